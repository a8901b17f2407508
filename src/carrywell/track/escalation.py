"""When to stop waiting: the rules walked over every day of her course; each is open from its episode to her answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from types import MappingProxyType

import numpy as np

from carrywell.check.answers import Answer, person_answers
from carrywell.check.findings import Findings
from carrywell.check.warning_signs import rank, walk
from carrywell.knowledge.escalation_reader import EscalationKnowledge, escalation_rules
from carrywell.knowledge.escalation_schema import Rule, RuleLevel
from carrywell.knowledge.reader import load
from carrywell.knowledge.schema import Condition, Question, Urgency
from carrywell.person import STAGES, Pregnant
from carrywell.track.calendar import Calendar, calendar_of
from carrywell.track.course import Course
from carrywell.track.new_answers import Event, new_answers, told_answers
from carrywell.track.note_words import noted_signs
from carrywell.track.over_days import OverDays, State, Truths

PREGNANT_STAGES = frozenset({"t1", "t2", "t3a", "t3b"})

#: What counts for a rule: numbers of her course, questions of the check, days of entries, her own words.
Because = Mapping[str, float | tuple[str, ...] | tuple[date, ...]]


@dataclass(frozen=True)
class Escalation:
    """A rule that is open.

    Attributes
    ----------
    id, urgency, action
        The rule, how soon, and the id of what to do.
    since, last
        The day its episode began, and the last day of it so far on which it held.
    because
        The facts that count by id; ``findings``: questions whose answer was new; ``days``: days of the entries that
        count; ``words``: what her note said.
    answers
        What she answered to the questions of ``findings``, where it was an answer and not a note.
    ask
        Questions of the warning screens that it leads to, those that can be asked of her.
    still
        It holds today, or it is not known whether it does; false where it has passed since.
    checks, crisis
        It leads into the check; the crisis contact stands beside it.
    also
        Milder rules that rest on the same new answers: they have no card of their own, and this one tells their
        reasons. An answer to it answers them for these.
    """

    id: str
    urgency: Urgency
    action: str
    since: date
    last: date
    because: Because
    answers: Mapping[str, Answer] = field(default_factory=lambda: MappingProxyType({}))
    ask: tuple[str, ...] = ()
    still: bool = True
    checks: bool = False
    crisis: bool = False
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Remembered:
    """A rule as it was open, and when that was seen: the entries it rests on may be too long ago to be read again."""

    open: Escalation
    seen: datetime


@dataclass(frozen=True)
class Walked:
    """All rules walked.

    Attributes
    ----------
    open
        Those that wait for her answer, the gravest first.
    missing
        By rule, what she can be asked for because it keeps the rule undecided today: what the journal takes (``pain``,
        ``phq2`` and so on, ``began``, ``check``) and ids of questions.
    """

    open: tuple[Escalation, ...]
    missing: Mapping[str, tuple[str, ...]]


def escalations(
    course: Course, answered: Mapping[str, date] | None = None, remembered: Iterable[Remembered] = ()
) -> tuple[Escalation, ...]:
    """The rules that are open today, the gravest first.

    Parameters
    ----------
    course
        Her course up to today.
    answered
        By rule, when she last answered it; a time of day counts where one is given, else the whole day.
    remembered
        Rules that were open before the entries of the course.
    """
    return walk_rules(course, answered, remembered).open


def walk_rules(
    course: Course, answered: Mapping[str, date] | None = None, remembered: Iterable[Remembered] = ()
) -> Walked:
    """Walk every rule: what is open, and what is not known that could open one."""
    rules = escalation_rules()
    walker = _Walker(course, answered or {}, rules, calendar_of(course, rules), _states(course))
    opened = {rule.id: row for rule in rules.rules.values() if (row := walker.walk(rule)) is not None}
    for each in remembered:
        if (row := walker.recall(each)) is not None:
            opened[row.id] = _since_first(row, opened.get(row.id, row))
    missing = {rule.id: names for rule in rules.rules.values() if (names := walker.missing(rule))}
    places = list(rules.rules)
    return Walked(tuple(sorted(opened.values(), key=lambda row: (-rank(row.urgency), places.index(row.id)))), missing)


def _since_first(before: Escalation, now: Escalation) -> Escalation:
    """Of a rule as it was open and as it is, the graver one, from the day on which it first was."""
    graver = before if rank(before.urgency) > rank(now.urgency) else now
    return replace(graver, since=min(before.since, now.since))


def _states(course: Course) -> tuple[tuple[date, Findings], ...]:
    """What is known of her by the day from which it holds: her check, then what she ticked since; nothing private."""
    questions = load().questions
    checked = course.checked
    facts = person_answers(course.person)
    known: dict[str, Answer] = {
        name: answer
        for name, answer in (checked.answers if checked else {}).items()
        if name not in questions or not (questions[name].private or questions[name].person_field)
    } | facts
    states = [(date.min, Findings(load(), course.person, known))]
    for row in told_answers(course):
        if row.question in facts or (row.question in questions and questions[row.question].private):
            continue
        if (checked is None or row.day >= checked.on) and known.get(row.question) != row.answer:
            known = known | {row.question: row.answer}
            states.append((row.day, Findings(load(), course.person, known)))
    return tuple(states)


@dataclass(frozen=True)
class _Found:
    """One level of a rule that is open."""

    level: RuleLevel
    since: date
    last: date
    still: bool
    because: Because
    answers: Mapping[str, Answer] = field(default_factory=lambda: MappingProxyType({}))


def _both(events: _Found | None, condition: _Found | None) -> _Found | None:
    """What opened a level: new answers, what held of her course, or both, told together."""
    if events is None or condition is None:
        return events or condition
    return replace(
        events,
        since=min(events.since, condition.since),
        last=max(events.last, condition.last),
        because={**condition.because, **events.because},
    )


class _Walker:
    def __init__(
        self,
        course: Course,
        answered: Mapping[str, date],
        rules: EscalationKnowledge,
        calendar: Calendar,
        states: tuple[tuple[date, Findings], ...],
    ) -> None:
        self.course, self.answered, self.rules, self.calendar = course, answered, rules, calendar
        self.now = states[-1][1]
        self.told = told_answers(course)
        indexed: list[State] = [(calendar.index(day) if day != date.min else 0, known) for day, known in states]
        self.over_days = OverDays(calendar.days, calendar.facts, indexed)
        self.events: dict[int, tuple[Event, ...]] = {}
        self.fired = [s for s in walk(self.now) if s.fires and not s.private and s.urgency and s.action]
        #: Said again, they are told again: having read a card does not make an emergency old.
        self.grave = frozenset(row.question for row in self.told if self._is_grave(row.question))

    def missing(self, rule: Rule) -> tuple[str, ...]:
        """What keeps its levels undecided today."""
        whens = (level.when for level in rule.level if level.when is not None)
        unknown = dict.fromkeys(leaf for when in whens for leaf in self.over_days.unknown_today(when))
        return tuple(dict.fromkeys(name for leaf in unknown for name in self._asks(leaf)))

    def _asks(self, leaf: Condition) -> tuple[str, ...]:
        """What she can be asked for while this is not known."""
        fact = self.rules.facts.get(leaf.id or "")
        if fact is None:
            return self.now.open_questions(leaf)
        return () if fact.asks is None else (fact.asks,)

    def holds(self, rule: Rule) -> bool:
        """One of its conditions holds today."""
        return any(self.over_days.truth(level.when)[-1] == 1 for level in rule.level if level.when is not None)

    def walk(self, rule: Rule) -> Escalation | None:
        """The rule as it is open, at its gravest open level."""
        for place, level in enumerate(rule.level):
            found = _both(self._by_events(rule, place), self._by_condition(rule, level))
            if found is not None:
                return None if self._is_covered(rule, found.last) else self._escalation(rule, found)
        return None

    def _is_covered(self, rule: Rule, last_held: date) -> bool:
        """Since it last held, or then, a rule held that says the same or more, and whose card stood for it."""
        last = self.calendar.index(last_held)
        others = (level.when for name in rule.covered_by for level in self.rules.rules[name].level)
        return any(bool((self.over_days.truth(when)[last:] == 1).any()) for when in others if when is not None)

    def recall(self, each: Remembered) -> Escalation | None:
        """A rule that was open before her entries of now, until she answers it, or a newer check does."""
        row, rule = each.open, self.rules.rules[each.open.id]
        answer, checked = self.answered.get(rule.id), self.course.checked
        late = answer is not None and (
            answer >= each.seen if isinstance(answer, datetime) else answer >= each.seen.date()
        )
        by_check = rule.check_answers and checked is not None and checked.on > row.since
        if late or by_check or not rule.stays or self._is_covered(rule, row.last):
            return None
        noted = row.because.get("findings", ())
        questions = tuple(name for name in noted if isinstance(name, str)) if isinstance(noted, tuple) else ()
        if questions and all(map(self._is_past, questions)):
            return None
        eased = all(self.over_days.truth(level.when)[-1] == 0 for level in rule.level if level.when is not None)
        ask = self._screens((*questions, *rule.ask)) if rule.checks else ()
        return replace(row, ask=ask, still=bool(questions) or not eased)

    # ---- events

    def _by_events(self, rule: Rule, place: int) -> _Found | None:
        level = rule.level[place]
        if not self._open_events(rule, level):
            return None
        # One answer of hers is one to the whole card, so that tells what the milder levels rest on, too.
        open_ = sorted(
            (event for each in rule.level[place:] for event in self._open_events(rule, each)),
            key=lambda event: event.at,
        )
        because: dict[str, float | tuple[str, ...] | tuple[date, ...]] = {
            "findings": tuple(dict.fromkeys(name for event in open_ for name in event.questions)),
            "days": tuple(dict.fromkeys(event.day for event in open_)),
        }
        if words := tuple(dict.fromkeys(word for event in open_ for word in event.words)):
            because["words"] = words
        answers = {event.questions[0]: event.answer for event in open_ if event.answer is not None}
        return _Found(level, open_[0].day, open_[-1].day, True, because, answers)

    def _open_events(self, rule: Rule, level: RuleLevel) -> list[Event]:
        """What she has not answered, sorted by time, without what a graver rule tells."""
        return [event for event in self._waiting(rule, level) if self._teller(rule, level, event) is None]

    def _waiting(self, rule: Rule, level: RuleLevel) -> list[Event]:
        events = sorted(self._events(level), key=lambda event: event.at)
        return [e for e in events if not self._is_answered(rule, e) and not all(map(self._is_past, e.questions))]

    def _events(self, level: RuleLevel) -> tuple[Event, ...]:
        if id(level) not in self.events:
            self.events[id(level)] = tuple(self._walked_events(level))
        return self.events[id(level)]

    def _walked_events(self, level: RuleLevel) -> Iterator[Event]:
        for row in level.new:
            yield from new_answers(self.told, self.course.checked, row, self.rules, self.grave)
        if level.note_words:
            yield from noted_signs((e for e in self.course.entries if e.at.date() <= self.course.today), self.now)

    def _teller(self, rule: Rule, level: RuleLevel, event: Event) -> str | None:
        """The rule that tells everything in this event at least as gravely; then it has no card of its own."""
        tellers = [self._told_by(rule, level, name, event) for name in event.questions]
        return tellers[0] if all(tellers) else None

    def _told_by(self, rule: Rule, level: RuleLevel, name: str, event: Event) -> str | None:
        least = self._urgency(level, name)
        for other in rule.told_by:
            for each in self.rules.rules[other].level:
                if rank(self._urgency(each, name)) >= rank(least) and any(
                    name in told.questions and told.at >= event.at for told in self._events(each)
                ):
                    return other
        return None

    def _urgency(self, level: RuleLevel, name: str) -> Urgency:
        return self._raised((name,), level.urgency, level.action)[0] if level.new else level.urgency

    def _also(self, rule: Rule) -> tuple[str, ...]:
        """Rules that rest on the same new answers and leave them to this one."""
        return tuple(
            other.id
            for other in self.rules.rules.values()
            if rule.id in other.told_by
            and any(
                self._teller(other, level, event) == rule.id
                for level in other.level
                for event in self._waiting(other, level)
            )
        )

    def _is_past(self, name: str) -> bool:
        """A question of pregnancy alone after the birth, or one of the time after a birth in a pregnancy."""
        question, own = self.now.knowledge.questions[name], self.course.person.stage
        return is_of_birth(question) if isinstance(own, Pregnant) else is_of_pregnancy(question)

    def _is_answered(self, rule: Rule, event: Event) -> bool:
        answer, checked = self.answered.get(rule.id), self.course.checked
        if isinstance(answer, datetime):
            if answer >= event.at:
                return True
        elif answer is not None and answer >= event.day:
            return True
        return rule.check_answers and checked is not None and checked.on > event.day

    # ---- conditions

    def _by_condition(self, rule: Rule, level: RuleLevel) -> _Found | None:
        if level.when is None:
            return None
        truth = self.over_days.truth(level.when)
        if rule.from_check and self.course.checked is not None:
            truth = np.where(np.arange(len(truth)) < self.calendar.index(self.course.checked.on), np.nan, truth)
        episode = last_episode(truth, rule.rearm_days)
        if episode is None:
            return None
        start, last = (self.calendar.day(at) for at in episode)
        still = bool(truth[-1] != 0)
        is_over = not rule.stays and bool((truth[episode[1] :] == 0).any())
        if is_over or self._is_closed(rule, level.when, start):
            return None
        return _Found(level, start, last, still, self._told(rule, last))

    def _is_closed(self, rule: Rule, when: Condition, start: date) -> bool:
        answer, checked = self.answered.get(rule.id), self.course.checked
        if answer is not None:
            day = answer.date() if isinstance(answer, datetime) else answer
            if day > start or (day == start and self._held_by(when, answer)):
                return True
        return rule.check_answers and checked is not None and checked.on > start

    def _held_by(self, when: Condition, answer: date) -> bool:
        """It held before the entries that came on the day of an answer after it: the answer was not given to them."""
        if not isinstance(answer, datetime):
            return True
        entries = tuple(e for e in self.course.entries if e.at <= answer or e.at.date() != answer.date())
        if len(entries) == len(self.course.entries):
            return True
        before = replace(self.course, entries=entries)
        walker = _Walker(before, {}, self.rules, calendar_of(before, self.rules), _states(before))
        return bool(walker.over_days.truth(when)[walker.calendar.index(answer.date())] == 1)

    def _told(self, rule: Rule, day: date) -> Because:
        at = self.calendar.index(day)
        told: dict[str, float | tuple[str, ...] | tuple[date, ...]] = {}
        for name in rule.tells:
            value = float(self.calendar.facts[name][at])
            if not np.isnan(value):
                told[name] = value
        week = (entry.at.date() for entry in self.course.entries if entry.pain is not None)
        days = tuple(dict.fromkeys(noted for noted in week if 0 <= (day - noted).days < 7))
        return told | ({"days": days} if days and "pain_week" in rule.tells else {})

    # ---- what comes of it

    def _escalation(self, rule: Rule, found: _Found) -> Escalation:
        new = found.because.get("findings", ())
        questions = tuple(name for name in (*new, *rule.ask) if isinstance(name, str)) if isinstance(new, tuple) else ()
        urgency, action = found.level.urgency, found.level.action
        if found.level.new and questions:
            urgency, action = self._raised(questions, urgency, action)
        return Escalation(
            id=rule.id,
            urgency=urgency,
            action=action,
            since=found.since,
            last=found.last,
            because=found.because,
            answers=found.answers,
            ask=self._screens(questions) if rule.checks else (),
            still=found.still,
            checks=rule.checks,
            crisis=rule.crisis
            or "self_harm_thoughts" in questions
            or action.endswith(("_crisis", "crisis_line_today")),
            also=self._also(rule) if "findings" in found.because else (),
        )

    def _raised(self, questions: tuple[str, ...], urgency: Urgency, action: str) -> tuple[Urgency, str]:
        """The urgency of the warning signs that the new answers fire, together with what is known from before."""
        new = [sign for sign in self.fired if self._rests_on(sign.because, questions)]
        for sign in new:
            if sign.urgency is not None and sign.action is not None and rank(sign.urgency) > rank(urgency):
                urgency, action = sign.urgency, sign.action
        systems = {s.system for s in self.fired if s.urgency == "same_day" and not s.unsure}
        guarded = len(systems & set(load().engine.guard.systems)) > 1 and any(s.urgency == "same_day" for s in new)
        return ("emergency", "emergency_number") if guarded and urgency != "emergency" else (urgency, action)

    def _is_grave(self, question: str) -> bool:
        return any(sign.urgency == "emergency" and self._rests_on(sign.because, (question,)) for sign in self.fired)

    def _rests_on(self, because: tuple[str, ...], questions: tuple[str, ...]) -> bool:
        return any(name in questions for part in because for name in (part, *self.now.behind(part)))

    def _screens(self, questions: tuple[str, ...]) -> tuple[str, ...]:
        """The questions of the warning screens on which these stand, those that can be asked of her."""
        known = self.now.knowledge
        screens = {name: screen.questions for screen in known.interview.screen for name in screen.questions}
        names = dict.fromkeys(name for question in questions for name in (question, *screens.get(question, ())))
        return tuple(n for n in names if n in known.questions and not known.questions[n].private and
                     self.now.can_be_asked(known.questions[n]) is True)  # fmt: skip


def is_of_pregnancy(question: Question) -> bool:
    """It is asked in a pregnancy alone."""
    return PREGNANT_STAGES.issuperset(question.asked_when.stages or STAGES)


def is_of_birth(question: Question) -> bool:
    """It is asked after a birth alone."""
    return PREGNANT_STAGES.isdisjoint(question.asked_when.stages or STAGES)


def last_episode(truth: Truths, rearm_days: int) -> tuple[int, int] | None:
    """First and last true day of the last episode; one ends when the condition is known not to hold for some days."""
    true = np.flatnonzero(truth == 1)
    if not true.size:
        return None
    false_before = np.concatenate([[0], np.cumsum(truth == 0)])
    between = np.diff(false_before[true])
    breaks = np.flatnonzero(between >= rearm_days)
    start = true[breaks[-1] + 1] if breaks.size else true[0]
    return int(start), int(true[-1])
