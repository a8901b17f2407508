"""Who is asking: the woman, her stage and her baby.

Every value is checked when the object is made; outside its range an `InputError` names the field.
The limits are plausibility limits of ours (a typing error is caught, a real woman is not refused);
the limits of the stages are those of obstetric practice: trimesters end with 13+6 and 27+6 weeks, term begins
with 37+0, the lying-in ends 6 weeks after birth.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Literal

from carrywell.errors import InputError

Birth = Literal["vaginal", "assisted", "planned_caesarean", "emergency_caesarean"]
Neuraxial = Literal["epidural", "spinal", "both", "none", "unsure"]
Sex = Literal["girl", "boy"]
StageName = Literal["t1", "t2", "t3a", "t3b", "pp0_6w", "pp6_12w", "pp3_12m", "pp1_3y"]

STAGES: tuple[StageName, ...] = ("t1", "t2", "t3a", "t3b", "pp0_6w", "pp6_12w", "pp3_12m", "pp1_3y")
BIRTHS: tuple[Birth, ...] = ("vaginal", "assisted", "planned_caesarean", "emergency_caesarean")
NEURAXIALS: tuple[Neuraxial, ...] = ("epidural", "spinal", "both", "none", "unsure")

#: First week (pregnancy) or day (after birth) at which the next stage begins.
_TRIMESTERS: tuple[tuple[float, StageName], ...] = ((14, "t1"), (28, "t2"), (37, "t3a"), (math.inf, "t3b"))
_AFTER_BIRTH: tuple[tuple[float, StageName], ...] = (
    (43, "pp0_6w"),
    (85, "pp6_12w"),
    (366, "pp3_12m"),
    (math.inf, "pp1_3y"),
)


def _require(field: str, value: float, low: float, high: float) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InputError(field, "wrong_type_number")
    if not abs(value) < math.inf:  # also for integers too large for a float
        raise InputError(field, "wrong_type_number")
    if value < low:
        raise InputError(field, "too_small", min=low, max=high)
    if value > high:
        raise InputError(field, "too_large", min=low, max=high)


def _require_one_of(field: str, value: object, allowed: tuple[str, ...]) -> None:
    if value is not None and value not in allowed:
        raise InputError(field, "unknown_option", allowed=", ".join(allowed))


@dataclass(frozen=True)
class Pregnant:
    """She is pregnant: ``weeks`` is gestational age, 3 to 43; 30.5 means 30 completed weeks and a half.

    ``fetuses`` is 2 for twins, up to 4.
    """

    weeks: float
    fetuses: int = 1

    def __post_init__(self) -> None:
        _require("person.stage.pregnant_weeks", self.weeks, 3, 43)
        _require("person.stage.fetuses", self.fetuses, 1, 4)

    @property
    def name(self) -> StageName:
        """The stage of the priors and of ``asked_when``: t1, t2, t3a (28-36 weeks) or t3b."""
        return next(name for end, name in _TRIMESTERS if self.weeks < end)


@dataclass(frozen=True)
class AfterBirth:
    """She has given birth: ``days`` since the birth, 0 to 1096 (three years).

    ``baby_died`` changes no rule of the check: it changes the words, and there is no baby to care for.
    """

    days: int
    birth: Birth | None = None
    neuraxial: Neuraxial | None = None
    baby_died: bool = False

    def __post_init__(self) -> None:
        _require("person.stage.days_since_birth", self.days, 0, 1096)
        if self.days != int(self.days):
            raise InputError("person.stage.days_since_birth", "not_whole")
        _require_one_of("person.stage.birth", self.birth, BIRTHS)
        _require_one_of("person.stage.neuraxial", self.neuraxial, NEURAXIALS)

    @property
    def name(self) -> StageName:
        """The stage of the priors and of ``asked_when``: pp0_6w, pp6_12w, pp3_12m or pp1_3y."""
        return next(name for end, name in _AFTER_BIRTH if self.days < end)


Stage = Pregnant | AfterBirth


@dataclass(frozen=True)
class Baby:
    """The baby: mass in kg (0.3 to 30), age in days (0 to 1096), sex for the growth tables; twins are a count of 2."""

    mass_kg: float | None = None
    age_days: int | None = None
    sex: Sex | None = None
    count: int = 1

    def __post_init__(self) -> None:
        _require("person.baby.count", self.count, 1, 4)
        if self.mass_kg is not None:
            _require("person.baby.mass_kg", self.mass_kg, 0.3, 30)
        if self.age_days is not None:
            _require("person.baby.age_days", self.age_days, 0, 1096)
            if self.age_days != int(self.age_days):
                raise InputError("person.baby.age_days", "not_whole")
        _require_one_of("person.baby.sex", self.sex, ("girl", "boy"))


@dataclass(frozen=True)
class Person:
    """Who is asking.

    Parameters
    ----------
    stage
        `Pregnant` or `AfterBirth`; everything else may stay unknown.
    age_years
        12 to 60.
    height_m
        Stature, 1.2 to 2.2 m.
    mass_kg
        Body mass now, 30 to 250 kg.
    baby
        The baby she cares for, when born.
    """

    stage: Stage
    age_years: float | None = None
    height_m: float | None = None
    mass_kg: float | None = None
    baby: Baby | None = None

    @property
    def cares(self) -> bool:
        """There is a baby to care for."""
        born = isinstance(self.stage, AfterBirth) and not self.stage.baby_died
        return born or self.baby is not None

    def after(self, days: int) -> Person:
        """Who she is so many days later; a mass stays as it was told.

        Raises
        ------
        InputError
            Naming the field, when no stage and no baby is that old.
        """
        stage, baby = self.stage, self.baby
        if isinstance(stage, AfterBirth):
            later: Stage = replace(stage, days=stage.days + days)
        else:
            later = replace(stage, weeks=stage.weeks + days / 7)
        if baby is not None and baby.age_days is not None:
            baby = replace(baby, age_days=baby.age_days + days)
        return replace(self, stage=later, baby=baby)

    @property
    def has_lost(self) -> bool:
        """Her baby has died, and nothing speaks of another one."""
        return isinstance(self.stage, AfterBirth) and self.stage.baby_died and self.baby is None

    def __post_init__(self) -> None:
        if self.age_years is not None:
            _require("person.age_years", self.age_years, 12, 60)
        if self.height_m is not None:
            _require("person.height_m", self.height_m, 1.2, 2.2)
        if self.mass_kg is not None:
            _require("person.mass_kg", self.mass_kg, 30, 250)
