"""How often the rules of the journal open on simulated courses: `python -m benchmarks.journal_rules` (`--write`).

Each woman notes her pain on every day; a true level, a scatter of one point, neighbouring days alike by 0.3. The rules
are walked on every day, with a check of that day, so that none waits for a check. The table is that of docs/track.md.
"""

from __future__ import annotations

import math
import random
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

from benchmarks.page import table, write
from carrywell import AfterBirth, Checked, Course, JournalEntry, Person, escalations, trend_of

TODAY = date(2026, 3, 29)
WOMEN = 200
ALIKE = 0.3

COURSES: dict[str, tuple[int, Callable[[int], float]]] = {
    "steady at 2 for 5 weeks": (35, lambda day: 2),
    "steady at 4 for 5 weeks": (35, lambda day: 4),
    "steady at 4 for 8 weeks": (56, lambda day: 4),
    "from 6 to 1 in 6 weeks": (42, lambda day: 1 + 5 * math.exp(-day / 12)),
    "at 6, after 3 weeks at 3": (35, lambda day: 3 if day < 21 else 6),
}


def noted(seed: int, days: int, level: Callable[[int], float]) -> tuple[JournalEntry, ...]:
    """One entry a day, the last one today."""
    source, scatter, entries = random.Random(seed), 0.0, []
    for day in range(days):
        scatter = ALIKE * scatter + source.gauss(0, math.sqrt(1 - ALIKE**2))
        at = datetime(TODAY.year, TODAY.month, TODAY.day, 8, tzinfo=UTC) - timedelta(days=days - 1 - day)
        entries.append(JournalEntry(at, pain=min(10, max(0, round(level(day) + scatter)))))
    return tuple(entries)


def opened(entries: tuple[JournalEntry, ...], days: int) -> set[str]:
    """Every rule that was open on some day."""
    found: set[str] = set()
    for back in range(days - 1, -1, -1):
        today = TODAY - timedelta(days=back)
        so_far = tuple(entry for entry in entries if entry.at.date() <= today)
        person, began = Person(AfterBirth(days - back)), TODAY - timedelta(days=days)
        course = Course(person, today, so_far, began, checked=Checked(today, "routine"))
        found |= {row.id for row in escalations(course)}
    return found


def main() -> None:
    """Print the table, and write it."""
    text = table(("course", "rules that opened, of 100 women", "trend on the last day, of 100"), _rows())
    print(text)
    if "--write" in sys.argv:
        write("track.md", "rules", "benchmarks/journal_rules.py", text)


def _rows() -> Iterator[tuple[str, ...]]:
    for name, (days, level) in COURSES.items():
        rules: dict[str, int] = {}
        directions: dict[str, int] = {}
        for seed in range(WOMEN):
            entries = noted(seed, days, level)
            for rule in opened(entries, days) or {"none"}:
                rules[rule] = rules.get(rule, 0) + 1
            direction = trend_of(entries, TODAY).direction
            directions[direction] = directions.get(direction, 0) + 1
        yield name, _shares(rules), _shares(directions)


def _shares(counts: dict[str, int]) -> str:
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return ", ".join(f"{name.replace('_', ' ')} {100 * count / WOMEN:.0f}" for name, count in ordered)


if __name__ == "__main__":
    main()
