"""A network lives one year: from a coordinator's workbook to totals on the public page, without a script."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from talkoot.accounts.models import User
from talkoot.notices.models import Message
from tests.factories import CoordinatorFactory, NetworkFactory, TierFactory, UserFactory
from tests.journeys.robot import Person

WORKBOOK = Path(__file__).resolve().parents[2] / "talkoot/seed/data/klimatpartner-skargardsstaden.xlsx"


@pytest.fixture
def coordinator(transactional_db: None) -> User:
    """The coordinator of an empty network in formation."""
    network = NetworkFactory(slug="practice", state="forming", name_en="Practice network")
    TierFactory(network=network, min_goals=1, needs_baseline=False)
    TierFactory(network=network, supporting=True)
    return CoordinatorFactory(network=network, user=UserFactory(language="en")).user


def test_from_workbook_to_public_totals(coordinator: User, client_of: Callable[[User | None], Client]):
    desk, visitor = Person(client_of(coordinator)), Person(client_of(None))
    bring_the_workbook(desk)
    assert visitor.client.get("/en/practice/").status_code == 404  # still in formation
    desk.open("/en/console/practice/settings/state/").press("Open the network")
    assert "29 partners" not in visitor.open("/en/practice/").words

    ask_everybody(desk, year=2026)
    links = [re.search(r"/fi/report/\S+|/sv/report/\S+|/en/report/\S+", letter.body) for letter in letters()]
    for link, megawatt_hours in zip(links, ("100", "200,5", "300"), strict=False):
        assert link is not None
        answer(Person(client_of(None)), link[0].replace("/sv/", "/en/").replace("/fi/", "/en/"), megawatt_hours)
    assert "601 MWh" not in visitor.open("/en/practice/results/2026/").words

    desk.open("/en/console/practice/review/")
    for _report in range(3):
        desk.press("declared")
    results = visitor.open("/en/practice/results/2026/").words
    assert "601 MWh" in results  # 100 + 200.5 + 300
    assert "3 of 22" in results


def letters() -> list[Message]:
    return list(Message.objects.filter(kind="report_asked").order_by("pk"))


def bring_the_workbook(desk: Person) -> None:
    """Upload, look, import: nothing tidied first, no question answered."""
    desk.open("/en/console/practice/imports/").follow("Choose a file")
    desk.fill("The spreadsheet", SimpleUploadedFile(WORKBOOK.name, WORKBOOK.read_bytes())).press("Read the file")
    desk.follow("on to the questions")
    assert "29 members" in desk.words
    desk.press("Import now")
    assert "29 members" in desk.words


def ask_everybody(desk: Person, *, year: int) -> None:
    """Prepare the round, look at the letter, open it with one action."""
    desk.open("/en/console/practice/rounds/new/")
    desk.fill("Which year do the members tell about?", str(year)).press("Go on to the preview")
    desk.press("Open the round and send the letters")


def answer(member: Person, link: str, megawatt_hours: str) -> None:
    """Answer from the mailed link, without signing in."""
    member.open(link)
    member.fill("Purchased electricity", megawatt_hours)
    member.press("Continue")
    while "Send the report" not in str([b.text for b in member.page.iter("button")]):
        member.press("Continue") if "Continue" in buttons(member) else member.press("Look through")
    member.press("Send the report")


def buttons(person: Person) -> str:
    return " ".join("".join(b.itertext()) for b in person.page.iter("button"))
