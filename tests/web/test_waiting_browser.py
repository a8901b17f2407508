"""In a real browser: entries noted without a connection are kept, sent later, and never twice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.web.axe_rules import violations
from tests.web.test_install_browser import (
    COPIES,
    keep,
    press,
    until,
)
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
ADD = """async (marks) => new Promise((resolve) => {
    const opening = indexedDB.open("carrywell-waiting", 1);
    opening.onupgradeneeded = () =>
        opening.result.createObjectStore("entries", { keyPath: "number", autoIncrement: true });
    opening.onsuccess = () => {
        const transaction = opening.result.transaction("entries", "readwrite");
        const at = new Date().toISOString();
        for (const journal of marks)
            transaction.objectStore("entries").add({ path: "/journal/new", body: "", at, said: "", journal });
        transaction.oncomplete = () => { opening.result.close(); resolve(); };
    };
})"""
LEFT = COUNT.replace(".count()", ".getAll()").replace("asked.result", "asked.result.map(({ journal }) => journal)")
#: The service worker knows whose journal the page is of.
JOURNAL_KNOWN = """(async () => {
    const kept = await caches.match("/journal", { cacheName: "carrywell-journal" });
    const marks = document.querySelector("meta[name=carrywell-journal]").content;
    return kept !== undefined && (await kept.text()) === marks.replaceAll(" ", ",");
})()"""
REMOVED = {"en": "The entry is removed from this phone.", "zh": "这条记录已从这部手机上移除。"}


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


def journal(opened: Callable[..., Any], language: str = "en") -> Any:
    """Her journal with one entry, known to the service worker."""
    page = opened(language)
    page.goto("/journal")
    tap(page, 2)
    page.goto("/journal")
    until(page, JOURNAL_KNOWN)
    return page


def shown(page: Any, number: int) -> None:
    until(page, f"document.querySelectorAll('.waiting li').length === {number}")


def unreachable(page: Any) -> Callable[[], None]:
    """Everything but a new entry reaches the server; the way back."""

    def lose(route: Any) -> None:
        if route.request.method == "POST":
            route.abort()
        else:
            route.continue_()

    page.context.route("**/journal/new", lose)
    return lambda: page.context.unroute("**/journal/new", lose)


def waiting_one(opened: Callable[..., Any]) -> tuple[Any, Callable[[], None]]:
    """Her journal with one entry in it and one that waits; what lets new entries reach the server again."""
    page = journal(opened)
    reach = unreachable(page)
    tap(page, 6)
    assert page.locator(".waits-here").is_visible()
    until(page, waits(1))
    return page, reach


def pains(page: Any) -> list[int]:
    return [entry.pain for entry in stored(page)]


def test_entries_without_a_connection_are_kept_and_sent_once(opened: Callable[..., Any]) -> None:
    page = journal(opened)
    page.context.set_offline(True)
    tap(page, 6)
    assert page.locator(".waits-here").is_visible()
    page.locator("#note_here").fill("Both <b>hips</b>.")
    tap(page, 7)
    shown(page, 2)
    assert "Both <b>hips</b>." in page.locator(".waiting").inner_text()
    until(page, waits(2))
    page.context.set_offline(False)
    page.goto("/more")
    until(page, waits(0))
    assert pains(page) == [2, 6, 7]
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
    assert pains(page) == [2, 6]
    page.goto("/more")
    until(page, waits(0))
    assert pains(page) == [2, 6]


# ---- what does not delete it


def test_hiding_shows_nothing_of_what_waits_and_loses_nothing(opened: Callable[..., Any]) -> None:
    page = journal(opened)
    page.context.set_offline(True)
    tap(page, 6)
    until(page, waits(1))
    press(page, page.locator("form.hide button"))
    for place in ("/journal", "/nowhere"):
        assert page.locator("main.notes").count() == 1
        assert page.locator("li").count() == 0
        page.goto(place)
    until(page, waits(1))
    page.context.set_offline(False)
    page.goto("/notes")
    press(page, page.locator("main form button"))
    until(page, waits(0))
    assert pains(page) == [2, 6]


def test_keeping_the_journal_keeps_what_waits_and_the_copies(opened: Callable[..., Any]) -> None:
    page, _reach = waiting_one(opened)
    keep(page, "/load/bath")
    page.goto("/journal/delete")
    press(page, page.locator("main form a.secondary"))
    assert page.url.endswith("/journal")
    shown(page, 1)
    until(page, waits(1))
    assert page.evaluate(COPIES) == ["/load/bath"]


@pytest.mark.parametrize("place", ["/check/delete", "/journal/delete"])
def test_deleting_without_a_connection_deletes_no_entry_and_says_so(opened: Callable[..., Any], place: str) -> None:
    page, _reach = waiting_one(opened)
    page.goto(place)
    page.context.set_offline(True)
    press(page, page.locator("main form button.primary"))
    assert "nothing that you entered has been deleted" in page.locator(".not-sent").inner_text()
    shown(page, 1)
    until(page, waits(1))
    assert pains(page) == [2]


def test_deleting_that_the_server_refuses_deletes_no_entry(opened: Callable[..., Any]) -> None:
    page, _reach = waiting_one(opened)
    page.goto("/journal/delete")
    page.context.route(
        "**/journal/delete", lambda route: route.fulfill(status=507, body="<h1>Full</h1>", content_type="text/html")
    )
    press(page, page.locator("main form button.primary"))
    assert page.locator("h1").inner_text() == "Full"
    until(page, waits(1))


def test_loss_keeps_what_waits(opened: Callable[..., Any]) -> None:
    page, reach = waiting_one(opened)
    page.goto("/more")
    page.context.set_offline(True)
    press(page, page.locator("main button[name=aside][value=on]"))
    until(page, waits(1))
    page.context.set_offline(False)
    page.goto("/more")
    press(page, page.locator("main button[name=aside][value=on]"))
    assert page.url.endswith("/ended-early")
    until(page, waits(1))
    reach()
    page.goto("/more")
    press(page, page.locator("main button[name=aside][value=back]"))
    page.goto("/more")
    until(page, waits(0))
    assert pains(page) == [2, 6]


# ---- what does


@pytest.mark.parametrize("place", ["/check/delete", "/journal/delete"])
def test_deleting_deletes_what_waits(opened: Callable[..., Any], place: str) -> None:
    page, reach = waiting_one(opened)
    page.goto(place)
    press(page, page.locator("main form button.primary"))
    until(page, waits(0))
    reach()
    page.goto("/journal")
    until(page, waits(0))
    assert page.locator(".noted li").count() == 0


def test_deleting_the_journal_leaves_what_waits_for_one_put_away(opened: Callable[..., Any]) -> None:
    page, _reach = waiting_one(opened)
    page.evaluate(ADD, ["former"])
    page.goto("/journal/delete")
    press(page, page.locator("main form button.primary"))
    until(page, f"({LEFT})().then(found => found.join() === 'former')")


def test_deleting_the_check_after_a_loss_keeps_what_waits_for_the_journal(opened: Callable[..., Any]) -> None:
    page, _reach = waiting_one(opened)
    page.evaluate("""() => {
        const form = document.createElement("form");
        Object.assign(form, { method: "post", action: "/check/you/ended-early" });
        form.innerHTML = '<input name="aside" value="delete">';
        document.body.append(form);
    }""")
    page.context.route("**/ended-early", lambda route: route.fulfill(status=302, headers={"Location": "/more"}))
    with page.expect_navigation():
        page.evaluate("document.querySelector('form[action$=ended-early]').submit()")
    assert page.url.endswith("/more")
    assert page.evaluate(COUNT) == 1


def test_deleting_a_journal_that_was_put_away_deletes_its_entries_alone(opened: Callable[..., Any]) -> None:
    page = journal(opened)
    page.evaluate(ADD, ["former", "open"])
    page.goto("/more")
    page.evaluate("""() => {
        const form = document.createElement("form");
        Object.assign(form, { method: "post", action: "/journal/former" });
        form.innerHTML = '<input name="want" value="sure"><input name="marks" value="former,older">';
        document.body.append(form);
    }""")
    page.context.route("**/journal/former", lambda route: route.fulfill(status=302, headers={"Location": "/more"}))
    with page.expect_navigation():
        page.evaluate("document.querySelector('form[action=\"/journal/former\"]').submit()")
    until(page, f"({LEFT})().then(found => found.join() === 'open')")


# ---- whose it is


def test_entry_is_neither_shown_nor_sent_in_another_journal(opened: Callable[..., Any], address: str) -> None:
    page, reach = waiting_one(opened)
    (hers,) = [each for each in page.context.cookies() if each["name"] == "carrywell_session"]
    page.context.clear_cookies()
    reach()
    page.goto("/journal")
    tap(page, 1)
    page.goto("/journal")
    until(page, JOURNAL_KNOWN)
    page.context.set_offline(True)
    tap(page, 9)
    until(page, waits(2))
    shown(page, 1)
    assert page.locator(".waiting li").inner_text().split(" · ")[1].startswith("9")
    page.context.set_offline(False)
    page.goto("/more")
    until(page, waits(1))
    assert pains(page) == [1, 9]
    page.context.add_cookies([{"name": "carrywell_session", "value": hers["value"], "url": address}])
    page.goto("/more")
    until(page, waits(0))
    assert pains(page) == [2, 6]


# ---- refused


@pytest.mark.parametrize("language", ["en", "zh"])
def test_refused_entry_shows_its_words_and_can_be_removed_by_keyboard(
    opened: Callable[..., Any], language: str
) -> None:
    words = "Both hips, all night. " * 100
    page = journal(opened, language)
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto("/journal/new")
    page.context.set_offline(True)
    page.locator("textarea[name=note]").fill(words)
    press(page, page.locator("#answers .primary"))
    until(page, waits(1))
    page.context.set_offline(False)
    page.goto("/journal")
    until(page, "document.querySelector('.waiting textarea')?.value.length > 2000")
    assert page.locator(".waiting textarea").input_value() == words.strip()
    assert page.locator(".waiting .error").inner_text()
    page.locator(".waiting summary").focus()
    page.keyboard.press("Enter")
    for control in page.locator(".waiting :is(summary, button)").all():
        box = control.bounding_box()
        assert min(box["width"], box["height"]) >= 44
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.emulate_media(reduced_motion="reduce")
    assert violations(page, ["light", "dark", "night"]) == []
    page.locator(".waiting [data-part=remove]").focus()
    page.keyboard.press("Enter")
    until(page, waits(0))
    until(page, "document.querySelectorAll('.waiting li').length === 0")
    assert page.locator("#waiting-done").inner_text() == REMOVED[language]
    assert page.evaluate("document.activeElement.id") == "main"
