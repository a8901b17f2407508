"""Growth ahead as charts: places, days and words of known growth."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from carrywell.knowledge.words import words
from carrywell.plan.growth import Ahead, Coming, Growing, Growth, Heavier, More, Weight
from carrywell.spine.compare import Range
from carrywell.web.growth_chart import growth_chart
from carrywell.wire.plan_pages import tell_growth

TODAY = date(2026, 11, 22)
COT = Coming("sits", 42, 6, 30, False, "safety", ("A06",), ("A12",))
LIFT = Growing("lift_cot_low", "bend", (More(0, Range(0, 0, 0)), More(12, Range(0.124, -0.004, 0.25))))
LINE = (Weight(0, Range(6, 6, 6)), Weight(12, Range(7.5, 7, 8)))
FOUND = Growth(6.0, 77, True, False, (), (COT,), LINE, LIFT)


def test_lift_is_told_beside_today_with_the_day(app: Any) -> None:
    """Twelve weeks after 22 November 2026 is 14 February 2027."""
    lift = growth_chart(FOUND, TODAY, words("en")).lift
    assert lift is not None
    assert [(row.when, row.said) for row in lift.table.rows] == [
        ("Today", "as it is now"),
        ("In 12 weeks, 14 February", "about 12\N{NO-BREAK SPACE}% more (−1 to 25\N{NO-BREAK SPACE}%)"),
    ]
    assert [(each.value, each.low, each.high) for each in lift.chart.readings] == [(100, 100, 100), (112, 100, 125)]


def test_table_and_lists_of_the_page_give_the_same_numbers(app: Any) -> None:
    """A range is rounded outward in both: 2.43 to 3.03 in a hundred is 2 to 4."""
    more = Range(0.0271, 0.0243, 0.0303)
    heavier = Heavier(LIFT.task, LIFT.way, more)
    found = replace(
        FOUND,
        growing=replace(LIFT, line=(LIFT.line[0], More(12, more))),
        ahead=(Ahead(12, Range(7.5, 7, 8), (heavier,)),),
    )
    lift = growth_chart(found, TODAY, words("en")).lift
    assert lift is not None
    assert lift.table.rows[1].said == "about 3\N{NO-BREAK SPACE}% more (2 to 4\N{NO-BREAK SPACE}%)"
    assert "about 3 % more on your lower spine (2 to 4 %)" in tell_growth(found, "en").lists[0].rows[0]


def test_line_across_the_lift_is_today(app: Any) -> None:
    """The scale ends at 130, so that 100 lies 30/130 of 120 below its top: 27.7."""
    lift = growth_chart(FOUND, TODAY, words("en")).lift
    assert lift is not None
    assert (lift.chart.top, lift.chart.half) == (130, 27.7)
    assert lift.chart.dots[0] == (0, 27.7)


def test_a_mark_has_its_day_and_its_place(app: Any) -> None:
    """42 of 84 days is half way; 42 days after 22 November 2026 is 3 January 2027."""
    found = growth_chart(FOUND, TODAY, words("en"))
    assert [(mark.at, mark.said) for mark in found.marks] == [
        (50.0, "From about 3 January: lower the cot base, before baby sits alone")
    ]


def test_without_such_a_lift_there_is_the_weight_alone(app: Any) -> None:
    assert growth_chart(replace(FOUND, growing=None), TODAY, words("en")).lift is None


def test_what_comes_any_day_is_now_and_what_comes_later_is_left_out(app: Any) -> None:
    now, later = replace(COT, in_days=0, now=True), replace(COT, in_days=85)
    found = growth_chart(replace(FOUND, coming=(now, later)), TODAY, words("en"))
    assert [mark.said for mark in found.marks] == ["Now: lower the cot base, before baby sits alone"]


def test_a_lift_that_hardly_changes_is_told_so(app: Any) -> None:
    same = Growing("lift_cot_low", "bend", (More(0, Range(0, 0, 0)), More(12, Range(0.004, -0.03, 0.04))))
    lift = growth_chart(replace(FOUND, growing=same), TODAY, words("en")).lift
    assert lift is not None
    assert lift.table.rows[1].said == "about as today (−3 to 4\N{NO-BREAK SPACE}%)"
