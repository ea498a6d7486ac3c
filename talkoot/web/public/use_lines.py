"""A municipality's use of a model as a line: its name, state, latest result with its grade, what can be copied."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from talkoot.adoptions.enums import AdoptionState
from talkoot.adoptions.models import Adoption, Result
from talkoot.adoptions.queries.running import Use
from talkoot.catalogue.enums import MeasureUnit
from talkoot.catalogue.queries import model
from talkoot.web.ui.numbers import format_amount, format_day

KINDS = {AdoptionState.RUNNING: "good", AdoptionState.PAUSED: "due", AdoptionState.ENDED: "ended"}

LASTING = (AdoptionState.RUNNING, AdoptionState.PAUSED)  # "since" a day; the others came on one


@dataclass(frozen=True, slots=True)
class UseLine:
    """What a page shows of one use; `grade` is the evidence of the result."""

    name: str
    url: str
    municipality: str
    unit: str
    state: str
    kind: str
    figure: str
    result: str
    result_on: str
    grade: int
    practice_url: str


def use_line(use: Use) -> UseLine:
    """The line of one use."""
    adoption, result = use.adoption, use.result
    found = model(adoption.model_code)
    return UseLine(
        name=found.name.here if found else adoption.name,
        url=reverse("public:model", args=[found.code]) if found else "",
        municipality=adoption.municipality.name,
        unit=adoption.unit,
        state=state_words(adoption),
        kind=KINDS.get(AdoptionState(adoption.state), ""),
        figure=figure_of(adoption, result),
        result=result.sentence if result else "",
        result_on=format_day(result.day) if result else "",
        grade=result.evidence_grade if result else 0,
        practice_url=reverse("public:practice", args=[use.practice.pk]) if use.practice else "",
    )


def state_words(adoption: Adoption) -> str:
    """The state with the day since which it holds."""
    facts = {"state": adoption.get_state_display(), "day": format_day(adoption.state_since)}
    if adoption.state not in LASTING:
        return gettext("%(state)s %(day)s") % facts
    return gettext("%(state)s since %(day)s") % facts


def figure_of(adoption: Adoption, result: Result | None) -> str:
    """The figure of a result with its unit; empty when it has none, or when it is a count that the sentence tells."""
    if result is None or result.value is None:
        return ""
    if result.sentence and adoption.indicator_unit in ("", MeasureUnit.PIECES):
        return ""
    return format_amount(result.value, adoption.indicator_unit)


def effort_words(hours: object, euros: object) -> str:
    """Hours and euros a year in words; empty when neither is known."""
    if hours and euros:
        return gettext("%(hours)s and %(euros)s a year") % {
            "hours": format_amount(hours, "h"), "euros": format_amount(euros, "EUR"),
        }  # fmt: skip
    if hours or euros:
        amount = format_amount(hours, "h") if hours else format_amount(euros, "EUR")
        return gettext("%(amount)s a year") % {"amount": amount}
    return ""
