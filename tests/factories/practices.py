"""Adopted models and published practices, made as people make them: through the operations."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from talkoot.accounts.models import User
from talkoot.adoptions.models import Adoption, Practice
from talkoot.adoptions.operations import adopt_model, publish_practice, tell_result, write_practice
from talkoot.organisations.models import Municipality

NOW = datetime(2026, 3, 16, 9, 0, tzinfo=UTC)
TODAY = date(2026, 3, 16)


def adopted(municipality: Municipality, by: User, code: str = "permits", **facts: Any) -> Adoption:
    """A model in use since the beginning of the year; nothing else is created for it."""
    given = {
        "starts_on": date(2026, 1, 1),
        "hours_planned": Decimal(30),
        "budget_eur": Decimal(200),
        "create": (),
        **facts,
    }
    owner = municipality.officers.in_office().filter(user=by).first()
    given.setdefault("owner_id", owner.pk if owner else None)
    return adopt_model(municipality_id=municipality.pk, code=code, by=by, now=NOW, today=TODAY, **given)


def told(adoption: Adoption, by: User, sentence: str = "Twelve companies got advice", **facts: Any) -> None:
    """A result of the adoption."""
    tell_result(adoption_id=adoption.pk, day=TODAY, sentence=sentence, by=by, now=NOW, today=TODAY, **facts)


def practice_of(adoption: Adoption, by: User, *, published: bool = True, **facts: Any) -> Practice:
    """How it was done, in English, published."""
    texts = {
        "title_en": "A form that fits a phone", "what_en": "The inspector asks three questions.",
        "result_en": "Half of the companies said yes.", "contact_unit": "Building control", "hours_per_year": Decimal(24),
        **facts,
    }  # fmt: skip
    practice = write_practice(adoption_id=adoption.pk, by=by, now=NOW, **texts)
    return publish_practice(practice_id=practice.pk, by=by, now=NOW) if published else practice
