"""Who may enter which page: every address is asked as every standing person, their own network's and the neighbour's."""

from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse
from django.utils import timezone

from talkoot.accounts.models import User
from talkoot.imports.models import Import
from talkoot.imports.operations import upload_workbook
from talkoot.notices.models import Message
from tests.factories import ApplicationFactory, CommitmentFactory, GoalFactory, ReportFactory, RoundFactory
from tests.people import People

OWN = ("public", "workspace", "console", "me", "look", "ui", "api")
PERSONS = ("visitor", "stranger", "reader", "member", "neighbour", "coordinator", "operator")


def own_patterns(
    resolver: URLResolver, space: str = "", parts: frozenset[str] = frozenset()
) -> Iterator[tuple[str, frozenset[str]]]:
    """Every own address by name, with the parts it is built from."""
    for entry in resolver.url_patterns:
        needed = parts | set(entry.pattern.converters)
        if isinstance(entry, URLResolver):
            yield from own_patterns(entry, entry.namespace or space, needed)
        elif space in OWN and entry.name:
            yield f"{space}:{entry.name}", needed


@pytest.fixture
def facts(people: People) -> dict[str, object]:
    """Something for every part of an address, in the people's own network."""
    goal = GoalFactory(membership=people.membership)
    CommitmentFactory(membership=people.membership)
    round_ = RoundFactory(network=people.network)
    report = ReportFactory(round=round_, membership=people.membership, submitted=True)
    message = Message.objects.create(
        network_id=people.network.pk, kind="x", to="a@b.example", subject="x", body="x", queued_at=timezone.now(),
        send_at=timezone.now(),
    )  # fmt: skip
    application = ApplicationFactory(
        network=people.network, tier=people.tier, state="submitted", submitted_at=timezone.now()
    )
    return {
        "network": people.network.slug,
        "member": people.membership.slug,
        "goal_id": goal.pk,
        "year": round_.year,
        "application_id": application.pk,
        "message_id": message.pk,
        "tier_id": people.tier.pk,
        "contact_id": people.membership.organisation.contacts.first().pk,
        "coordinator_id": people.network.coordinators.first().pk,
        "token": report.token,
        "colour": "0d5668",
        "answer": "accept",
        "subject": "goal",
        "import_id": bring_in(people).pk,
    }


def bring_in(people: People) -> Import:
    """A spreadsheet that waits for its coordinator's answers."""
    text = "Organisaatio;Y-tunnus;Tila\nKahvila Ahonen Oy;9100007-2;aktiivinen\n"
    return upload_workbook(
        network_id=people.network.pk,
        data=text.encode(),
        file_name="jasenet.csv",
        by=people.coordinator,
        now=timezone.now(),
    )


def addresses(facts: dict[str, object]) -> Iterator[tuple[str, str]]:
    """Every own address that can be built from the facts."""
    for name, parts in own_patterns(get_resolver()):
        if parts <= set(facts):
            yield name, reverse(name, kwargs={part: facts[part] for part in parts})


def person(people: People, name: str) -> User | None:
    return None if name == "visitor" else getattr(people, name)


ALLOWED = {
    "console": {"coordinator", "operator"},
    "workspace": {"member", "reader"},
}
ANYBODY_SIGNED_IN = {"console:home", "workspace:home", "console:networks"}
BY_TOKEN = "/report/"


@pytest.mark.django_db
@pytest.mark.parametrize("name", PERSONS)
def test_pages_of_a_network_open_only_for_its_own_people(
    name: str, people: People, facts: dict[str, object], client_of: Callable[[User | None], Client]
):
    client = client_of(person(people, name))
    wrong = []
    for address, url in addresses(facts):
        space = address.split(":")[0]
        if space not in ALLOWED or address in ANYBODY_SIGNED_IN or BY_TOKEN in url:
            continue
        status = client.get(url).status_code
        may = name in ALLOWED[space]
        if may and status not in {200, 302, 403, 405}:
            wrong.append((address, status))
        if not may and status not in ({302} if name == "visitor" else {403, 404, 405}):
            wrong.append((address, status))
    assert wrong == []


@pytest.mark.django_db
def test_visitor_is_led_to_sign_in_from_every_closed_page(
    people: People, facts: dict[str, object], client_of: Callable[[User | None], Client]
):
    client = client_of(None)
    led = {
        client.get(url).headers.get("Location", "").split("?")[0]
        for address, url in addresses(facts)
        if address.startswith(("console:", "me:"))
    }
    assert led == {reverse("account_login")}


@pytest.mark.django_db
@pytest.mark.parametrize("name", PERSONS)
def test_looking_at_a_page_never_writes(
    name: str, people: People, facts: dict[str, object], client_of: Callable[[User | None], Client]
):
    client = client_of(person(people, name))
    written, looking_at = [], [""]

    def watch(execute, sql, params, many, context):
        table = sql.split('"')[1] if '"' in sql else ""
        if sql.split(None, 1)[0].upper() in {"INSERT", "UPDATE", "DELETE"} and table != "django_session":
            written.append((looking_at[0], sql[:80]))
        return execute(sql, params, many, context)

    for looking_at[0], url in addresses(facts):
        with connection.execute_wrapper(watch):
            client.get(url)
    assert written == []


@pytest.mark.django_db
def test_public_pages_open_for_a_visitor(
    people: People, facts: dict[str, object], client_of: Callable[[User | None], Client]
):
    client = client_of(None)
    public = [
        (a, client.get(url).status_code)
        for a, url in addresses(facts)
        if a.split(":")[0] in {"public", "look", "ui", "api"} and str(facts["token"]) not in url
    ]
    assert [(a, status) for a, status in public if status != 200] == []
    assert len(public) >= 10
