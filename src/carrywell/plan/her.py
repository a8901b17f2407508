"""Her, as the plan sees her: what is true of her, which causes are likely, and what is for her."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from carrywell.check.answers import all_answers
from carrywell.check.assessment import Assessment, assess
from carrywell.check.conditions import Truth
from carrywell.check.findings import Findings
from carrywell.check.warning_signs import rank
from carrywell.knowledge.advice_reader import advice
from carrywell.knowledge.care_schema import ForWhom
from carrywell.knowledge.reader import Knowledge
from carrywell.knowledge.schema import Condition
from carrywell.person import AfterBirth, Person, Pregnant
from carrywell.plan.life import Life
from carrywell.spine.doings import Counted, counted
from carrywell.spine.situation import Situation, situation_of

#: Something is for a cause from this probability, and not for other causes from this one of theirs together.
POSSIBLE, AGAINST = 0.15, 0.3

#: Why something is not for her.
NotFor = Literal[
    "stage", "days", "cause", "other_cause", "not_hers", "contraindicated", "sign", "no_baby", "missing_at_home",
    "not_cleared", "gate", "screen", "level", "gap",
]  # fmt: skip


@dataclass(frozen=True)
class Fit:
    """How something fits her.

    Attributes
    ----------
    refused
        Why it is not for her; None when it is.
    causes
        Her likely causes that it is for, with their probabilities; empty where it is for any pain.
    careful
        What speaks against it, or what it is only for, is not known of her; a caution is told with it.
    """

    refused: NotFor | None = None
    causes: tuple[tuple[str, float], ...] = ()
    careful: bool = False

    @property
    def probability(self) -> float:
        """That one of its causes is hers; the causes are ranked apart, so the sum is cut at one."""
        return min(1.0, sum(share for _, share in self.causes))


@dataclass(frozen=True)
class Her:
    """Who she is, her check, her life, and all findings with her circumstances among them."""

    person: Person
    life: Life
    assessment: Assessment
    findings: Findings
    probabilities: Mapping[str, float]
    fired: frozenset[str]
    situation: Situation
    day: Mapping[str, Counted]

    @property
    def cares(self) -> bool:
        """There is a baby or child to care for."""
        return _cares(self.person, self.life)

    @property
    def alarmed(self) -> bool:
        """Something of the check asks for a clinician the same day or at once, seen or not."""
        return rank(self.assessment.urgency) >= rank("same_day")

    def truth(self, condition: Condition | None) -> Truth:
        """Whether a condition holds; no condition is false."""
        return False if condition is None else self.findings.truth(condition)

    def has(self, needs: Iterable[str]) -> bool:
        """Everything needed is there; things at home are supposed to be until she says no, a child's skills not."""
        known = advice().circumstances
        return all(self.life.circumstances.get(need, known[need].kind == "home") for need in needs)

    def fit(self, row: ForWhom, *, about_baby: bool = False) -> Fit:
        """How a row of the knowledge fits her."""
        refused = self._refused(row, about_baby=about_baby)
        if refused is not None:
            return Fit(refused)
        unsure = row.avoid_when is not None and self.truth(row.avoid_when) is None
        return Fit(None, self._causes(row), unsure or self._is_guessed(row))

    def _is_guessed(self, row: ForWhom) -> bool:
        """It is only for a circumstance of which she has not told."""
        known = advice().circumstances
        leaves = row.only_when.leaves() if row.only_when is not None else ()
        return any(name in known and name not in self.life.circumstances for name in leaves)

    def _refused(self, row: ForWhom, *, about_baby: bool) -> NotFor | None:
        if self.person.stage.name not in row.stages:
            return "stage"
        if not self._day_fits(row):
            return "days"
        if about_baby and not self.cares:
            return "no_baby"
        if row.causes != "any" and not self._causes(row):
            return "cause"
        if sum(self.probabilities.get(cause, 0.0) for cause in row.not_causes) >= AGAINST:
            return "other_cause"
        if row.only_when is not None and self.truth(row.only_when) is not True:
            return "not_hers"
        if self.truth(row.avoid_when) is True:
            return "contraindicated"
        if self.fired.intersection(row.unless_fired):
            return "sign"
        return None

    def _day_fits(self, row: ForWhom) -> bool:
        stage = self.person.stage
        if not isinstance(stage, AfterBirth):
            return True
        return (row.from_days or 0) <= stage.days and (row.to_days is None or stage.days <= row.to_days)

    def _causes(self, row: ForWhom) -> tuple[tuple[str, float], ...]:
        """Her possible causes that a row names, the likeliest first."""
        if row.causes == "any":
            return ()
        found = [(cause, self.probabilities.get(cause, 0.0)) for cause in row.causes]
        possible = [pair for pair in found if pair[1] >= POSSIBLE]
        return tuple(sorted(possible, key=lambda pair: (-pair[1], pair[0])))


def her_of(person: Person, answers: Mapping[str, object], life: Life, knowledge: Knowledge) -> Her:
    """Her, from what came in.

    Raises
    ------
    InputError
        Naming the field, when an answer does not fit its question or a loss its stage.
    """
    life.require_stage(person)
    who = _after_loss(person) if life.loss else person
    given = all_answers(knowledge, who, answers)
    situation = situation_of(who, life.home)
    day = counted(situation, cares=_cares(who, life), own=life.day, ways=ways_now(life))
    found = assess(Findings(knowledge, who, given))
    return Her(
        person=who,
        life=life,
        assessment=found,
        findings=Findings(knowledge, who, _circumstances(who, life) | given),
        probabilities={cause.id: cause.probability for cause in found.causes if cause.probability is not None},
        fired=frozenset(sign.id for sign in found.warning_signs),
        situation=situation,
        day={row.task.id: row for row in day if row.task.judged},
    )


def _after_loss(person: Person) -> Person:
    """The same woman without a baby."""
    stage = person.stage
    died = replace(stage, baby_died=True) if isinstance(stage, AfterBirth) else stage
    return replace(person, stage=died, baby=None)


def _cares(person: Person, life: Life) -> bool:
    return person.cares and not life.loss


def ways_now(life: Life) -> dict[str, str]:
    """Her way of each task: what she told, else what she has taken up with an advice that she does.

    Of two such advices the one that stands first in the knowledge counts.
    """
    known = advice().advice
    done = [known[name] for name in known if life.advice.get(name) == "done"]
    taken_up = {compare.task: compare.to_way for row in reversed(done) for compare in reversed(row.compare)}
    counted_as = {name: doing.variant for name, doing in life.day.items() if doing.variant is not None}
    return taken_up | dict(life.ways) | counted_as


def _circumstances(person: Person, life: Life) -> dict[str, bool]:
    """What she told of her life, and what the person says of twins; "not told" is not no."""
    stage, baby = person.stage, person.baby
    children = max(stage.fetuses if isinstance(stage, Pregnant) else 1, baby.count if baby else 1)
    expecting = stage.fetuses if isinstance(stage, Pregnant) else 1
    told = {"twins": True} if children > 1 else {}
    return {**told, **({"triplets": True} if expecting > 2 else {}), **life.circumstances}
