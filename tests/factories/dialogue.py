"""Real dialogues for tests."""

from datetime import date, datetime, timedelta

import factory
from factory.django import DjangoModelFactory

from talkoot.dialogue.models import Dialogue, Input, Subscription
from tests.factories import NOW, MunicipalityFactory

OPENED = NOW - timedelta(days=3)


class DialogueFactory(DjangoModelFactory[Dialogue]):
    """A survey of a municipality, open to everybody until the end of the century."""

    class Meta:
        model = Dialogue

    municipality = factory.SubFactory(MunicipalityFactory)
    kind = "survey"
    title_fi, title_sv, title_en = "Kunnan strategia", "Kommunens strategi", "The strategy"
    question_fi, question_sv, question_en = "Mitä pitäisi tehdä?", "Vad borde göras?", "What should be done?"
    themes = "Energy\nTransport"
    closes_on = date(2099, 12, 31)
    opened_at = OPENED
    openings = 1

    class Params:
        draft = factory.Trait(opened_at=None, openings=0)
        ended = factory.Trait(ended_at=NOW - timedelta(days=1))
        lasting = factory.Trait(kind="needs", closes_on=None)


class InputFactory(DjangoModelFactory[Input]):
    """What a company wrote, read by somebody and open to be published with its name."""

    class Meta:
        model = Input

    dialogue = factory.SubFactory(DialogueFactory)
    text = factory.Sequence(lambda n: f"More charging places {n}")
    language = "en"
    organisation_name = "Kahvila Ahonen Oy"
    email = factory.Sequence(lambda n: f"giver{n}@example.example")
    publication = "named"
    given_at: datetime = NOW - timedelta(days=2)
    read_at: datetime | None = NOW - timedelta(days=1)

    class Params:
        unread = factory.Trait(read_at=None)
        answered = factory.Trait(fate="taken", answer="It is in the strategy.", answer_language="en", answered_at=NOW)


class SubscriptionFactory(DjangoModelFactory[Subscription]):
    """A confirmed wish to be told of dialogues about food."""

    class Meta:
        model = Subscription

    municipality = factory.SubFactory(MunicipalityFactory)
    product_group = "food"
    email = factory.Sequence(lambda n: f"supplier{n}@example.example")
    language = "en"
    asked_at = confirmed_at = NOW - timedelta(days=30)
