"""An applicant in a real browser: it saves itself, the link continues it, everything is accessible, with and without scripts."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from talkoot.memberships.models import Application
from tests.people import People

PARTS = ("who", "contact", "goals", "send")


def begin(page: Page) -> str:
    """From the joining page to the application; returns its link."""
    page.get_by_label("Your work e-mail address").fill("aino@company.example")
    page.get_by_role("button", name="Begin the application").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Which organisation would like to join?")
    return page.url


def test_it_saves_itself_and_another_browser_continues_from_the_link(
    transactional_db: None, people: People, open_page: Callable[..., Page]
):
    page = open_page("/en/jarvikaupunki/join/")
    link = begin(page)
    page.get_by_label("Name of the organisation").fill("Lumikon Leipomo Oy")
    page.get_by_label("Employees").fill("about 20")
    with page.expect_response("**/save/**") as saved:
        page.get_by_label("Website").fill("lumikko.example")
    assert saved.value.status == 200
    expect(page.locator(".saved")).to_contain_text("Saved")
    other = open_page(link)
    expect(other.get_by_label("Name of the organisation")).to_have_value("Lumikon Leipomo Oy")
    expect(other.get_by_label("Employees")).to_have_value("about 20")


@pytest.mark.parametrize("script", [True, False])
def test_a_telephone_is_enough_from_the_first_page_to_the_answer(
    transactional_db: None, people: People, open_page: Callable[..., Page], script: bool
):
    page = open_page("/en/jarvikaupunki/join/", width=360, script=script)
    link = begin(page)
    page.get_by_label("Name of the organisation").fill("Lumikon Leipomo Oy")
    page.get_by_role("button", name="Save and continue", exact=True).click()
    page.get_by_label("Contact person").fill("Aino Virta")
    page.get_by_label("Visibility").check()
    page.get_by_role("button", name="Save and continue", exact=True).press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("What would you promise?")
    page.get_by_role("button", name="Save and continue", exact=True).click()
    page.get_by_label("We give our consent").check()
    page.get_by_role("button", name="Send the application").dblclick()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Thank you! You get an answer by")
    assert open_page(link).get_by_text("Waiting for an answer").is_visible()
    application = Application.objects.get()
    assert (application.state, application.answers["wishes"]) == ("submitted", ["visibility"])


@pytest.mark.parametrize(("language", "width"), [("fi", 360), ("sv", 1280), ("en", 360)])
def test_every_part_is_accessible(
    transactional_db: None, people: People, open_page: Callable[..., Page], language: str, width: int
):
    page = open_page("/en/jarvikaupunki/join/", width=width)
    link = begin(page).replace("/en/", f"/{language}/")
    wrong = []
    for query in [*(f"?part={part}" for part in PARTS), "withdraw/", "nothing/"]:
        page.goto(link.split("?")[0] + query)
        wrong += [f"{query}: {found['id']}" for found in Axe().run(page).response["violations"]]
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wrong.append(f"{query}: scrolls sideways")
    assert wrong == []
