"""Desks and cases."""

from typing import Any

import factory
from factory.django import DjangoModelFactory

from talkoot.cases.models import Advice, Case, CaseMeasure, Desk
from talkoot.cases.operations import add_desk
from tests.factories import NOW, MunicipalityFactory


class DeskFactory(DjangoModelFactory[Desk]):
    """A desk with its usual path, as the operation sets it up."""

    class Meta:
        model = Desk

    municipality = factory.SubFactory(MunicipalityFactory)
    kind = "advice"

    @classmethod
    def _create(cls, model_class: type[Desk], *args: Any, **kwargs: Any) -> Desk:
        municipality, kind = kwargs.pop("municipality"), kwargs.pop("kind")
        adviser = kwargs.pop("adviser", None)
        return add_desk(
            municipality_id=municipality.pk, kind=kind, name={}, by=None, now=NOW, **kwargs,
            adviser_id=adviser.pk if adviser else None,
        )  # fmt: skip


class CaseFactory(DjangoModelFactory[Case]):
    class Meta:
        model = Case

    desk = factory.SubFactory(DeskFactory)
    organisation_name = factory.Sequence(lambda n: f"Verstas {n} Oy")
    contact_name = "Aino Verstas"
    contact_email = factory.Sequence(lambda n: f"aino{n}@verstas.example")
    language = "en"
    question = "Our oil boiler is old. What next?"
    origin = "request"
    opened_at = NOW
    moved_at = NOW


class CaseMeasureFactory(DjangoModelFactory[CaseMeasure]):
    class Meta:
        model = CaseMeasure

    case = factory.SubFactory(CaseFactory)
    text = "Heat pump in place of oil"


class AdviceFactory(DjangoModelFactory[Advice]):
    class Meta:
        model = Advice

    case = factory.SubFactory(CaseFactory)
    at = NOW
    text = "Talked about the boiler"
    time_min = 30
