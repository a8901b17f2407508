"""Whose journal an entry is that waits in a browser: it is sent into that journal and into no other.

A mark is a keyed hash, from which nobody finds the key of the journal. A browser that has none yet is known by the
secret of its forms, which goes with its cookies.
"""

from __future__ import annotations

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.utils.crypto import salted_hmac

from carrywell.web import journal_store

MARK_LENGTH = 16
#: In the session: the keys of the journals that moved into its own.
MOVED_IN = "journal_moved_in"


def marks_of(request: HttpRequest) -> list[str]:
    """Of the journal of this browser, of those whose entries moved into it, and of the browser itself."""
    if not hasattr(request, "session"):  # pages about problems may come before it
        return []
    get_token(request)
    keys = [journal_store.key_of(request.session), *_moved_in(request.session)]
    return [_mark(key) for key in [*keys, request.META["CSRF_COOKIE"]] if key]


def note_moved(session: SessionBase, before: str) -> None:
    """The journal of this key has moved into the one that is open now."""
    if before not in ("", journal_store.key_of(session)):
        session[MOVED_IN] = [*_moved_in(session), before]


def _moved_in(session: SessionBase) -> list[str]:
    return [str(key) for key in session.get(MOVED_IN, [])]


def _mark(key: str) -> str:
    return salted_hmac("carrywell.journal", key).hexdigest()[:MARK_LENGTH]
