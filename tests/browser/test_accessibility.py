"""No violation on any page, in any language, on a phone and on a desk; nothing scrolls sideways; valid HTML."""

from collections.abc import Callable

import html5lib
import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Page

from talkoot.accounts.models import User
from tests.house.test_doors import addresses, facts
from tests.people import People

__all__ = ["facts"]

WHO = {"console": "coordinator", "workspace": "member", "me": "member"}
LEFT_OUT = ("ui:", "api:")  # style sheets and data


def pages_of(found: dict[str, object], people: People, language: str) -> list[tuple[str, str, User | None]]:
    """Every own page with the person who looks at it."""
    pages = []
    for name, url in addresses(found):
        if name.startswith(LEFT_OUT):
            continue
        person = getattr(people, WHO.get(name.split(":")[0], ""), None)
        pages.append((name, url.replace("/en/", f"/{language}/", 1), None if "/report/" in url else person))
    return pages


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_page_is_accessible(
    language: str,
    width: int,
    transactional_db: None,
    people: People,
    facts: dict[str, object],
    open_page: Callable[..., Page],
):
    wrong = []
    page_of: dict[User | None, Page] = {}
    for name, url, user in pages_of(facts, people, language):
        page = page_of.get(user) or page_of.setdefault(user, open_page("/en/components/", user=user, width=width))
        answer = page.goto(url)
        if answer is None or answer.status != 200 or "text/html" not in answer.headers.get("content-type", ""):
            continue
        found = Axe().run(page).response["violations"]
        wrong += [f"{name}: {v['id']} {v['nodes'][0]['html'][:120]}" for v in found]
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wrong.append(f"{name}: scrolls sideways at {width} px")
    assert wrong == []


@pytest.mark.django_db
def test_every_page_is_valid_html(people: People, facts: dict[str, object], client_of: Callable[[User | None], Client]):
    wrong = []
    for name, url, user in pages_of(facts, people, "en"):
        response = client_of(user).get(url)
        if response.status_code != 200 or "text/html" not in response["Content-Type"]:
            continue
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(response.content.decode())
        wrong += [f"{name}: {error[1]} {error[2]}" for error in parser.errors]
    assert wrong == []
