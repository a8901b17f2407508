"""What is due: weekly from the start, the rest once she has stayed, mood sooner after two hard weeks."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from carrywell.person import AfterBirth, Person
from carrywell.track.course import Course
from carrywell.track.due import due_instruments
from carrywell.track.entries import JournalEntry

TODAY = date(2026, 3, 29)
BERLIN, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")
WEEKLY = ("function", "bothersome_days", "sleep", "confidence")


def at(back: int) -> datetime:
    return datetime(2026, 3, 29, 8, tzinfo=UTC) - timedelta(days=back)


def course(*entries: JournalEntry) -> Course:
    return Course(Person(AfterBirth(60)), TODAY, entries)


def week(back: int) -> JournalEntry:
    return JournalEntry(at(back), function=5, filled={"bothersome_days": (3,), "sleep": (6,), "confidence": (6,)})


def test_first_day_asks_for_the_weekly_scales_alone() -> None:
    assert due_instruments(course(), "en") == WEEKLY


def test_after_a_week_the_rest_is_due_once() -> None:
    assert due_instruments(course(week(7)), "en") == (*WEEKLY, "global_change", "phq2", "rmdq")
    assert due_instruments(course(week(6)), "en") == ()


def test_roland_morris_is_not_due_in_chinese() -> None:
    assert due_instruments(course(week(7)), "zh_hans") == (*WEEKLY, "global_change", "phq2")


def test_mood_comes_back_after_four_weeks_and_sooner_after_two_hard_weeks() -> None:
    calm = course(*(JournalEntry(at(back), pain=2) for back in range(20)), filled(20), week(1))
    hard = course(*(JournalEntry(at(back), pain=6) for back in range(20)), filled(20), week(1))
    assert due_instruments(calm, "en") == ()
    assert due_instruments(hard, "en") == ("phq2",)
    late = course(filled(28), week(1))
    assert due_instruments(late, "en") == ("phq2",)


def filled(back: int) -> JournalEntry:
    return JournalEntry(at(back), filled={"phq2": (0, 0), "global_change": (0,), "rmdq": (0,) * 24})


@pytest.mark.parametrize(
    ("zone", "change"),
    [
        (BERLIN, date(2026, 3, 29)),
        (BERLIN, date(2026, 10, 25)),
        (NEW_YORK, date(2026, 3, 8)),
        (NEW_YORK, date(2026, 11, 1)),
    ],
)
@pytest.mark.parametrize("clock", [time(0, 5), time(1, 30), time(23, 55)])
def test_week_and_month_over_a_clock_change_have_whole_days(zone: ZoneInfo, change: date, clock: time) -> None:
    def due(filled: JournalEntry, days: int) -> tuple[str, ...]:
        """What is due so many days after the day before the change."""
        return due_instruments(Course(Person(AfterBirth(90)), change + timedelta(days=days - 1), (filled,)), "en")

    noted = datetime.combine(change - timedelta(days=1), clock, zone)
    weekly = JournalEntry(noted, function=5, filled={"bothersome_days": (3,), "sleep": (6,), "confidence": (6,)})
    assert (due(weekly, 6), due(weekly, 7)[:4]) == ((), WEEKLY)
    monthly = JournalEntry(noted, filled={"global_change": (0,)})
    assert ["global_change" in due(monthly, days) for days in (29, 30)] == [False, True]
