"""How heavy and how long a baby is at an age: the growth standards of the WHO (who_growth2006)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from carrywell.knowledge.body_reader import body as knowledge
from carrywell.knowledge.body_schema import GrowthTable
from carrywell.spine.fields import Real, numbers

Array = NDArray[np.float64]


def _percentile(table: GrowthTable, sex: str | None, days: Array, score: Real) -> Array:
    """``M (1 + L S z)^(1/L)`` at an age; without a sex the mean of girls and boys."""
    if sex is None:
        return np.asarray((_percentile(table, "girl", days, score) + _percentile(table, "boy", days, score)) / 2)
    rows = [row for row in table.row if row.sex == sex]
    ages = [row.day for row in rows]
    power, median, variation = (
        np.interp(days, ages, [getattr(row, name) for row in rows]) for name in ("power", "median", "variation")
    )
    return np.asarray(median * (1 + power * variation * score) ** (1 / power))


def baby_mass_kg(age_days: Real, sex: str | None = None, score: Real = 0.0) -> Array:
    """Weight for age [kg].

    Parameters
    ----------
    age_days
        0 to 1096 [d].
    sex
        ``girl``, ``boy`` or None (the mean of both).
    score
        Standard score: 0 the median, -1.881 and 1.881 the 3rd and 97th percentile.

    Examples
    --------
    >>> round(float(baby_mass_kg(365, "boy")), 1)
    9.6
    """
    return _percentile(knowledge().weight, sex, numbers("baby.age_days", age_days, 0, 1096), score)


def age_of_mass_days(mass_kg: float, sex: str | None = None) -> int:
    """The age [d] at which a mass [kg] is the median; 0 or 1096 beyond the standard."""
    ages = np.arange(0.0, 1097.0)
    return int(np.interp(mass_kg, baby_mass_kg(ages, sex), ages))


def baby_length_m(age_days: Real, sex: str | None = None, score: float = 0.0) -> Array:
    """Length (to day 730) or height for age [m]; parameters as `baby_mass_kg`."""
    return _percentile(knowledge().length, sex, numbers("baby.age_days", age_days, 0, 1096), score)


def score_of_mass(age_days: float, mass_kg: float, sex: str | None = None) -> float:
    """The standard score at which a mass [kg] stands at an age; -4 or 4 beyond."""
    scores = np.linspace(-4.0, 4.0, 801)
    return float(np.interp(mass_kg, baby_mass_kg(age_days, sex, scores), scores))
