"""In a real browser, without JavaScript: small screens, both languages, keyboard alone, a closed window."""

from __future__ import annotations

import os
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("web_browser")]

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SIZES = [(390, 844), (320, 640)]
LOCALES = {"en": "en-GB", "zh": "zh-CN"}


@pytest.fixture(scope="module")
def address(app: Callable[..., Any]) -> Iterator[str]:
    from waitress.server import create_server

    server = create_server(app, host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


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


def go(page: Any) -> None:
    """Press the primary button and wait for the next page."""
    with page.expect_navigation():
        page.locator("#answers .primary").click()


def new_mother(page: Any) -> None:
    page.goto("/")
    page.locator("main a.primary").click()
    page.locator("input[value=gave_birth]").check()
    go(page)
    page.locator("[name=since]").fill("11")
    page.locator("[name=unit][value=weeks]").check()
    page.locator("[name=neuraxial][value=epidural]").check()
    go(page)


def kind(page: Any) -> str:
    if page.locator("[name=none]").count():
        return "ticks"
    return "number" if page.locator("input.number").count() else "choice"


def answer(page: Any, ticked: str | None = None) -> None:
    """Tick one statement when it is there, else none; else the "no" or the first choice."""
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
    for place in ("/", "/help", "/evidence", "/check/answers", "/check/result/print", "/check/delete", "/nowhere"):
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
    page.keyboard.press("Space")
    press_enter(page)
    tab_to(page, "[name=weeks]")
    page.keyboard.type("３０")
    press_enter(page)
    for _ in range(40):
        if page.url.endswith("/check/result"):
            break
        answer_by_keyboard(page)
        press_enter(page)
    assert page.url.endswith("/check/result")
    tab_to(page, "a.call")


def answer_by_keyboard(page: Any) -> None:
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


def test_help_is_one_press_away(opened: Callable[..., Any]) -> None:
    page = opened("zh")
    new_mother(page)
    page.locator(".wrong").click()
    assert page.url.endswith("/help")
    assert page.locator("a.call").get_attribute("href") == "tel:120"
    page.locator("main a.secondary").click()
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
    again.locator("main a.primary").click()
    assert again.locator("[name=shown]").get_attribute("value") == before
    assert again.locator("input:checked").count() == 0


def test_switching_the_language_keeps_what_is_ticked(opened: Callable[..., Any]) -> None:
    page = opened()
    new_mother(page)
    page.locator("[name=yes][value=leg_weakness]").check()
    page.locator("[name=switch_language]").click()
    page.wait_for_selector("html[lang=zh-Hans]")
    assert page.locator("[name=yes][value=leg_weakness]").is_checked()
    assert page.locator("[role=alert]").count() == 0


def test_errors_are_shown_at_the_top_and_lead_to_the_field(opened: Callable[..., Any]) -> None:
    page = opened()
    page.goto("/check/you/pregnant")
    page.locator("[name=weeks]").fill("六十")
    go(page)
    assert page.locator("[role=alert]").bounding_box()["y"] < page.locator("h1").bounding_box()["y"]
    page.locator("[role=alert] a").first.click()
    assert page.locator("[name=weeks]:focus").count() == 1
    assert page.locator("[name=weeks]").input_value() == "六十"


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
