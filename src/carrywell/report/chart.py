"""The picture of pain over time as plain numbers between 0 and 1; the template draws them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from carrywell.knowledge.instrument_reader import instruments
from carrywell.report.handover import Handover
from carrywell.track.entries import SCALE
from carrywell.track.trend import daily_values, trend_of

#: A picture holds so many days at most: what lies before is told in words.
SHOWN = timedelta(days=84)


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
    """The picture: her scores as dots, the trend as a line in its 90 % band."""

    first: date
    last: date
    dots: tuple[Spot, ...]
    line: tuple[BandSpot, ...]
    scores: tuple[tuple[date, float], ...]


def chart_of(handover: Handover) -> Chart | None:
    """The picture of the last twelve weeks; None below two days with a score."""
    every = daily_values(handover.entries, handover.today, instruments()["pain"])
    scores = [(day, value) for day, value in every if day >= handover.today - SHOWN]
    if len(scores) < 2:
        return None
    first, last = scores[0][0], scores[-1][0]
    days = (last - first).days

    def across(day: date) -> float:
        return (day - first).days / days

    points = [point for point in trend_of(handover.entries, handover.today).points if point.day >= first]
    return Chart(
        first=first,
        last=last,
        dots=tuple(Spot(across(day), value / SCALE) for day, value in scores),
        line=tuple(BandSpot(across(p.day), _inside(p.value), _inside(p.low), _inside(p.high)) for p in points),
        scores=tuple(scores),
    )


def _inside(value: float) -> float:
    return min(1.0, max(0.0, value / SCALE))
