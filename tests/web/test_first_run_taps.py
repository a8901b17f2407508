"""The first run in a real browser without JavaScript: taps counted, back, closed and opened again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.web.test_browser import LOCALES, SIZES, fits, follow
from tests.web.test_browser import address as address
from tests.web.test_browser import chromium as chromium
from tests.web.test_browser import opened as opened

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("web_browser")]

AFTER_BIRTH = ("gave_birth", "9:weeks", "vaginal:epidural", "girl")
PREGNANT = ("pregnant", "22", "one")
MOST_TAPS = 4


def tap(page: Any, value: str) -> None:
    button = page.locator(f"#answers button[value='{value}']")
    box = button.bounding_box()
    assert box["height"] >= 44
    assert box["width"] >= 44
    with page.expect_navigation():
        button.click()


@pytest.mark.parametrize("size", SIZES, ids=["390", "320"])
@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize("taps", [AFTER_BIRTH, PREGNANT], ids=["after birth", "pregnant"])
def test_first_question_comes_after_at_most_four_taps(
    opened: Callable[..., Any], language: str, size: tuple[int, int], taps: tuple[str, ...]
) -> None:
    page = opened(language, size)
    page.goto("/")
    follow(page, "main a.primary")
    assert len(taps) <= MOST_TAPS
    for value in taps:
        assert fits(page), page.url
        assert page.locator("main h1").count() == 1
        tap(page, value)
    assert page.url.endswith("/check/0")
    assert page.locator("[name=shown]").count() == 1


def test_back_leads_through_the_steps_and_closing_loses_none(opened: Callable[..., Any]) -> None:
    page = opened()
    page.goto("/")
    follow(page, "main a.primary")
    for value in AFTER_BIRTH[:2]:
        tap(page, value)
    assert page.locator("#answers button[value='vaginal:epidural']").count() == 1
    follow(page, ".back a")
    assert page.url.endswith("/check/you/since?then=first")
    state = page.context.storage_state()
    page.context.close()

    again = opened(storage_state=state)
    again.goto("/")
    follow(again, "main a.primary")
    assert again.url.split("?")[0].endswith("/check/you/born")
    tap(again, "vaginal:none")
    follow(again, "[name=skip]")
    assert again.locator("[name=shown]").count() == 1


def test_choices_follow_the_question_on_a_wide_screen(opened: Callable[..., Any]) -> None:
    page = opened(size=(1280, 800))
    page.goto("/check/you")
    why, first = page.locator("main summary").bounding_box(), page.locator("#answers .tap").first.bounding_box()
    assert 0 < first["y"] - why["y"] - why["height"] <= 40


def test_week_is_stepped_without_typing(opened: Callable[..., Any]) -> None:
    page = opened()
    page.goto("/check/you/pregnant?then=first")
    for step, weeks in (("1", "20"), ("1", "21"), ("-1", "20")):
        tap(page, step)
        assert page.locator("[name=weeks]").input_value() == weeks
    follow(page, "#answers .primary")
    assert page.url.endswith("/check/you/baby?then=first")
