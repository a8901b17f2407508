"""The picture of a line with its range."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree

import pytest

from carrywell.figure.band import HEIGHT, WIDTH, BandLabels, BandPoint, band_picture
from carrywell.figure.picture import Theme

LABELS = BandLabels("How many", "About 40 of 100 <after> a year.", "weeks", "in 9 of 10 cases")
POINTS = [BandPoint(0, 100, 100, 100), BandPoint(26, 50, 30, 70), BandPoint(52, 40, 25, 60)]
NAME = "{http://www.w3.org/2000/svg}"


def picture(theme: Theme = "day") -> ElementTree.Element:
    return ElementTree.fromstring(band_picture(POINTS, LABELS, theme))


def test_line_and_band_stand_where_the_values_are() -> None:
    """Left 34, right 12, top 14, below 38 of 360 by 200: 0 weeks at 34, 52 at 348; 100 at 14, 50 at 88, 0 at 162."""
    paths = [path.get("d") for path in picture().iter(f"{NAME}path")]
    assert "M34 14L191 88L348 102.8" in paths
    assert "M34 14L191 58.4L348 73.2L348 125L191 117.6L34 14Z" in paths


def test_words_say_it_to_who_cannot_see_it() -> None:
    root = picture()
    assert root.get("role") == "img"
    assert root.findtext(f"{NAME}title") == "How many"
    assert root.findtext(f"{NAME}desc") == "About 40 of 100 <after> a year."


@pytest.mark.parametrize("theme", ["day", "night"])
def test_names_of_weeks_and_band_stand_inside(theme: Theme) -> None:
    named = {text.text: text for text in picture(theme).iter(f"{NAME}text")}
    assert {"0", "50", "100", "6", "12", "26", "52", "weeks", "in 9 of 10 cases"} <= set(named)
    for text in named.values():
        assert 0 <= float(text.get("x", "-1")) <= WIDTH
        assert 0 <= float(text.get("y", "-1")) <= HEIGHT


def test_names_of_weeks_do_not_touch() -> None:
    points = [BandPoint(week, 50, 40, 60) for week in (0, 52, 156)]
    root = ElementTree.fromstring(band_picture(points, LABELS))
    weeks = {"0", "6", "12", "26", "39", "52", "78", "104", "130", "156"}
    places = sorted(float(t.get("x", "0")) for t in root.iter(f"{NAME}text") if t.text in weeks and t.get("y") == "178")
    assert min(b - a for a, b in pairwise(places)) >= 26
