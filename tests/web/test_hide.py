"""Quick hide: one press, or Escape twice, and nothing of the app is left to see."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.web.test_browser import address, chromium, follow, new_mother, opened  # noqa: F401
from tests.web.walking import begin, browser, text_of

HER_PAGES = ("/", "/check/", "/check/0", "/check/answers", "/help", "/load", "/load/bath", "/more", "/nowhere")


def test_notes_say_nothing_of_the_app(her: Any) -> None:
    her.post("/notes")
    page = her.get("/notes")
    assert "<title>Notes</title>" in page.content.decode()
    assert text_of(page).strip() == "Notes No notes yet. Close the notes"
    assert page["Cache-Control"] == "no-store"


def test_hidden_pages_stay_hidden_until_the_notes_are_closed(her: Any) -> None:
    begin(her)
    assert her.post("/notes")["Location"] == "/notes"
    for place in HER_PAGES:
        assert her.get(place)["Location"] == "/notes"
    assert her.get("/static/web/app.css").status_code == 200
    assert her.post("/notes/close")["Location"] == "/"
    assert her.get("/check/answers").status_code == 200


def test_hiding_needs_no_token(app: Any) -> None:
    strict = browser("en", enforce_csrf_checks=True)
    assert strict.post("/notes")["Location"] == "/notes"


def test_looking_at_the_notes_hides_nothing(her: Any) -> None:
    her.get("/notes")
    assert her.get("/").status_code == 200


def test_hiding_hides_from_nobody_else(her: Any, stranger: Any) -> None:
    her.post("/notes")
    assert stranger.get("/").status_code == 200


def left(page: Any) -> bool:
    """Nothing of the app is on the page, in its title or in its address."""
    whole = page.title() + page.url.rsplit("/", 1)[1] + page.locator("body").inner_text()
    return "arrywell" not in whole and "back" not in whole


@pytest.mark.browser
@pytest.mark.xdist_group("web_browser")
@pytest.mark.parametrize("script", [True, False], ids=["script", "no_script"])
def test_button_hides_and_going_back_shows_notes(opened: Callable[..., Any], script: bool) -> None:  # noqa: F811
    page = opened(java_script_enabled=script, size=(320, 640))
    new_mother(page)
    box = page.locator("form.hide button").bounding_box()
    assert min(box["width"], box["height"]) >= 44
    follow(page, "form.hide button")
    page.wait_for_url("**/notes")
    assert page.title() == "Notes"
    assert left(page)
    for _ in range(2):
        page.go_back()
        page.wait_for_url("**/notes")
        assert left(page)
    follow(page, "main button")
    page.goto("/check/")
    assert page.locator("[name=none]").count() == 1


@pytest.mark.browser
@pytest.mark.xdist_group("web_browser")
def test_escape_twice_hides_and_once_does_not(opened: Callable[..., Any]) -> None:  # noqa: F811
    page = opened(java_script_enabled=True)
    page.goto("/load/lift_floor")
    page.keyboard.press("Escape")
    page.wait_for_timeout(1100)
    page.keyboard.press("Escape")
    assert page.url.endswith("/load/lift_floor")
    for _ in range(20):  # a busy machine may need more than a second for two presses
        if page.url.endswith("/notes"):
            break
        page.keyboard.press("Escape")
    page.wait_for_url("**/notes")
    assert page.title() == "Notes"


@pytest.mark.browser
@pytest.mark.xdist_group("web_browser")
def test_hiding_in_one_tab_hides_the_others_when_they_are_looked_at(opened: Callable[..., Any]) -> None:  # noqa: F811
    page = opened(java_script_enabled=True)
    page.goto("/load/lift_floor")
    other = page.context.new_page()
    other.goto("/")
    follow(other, "form.hide button")
    other.wait_for_url("**/notes")
    page.evaluate("dispatchEvent(new Event('focus'))")
    page.wait_for_url("**/notes")
    assert page.title() == "Notes"
