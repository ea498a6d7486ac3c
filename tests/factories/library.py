"""Shelves and entries of a directory."""

import factory
from factory.django import DjangoModelFactory

from talkoot.library.models import Entry, Shelf
from tests.factories import NOW, TODAY, MunicipalityFactory


class ShelfFactory(DjangoModelFactory[Shelf]):
    class Meta:
        model = Shelf

    municipality = factory.SubFactory(MunicipalityFactory)
    kind = "services"
    name_fi = factory.Sequence(lambda n: f"Hylly {n}")
    name_en = factory.Sequence(lambda n: f"Shelf {n}")


class EntryFactory(DjangoModelFactory[Entry]):
    """Verified today, by nobody in particular unless a verifier is given."""

    class Meta:
        model = Entry

    shelf = factory.SubFactory(ShelfFactory)
    title_fi = factory.Sequence(lambda n: f"Palvelu {n}")
    title_en = factory.Sequence(lambda n: f"Service {n}")
    verified_on = TODAY
    created_at = NOW
