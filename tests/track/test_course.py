"""The course: entries in order, no day in the future."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from carrywell.errors import InputError
from carrywell.person import AfterBirth, Person
from carrywell.track.course import Checked, Course
from carrywell.track.entries import JournalEntry

TODAY = date(2026, 3, 29)
HER = Person(AfterBirth(75))


def test_course_sorts_its_entries() -> None:
    first, second = (JournalEntry(datetime(2026, 3, d, 8, tzinfo=UTC), pain=d) for d in (1, 2))
    assert Course(HER, TODAY, (second, first)).entries == (first, second)


@pytest.mark.parametrize("name", ["began", "born", "checked"])
def test_course_refuses_a_day_in_the_future(name: str) -> None:
    tomorrow = TODAY + timedelta(days=1)
    with pytest.raises(InputError) as refused:
        Course(HER, TODAY, **{name: Checked(tomorrow, "routine") if name == "checked" else tomorrow})  # type: ignore[arg-type]
    assert (refused.value.field, refused.value.code) == (name, "in_the_future")


def test_course_counts_days_since_the_pain_began_and_since_the_birth() -> None:
    course = Course(HER, TODAY, began=date(2026, 3, 1), born=date(2026, 1, 13))
    assert (course.pain_days, course.days_since_birth) == (28, 75)
    assert (Course(HER, TODAY).pain_days, Course(HER, TODAY).days_since_birth) == (None, None)
