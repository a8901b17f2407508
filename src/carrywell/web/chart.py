"""A chart of one line with its range as a band, as parts of a picture; the words and numbers stand beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

#: The picture is so wide and high; it is stretched to the room it gets.
WIDTH, HEIGHT = 300, 120


@dataclass(frozen=True)
class Reading:
    """One point in time: when in words, how far along from 0 to 1, and the value with its range where there is one."""

    when: str
    along: float
    value: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Chart:
    """What a chart shows; ``line``, ``band`` and ``last`` are in the measures of the picture."""

    title: str
    readings: tuple[Reading, ...]
    top: float
    line: str
    band: str
    dots: tuple[tuple[float, float], ...]
    half: float

    @property
    def width(self) -> int:
        """How wide the picture is."""
        return WIDTH

    @property
    def height(self) -> int:
        """How high the picture is."""
        return HEIGHT


def chart(title: str, readings: Sequence[Reading], top: float) -> Chart:
    """A chart from 0 to ``top``; readings without a range leave the band out there, one alone is a dot."""
    points = [_place(each.along, each.value, top) for each in readings]
    return Chart(title, tuple(readings), top, _path(points), _band(readings, top), tuple(points), HEIGHT / 2)


def _place(along: float, value: float, top: float) -> tuple[float, float]:
    return round(WIDTH * along, 1), round(HEIGHT * (1 - min(1.0, max(0.0, value / top))), 1)


def _path(points: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points) if len(points) > 1 else ""


def _band(readings: Sequence[Reading], top: float) -> str:
    """One four-sided piece between each two neighbours that both have a range."""
    pieces = []
    for one, other in pairwise(readings):
        if one.low is None or one.high is None or other.low is None or other.high is None:
            continue
        corners = ((one, one.high), (other, other.high), (other, other.low), (one, one.low))
        pieces.append(_path([_place(each.along, value, top) for each, value in corners]) + "Z")
    return "".join(pieces)
