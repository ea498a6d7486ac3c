"""The pictures of the README, taken from the demo: `TALKOOT_DEMO=1 python tools/pictures.py` while the demo is served."""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

TARGET = Path(__file__).resolve().parent.parent / "docs" / "pictures"
WORKBOOK = TARGET.parents[1] / "talkoot" / "seed" / "data" / "klimatpartner-skargardsstaden.xlsx"
PLANNER = "paivi.kuusilampi@kuusikoski.example"
NEIGHBOUR = "ulrika.strandvik@skargardsstaden.example"
BAKERY = "esko.tuohilehto@tuulikannas.example"
SMALL_BAKERY = "petra.viljaluoma@ohrankorva.example"
ADDRESS = os.environ.get("TALKOOT_URL", "http://localhost:8000")


def sign_in(page: Page, email: str) -> None:
    page.goto(f"{ADDRESS}/en/demo/")
    page.locator(f"form:has(input[value='{email}']) button").first.click()
    page.wait_for_load_state()


def take(browser: Browser, name: str, path: str, *, width: int, email: str = "", height: int = 1000) -> None:
    context = browser.new_context(viewport={"width": width, "height": height}, locale="en")
    page = context.new_page()
    if email:
        sign_in(page, email)
    page.goto(f"{ADDRESS}{path}")
    page.screenshot(path=TARGET / f"{name}-{width}.png", clip={"x": 0, "y": 0, "width": width, "height": height})
    context.close()


def personal_link(browser: Browser) -> str:
    """The newest personal link in the demo's mailbox."""
    page = browser.new_page()
    page.goto(f"{ADDRESS}/en/demo/messages/")
    link = page.locator("a[href*='/report/']").first.get_attribute("href") or ""
    page.close()
    return "/en" + link.removeprefix(ADDRESS)[3:]


def bring_workbook(browser: Browser) -> str:
    """Upload the example workbook into the practice network; the address of its questions."""
    page = browser.new_page()
    sign_in(page, NEIGHBOUR)
    page.goto(f"{ADDRESS}/en/console/ovning/imports/new/")
    page.set_input_files("input[type=file]", WORKBOOK)
    page.get_by_role("button", name="Read the file").click()
    page.get_by_role("link", name="on to the questions").first.click()
    address = page.url.removeprefix(ADDRESS)
    page.close()
    return address


def main() -> int:
    TARGET.mkdir(parents=True, exist_ok=True)
    coordinator = "elina.hallavaara@jarvikaupunki.example"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        take(browser, "models", "/en/models/", width=1280)
        take(browser, "portfolio", "/en/console/municipality/kuusikoski/", width=1280, email=PLANNER)
        take(browser, "network", "/en/jarvikaupunki/", width=1280)
        take(browser, "results", "/en/jarvikaupunki/results/2025/", width=1280)
        take(browser, "today", "/en/console/jarvikaupunki/", width=1280, email=coordinator)
        take(browser, "import-preview", bring_workbook(browser), width=1280, email=NEIGHBOUR, height=900)
        take(browser, "emissions", "/en/inventories/3/result/", width=1280, email=BAKERY)
        take(browser, "measures", "/en/inventories/3/measures/", width=1280, email=BAKERY)
        take(browser, "question", "/en/inventories/13/questions/2/", width=360, email=SMALL_BAKERY, height=900)
        take(browser, "report", personal_link(browser), width=360, height=900)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
