"""A line with its range through the weeks, as a picture that stands alone: for paper, or inside a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

from carrywell.figure.palette import Tones, tones
from carrywell.figure.picture import Theme
from carrywell.figure.svg import FONTS, View, document, number, text_of

WIDTH, HEIGHT = 360.0, 200.0
#: Room for the numbers at the left, at the right, above and below.
_LEFT, _RIGHT, _TOP, _BELOW = 34.0, 12.0, 14.0, 38.0
#: Women of 100 at the lines across, and weeks that may be named below the line.
_RULES = (0, 50, 100)
_NAMED_WEEKS = (0, 6, 12, 26, 39, 52, 78, 104, 130, 156)
#: Names of weeks nearer than this would touch.
_LEAST_GAP = 26.0
_SMALL = 11


@dataclass(frozen=True)
class BandPoint:
    """A value of 100 with its range, at a week."""

    weeks: float
    value: float
    low: float
    high: float


@dataclass(frozen=True)
class BandLabels:
    """Title and description for who cannot see it; names of the weeks and of the band."""

    title: str
    description: str
    along: str
    band: str


def band_picture(points: Sequence[BandPoint], labels: BandLabels, theme: Theme = "day") -> str:
    """The picture as an SVG document.

    Parameters
    ----------
    points
        Two or more, in order of the weeks; values from 0 to 100.
    labels
        Its words.
    theme
        ``day`` or ``night``.
    """
    tone = tones(0, theme)
    root = document(View(0, 0, WIDTH, HEIGHT), None, labels.title, labels.description)
    root.set("font-family", FONTS)
    root.set("font-size", str(_SMALL))
    start, end = points[0].weeks, points[-1].weeks
    for value in _RULES:
        _line(root, f"M{number(_LEFT)} {_y(value)}H{number(WIDTH - _RIGHT)}", tone.soft_ink, "0.5")
        _text(root, _LEFT - 6, float(_y(value)) + 4, str(value), "end", tone.text)
    places = [(_x(point.weeks, start, end), point) for point in points]
    upper = "L".join(f"{number(x)} {_y(point.high)}" for x, point in places)
    lower = "L".join(f"{number(x)} {_y(point.low)}" for x, point in reversed(places))
    band = ElementTree.SubElement(root, "path", {"d": f"M{upper}L{lower}Z", "fill": tone.load, "fill-opacity": "0.22"})
    band.set("stroke", "none")
    _line(root, "M" + "L".join(f"{number(x)} {_y(point.value)}" for x, point in places), tone.load, "2")
    _weeks(root, start, end, tone)
    _text(root, (WIDTH + _LEFT - _RIGHT) / 2, HEIGHT - 5, labels.along, "middle", tone.text)
    _band_name(root, places, labels.band, tone.text)
    return text_of(root)


def _x(weeks: float, start: float, end: float) -> float:
    return _LEFT + (WIDTH - _LEFT - _RIGHT) * (weeks - start) / (end - start)


def _y(value: float) -> str:
    return number(_TOP + (HEIGHT - _TOP - _BELOW) * (1 - value / 100))


def _weeks(root: ElementTree.Element, start: float, end: float, tone: Tones) -> None:
    last = -_LEAST_GAP
    for week in _NAMED_WEEKS:
        if not start <= week <= end:
            continue
        x = _x(week, start, end)
        if x - last < _LEAST_GAP:
            continue
        last = x
        _line(root, f"M{number(x)} {_y(0)}v4", tone.soft_ink, "0.5")
        _text(root, x, float(_y(0)) + 16, str(week), "end" if x > WIDTH - _RIGHT - 1 else "middle", tone.text)


def _band_name(root: ElementTree.Element, places: Sequence[tuple[float, BandPoint]], name: str, colour: str) -> None:
    """Above the band at its right end, clear of every point below the name."""
    right = WIDTH - _RIGHT
    left = right - len(name) * _SMALL
    crossed = [point.high for x, point in places if x >= left] or [places[-1][1].high]
    _text(root, right, float(_y(max(crossed))) - 5, name, "end", colour)


def _line(root: ElementTree.Element, path: str, colour: str, width: str) -> None:
    ElementTree.SubElement(root, "path", {"d": path, "fill": "none", "stroke": colour, "stroke-width": width})


def _text(root: ElementTree.Element, x: float, y: float, said: str, anchor: str, colour: str) -> None:
    place = {"x": number(x), "y": number(y), "text-anchor": anchor, "fill": colour}
    ElementTree.SubElement(root, "text", place).text = said
