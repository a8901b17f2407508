"""How long a journal of 10,000 entries takes: its pages through the whole app, its store, its engine.

Run ``python -m benchmarks.journal`` (``--write`` writes its part of docs/track.md). Times are CPU times of one core.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from statistics import median, quantiles
from typing import Any
from uuid import uuid4

from django.utils import timezone

from benchmarks.page import table, write
from carrywell import Course, Person, Pregnant
from carrywell.track.entries import JournalEntry
from carrywell.track.escalation import walk_rules
from carrywell.track.trend import trend_of
from carrywell.web.ready import make_ready
from carrywell.web.server import create_app
from tests.web.walking import begin, browser, walk

ENTRIES, ROUNDS = 10_000, 20
#: As many days as the longest course has: 10,000 entries are about seven a day.
HOURS_APART = 3.2
PAGES = {
    "the page *Journal*": "/journal",
    "the last page of its list": "/journal?page=334",
    "*Today*, with plan and cards": "/",
    "everything as JSON": "/journal/export/json",
    "everything as CSV": "/journal/export/csv",
}


def filled() -> Any:
    """A browser after its check, with the journal of years."""
    from carrywell.web import journal_store

    client, now = browser("en-GB"), timezone.now()
    begin(client)
    walk(client, {"turning_in_bed": True, "stairs_one_leg": True, "pain_site": "buttock_pelvis"})
    client.post("/journal/new", {"pain": "4"})
    noted = [
        (uuid4(), JournalEntry(now - timedelta(hours=HOURS_APART * place), place * 7 % 9, 9, place % 3 == 0))
        for place in range(ENTRIES)
    ]
    journal_store.add_all(client.session[journal_store.KEY], noted)
    return client


def row(name: str, run: Callable[[], object], clock: Callable[[], float] = time.process_time) -> tuple[str, str, str]:
    found = []
    run()  # what is read once per process
    for _ in range(ROUNDS):
        start = clock()
        run()
        found.append(1000 * (clock() - start))
    return name, f"{median(found):.0f} ms", f"{quantiles(found, n=20)[-1]:.0f} ms"


def pages(client: Any) -> Iterator[tuple[str, str, str]]:
    """Through the whole app, with all that is sent."""
    for name, address in PAGES.items():
        yield row(name, lambda address=address: b"".join(client.get(address)))
    yield row("one tap, kept", lambda: client.post("/journal/new", {"made": str(uuid4()), "pain": "4"}))


def below(key: str) -> Iterator[tuple[str, str, str]]:
    """The store and the engine by themselves."""
    from carrywell.web import journal_store, store

    def add() -> None:
        journal_store.add(key, JournalEntry(timezone.now(), 4))

    course = Course(Person(Pregnant(30)), store.today(), tuple(kept.entry for kept in journal_store.entries(key)))
    yield row("all of it read from the disk", lambda: journal_store.entries(key))
    yield row("all rules walked over all of it", lambda: walk_rules(course))
    yield row("the trend of pain over all of it", lambda: trend_of(course.entries, course.today))
    yield row("one entry stored on the disk, by the clock", add, time.perf_counter)


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        make_ready(create_app(Path(home)), pause_s=0)
        client = filled()
        rows = [*pages(client), *below(client.session["journal"])]
    text = table(("what, with 10,000 entries", "median", "95th percentile"), rows)
    print(text)
    if "--write" in sys.argv:
        write("track.md", "journal", "benchmarks/journal.py", text)


if __name__ == "__main__":
    main()
