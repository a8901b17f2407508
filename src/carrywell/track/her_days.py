"""What her journal tells of whether the pain lasts: days with and without pain, by stretches since the birth."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from carrywell.knowledge.cohort_schema import DayRow
from carrywell.track.entries import JournalEntry
from carrywell.track.like_her import weeks_between

#: Weeks at which a stretch ends; from the last one on each is four weeks long.
_ENDS = (1.0, 2.0, 4.0, 6.0, 8.0)
_LONG_WEEKS = 4.0
_DAYS_A_WEEK = 7
#: Fewer days tell nothing of how often she notes.
_LEAST_DAYS = 14


@dataclass(frozen=True)
class Stretch:
    """How much more likely her days of a stretch are while the pain lasts than when it is over (log), at a week."""

    week: float
    weight: float


def stretches(entries: Iterable[JournalEntry], born: date, weeks_now: float, row: DayRow) -> tuple[Stretch, ...]:
    """Her days with what they tell, by stretches since the birth; entries before it and of later days tell nothing.

    Parameters
    ----------
    entries
        Her journal, in any order.
    born
        Day of the birth.
    weeks_now
        Weeks since the birth.
    row
        Chances of a day with pain.

    Returns
    -------
    tuple of Stretch
        In order. A stretch holds for its middle, or for today where that is earlier, whatever day of it she noted.

    Notes
    -----
    Days of a stretch are alike: n of them count as n / (1 + (n - 1) r), r = ``alike``. With one week for each stretch
    a further day with pain can only raise what follows (docs/track.md).
    """
    found: dict[tuple[float, float], list[bool]] = {}
    for weeks, hurt in _told(entries, born, weeks_now, row):
        found.setdefault(_bounds(weeks), []).append(hurt)
    told = []
    for (start, end), days in found.items():
        there_were = math.floor(_DAYS_A_WEEK * (min(end, weeks_now + 1 / _DAYS_A_WEEK) - start) + 0.5)
        told.append(Stretch(min((start + end) / 2, weeks_now), _weight(days, max(there_were, len(days)), row)))
    return tuple(told)


def noted_few(entries: Iterable[JournalEntry], born: date, weeks_now: float, row: DayRow) -> bool:
    """Whether she noted fewer than half of the days since the first that tells something.

    Then nobody can know whether the other days were good, or only not noted.
    """
    told = list(_told(entries, born, weeks_now, row))
    if not told:
        return False
    return len(told) < max(_LEAST_DAYS, _DAYS_A_WEEK * (weeks_now - told[0][0]) + 1) / 2


def _told(entries: Iterable[JournalEntry], born: date, weeks_now: float, row: DayRow) -> Iterator[tuple[float, bool]]:
    """Weeks since the birth of each day that tells something, in order, with whether it was one with pain."""
    for day, hurt in sorted(_days(entries, row).items()):
        weeks = weeks_between(born, day)
        if 0 <= weeks <= weeks_now:
            yield weeks, hurt


def usable(entries: Iterable[JournalEntry], born: date, weeks_now: float) -> int:
    """How many entries tell something: since the birth, with pain or with whether it bothered her."""
    told = (e for e in entries if e.pain is not None or e.bothersome is not None)
    return sum(1 for entry in told if 0 <= weeks_between(born, entry.at.date()) <= weeks_now)


def _days(entries: Iterable[JournalEntry], row: DayRow) -> dict[date, bool]:
    days: dict[date, bool] = {}
    for entry in entries:
        for hurt in _hurt(entry, row):
            day = entry.at.date()
            days[day] = days.get(day, False) or hurt
    return days


def _hurt(entry: JournalEntry, row: DayRow) -> Iterator[bool]:
    """Whether it was a day with pain, where the entry tells."""
    if entry.pain is None and entry.bothersome is None:
        return
    yield bool(entry.bothersome) or (entry.pain or 0) >= row.pain_from


def _bounds(weeks: float) -> tuple[float, float]:
    starts = (0.0, *_ENDS)
    for start, end in zip(starts, _ENDS, strict=False):
        if weeks < end:
            return start, end
    start = _ENDS[-1] + _LONG_WEEKS * math.floor((weeks - _ENDS[-1]) / _LONG_WEEKS)
    return start, start + _LONG_WEEKS


def _weight(days: list[bool], there_were: int, row: DayRow) -> float:
    """Log of how much likelier so many days with pain are while it lasts: two beta-binomial chances."""
    with_pain = sum(days)
    good = min(row.good_day * (len(days) - with_pain), there_were - with_pain)
    worth = 1 / (1 + (with_pain + good - 1) * row.alike)
    hurt, free = worth * with_pain, worth * good
    lasting = _log_chance(hurt, free, row.while_it_lasts, row.lasting_days)
    return row.again * (lasting - _log_chance(hurt, free, row.when_over, row.over_days))


def _log_chance(hurt: float, free: float, share: float, days: float) -> float:
    """Log chance of these days, in this order, where a woman's share has this mean and is as sure as so many days."""
    with_pain, without = share * days, (1 - share) * days
    return _log_beta(with_pain + hurt, without + free) - _log_beta(with_pain, without)


def _log_beta(one: float, other: float) -> float:
    return math.lgamma(one) + math.lgamma(other) - math.lgamma(one + other)
