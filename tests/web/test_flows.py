"""Everything she can do, once with the keys alone and once with scripts off."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.web.hands import Finger, Hand, Keys
from tests.web.test_browser import address as address
from tests.web.test_browser import chromium as chromium
from tests.web.test_browser import kind
from tests.web.test_browser import opened as opened
from tests.web.women import session_of

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("web_flows")]

MOST_SCREENS = 40
Taking = Callable[[str], Hand]


@pytest.fixture(params=["keys", "no scripts"])
def as_woman(request: Any, opened: Callable[..., Any], address: str) -> Taking:
    """The start page, open in the browser of this woman."""
    keys = request.param == "keys"

    def take(woman: str = "") -> Hand:
        page = opened(java_script_enabled=keys, reduced_motion="reduce", service_workers="block")
        if woman:
            page.context.add_cookies([{"name": "carrywell_session", "value": session_of(woman), "url": address}])
        page.goto("/")
        return Keys(page) if keys else Finger(page)

    return take


def go_to(hand: Hand, place: str) -> None:
    hand.follow(f".places a[href='{place}']")


def answer(hand: Hand) -> None:
    """No, none, or the first that is offered."""
    if hand.page.locator("[name=alone]").count():
        hand.follow("[name=alone]")
    found = kind(hand.page)
    if found == "ticks":
        hand.choose("[name=none]")
    elif found == "number":
        hand.write("input.number", "3")
    else:
        no = "[name=answer][value=no]"
        hand.choose(no if hand.page.locator(no).count() else "[name=answer]")
    hand.follow("#answers .primary")


def is_at(hand: Hand, path: str) -> bool:
    return str(hand.page.url).split("?")[0].endswith(path)


def test_from_the_first_page_to_the_result(as_woman: Taking) -> None:
    hand = as_woman("")
    hand.follow("main a[href^='/check/you']")
    hand.follow("#answers [value=gave_birth]")
    hand.follow("#answers [value='9:weeks']")
    hand.follow("#answers [value='vaginal:epidural']")
    hand.follow("#answers [value=girl]")
    for _ in range(MOST_SCREENS):
        if is_at(hand, "/check/result"):
            break
        answer(hand)
    assert hand.page.locator(".care").count() == 1
    hand.follow("main a[href='/check/answers']")
    hand.follow("main a[href='/check/change/0']")
    hand.follow("#answers .primary")
    assert is_at(hand, "/check/result")


def test_an_emergency_from_any_page(as_woman: Taking) -> None:
    hand = as_woman("half way")
    hand.follow(".wrong")
    assert is_at(hand, "/help")
    hand.unfold(".country summary")
    hand.follow(".country button")
    assert hand.page.locator("a.call[href^='tel:']").count() == 1


def test_a_task_and_its_form(as_woman: Taking) -> None:
    hand = as_woman("half way")
    go_to(hand, "/load")
    hand.follow("main a[href='/load/lift_cot_low']")
    hand.write("[name=home_cot_low]", "47")
    hand.follow("#answers button.primary")
    assert hand.page.locator("[role=status]").count() == 1
    assert hand.page.locator("[name=home_cot_low]").input_value() == "47"


def test_a_mistake_in_a_form_leads_to_its_field(as_woman: Taking) -> None:
    hand = as_woman("half way")
    hand.page.goto("/load/lift_cot_low")
    hand.write("[name=home_cot_low]", "9000")
    hand.follow("#answers button.primary")
    hand.page.wait_for_selector("[role=alert]:focus")
    hand.unfold("[role=alert] a")
    hand.page.wait_for_selector("[name=home_cot_low]:focus")


def test_her_day(as_woman: Taking) -> None:
    hand = as_woman("half way")
    go_to(hand, "/load")
    hand.follow("main a[href='/load/day']")
    hand.unfold("#counts summary")
    hand.write("[name=times_bath]", "2")
    hand.follow("#answers button.primary")
    assert hand.page.locator("[role=status]").count() == 1
    assert hand.page.locator("[name=times_bath]").input_value() == "2"


def test_her_profile(as_woman: Taking) -> None:
    hand = as_woman("half way")
    go_to(hand, "/more")
    hand.follow("main a[href='/you']")
    hand.write("[name=height]", "164")
    hand.choose("[name=sex][value=boy]")
    hand.follow("#answers .primary")
    assert hand.page.locator("[role=status]").count() == 1
    assert hand.page.locator("[name=height]").input_value() == "164"
    assert hand.page.locator("[name=sex][value=boy]").is_checked()


def test_language(as_woman: Taking) -> None:
    hand = as_woman("half way")
    hand.follow("header [name$=language][value=zh-hans]")
    assert hand.page.locator("html").get_attribute("lang") == "zh-Hans"
    go_to(hand, "/more")
    hand.follow("main [name=language][value=en]")
    assert hand.page.locator("html").get_attribute("lang") == "en"


def test_theme(as_woman: Taking) -> None:
    hand = as_woman("")
    go_to(hand, "/more")
    hand.follow("[name=theme][value=night]")
    assert hand.page.locator("html").get_attribute("data-theme") == "night"
    hand.follow("[name=theme][value=device]")
    assert hand.page.locator("html").get_attribute("data-theme") is None


def test_hide(as_woman: Taking) -> None:
    hand = as_woman("half way")
    hand.follow("form.hide button")
    hand.page.wait_for_url("**/notes")
    assert hand.page.title() == "Notes"
    hand.follow("main button")
    assert hand.page.locator(".places").count() == 1


def test_my_pregnancy_has_ended_and_back(as_woman: Taking) -> None:
    hand = as_woman("pregnant")
    go_to(hand, "/more")
    hand.follow("main [name=aside][value=on]")
    assert is_at(hand, "/check/you/ended-early")
    go_to(hand, "/more")
    hand.follow("main [name=aside][value=back]")
    hand.page.goto("/more")
    assert hand.page.locator("main [name=aside][value=on]").count() == 1


def test_delete_everything(as_woman: Taking) -> None:
    hand = as_woman("half way")
    go_to(hand, "/more")
    hand.follow("main a[href='/check/delete']")
    hand.follow("main button.primary")
    hand.page.goto("/check/answers")
    assert is_at(hand, "/") or is_at(hand, "/check/you")


def test_a_focus_that_cannot_be_seen_is_found(opened: Callable[..., Any]) -> None:
    page = opened(java_script_enabled=True)
    page.goto("/more")
    page.evaluate("document.querySelector('[name=theme][value=dark]').style.outline = 'none'")
    with pytest.raises(AssertionError, match="cannot be seen on BUTTON theme"):
        Keys(page).follow("[name=theme][value=night]")
