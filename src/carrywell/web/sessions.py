"""Sessions in the database as Django keeps them, read with a query that is written out: every request asks for one."""

from __future__ import annotations

from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

VALID = f"SELECT * FROM {Session._meta.db_table} WHERE session_key = %s AND expire_date > %s"


class SessionStore(db.SessionStore):
    """Django's own, but for the reading."""

    def load(self) -> dict[str, Any]:
        """What the session holds; empty, and without a key, when there is none that is still valid."""
        for found in Session.objects.raw(VALID, [self.session_key, timezone.now()]):
            return dict(self.decode(found.session_data))
        self._session_key = None
        return {}
