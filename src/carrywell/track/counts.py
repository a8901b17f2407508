"""What her journal says of her own day: how often a task comes, and what the baby weighs by now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean

from carrywell.track.entries import JournalEntry

#: So many whole days before today count: a week has its weekend in it, and a baby's day changes within weeks.
DAYS = 7


@dataclass(frozen=True)
class DailyCount:
    """How often a task came in a day: the mean over the days on which it was counted."""

    times: float
    days: int


@dataclass(frozen=True)
class NewestMass:
    """The newest weight of the baby [kg], and its day."""

    kg: float
    on: date


def counts_of(entries: Iterable[JournalEntry], today: date, born: date | None = None) -> Mapping[str, DailyCount]:
    """How often each task came in a day, over the last seven days, today apart, as it is not over.

    A day on which a task was not counted is unknown and no 0. Where two entries of a day count the same task, both tell
    of the whole day: the larger counts, as what was forgotten is missing and nothing is counted that did not happen.

    Parameters
    ----------
    born
        Day of the birth; what was counted before it was another baby.

    Examples
    --------
    >>> from datetime import UTC, datetime
    >>> noted = JournalEntry(datetime(2026, 11, 21, 20, tzinfo=UTC), counts={"bath": 1})
    >>> counts_of([noted], date(2026, 11, 22))["bath"]
    DailyCount(times=1.0, days=1)
    """
    first = max(today - timedelta(days=DAYS), born or date.min)
    found: dict[str, dict[date, int]] = defaultdict(dict)
    for entry in entries:
        day = entry.at.date()
        if first <= day < today:
            for task, times in entry.counts.items():
                found[task][day] = max(times, found[task].get(day, 0))
    return {task: DailyCount(fmean(days.values()), len(days)) for task, days in found.items()}


def newest_mass(entries: Iterable[JournalEntry], today: date, born: date | None = None) -> NewestMass | None:
    """The newest weight that was noted up to today, from the birth on; None when there is none."""
    found = [
        (entry.at, entry.baby_mass_kg)
        for entry in entries
        if entry.baby_mass_kg is not None and (born or date.min) <= entry.at.date() <= today
    ]
    if not found:
        return None
    at, kg = max(found)
    return NewestMass(kg, at.date())
