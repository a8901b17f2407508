"""Her course: who she is today, her last check, and everything she has noted since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType
from typing import Self

from carrywell.check.answers import Answer
from carrywell.check.assessment import Assessment
from carrywell.errors import InputError
from carrywell.knowledge.schema import Urgency
from carrywell.person import Person
from carrywell.track.acts import of_act
from carrywell.track.entries import NOTE_CHARACTERS, JournalEntry

_NOTHING: Mapping[str, Answer] = MappingProxyType({})


@dataclass(frozen=True)
class Checked:
    """A finished check.

    Parameters
    ----------
    on
        The day she finished it.
    urgency
        What it asked for.
    causes
        Probability of each ranked cause, by id.
    answers
        What she answered, by id of the question.
    """

    on: date
    urgency: Urgency
    causes: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    answers: Mapping[str, Answer] = field(default_factory=lambda: _NOTHING)

    @classmethod
    def from_result(cls, on: date, found: Assessment, answers: Mapping[str, Answer]) -> Self:
        """The check that was finished on a day, from its result."""
        causes = {cause.id: cause.probability for cause in found.causes if cause.probability is not None}
        return cls(on, found.urgency, causes, answers)


def pain_began(answers: Mapping[str, object], on: date) -> date | None:
    """The day the pain began, as it was answered on a day; None where it was not."""
    days = answers.get("duration_days")
    if isinstance(days, bool) or not isinstance(days, int | float):
        return None
    return on - timedelta(days=int(days))


@dataclass(frozen=True)
class Course:
    """Everything known of her over time.

    Parameters
    ----------
    person
        Who she is on ``today``.
    today
        The day that everything is worked out for.
    entries
        Her journal in any order; kept sorted by time.
    began
        The day the pain began.
    born
        The day of the birth; None in pregnancy.
    checked
        Her last finished check.
    function
        The one act that she chose, in her own words.
    birth_known
        False where nothing can be counted from a birth: her pregnancy ended before one, or its day is not told.

    Raises
    ------
    InputError
        Naming the field, when a day lies in the future or the act is longer than a note.
    """

    person: Person
    today: date
    entries: tuple[JournalEntry, ...] = ()
    began: date | None = None
    born: date | None = None
    checked: Checked | None = None
    function: str = ""
    birth_known: bool = True

    def __post_init__(self) -> None:
        checked = None if self.checked is None else self.checked.on
        for name, day in (("began", self.began), ("born", self.born), ("checked", checked)):
            if day is not None and day > self.today:
                raise InputError(name, "in_the_future", now=self.today.isoformat())
        if len(self.function) > NOTE_CHARACTERS:
            raise InputError("function", "too_long", limit=NOTE_CHARACTERS)
        object.__setattr__(self, "entries", tuple(sorted(self.entries, key=lambda entry: entry.at)))

    def compared(self, measure: str) -> tuple[JournalEntry, ...]:
        """The entries that a measure is compared in: scores of another act than hers now are no part of its series."""
        return of_act(self.entries, self.function) if measure == "function" else self.entries

    @property
    def pain_days(self) -> int | None:
        """Days since the pain began; None while it is not known."""
        return None if self.began is None else (self.today - self.began).days

    @property
    def days_since_birth(self) -> int | None:
        """Days since the birth; None in pregnancy."""
        return None if self.born is None else (self.today - self.born).days
