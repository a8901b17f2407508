"""How long the pages of a journal of 10,000 entries take, through the whole app. Writes its part of docs/track.md.

Run ``python -m benchmarks.journal`` (``--write`` writes the page). Times are CPU times of one core.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from statistics import median, quantiles
from typing import Any
from uuid import uuid4

from django.utils import timezone

from benchmarks.page import table, write
from carrywell.track.entries import JournalEntry
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


def row(name: str, run: Callable[[], Any]) -> tuple[str, str, str]:
    found = []
    b"".join(run())  # what is read once per process
    for _ in range(ROUNDS):
        start = time.process_time()
        answered = run()
        b"".join(answered)
        found.append(1000 * (time.process_time() - start))
    return name, f"{median(found):.0f} ms", f"{quantiles(found, n=20)[-1]:.0f} ms"


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        make_ready(create_app(Path(home)), pause_s=0)
        client = filled()
        rows = [row(name, lambda address=address: client.get(address)) for name, address in PAGES.items()]
        rows.append(row("one tap, kept", lambda: client.post("/journal/new", {"made": str(uuid4()), "pain": "4"})))
    text = table(("what, with 10,000 entries", "median", "95th percentile"), rows)
    print(text)
    if "--write" in sys.argv:
        write("track.md", "journal", "benchmarks/journal.py", text)


if __name__ == "__main__":
    main()
