"""Signing in through an organisation's own identity provider."""

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from talkoot.accounts.models import User
from talkoot.notices.models import Message
from tests.web.doors.identity_provider import CLIENT, IdentityProvider, running_provider

ROOT = Path(__file__).resolve().parents[3]
CALLBACK = "/account/oidc/town/login/callback/"


@pytest.fixture
def provider(settings) -> Iterator[IdentityProvider]:
    with running_provider() as running:
        configure(settings, running.url)
        yield running


def configure(settings, url: str, **extra) -> None:
    app = {
        "provider_id": "town", "name": "Town of Järvikaupunki", "client_id": CLIENT, "secret": "s",
        "settings": {"server_url": url, "fetch_userinfo": False, "oauth_pkce_enabled": True, **extra},
    }  # fmt: skip
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}


def come_in(client: Client, language: str = "en"):
    """Press the button on the sign-in page, and come back from the provider with a code."""
    page = client.get(f"/{language}/account/login/").content.decode()
    button = re.search(r'href="([^"]+oidc[^"]+)"', page)[1].replace("&amp;", "&")
    there = urlsplit(client.get(button).url)
    assert there.path == "/authorize"
    return client.get(CALLBACK, {"code": "c", "state": parse_qs(there.query)["state"][0]})


def test_the_button_says_the_name_and_leads_to_the_provider(people, provider):
    client = Client()
    assert "Sign in with Town of Järvikaupunki" in client.get("/en/account/login/").content.decode()
    there = urlsplit(client.get("/account/oidc/town/login/?next=/en/home/").url)
    asked = parse_qs(there.query)
    assert f"{there.scheme}://{there.netloc}{there.path}" == f"{provider.url}/authorize"
    assert (asked["client_id"], asked["redirect_uri"]) == ([CLIENT], [f"http://testserver{CALLBACK}"])
    assert asked["code_challenge_method"] == ["S256"]


def test_a_person_known_by_a_verified_address_gets_in(people, provider):
    provider.claims = {"sub": "17", "email": "Coordinator@Town.example", "email_verified": True}
    client = Client()
    assert come_in(client, "sv").url == "/sv/home/"
    assert client.get("/sv/me/").status_code == 200
    assert Message.objects.get().to == "coordinator@town.example"
    again = Client()
    assert come_in(again).url == "/en/home/"
    assert Message.objects.count() == 1


def test_an_unknown_person_is_told_kindly_and_nobody_is_created(people, provider):
    provider.claims = {"sub": "18", "email": "new@town.example", "email_verified": True}
    before, client = User.objects.count(), Client()
    response = come_in(client)
    assert response.status_code == 403
    page = response.content.decode()
    assert "We do not know this address yet." in page
    assert "new@town.example" in page
    assert User.objects.count() == before
    assert client.get("/en/me/").status_code == 302


@pytest.mark.parametrize("claim", [{"email_verified": False}, {}])
def test_an_address_that_is_not_verified_does_not_get_in(people, provider, claim):
    provider.claims = {"sub": "19", "email": "coordinator@town.example", **claim}
    client = Client()
    response = come_in(client)
    assert response.status_code == 403
    assert "We could not be sure that the address is yours." in response.content.decode()
    assert client.get("/en/me/").status_code == 302


def test_a_provider_without_addresses_is_explained(people, provider):
    provider.claims = {"sub": "20"}
    response = come_in(Client())
    assert response.status_code == 403
    assert "gave us no e-mail address" in response.content.decode()


def test_domains_that_the_provider_vouches_for_count_as_verified(people, provider, settings):
    configure(settings, provider.url, verified_email=["town.example"])
    provider.claims = {"sub": "21", "email": "coordinator@town.example"}
    assert come_in(Client()).url == "/en/home/"
    provider.claims = {"sub": "22", "email": "member@town.example.evil.example"}
    assert come_in(Client()).status_code == 403


@pytest.mark.parametrize("strict", [True, False])
def test_a_provider_with_its_own_second_factor_opens_the_console(people, provider, settings, strict):
    settings.SECOND_FACTOR_REQUIRED = True
    configure(settings, provider.url, second_factor=strict)
    provider.claims = {"sub": "23", "email": "coordinator@town.example", "email_verified": True}
    client = Client()
    come_in(client)
    response = client.get("/en/console/jarvikaupunki/")
    assert response.status_code == (200 if strict else 302)


def test_a_token_for_another_service_is_refused(people, provider):
    provider.claims, provider.audience = (
        {"sub": "24", "email": "coordinator@town.example", "email_verified": True},
        "other",
    )
    response = come_in(Client())
    assert response.status_code == 401
    assert "did not answer as it should" in response.content.decode()


def test_a_code_that_the_provider_refuses_is_told_kindly_in_the_visitors_language(people, provider):
    provider.claims = None
    response = come_in(Client(), "sv")
    assert response.status_code == 401
    assert '<html lang="sv"' in response.content.decode()


def test_a_provider_that_is_down_is_told_kindly(people, settings):
    with running_provider() as provider:
        url = provider.url
    configure(settings, url)
    response = Client().get("/account/oidc/town/login/?process=login&next=/en/home/")
    assert response.status_code == 401
    assert "did not answer as it should" in response.content.decode()


def test_leaving_half_way_is_no_failure(people, provider):
    client = Client()
    there = urlsplit(client.get("/account/oidc/town/login/?process=login&next=/en/home/").url)
    state = parse_qs(there.query)["state"][0]
    response = client.get(CALLBACK, {"error": "access_denied", "state": state})
    assert response.url == "/en/account/provider/cancelled/"
    assert "You left the sign-in half way." in client.get(response.url).content.decode()


@pytest.mark.parametrize("address", ["/account/oidc/nowhere/login/", "/account/oidc/nowhere/login/callback/"])
def test_a_provider_that_is_not_configured_does_not_exist(people, provider, address):
    assert Client().get(address).status_code == 404


def test_a_callback_out_of_the_blue_is_refused(people, provider):
    assert Client().get(CALLBACK, {"code": "c", "state": "x"}).status_code == 401


def test_without_configuration_there_is_no_button(people, settings):
    settings.SOCIALACCOUNT_PROVIDERS = {}
    assert "oidc" not in Client().get("/en/account/login/").content.decode()


def test_the_example_in_the_documentation_is_what_the_settings_read(tmp_path):
    text = (ROOT / "docs" / "sign-in.md").read_text(encoding="utf-8")
    example = re.search(r"```toml\n(.*?)```", text, re.DOTALL)[1]
    assert tomllib.loads(example)["app"][0]["provider_id"] == "jarvikaupunki"
    file = tmp_path / "oidc.toml"
    file.write_text(example, encoding="utf-8")
    code = "from config import settings; print(settings.SOCIALACCOUNT_PROVIDERS['openid_connect']['APPS'][0]['settings']['server_url'])"
    environment = {**os.environ, "TALKOOT_OIDC_FILE": str(file), "TALKOOT_DATA": str(tmp_path), "DATABASE_URL": ""}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "https://login.jarvikaupunki.example"
