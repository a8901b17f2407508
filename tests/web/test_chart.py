"""The chart: where a value stands, where the band is, and what is left out."""

from __future__ import annotations

from carrywell.web.chart import HEIGHT, WIDTH, Reading, chart


def test_line_goes_from_the_first_value_to_the_last() -> None:
    found = chart("", [Reading("1", 0, 10), Reading("2", 0.5, 5), Reading("3", 1, 0)], top=10)

    assert (WIDTH, HEIGHT) == (300, 120)
    assert found.line == "M0 0L150 60L300 120"
    assert found.dots == ((0, 0), (150, 60), (300, 120))


def test_band_lies_between_neighbours_that_both_have_a_range() -> None:
    readings = [Reading("1", 0, 5, 4, 6), Reading("2", 0.5, 5, 2.5, 7.5), Reading("3", 1, 5)]

    assert chart("", readings, top=10).band == "M0 48L150 30L150 90L0 72Z"


def test_one_reading_is_a_dot_and_none_is_empty() -> None:
    one, none = chart("", [Reading("1", 0, 5)], top=10), chart("", [], top=10)

    assert (one.line, one.dots) == ("", ((0, 60),))
    assert (none.line, none.dots, none.band) == ("", (), "")


def test_what_lies_outside_stands_at_the_edge() -> None:
    found = chart("", [Reading("1", 0, 12), Reading("2", 1, -1)], top=10)

    assert found.line == "M0 0L300 120"
