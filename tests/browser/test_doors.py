"""The doors in a real browser: passkeys, the app for one-time codes, and every page of sign-in accessible."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.people import People

KEY = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True, "isUserVerified": True,
    "automaticPresenceSimulation": True,
}  # fmt: skip
VISITOR = ("/account/login/", "/account/new/", "/account/closed/", "/account/provider/cancelled/")
SIGNED_IN = (
    "/me/", "/me/second-factor/", "/account/logout/", "/account/second-factor/app/", "/account/second-factor/passkeys/add/",
    "/account/second-factor/recovery-codes/new/",
)  # fmt: skip


def give_key(page: Page) -> None:
    """A device with a fingerprint reader that always says yes."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})


def test_a_passkey_is_added_and_opens_the_door_alone(
    transactional_db: None, people: People, open_page: Callable[..., Page]
):
    page = open_page("/en/me/", user=people.coordinator)
    give_key(page)
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("Name of the passkey").fill("Work laptop")
    page.get_by_role("button", name="Make the passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Keep these recovery codes in a safe place")
    page.goto("/en/me/")
    expect(page.get_by_text("Work laptop", exact=True)).to_be_visible()
    page.get_by_role("button", name="Sign out", exact=True).click()
    page.goto("/en/account/login/?next=/en/me/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign-in and security")


def test_a_passkey_that_is_not_there_is_told_kindly(
    transactional_db: None, people: People, open_page: Callable[..., Page]
):
    page = open_page("/en/account/login/")
    give_key(page)
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_text("The passkey was not used. Try again, or choose another way.")).to_be_visible()


def test_without_scripts_there_is_no_passkey_button(people: People, open_page: Callable[..., Page]):
    page = open_page("/en/account/login/", script=False)
    expect(page.get_by_role("button", name="Sign in with a passkey")).to_be_hidden()
    expect(page.get_by_role("button", name="Send me a code")).to_be_visible()


@pytest.mark.parametrize(("language", "width"), [("fi", 360), ("sv", 1280), ("en", 360)])
def test_every_door_is_accessible(
    transactional_db: None, people: People, open_page: Callable[..., Page], language: str, width: int
):
    wrong = []
    for addresses, user in ((VISITOR, None), (SIGNED_IN, people.coordinator)):
        page = open_page("/en/account/login/", user=user, width=width)
        for address in addresses:
            page.goto(f"/{language}{address}")
            wrong += [f"{address}: {found['id']}" for found in Axe().run(page).response["violations"]]
            if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                wrong.append(f"{address}: scrolls sideways")
    assert wrong == []
