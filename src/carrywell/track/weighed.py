"""In which unit weights without one were written: the unit in which they are weights of a baby of that age."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from carrywell.errors import InputError
from carrywell.spine.growth import baby_mass_kg

MassUnit = Literal["kg", "lb", "g", "oz"]
UNITS: tuple[MassUnit, ...] = get_args(MassUnit)
#: Exact by the international agreement of 1959; an ounce is a sixteenth of a pound.
KG: Mapping[MassUnit, float] = {"kg": 1.0, "lb": 0.45359237, "g": 0.001, "oz": 0.45359237 / 16}
#: A weight fits an age within this many standard deviations of the growth standard, for girls or boys: all but
#: about 3 of 1,000 healthy babies born at term. A baby born early may stand outside; then she is asked.
FITS = 3.0
OLDEST_DAYS = 1096


@dataclass(frozen=True)
class Weight:
    """A number without a unit, and how old the baby was."""

    number: float
    age_days: int


@dataclass(frozen=True)
class InferredUnit:
    """The one unit that fits all weights, and why: a weight beside what is usual at that age [kg]."""

    unit: MassUnit
    example: Weight
    low_kg: float
    high_kg: float


def kilograms(number: float, unit: MassUnit) -> float:
    """A weight in kilograms, to the gram."""
    return round(number * KG[unit], 3)


def unit_of(weights: Sequence[Weight]) -> InferredUnit:
    """The one unit in which every weight fits its age.

    Parameters
    ----------
    weights
        At least one; ages of 0 to 1096 days.

    Raises
    ------
    InputError
        Naming ``weight_unit``: ``unit_unclear`` when two units fit, ``unit_fits_none`` when none does.
    """
    fitting = [unit for unit in UNITS if all(_fits(weight, unit) for weight in weights)]
    example = max(weights, key=lambda weight: weight.age_days)
    if len(fitting) != 1:
        code = "unit_unclear" if fitting else "unit_fits_none"
        allowed = ", ".join(fitting or UNITS)
        raise InputError("weight_unit", code, number=f"{example.number:g}", days=example.age_days, allowed=allowed)
    low, high = _band(example.age_days)
    return InferredUnit(fitting[0], example, low, high)


def _fits(weight: Weight, unit: MassUnit) -> bool:
    if not 0 <= weight.age_days <= OLDEST_DAYS:
        return False
    low, high = _band(weight.age_days)
    return low <= weight.number * KG[unit] <= high


def _band(age_days: int) -> tuple[float, float]:
    """The lightest girl and the heaviest boy that still fit [kg]."""
    return float(baby_mass_kg(age_days, "girl", -FITS)), float(baby_mass_kg(age_days, "boy", FITS))
