"""The body map under a thumb, by keyboard, spoken, and in the device's own colours, in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from carrywell.web.body_map import body
from tests.web.test_browser import LOCALES, SIZES, TWICE, fits, follow, go
from tests.web.test_browser import address as address
from tests.web.test_browser import chromium as chromium
from tests.web.test_browser import opened as opened
from tests.web.walking import begin, browser, walk_to

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("web_browser")]

LEAST_TARGET_PX = 44
#: Reached by these answers.
ASKED: dict[str, dict[str, object]] = {
    "pain_site": {},
    "pain_radiation": {"pain_site": "low_back"},
}
SESSION = "carrywell_session"
Reach = Callable[..., Any]


@pytest.fixture
def reach(opened: Callable[..., Any], address: str) -> Reach:
    """Opens a question of her check; what comes before it was answered without the browser."""

    def open_question(question: str = "pain_site", language: str = "en", **options: Any) -> Any:
        with ThreadPoolExecutor(1) as apart:  # the thread of the browser refuses the database
            mark = apart.submit(session_at, question, language).result()
        page = opened(language, **options)
        page.context.add_cookies([{"name": SESSION, "value": mark, "url": address}])
        page.goto("/check/")
        assert page.locator("[name=shown]").get_attribute("value") == question
        return page

    return open_question


def session_at(question: str, language: str) -> str:
    """The mark of a browser whose check has come to a question."""
    hers = browser(LOCALES[language])
    begin(hers)
    walk_to(hers, question, ASKED[question])
    return str(hers.cookies[SESSION].value)


def part(asked: Any, option: str) -> Any:
    """A region as it is drawn, on a page or in one of its questions."""
    return asked.locator(f".body-map .region.at-{option}").first


def chosen(asked: Any) -> list[str]:
    return asked.locator(".choices input:checked").evaluate_all("found => found.map(one => one.value)")  # type: ignore[no-any-return]


def tap(page: Any, option: str, asked: Any = None) -> None:
    """Put a finger on the middle of a region, wherever its label is."""
    region = part(asked or page, option)
    region.scroll_into_view_if_needed()
    box = region.bounding_box()
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def look(page: Any, option: str) -> dict[str, str]:
    """How a region looks when everything has settled."""
    region = part(page, option)
    region.evaluate("one => Promise.all(one.getAnimations().map(running => running.finished))")
    return region.evaluate(  # type: ignore[no-any-return]
        """one => { const { fill, stroke, strokeWidth, strokeDasharray } = getComputedStyle(one);
            return { fill, stroke, strokeWidth, strokeDasharray }; }"""
    )


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("language", LOCALES)
def test_tap_on_a_region_is_an_answer_that_is_kept(reach: Reach, language: str, script: bool) -> None:
    page = reach(language=language, has_touch=True, java_script_enabled=script)
    before = page.locator(".picture").bounding_box()
    tap(page, "flank")
    page.wait_for_selector("[name=answer][value=flank]:checked")
    assert chosen(page) == ["flank"]
    assert page.locator(".picture").bounding_box() == before  # nothing jumps to the list
    name = page.locator("label.choice", has=page.locator("[value=flank]")).inner_text().strip()
    assert page.locator(".map-names .name:visible").all_inner_texts() == [name]
    go(page)
    assert page.locator("[name=shown]").get_attribute("value") != "pain_site"
    follow(page, ".back a")
    assert chosen(page) == ["flank"]
    page.goto("/check/answers")
    assert page.get_by_text(name).count() >= 1


@pytest.mark.parametrize("question", ASKED)
def test_every_region_chooses_its_own_option(reach: Reach, question: str) -> None:
    page = reach(question, has_touch=True)
    one = body().map_of(question)
    assert one is not None
    options = [
        place.option for place in one.place if place.touches() and page.locator(f"[value={place.option}]").count()
    ]
    assert options
    for option in options:
        tap(page, option)
        page.wait_for_selector(f"[name=answer][value={option}]:checked")
        assert chosen(page) == [option]


def test_keyboard_walks_the_list_and_the_region_shows_where(reach: Reach) -> None:
    page = reach(java_script_enabled=True)
    page.locator(".target.at-tailbone").hover()  # a pointer left on the picture takes nothing from the keyboard
    for _ in range(20):
        if page.evaluate("document.activeElement.name") == "answer":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert chosen(page) == ["low_back"]
    page.keyboard.press("ArrowDown")
    page.wait_for_selector("[value=flank]:checked:focus-visible")
    focused, other = look(page, "flank"), look(page, "low_back")
    assert (focused["strokeWidth"], other["strokeWidth"]) == ("5px", "1.6px")
    assert focused["fill"] != other["fill"]
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.goto("/check/answers")
    assert page.get_by_text("Side of the back, under the ribs").count() == 1


@pytest.mark.parametrize("size", SIZES, ids=["390", "320"])
def test_way_on_never_lies_over_the_row_with_the_focus(reach: Reach, size: tuple[int, int]) -> None:
    page = reach(size=size)
    page.locator(".target.at-upper_back").hover()  # a pointer left on the picture takes nothing from the keyboard
    page.locator(".choices input").first.focus()
    page.keyboard.press("Space")
    for value in page.locator(".choices input").evaluate_all("found => found.map(one => one.value)")[1:]:
        page.keyboard.press("ArrowDown")
        page.wait_for_selector(f"[value={value}]:checked:focus-visible")
        row = page.locator("label.choice", has=page.locator(f"[value={value}]")).bounding_box()
        assert row["y"] >= 0, value
        assert row["y"] + row["height"] <= page.locator("#answers .primary").bounding_box()["y"], value


def test_several_places_are_tapped_or_chosen_with_space(
    opened: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CARRYWELL_DESIGN", "1")
    page = opened(has_touch=True)
    page.goto("/design?language=en")
    asked = page.locator("fieldset", has=page.locator("[type=checkbox][value=flank]")).first
    for option in chosen(asked):
        tap(page, option, asked)
        asked.locator(f"[value={option}]:not(:checked)").wait_for()  # a tap becomes a click a little later
    assert chosen(asked) == []
    tap(page, "low_back", asked)
    asked.locator("[value=low_back]:checked").wait_for()
    asked.locator("[value=ribs]").focus()
    page.keyboard.press("Space")
    asked.locator("[value=ribs]:checked").wait_for()
    assert chosen(asked) == ["low_back", "ribs"]
    assert asked.locator(".map-names .name:visible").count() == 2


def test_screen_reader_hears_the_list_alone(reach: Reach) -> None:
    page = reach()
    spoken = page.locator("main").aria_snapshot()
    for choice in page.locator("label.choice").all():
        name = choice.inner_text().strip()
        assert spoken.count(f'radio "{name}"') == 1
    assert page.get_by_role("radio").count() == page.locator("label.choice").count()
    for silent in ("Front", "Tap the place", "img"):
        assert silent not in spoken


@pytest.mark.parametrize("question", ASKED)
def test_targets_are_large_enough_for_a_thumb_on_the_smallest_phone(reach: Reach, question: str) -> None:
    page = reach(question, size=SIZES[1])
    for target in page.locator(".target").all():
        box = target.bounding_box()
        assert min(box["width"], box["height"]) >= LEAST_TARGET_PX


@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize("question", ASKED)
def test_map_fits_the_smallest_phone_at_twice_the_text_size(reach: Reach, question: str, language: str) -> None:
    page = reach(question, language, size=SIZES[1], has_touch=True, java_script_enabled=True, bypass_csp=True)
    assert fits(page)
    page.add_style_tag(content=TWICE)
    assert fits(page)
    sides, picture = (page.locator(f".body-map .{name}").bounding_box() for name in ("sides", "picture"))
    assert sides["y"] + sides["height"] <= picture["y"]
    tap(page, "ribs" if question == "pain_site" else "thigh")
    page.wait_for_selector(".choices :checked")
    assert fits(page)


@pytest.mark.parametrize("colours", [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"}])
def test_choice_shows_not_by_colour_alone(reach: Reach, colours: dict[str, str]) -> None:
    page = reach(java_script_enabled=True, **colours)
    page.locator("[value=upper_back]").check()
    page.locator("h1").hover()
    marked, other = look(page, "upper_back"), look(page, "mid_back")
    assert marked["fill"] != other["fill"]
    assert (marked["strokeDasharray"], other["strokeDasharray"]) == ("none", "2px, 5px")
    assert page.locator(".body-map .tick:visible").count() == 1
    assert page.locator(".body-map .tick.at-upper_back").is_visible()


def test_way_on_is_at_the_thumb_once_a_place_is_chosen(reach: Reach) -> None:
    page = reach(has_touch=True)
    tap(page, "low_back")
    page.wait_for_selector("[value=low_back]:checked")
    box = page.locator("#answers .primary").bounding_box()
    assert 0 < box["y"] <= SIZES[0][1] - box["height"]
    page.locator("#answers .secondary").scroll_into_view_if_needed()
    primary, secondary = (page.locator(f"#answers .{name}").bounding_box() for name in ("primary", "secondary"))
    assert primary["y"] + primary["height"] <= secondary["y"]
