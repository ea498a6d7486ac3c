"""The monthly letter to those who verify."""

from datetime import date, timedelta

import pytest

from talkoot.library.operations import send_monthly_letters
from talkoot.notices.models import Message
from talkoot.organisations.models import Officer
from tests.factories import NOW, TODAY
from tests.factories.library import EntryFactory, ShelfFactory
from tests.people import People

LONG_AGO = date(2025, 8, 10)
NEXT_MONTH = timedelta(days=31)


@pytest.fixture
def verifier(people: People) -> Officer:
    return Officer.objects.get(user=people.officer)


def letters() -> dict[str, str]:
    return {message.to: message.body for message in Message.objects.all()}


def test_verifier_gets_one_letter_a_month_with_everything_to_verify(people: People, verifier: Officer):
    shelf = ShelfFactory(municipality=people.municipality)
    for title in ("Energy advice", "Loans"):
        EntryFactory(shelf=shelf, title_en=title, verifier=verifier, verified_on=LONG_AGO)
    EntryFactory(shelf=shelf, title_en="Fresh", verifier=verifier)
    assert [send_monthly_letters(now=NOW, today=TODAY) for _ in range(2)] == [1, 0]
    (body,) = letters().values()
    assert list(letters()) == [people.officer.email]
    assert [word in body for word in ("Energy advice", "Loans", "10.8.2025", "Fresh")] == [True, True, True, False]
    assert "http://testserver/en/console/municipality/kuusikoski/directory/" in body
    assert send_monthly_letters(now=NOW + NEXT_MONTH, today=TODAY + NEXT_MONTH) == 1


def test_lead_is_told_of_what_nobody_verifies(people: People, verifier: Officer):
    shelf = ShelfFactory(municipality=people.municipality)
    EntryFactory(shelf=shelf, title_en="Abandoned", verifier=verifier)
    verifier.until_on = TODAY
    verifier.save()
    assert send_monthly_letters(now=NOW, today=TODAY) == 1
    assert [(to, "Abandoned" in body) for to, body in letters().items()] == [(people.lead.email, True)]


def test_nobody_is_written_to_when_everything_is_verified(people: People, verifier: Officer):
    EntryFactory(shelf=ShelfFactory(municipality=people.municipality), verifier=verifier)
    assert (send_monthly_letters(now=NOW, today=TODAY), letters()) == (0, {})
