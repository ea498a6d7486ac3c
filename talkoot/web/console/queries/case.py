"""What the page of one case shows."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from talkoot.accounts.models import User
from talkoot.cases.enums import CaseState, MeasureState, Why
from talkoot.cases.models import Case, CaseMeasure
from talkoot.cases.queries import officer_of, why_waiting
from talkoot.web.console.forms.cases import CloseForm, LogForm, MeasureForm, MeasureStateForm, TakeForm
from talkoot.web.shared.case_words import path_of, topic_name, yearly
from talkoot.web.ui.numbers import format_day
from talkoot.web.ui.pieces import Link

KIND = {CaseState.NEW: "due", CaseState.TAKEN: "", CaseState.ADVISED: "good", CaseState.CLOSED: ""}
MEASURE_KIND = {
    MeasureState.CONSIDERED: "", MeasureState.DECIDED: "due", MeasureState.DONE: "good", MeasureState.DROPPED: "ended",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure with its effects in words and a form for how far it is."""

    measure: CaseMeasure
    kind: str
    expected: str
    result: str
    form: MeasureStateForm


def case_context(case: Case, user: User, today: date, **forms: Any) -> dict[str, Any]:
    """The case with its path, log and measures, in a fixed number of queries."""
    log = list(case.log.select_related("officer__user"))
    officer = officer_of(user, case.desk.municipality_id)
    return {
        "case": case, "desk": case.desk, "kind": KIND[CaseState(case.state)], "topic": topic_name(case.topic),
        "next": next_sentence(case, today), "path": path_of(case, list(case.desk.steps.all())), "log": log,
        "hours": (Decimal(sum(entry.time_min for entry in log)) / 60).quantize(Decimal("0.1")),
        "measures": _measures(case, forms.pop("state_form", None)), "officer": officer,
        "take_form": TakeForm(case=case, initial={"officer": officer} if officer and not case.has_adviser else None),
        "log_form": LogForm(), "measure_form": MeasureForm(), "close_form": CloseForm(initial={"version": case.version}),
        "trail": [
            Link(gettext("Advice"), reverse("console:cases", args=[case.desk.municipality.slug])),
            Link(case.organisation_name),
        ],
        **forms,
    }  # fmt: skip


def next_sentence(case: Case, today: date) -> str:
    """What comes next, as a sentence."""
    why = why_waiting(case, today)
    if why == Why.NEW:
        return gettext("Nobody has taken the case yet.")
    if why == Why.NO_ADVISER:
        return gettext("The case has no adviser: whoever had it has left. Give it to somebody.")
    if why == Why.ANSWERED:
        return gettext("The company has answered. Read the answer and close the case, or go on.")
    if why == Why.FOLLOW_UP:
        return gettext("It is time to hear how it went.")
    if why == Why.STUCK:
        return gettext("Nothing has happened for two weeks. A call often helps.")
    if case.state == CaseState.CLOSED:
        return gettext("Closed on %(day)s.") % {"day": format_day(case.closed_on)}
    if case.follow_up_on is not None:
        return gettext("The company is asked on %(day)s how it went.") % {"day": format_day(case.follow_up_on)}
    return gettext("Next: talk with the company and write down what you advise.")


def _measures(case: Case, bound: MeasureStateForm | None) -> list[MeasureRow]:
    return [
        MeasureRow(
            measure=each, kind=MEASURE_KIND[MeasureState(each.state)],
            expected=yearly(each.expected_value, each.expected_unit),
            result=yearly(each.result_value, each.result_unit),
            form=bound if bound is not None and bound.prefix == f"m{each.pk}" else MeasureStateForm(measure=each),
        )
        for each in case.measures.all()
    ]  # fmt: skip
