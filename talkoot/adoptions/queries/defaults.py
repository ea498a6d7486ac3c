"""What an adoption begins with when nobody has decided otherwise: the model's own figures."""

from datetime import date
from decimal import Decimal
from typing import Any

from talkoot.adoptions.models import Practice
from talkoot.catalogue.facts import OperatingModel, Range
from talkoot.organisations.models import Officer


def defaults_of(
    found: OperatingModel, officer: Officer | None, today: date, practice: Practice | None = None
) -> dict[str, Any]:
    """Owner and unit are the person's own, the figures the middle of the model's range, or those of a practice."""
    measure = found.measures[0] if found.measures else None
    facts = {
        "owner_id": officer.pk if officer else None,
        "unit": officer.unit if officer else "",
        "starts_on": today,
        "hours_planned": middle(found.effort.hours_per_year),
        "budget_eur": middle(found.effort.euros_per_year),
        "indicator": str(measure.words)[:200] if measure else "",
        "indicator_unit": str(measure.unit) if measure else "",
    }
    return {**facts, **_of_practice(practice)} if practice else facts


def middle(span: Range) -> Decimal:
    """The middle of a range, in whole hours or euros."""
    return Decimal((span.low + span.high) // 2)


def _of_practice(practice: Practice) -> dict[str, Any]:
    found = {
        "hours_planned": practice.hours_per_year,
        "budget_eur": practice.euros_per_year,
        "indicator": practice.indicator,
        "indicator_unit": practice.indicator_unit,
    }
    return {field: value for field, value in found.items() if value not in {None, ""}}
