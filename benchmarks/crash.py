"""Kill the process that writes the journal at random moments: what was confirmed must be there, and nothing half.

``python -m benchmarks.crash`` kills it 200 times and fails when anything is lost. Needs a system that forks.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

KILLS = 200
LONGEST_S = 0.25
NOTE = "long enough that an entry takes a page of the database: " + "a" * 1900


@dataclass(frozen=True)
class Outcome:
    """After so many kills: entries confirmed and found, those not confirmed but whole, and what is wrong."""

    kills: int
    confirmed: int
    unconfirmed: int
    wrong: tuple[str, ...]


def kill_often(home: Path, kills: int, seed: int = 1) -> Outcome:
    """Write from a process that is killed at a random moment, again and again into the same journal.

    Parameters
    ----------
    home
        An empty data folder; this process must not have opened one before.
    """
    moments, confirmed = random.Random(seed), []
    _make_ready(home)
    for _ in range(kills):
        confirmed += _write_until_killed(moments.uniform(0, LONGEST_S))
    return _judge(home / "carrywell.sqlite3", kills, confirmed)


def _make_ready(home: Path) -> None:
    """Everything is loaded once, and no connection stays open that a fork would share."""
    os.environ["CARRYWELL_HOME"] = str(home)
    from django.db import connections

    from carrywell.web.server import open_database

    open_database()
    connections.close_all()


def _write_until_killed(after_s: float) -> list[UUID]:
    """The ids that the process said were stored for good."""
    told, says = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(told)
        try:
            _write_for_ever(says)
        finally:
            os._exit(1)
    os.close(says)
    with os.fdopen(told, "rb") as heard:
        first = heard.read(len(UUID(int=0).bytes))  # it is writing
        time.sleep(after_s)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        said = first + heard.read()
    size = len(UUID(int=0).bytes)
    return [UUID(bytes=said[start : start + size]) for start in range(0, len(said) - size + 1, size)]


def _write_for_ever(says: int) -> None:
    from carrywell.track.entries import JournalEntry
    from carrywell.web import journal_store

    while True:
        made = uuid4()
        journal_store.add(journal_store.TERMINAL, JournalEntry(datetime(2026, 3, 29, tzinfo=UTC), 4, note=NOTE), made)
        os.write(says, made.bytes)


def _judge(path: Path, kills: int, confirmed: list[UUID]) -> Outcome:
    wrong = []
    with closing(sqlite3.connect(path)) as database:
        if (found := database.execute("PRAGMA integrity_check").fetchone()) != ("ok",):
            wrong.append(f"the database is damaged: {found}")
        rows = {UUID(made): told for made, told in database.execute("SELECT id, told FROM carrywell_noted")}
    wrong += [f"confirmed and lost: {made}" for made in confirmed if made not in rows]
    wrong += [f"half: {made}" for made, told in rows.items() if json.loads(told)["note"] != NOTE]
    return Outcome(kills, len(confirmed), len(rows) - len(confirmed), tuple(wrong))


def main() -> None:
    """Print what was found; the exit code is 1 when anything is lost."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--kills", type=int, default=KILLS)
    with tempfile.TemporaryDirectory() as home:
        outcome = kill_often(Path(home), asked.parse_args().kills, seed=random.SystemRandom().randrange(2**32))
    print(
        f"killed {outcome.kills} times; {outcome.confirmed} entries confirmed, {outcome.unconfirmed} stored unconfirmed"
    )
    print("\n".join(outcome.wrong) or "nothing lost, nothing half, the database is whole")
    sys.exit(bool(outcome.wrong))


if __name__ == "__main__":
    main()
