"""From JSON to domain objects: the one gate for a person and her answers that come from outside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from pydantic import Field, ValidationError

from carrywell.errors import InputError
from carrywell.person import AfterBirth, Baby, Birth, Neuraxial, Person, Pregnant, Sex
from carrywell.plan.life import Life, Movement, Said
from carrywell.spine.doings import Doing
from carrywell.wire.strict import In, input_error


class StageIn(In):
    pregnant_weeks: float | None = None
    fetuses: int | None = None
    days_since_birth: int | None = None
    birth: Birth | None = None
    neuraxial: Neuraxial | None = None
    baby_died: bool | None = None


class BabyIn(In):
    mass_kg: float | None = None
    age_days: int | None = None
    sex: Sex | None = None
    count: int = 1


class PersonIn(In):
    stage: StageIn
    age_years: float | None = None
    height_m: float | None = None
    mass_kg: float | None = None
    baby: BabyIn | None = None


class DoingIn(In):
    times: float
    seconds: float | None = None
    variant: str | None = None


class MovementIn(In):
    level: int = 0
    calm_weeks: int = 0
    soft_stops: int = 0
    pain_at_rest: int | None = None
    gap_fingers: float | None = None


YesNo = bool | Literal["unsure"]


class CaseIn(In):
    person: PersonIn
    answers: dict[str, Any] = Field(default_factory=dict)
    home: dict[str, float] = Field(default_factory=dict)
    day: dict[str, DoingIn] = Field(default_factory=dict)


class WholeIn(CaseIn):
    """A case with what only the plan reads; check and load take the same object."""

    circumstances: dict[str, YesNo] = Field(default_factory=dict)
    advice: dict[str, Said] = Field(default_factory=dict)
    clearance: YesNo | None = None
    seen: bool = False
    reassured: list[str] = Field(default_factory=list)
    loss: bool = False
    movement: MovementIn = Field(default_factory=MovementIn)
    customs: list[str] = Field(default_factory=list)


@dataclass(frozen=True)
class Case:
    """Everything that comes from outside about one woman: who she is, her answers, and her life."""

    person: Person
    answers: Mapping[str, object]
    life: Life

    @property
    def home(self) -> Mapping[str, float]:
        """Heights of her furniture [m] by place."""
        return self.life.home

    @property
    def day(self) -> Mapping[str, Doing]:
        """What she counted herself, by task."""
        return self.life.day


def _person(data: PersonIn) -> Person:
    baby = Baby(data.baby.mass_kg, data.baby.age_days, data.baby.sex, data.baby.count) if data.baby else None
    return Person(_stage(data.stage), data.age_years, data.height_m, data.mass_kg, baby)


def _stage(data: StageIn) -> Pregnant | AfterBirth:
    if data.pregnant_weeks is not None and data.days_since_birth is not None:
        raise InputError("person.stage", "stage_both")
    if data.pregnant_weeks is not None:
        for name in ("birth", "neuraxial", "baby_died"):
            if getattr(data, name) is not None:
                raise InputError(f"person.stage.{name}", "not_asked_at_stage")
        return Pregnant(data.pregnant_weeks, 1 if data.fetuses is None else data.fetuses)
    if data.fetuses is not None:
        raise InputError("person.stage.fetuses", "not_asked_at_stage")
    if data.days_since_birth is None:
        raise InputError("person.stage", "stage_missing")
    return AfterBirth(data.days_since_birth, data.birth, data.neuraxial, bool(data.baby_died))


def read_whole(data: object) -> Case:
    """A case from ``{"person": {...}, "answers": {...}, "home": {...}, ...}``; all but person may be missing.

    Raises
    ------
    InputError
        Naming the field, when a part is unknown, missing, of the wrong type or out of range.
    """
    try:
        case = WholeIn.model_validate(data)
    except ValidationError as error:
        raise input_error(error) from error
    person = _person(case.person)
    if case.loss and isinstance(person.stage, AfterBirth):
        person = replace(person, stage=replace(person.stage, baby_died=True), baby=None)
    return Case(person, case.answers, _life(case, person))


def _life(case: WholeIn, person: Person) -> Life:
    told = {name: value for name, value in case.circumstances.items() if value != "unsure"}
    return Life(
        home=case.home,
        day={name: _doing(name, row) for name, row in case.day.items()},
        circumstances={name: bool(value) for name, value in told.items()},
        advice=case.advice,
        clearance=None if case.clearance == "unsure" else case.clearance,
        seen=case.seen,
        reassured=tuple(case.reassured),
        loss=case.loss or person.has_lost,
        movement=Movement(**case.movement.model_dump()),
        customs=tuple(case.customs),
    )


def _doing(task: str, row: DoingIn) -> Doing:
    try:
        return Doing(row.times, row.seconds, row.variant)
    except InputError as error:
        raise InputError(f"day.{task}.{error.field}", error.code, **error.details) from error


def read_case(data: object) -> tuple[Person, Mapping[str, object]]:
    """A person and her raw answers, as `read_whole`."""
    case = read_whole(data)
    return case.person, case.answers
