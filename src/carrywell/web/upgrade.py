"""The database is brought up to date, one process at a time, and is copied before anything in it changes."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

from carrywell.web.home import DATABASE, close_database

#: Two starts at once: the second waits for the first.
PATIENCE_S = 60
LOCK = "upgrade.lock"
COPY = "carrywell-before-*.sqlite3"


def bring_up_to_date(folder: Path) -> None:
    """Make or upgrade the database; before an upgrade a copy of it is put beside it.

    Raises
    ------
    OSError
        When it cannot be used as a database, or there is no room for the copy; nothing was changed then.
    """
    from django.core.management import call_command
    from django.db import DatabaseError

    close_database(folder)
    try:
        if not _is_behind():
            return
        with _alone(folder):
            if last := _last_change():
                copy(folder / DATABASE, folder / COPY.replace("*", last))
            call_command("migrate", verbosity=0, interactive=False)
    except (DatabaseError, sqlite3.Error) as error:
        raise OSError(f"{folder / DATABASE}: {error}") from error


def forget_copies(folder: Path) -> None:
    """Delete the copies, half ones too: what is deleted in the database is not kept beside it."""
    for path in folder.glob(f"{COPY}*"):
        path.unlink(missing_ok=True)


def forget_copies_once_stored(folder: Path) -> None:
    """`forget_copies` as soon as the deletion is stored: while it can fail, the copies are what is left."""
    from django.db import transaction

    transaction.on_commit(partial(forget_copies, folder))


def copy(source: Path, target: Path) -> None:
    """A whole copy of a database in use, put in its place at once; a half copy never stands there."""
    aside = target.with_name(f"{target.name}.{os.getpid()}.new")
    os.close(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
    try:
        with closing(sqlite3.connect(source)) as read, closing(sqlite3.connect(aside)) as write:
            read.backup(write)
        os.replace(aside, target)
    finally:
        aside.unlink(missing_ok=True)


def _is_behind() -> bool:
    """Some change of the tables has not been made yet."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _last_change() -> str:
    """The name of the last change of our tables that was made; empty for a new database."""
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    applied = MigrationRecorder(connection).applied_migrations()
    return max((name for app, name in applied if app == "carrywell"), default="")


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold a lock that the system gives back however the process ends."""
    path = folder / LOCK
    with closing(sqlite3.connect(path, timeout=PATIENCE_S, isolation_level=None)) as lock:
        path.chmod(0o600)
        lock.execute("BEGIN EXCLUSIVE")
        yield
