"""A trend and what is open of the journal in words: composed once, for every surface."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from carrywell.check.answers import Answer, said_unsure
from carrywell.knowledge.escalation_reader import escalation_rules
from carrywell.knowledge.instrument_reader import instruments
from carrywell.knowledge.schema import Urgency
from carrywell.knowledge.words import Language, Words, words_for
from carrywell.person import Person
from carrywell.track.escalation import Escalation, Walked
from carrywell.track.trend import Direction, Trend
from carrywell.wire.told import tell_also

#: After a loss nothing counts the days from the birth.
FROM_THE_BIRTH = frozenset({"days_since_birth", "needle_days"})
#: Where a pregnancy ended there may be no maternity unit that knows her.
NO_MATERNITY = {"emergency_maternity": "emergency_number", "emergency_birth_hospital": "emergency_number"}


@dataclass(frozen=True)
class ToldTrend:
    """How one measure goes, in words; ``direction`` is the id that goes with ``title``."""

    measure: str
    name: str
    direction: Direction
    title: str
    text: tuple[str, ...]


@dataclass(frozen=True)
class ToldEscalation:
    """A rule that is open, in words.

    Attributes
    ----------
    action
        Title of the action that goes with its urgency.
    because
        What counts, a line each.
    also
        Why, of milder rules that rest on the same and have no card of their own.
    eased
        That it has passed since; empty while it holds.
    ask
        Questions of the check that it leads to, by id; empty where it leads into none.
    """

    id: str
    urgency: Urgency
    title: str
    action: str
    do: str
    why: str
    because: tuple[str, ...]
    also: tuple[str, ...]
    eased: str
    since: date
    ask: tuple[str, ...]
    checks: bool
    crisis: bool


@dataclass(frozen=True)
class ToldMissing:
    """Something that she can be asked for, by the id of what takes it."""

    id: str
    text: str


def tell_trend(found: Trend, person: Person, language: Language) -> ToldTrend:
    """A trend in the words of one language."""
    say = words_for(person, language)
    return ToldTrend(
        measure=found.measure,
        name=say.text("instruments", found.measure, "name"),
        direction=found.direction,
        title=say.text("escalations", "trend", found.direction),
        text=tuple(_trend_lines(found, say)),
    )


def _trend_lines(found: Trend, say: Words) -> Iterator[str]:
    rule = instruments()[found.measure]
    if found.before is None or found.now is None:
        key = "too_few" if rule.asked == "daily" else "too_few_scores"
        yield say.text("escalations", "trend", "screen_only" if rule.change is None else key)
        return
    key = "unsteady" if found.direction == "cannot_tell" else f"{found.direction}_text"
    numbers = {"before": found.before, "now": found.now, "important": found.important or 0.0}
    yield say.text("escalations", "trend", key, **{name: number(value) for name, value in numbers.items()})
    if found.low is not None and found.high is not None:
        yield say.text("escalations", "trend", "interval", low=number(found.low), high=number(found.high))
    if found.confirmed:
        yield say.text("escalations", "trend", "confirmed")


def tell_escalation(row: Escalation, person: Person, language: Language, *, can_check: bool = True) -> ToldEscalation:
    """An open rule in the words of one language; without ``can_check`` it leads into no check."""
    say = words_for(person, language)
    title, do, why = (_rule_text(say, row.id, key, can_check=can_check) for key in ("title", "do", "why"))
    action = row.action if can_check else NO_MATERNITY.get(row.action, row.action)
    if _is_raised(row) and (can_check or row.urgency == "emergency"):
        title = say.text("actions", action, "title")  # questions can wait, what her new sign asks for cannot
        parts = (say.text("actions", action, "do"), tell_also(say, person, action))
        do = ("" if language == "zh_hans" else " ").join(part for part in parts if part)
    return ToldEscalation(
        id=row.id,
        urgency=row.urgency,
        title=title,
        action=say.text("actions", action, "title"),
        do=do,
        why=why,
        because=tuple(_because(row, person, say, can_check=can_check)),
        also=tuple(_rule_text(say, name, "why", can_check=can_check) for name in row.also),
        eased="" if row.still else say.text("escalations", "told", "eased"),
        since=row.since,
        ask=row.ask if can_check else (),
        checks=row.checks and can_check,
        crisis=row.crisis,
    )


def _rule_text(say: Words, name: str, key: str, *, can_check: bool) -> str:
    other = not can_check and say.has("escalations", "no_check", name)
    return say.text("escalations", *(("no_check", name) if other else (name,)), key)


def _is_raised(row: Escalation) -> bool:
    """Its signs ask for more than the rule does by itself."""
    return row.action not in {level.action for level in escalation_rules().rules[row.id].level}


def _because(row: Escalation, person: Person, say: Words, *, can_check: bool) -> Iterator[str]:
    for name, answer in row.answers.items():
        yield from _answered(name, answer, say)
    for name, value in row.because.items():
        if isinstance(value, float) and not (person.has_lost and name in FROM_THE_BIRTH):
            shown = number(round(value) if name.endswith("_percent") else value)
            yield say.text("escalations", "facts", name, value=shown)
    noted = row.because.get("words", ())
    for word in noted if isinstance(noted, tuple) else ():
        yield say.text("escalations", "told" if can_check else "no_check", "words", words=word)


def _answered(name: str, answer: Answer, say: Words) -> Iterator[str]:
    if said_unsure(answer):
        yield say.text("escalations", "told", "unsure", asked=say.ask(name))
        return
    for part in answer if isinstance(answer, tuple) else (answer,):
        yield say.text("escalations", "told", "answer", said=say.said(name, part).rstrip(".。"))


def tell_missing(walked: Walked, person: Person, language: Language) -> tuple[ToldMissing, ...]:
    """What she can be asked for, each once, in the order of the rules that wait for it."""
    say = words_for(person, language)
    names = dict.fromkeys(name for names in walked.missing.values() for name in names)
    return tuple(
        ToldMissing(n, say.text("escalations", "missing", n) if say.has("escalations", "missing", n) else say.ask(n))
        for n in names
    )


def number(value: float) -> str:
    """A number to one decimal, with a true minus."""
    return f"{round(value, 1) + 0.0:g}".replace("-", "−")
