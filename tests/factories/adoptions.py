"""Adoptions of a municipality, as rows."""

from datetime import date
from decimal import Decimal
from typing import Any

import factory
from factory.django import DjangoModelFactory

from talkoot.adoptions.models import Adoption, Effort, Practice, ProgrammeAction, Result, Task
from tests.factories import NOW, MunicipalityFactory

CODES = ("permits", "award", "campaigns", "diploma", "label", "others-services", "open-data")


class AdoptionFactory(DjangoModelFactory[Adoption]):
    """A running adoption without plan or carriers."""

    class Meta:
        model = Adoption

    municipality = factory.SubFactory(MunicipalityFactory)
    model_code = factory.Sequence(lambda n: CODES[n % len(CODES)])
    name = factory.LazyAttribute(lambda made: made.model_code.title())
    name_en = factory.SelfAttribute("name")
    state_since = date(2026, 3, 1)
    starts_on = date(2026, 3, 1)
    hours_planned = Decimal(40)
    budget_eur = Decimal(500)
    adopted_at = NOW


class TaskFactory(DjangoModelFactory[Task]):
    """A task of an adoption."""

    class Meta:
        model = Task

    adoption = factory.SubFactory(AdoptionFactory)
    municipality = factory.LazyAttribute(lambda made: made.adoption.municipality)
    title = factory.Sequence(lambda n: f"Ask {n}")
    title_en = factory.SelfAttribute("title")
    due_on = date(2026, 3, 20)


class EffortFactory(DjangoModelFactory[Effort]):
    class Meta:
        model = Effort

    adoption = factory.SubFactory(AdoptionFactory)
    day = date(2026, 3, 10)
    hours = Decimal("2.5")


class ResultFactory(DjangoModelFactory[Result]):
    class Meta:
        model = Result

    adoption = factory.SubFactory(AdoptionFactory)
    day = date(2026, 3, 10)
    sentence = "Four builders used the discount"


class ProgrammeActionFactory(DjangoModelFactory[ProgrammeAction]):
    class Meta:
        model = ProgrammeAction

    municipality = factory.SubFactory(MunicipalityFactory)
    title = "Companies build with less carbon"


class PracticeFactory(DjangoModelFactory[Practice]):
    """How one municipality did it, published."""

    class Meta:
        model = Practice

    municipality = factory.SubFactory(MunicipalityFactory)
    model_code = "permits"
    title = "Discount for heat pumps"
    what = "A lower fee."
    contact_unit = "Building control"
    plan: Any = factory.LazyFunction(
        lambda: [{"kind": "task", "title": {"fi": "Sovi", "sv": "Avtala", "en": "Agree"}, "week": 2, "month": None, "remind_days": 3}]
    )  # fmt: skip
    published_at = NOW
