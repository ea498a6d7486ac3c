"""The eight questions as a list of what is there and what is missing."""

from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from talkoot.footprints.enums import AnswerState, Question, RowState
from talkoot.footprints.models import Answer, Inventory, Row
from talkoot.web.ui.numbers import format_number
from talkoot.web.workspace.calculator.shown import Sheet
from talkoot.web.workspace.calculator.words import DOTS, ORDER, amount_words, depth_words, emissions_words
from talkoot.web.workspace.inventory_page import inventory_address

MOST_NAMED = 2


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """One question: its state in words, what it holds, how well it is known."""

    number: int
    name: str
    url: str
    holds: str
    depth: str
    dots: int
    emissions: str
    waiting: int  # figures of last year to be checked
    is_answered: bool
    says: str  # none, not applicable, left out, with the reason


def question_lines(inventory: Inventory, sheet: Sheet, answers: dict[int, Answer], language: str) -> list[QuestionLine]:
    """The eight questions in their order."""
    return [_profile_line(inventory), *(_line(sheet, answers.get(q), q, language) for q in Question if q > 1)]


def address_of(inventory: Inventory, question: int) -> str:
    """Where a question is answered; the first is the profile."""
    if question == Question.COMPANY:
        return inventory_address("inventory-profile", inventory)
    return inventory_address("inventory-question", inventory, question)


def next_address(inventory: Inventory, question: int) -> str:
    """The question after this one; after the last the overview."""
    following = question + 1
    return (
        address_of(inventory, following) if following in Question.values else inventory_address("inventory", inventory)
    )


def _profile_line(inventory: Inventory) -> QuestionLine:
    facts = [
        gettext("%(count)s employees") % {"count": format_number(inventory.staff)} if inventory.staff else "",
        amount_words(inventory.floor_m2, "m2") if inventory.floor_m2 else "",
        gettext("turnover %(euros)s €") % {"euros": format_number(inventory.turnover_eur)}
        if inventory.turnover_eur
        else "",
    ]
    told = [fact for fact in facts if fact]
    return QuestionLine(
        number=1, name=str(Question.COMPANY.label), url=address_of(inventory, 1), holds=" · ".join(told), depth="",
        dots=0, emissions="", waiting=0, is_answered=bool(told), says="",
    )  # fmt: skip


def _line(sheet: Sheet, answer: Answer | None, question: int, language: str) -> QuestionLine:
    rows = sheet.of(question, RowState.COUNTED)
    depth = _depth_of_most(sheet, rows)
    return QuestionLine(
        number=int(question),
        name=str(Question(question).label),
        url=address_of(sheet.inventory, question),
        holds=_holds(sheet, rows, language),
        depth=depth_words(depth) if depth else "",
        dots=DOTS[depth] if depth else 0,  # type: ignore[index]
        emissions=emissions_words(sheet.kg_of(rows)) if rows else "",
        waiting=len(sheet.of(question, RowState.TO_CHECK)),
        is_answered=bool(rows) or answer is not None,
        says="" if rows or answer is None else answer_words(answer),
    )


def answer_words(answer: Answer) -> str:
    """What a company said of a whole question."""
    if answer.state in {AnswerState.NONE, AnswerState.DONE}:
        return str(AnswerState(answer.state).label)
    return gettext("%(state)s: %(reason)s") % {"state": answer.get_state_display(), "reason": answer.reason}  # type: ignore[attr-defined]


def _holds(sheet: Sheet, rows: list[Row], language: str) -> str:
    """The largest rows by name, and how many others."""
    largest = sorted(rows, key=lambda row: -abs(sheet.kg_of([row])))
    shown = [sheet.shown(row, language) for row in largest[:MOST_NAMED]]
    told = [f"{one.name} {one.amount}" for one in shown]
    rest = len(rows) - len(told)
    if rest:
        told.append(ngettext("%(count)s other", "%(count)s others", rest) % {"count": rest})
    return " · ".join(told)


def _depth_of_most(sheet: Sheet, rows: list[Row]) -> str:
    """How the larger part of the kilograms is known; the better one when none has any."""
    if not rows:
        return ""
    weights = {depth: sum(abs(sheet.kg_of([row])) for row in rows if row.depth == depth) for depth in ORDER}
    present = [depth for depth in ORDER if any(row.depth == depth for row in rows)]
    return max(present, key=lambda depth: weights[depth])
