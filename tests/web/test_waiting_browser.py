"""In a real browser: entries noted without a connection are kept, sent later, and never twice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.web.test_install_browser import (
    address as address,
)
from tests.web.test_install_browser import (
    asked as asked,
)
from tests.web.test_install_browser import (
    chromium as chromium,
)
from tests.web.test_install_browser import (
    opened as opened,
)
from tests.web.test_install_browser import (
    press,
    until,
)
from tests.web.test_install_browser import (
    said as said,
)
from tests.web.women import apart

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("web_browser")]

COUNT = """async () => new Promise((resolve) => {
    const opening = indexedDB.open("carrywell-waiting", 1);
    opening.onupgradeneeded = () =>
        opening.result.createObjectStore("entries", { keyPath: "number", autoIncrement: true });
    opening.onsuccess = () => {
        const asked = opening.result.transaction("entries").objectStore("entries").count();
        asked.onsuccess = () => { opening.result.close(); resolve(asked.result); };
    };
})"""
JOURNAL_KNOWN = "caches.has('carrywell-journal')"


def waits(number: int) -> str:
    return f"({COUNT})().then(found => found === {number})"


def stored(page: Any) -> list[Any]:
    """The entries that the server has of this browser, the oldest first."""
    (cookie,) = [each["value"] for each in page.context.cookies() if each["name"] == "carrywell_session"]

    def read() -> list[Any]:
        from carrywell.web import journal_store
        from carrywell.web.sessions import SessionStore

        return [each.entry for each in journal_store.entries(journal_store.key_of(SessionStore(cookie)))]

    return apart(read)


def tap(page: Any, pain: int) -> None:
    press(page, page.locator(f"button[name=pain][value='{pain}']"))


def journal(opened: Callable[..., Any]) -> Any:
    """Her journal with one entry, known to the service worker."""
    page = opened("en")
    page.goto("/journal")
    tap(page, 2)
    page.goto("/journal")
    until(page, JOURNAL_KNOWN)
    return page


def test_entries_without_a_connection_are_kept_and_sent_once(opened: Callable[..., Any]) -> None:
    page = journal(opened)
    page.context.set_offline(True)
    tap(page, 6)
    assert page.locator(".waits-here").is_visible()
    page.locator("#note_here").fill("Both <b>hips</b>.")
    tap(page, 7)
    assert page.locator(".waiting li").count() == 2
    assert "Both <b>hips</b>." in page.locator(".waiting").inner_text()
    until(page, waits(2))
    page.context.set_offline(False)
    page.goto("/more")
    until(page, waits(0))
    assert [entry.pain for entry in stored(page)] == [2, 6, 7]
    assert stored(page)[-1].note == "Both <b>hips</b>."
    page.goto("/journal")
    page.goto("/")
    assert len(stored(page)) == 3


def test_entry_whose_answer_was_lost_is_kept_once(opened: Callable[..., Any]) -> None:
    page = journal(opened)
    lost: list[int] = []

    def lose_the_answer(route: Any) -> None:
        if route.request.method != "POST" or lost:
            route.continue_()
            return
        lost.append(route.fetch(max_redirects=0).status)
        route.abort()

    page.context.route("**/journal/new", lose_the_answer)
    tap(page, 6)
    assert lost == [302]
    assert page.locator(".waits-here").is_visible()
    assert [entry.pain for entry in stored(page)] == [2, 6]
    page.goto("/more")
    until(page, waits(0))
    assert [entry.pain for entry in stored(page)] == [2, 6]


@pytest.mark.parametrize("way", ["hide", "delete"])
def test_hiding_or_deleting_wipes_what_waits(opened: Callable[..., Any], way: str) -> None:
    page = journal(opened)
    if way == "delete":
        page.goto("/check/delete")
    page.context.set_offline(True)
    if way == "delete":
        other = page.context.new_page()
        other.goto("/nowhere")
        tap(other, 6)
        until(other, waits(1))
        press(page, page.locator("main form button.primary"))
        until(other, waits(0))
    else:
        tap(page, 6)
        until(page, waits(1))
        page.locator("form.hide button").click()
        page.wait_for_url("**/notes")
        until(page, waits(0))
