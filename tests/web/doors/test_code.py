"""Signing in by a code that is mailed."""

import re

import pytest
from django.test import Client

from talkoot.notices.models import Message

LOGIN, CODE = "/en/account/login/", "/en/account/login/code/"


@pytest.fixture
def outbox(settings):
    """Keep the text of secret messages, as the demo does: a test reads the code like a person does."""
    settings.DEMO = True
    return Message.objects.order_by("-pk")


def ask(client: Client, email: str, language: str = "en", **extra):
    return client.post(f"/{language}/account/login/", {"email": email, **extra})


def code_in(message: Message) -> str:
    return re.search(r"^[A-Z]{4}-[A-Z]{4}$", message.body, re.MULTILINE)[0]


def test_a_known_person_gets_a_code_and_gets_in(people, outbox):
    client = Client()
    assert ask(client, "member@town.example").url == CODE
    message = outbox.get()
    assert (message.to, message.subject, message.is_secret) == ("member@town.example", "Your sign-in code", True)
    page = client.get(CODE).content.decode()
    assert "We sent a message to <b>member@town.example</b>" in page
    response = client.post(CODE, {"code": code_in(message)})
    assert response.url == "/en/home/"
    assert client.get("/en/me/").status_code == 200


def test_the_code_may_be_written_small_and_without_the_dash(people, outbox):
    client = Client()
    ask(client, "MEMBER@town.example")
    code = code_in(outbox.get()).replace("-", "").lower()
    assert client.post(CODE, {"code": code}).url == "/en/home/"


def test_one_comes_back_to_the_page_that_one_asked_for(people, outbox):
    client = Client()
    wanted = "/en/me/"
    assert client.get(wanted).url == "/en/account/login/?next=/en/me/"
    assert 'name="next" value="/en/me/"' in client.get("/en/account/login/?next=/en/me/").content.decode()
    where = ask(client, "member@town.example", next=wanted).url
    response = client.post(where, {"code": code_in(outbox.get()), "next": wanted})
    assert response.url == wanted


def test_an_unknown_address_looks_the_same_and_is_told_by_mail(people, outbox):
    known, unknown = Client(), Client()
    ask(known, "member@town.example")
    assert ask(unknown, "nobody@town.example").url == CODE
    pages = [
        re.sub(r"(csrfmiddlewaretoken\" value=\")[^\"]+", r"\1", client.get(CODE).content.decode())
        for client in (known, unknown)
    ]
    assert pages[0].replace("member@", "nobody@") == pages[1]
    mail = outbox.first()
    assert (mail.to, mail.subject) == ("nobody@town.example", "This address has no account yet")
    assert "http://testserver/en/\n" in mail.body


@pytest.mark.parametrize(
    ("language", "subject"), [("fi", "Kirjautumiskoodisi"), ("sv", "Din inloggningskod"), ("en", "Your sign-in code")]
)
def test_the_mail_is_in_the_language_of_the_page(people, outbox, language, subject):
    ask(Client(), "member@town.example", language)
    assert (outbox.get().language, outbox.get().subject) == (language, subject)


def test_a_wrong_code_is_said_kindly_and_the_third_one_ends_it(people, outbox):
    client = Client()
    ask(client, "member@town.example")
    page = client.post(CODE, {"code": "AAAA-AAAA"})
    assert "This is not the code that we mailed you." in page.content.decode()
    client.post(CODE, {"code": "AAAA-AAAA"})
    assert client.post(CODE, {"code": "AAAA-AAAA"}).url == LOGIN
    assert client.post(CODE, {"code": code_in(outbox.get())}).url == LOGIN
    assert client.get("/en/me/").status_code == 302


def test_an_old_code_no_longer_works(people, outbox):
    client = Client()
    ask(client, "member@town.example")
    first = code_in(outbox.get())
    client.post(CODE, {"action": "resend"})
    assert outbox.count() == 2
    assert client.post(CODE, {"code": first}).status_code == 200
    assert client.post(CODE, {"code": code_in(outbox.first())}).url == "/en/home/"


def test_asking_for_many_codes_in_a_row_is_stopped(people, outbox):
    for _time in range(3):
        ask(Client(), "member@town.example")
    page = ask(Client(), "member@town.example")
    assert "There were many attempts in a short time." in page.content.decode()
    assert outbox.count() == 3


@pytest.mark.parametrize("email", ["", "x", "aino@", "a\x00b@c.fi", "ä" * 300 + "@x.fi", "😀@x.fi", "\u202eaino@x.fi"])
def test_whatever_is_written_is_answered_and_kept(people, email):
    page = ask(Client(), email)
    assert page.status_code in {200, 302}


def test_the_code_leaves_the_outbox_once_it_is_sent(people, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        ask(Client(), "member@town.example")
    message = Message.objects.get()
    assert (message.state, message.body) == ("sent", "")


def test_a_closed_account_gets_no_code(people, outbox):
    people.member.is_active = False
    people.member.save()
    ask(Client(), "member@town.example")
    assert outbox.get().subject == "This address has no account yet"


def test_nobody_can_make_an_account(people):
    page = Client().get("/en/account/new/")
    assert "Nobody needs to make an account here." in page.content.decode()
    assert Client().post("/en/account/new/", {"email": "me@x.fi"}).status_code == 200


@pytest.mark.parametrize(
    "address", ["password/reset/", "password/change/", "password/set/", "email/", "signup/", "sessions/", "3rdparty/"]
)
def test_pages_that_we_do_not_use_do_not_exist(people, client_of, address):
    assert client_of(people.member).get(f"/en/account/{address}").status_code == 404
