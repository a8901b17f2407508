"""Three-valued findings: what is true, false or unknown of her, from her answers and her stage.

Unanswered and "not sure" are unknown, never no. The one exception holds in conditions only: a question that was not
answered and cannot be asked of her (her stage, week or day excludes it, or the question it depends on has a definite
other answer) makes every condition on it false.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TypeVar

from carrywell.check.answers import UNSURE, Answer, Answers, is_unsure, said_unsure
from carrywell.check.conditions import Readings, Truth
from carrywell.knowledge.reader import Knowledge
from carrywell.knowledge.schema import Condition, Finding, Question
from carrywell.person import AfterBirth, Person, Pregnant

_readings = Readings()
Told = TypeVar("Told")


def all_of(truths: Iterable[Truth]) -> Truth:
    """False if one part is false, true only if all are true, else unknown."""
    found: Truth = True
    for truth in truths:
        if truth is False:
            return False
        if truth is None:
            found = None
    return found


def any_of(truths: Iterable[Truth], at_least: int = 1) -> Truth:
    """True if enough parts are true, false if too few can become true, else unknown."""
    true = unknown = 0
    for truth in truths:
        if truth is True:
            true += 1
            if true >= at_least:
                return True
        elif truth is None:
            unknown += 1
    return None if true + unknown >= at_least else False


#: By the identity of a condition, which is kept so that no other one can take its place.
Remembered = dict[int, tuple[Condition, Told]]


class Findings:
    """All findings of one woman. Conditions are evaluated once and remembered.

    ``suppose_unsure`` evaluates as if every "not sure" were a yes: what the answer could mean at worst.
    """

    def __init__(self, knowledge: Knowledge, person: Person, answers: Answers, *, suppose_unsure: bool = False) -> None:
        self.knowledge = knowledge
        self.person = person
        self.answers = answers
        self.suppose_unsure = suppose_unsure
        self._derived: dict[str, Truth] = {}
        self._askable: dict[str, Truth] = {}
        self.without_answer: dict[str, Truth] = {}
        self._truths: tuple[Remembered[Truth], Remembered[Truth]] = ({}, {})
        self._open: Remembered[tuple[str, ...]] = {}

    def supposing_unsure(self) -> Findings:
        """The same woman with every "not sure" taken for a yes; these findings themselves where she said none."""
        if not any(said_unsure(answer) for answer in self.answers.values()):
            return self
        return Findings(self.knowledge, self.person, self.answers, suppose_unsure=True)

    # ---- asking

    def answered(self, name: str) -> bool:
        """She gave an answer, be it "not sure"."""
        return name in self.answers

    def can_be_asked(self, question: Question) -> Truth:
        """True if the question can be asked now, false if it never can at this stage, unknown if it may open up."""
        if question.id not in self._askable:
            needs = question.asked_when.needs.items()
            met = all_of(self._need_met(name, wanted) for name, wanted in needs) if needs else True
            self._askable[question.id] = met if self._stage_allows(question) else False
        return self._askable[question.id]

    def _stage_allows(self, question: Question) -> bool:
        when, stage = question.asked_when, self.person.stage
        if when.stages is not None and stage.name not in when.stages and question.person_field is None:
            return False
        if isinstance(stage, Pregnant):
            weeks = math.floor(stage.weeks)
            return (when.min_weeks or 0) <= weeks <= (when.max_weeks or 99)
        return stage.days <= (when.max_days_since_birth if when.max_days_since_birth is not None else math.inf)

    def _need_met(self, name: str, wanted: tuple[bool | str, ...]) -> Truth:
        if name in self.knowledge.findings:
            value = self.truth_of_finding(name)
            return None if value is None else value in wanted
        answer = self.answers.get(name)
        if answer is None:
            open_question = self.can_be_asked(self.knowledge.questions[name])
            return False if open_question is False else None
        if isinstance(answer, tuple):
            return any(option in wanted for option in answer)
        return answer in wanted or (None if is_unsure(answer) and UNSURE not in wanted else False)

    def options(self, question: Question) -> tuple[str, ...]:
        """The options that are shown at her stage."""
        hidden = question.option_stages
        return tuple(o for o in question.options if o not in hidden or self.person.stage.name in hidden[o])

    # ---- values

    def value(self, name: str) -> Answer | None:
        """The answer to a question, or the value of a derived finding; None while unknown."""
        finding = self.knowledge.findings.get(name)
        if finding is None:
            return self._stand_in(name)
        return self._sum(finding) if finding.sum else self.truth_of_finding(name)

    def _stand_in(self, name: str) -> Answer | None:
        """`days_since_neuraxial`, when not answered, takes the days since birth."""
        if name == "days_since_neuraxial" and name not in self.answers and isinstance(self.person.stage, AfterBirth):
            return self.person.stage.days
        return self.answers.get(name)

    def _sum(self, finding: Finding) -> float | None:
        total = 0.0
        for name in finding.summands:
            answer = self.answers.get(name)
            if answer is None or is_unsure(answer):
                return None
            total += finding.points[answer] if isinstance(answer, str) else float(answer)  # type: ignore[arg-type]
        return total

    def truth_of_finding(self, name: str) -> Truth:
        """A derived yes/no finding; given directly it counts too, and a yes from either side is a yes."""
        if name not in self._derived:
            finding = self.knowledge.findings[name]
            given = self.answers.get(name)
            computed = self._computed(finding)
            self._derived[name] = (
                any_of([given, computed])
                if isinstance(given, bool) and computed is not None
                else (given if isinstance(given, bool) else computed)
            )
        return self._derived[name]

    def _computed(self, finding: Finding) -> Truth:
        if finding.when is None:
            return None
        truth = self.truth(finding.when)
        if truth is None and any(self.truth(condition) is True for condition in finding.false_when):
            return False
        return truth

    def rests_on_an_answer(self, name: str) -> bool:
        """Something that a finding is read from was answered; stage and week alone are no evidence."""
        finding = self.knowledge.findings.get(name)
        if name in self.answers or finding is None:
            return name in self.answers and name not in PERSON_FACTS
        leaves = finding.when.leaves() if finding.when is not None else iter(finding.summands)
        return any(self.rests_on_an_answer(leaf) for leaf in leaves)

    # ---- conditions

    def truth(self, condition: Condition, *, strict: bool = False) -> Truth:
        """Is the condition true, false or unknown of her? ``strict`` leaves ``if_unknown`` aside."""
        truths = self._truths[strict]
        remembered = truths.get(id(condition))
        if remembered is None:
            remembered = truths[id(condition)] = condition, _readings(condition, strict)(self)
        return remembered[1]

    def as_told(self) -> Findings:
        """The same woman with every "not sure" as she said it."""
        return Findings(self.knowledge, self.person, self.answers)

    def may_be_a_yes(self, name: str) -> bool:
        """She said "not sure", and not knowing is not ordinary here."""
        question = self.knowledge.questions.get(name)
        ordinary = question is not None and question.unknown_is_ordinary
        return said_unsure(self.answers.get(name)) and not ordinary

    def note_without_answer(self, name: str) -> Truth:
        """What a missing answer counts as: false where it can never be asked of her, else unknown."""
        question = self.knowledge.questions.get(name)
        closed = question is not None and self.can_be_asked(question) is False
        self.without_answer[name] = False if closed else None
        return self.without_answer[name]

    # ---- what is behind a condition

    def because(self, condition: Condition) -> Iterator[str]:
        """The ids of the findings that make a true condition true, in the order they stand."""
        if condition.id is not None:
            if condition.id not in PERSON_FACTS and self.truth(condition, strict=True) is True:
                yield condition.id
            return
        for part in condition.parts:
            if condition.none is None and self.truth(part) is True:
                yield from self.because(part)

    def behind(self, name: str) -> Iterator[str]:
        """What makes a true finding true: the questions behind it, or itself where it is told as a whole."""
        finding = self.knowledge.findings.get(name)
        if finding is None or finding.told_whole or name in self.answers:
            yield name
        elif finding.when is not None:
            for part in self.because(finding.when):
                yield from self.behind(part)

    def open_questions(self, condition: Condition) -> tuple[str, ...]:
        """The unanswered questions that could still settle an undecided condition."""
        remembered = self._open.get(id(condition))
        if remembered is None:
            undecided = self.truth(condition, strict=True) is None
            remembered = condition, tuple(dict.fromkeys(self._open_parts(condition))) if undecided else ()
            self._open[id(condition)] = remembered
        return remembered[1]

    def _open_parts(self, condition: Condition) -> Iterator[str]:
        if condition.id is None:
            for part in condition.parts:
                yield from self.open_questions(part)
        elif condition.id in self.knowledge.questions:
            if not self.answered(condition.id) and condition.id not in PERSON_FACTS - {"neuraxial"}:
                yield from self._ask_first(condition.id)
        elif not self.answered(condition.id):
            finding = self.knowledge.findings[condition.id]
            if finding.when is not None:
                yield from self.open_questions(finding.when)
            for summand in finding.summands:
                if not self.answered(summand):
                    yield summand

    def _ask_first(self, name: str) -> Iterator[str]:
        question = self.knowledge.questions[name]
        askable = self.can_be_asked(question)
        if askable is True:
            yield name
        elif askable is None:
            for need, wanted in question.asked_when.needs.items():
                if self._need_met(need, wanted) is None:
                    yield from self.open_questions(_need_as_condition(need, wanted))


#: Facts of the person: never shown as a reason, never asked by the interview.
PERSON_FACTS = frozenset({"stage", "gestation_weeks", "days_since_birth", "birth_mode", "neuraxial", "age_years"})


@cache
def _need_as_condition(name: str, wanted: tuple[bool | str, ...]) -> Condition:
    return Condition(id=name, values=wanted)
