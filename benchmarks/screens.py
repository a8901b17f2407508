"""Walks one story through the running app in a real browser and takes the pictures of the README (docs/images).

Start the app first (`python3 start.py --port 8765 --no-browser`), then `python -m benchmarks.screens [address]`.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

IMAGES = Path(__file__).parents[1] / "docs" / "images"
PHONE = {"width": 390, "height": 844}
LANGUAGES = {"en": "en-GB", "zh": "zh-CN"}
#: A woman in week 30 whose pelvis hurts at the back.
WEEK = "30"
ANSWERS = {
    "turning_in_bed": True,
    "stairs_one_leg": True,
    "mechanical_trigger": True,
    "pain_site": "buttock_pelvis",
    "pain_radiation": "thigh",
    "relief_rest": "yes",
    "duration_days": "21",
    "onset": "slowly",
}
#: The task of the third picture; it is shown by night.
TASK = "chair_rise"


def answer(page: Page) -> None:
    """Answer one screen of the interview as the story says, else no, none, or skip."""
    names = page.locator('input[name="shown"]').get_attribute("value") or ""
    questions = names.split(",")
    if len(questions) > 1:
        true = [name for name in questions if ANSWERS.get(name) is True]
        for name in true:
            page.locator(f'input[name="yes"][value="{name}"]').check()
        if not true:
            page.locator('input[name="none"]').check()
    elif not _answer_one(page, str(ANSWERS.get(questions[0], "false"))):
        follow(page, 'button[name="skip"]')
        return
    follow(page, "#answers .primary")


def _answer_one(page: Page, wanted: str) -> bool:
    number = page.locator('input[name="answer"][inputmode]')
    if number.count():
        number.fill(wanted if wanted.isdigit() else "1")
        return True
    for value in (wanted, "no"):
        choice = page.locator(f'input[name="answer"][value="{value}"]')
        if choice.count():
            choice.check()
            return True
    return False


def follow(page: Page, selector: str) -> None:
    """Press what leads to another page, and wait for that page."""
    with page.expect_navigation():
        page.locator(selector).first.click()


def walk(browser: Browser, address: str, language: str) -> None:
    """One whole check on a phone; pictures on the way."""
    context = browser.new_context(viewport=PHONE, locale=LANGUAGES[language], device_scale_factor=2)
    page = context.new_page()
    page.goto(address)
    page.screenshot(path=IMAGES / f"start-{language}.png")
    follow(page, "main a.primary")
    follow(page, '[name="stage"][value="pregnant"]')
    follow(page, f'#answers button[value="{WEEK}"]')
    page.goto(f"{address}/check/")
    while page.locator('input[name="shown"]').count():
        answer(page)
    page.goto(address)
    page.screenshot(path=IMAGES / f"today-{language}.png")
    context.add_cookies([{"name": "carrywell_theme", "value": "night", "url": address}])
    page.goto(f"{address}/load/{TASK}")
    page.screenshot(path=IMAGES / f"ways-{language}.png")
    context.close()


def main() -> None:
    """Take the pictures in both languages."""
    address = (sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8765").rstrip("/")
    IMAGES.mkdir(exist_ok=True)
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for language in LANGUAGES:
            walk(browser, address, language)
        browser.close()


if __name__ == "__main__":
    main()
