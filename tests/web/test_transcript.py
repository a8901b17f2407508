"""The result of an emergency as a screen reader reads it: urgency, action, number, and only then the rest."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web import transcript
from tests.web.test_browser import address as address
from tests.web.test_browser import chromium as chromium
from tests.web.women import session_of

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("web_flows")]

FIRST = {
    "English": ("heading 1: Emergency", "heading 2: Emergency:", "Go now", "link: Call 999"),
    "简体中文": ("heading 1: 立即急诊", "heading 2: 紧急情况：", "马上去", "link: 拨打 120"),
}


@pytest.fixture(scope="module")
def read(chromium: Any, address: str) -> dict[str, list[str]]:
    session = session_of(transcript.WOMAN)
    locales = transcript.LOCALES.items()
    return {name: transcript.of_emergency(chromium, address, locale, session) for name, locale in locales}


def first_in_main(lines: list[str]) -> list[str]:
    start = lines.index("[main]") + 1
    return lines[start : start + 4]


@pytest.mark.parametrize("language", transcript.LOCALES)
def test_emergency_reads_urgency_action_number(read: dict[str, list[str]], language: str) -> None:
    found = first_in_main(read[language])
    assert [line.startswith(start) for line, start in zip(found, FIRST[language], strict=True)] == [True] * 4, found
    assert read[language][0].startswith(f"title: {FIRST[language][0].removeprefix('heading 1: ')}")


def test_transcript_follows_the_page_and_not_what_we_hope_for(chromium: Any) -> None:
    page = chromium.new_page()
    page.set_content("<title>No</title><main><a href='tel:1'>Call 1</a><h1>Emergency</h1><p>Go <b>now</b>.</p></main>")
    assert transcript.read_aloud(page) == ["title: No", "[main]", "link: Call 1", "heading 1: Emergency", "Go now."]
    page.close()


def test_document_holds_what_is_read_now(read: dict[str, list[str]]) -> None:
    assert transcript.written() == transcript.told(read)
