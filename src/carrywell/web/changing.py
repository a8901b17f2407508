"""Changing what was given: one entry is replaced, and only what it contradicts is asked again."""

from __future__ import annotations

from collections.abc import Sequence

from carrywell import Entry, Interview, Person, Screen
from carrywell.check.answers import all_answers
from carrywell.check.findings import Findings
from carrywell.check.interview import TICKED, VERY_WRONG


def screen_of(entry: Entry) -> Screen:
    """The screen on which an entry was given."""
    return Screen(entry.screen, tuple(entry.given), "change")


def changed(person: Person, entries: Sequence[Entry], index: int, new: Entry) -> tuple[Entry, ...]:
    """The entries with one of them replaced.

    A later detail of a statement that is no longer ticked goes, and so does every answer whose question can no longer
    be asked; all others stay.
    """
    settled = {name for name, given in new.given.items() if given != TICKED}
    later = [_without(entry, settled) for entry in entries[index + 1 :]]
    return still_valid(person, [*entries[:index], new, *(entry for entry in later if entry.given)])


def still_valid(person: Person, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries without the answers to questions that cannot be asked of her any more."""
    kept = tuple(entry for entry in entries if entry.given)
    closed = _closed(person, kept)
    while closed:
        kept = tuple(entry for entry in (_without(entry, closed) for entry in kept) if entry.given)
        closed = _closed(person, kept)
    return kept


def without_very_wrong(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries without "something is very wrong", which she took back."""
    return tuple(entry for entry in entries if entry.screen != VERY_WRONG)


def _closed(person: Person, entries: Sequence[Entry]) -> set[str]:
    interview = Interview(person, entries)
    knowledge = interview.knowledge
    findings = Findings(knowledge, person, all_answers(knowledge, person, interview.answers))
    given = {name for entry in entries for name in entry.given}
    return {name for name in given if findings.can_be_asked(knowledge.questions[name]) is False}


def _without(entry: Entry, names: set[str]) -> Entry:
    return Entry(entry.screen, {name: given for name, given in entry.given.items() if name not in names})
