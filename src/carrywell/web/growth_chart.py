"""Growth ahead as charts: her baby's weight, and the lift that grows most, with marks where something changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil

from django.utils.formats import date_format

from carrywell.knowledge.words import Words
from carrywell.plan.growth import Growing, Growth, More
from carrywell.web.chart import HEIGHT, Chart, Reading, chart
from carrywell.wire.plan_pages import more_in_parts

#: Today's load in the chart of a lift, and the steps in which its scale ends above it.
_TODAY, _STEP = 100, 10
#: More of a lift is told from this share.
_WORTH_A_WORD = 0.01
#: Weeks with a word of their own; a plural would not fit them.
_WHEN = {0: "today", 1: "in_one_week"}


@dataclass(frozen=True)
class Mark:
    """Where something may come: how far along in percent, and in words when and what."""

    at: float
    said: str


@dataclass(frozen=True)
class Row:
    """One row of a table: when, and what then."""

    when: str
    said: str


@dataclass(frozen=True)
class Table:
    """The numbers of a chart as a table of two columns."""

    columns: tuple[str, str]
    rows: tuple[Row, ...]
    note: str


@dataclass(frozen=True)
class LiftChart:
    """What the growth does to one lift, beside today."""

    chart: Chart
    said: str
    table: Table


@dataclass(frozen=True)
class GrowthChart:
    """The line of the weight with its band and the marks on it; that of a lift where one comes up all the time."""

    weight: Chart
    marks: tuple[Mark, ...]
    lift: LiftChart | None


def growth_chart(found: Growth, today: date, w: Words) -> GrowthChart:
    """From today to the last week that is looked ahead."""
    lift = _lift(found.growing, today, w) if found.growing else None
    return GrowthChart(_weight(found, w), tuple(_marks(found, today, w)), lift)


def _weight(found: Growth, w: Words) -> Chart:
    last = found.line[-1].week
    readings = [
        Reading(
            _after(point.week, w),
            point.week / last,
            round(point.mass_kg.value, 1),
            round(point.mass_kg.low, 1),
            round(point.mass_kg.high, 1),
        )
        for point in found.line
    ]
    return chart(
        w.text("plan", "ahead", "chart_title"), readings, ceil(max(point.mass_kg.high for point in found.line))
    )


def _marks(found: Growth, today: date, w: Words) -> Iterator[Mark]:
    """What changes at home while it is looked ahead, with its day."""
    last_day = 7 * found.line[-1].week
    for step in found.coming:
        if step.in_days <= last_day:
            key = "mark_now" if step.now else "mark"
            what = w.text("home", "milestones", step.milestone, "mark")
            said = w.text("plan", "ahead", key, day=_day(today + timedelta(days=step.in_days), w), what=what)
            yield Mark(round(100 * step.in_days / last_day, 1), said)


def _lift(found: Growing, today: date, w: Words) -> LiftChart:
    last = found.line[-1].week
    readings = [
        Reading(
            _after(point.week, w),
            point.week / last,
            *(round(_TODAY * (1 + share)) for share in (point.more.value, point.more.low, point.more.high)),
        )
        for point in found.line
    ]
    top = _STEP * ceil(max(each.high or each.value for each in readings) / _STEP + 0.5)
    title = w.text("plan", "ahead", "lift_chart_title", task=w.text("tasks", found.task, "short"))
    rows = tuple(Row(_when(point, today, w), _more(point, w)) for point in found.line)
    columns = (w.text("plan", "ahead", "when"), w.text("plan", "ahead", "on_spine"))
    return LiftChart(
        chart=replace(chart(title, readings, top), half=round(HEIGHT * (1 - _TODAY / top), 1)),
        said=w.text("plan", "ahead", "grows"),
        table=Table(columns, rows, w.text("plan", "ahead", "range_of_weight")),
    )


def _after(week: int, w: Words) -> str:
    return w.text("plan", "ahead", _WHEN.get(week, "in_weeks"), weeks=week)


def _when(point: More, today: date, w: Words) -> str:
    if not point.week:
        return _after(0, w)
    key = "in_one_week_day" if point.week == 1 else "in_weeks_day"
    return w.text("plan", "ahead", key, weeks=point.week, day=_day(today + timedelta(weeks=point.week), w))


def _more(point: More, w: Words) -> str:
    """How much more than today, in words."""
    if not point.week:
        return w.text("plan", "ahead", "as_today")
    key = "about_same" if abs(point.more.value) < _WORTH_A_WORD else "more"
    return w.text("plan", "ahead", key, **more_in_parts(point.more))


def _day(day: date, w: Words) -> str:
    return date_format(day, w.text("plan", "ahead", "day_pattern"))
