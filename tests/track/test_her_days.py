"""What days of the journal tell, by hand."""

from __future__ import annotations

import math
from datetime import UTC, datetime

import numpy as np
import pytest

from carrywell.knowledge.cohort_schema import DayRow
from carrywell.track.entries import JournalEntry
from carrywell.track.her_days import noted_few, stretches, usable
from tests.track.women import TODAY, noted

ROW = DayRow(
    id="x",
    pain_from=3,
    while_it_lasts=0.6,
    when_over=0.12,
    lasting_days=2,
    over_days=5,
    alike=0.25,
    again=0.5,
    good_day=1.4,
    sd=0.4,
    source="s",
    mark="estimate",
)
BORN = TODAY


def found(*days: tuple[int, int], weeks_now: float = 30.0) -> list[tuple[float, float]]:
    told = stretches([noted(BORN, day, pain) for day, pain in days], BORN, weeks_now, ROW)
    return [(stretch.week, stretch.weight) for stretch in told]


def chance(hurt: float, good: float, share: float, days: float) -> float:
    """Chance of such days where the shares of women are spread as a beta distribution, summed up numerically.

    With x = sin² t, and the middle of each of many small steps, nothing is infinite at the ends.
    """
    steps = 200_000
    t = (np.arange(steps) + 0.5) * math.pi / 2 / steps
    x, dx = np.sin(t) ** 2, 2 * np.sin(t) * np.cos(t)
    spread = x ** (share * days - 1) * (1 - x) ** ((1 - share) * days - 1) * dx
    return float(np.sum(x**hurt * (1 - x) ** good * spread) / np.sum(spread))


def weight(hurt: float, good: float) -> float:
    """Half the log of how much likelier these days are while it lasts: 0.6 of days against 0.12."""
    return 0.5 * math.log(chance(hurt, good, 0.6, 2) / chance(hurt, good, 0.12, 5))


def test_one_day_with_pain_is_five_times_as_likely_while_it_lasts() -> None:
    """0.6 / 0.12 = 5, counted half, in the middle of week 5 and 6."""
    assert found((30, 5)) == [(5.0, pytest.approx(0.5 * math.log(5)))]
    assert weight(1, 0) == pytest.approx(0.5 * math.log(5), rel=1e-3)


def test_one_day_without_speaks_against_it_as_1_4_days() -> None:
    """1.4 days count as 1.4 / (1 + 0.4 x 0.25)."""
    assert found((30, 2)) == [(5.0, pytest.approx(weight(0, 1.4 / 1.1), rel=1e-3))]


def test_days_of_a_stretch_count_as_fewer() -> None:
    """Five days count as 5 / (1 + 4 x 0.25) = 2.5."""
    days = [(29 + n, 6) for n in range(5)]
    assert found(*days) == [(5.0, pytest.approx(weight(2.5, 0), rel=1e-3))]


def test_single_days_with_pain_among_good_ones_are_neither_over_nor_lasting() -> None:
    """3 of 12 days: 9 good ones noted stand for 11 that there were at most, 14 - 3; 14 days count as 14 / 4.25."""
    days = [(28 + n, 6 if n % 4 == 1 else 0) for n in range(12)]
    [(_, told)] = found(*days)
    assert told == pytest.approx(weight(3 * 1 / 4.25, 11 * 1 / 4.25), rel=1e-3)
    [(_, none)] = found(*((28 + n, 0) for n in range(12)))
    [(_, every)] = found(*((28 + n, 6) for n in range(12)))
    assert none < told < every


def test_good_days_stand_for_no_more_than_there_were() -> None:
    """On day 2 of week 5 and 6 there were two days, both noted."""
    assert found((28, 0), (29, 0), weeks_now=29 / 7)[0][1] == pytest.approx(weight(0, 2 / 1.25), rel=1e-3)


@pytest.mark.parametrize(
    ("days", "weeks_now", "few"),
    [
        ([(30, 5)], 6.0, True),
        ([(30, 5), (33, 0)], 6.0, True),
        ([(day, 5) for day in range(30, 37)], 36 / 7, False),  # 7 days of 14 at least
        ([(day, 0) for day in range(30, 36)], 35 / 7, True),
        ([(day, 5) for day in range(30, 50)], 49 / 7, False),
        ([(day, 5) for day in range(30, 50)], 70 / 7, True),  # 20 days of 41
        ([], 6.0, False),
        ([(60, 5)], 6.0, False),  # not yet
    ],
)
def test_fewer_than_half_of_the_days_are_seen(days: list[tuple[int, int]], weeks_now: float, few: bool) -> None:
    entries = [noted(BORN, day, pain) for day, pain in days]
    assert noted_few(entries, BORN, weeks_now, ROW) is few


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
    assert stretches([entry], BORN, 30, ROW)[0].weight == pytest.approx(0.5 * math.log(5))
