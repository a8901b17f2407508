"""What she hands over: who she is, her last check, her journal, and what she asks; what is private stays out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType

from carrywell.check.answers import Answer
from carrywell.errors import InputError
from carrywell.knowledge.reader import Knowledge
from carrywell.knowledge.words import Language, Words, words_for
from carrywell.knowledge.words import words as words_of
from carrywell.person import AfterBirth, Person
from carrywell.track.course import Course, pain_began
from carrywell.track.entries import NOTE_CHARACTERS, JournalEntry

#: Questions of mood and of harm: told only when she ticks so.
MOOD_SCREEN = "mind"
MOOD_FOLLOWS = frozenset({"self_harm_plan"})
MOOD_INSTRUMENTS = frozenset({"phq2", "epds_total"})

#: How long a ticked sign counts where no check was made.
WITHOUT_CHECK = timedelta(days=14)

_NOTHING: Mapping[str, Answer] = MappingProxyType({})


@dataclass(frozen=True)
class Handover:
    """Everything that a letter or a bundle is made of.

    Parameters
    ----------
    person
        Who she is on ``today``; None where only the journal is handed over, without a check.
    today
        The day that stands on it.
    answers
        Her last check, by id of the question; empty when none was finished.
    checked_on
        The day of that check.
    entries
        Her journal.
    began
        The day the pain began; without it, worked back from her answer on how long it has lasted.
    function
        The one act that she chose, in her own words.
    words
        How she tells it herself; without it, her newest note in the journal.
    question
        What she wants to know.
    with_mood
        She ticked that answers on mood and on thoughts of harm go with it.

    Raises
    ------
    InputError
        Naming the field, when a text is longer than a note, or when answers or signs need to know who she is.
    """

    person: Person | None
    today: date
    answers: Mapping[str, Answer] = field(default_factory=lambda: _NOTHING)
    checked_on: date | None = None
    entries: tuple[JournalEntry, ...] = ()
    began: date | None = None
    function: str = ""
    words: str = ""
    question: str = ""
    with_mood: bool = False

    def __post_init__(self) -> None:
        for name in ("function", "words", "question"):
            if len(getattr(self, name)) > NOTE_CHARACTERS:
                raise InputError(name, "too_long", limit=NOTE_CHARACTERS)
        object.__setattr__(self, "entries", tuple(sorted(self.entries, key=lambda entry: entry.at)))
        if self.person is None and (self.answers or any(entry.findings for entry in self.entries)):
            raise InputError("person", "missing")

    def words_in(self, language: Language) -> Words:
        """The words for her; after a loss they are others."""
        return words_of(language) if self.person is None else words_for(self.person, language)

    @property
    def has_lost(self) -> bool:
        """Her baby has died, and nothing speaks of another one."""
        return self.person is not None and self.person.has_lost

    @property
    def born(self) -> date | None:
        """The day of the birth; None in pregnancy."""
        stage = self.person.stage if self.person is not None else None
        return self.today - timedelta(days=stage.days) if isinstance(stage, AfterBirth) else None

    @property
    def pain_began(self) -> date | None:
        """The day the pain began, as far as she told it."""
        return self.began or pain_began(self.answers, self.checked_on or self.today)


def handover_of(course: Course, *, words: str = "", question: str = "", with_mood: bool = False) -> Handover:
    """What she hands over of her course."""
    checked = course.checked
    return Handover(
        person=course.person,
        today=course.today,
        answers=checked.answers if checked else _NOTHING,
        checked_on=checked.on if checked else None,
        entries=course.entries,
        began=course.began,
        function=course.function,
        words=words,
        question=question,
        with_mood=with_mood,
    )


def kept_back(knowledge: Knowledge, *, with_mood: bool) -> frozenset[str]:
    """Questions that never leave, and those that leave only when she ticks so."""
    private = {name for name, question in knowledge.questions.items() if question.private}
    if with_mood:
        return frozenset(private)
    mood = {name for screen in knowledge.interview.screen if screen.id == MOOD_SCREEN for name in screen.questions}
    derived = {
        name
        for name, finding in knowledge.findings.items()
        if mood.intersection(finding.summands) or (finding.when and mood.intersection(finding.when.leaves()))
    }
    return frozenset(private | mood | derived | MOOD_FOLLOWS)


def open_answers(handover: Handover, knowledge: Knowledge) -> dict[str, Answer]:
    """Her answers with the signs noted since, without what is kept back.

    The check is worked out anew from these alone, so nothing that is kept back shows through its result.
    """
    back = kept_back(knowledge, with_mood=handover.with_mood)
    told = dict(handover.answers)
    for entry in entries_since_check(handover):
        told |= entry.findings
    return {name: answer for name, answer in told.items() if name not in back}


def told_on(handover: Handover) -> dict[str, date]:
    """The day of each answer: that of the check, or of the entry that told it since."""
    days = dict.fromkeys(handover.answers, handover.checked_on or handover.today)
    for entry in entries_since_check(handover):
        days |= dict.fromkeys(entry.findings, entry.at.date())
    return days


def entries_since_check(handover: Handover) -> tuple[JournalEntry, ...]:
    """Entries from the day of the check on; without a check, those of the last two weeks."""
    since = handover.checked_on or handover.today - WITHOUT_CHECK
    return tuple(entry for entry in handover.entries if entry.at.date() >= since)
