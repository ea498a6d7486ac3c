"""The pictures of the README, taken from the demo: `TALKOOT_DEMO=1 python tools/pictures.py` while the demo is served."""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

TARGET = Path(__file__).resolve().parent.parent / "docs" / "pictures"
ADDRESS = os.environ.get("TALKOOT_URL", "http://localhost:8000")


def sign_in(page: Page, email: str) -> None:
    page.goto(f"{ADDRESS}/demo/")
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


def main() -> int:
    TARGET.mkdir(parents=True, exist_ok=True)
    coordinator = "elina.hallavaara@jarvikaupunki.example"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        take(browser, "network", "/en/jarvikaupunki/", width=1280)
        take(browser, "results", "/en/jarvikaupunki/results/2025/", width=1280)
        take(browser, "today", "/en/console/jarvikaupunki/", width=1280, email=coordinator)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
