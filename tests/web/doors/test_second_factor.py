"""Whoever runs networks has a second factor; an app or a passkey, and recovery codes."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, hotp_value, yield_hotp_counters_from_time
from django.test import Client

from talkoot.notices.models import Message

CONSOLE = "/en/console/"
WHY = "/en/me/second-factor/?next=%2Fen%2Fconsole%2F"


@pytest.fixture
def strict(settings):
    settings.SECOND_FACTOR_REQUIRED = True
    settings.DEMO = True  # secret messages keep their text: a test reads the code like a person does


def app_code(secret: str) -> str:
    return f"{hotp_value(secret, next(yield_hotp_counters_from_time())):06}"


def sign_in(email: str) -> Client:
    client = Client()
    client.post("/en/account/login/", {"email": email})
    code = re.search(r"^[A-Z]{4}-[A-Z]{4}$", Message.objects.first().body, re.MULTILINE)[0]
    client.post("/en/account/login/code/", {"code": code})
    return client


@pytest.mark.parametrize("who", ["coordinator", "operator"])
def test_without_a_second_factor_the_console_leads_to_setting_one_up(people, client_of, strict, who):
    client = client_of(getattr(people, who))
    assert client.get(CONSOLE).url == WHY
    assert client.post("/en/console/networks/new/").url == WHY
    assert "Running a network needs a second factor." in client.get(WHY).content.decode()


@pytest.mark.parametrize("who", ["member", "reader"])
def test_others_are_not_asked(people, client_of, strict, who):
    client = client_of(getattr(people, who))
    assert client.get("/en/console/jarvikaupunki/").status_code == 404
    assert client.get("/en/me/").status_code == 200


def test_a_visitor_signs_in_first(people, client_of, strict):
    assert client_of(None).get(CONSOLE).url == "/en/account/login/?next=/en/console/"


def test_with_a_passkey_the_console_opens(people, client_of, strict):
    Authenticator.objects.create(user=people.coordinator, type="webauthn", data={"name": "Laptop", "credential": {}})
    assert client_of(people.coordinator).get("/en/console/jarvikaupunki/").status_code == 200
    assert client_of(people.coordinator).get(WHY).url == CONSOLE


def test_recovery_codes_alone_are_no_second_factor(people, client_of, strict):
    Authenticator.objects.create(user=people.coordinator, type="recovery_codes", data={"seed": "x", "used_mask": 0})
    assert client_of(people.coordinator).get(CONSOLE).url == WHY


def test_where_it_is_not_required_the_console_opens(people, client_of, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    assert client_of(people.coordinator).get("/en/console/jarvikaupunki/").status_code == 200


def test_the_way_back_never_leads_to_another_site(people, client_of, strict):
    Authenticator.objects.create(user=people.coordinator, type="webauthn", data={"name": "Laptop", "credential": {}})
    response = client_of(people.coordinator).get("/en/me/second-factor/?next=https://evil.example/")
    assert response.url == "/en/me/"


def test_an_app_is_taken_into_use_and_asked_for_from_then_on(transactional_db, people, strict):
    client = sign_in("coordinator@town.example")
    page = client.get("/en/account/second-factor/app/").content.decode()
    assert "data:image/svg+xml;base64," in page
    secret = client.session["mfa.totp.secret"]
    wrong = client.post("/en/account/second-factor/app/", {"code": "000000"})
    assert "The code is not right." in wrong.content.decode()
    done = client.post("/en/account/second-factor/app/", {"code": app_code(secret)}, follow=True)
    assert "Keep these recovery codes in a safe place" in done.content.decode()
    mail = Message.objects.first()
    assert (mail.to, mail.subject) == ("coordinator@town.example", "An app for one-time codes was taken into use")
    again = sign_in("coordinator@town.example")
    assert again.get(CONSOLE).url == "/en/account/login/?next=/en/console/"
    assert "One more step: your second factor" in again.get("/en/account/second-factor/sign-in/").content.decode()
    assert again.post("/en/account/second-factor/sign-in/", {"code": app_code(secret)}).url == "/en/home/"


def test_a_recovery_code_lets_in_once(people, strict):
    TOTP.activate(people.coordinator, "JBSWY3DPEHPK3PXP")
    Authenticator.objects.create(
        user=people.coordinator, type="recovery_codes", data={"migrated_codes": ["12345678", "23456789"]}
    )
    first = sign_in("coordinator@town.example")
    assert first.post("/en/account/second-factor/sign-in/", {"code": "12345678"}).url == "/en/home/"
    second = sign_in("coordinator@town.example")
    page = second.post("/en/account/second-factor/sign-in/", {"code": "12345678"})
    assert "The code is not right." in page.content.decode()


def test_changing_the_second_factor_asks_for_it_once_more(people, strict):
    TOTP.activate(people.coordinator, "JBSWY3DPEHPK3PXP")
    client = sign_in("coordinator@town.example")
    client.post("/en/account/second-factor/sign-in/", {"code": app_code("JBSWY3DPEHPK3PXP")})
    asked = client.get("/en/account/second-factor/app/remove/")
    assert asked.url == "/en/account/second-factor/confirm/?next=%2Fen%2Faccount%2Fsecond-factor%2Fapp%2Fremove%2F"
    assert "Confirm that it is you" in client.get(asked.url).content.decode()


@pytest.mark.parametrize("address", ["app/", "passkeys/add/", "recovery-codes/new/"])
def test_every_page_of_the_second_factor_has_our_look(people, client_of, address):
    page = client_of(people.member).get(f"/en/account/second-factor/{address}").content.decode()
    assert 'class="masthead"' in page
    assert "<script>" not in page
