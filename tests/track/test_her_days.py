"""What days of the journal tell, by hand."""

from __future__ import annotations

import math
from datetime import UTC, datetime

import pytest

from carrywell.knowledge.cohort_schema import DayRow
from carrywell.track.entries import JournalEntry
from carrywell.track.her_days import stretches, usable
from tests.track.women import TODAY, noted

ROW = DayRow(
    id="x",
    pain_from=3,
    while_it_lasts=0.6,
    when_over=0.12,
    alike=0.25,
    sd=0.4,
    source="s",
    mark="estimate",
)
BORN = TODAY


def found(*days: tuple[int, int], weeks_now: float = 30.0) -> list[tuple[float, float]]:
    told = stretches([noted(BORN, day, pain) for day, pain in days], BORN, weeks_now, ROW)
    return [(stretch.week, stretch.weight) for stretch in told]


def test_one_day_with_pain_is_five_times_as_likely_while_it_lasts() -> None:
    """0.6 / 0.12 = 5, in the middle of week 5 and 6."""
    assert found((30, 5)) == [(5.0, pytest.approx(math.log(5)))]


def test_one_day_without_speaks_against_it() -> None:
    """0.4 / 0.88."""
    assert found((30, 2)) == [(5.0, pytest.approx(math.log(0.4 / 0.88)))]


def test_days_of_a_stretch_count_as_fewer() -> None:
    """Five days count as 5 / (1 + 4 x 0.25) = 2.5."""
    days = [(29 + n, 6) for n in range(5)]
    assert found(*days) == [(5.0, pytest.approx(2.5 * math.log(5)))]


def test_worst_entry_of_a_day_stands_for_it() -> None:
    assert found((30, 0), (30, 7)) == found((30, 7))


def test_stretches_grow_from_a_week_to_a_month() -> None:
    days = [(0, 5), (7, 5), (14, 5), (28, 5), (42, 5), (56, 5), (84, 5)]
    assert [week for week, _ in found(*days)] == [0.5, 1.5, 3.0, 5.0, 7.0, 10.0, 14.0]


def test_stretch_of_today_holds_for_today_at_the_latest() -> None:
    assert [week for week, _ in found((57, 5), weeks_now=8.5)] == [8.5]


def test_entries_before_the_birth_after_today_and_without_pain_tell_nothing() -> None:
    empty = JournalEntry(datetime(2026, 3, 20, tzinfo=UTC), note="slept badly")
    entries = [noted(BORN, -3, 8), noted(BORN, 300, 8), empty]
    assert stretches(entries, BORN, 30, ROW) == ()
    assert usable(entries, BORN, 30) == 0
    assert usable([noted(BORN, 3, 8)], BORN, 30) == 1


def test_bothersome_counts_as_pain_whatever_the_number() -> None:
    entry = JournalEntry(datetime(2026, 3, 20, tzinfo=UTC), pain=1, bothersome=True)
    assert stretches([entry], BORN, 30, ROW)[0].weight == pytest.approx(math.log(5))
