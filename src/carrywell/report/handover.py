"""What she hands over: who she is, her last check, her journal, and what she asks; what is private stays out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from types import MappingProxyType

from carrywell.check.answers import Answer
from carrywell.errors import InputError
from carrywell.knowledge.reader import Knowledge
from carrywell.knowledge.words import Language, Words, words_for
from carrywell.knowledge.words import words as words_of
from carrywell.person import AfterBirth, Person
from carrywell.report.sorted_answers import is_denied
from carrywell.track.course import Course, pain_began
from carrywell.track.entries import NOTE_CHARACTERS, JournalEntry
from carrywell.track.escalation import is_of_pregnancy
from carrywell.track.note_words import is_private, sign_words, speaks_of

#: Questions of mood and of harm: told only when she ticks so.
MOOD_SCREEN = "mind"
MOOD_FOLLOWS = frozenset({"self_harm_plan"})
MOOD_INSTRUMENTS = frozenset({"phq2", "epds_total"})

#: So many notes go along at most, and so many of the newest are offered.
MOST_NOTES = 5

#: How long a ticked sign counts where no check was made.
WITHOUT_CHECK = timedelta(days=14)

_NOTHING: Mapping[str, Answer] = MappingProxyType({})


@dataclass(frozen=True)
class Loss:
    """What a clinician has to know first, or she is asked how the baby is.

    Parameters
    ----------
    baby_died
        Her baby has died; else her pregnancy has ended.
    told_on
        The day on which she told it: it happened by then.
    weeks
        The completed week of that pregnancy on this day, by what she had told before.
    """

    baby_died: bool
    told_on: date | None = None
    weeks: int | None = None


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
        The day of that check; without it, it is told that the day is not known, and no day is counted from it.
    entries
        Her journal.
    began
        The day the pain began; without it, worked back from her answer on how long it has lasted.
    function
        The one act that she chose, in her own words.
    words
        How she tells it herself.
    notes
        Notes of her journal that she chose; none goes along by itself, for others may read the page.
    question
        What she wants to know.
    with_mood
        She ticked that answers on mood and on thoughts of harm go with it.
    answered
        When she answered each rule of her journal that waits for her.
    loss
        What she told of a loss; a person whose baby has died tells one by herself.
    birth_known
        False where the person only stands in after a loss: nothing is checked or counted from a birth.

    Raises
    ------
    InputError
        Naming the field, when a text is longer than a note, when there are more notes than fit, or when answers or
        signs need to know who she is.
    """

    person: Person | None
    today: date
    answers: Mapping[str, Answer] = field(default_factory=lambda: _NOTHING)
    checked_on: date | None = None
    entries: tuple[JournalEntry, ...] = ()
    began: date | None = None
    function: str = ""
    words: str = ""
    notes: tuple[JournalEntry, ...] = ()
    question: str = ""
    with_mood: bool = False
    answered: Mapping[str, date] = field(default_factory=lambda: MappingProxyType({}))
    loss: Loss | None = None
    birth_known: bool = True

    def __post_init__(self) -> None:
        for name in ("function", "words", "question"):
            if len(getattr(self, name)) > NOTE_CHARACTERS:
                raise InputError(name, "too_long", limit=NOTE_CHARACTERS)
        if len(self.notes) > MOST_NOTES:
            raise InputError("note", "too_many_notes", limit=MOST_NOTES)
        object.__setattr__(self, "entries", tuple(sorted(self.entries, key=lambda entry: entry.at)))
        if self.loss is None and self.has_lost and self.birth_known:
            object.__setattr__(self, "loss", Loss(baby_died=True))
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
        """The day of the birth; None in pregnancy, and where it is not known."""
        stage = self.person.stage if self.person is not None and self.birth_known else None
        return self.today - timedelta(days=stage.days) if isinstance(stage, AfterBirth) else None

    @property
    def pain_began(self) -> date | None:
        """The day the pain began, as far as she told it."""
        return self.began or (pain_began(self.answers, self.checked_on) if self.checked_on is not None else None)


@dataclass(frozen=True)
class Chosen:
    """What she says and chooses beside her course; see `Handover`."""

    words: str = ""
    notes: tuple[JournalEntry, ...] = ()
    question: str = ""
    with_mood: bool = False


def handover_of(
    course: Course,
    chosen: Chosen | None = None,
    answered: Mapping[str, date] | None = None,
    loss: Loss | None = None,
) -> Handover:
    """What she hands over of her course."""
    chosen = chosen or Chosen()
    checked = course.checked
    return Handover(
        person=course.person,
        today=course.today,
        answers=checked.answers if checked else _NOTHING,
        checked_on=checked.on if checked else None,
        entries=course.entries,
        began=course.began,
        function=course.function,
        words=chosen.words,
        notes=chosen.notes,
        question=chosen.question,
        with_mood=chosen.with_mood,
        answered=answered or {},
        loss=loss,
        birth_known=course.birth_known,
    )


def may_offer(entry: JournalEntry, person: Person, today: date) -> bool:
    """A note that she can be offered for the page while others may see her screen.

    Not one with words of what she is asked in private, nor one of before a loss, which speaks of a baby.
    """
    lost = person.stage.days if isinstance(person.stage, AfterBirth) and person.has_lost else None
    is_of_before = lost is not None and entry.at.date() < today - timedelta(days=lost)
    return bool(entry.note.strip()) and not is_private(entry.note) and not is_of_before


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
        told |= _newer(entry, told, knowledge, day_known=handover.checked_on is not None)
    return {
        name: answer for name, answer in told.items() if name not in back and not is_over(handover, name, knowledge)
    }


def is_over(handover: Handover, name: str, knowledge: Knowledge) -> bool:
    """What only a pregnancy has, after its loss: a sign ticked on the day of it says nothing any more."""
    question = knowledge.questions.get(name)
    return handover.has_lost and question is not None and is_of_pregnancy(question)


def _newer(
    entry: JournalEntry, told: Mapping[str, Answer], knowledge: Knowledge, *, day_known: bool
) -> dict[str, Answer]:
    """What an entry tells anew; where nobody knows which is newer, its no does not take back what the check says."""
    return {
        name: answer
        for name, answer in entry.findings.items()
        if day_known or name not in told or not is_denied(knowledge, name, answer)
    }


def told_on(handover: Handover, knowledge: Knowledge) -> dict[str, date | None]:
    """The day of each answer: that of the check, where it is known, or of the entry that told it since."""
    days: dict[str, date | None] = dict.fromkeys(handover.answers, handover.checked_on)
    told = dict(handover.answers)
    for entry in entries_since_check(handover):
        newer = _newer(entry, told, knowledge, day_known=handover.checked_on is not None)
        told |= newer
        days |= dict.fromkeys(newer, entry.at.date())
    return days


def without_kept_back(handover: Handover, knowledge: Knowledge) -> Iterator[JournalEntry]:
    """Her journal as if she had noted nothing of what is kept back; of a note that says so, its other signs."""
    back = kept_back(knowledge, with_mood=handover.with_mood)
    scores = frozenset() if handover.with_mood else MOOD_INSTRUMENTS
    for entry in handover.entries:
        if back.intersection(entry.findings) or scores.intersection(entry.filled) or speaks_of(entry.note, back):
            yield replace(
                entry,
                note="; ".join(word for name, word in sign_words(entry.note).items() if name not in back),
                findings={name: answer for name, answer in entry.findings.items() if name not in back},
                filled={name: items for name, items in entry.filled.items() if name not in scores},
            )
        else:
            yield entry


def entries_since_check(handover: Handover) -> tuple[JournalEntry, ...]:
    """Entries from the day of the check on; without a check, those of the last two weeks."""
    since = handover.checked_on or handover.today - WITHOUT_CHECK
    return tuple(entry for entry in handover.entries if entry.at.date() >= since)
