"""What every test stands on: reference data, the standing people, and the house's walls."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import translation
from django_scopes import scopes_disabled

from talkoot.accounts.models import User
from talkoot.footprints.models import Indicator
from talkoot.footprints.operations import load_standard_indicators
from tests.people import People, make_people


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """The standard indicators are part of the product: they are there in every test."""
    with django_db_blocker.unblock():
        load_standard_indicators()


@pytest.fixture(autouse=True)
def _walls(request: pytest.FixtureRequest, settings: Any) -> Iterator[None]:
    """Tests arrange and look without a scope; every request they make still runs behind its own."""
    cache.clear()
    settings.EMAIL_BACKEND = "talkoot.notices.backend.OutboxBackend"  # the test runner had replaced it
    with scopes_disabled(), translation.override("en"):
        if "transactional_db" in request.fixturenames or "live_server" in request.fixturenames:
            request.getfixturevalue("transactional_db")
            if not Indicator.objects.exists():
                load_standard_indicators()
        yield


@pytest.fixture
def people(db: None) -> People:
    """The standing people with their networks and organisations."""
    return make_people()


@pytest.fixture
def client_of() -> Callable[[User | None], Client]:
    """A browser signed in as the person (None: a visitor)."""

    def sign_in(user: User | None) -> Client:
        client = Client()
        if user is not None:
            client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in
