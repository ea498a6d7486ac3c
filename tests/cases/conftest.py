"""A desk for advice with an adviser, and a case at it."""

import pytest

from talkoot.cases.models import Case, Desk
from talkoot.organisations.models import Officer
from tests.factories.cases import CaseFactory, DeskFactory
from tests.people import People


@pytest.fixture
def adviser(people: People) -> Officer:
    return Officer.objects.get(user=people.officer)


@pytest.fixture
def desk(people: People, adviser: Officer) -> Desk:
    return DeskFactory(municipality=people.municipality, adviser=adviser)


@pytest.fixture
def case(desk: Desk, adviser: Officer) -> Case:
    """Taken by the adviser."""
    return CaseFactory(desk=desk, adviser=adviser, state="taken")
