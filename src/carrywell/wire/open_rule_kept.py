"""A rule that waits for her answer as JSON, from the day it was seen, and back as far as it is still known."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from carrywell.check.answers import Answer, read_answers
from carrywell.errors import InputError
from carrywell.knowledge.escalation_reader import escalation_rules
from carrywell.knowledge.reader import load
from carrywell.knowledge.schema import URGENCIES
from carrywell.knowledge.words import words
from carrywell.track.escalation import Because, Escalation, Remembered
from carrywell.wire.journal import Json

DAYS, WORDS, FINDINGS = "days", "words", "findings"


def open_rule_json(row: Escalation, seen: datetime) -> Json:
    """What was seen of it, and when; what its rule says is not kept."""
    return {
        "seen": seen.isoformat(),
        "urgency": row.urgency,
        "action": row.action,
        "since": row.since.isoformat(),
        "last": row.last.isoformat(),
        "crisis": row.crisis,
        "also": list(row.also),
        "because": {name: _plain(value) for name, value in row.because.items()},
        "answers": {name: list(value) if isinstance(value, tuple) else value for name, value in row.answers.items()},
    }


def _plain(value: float | tuple[str, ...] | tuple[date, ...]) -> object:
    if isinstance(value, tuple):
        return [part.isoformat() if isinstance(part, date) else part for part in value]
    return value


def open_rule_of(name: str, told: Mapping[str, Any]) -> Remembered | None:
    """The rule as it was seen; None where the knowledge no longer has it.

    An urgency or an action that is no longer known gives way to the gravest of the rule.
    """
    rule = escalation_rules().rules.get(name)
    if rule is None:
        return None
    first = rule.level[0]
    known = told["urgency"] in URGENCIES and words("en").has("actions", told["action"])
    row = Escalation(
        id=name,
        urgency=told["urgency"] if known else first.urgency,
        action=told["action"] if known else first.action,
        since=date.fromisoformat(told["since"]),
        last=date.fromisoformat(told["last"]),
        because=_because(told["because"]),
        answers=_answers(told["answers"]),
        checks=rule.checks,
        crisis=bool(told["crisis"]),
        also=tuple(other for other in told["also"] if other in escalation_rules().rules),
    )
    return Remembered(row, datetime.fromisoformat(told["seen"]))


def _because(told: Mapping[str, Any]) -> Because:
    rules, questions = escalation_rules(), load().questions
    found: dict[str, float | tuple[str, ...] | tuple[date, ...]] = {
        name: float(value) for name, value in told.items() if name in rules.facts and isinstance(value, int | float)
    }
    if DAYS in told:
        found[DAYS] = tuple(date.fromisoformat(day) for day in told[DAYS])
    if WORDS in told:
        found[WORDS] = tuple(map(str, told[WORDS]))
    if FINDINGS in told:
        found[FINDINGS] = tuple(name for name in told[FINDINGS] if name in questions)
    return found


def _answers(told: Mapping[str, Any]) -> dict[str, Answer]:
    try:
        return dict(read_answers(load(), told))
    except InputError:
        return {}
