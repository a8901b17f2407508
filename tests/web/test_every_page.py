"""Every page in both languages: the rules of axe in every theme, the smallest phone, large type, whom it asks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.web import reflow
from tests.web.axe_rules import violations
from tests.web.every_page import NO_PAGE, PAGES, mistakes, names
from tests.web.test_browser import LOCALES
from tests.web.test_browser import address as address
from tests.web.test_browser import chromium as chromium
from tests.web.visitor import THEME_NOW, THEMES, Visitor

#: Paper is always light.
PAPER = ("print", "plan_print")
#: Missing pages and mistakes are looked at too, and the service worker has tests of its own.
KNOWN = ("(Not Found)", "(Method Not Allowed)", "Service Worker registration blocked by Playwright")
BROKEN = """<!doctype html><html lang="en"><head><title>Broken</title><style>
    body { margin: 0; color: #222; background: #fff }
    [data-theme=dark] p { color: #333; background: #222 }
    b { display: block; width: 30em; overflow: hidden; white-space: nowrap }
    button { width: 43px; height: 60px; padding: 0 }
</style></head><body><main><h1>Broken</h1><img src="data:,"><p>Too dark to read in the dark theme.</p>
<button>No</button><b>Far too wide for any phone, and longer than its own box when the type is large.</b>
</main></body></html>"""


@dataclass
class Looked:
    """What was wrong on the pages of a group, each with its page."""

    axe: list[str] = field(default_factory=list)
    reflow: list[str] = field(default_factory=list)
    small: list[str] = field(default_factory=list)


def test_every_address_is_looked_at_or_is_no_page() -> None:
    covered = {shown.name for group in PAGES.values() for shown in group}
    assert sorted(set(names()) - covered - set(NO_PAGE)) == []
    assert sorted(set(NO_PAGE) - set(names())) == []
    assert sorted(set(NO_PAGE) & covered) == []


@pytest.fixture(scope="module")
def sessions() -> dict[str, str]:
    """The session cookies of the women made so far."""
    return {"": ""}


@pytest.fixture(scope="module", params=LOCALES)
def visitor(request: Any, chromium: Any, address: str, sessions: dict[str, str]) -> Iterator[Visitor]:
    locale = LOCALES[request.param]
    context = chromium.new_context(
        locale=locale, base_url=address, viewport=reflow.SMALLEST, reduced_motion="reduce", service_workers="block"
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CARRYWELL_DESIGN", "1")
        yield Visitor(context, address, sessions, mistakes(patch, locale, THEMES[0]))
    context.close()


@pytest.fixture(scope="module", params=PAGES)
def looked(request: Any, visitor: Visitor) -> Looked:
    """Each page is opened once and looked at in every way: opening it is what takes time."""
    found = Looked()
    for shown in PAGES[request.param]:
        visitor.visit(shown)
        where = f"{shown.address} {shown.woman} {shown.act}".strip()
        look(visitor.page, where, ("light",) if shown.name in PAPER else THEMES, found)
    return found


def look(page: Any, where: str, themes: tuple[str, ...], found: Looked) -> None:
    assert page.evaluate(THEME_NOW) == themes[0], where
    found.small += [f"{where}: {each}" for each in reflow.too_small(page)]
    found.reflow += [f"{where}: {each}" for each in reflow.beyond(page)]
    with reflow.type_twice_as_large(page):
        found.reflow += [f"{where}, large type: {each}" for each in reflow.beyond(page)]
    found.axe += [f"{where}: {each}" for each in violations(page, themes)]


def in_browser(test: Any) -> Any:
    return pytest.mark.browser(pytest.mark.xdist_group("web_every_page")(test))


@in_browser
def test_axe_finds_nothing(looked: Looked) -> None:
    assert looked.axe == []


@in_browser
def test_nothing_is_cut_off_or_scrolls_sideways_at_320_px_and_with_type_twice_as_large(looked: Looked) -> None:
    assert looked.reflow == []


@in_browser
def test_everything_to_press_is_44_px_high_and_wide(looked: Looked) -> None:
    assert looked.small == []


@in_browser
def test_nobody_else_is_asked_and_the_browser_complains_of_nothing(visitor: Visitor, looked: Looked) -> None:
    assert {urlsplit(url).netloc for url in visitor.asked} == {urlsplit(visitor.address).netloc}
    assert [text for text in visitor.said if not any(known in text for known in KNOWN)] == []


@in_browser
def test_a_broken_page_is_found(chromium: Any) -> None:
    page = chromium.new_page(viewport=reflow.SMALLEST)
    page.set_content(BROKEN)
    page.evaluate("document.documentElement.dataset.theme = 'night'")
    found = Looked()
    look(page, "broken", THEMES, found)
    page.close()
    assert [each.split(":")[1].strip() for each in found.axe] == ["night image-alt", "dark color-contrast"]
    assert [each for each in found.reflow if "px of 320" in each and "large" not in each] != []
    assert [each for each in found.reflow if "B.: Far too wide" in each and "large" in each] != []
    assert found.small == ["broken: BUTTON. 43x60: No"]
