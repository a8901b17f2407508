"""Bring entries in, in a real browser without scripts, by keyboard, on the smallest phone, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.web.axe_rules import violations
from tests.web.real_browser import LOCALES, running_chromium, served
from tests.web.screen_faults import faults
from tests.web.visitor import THEMES
from tests.web.women import session_of

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("web_browser")]

DONE = {"en": "1 of 1 entry was new.", "zh": "共1条记录，其中1条是新的。"}
#: So many presses of Tab reach any button of the pages; more, and it cannot be reached.
MOST_TABS = 40


def weight(folder: Path) -> str:
    """Baby Buddy's file of one weight, and no day of birth: the unit has to be told."""
    path, day = folder / "weight.csv", date.today() - timedelta(days=3)
    path.write_text(f"id,child_first_name,child_last_name,date,weight\n1,Emma,Sample,{day},5.2\n", encoding="utf-8")
    return str(path)


def tab_to(page: Any, selector: str) -> None:
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
    raise AssertionError(f"{selector} is not reached with the Tab key")


def press(page: Any, selector: str, key: str) -> None:
    tab_to(page, selector)
    with page.expect_navigation():
        page.keyboard.press(key)


@pytest.mark.parametrize("language", LOCALES)
def test_files_are_brought_in_by_keyboard_without_scripts_at_320_px(
    app: Callable[..., Any], tmp_path: Path, language: str
) -> None:
    session = session_of("told")
    with served(app) as address, running_chromium() as chromium:
        context = chromium.new_context(
            locale=LOCALES[language], viewport={"width": 320, "height": 640}, java_script_enabled=False
        )
        context.add_cookies([{"name": "carrywell_session", "value": session, "url": address}])
        page = context.new_page()
        page.goto(f"{address}/journal/bring")
        press(page, "main .primary", "Enter")
        assert page.get_by_role("alert").count() == 1
        page.locator("input[type=file]").set_input_files(weight(tmp_path))
        press(page, "main .primary", "Enter")
        seen = faults(page)
        press(page, "main .primary", "Enter")  # the unit is not told yet
        seen += faults(page)
        assert page.get_by_role("alert").count() == 1
        tab_to(page, "input[name=weight_unit]")
        page.keyboard.press("Space")
        press(page, "main .primary", "Enter")
        seen += faults(page)
        assert page.get_by_role("status").inner_text().find(DONE[language]) > 0
        assert seen == []


def test_axe_finds_nothing_on_the_page_that_asks_and_on_the_one_that_tells(
    app: Callable[..., Any], tmp_path: Path
) -> None:
    """With scripts, as axe waits with timers, which never fire without."""
    session = session_of("told")
    with served(app) as address, running_chromium() as chromium:
        context = chromium.new_context(
            locale=LOCALES["en"], viewport={"width": 320, "height": 640}, reduced_motion="reduce"
        )
        told = {"carrywell_session": session, "carrywell_theme": THEMES[0]}
        context.add_cookies([{"name": name, "value": value, "url": address} for name, value in told.items()])
        page = context.new_page()
        page.goto(f"{address}/journal/bring")
        page.locator("input[type=file]").set_input_files(weight(tmp_path))
        press(page, "main .primary", "Enter")
        seen = violations(page, THEMES)
        page.locator("input[name=weight_unit]").first.check()
        press(page, "main .primary", "Enter")
        assert DONE["en"] in page.get_by_role("status").inner_text()
        assert seen + violations(page, THEMES) == []
