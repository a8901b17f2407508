"""Women with a course, for the tests of the forecast."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from carrywell.check.answers import Answer
from carrywell.person import AfterBirth, Person, Pregnant
from carrywell.track.course import Checked, Course
from carrywell.track.entries import JournalEntry

TODAY = date(2026, 3, 2)
PELVIC = {"pelvic_girdle_pain_posterior": 0.9}
ANY = {"pelvic_girdle_pain_posterior": 0.3, "pregnancy_related_low_back_pain": 0.4}


def pregnant(
    causes: Mapping[str, float] = PELVIC, answers: Mapping[str, Answer] | None = None, weeks: float = 30
) -> Course:
    """A pregnant woman whose check was today."""
    return Course(Person(Pregnant(weeks)), TODAY, checked=Checked(TODAY, "routine", causes, answers or {}))


def after_birth(
    days: int,
    pains: Sequence[tuple[int, int]] = (),
    causes: Mapping[str, float] = PELVIC,
    checked_on: int = 0,
    answers: Mapping[str, Answer] | None = None,
) -> Course:
    """A woman so many days after the birth; ``pains`` are (day after the birth, pain); before 0 is in pregnancy."""
    born = TODAY - timedelta(days=days)
    entries = tuple(noted(born, day, pain) for day, pain in pains)
    checked = Checked(born + timedelta(days=checked_on), "routine", causes, answers or {})
    return Course(Person(AfterBirth(days)), TODAY, entries, born=born, checked=checked)


def noted(born: date, day: int, pain: int) -> JournalEntry:
    """One entry in the evening of a day after the birth."""
    return JournalEntry(datetime.combine(born + timedelta(days=day), datetime.min.time(), UTC), pain=pain)
