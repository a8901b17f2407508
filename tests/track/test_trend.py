"""The trend: hand-made weeks, simulated courses, and what must not matter."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carrywell.errors import InputError
from carrywell.knowledge.instrument_reader import instruments
from carrywell.track.entries import JournalEntry
from carrywell.track.trend import Trend, important_change, trend_of

TODAY = date(2026, 3, 29)


def day(back: int, hour: int = 8) -> datetime:
    return datetime(TODAY.year, TODAY.month, TODAY.day, hour, tzinfo=UTC) - timedelta(days=back)


def pains(*values: int | None) -> list[JournalEntry]:
    """One value a day, the last one today; None is a day without."""
    return [JournalEntry(day(back), pain=v) for back, v in enumerate(reversed(values)) if v is not None]


def weeks(first: int, *following: int) -> Trend:
    """Seven equal days for each of the weeks given."""
    return trend_of(pains(*(value for week in (first, *following) for value in [week] * 7)), TODAY)


@pytest.mark.parametrize(
    ("start", "points"),
    [
        (1, 1.8),  # 1 point would do from 1 to 4, but 1.8 is what measuring scatters by
        (4, 1.8),
        (5, 2),
        (7, 2),
        (8, 3),
        (10, 3),
    ],
)
def test_important_change_of_pain_depends_on_the_start(start: float, points: float) -> None:
    change = instruments()["pain"].change
    assert change is not None
    assert important_change(start, change) == points


@pytest.mark.parametrize(
    ("before", "now", "direction"),
    [
        (6, 4, "better"),  # 2 points are needed, and 30 % of 6 is 1.8
        (6, 5, "same"),
        (7, 5, "same"),  # 2 points, but 30 % of 7 is 2.1
        (7, 4, "better"),
        (8, 5, "better"),  # 3 points are needed from 8
        (8, 6, "same"),
        (4, 2, "better"),
        (4, 3, "same"),
        (4, 6, "worse"),
        (4, 5, "same"),
        (8, 10, "worse"),  # for the worse 2 points are enough
        (0, 2, "worse"),
        (0, 0, "same"),
    ],
)
def test_two_weeks_are_judged_by_minimal_important_change(before: int, now: int, direction: str) -> None:
    found = weeks(before, now)
    assert (found.direction, found.before, found.now, found.change) == (direction, before, now, now - before)


def test_interval_of_steady_weeks_is_that_of_measuring() -> None:
    """By hand: 1.8 / (1.96 √2) = 0.649; * 1.645 √(π/2) √(1.3 / 0.7) / √7 = 0.690 for each week; * √2 = 0.976."""
    found = weeks(6, 4)
    assert found.low is not None
    assert found.high is not None
    assert found.low == pytest.approx(-2.976, abs=0.002)
    assert found.high == pytest.approx(-1.024, abs=0.002)


def test_half_and_half_of_single_bad_days_do_not_move_the_median() -> None:
    assert trend_of(pains(6, 6, 6, 6, 6, 6, 6, 6, 9, 6, 6, 9, 6, 6), TODAY).direction == "same"


@pytest.mark.parametrize(
    "values",
    [
        (),
        (5,),
        (8, 8, 8, 8, 8, 8, 8, None, None, None, None, None, 2, 2),  # two days in the last week
        (8, 8, None, None, None, None, None, 2, 2, 2, 2, 2, 2, 2),  # two days in the first
        (3, 3, 3, 3, 3, 3, 3),  # one week has nothing to be compared with
    ],
)
def test_too_few_days_cannot_tell(values: tuple[int | None, ...]) -> None:
    found = trend_of(pains(*values), TODAY)
    assert (found.direction, found.change) == ("cannot_tell", None)


def test_weeks_too_unsteady_decide_nothing() -> None:
    wild = (0, 9, 4, 8, 2, 9, 0, 9, 1, 9, 2, 6, 1, 9)  # medians 4 and 6
    assert trend_of(pains(*wild), TODAY).direction == "cannot_tell"


def test_journal_that_stopped_a_fortnight_ago_cannot_tell() -> None:
    old = [JournalEntry(day(back), pain=8 if back > 30 else 2) for back in range(14, 45)]
    assert trend_of(old, TODAY).direction == "cannot_tell"


def test_comparison_reaches_back_four_weeks_and_no_further() -> None:
    found = weeks(9, 7, 6, 6, 5, 4)
    assert (found.before, found.now, found.since) == (7, 4, TODAY - timedelta(days=34))


def test_change_is_confirmed_by_the_entry_before() -> None:
    first = trend_of(pains(6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 4, 4, 4, 4), TODAY)
    assert (first.direction, first.confirmed) == ("better", False)
    again = trend_of(pains(6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 4, 4, 4, 4, 4), TODAY)
    assert (again.direction, again.confirmed) == ("better", True)


def test_of_several_entries_a_day_pain_takes_the_median_and_worst_the_highest() -> None:
    entries = [JournalEntry(day(0, hour), pain=p, worst=w) for hour, p, w in ((7, 1, 2), (12, 2, 9), (20, 6, 6))]
    assert trend_of(entries, TODAY).points[0].value == 2
    assert trend_of(entries, TODAY, "worst").points[0].value == 9


def test_entries_after_today_are_left_aside() -> None:
    assert trend_of([JournalEntry(day(-1), pain=9)], TODAY).days == 0


def test_function_is_better_when_it_rises() -> None:
    entries = [JournalEntry(day(14), function=3), JournalEntry(day(7), function=4), JournalEntry(day(0), function=6)]
    found = trend_of(entries, TODAY, "function")
    assert (found.direction, found.before, found.now, found.important) == ("better", 3, 6, 3)


@pytest.mark.parametrize(("now", "direction"), [(7, "better"), (8, "same"), (16, "same"), (17, "worse")])
def test_roland_morris_asks_for_five_points(now: int, direction: str) -> None:
    """Five points from 12, more than 30 % of it (3.6)."""
    entries = [rmdq(60, 12), rmdq(0, now)]
    found = trend_of(entries, TODAY, "rmdq")
    assert (found.direction, found.important) == (direction, 5)


def rmdq(back: int, score: int) -> JournalEntry:
    return JournalEntry(day(back), filled={"rmdq": (1,) * score + (0,) * (24 - score)})


def test_unknown_measure_is_refused() -> None:
    with pytest.raises(InputError) as refused:
        trend_of([], TODAY, "happiness")
    assert refused.value.field == "measure"


# ---- simulated courses


def simulated(seed: int, start: float, end: float) -> list[JournalEntry]:
    """35 days: four weeks at one true level and the last at another; scatter 1 point, neighbours alike by 0.3."""
    source, scatter, entries = random.Random(seed), 0.0, []
    for back in range(34, -1, -1):
        scatter = 0.3 * scatter + source.gauss(0, 1.0 * (1 - 0.3**2) ** 0.5)
        level = start if back >= 7 else end
        entries.append(JournalEntry(day(back), pain=min(10, max(0, round(level + scatter)))))
    return entries


def test_interval_holds_the_true_change_about_nine_times_in_ten() -> None:
    changes = [(seed, 5.0 + seed % 3 * 0.5, 5.0 - seed % 5 * 0.5) for seed in range(300)]
    held = 0
    for seed, start, end in changes:
        found = trend_of(simulated(seed, start, end), TODAY)
        assert found.low is not None
        assert found.high is not None
        held += found.low <= end - start <= found.high
    assert 0.85 <= held / len(changes) <= 0.97


def test_simulated_courses_are_seldom_told_the_wrong_way() -> None:
    found = {
        (start, end): [trend_of(simulated(seed, start, end), TODAY).direction for seed in range(100)]
        for start, end in ((6.0, 6.0), (6.0, 2.5), (4.0, 7.5))
    }
    assert found[6.0, 6.0].count("same") >= 85
    assert found[6.0, 6.0].count("worse") <= 5
    assert found[6.0, 2.5].count("better") >= 85
    assert found[6.0, 2.5].count("worse") == 0
    assert found[4.0, 7.5].count("worse") >= 85
    assert found[4.0, 7.5].count("better") == 0


# ---- what must not matter

values = st.lists(st.one_of(st.none(), st.integers(0, 10)), max_size=40)


@given(values, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_order_of_entries_does_not_matter(noted: list[int | None], source: random.Random) -> None:
    entries = pains(*noted)
    shuffled = list(entries)
    source.shuffle(shuffled)
    assert trend_of(shuffled, TODAY) == trend_of(entries, TODAY)


@given(values)
@settings(max_examples=60, deadline=None)
def test_saying_the_same_twice_a_day_does_not_matter(noted: list[int | None]) -> None:
    entries = pains(*noted)
    twice = entries + [JournalEntry(entry.at + timedelta(hours=3), pain=entry.pain) for entry in entries]
    assert trend_of(twice, TODAY) == trend_of(entries, TODAY)


@given(st.lists(st.integers(0, 5), min_size=14, max_size=35), st.integers(1, 5))
@settings(max_examples=60, deadline=None)
def test_a_constant_moves_both_weeks_and_not_their_change(noted: list[int], constant: int) -> None:
    low, high = trend_of(pains(*noted), TODAY), trend_of(pains(*(value + constant for value in noted)), TODAY)
    assert high.change == low.change
    assert high.now is not None
    assert low.now is not None
    assert high.now - low.now == constant


@given(values)
@settings(max_examples=60, deadline=None)
def test_points_lie_on_the_scale_inside_their_intervals(noted: list[int | None]) -> None:
    found = trend_of(pains(*noted), TODAY)
    assert found.days == len(found.points) == sum(value is not None for value in noted)
    assert all(0 <= point.low <= point.value <= point.high <= 10 for point in found.points)


@given(values)
@settings(max_examples=60, deadline=None)
def test_better_and_worse_never_have_an_interval_with_nought(noted: list[int | None]) -> None:
    found = trend_of(pains(*noted), TODAY)
    if found.direction in ("better", "worse"):
        assert found.low is not None
        assert found.high is not None
        assert found.low * found.high > 0
