"""No violation on any page, in any language, on a phone and on a desk; nothing scrolls sideways; valid HTML."""

import os
from collections.abc import Callable

import html5lib
import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Page

from talkoot.accounts.models import User
from tests.house.things import Facts, addresses, facts
from tests.people import People

__all__ = ["facts"]

LEFT_OUT = ("ui:", "api:")  # style sheets and data


def pages_of(found: Facts, people: People, language: str) -> list[tuple[str, str, User | None]]:
    """Every own page with the person who looks at it."""
    return [
        (name, url.replace("/en/", f"/{language}/", 1), who_looks(people, name, url, parts))
        for name, url, parts in addresses(found)
        if not name.startswith(LEFT_OUT)
    ]


def who_looks(people: People, name: str, url: str, parts: frozenset[str]) -> User | None:
    if "/report/" in url or name.startswith("public:"):
        return None
    if name.startswith("console:"):
        if "network" in parts:
            return people.coordinator
        return people.lead if parts & {"municipality", "dialogue_id"} else people.operator
    return people.member


def html_of(client: Client, url: str) -> str | None:
    """The page, None when the address only takes what is sent to it, leads on, or gives data."""
    response = client.get(url)
    is_page = response.status_code == 200 and "text/html" in response["Content-Type"]
    return response.content.decode() if is_page else None


# In CI every page in every language on both widths; elsewhere each page on one of the six screens in turn.
SCREENS = [("fi", 360), ("sv", 1280), ("en", 360), ("fi", 1280), ("sv", 360), ("en", 1280)]
ON_ALL = bool(os.environ.get("CI"))


@pytest.mark.parametrize("screen", range(len(SCREENS)), ids=[f"{language}-{width}" for language, width in SCREENS])
def test_every_page_is_accessible(
    screen: int,
    transactional_db: None,
    people: People,
    facts: Facts,
    open_page: Callable[..., Page],
    client_of: Callable[[User | None], Client],
):
    language, width = SCREENS[screen]
    wrong, seen = [], 0
    page_of: dict[User | None, Page] = {}
    for place, (name, url, user) in enumerate(pages_of(facts, people, language)):
        if not (ON_ALL or place % len(SCREENS) == screen) or html_of(client_of(user), url) is None:
            continue
        if user not in page_of:
            page_of[user] = open_page("/en/components/", user=user, width=width)
        page = page_of[user]
        page.goto(url)
        seen += 1
        found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
        wrong += [f"{name}: {v['id']} {v['nodes'][0]['html'][:120]}" for v in found]
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wrong.append(f"{name}: scrolls sideways at {width} px")
    assert wrong == []
    assert seen > (50 if ON_ALL else 10)


@pytest.mark.django_db
def test_every_page_is_valid_html(people: People, facts: Facts, client_of: Callable[[User | None], Client]):
    wrong = []
    for name, url, user in pages_of(facts, people, "en"):
        html = html_of(client_of(user), url)
        if html is None:
            continue
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(html)
        wrong += [f"{name}: {error[1]} {error[2]}" for error in parser.errors]
    assert wrong == []
