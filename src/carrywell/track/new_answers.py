"""Answers of the journal that are new: a warning sign or a spread that was not there before."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from carrywell.check.answers import Answer, is_unsure, said_unsure
from carrywell.knowledge.escalation_reader import EscalationKnowledge
from carrywell.knowledge.escalation_schema import NewAnswer
from carrywell.knowledge.reader import load
from carrywell.knowledge.schema import Question
from carrywell.track.course import Checked, Course


@dataclass(frozen=True)
class Event:
    """Something that an entry brought: when, and the questions of the check that it is about.

    ``answer``: what she answered; ``words``: what her note said, where it was her note.
    """

    at: datetime
    questions: tuple[str, ...]
    answer: Answer | None = None
    words: tuple[str, ...] = ()

    @property
    def day(self) -> date:
        """The day of the entry."""
        return self.at.date()


class Told(NamedTuple):
    """One answer of one entry."""

    at: datetime
    day: date
    question: str
    answer: Answer


def told_answers(course: Course) -> tuple[Told, ...]:
    """Every answer of her entries up to today, by time."""
    days = ((entry, entry.at.date()) for entry in course.entries if entry.findings)
    return tuple(
        Told(entry.at, day, name, answer)
        for entry, day in days
        if day <= course.today
        for name, answer in entry.findings.items()
    )


def new_answers(
    told: Sequence[Told],
    checked: Checked | None,
    rule: NewAnswer,
    rules: EscalationKnowledge,
    grave: Collection[str] = (),
) -> Iterator[Event]:
    """Each answer that a rule calls new, by the time of its entry; an answer to a ``grave`` question always is."""
    seen: dict[str, tuple[date, Answer]] = {}
    if checked is not None:
        seen = {name: (checked.on, answer) for name, answer in checked.answers.items()}
    for row in told:
        if not rule.any_sign and row.question != rule.question:
            continue
        wanted = _is_sign(row.question, row.answer, rules) if rule.any_sign else _is_in(row.answer, rule)
        is_again = rule.any_sign and row.question in grave
        if wanted and (is_again or not _was_there(seen.get(row.question), row.answer, row.day, rule)):
            yield Event(row.at, (row.question,), row.answer)
        seen[row.question] = row.day, row.answer


def _is_sign(name: str, answer: Answer, rules: EscalationKnowledge) -> bool:
    """A yes, or a "not sure", to a question about a warning sign; what she told in private is left aside."""
    question = load().questions.get(name)
    if question is None or question.private or (question.group != "warning_signs" and name not in rules.signs):
        return False
    if said_unsure(answer) and not question.unknown_is_ordinary:
        return True
    return is_yes(question, answer)


def is_yes(question: Question, answer: Answer) -> bool:
    """The answer says that something is there; an answer that neither says yes nor no does not."""
    if isinstance(answer, tuple):
        return any(option != "none" and not is_unsure(option) for option in answer)
    if isinstance(answer, str):
        return bool(question.no_options) and answer not in question.no_options and not is_unsure(answer)
    return answer is True


def _is_in(answer: Answer, rule: NewAnswer) -> bool:
    given = answer if isinstance(answer, tuple) else (answer,)
    return any(value is wanted if isinstance(wanted, bool) else value == wanted
               for value in given for wanted in rule.values)  # fmt: skip


def _was_there(before: tuple[date, Answer] | None, answer: Answer, day: date, rule: NewAnswer) -> bool:
    """The same was known already: the same answer, or another that the rule takes for the same."""
    if before is None or before[0] > day:  # an entry from before the check: nothing is known of the time before it
        return False
    known = before[1]
    same = known == answer or (not rule.any_sign and _is_in(known, rule))
    if isinstance(known, tuple) and isinstance(answer, tuple):
        same = set(answer) <= set(known)
    lapsed = rule.again_after_days is not None and day - before[0] > timedelta(days=rule.again_after_days)
    return same and not lapsed
