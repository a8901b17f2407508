"""Her own day from the journal: a mean of whole days, and the newest weight."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from carrywell.track.counts import DailyCount, NewestMass, counts_of, newest_mass
from carrywell.track.entries import JournalEntry

TODAY = date(2026, 11, 22)


def on(day: int, hour: int = 20, **counts: int) -> JournalEntry:
    return JournalEntry(datetime(2026, 11, day, hour, tzinfo=UTC), counts=counts)


def weighed(day: int, kg: float) -> JournalEntry:
    return JournalEntry(datetime(2026, 11, day, tzinfo=UTC), baby_mass_kg=kg)


def test_mean_is_over_the_whole_days_on_which_the_task_was_counted() -> None:
    noted = [on(15, feed_sit=8), on(16, feed_sit=6, bath=0), on(19, bath=1), on(21, feed_sit=7)]
    # feeds (8 + 6 + 7) / 3, baths (0 + 1) / 2
    assert counts_of(noted, TODAY) == {"feed_sit": DailyCount(7.0, 3), "bath": DailyCount(0.5, 2)}


def test_today_and_days_before_the_week_do_not_count() -> None:
    assert counts_of([on(14, feed_sit=20), on(22, 7, feed_sit=1)], TODAY) == {}
    assert counts_of([on(15, 0, feed_sit=20)], TODAY) == {"feed_sit": DailyCount(20.0, 1)}


def test_two_entries_of_a_day_tell_of_the_same_day() -> None:
    assert counts_of([on(20, 12, feed_sit=4), on(20, 23, feed_sit=9), on(20, 13, feed_sit=5)], TODAY) == {
        "feed_sit": DailyCount(9.0, 1)
    }


def test_what_was_before_the_birth_was_another_baby() -> None:
    noted = [on(18, nappy_low=30), on(20, nappy_low=8)]
    assert counts_of(noted, TODAY, date(2026, 11, 19)) == {"nappy_low": DailyCount(8.0, 1)}
    assert newest_mass([weighed(18, 14.0)], TODAY, date(2026, 11, 19)) is None


def test_day_is_the_one_where_it_was_noted() -> None:
    late = JournalEntry(datetime(2026, 11, 22, 0, 30, tzinfo=timezone(timedelta(hours=8))), counts={"bath": 1})
    assert counts_of([late], TODAY) == {}
    assert counts_of([late], date(2026, 11, 23)) == {"bath": DailyCount(1.0, 1)}


@pytest.mark.parametrize(
    ("noted", "newest"),
    [
        ([], None),
        ([on(20, feed_sit=4)], None),
        ([weighed(10, 5.0), weighed(20, 5.4), weighed(15, 5.9)], NewestMass(5.4, date(2026, 11, 20))),
        ([weighed(22, 5.5), weighed(23, 9.9)], NewestMass(5.5, TODAY)),
    ],
)
def test_newest_weight_is_the_one_of_the_latest_day(noted: list[JournalEntry], newest: NewestMass | None) -> None:
    assert newest_mass(noted, TODAY) == newest
