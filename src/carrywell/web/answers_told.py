"""Her answers as statements, screen by screen, for the list and the paper."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from carrywell import Entry, Interview, Person
from carrywell.check.answers import Answer, is_unsure
from carrywell.check.interview import TICKED, VERY_WRONG
from carrywell.knowledge.reader import load
from carrywell.knowledge.words import Words
from carrywell.web.screen_form import statement_of
from carrywell.web.titles import screen_title

HARM_QUESTIONS = ("self_harm_thoughts", "self_harm_plan")
HARM_ACTIONS = ("crisis_line_today", "emergency_crisis")


@dataclass(frozen=True)
class Told:
    """One answered screen: its place, its title, and what she said, sorted."""

    index: int
    title: str
    very_wrong: bool
    said: tuple[str, ...]
    unsure: tuple[str, ...]
    denied: tuple[str, ...]


def told_answers(entries: Sequence[Entry], w: Words) -> list[Told]:
    """Every answered screen; what was asked in private stays out of the list."""
    return [_told(index, entry, w) for index, entry in enumerate(entries) if not entry.given.keys() <= _private()]


def _told(index: int, entry: Entry, w: Words) -> Told:
    several = len(entry.given) > 1
    first = next(iter(entry.given))
    said, unsure, denied = [], [], []
    for name, answer in entry.given.items():
        if is_unsure(answer):
            unsure.append(statement_of(w, name))
        elif not several:
            said.append(" · ".join(_statements(name, answer, w)))
        elif answer is True or answer == TICKED:
            said.append(statement_of(w, name))
        else:
            denied.append(statement_of(w, name))
    title = screen_title(entry.screen) if several else w.ask(first)
    return Told(index, title, entry.screen == VERY_WRONG, tuple(said), tuple(unsure), tuple(denied))


def _statements(name: str, answer: Answer, w: Words) -> Iterator[str]:
    for part in answer if isinstance(answer, tuple) else (answer,):
        yield statement_of(w, name) if part == TICKED else w.said(name, part)


def public_entries(person: Person, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries without the answers that never leave the screen.

    Thoughts of harming herself stand on paper only when the result is about them.
    """
    public = _without(entries, _private())
    about_harm = Interview(person, public).result().action in HARM_ACTIONS
    return public if about_harm else _without(public, HARM_QUESTIONS)


def without_private(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries without the private answers."""
    return _without(entries, _private())


def _private() -> set[str]:
    return {name for name, question in load().questions.items() if question.private}


def _without(entries: Sequence[Entry], names: Collection[str]) -> tuple[Entry, ...]:
    parts = (Entry(e.screen, {name: a for name, a in e.given.items() if name not in names}) for e in entries)
    return tuple(entry for entry in parts if entry.given)


def paper_lines(entries: Sequence[Entry], w: Words) -> tuple[list[str], list[str], list[str]]:
    """For a clinician: what she said, what she is not sure of, and what she said no to."""
    answers = {name: a for entry in entries for name, a in entry.given.items() if a != TICKED}
    said: list[str] = []
    unsure: list[str] = []
    denied: list[str] = []
    for name, answer in answers.items():
        if is_unsure(answer):
            unsure.append(statement_of(w, name))
        else:
            statement = " · ".join(_statements(name, answer, w))
            (denied if _is_no(name, answer) else said).append(statement)
    return said, unsure, denied


def _is_no(name: str, answer: Answer) -> bool:
    question = load().questions[name]
    given = answer if isinstance(answer, tuple) else (answer,)
    return answer is False or (bool(given) and set(given) <= set(question.no_options))
