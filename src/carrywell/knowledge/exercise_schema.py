"""The shape of the movement ladder: exercises, the gates before them, what to ask first, when to stop, how to go on."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from carrywell.knowledge.care_schema import Basis, CareGrade, ForWhom, GateName, Outcome
from carrywell.knowledge.rows import Named
from carrywell.knowledge.schema import Condition, Record, Text, Urgency

Position = Literal[
    "lying_back", "lying_side", "all_fours", "forearms", "sitting", "standing", "walking", "water", "any"
]
Span = tuple[float, float]


class Dose(Record):
    """How much: each a span from the least to the most; what does not apply is left out.

    ``reps`` are done one after the other, each held for ``hold_s``; ``sets`` of them, ``a_day`` times, on
    ``days_a_week`` days. ``quick_reps`` come after the held ones. ``minutes`` is for what is not counted in reps.
    """

    reps: Span | None = None
    quick_reps: Span | None = None
    hold_s: Span | None = None
    sets: Span = (1, 1)
    a_day: Span = (1, 1)
    minutes: Span | None = None
    days_a_week: Span
    each_side: bool = False

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if (self.reps is None) == (self.minutes is None):
            raise ValueError("needs either reps or minutes")
        for span in (self.reps, self.quick_reps, self.hold_s, self.sets, self.a_day, self.minutes, self.days_a_week):
            if span is not None and not 0 < span[0] <= span[1]:
                raise ValueError(f"{span} is no span")
        if self.days_a_week[1] > 7:
            raise ValueError("a week has seven days")
        return self


class Exercise(ForWhom, Named):
    """One exercise of the ladder; its words are in ``text/*/exercises.toml``.

    ``gate`` counts after the birth; in pregnancy everything above level 0 waits for the gate ``pregnancy`` instead.
    ``before_clearance``: it needs no yes of a clinician (breathing, pelvic floor, walking). ``easier`` and ``harder``
    are the steps beside it on the ladder.
    """

    level: Literal[0, 1, 2, 3]
    gate: GateName
    before_clearance: bool = False
    position: Position
    dose: Dose
    needs: tuple[Text, ...] = ()
    easier: Text | None = None
    harder: Text | None = None
    grade: CareGrade
    outcome: Outcome = "pain"
    basis: tuple[Basis, ...] = Field(min_length=1)
    not_shown: tuple[Text, ...] = Field(min_length=1)
    conflicts: tuple[Text, ...] = ()
    checked: Text

    @model_validator(mode="after")
    def _gated(self) -> Self:
        if self.before_clearance and self.gate != "G0":
            raise ValueError("only what gate G0 opens can go before clearance")
        if self.level > 0 and self.gate == "G0":
            raise ValueError("an exercise above level 0 needs a gate above G0")
        return self


class Gate(Named):
    """What has to hold before the exercises behind it are offered; what is not known does not hold.

    ``from_days`` are days since a vaginal (or assisted) and since a caesarean birth, ``usual_days`` only tell her when
    it usually opens. ``after`` is the gate before it, ``calm_weeks`` on its exercises without a soft stop.
    """

    id: GateName
    stage: Literal["pregnant", "after_birth", "always"]
    needs_clearance: bool
    after: GateName | None = None
    calm_weeks: int = 0
    from_days: tuple[int, int] = (0, 0)
    usual_days: tuple[int, int] | None = None
    pain_at_rest_at_most: int | None = None
    screened: bool
    closed_when: Condition | None = None
    basis: tuple[Basis, ...] = Field(min_length=1)


class ScreenReason(Named):
    """Something that speaks against exercise: ``stop`` until a clinician has said otherwise, or ``ask`` first.

    Level 0 (breathing, pelvic floor, walking as it is comfortable) stays unless ``also_level_0``.
    """

    level: Literal["stop", "ask"]
    stage: Literal["pregnant", "after_birth", "always"]
    when: Condition
    also_level_0: bool = False
    basis: tuple[Basis, ...] = Field(min_length=1)


class Stop(Named):
    """A sign during or after exercise.

    ``soft`` only changes the dose; a hard one ends it, with an urgency and the warning signs of the check that ask
    about the same thing.
    """

    kind: Literal["hard", "soft"]
    stage: Literal["pregnant", "after_birth", "always"]
    urgency: Urgency | None = None
    signs: tuple[Text, ...] = ()
    basis: tuple[Basis, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _urgent(self) -> Self:
        if (self.kind == "hard") != (self.urgency is not None):
            raise ValueError("a hard stop needs its urgency, a soft one has none")
        return self


class Progression(Record):
    """When she goes one level up or down; after a break of more than ``break_days`` calm weeks are counted anew."""

    calm_weeks: int
    sessions_a_week: int
    break_days: int
    pain_at_most: int
    settled_hours: int
    soft_pain_above: int
    soft_pain_rise: int
    stops_in_a_row_to_ask: int
    more_a_week_percent: Span
    least_minutes: int
    least_days_a_week: int
    basis: tuple[Basis, ...] = Field(min_length=1)


class GapCheck(Record):
    """The self-check of the gap between the tummy muscles: it chooses exercises, never a cause."""

    wide_fingers: int
    tell_fingers_above: int
    tell_from_days: int
    avoid_when_doming: tuple[Text, ...]
    basis: tuple[Basis, ...] = Field(min_length=1)


class Target(Record):
    """Minutes of brisk movement a week that she builds up to."""

    minutes_a_week: int
    least_days: int
    basis: tuple[Basis, ...] = Field(min_length=1)


class LadderRules(Record):
    """The rules of the ladder (``ladder.toml``)."""

    progression: Progression
    gap_check: GapCheck
    target: dict[Literal["pregnant", "after_birth"], Target]
