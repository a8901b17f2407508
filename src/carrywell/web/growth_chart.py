"""Her baby's weight over the next weeks as a chart, with marks where something changes."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from carrywell.knowledge.words import Words
from carrywell.plan.growth import Growth
from carrywell.web.chart import Chart, Reading, chart


@dataclass(frozen=True)
class Mark:
    """Where something may come: how far along in percent, and in words when and what."""

    at: float
    said: str


@dataclass(frozen=True)
class GrowthChart:
    """The line of the weight with its band, and the marks on it."""

    chart: Chart
    marks: tuple[Mark, ...]


def growth_chart(found: Growth, w: Words) -> GrowthChart:
    """From today to the last week that is looked ahead."""
    last = found.line[-1].week
    top = ceil(max(point.mass_kg.high for point in found.line))
    readings = [
        Reading(
            w.text("plan", "ahead", "in_weeks" if point.week else "today", weeks=point.week),
            point.week / last,
            round(point.mass_kg.value, 1),
            round(point.mass_kg.low, 1),
            round(point.mass_kg.high, 1),
        )
        for point in found.line
    ]
    marks = [
        Mark(
            round(100 * step.from_week / last, 1),
            w.text(
                "plan",
                "ahead",
                "mark_now" if step.now else "mark",
                week=step.from_week,
                what=w.text("home", "milestones", step.milestone, "mark"),
            ),
        )
        for step in found.coming
        if step.from_week <= last
    ]
    return GrowthChart(chart(w.text("plan", "ahead", "chart_title"), readings, top), tuple(marks))
