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
from tests.web.walking import begin, browser, text_of

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


@contextmanager
def no_last_moment(error: Exception) -> Iterator[None]:
    """Nothing can be stored for good: every commit fails."""
    from django.db import connection

    def failing() -> None:
        raise error

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connection, "_commit", failing)
        yield


def full_disk() -> Exception:
    from django.db import OperationalError

    return OperationalError("database or disk is full")


def broken_disk() -> Exception:
    from django.db import OperationalError

    return OperationalError("disk I/O error")


def test_full_disk_at_the_last_moment_says_so_too(app: Any) -> None:
    her = browser("en-GB", raise_request_exception=False)
    note(her, pain="4")
    with no_last_moment(full_disk()):
        page = her.post("/journal/new", {"made": str(uuid4()), "pain": "6", "note": "Both hips."})
    assert page.status_code == 507
    assert "Both hips." in text_of(page)
    assert [each.entry.pain for each in kept(her)] == [4]
    note(her, pain="5")
    assert [each.entry.pain for each in kept(her)] == [4, 5]


def test_mistake_of_ours_keeps_what_she_wrote_on_the_page(app: Any) -> None:
    her = browser("en-GB", raise_request_exception=False)
    note(her, pain="4")
    made = str(uuid4())
    with no_last_moment(broken_disk()):
        page = her.post("/journal/new", {"made": made, "pain": "6", "note": "Both hips."})
    assert page.status_code == 500
    assert "What you just sent could not be kept." in text_of(page)
    assert "Both hips." in text_of(page)
    assert f'name="made" value="{made}"' in page.content.decode()
    assert [each.entry.pain for each in kept(her)] == [4]


@pytest.mark.parametrize("error", [full_disk, broken_disk])
@pytest.mark.parametrize("address", ["/journal/new", "/journal/delete", "/check/delete", "/you", "/help", "/language"])
def test_change_that_could_not_be_stored_is_answered_with_every_header(app: Any, address: str, error: Any) -> None:
    her = browser("en-GB", raise_request_exception=False)
    note(her, pain="4")
    usual = her.get("/journal")
    with no_last_moment(error()):
        page = her.post(address, {"pain": "6", "language": "en"})
    assert page.status_code >= 500
    for name in (
        "Cache-Control",
        "Content-Security-Policy",
        "X-Frame-Options",
        "Referrer-Policy",
        "X-Content-Type-Options",
        "Cross-Origin-Opener-Policy",
    ):
        assert page[name] == usual[name], name


@pytest.mark.parametrize("error", [full_disk, broken_disk])
def test_call_for_help_is_answered_when_nothing_can_be_stored(app: Any, error: Any) -> None:
    her = browser("en-GB", raise_request_exception=False)
    begin(her)
    with no_last_moment(error()):
        page = her.post("/help")
    assert page.status_code >= 500
    assert 'href="tel:999"' in page.content.decode()
    assert "could not be kept" not in text_of(page)


@pytest.mark.parametrize("address", ["/journal/delete", "/check/delete"])
def test_deleting_that_could_not_be_stored_deletes_nothing_and_says_so(app: Any, address: str) -> None:
    from django.conf import settings

    her = browser("en-GB", raise_request_exception=False)
    note(her, pain="4")
    copy = settings.HOME / "carrywell-before-0005_journal.sqlite3"
    copy.write_bytes(b"hers")
    with no_last_moment(full_disk()):
        page = her.post(address)
    assert "Clear-Site-Data" not in page
    assert "could not be kept" in text_of(page)
    assert copy.exists()
    assert [each.entry.pain for each in kept(her)] == [4]
    her.post(address)
    assert not copy.exists()


def test_what_is_deleted_is_not_called_unkept_when_the_log_cannot_be_emptied(
    app: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bringing the log into the database needs room; the deletion is on the disk by then."""
    from carrywell.web import write_ahead

    def full() -> None:
        raise full_disk()

    her = browser("en-GB", raise_request_exception=False)
    note(her, pain="4")
    monkeypatch.setattr(write_ahead, "empty_log", full)
    assert her.post("/journal/delete").status_code == 302
    assert kept(her) == []
