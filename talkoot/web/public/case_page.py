"""What a company sees on the page of its own case."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext

from talkoot.cases.enums import CaseState, MeasureState
from talkoot.cases.models import Case, CaseMeasure
from talkoot.web.public.forms.cases import AnswerForm
from talkoot.web.shared.case_words import StepOnPath, path_of, yearly
from talkoot.web.ui.numbers import format_day

KIND = {
    MeasureState.CONSIDERED: "", MeasureState.DECIDED: "due", MeasureState.DONE: "good", MeasureState.DROPPED: "ended",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A measure as the company sees it."""

    measure: CaseMeasure
    kind: str
    expected: str
    result: str


def follow_context(case: Case, today: date, *, once: str, answer_form: AnswerForm | None = None) -> dict[str, Any]:
    """The path, what is missing, the shared advice, the measures, and the question if it is time."""
    path = path_of(case, list(case.desk.steps.all()))
    measures = list(case.measures.all())
    is_asked = case.is_follow_up_due(today)
    own = next((each for each in path if each.step.by_company and not each.is_done), None) if case.is_open else None
    return {
        "case": case, "desk": case.desk, "path": path, "own_step": own,
        "done": sum(1 for each in path if each.is_done), "sentence": sentence(case, own, is_asked=is_asked),
        "advice": list(case.log.filter(is_shared=True).select_related("officer__user")), "is_asked": is_asked,
        "measures": [
            MeasureLine(
                each, KIND[MeasureState(each.state)], yearly(each.expected_value, each.expected_unit),
                yearly(each.result_value, each.result_unit),
            )
            for each in measures
        ],
        "answer_form": answer_form or (AnswerForm(measures=measures, initial={"once": once}) if is_asked else None),
    }  # fmt: skip


def sentence(case: Case, own: StepOnPath | None, *, is_asked: bool) -> str:
    """Where the matter stands, in a sentence."""
    if case.state == CaseState.CLOSED:
        return gettext("This matter was closed on %(day)s. Thank you!") % {"day": format_day(case.closed_on)}
    if is_asked:
        return gettext("How did it go? We would like to hear.")
    if own is not None:
        return gettext("We wait for one thing from you: %(step)s.") % {"step": own.step.name}
    if case.forgotten_at:
        return gettext("Your contact details are erased. The advice comes to this page: keep its link.")
    if case.state == CaseState.NEW:
        return gettext("Your matter has reached us. An adviser will be in touch.")
    if case.state == CaseState.TAKEN:
        return gettext("An adviser is at work on your matter.")
    return gettext("You have our advice. We ask on %(day)s how it went.") % {"day": format_day(case.follow_up_on)}
