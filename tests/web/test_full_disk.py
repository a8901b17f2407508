"""A full disk: a page of its own, nothing lost, and what she sent waits to be sent again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from typing import Any
from uuid import uuid4

import pytest

from tests.web.test_journal import kept, note
from tests.web.walking import browser, text_of

WORDS = "Both hips, all night. " * 80


@contextmanager
def no_room() -> Iterator[None]:
    """SQLite gets no further page, as on a full disk."""
    from django.db import connection

    with connection.cursor() as cursor:
        pages = cursor.execute("PRAGMA page_count").fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages}")
        try:
            yield
        finally:
            cursor.execute("PRAGMA max_page_count = 1073741823")


def test_full_disk_keeps_what_she_wrote_on_the_page(app: Any) -> None:
    her = browser("en-GB", raise_request_exception=False)
    note(her, pain="4")
    before = kept(her)
    with no_room():
        pages = [her.post("/journal/new", {"made": str(uuid4()), "pain": "6", "note": WORDS}) for _ in range(8)]
        page = pages[-1]
    assert page.status_code == 507
    assert "Everything that was kept before is still there." in text_of(page)
    assert WORDS.strip() in unescape(page.content.decode())
    stored = [each for each in pages if each.status_code == 302]
    assert len(kept(her)) == len(before) + len(stored)
    assert len(stored) < len(pages)
    sent = dict(re.findall(r'<input type="hidden" name="(made|pain)" value="([^"]*)"', page.content.decode()))
    assert her.post("/journal/new", sent | {"note": WORDS}).status_code == 302
    assert (kept(her)[-1].entry.pain, kept(her)[-1].entry.note) == (6, WORDS.strip())


def test_full_disk_at_the_last_moment_says_so_too(app: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db import OperationalError, connection

    def full() -> None:
        raise OperationalError("database or disk is full")

    her = browser("en-GB", raise_request_exception=False)
    note(her, pain="4")
    with monkeypatch.context() as patch:
        patch.setattr(connection, "_commit", full)
        page = her.post("/journal/new", {"made": str(uuid4()), "pain": "6", "note": "Both hips."})
    assert page.status_code == 507
    assert "Both hips." in text_of(page)
    assert [each.entry.pain for each in kept(her)] == [4]
    note(her, pain="5")
    assert [each.entry.pain for each in kept(her)] == [4, 5]
