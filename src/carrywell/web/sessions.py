"""Sessions in the database as Django keeps them, read with a query that is written out: every request asks for one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.utils import timezone

#: In the session: the day on which it was renewed.
RENEWED = "renewed"
VALID = f"SELECT * FROM {Session._meta.db_table} WHERE session_key = %s AND expire_date > %s"


class SessionStore(db.SessionStore):
    """Django's own, but for the reading."""

    def load(self) -> dict[str, Any]:
        """What the session holds; empty, and without a key, when there is none that is still valid."""
        for found in Session.objects.raw(VALID, [self.session_key, timezone.now()]):
            return dict(self.decode(found.session_data))
        self._session_key = None
        return {}


def renew(session: SessionBase) -> None:
    """Let it last a year from today; stored once a day, so that what she does most often stays cheap.

    Django renews a session only when something in it changes, and noting every day changes nothing.
    """
    today = timezone.now().date().isoformat()
    if session.get(RENEWED) != today:
        session[RENEWED] = today


def held(names: Iterable[str]) -> set[str]:
    """What the sessions that are still valid hold under these names."""
    names, found = tuple(names), set()
    for row in Session.objects.filter(expire_date__gt=timezone.now()).iterator():
        told = row.get_decoded()
        for name in names:
            value = told.get(name, [])
            found |= set(map(str, value if isinstance(value, list) else [value]))
    return found


def change_each(change: Callable[[dict[str, Any]], bool]) -> None:
    """Store what ``change`` changed in the sessions that are still valid; it says whether it did.

    The session of a request that runs is stored by the request itself.
    """
    for row in Session.objects.filter(expire_date__gt=timezone.now()).iterator():
        told = row.get_decoded()
        if change(told):
            row.session_data = SessionStore().encode(told)
            row.save(update_fields=["session_data"])
