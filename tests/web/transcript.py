"""What a screen reader reads of a page, from the accessibility tree of the browser: `python -m tests.web.transcript`.

Written into docs/accessibility.md for the result of an emergency.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PAGE = Path(__file__).parents[2] / "docs" / "accessibility.md"
BEGIN, END = "<!-- transcripts: written by tests.web.transcript -->", "<!-- end of transcripts -->"
LOCALES = {"English": "en-GB", "简体中文": "zh-CN"}
ARGUMENTS = ["--no-sandbox", "--disable-gpu"]
WOMAN, RESULT = "emergency", "/check/result"
#: Said with their name; whatever is inside them is the name.
NAMED = ("heading", "link", "button", "image", "img", "DisclosureTriangle", "combobox", "textbox", "radio", "checkbox")
#: Said when one comes to them.
PLACES = ("banner", "main", "navigation", "contentinfo", "region", "complementary", "blockquote", "list")
WORDS = {
    "image": "picture",
    "img": "picture",
    "DisclosureTriangle": "to unfold",
    "contentinfo": "foot",
    "banner": "head",
}
#: Their text is one sentence or more.
BLOCKS = ("paragraph", "LabelText", "term", "definition")
INLINE = ("StaticText", "strong", "none")


def read_aloud(page: Any) -> list[str]:
    """The page as it is read from top to bottom, the title first."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    tree = {node["nodeId"]: node for node in nodes}
    return [f"title: {page.title()}", *_read(nodes[0], tree)]


def _read(node: dict[str, Any], tree: dict[str, dict[str, Any]]) -> Iterator[str]:
    role, name = _of(node, "role"), _of(node, "name")
    children = [tree[child] for child in node.get("childIds", []) if child in tree]
    if not node["ignored"]:
        if role in NAMED:
            level = "".join(f" {each['value']['value']}" for each in node["properties"] if each["name"] == "level")
            yield f"{WORDS.get(role, role)}{level}: {name}"
            return
        if role in PLACES:
            yield f"[{WORDS.get(role, role)}{f': {name}' if name else ''}]"
        if role == "StaticText":
            yield name
            return
        if role in BLOCKS and all(_of(child, "role") in INLINE for child in children):
            yield "".join(_words(node, tree)).strip()
            return
    for child in children:
        yield from _read(child, tree)


def _words(node: dict[str, Any], tree: dict[str, dict[str, Any]]) -> Iterator[str]:
    if _of(node, "role") == "StaticText" and not node["ignored"]:
        yield _of(node, "name")
        return
    for child in node.get("childIds", []):
        if child in tree:
            yield from _words(tree[child], tree)


def _of(node: dict[str, Any], field: str) -> str:
    return str(node.get(field, {}).get("value", ""))


def of_emergency(browser: Any, address: str, locale: str, session: str) -> list[str]:
    """The result of an emergency as it is read in this language."""
    context = browser.new_context(locale=locale, base_url=address, service_workers="block")
    context.add_cookies([{"name": "carrywell_session", "value": session, "url": address}])
    page = context.new_page()
    page.goto(RESULT)
    read = read_aloud(page)
    context.close()
    return read


def told(read: dict[str, list[str]]) -> str:
    """The transcripts as they stand in the document."""
    blocks = ["\n".join((f"### {language}\n", "```text", *lines, "```")) for language, lines in read.items()]
    return "\n\n".join((BEGIN, *blocks, END))


def written() -> str:
    """The transcripts that stand in the document now."""
    whole = PAGE.read_text(encoding="utf-8")
    return whole[whole.index(BEGIN) : whole.index(END) + len(END)]


def main() -> None:
    """Read the result in both languages and write it down."""
    from playwright.sync_api import sync_playwright

    from tests.web.serving import served
    from tests.web.women import session_of

    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with served() as address, sync_playwright() as playwright:
        session = session_of(WOMAN)
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        read = {name: of_emergency(browser, address, locale, session) for name, locale in LOCALES.items()}
        browser.close()
    whole = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(whole.replace(written(), told(read)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
