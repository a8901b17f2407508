"""In a real browser with JavaScript: what is kept, shown offline, deleted, and what is never asked for."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.web.test_install import KEPT, PAGES
from tests.web.walking import begin, browser, shown, walk

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("web_browser")]

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
LOCALES = {"en": "en-GB", "zh": "zh-CN"}
COPY_OF = {"en": "This is a copy from", "zh": "保存的副本"}
NUMBER = {"en": "tel:999", "zh": "tel:120"}
COPIES = """async () => {
    const found = [];
    for (const name of await caches.keys())
        if (name.startsWith("carrywell-copies-"))
            for (const key of await (await caches.open(name)).keys()) found.push(new URL(key.url).pathname);
    return found.sort();
}"""
NONE = f"({COPIES})().then(found => found.length === 0)"
FRAMES = """async () => {
    const found = [];
    for (const name of await caches.keys())
        if (name.startsWith("carrywell-frame-"))
            for (const kept of await (await caches.open(name)).matchAll("/offline"))
                found.push(/ lang="([^"]*)"/.exec(await kept.text())[1]);
    return found;
}"""
COPY = """async (path) => {
    for (const name of await caches.keys()) {
        const found = await (await caches.open(name)).match(path);
        if (found && name.startsWith("carrywell-copies-")) return found.text();
    }
    return null;
}"""
TRIES, PAUSE_MS = 800, 25


@pytest.fixture(scope="module")
def address(app: Callable[..., Any]) -> Iterator[str]:
    from waitress.server import create_server

    server = create_server(app, host="127.0.0.1", port=0, threads=4)
    threading.Thread(target=server.run, daemon=True).start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    os.environ["PW_EXPERIMENTAL_SERVICE_WORKER_NETWORK_EVENTS"] = "1"
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def asked() -> list[Any]:
    """Every request of the test, those of the service worker too."""
    return []


@pytest.fixture
def said() -> list[str]:
    """What the browser complained of."""
    return []


@pytest.fixture
def opened(chromium: Any, address: str, asked: list[Any], said: list[str]) -> Iterator[Callable[..., Any]]:
    """Opens the browser of a woman whose check was made before, once the service worker holds its pages."""
    contexts: list[Any] = []

    def open_page(language: str = "en", prepare: Callable[[Any], Any] | None = None) -> Any:
        context = chromium.new_context(locale=LOCALES[language], base_url=address)
        contexts.append(context)
        context.on("request", lambda request: asked.append(request))
        context.on("console", lambda message: said.append(message.text))
        context.on("weberror", lambda error: said.append(str(error.error)))
        if prepare is not None:
            context.add_cookies([{"name": name, "value": value, "url": address} for name, value in cookies(prepare)])
        page = context.new_page()
        page.goto("/")
        until(page, "navigator.serviceWorker.controller !== null")
        return page

    yield open_page
    for context in contexts:
        context.close()


def cookies(prepare: Callable[[Any], Any]) -> list[tuple[str, str]]:
    """Those of a check made by the test client, in a thread of its own: Django wants none with an event loop."""

    def make() -> list[tuple[str, str]]:
        from django.db import connections

        client = browser("en-GB")
        prepare(client)
        connections.close_all()
        return [("carrywell_session", client.cookies["carrywell_session"].value)]

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(make).result()


def finished(client: Any) -> None:
    begin(client)
    walk(client, {"pain_site": "low_back"})


def half_way(client: Any) -> None:
    assert shown(begin(client))


def keep(page: Any, *addresses: str) -> None:
    """Open pages until each is kept."""
    for address in addresses:
        page.goto(address)
        until(page, f"({COPIES})().then(found => found.includes('{address}'))")


def until(page: Any, expression: str) -> None:
    """Wait until it is true; Playwright's own waiting would need what our policy forbids."""
    for _ in range(TRIES):
        if page.evaluate(expression) is True:
            return
        page.wait_for_timeout(PAUSE_MS)
    raise AssertionError(f"never true: {expression}")


def press(page: Any, locator: Any) -> None:
    with page.expect_navigation():
        locator.click()


@pytest.mark.parametrize("language", LOCALES)
def test_result_is_there_offline_and_says_from_when(opened: Callable[..., Any], said: list[str], language: str) -> None:
    page = opened(language, finished)
    keep(page, "/check/result")
    online = page.locator("main h1").inner_text()
    assert page.locator(".copy-note:visible").count() == 0
    page.context.set_offline(True)
    page.reload()
    assert page.locator("main h1").inner_text() == online
    assert COPY_OF[language] in page.locator(".copy-note").inner_text()
    assert page.locator(".copy-note time").inner_text()
    assert page.locator(".copy-note").bounding_box()["y"] < page.locator("main h1").bounding_box()["y"]
    assert page.evaluate("getComputedStyle(document.body).margin") != "8px"  # the style sheets are there too
    assert [text for text in said if "ERR_INTERNET_DISCONNECTED" not in text] == []


def test_deleting_everything_deletes_the_copies(opened: Callable[..., Any]) -> None:
    page = opened("en", finished)
    keep(page, "/check/result", "/load", "/load/bath")
    page.goto("/check/delete")
    press(page, page.locator("main form button.primary"))
    assert page.evaluate(COPIES) == []
    until(page, "navigator.serviceWorker.ready.then(() => true)")  # the old one went with everything else
    page.context.set_offline(True)
    page.goto("/check/result")
    assert page.locator("a.call").count() == 1
    assert page.locator(".care, .copies").count() == 0


@pytest.mark.parametrize("place", ["/check/delete", "/check/again"])
def test_copies_go_even_when_the_wish_to_delete_does_not_arrive(opened: Callable[..., Any], place: str) -> None:
    page = opened("en", finished)
    keep(page, "/check/result")
    page.goto(place)
    page.context.set_offline(True)
    press(page, page.locator("main form button.primary"))
    assert page.locator(".not-sent").is_visible()
    assert page.evaluate(COPIES) == []


def test_start_again_deletes_the_copies(opened: Callable[..., Any]) -> None:
    page = opened("en", finished)
    keep(page, "/check/result", "/load/day")
    page.goto("/check/again")
    press(page, page.locator("main form button.primary"))
    until(page, NONE)


def set_aside(page: Any) -> None:
    """Say that the pregnancy has ended, by the very button of the page."""
    page.goto("/more")
    press(page, page.locator("main button[name=aside][value=on]"))


def test_nothing_is_kept_after_a_loss(opened: Callable[..., Any]) -> None:
    page = opened("en", finished)
    keep(page, "/check/result", "/load/bath")
    set_aside(page)
    assert page.url.endswith("/check/you/ended-early")
    until(page, NONE)
    page.context.set_offline(True)
    page.goto("/load/bath")
    assert page.locator(".copy-note, .ways").count() == 0


def test_nothing_is_kept_after_a_loss_that_could_not_be_told(opened: Callable[..., Any]) -> None:
    page = opened("en", finished)
    keep(page, "/load/bath")
    page.goto("/more")
    page.context.set_offline(True)
    press(page, page.locator("main button[name=aside][value=on]"))
    until(page, NONE)


def test_hiding_deletes_the_copies(opened: Callable[..., Any]) -> None:
    page = opened("en", finished)
    keep(page, "/check/result")
    press(page, page.locator("form.hide button").first)
    assert page.url.endswith("/notes")
    assert page.evaluate(COPIES) == []


def test_hidden_stays_hidden_offline(opened: Callable[..., Any]) -> None:
    page = opened("en", finished)
    keep(page, "/check/result")
    page.context.set_offline(True)
    press(page, page.locator("form.hide button").first)
    for place in ("/check/result", "/", "/help"):
        assert page.locator("main.notes").count() == 1
        assert "Carrywell" not in page.locator("html").inner_text()
        page.goto(place)
    page.context.set_offline(False)
    page.goto("/notes")
    press(page, page.locator("main form button"))
    until(page, "caches.has('carrywell-hidden').then(found => !found)")
    page.context.set_offline(True)
    page.goto("/nowhere")
    assert page.locator("a.call").count() == 1


def test_an_answer_that_arrives_outdates_every_copy(opened: Callable[..., Any]) -> None:
    page = opened("en", finished)
    keep(page, "/check/result", "/load/bath")
    page.goto("/check/change/0")
    press(page, page.locator("#answers .primary"))
    keep(page, "/check/result")
    assert page.evaluate(COPIES) == ["/check/result"]
    page.goto("/check/answers")
    page.evaluate("fetch('/language', {method: 'POST'})")
    assert page.evaluate(COPIES) == ["/check/result"]


def test_another_woman_in_the_same_browser_finds_nothing(opened: Callable[..., Any], address: str) -> None:
    page = opened("en", finished)
    keep(page, "/check/result")
    hers = cookies(half_way)
    page.context.add_cookies([{"name": name, "value": value, "url": address} for name, value in hers])
    page.goto("/")
    until(page, NONE)


def test_no_form_and_no_figure_that_she_typed_is_kept(opened: Callable[..., Any]) -> None:
    page = opened("en", finished)
    page.goto("/load/lift_cot_low")
    page.locator("[name=home_cot_low]").fill("47")
    press(page, page.locator("#answers .primary").first)
    assert page.locator("[name=home_cot_low]").input_value() == "47"
    keep(page, "/load/lift_cot_low", "/check/result")
    for path in ("/load/lift_cot_low", "/check/result"):
        main = page.evaluate(COPY, path).split("<main", 1)[1]
        assert "<form" not in main
        assert 'value="47"' not in main
    page.context.set_offline(True)
    page.goto("/load/lift_cot_low")
    assert page.locator(".copy-note").count() == 1
    assert page.locator(".ways").count() == 1
    assert page.locator("[form]").count() == 0


def test_an_answer_offline_is_refused_aloud_and_never_sent_later(opened: Callable[..., Any], asked: list[Any]) -> None:
    page = opened("en", half_way)
    page.goto("/check/")
    question = page.locator("[name=shown]").get_attribute("value")
    page.locator("[name=none]").check(force=True)
    page.context.set_offline(True)
    press(page, page.locator("#answers .primary"))
    assert page.locator(".not-sent").is_visible()
    assert page.locator("a.call").get_attribute("href") == NUMBER["en"]
    asked.clear()
    page.context.set_offline(False)
    page.wait_for_timeout(500)
    page.goto("/check/")
    assert page.locator("[name=shown]").get_attribute("value") == question
    assert [request.url for request in asked if request.method == "POST"] == []


@pytest.mark.parametrize("language", LOCALES)
def test_offline_page_names_the_number_and_what_can_be_read(opened: Callable[..., Any], language: str) -> None:
    page = opened(language, finished)
    keep(page, "/check/result", "/load/day")
    page.context.set_offline(True)
    page.goto("/help")
    assert page.locator("html").get_attribute("lang") == {"en": "en", "zh": "zh-Hans"}[language]
    assert page.locator("a.call").get_attribute("href") == NUMBER[language]
    assert page.locator(".not-sent").count() == 0
    links = page.locator(".copies a")
    assert [link.get_attribute("href") for link in links.all()] == ["/load/day", "/check/result"]
    press(page, links.last)
    assert page.locator(".copy-note").count() == 1


def test_offline_page_follows_the_language(opened: Callable[..., Any]) -> None:
    page = opened("en", half_way)
    page.context.add_cookies([{"name": "carrywell_language", "value": "zh-hans", "url": page.url}])
    page.goto("/evidence")
    until(page, f"({FRAMES})().then(found => found.join() === 'zh-Hans')")
    page.context.set_offline(True)
    page.goto("/evidence")
    assert page.locator("html").get_attribute("lang") == "zh-Hans"


def test_an_offline_page_that_was_never_filled_is_fetched_again(opened: Callable[..., Any]) -> None:
    """The browser may stop the worker between opening the place for the page and putting the page in."""
    page = opened("en", half_way)
    page.evaluate("""async () => {
        const name = (await caches.keys()).find(name => name.startsWith("carrywell-frame-"));
        await caches.delete(name);
        await caches.open(name);
    }""")
    page.goto("/evidence")
    until(page, f"({FRAMES})().then(found => found.join() === 'en')")


def test_a_copy_of_eight_days_ago_is_not_shown(opened: Callable[..., Any]) -> None:
    page = opened("en", finished)
    keep(page, "/check/result")
    page.evaluate("""async () => {
        const name = (await caches.keys()).find(name => name.startsWith("carrywell-copies-"));
        const cache = await caches.open(name), kept = await cache.match("/check/result");
        const headers = new Headers(kept.headers);
        headers.set("Carrywell-Kept", new Date(Date.now() - 8 * 24 * 3600 * 1000).toISOString());
        await cache.put("/check/result", new Response(await kept.text(), { headers }));
    }""")
    page.context.set_offline(True)
    page.goto("/check/result")
    assert page.locator(".copy-note").count() == 0
    assert page.locator("a.call").count() == 1
    assert page.evaluate(COPIES) == []


def test_at_most_twelve_load_pages_are_kept_and_never_at_the_cost_of_the_result(opened: Callable[..., Any]) -> None:
    page = opened("en", finished)
    keep(page, "/check/result", "/load")
    for link in [a.get_attribute("href") for a in page.locator("main a[href^='/load/']").all()][:14]:
        keep(page, link)
    until(page, f"({COPIES})().then(found => found.length === 13)")  # the oldest goes after the newest has come
    found = page.evaluate(COPIES)
    assert "/check/result" in found
    assert "/load" not in found


def test_other_programs_at_this_address_are_left_alone(opened: Callable[..., Any]) -> None:
    """The port may belong to another program tomorrow."""
    page = opened("en", finished)
    keep(page, "/check/result")
    page.context.route("**/evidence", lambda route: route.fulfill(body="<h1>Other</h1>", content_type="text/html"))
    page.goto("/evidence")
    assert page.locator("h1").inner_text() == "Other"
    until(page, "caches.keys().then(names => names.length === 0)")


@pytest.mark.parametrize("language", LOCALES)
def test_nothing_is_asked_of_anybody_else(
    opened: Callable[..., Any], asked: list[Any], said: list[str], language: str
) -> None:
    page = opened(language, half_way)
    page.goto("/check/")
    page.locator("[name=none]").check(force=True)
    press(page, page.locator("#answers .primary"))
    page.context.close()
    page = opened(language, finished)
    for place in (*PAGES, *KEPT):
        page.goto(place)
    page.wait_for_load_state("networkidle")
    assert {urlsplit(request.url).netloc for request in asked} == {urlsplit(page.url).netloc}
    assert any(request.service_worker for request in asked)
    assert [text for text in said if "404" not in text] == []
