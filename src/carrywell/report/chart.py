"""The picture of pain over time as plain numbers between 0 and 1; the template draws them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from carrywell.track.entries import SCALE, JournalEntry

#: A picture holds so many days at most: what lies before is told in words.
SHOWN = timedelta(days=84)
MOST_DOTS = 84


@dataclass(frozen=True)
class LinePoint:
    """A smoothed value with its 90 % range, in points of the scale."""

    day: date
    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Spot:
    """A place in the picture: x from the first day to the last, y from 0 to the top of the scale, both 0 to 1."""

    x: float
    y: float


@dataclass(frozen=True)
class BandSpot:
    """A place of the line with the lower and upper edge of its range."""

    x: float
    y: float
    low: float
    high: float


@dataclass(frozen=True)
class Chart:
    """The picture: her scores as dots, the trend as a line in its band."""

    first: date
    last: date
    dots: tuple[Spot, ...]
    line: tuple[BandSpot, ...]
    scores: tuple[tuple[date, int], ...]


def daily_pain(entries: Iterable[JournalEntry]) -> list[tuple[date, int]]:
    """The last pain score of each day on which one was noted."""
    return sorted({entry.at.date(): entry.pain for entry in entries if entry.pain is not None}.items())


def chart_of(entries: Iterable[JournalEntry], today: date, line: Sequence[LinePoint] = ()) -> Chart | None:
    """The picture of the last twelve weeks; None below two days with a score."""
    scores = [(day, pain) for day, pain in daily_pain(entries) if today - SHOWN <= day <= today]
    if len(scores) < 2:
        return None
    first, last = scores[0][0], scores[-1][0]
    days = (last - first).days

    def across(day: date) -> float:
        return (day - first).days / days

    return Chart(
        first=first,
        last=last,
        dots=tuple(Spot(across(day), pain / SCALE) for day, pain in scores[-MOST_DOTS:]),
        line=tuple(
            BandSpot(across(p.day), _inside(p.value), _inside(p.low), _inside(p.high))
            for p in line
            if first <= p.day <= last
        ),
        scores=tuple(scores),
    )


def _inside(value: float) -> float:
    return min(1.0, max(0.0, value / SCALE))
