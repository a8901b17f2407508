"""In a real browser, without JavaScript: small screens, both languages, keyboard alone, a closed window."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.web import figure_night
from tests.web.real_browser import LOCALES, running_chromium, served
from tests.web.screen_faults import CLIPPED

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("web_browser")]

SIZES = [(390, 844), (320, 640)]


@pytest.fixture(scope="module")
def address(app: Callable[..., Any]) -> Iterator[str]:
    with served(app) as place:
        yield place


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with running_chromium() as browser:
        yield browser


@pytest.fixture
def opened(chromium: Any, address: str) -> Iterator[Callable[..., Any]]:
    """Opens pages and, at the end, refuses every request that left this computer."""
    contexts: list[Any] = []
    asked: list[str] = []

    def open_page(language: str = "en", size: tuple[int, int] = SIZES[0], **options: Any) -> Any:
        settings = {"java_script_enabled": False, "base_url": address} | options
        width, height = size
        context = chromium.new_context(
            locale=LOCALES[language], viewport={"width": width, "height": height}, **settings
        )
        context.on("request", lambda request: asked.append(request.url))
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()
    assert asked
    assert {urlsplit(url).hostname for url in asked} == {"127.0.0.1"}


def follow(page: Any, selector: str) -> None:
    """Press something that leads to another page, and wait for that page."""
    with page.expect_navigation():
        page.locator(selector).click()


def go(page: Any) -> None:
    """Press the primary button and wait for the next page."""
    follow(page, "#answers .primary")


def new_mother(page: Any) -> None:
    page.goto("/")
    follow(page, "main a.primary")
    follow(page, "[name=stage][value=gave_birth]")
    page.locator("[name=since]").fill("11")
    page.locator("[name=unit][value=weeks]").check()
    go(page)
    follow(page, "[name=born][value='vaginal:epidural']")
    follow(page, "[name=skip]")


def kind(page: Any) -> str:
    if page.locator("[name=none]").count():
        return "ticks"
    return "number" if page.locator("input.number").count() else "choice"


def answer(page: Any, ticked: str | None = None) -> None:
    """Tick one statement when it is there, else none; else the "no" or the first choice."""
    if page.locator("[name=alone]").count():
        follow(page, "[name=alone]")
    found = kind(page)
    if found == "ticks":
        statement = page.locator(f"[name=yes][value={ticked}]") if ticked else None
        (statement if statement and statement.count() else page.locator("[name=none]")).check()
    elif found == "number":
        page.locator("input.number").fill("3")
    else:
        no = page.locator("[name=answer][value=no]")
        (no if no.count() else page.locator("[name=answer]")).first.check()


def fits(page: Any) -> bool:
    """Nothing has to be scrolled sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


@pytest.mark.parametrize("size", SIZES, ids=["390", "320"])
@pytest.mark.parametrize("language", LOCALES)
def test_whole_walk_on_a_phone(opened: Callable[..., Any], language: str, size: tuple[int, int]) -> None:
    page = opened(language, size)
    new_mother(page)
    for _ in range(40):
        assert fits(page), page.url
        if page.url.endswith("/check/result"):
            break
        for choice in page.locator(".choice").all():
            assert (choice.bounding_box() or {})["height"] >= 48
        answer(page)
        go(page)
    assert page.locator(".cause").count() >= 1
    more = ("/evidence", "/load", "/load/bath", "/load/day")
    for place in ("/", "/help", "/check/answers", "/check/result/print", "/check/delete", "/nowhere", *more):
        page.goto(place)
        assert fits(page), place
        assert page.locator("html").get_attribute("lang") == {"en": "en", "zh": "zh-Hans"}[language]


@pytest.mark.parametrize("language", LOCALES)
def test_emergency_shows_the_number_without_scrolling(opened: Callable[..., Any], language: str) -> None:
    page = opened(language)
    new_mother(page)
    answer(page, "urine_leak_new")
    go(page)
    assert page.url.endswith("/check/result")
    call = page.locator("a.call")
    assert call.get_attribute("href") == {"en": "tel:999", "zh": "tel:120"}[language]
    box = call.bounding_box()
    assert box["y"] + box["height"] <= 844
    assert page.locator(".cause").count() == 0


def tab_to(page: Any, selector: str) -> None:
    """Press Tab until the focus is there."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.locator(f"{selector}:focus").count():
            return
    raise AssertionError(f"{selector} cannot be reached by keyboard")


def press_enter(page: Any) -> None:
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_walk_by_keyboard_alone(opened: Callable[..., Any]) -> None:
    page = opened()
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.locator(".skip:focus").count() == 1
    tab_to(page, "main a.primary")
    press_enter(page)
    tab_to(page, "[name=stage]")
    press_enter(page)
    tab_to(page, "[name=weeks]")
    page.keyboard.type("３０")
    press_enter(page)
    tab_to(page, "[name=skip]")
    press_enter(page)
    for _ in range(40):
        if page.url.endswith("/check/result"):
            break
        answer_by_keyboard(page)
        press_enter(page)
    assert page.url.endswith("/check/result")
    tab_to(page, "a.call")


def answer_by_keyboard(page: Any) -> None:
    if page.locator("[name=alone]").count():
        tab_to(page, "[name=alone]")
        press_enter(page)
        tab_to(page, "[name=answer]")
        return page.keyboard.press("ArrowDown")  # the second answer is "no"
    found = kind(page)
    if found == "ticks":
        tab_to(page, "[name=none]")
        page.keyboard.press("Space")
    elif found == "number":
        tab_to(page, "input.number")
        page.keyboard.type("3")
    else:
        tab_to(page, "[name=answer]")
        page.keyboard.press("Space")


def test_the_way_back_of_the_browser_leads_to_the_screen_before(opened: Callable[..., Any]) -> None:
    page = opened()
    new_mother(page)
    first = page.locator("[name=shown]").get_attribute("value")
    answer(page)
    go(page)
    second = page.locator("[name=shown]").get_attribute("value")
    answer(page)
    go(page)
    page.go_back()
    assert page.locator("[name=shown]").get_attribute("value") == second
    page.go_back()
    assert page.locator("[name=shown]").get_attribute("value") == first
    assert page.locator("[name=none]").is_checked()
    go(page)
    assert page.locator("[name=shown]").get_attribute("value") not in (first, second)


def test_help_is_one_press_away(opened: Callable[..., Any]) -> None:
    page = opened("zh")
    new_mother(page)
    follow(page, ".wrong")
    assert page.url.endswith("/help")
    assert page.locator("a.call").get_attribute("href") == "tel:120"
    follow(page, "main a.secondary")
    assert page.locator("[name=none]").count() == 1


def test_closed_in_the_middle_of_a_screen_and_opened_again(opened: Callable[..., Any]) -> None:
    page = opened()
    new_mother(page)
    answer(page)
    go(page)
    before = page.locator("[name=shown]").get_attribute("value")
    page.locator("[name=yes]").first.check()
    state = page.context.storage_state()
    page.context.close()

    again = opened(storage_state=state)
    again.goto("/")
    follow(again, "main a.primary")
    assert again.locator("[name=shown]").get_attribute("value") == before
    assert again.locator("input:checked").count() == 0


def test_switching_the_language_keeps_what_is_ticked(opened: Callable[..., Any]) -> None:
    page = opened()
    new_mother(page)
    page.locator("[name=yes][value=leg_weakness]").check()
    follow(page, "[name=switch_language]")
    page.wait_for_selector("html[lang=zh-Hans]")
    assert page.locator("[name=yes][value=leg_weakness]").is_checked()
    assert page.locator("[role=alert]").count() == 0


def test_errors_are_shown_at_the_top_and_lead_to_the_field(opened: Callable[..., Any]) -> None:
    page = opened()
    page.goto("/check/you/pregnant")
    page.locator("[name=weeks]").fill("六十")
    go(page)
    assert page.locator("[role=alert]").bounding_box()["y"] < page.locator("h1").bounding_box()["y"]
    page.wait_for_selector("[role=alert]:focus")
    assert page.locator("[role=alert] a").first.bounding_box()["height"] >= 44
    page.locator("[role=alert] a").first.click()
    page.wait_for_selector("[name=weeks]:focus")
    assert page.locator("[name=weeks]").input_value() == "六十"


COVERED = """() => document.querySelector('.skip').getBoundingClientRect().bottom
    > document.querySelector('.brand').getBoundingClientRect().top"""
TWICE = "html { font-size: 212.5% !important }"


@pytest.mark.parametrize("language", LOCALES)
def test_twice_the_text_size_clips_nothing(opened: Callable[..., Any], language: str) -> None:
    page = opened(language, SIZES[1], java_script_enabled=True, bypass_csp=True)
    new_mother(page)
    page.add_style_tag(content=TWICE)
    assert page.evaluate(COVERED) is False
    for tick in page.locator(".tick").all():
        statement, unsure = (tick.locator(part).bounding_box() for part in (".choice", ".unsure"))
        assert unsure["y"] >= statement["y"] + statement["height"] - 1
        assert tick.locator(".choice > span").bounding_box()["width"] >= 150
    answer(page, "urine_leak_new")
    go(page)
    for place in ("/check/result", "/help", "/check/you/pregnant", "/load", "/load/lift_cot_low", "/load/day"):
        page.goto(place)
        page.add_style_tag(content=TWICE)
        assert page.evaluate(CLIPPED) == []
        assert fits(page), place


def test_very_wrong_stands_at_the_right_edge(opened: Callable[..., Any]) -> None:
    page = opened(size=SIZES[1])
    for place in ("/", "/check/you", "/check/you/pregnant", "/nowhere"):
        page.goto(place)
        box = page.locator(".wrong").bounding_box()
        assert 320 - 22 <= box["x"] + box["width"] <= 320


def test_the_link_to_the_evidence_is_large_enough(opened: Callable[..., Any]) -> None:
    page = opened()
    new_mother(page)
    for _ in range(40):
        if page.url.endswith("/check/result"):
            break
        answer(page)
        go(page)
    for link in page.locator("a[href='/evidence']").all():
        assert link.bounding_box()["height"] >= 44


@pytest.mark.parametrize("language", LOCALES)
def test_twice_the_text_size_fits_the_smallest_phone(opened: Callable[..., Any], language: str) -> None:
    page = opened(language, SIZES[1], java_script_enabled=True, bypass_csp=True)
    new_mother(page)
    for _ in range(40):
        page.add_style_tag(content="html { font-size: 212.5% !important }")
        assert fits(page), page.url
        if re.search("/check/result$", page.url):
            break
        answer(page, "turning_in_bed")
        go(page)
    for place in ("/", "/check/you", "/check/you/after-birth", "/help", "/check/answers"):
        page.goto(place)
        page.add_style_tag(content="html { font-size: 212.5% !important }")
        assert fits(page), place


@pytest.mark.parametrize("language", LOCALES)
def test_from_the_result_to_a_cot_of_another_height(opened: Callable[..., Any], tmp_path: Path, language: str) -> None:
    page = opened(language)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    new_mother(page)
    for _ in range(40):
        if page.url.endswith("/check/result"):
            break
        answer(page)
        go(page)
    follow(page, "main a[href='/load']")
    follow(page, "main a[href='/load/lift_cot_low']")
    before = page.locator(".load strong").all_inner_texts()
    assert page.locator(".figure svg[aria-label]").count() == len(before)
    for card in page.locator(".way").all():
        figure, words = (card.locator(part).bounding_box() for part in (".figure", ".way-head"))
        assert figure["x"] + figure["width"] <= words["x"]
    page.locator("[name=home_cot_low]").fill("50")
    go(page)
    assert page.locator("[role=status]").count() == 1
    assert page.locator("[name=home_cot_low]").input_value() == "50"
    assert page.locator(".load strong").all_inner_texts() != before
    assert fits(page)
    page.screenshot(path=tmp_path / f"cot-{language}.png", full_page=True)
    assert said == []


def test_ways_stand_three_in_a_row_on_a_wide_screen(opened: Callable[..., Any]) -> None:
    page = opened(size=(1280, 800))
    page.goto("/load/pick_light")
    boxes = [way.bounding_box() for way in page.locator(".way").all()]
    assert len({box["y"] for box in boxes}) == 1
    assert fits(page)


TONES = "() => [...new Set([...document.querySelectorAll('.figure path')].map(e => getComputedStyle(e).fill))]"


def rgb(tone: str) -> str:
    return f"rgb({int(tone[1:3], 16)}, {int(tone[3:5], 16)}, {int(tone[5:7], 16)})"


@pytest.mark.parametrize("theme", ["dark", "night"])
def test_figures_dim_with_the_theme(opened: Callable[..., Any], address: str, theme: str) -> None:
    page = opened(color_scheme="dark", java_script_enabled=True)
    chosen = [
        {"name": "carrywell_theme", "value": theme, "url": address},
        {"name": "carrywell_skin", "value": "4", "url": address},
    ]
    page.context.add_cookies([cookie for cookie in chosen if cookie["value"] != "dark"])  # dark: the device asks for it
    page.goto("/load/lift_floor")
    found = page.evaluate(TONES)
    tones = figure_night.palette(4, theme)
    assert rgb(tones["shirt"]) in found
    assert rgb(tones["skin"]) in found
    assert "rgb(255, 255, 255)" not in found


BAR = """() => { const bar = document.querySelector('.places').getBoundingClientRect();
    return [getComputedStyle(document.querySelector('.places')).position, bar.top, bar.bottom]; }"""


@pytest.mark.parametrize("size", SIZES, ids=["390", "320"])
def test_places_stand_at_the_thumb_and_cover_nothing(opened: Callable[..., Any], size: tuple[int, int]) -> None:
    page = opened(size=size, java_script_enabled=True)
    for place in ("/", "/load", "/load/bath", "/journal", "/more", "/evidence"):
        page.goto(place)
        position, top, bottom = page.evaluate(BAR)
        assert (position, bottom) == ("fixed", size[1])
        for link in page.locator(".places a").all():
            box = link.bounding_box()
            assert min(box["width"], box["height"]) >= 44
        page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
        last = page.locator("main a:visible, main button:visible, main summary:visible").last.bounding_box()
        assert last["y"] + last["height"] <= top


def test_primary_action_of_a_question_is_at_the_thumb_and_the_places_below(opened: Callable[..., Any]) -> None:
    page = opened()
    new_mother(page)
    answer(page)
    go(page)
    for _ in range(30):
        if kind(page) == "choice" and page.locator(".choice").count() <= 4:
            break
        answer(page)
        go(page)
    box = page.locator("#answers .primary").bounding_box()
    assert 844 - 200 <= box["y"] <= 844 - 58
    last = page.locator(".choice").last.bounding_box()
    assert box["y"] - last["y"] - last["height"] <= 24
    assert page.locator(".places").bounding_box()["y"] >= 844


def test_places_stand_at_the_side_of_a_wide_screen(opened: Callable[..., Any]) -> None:
    page = opened(size=(1280, 800))
    for place in ("/", "/load", "/load/bath", "/more"):
        page.goto(place)
        nav, main = page.locator(".places").bounding_box(), page.locator("main").bounding_box()
        assert nav["x"] + nav["width"] <= main["x"]
        assert fits(page)
