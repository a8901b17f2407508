"""Whose spine it is: sex, stature, mass, and where she stands in pregnancy or after birth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from carrywell.errors import InputError
from carrywell.person import AfterBirth, Person, Pregnant
from carrywell.spine.fields import NOT_GIVEN, Real, Word, numbers, one_of

Array = NDArray[np.float64]
Sex = Literal["female", "male"]

#: What stands in for a figure that she did not give: a woman of the tasks' reach check (1.63 m, 65 kg).
USUAL_HEIGHT_M = 1.63
USUAL_MASS_KG = 65.0


@dataclass(frozen=True, eq=False)
class Body:
    """The body that carries the load. Every field is one value or an array; arrays broadcast.

    Parameters
    ----------
    sex
        ``female`` or ``male`` (men for validation and for the partner who takes over).
    height_m
        Stature [m], 1.2 to 2.2.
    mass_kg
        Body mass now [kg], 30 to 250; in pregnancy with everything that has been gained.
    pregnant_weeks
        Gestational age [weeks], 3 to 43; not given (NaN) when she is not pregnant.
    days_since_birth
        Days since the birth [d], 0 to 1096; not given otherwise.
    fetuses
        How many children she carries, 1 to 4.
    gained_kg
        What she has gained in this pregnancy [kg], -10 to 40; not given takes the usual gain of the week. It decides
        how much of her mass counts as belly, from a body mass index of 27 before the pregnancy.

    Raises
    ------
    InputError
        Naming the field, when a value lies outside its range or both stages are given for one body.
    """

    sex: Word = "female"
    height_m: Real = USUAL_HEIGHT_M
    mass_kg: Real = USUAL_MASS_KG
    pregnant_weeks: Real = NOT_GIVEN
    days_since_birth: Real = NOT_GIVEN
    fetuses: Real = 1
    gained_kg: Real = NOT_GIVEN

    def __post_init__(self) -> None:
        def settle(name: str, value: object) -> None:
            object.__setattr__(self, name, value)

        settle("sex", one_of("body.sex", self.sex, ("female", "male")))
        settle("height_m", numbers("body.height_m", self.height_m, 1.2, 2.2))
        settle("mass_kg", numbers("body.mass_kg", self.mass_kg, 30, 250))
        settle("pregnant_weeks", numbers("body.pregnant_weeks", self.pregnant_weeks, 3, 43, optional=True))
        settle("days_since_birth", numbers("body.days_since_birth", self.days_since_birth, 0, 1096, optional=True))
        settle("fetuses", numbers("body.fetuses", self.fetuses, 1, 4))
        if np.any(np.asarray(self.fetuses) % 1):
            raise InputError("body.fetuses", "not_whole")
        settle("gained_kg", numbers("body.gained_kg", self.gained_kg, -10, 40, optional=True))
        self._require_one_stage()

    def _require_one_stage(self) -> None:
        """Refuse two stages for one body, and what goes with a pregnancy where there is none."""
        try:
            sex, weeks, days, gained, fetuses = np.broadcast_arrays(
                self.sex, self.pregnant_weeks, self.days_since_birth, self.gained_kg, self.fetuses
            )
        except ValueError as error:
            raise InputError("body", "shapes_differ") from error
        pregnant, after, man = ~np.isnan(weeks), ~np.isnan(days), sex == "male"
        for name, code, bad in (
            ("days_since_birth", "stage_both", pregnant & after),
            ("pregnant_weeks", "pregnant_man", pregnant & man),
            ("days_since_birth", "not_asked_at_stage", after & man),
            ("gained_kg", "not_asked_at_stage", ~np.isnan(gained) & ~pregnant),
            ("fetuses", "not_asked_at_stage", (fetuses > 1) & ~pregnant),
        ):
            if np.any(bad):
                raise InputError(f"body.{name}", code)

    @property
    def female(self) -> NDArray[np.bool_]:
        """Where the body is a woman's."""
        return np.asarray(np.equal(self.sex, "female"))


def body_of(person: Person) -> Body:
    """The body of who is asking; an unknown height or mass is that of `USUAL_HEIGHT_M` and `USUAL_MASS_KG`."""
    height = USUAL_HEIGHT_M if person.height_m is None else person.height_m
    mass = USUAL_MASS_KG if person.mass_kg is None else person.mass_kg
    stage = person.stage
    weeks = stage.weeks if isinstance(stage, Pregnant) else NOT_GIVEN
    days = stage.days if isinstance(stage, AfterBirth) else NOT_GIVEN
    fetuses = stage.fetuses if isinstance(stage, Pregnant) else 1
    return Body("female", height, mass, weeks, days, fetuses)
