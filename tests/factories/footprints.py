"""Inventories of emissions, their rows and kept results."""

from datetime import date
from decimal import Decimal

import factory
from django.core.files.base import ContentFile
from factory.django import DjangoModelFactory

from talkoot.footprints.models import Answer, Calculation, Inventory, Mandate, Row, SourceFile
from tests.factories import NOW, OrganisationFactory, UserFactory


class InventoryFactory(DjangoModelFactory[Inventory]):
    """An open calculation of 2024, a year for which the library has every Finnish energy figure."""

    class Meta:
        model = Inventory

    class Params:
        ready = factory.Trait(state="ready", ready_at=NOW)
        shared = factory.Trait(state="ready", ready_at=NOW, is_shared=True)

    organisation = factory.SubFactory(OrganisationFactory)
    year = 2024
    factors_version = "2026.2"
    opened_at = NOW


class RowFactory(DjangoModelFactory[Row]):
    """Ten megawatt-hours of electricity from bills."""

    class Meta:
        model = Row

    inventory = factory.SubFactory(InventoryFactory)
    question = 2
    kind = "electricity"
    amount = Decimal(10)
    unit = "MWh"
    at = NOW


class AnswerFactory(DjangoModelFactory[Answer]):
    class Meta:
        model = Answer

    inventory = factory.SubFactory(InventoryFactory)
    question = 5
    state = "none"


class CalculationFactory(DjangoModelFactory[Calculation]):
    """A kept result: 10 t in scope 1, 2 and 20 t in scope 2, 30 t in scope 3."""

    class Meta:
        model = Calculation

    inventory = factory.SubFactory(InventoryFactory, ready=True)
    factors_version = "2026.2"
    potentials = "ar6"
    at = NOW
    scope_1_kg = Decimal(10_000)
    scope_2_location_kg = Decimal(2_000)
    scope_2_market_kg = Decimal(20_000)
    scope_3_kg = Decimal(30_000)
    biogenic_kg = Decimal(0)
    low_kg = Decimal(50_000)
    high_kg = Decimal(70_000)
    categories = factory.LazyFunction(lambda: {"1": "30000"})


class MandateFactory(DjangoModelFactory[Mandate]):
    """A student's access for the year 2026."""

    class Meta:
        model = Mandate

    inventory = factory.SubFactory(InventoryFactory)
    role = "calculator"
    name = "Onni Opiskelija"
    user = factory.SubFactory(UserFactory)
    email = factory.LazyAttribute(lambda mandate: mandate.user.email)
    from_on = date(2026, 1, 1)
    until_on = date(2026, 12, 31)
    invited_at = NOW


class SourceFileFactory(DjangoModelFactory[SourceFile]):
    class Meta:
        model = SourceFile

    inventory = factory.SubFactory(InventoryFactory)
    kind = "datahub"
    file_name = "kulutus-2024.csv"
    file = factory.LazyFunction(lambda: ContentFile(b"Mittauspisteen tunnus;Alkuaika", "kulutus-2024.csv"))
    size = 1000
    digest = factory.Sequence(lambda n: f"{n:064d}")
    at = NOW
