"""Journals of another pregnancy or birth, put away after a loss: a browser keeps their keys in its session."""

from __future__ import annotations

from django.contrib.sessions.backends.base import SessionBase

from carrywell.web import journal_store
from carrywell.web.journal_store import FORMER
from carrywell.web.journal_together import open_joined


def put_away(session: SessionBase) -> None:
    """Begin another journal; what is in this one stays, to be taken up again, saved or deleted."""
    key = journal_store.key_of(session)
    if journal_store.count(key):
        session[FORMER] = [*former_keys(session), key]
        del session[journal_store.KEY]


def former_keys(session: SessionBase) -> list[str]:
    """The keys of the journals that were put away, the oldest first."""
    told = session.get(FORMER, [])
    return [str(key) for key in told] if isinstance(told, list) else []


def take_up(session: SessionBase, key: str) -> None:
    """Go on with a journal that was put away; what was noted since moves into it, and her act of now is asked about."""
    before = journal_store.key_of(session)
    act = journal_store.function_of(before)
    journal_store.choose_function(key, act)
    forget_former(session, key)
    open_joined(session, key)


def forget_former(session: SessionBase, key: str) -> None:
    """Offer a journal no more that was put away."""
    session[FORMER] = [other for other in former_keys(session) if other != key]
