"""Whose journal an entry is that waits in a browser: it is sent into that journal and into no other.

A mark is a keyed hash, from which nobody finds the key of the journal. A browser that has none yet is known by the
secret of its forms, which goes with its cookies.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.utils.crypto import salted_hmac

from carrywell.web import journal_store

MARK_LENGTH = 16
#: In the session: pairs of keys, a journal and the one into which it moved, in the order of time.
MOVED_IN = "journal_moved_in"


def marks_of(request: HttpRequest) -> list[str]:
    """Of the journal of this browser, of those that moved into it, and, while it is the first one, of the browser."""
    if not hasattr(request, "session"):  # pages about problems may come before it
        return []
    get_token(request)
    marks = marks_in(request.session, journal_store.key_of(request.session))
    return marks if journal_store.FORMER in request.session else [*marks, _mark(request.META["CSRF_COOKIE"])]


def marks_in(session: SessionBase, key: str) -> list[str]:
    """Of one journal, and of those that moved into it."""
    keys = [key] if key else []
    for moved, into in reversed(_moved(session)):
        if into in keys and moved not in keys:
            keys.append(moved)
    return [_mark(each) for each in keys]


def with_moved(told: Mapping[str, Any], before: str, key: str) -> dict[str, Any]:
    """What a session has to hold so that entries that wait for a journal are sent into the one it has moved to."""
    if before in ("", key):
        return {}
    return {MOVED_IN: [*told.get(MOVED_IN, []), (before, key)]}


def _moved(session: SessionBase) -> list[tuple[str, str]]:
    return [(str(moved), str(into)) for moved, into in session.get(MOVED_IN, [])]


def _mark(key: str) -> str:
    return salted_hmac("carrywell.journal", key).hexdigest()[:MARK_LENGTH]
