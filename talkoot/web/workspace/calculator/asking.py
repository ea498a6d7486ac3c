"""What the page of one question shows."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from talkoot.footprints.enums import Question, RowDepth, RowState
from talkoot.footprints.models import Answer
from talkoot.web.workspace.calculator.entering import Asked
from talkoot.web.workspace.calculator.estimate_words import INSTEAD
from talkoot.web.workspace.calculator.offered import names_for
from talkoot.web.workspace.calculator.overview import answer_words, next_address
from talkoot.web.workspace.calculator.shown import Sheet
from talkoot.web.workspace.calculator.words import DOTS, WORDS, emissions_words, unit_words

MONEY = "eur"
METERED = {Question.ELECTRICITY, Question.HEAT}


@dataclass(frozen=True, slots=True)
class DepthChoice:
    """One of the three ways to know the figures."""

    depth: str
    label: str
    dots: int
    is_chosen: bool


def question_context(asked: Asked, sheet: Sheet, forms: Any) -> dict[str, Any]:
    """Everything that the template needs."""
    question, language, year = asked.question, asked.language, asked.inventory.year
    words, counted = WORDS[Question(question)], sheet.of(question, RowState.COUNTED)
    answer = Answer.objects.filter(inventory=asked.inventory, question=question).first()
    return {
        "number": question,
        "asks": words.asks % {"year": year},
        "words": words,
        "form": forms,
        "depths": depth_choices(question, asked.depth),
        "depth": asked.depth,
        "instead": INSTEAD.get(question, "") if asked.depth == RowDepth.ESTIMATE else "",
        "rows": [sheet.shown(row, language) for row in counted],
        "aside": [sheet.shown(row, language) for row in sheet.of(question, RowState.SET_ASIDE)],
        "last_year": [_last_year(form, sheet, language) for form in forms.last_year],
        "sum": emissions_words(sheet.kg_of(counted)),
        "total": emissions_words(sheet.footprint.total_market),
        "answer": answer,
        "answer_words": answer_words(answer) if answer else "",
        "next_url": next_address(asked.inventory, question),
        "names": names_for(question, asked.factors, language),
        "names_money": names_for(question, asked.factors, language, unit=MONEY),
    }


def depth_choices(question: int, chosen: str) -> list[DepthChoice]:
    """Measured, bills, roughly."""
    measured = gettext("I have meter readings") if question in METERED else gettext("I have exact records")
    labels = (
        (RowDepth.MEASURED, measured),
        (RowDepth.BILL, gettext("I have bills")),
        (RowDepth.ESTIMATE, gettext("I only know roughly")),
    )
    return [DepthChoice(depth, label, DOTS[depth], depth == chosen) for depth, label in labels]


def _last_year(form: Any, sheet: Sheet, language: str) -> dict[str, Any]:
    shown = sheet.shown(form.row, language)
    form.fields["amount"].label = shown.name
    return {"form": form, "shown": shown, "unit": unit_words(form.row.unit)}
