"""Her answers as statements, screen by screen, for the list and the paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from carrywell import Entry, Interview, Person
from carrywell.check.answers import Answer, is_unsure
from carrywell.check.interview import TICKED, VERY_WRONG, plain_no
from carrywell.knowledge.reader import load
from carrywell.knowledge.words import Words
from carrywell.web.screen_form import statement_of
from carrywell.web.titles import screen_title


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
    """Every answered screen."""
    return [_told(index, entry, w) for index, entry in enumerate(entries)]


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
    """The entries without the answers that never leave the screen."""
    questions = Interview(person).knowledge.questions
    parts = (
        Entry(entry.screen, {name: a for name, a in entry.given.items() if not questions[name].private})
        for entry in entries
    )
    return tuple(entry for entry in parts if entry.given)


def paper_lines(entries: Sequence[Entry], w: Words) -> tuple[list[str], list[str], list[str]]:
    """For a clinician: what she said, what she is not sure of, and what she said no to."""
    answers = {name: a for entry in entries for name, a in entry.given.items() if a != TICKED}
    several = {name for entry in entries if len(entry.given) > 1 for name in entry.given}
    said: list[str] = []
    unsure: list[str] = []
    denied: list[str] = []
    for name, answer in answers.items():
        if is_unsure(answer):
            unsure.append(statement_of(w, name))
        else:
            statement = " · ".join(_statements(name, answer, w))
            (denied if name in several and _is_no(name, answer) else said).append(statement)
    return said, unsure, denied


def _is_no(name: str, answer: Answer) -> bool:
    question = load().questions[name]
    return answer is False or (question.type in ("one", "multi") and answer == plain_no(question))
