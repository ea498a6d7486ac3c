"""What is counted and what is not, and why, as a page says it."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext, ngettext

from talkoot.footprints.enums import AnswerState, RowDepth
from talkoot.footprints.queries.coverage import COUNTED, QuestionCover
from talkoot.footprints.queries.result import Result
from talkoot.web.ui.numbers import month_name
from talkoot.web.workspace.inventory_page import inventory_address
from talkoot.web.workspace.result.shares import share_words
from talkoot.web.workspace.result.words import CATEGORIES, amount, name_of

ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Answered:
    """One question: what was said of it, in words, and its status ("good", "due" or none)."""

    question: str
    state: str
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class Aside:
    """A row that does not count, and why."""

    name: str
    amount: str
    reason: str
    address: str


@dataclass(frozen=True, slots=True)
class Covered:
    """The coverage of a result in words."""

    sentence: str
    questions: list[Answered]
    aside: list[Aside]
    refused: list[str]
    gaps: list[str]
    categories: list[str]
    known: str


def covered_of(result: Result) -> Covered:
    """What the coverage section and the files say."""
    cover = result.cover
    return Covered(
        sentence=_sentence(result),
        questions=[_answered(one) for one in cover.questions],
        aside=[
            Aside(
                name_of(result.factors, row.kind), amount(row.amount, row.unit), row.reason,
                inventory_address("inventory-figure", result.inventory, row.pk),
            )
            for row in cover.set_aside
        ],
        refused=[name_of(result.factors, one.activity.kind) for one in cover.refused],
        gaps=[_gap(gap.question.label, gap.site, gap.months) for gap in cover.gaps],
        categories=[f"{number} {CATEGORIES[number]}" for number in cover.categories_left_out],
        known=_known(result),
    )  # fmt: skip


def _sentence(result: Result) -> str:
    cover = result.cover
    answered = sum(1 for one in cover.questions if one.state)
    if answered == len(cover.questions):
        return gettext("Every question is answered.")
    facts = {"answered": answered, "all": len(cover.questions)}
    return gettext("%(answered)s of %(all)s questions about amounts are answered.") % facts


def _answered(one: QuestionCover) -> Answered:
    if one.state == COUNTED:
        words = ngettext("%(count)s figure is counted", "%(count)s figures are counted", one.counted)
        state, kind = words % {"count": one.counted}, "good"
    elif one.state:
        state, kind = str(AnswerState(one.state).label), "ended" if one.state == AnswerState.EXCLUDED else "good"
    else:
        state, kind = gettext("not answered yet"), "due"
    if one.to_check:
        words = ngettext(
            "%(count)s figure of last year is not checked and not counted",
            "%(count)s figures of last year are not checked and not counted",
            one.to_check,
        )
        return Answered(str(one.question.label), state, "due", words % {"count": one.to_check})
    return Answered(str(one.question.label), state, kind, one.reason)


def _gap(question: str, site: str, months: tuple[int, ...]) -> str:
    facts = {"what": f"{question}, {site}" if site else question, "months": ", ".join(month_name(m) for m in months)}
    return gettext("%(what)s: no bill or reading for the whole of %(months)s.") % facts


def _known(result: Result) -> str:
    """How the kilograms are known: "62 % from bills, 38 % estimated"."""
    shares = result.cover.shares.items()
    parts = [f"{share_words(share, ONE)} {RowDepth(depth).label}" for depth, share in shares if share]
    return gettext("How the amounts are known: %(parts)s.") % {"parts": ", ".join(parts)} if parts else ""
