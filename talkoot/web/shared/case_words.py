"""Words that the pages about cases share: topics, effects a year, steps of the path."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from talkoot.cases.enums import EffectUnit
from talkoot.cases.models import Case, Step
from talkoot.catalogue.queries import topics
from talkoot.web.ui.numbers import format_amount

SIGN = {EffectUnit.ENERGY: "kWh", EffectUnit.EMISSIONS: "tCO2e", EffectUnit.MONEY: "EUR"}
UNITS = (("", _("Choose the unit")), *EffectUnit.choices)


@dataclass(frozen=True, slots=True)
class StepOnPath:
    """A step of the service, and when it was taken in this case."""

    step: Step
    done_on: date | None
    by_company: bool

    @property
    def is_done(self) -> bool:
        return self.done_on is not None


def topic_choices() -> list[tuple[str, str]]:
    """Topics in the language of the page, for a select field that may be left empty."""
    return [("", gettext("Choose, if you like")), *((topic.code, topic.name.here) for topic in topics())]


def topic_name(code: str) -> str:
    """The topic in the language of the page; empty when there is none or it is no longer known."""
    return next((topic.name.here for topic in topics() if topic.code == code), "")


def yearly(value: Decimal | None, unit: str) -> str:
    """An effect in words: `12 000 kWh a year`."""
    if value is None:
        return ""
    return gettext("%(amount)s a year") % {"amount": format_amount(value, SIGN.get(unit, unit))}  # type: ignore[call-overload]


def path_of(case: Case, steps: Sequence[Step]) -> list[StepOnPath]:
    """The path of the case's service with what has been done."""
    taken = {each.step_id: each for each in case.steps_taken.all()}
    return [
        StepOnPath(
            step,
            taken[step.pk].done_on if step.pk in taken else None,
            taken[step.pk].by_company if step.pk in taken else False,
        )
        for step in steps
    ]
