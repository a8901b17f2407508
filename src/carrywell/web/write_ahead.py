"""SQLite's write-ahead log: an answer waits for the disk once instead of four times, and a reader for no writer.

What is deleted in the database still stands in the log. So the log is emptied whenever something is deleted, and at
every start.
"""

from __future__ import annotations

from django.db import connection, transaction


def empty_log() -> None:
    """Bring what the log holds into the database, where SQLite overwrites what was deleted, and cut it to nothing."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def empty_log_once_stored() -> None:
    """`empty_log` as soon as this change is stored.

    A full disk may leave no room for it. The deletion is stored by then, so she is not told that it failed; the log is
    emptied with the next one, or at the next start.
    """
    transaction.on_commit(empty_log, robust=True)
