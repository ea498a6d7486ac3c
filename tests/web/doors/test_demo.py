"""The demo's own doors: one click to be anybody, every message readable; none of it in a real service."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.urls import NoReverseMatch, clear_url_caches, reverse, set_urlconf

import config.urls
from talkoot.notices.models import Message
from talkoot.seed.people import STANDING_PEOPLE
from tests.factories import NOW, UserFactory

ROOT = Path(__file__).resolve().parents[3]
DEMO_PAGES = "tests.web.doors.demo_urls"


@pytest.fixture
def demo(settings, people) -> Iterator[None]:
    """The addresses as they are where DEMO is on."""
    settings.DEMO = True
    settings.ROOT_URLCONF = DEMO_PAGES
    for person in STANDING_PEOPLE:
        UserFactory(email=person.email, name=person.name)
    clear_url_caches()
    yield
    set_urlconf(None)
    clear_url_caches()


def add_message(**facts) -> Message:
    values = {
        "to": "aino@x.example",
        "subject": "Hello",
        "body": "See http://testserver/en/ now",
        "kind": "test",
        "queued_at": NOW,
        "send_at": NOW,
    }
    return Message.objects.create(**{**values, **facts})


@pytest.mark.parametrize("address", ["/demo/", "/en/demo/", "/en/demo/messages/", "/fi/demo/sign-in/"])
def test_without_demo_its_addresses_do_not_exist(people, address):
    response = Client().get(address, follow=True)
    assert response.status_code == 404
    assert Client().post("/en/demo/sign-in/", {"email": people.operator.email}).status_code in {404, 405}
    with pytest.raises(NoReverseMatch):
        reverse("demo:page")
    assert "demo" not in str(config.urls.urlpatterns)


def test_demo_never_starts_beside_a_real_database(tmp_path):
    environment = {
        **os.environ,
        "TALKOOT_DEMO": "1",
        "TALKOOT_DATA": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    environment["DATABASE_URL"] = "postgres://talkoot@db.example/talkoot"
    done = subprocess.run(
        [sys.executable, "-m", "django", "check"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert "TALKOOT_DEMO and DATABASE_URL exclude each other" in done.stderr


def test_demo_keeps_its_data_in_a_file_of_its_own(tmp_path):
    environment = {**os.environ, "TALKOOT_DEMO": "1", "TALKOOT_DATA": str(tmp_path), "DATABASE_URL": ""}
    code = "from config import settings; print(settings.DATABASES['default']['NAME'])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert Path(done.stdout.strip()).name == "demo.sqlite3"


def test_every_standing_person_has_a_button_that_works(demo):
    page = Client().get("/en/demo/").content.decode()
    for person in STANDING_PEOPLE:
        assert f"Sign in as {person.name}" in page
        client = Client()
        assert client.post("/en/demo/sign-in/", {"email": person.email}).url == "/en/home/"
        assert person.email in client.get("/en/me/").content.decode()


@pytest.mark.parametrize("email", ["operator@town.example", "", "nobody@x.fi", "\x00"])
def test_nobody_else_can_be_become(demo, email):
    client = Client()
    assert client.post("/en/demo/sign-in/", {"email": email}).status_code == 404
    assert client.get("/en/me/").status_code == 302


def test_looking_is_not_signing_in(demo):
    assert Client().get("/en/demo/sign-in/").status_code == 405


def test_the_mailbox_shows_everything_newest_first_with_links(demo):
    add_message(subject="First")
    add_message(subject="Second", body="Your code:\n\nABCD-EFGH\n<script>", is_secret=True)
    page = Client().get("/en/demo/messages/").content.decode()
    assert page.index("Second") < page.index("First")
    assert "ABCD-EFGH" in page
    assert "<script>\n" not in page
    assert '<a href="http://testserver/en/"' in page


def test_the_mailbox_can_be_narrowed_to_one_receiver(demo):
    add_message(subject="To Aino")
    add_message(subject="To Bo", to="bo@x.example")
    page = Client().get("/en/demo/messages/", {"to": "bo@"}).content.decode()
    assert "To Bo" in page
    assert "To Aino" not in page


def test_an_empty_mailbox_says_what_to_do(demo):
    assert "Nothing has been written yet." in Client().get("/en/demo/messages/").content.decode()


def test_every_page_of_the_demo_says_so_and_leads_there(demo):
    for address in ("/en/account/login/", "/en/me/", "/en/nothing/here/at/all/"):
        client = Client()
        client.post("/en/demo/sign-in/", {"email": STANDING_PEOPLE[0].email}) if address == "/en/me/" else None
        page = client.get(address).content.decode()
        assert "This is a demo with invented companies." in page
        assert 'href="/en/demo/messages/"' in page


def test_a_real_service_has_no_banner(people):
    assert "This is a demo" not in Client().get("/en/account/login/").content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_mailbox_query_budget(demo, count, django_assert_max_num_queries):
    for _time in range(count):
        add_message()
    with django_assert_max_num_queries(3):
        Client().get("/en/demo/messages/")


def test_a_bakerys_files_can_be_had_to_try_with(demo):
    page = Client().get("/en/demo/").content.decode()
    assert "mittaustiedot-2025.csv" in page
    answer = Client().get("/en/demo/files/mittaustiedot-2025.csv")
    assert answer.content.decode("utf-8-sig").startswith("Mittauspisteen tunnus;")
    assert Client().get("/en/demo/files/settings.py").status_code == 404
