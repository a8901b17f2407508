"""What pregnancy adds to the body, where it lies, and how it goes after the birth."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from carrywell.knowledge.body_reader import BodyKnowledge
from carrywell.knowledge.body_reader import body as knowledge
from carrywell.spine.body import Body

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Gained:
    """Masses [kg] that lie in one place, and their place.

    ``forward`` [m] in front of L5/S1, ``belly_depth`` [m]: how far the bump keeps her from a table.
    """

    uterus_kg: Array
    breasts_kg: Array
    diffuse_kg: Array
    uterus_forward_m: Array
    belly_depth_m: Array
    abdominal_strength: Array


def gained(body: Body) -> Gained:
    """The pregnancy layer of a body; all zero (strength 1) where it is neither pregnant nor after birth.

    Uterine contents and breasts follow the week (the fetus is not scaled); the diffuse rest takes up her own gain where
    she gave it. After birth the uterus shrinks with its half-life and the breasts stay while milk is made; what else
    she kept is in her own mass.
    """
    known = knowledge()
    rows = known.gestation
    week = np.asarray(body.pregnant_weeks, dtype=np.float64)
    days = np.asarray(body.days_since_birth, dtype=np.float64)
    pregnant, after = ~np.isnan(week), ~np.isnan(days)
    at = np.where(pregnant, week, 0.0)
    weeks = [row.week for row in rows]

    def by_week(values: list[float]) -> Array:
        return np.interp(at, weeks, values) * pregnant

    more = 1 + known.value("further_fetus_share") * (np.asarray(body.fetuses) - 1)
    uterus = by_week([row.uterine_contents_kg for row in rows]) * more
    breasts = by_week([row.breasts_kg for row in rows])
    diffuse = by_week([row.diffuse_kg for row in rows])
    own = np.asarray(body.gained_kg, dtype=np.float64)
    diffuse = np.where(pregnant & ~np.isnan(own), own - uterus - breasts, diffuse)
    since = np.where(after, days, 0.0)
    rest, first = known.value("uterus_rest_kg"), known.value("uterus_after_birth_kg")
    shrinking = rest + (first - rest) * 0.5 ** (since / known.value("uterus_half_life_days"))
    milk = known.value("lactating_breasts_kg") * np.clip(
        (known.value("milk_ends_days") - since) / _milk_falls(known), 0, 1
    )
    start = known.value("belly_depth_from_week")
    grown = np.clip((at - start) / (40 - start), 0, 1) * pregnant
    early = known.value("uterus_forward_early_m")
    wider = np.cbrt(more)  # lengths grow with the third root of what is inside
    return Gained(
        uterus_kg=np.where(after, shrinking, uterus),
        breasts_kg=np.where(after, milk, breasts),
        diffuse_kg=diffuse,
        uterus_forward_m=(early + (known.value("uterus_forward_m") - early) * grown) * wider,
        belly_depth_m=known.value("belly_depth_term_m") * grown * wider,
        abdominal_strength=abdominal_strength(at * pregnant, since, after),
    )


def _milk_falls(known: BodyKnowledge) -> float:
    """How long the breasts take to lose what they gained [d]."""
    return known.value("milk_ends_days") - known.value("milk_falls_from_days")


def abdominal_strength(week: Array, days: Array, after: NDArray[np.bool_]) -> Array:
    """Trunk flexor strength as a share of a woman's who never was pregnant.

    Full until week 20, falling to its week-28 value and staying there; after birth measured at 8 and 26 weeks
    (deering2018), supposed whole again two years after the birth.
    """
    known = knowledge()
    late = known.value("abdominal_strength_pregnant_28w")
    before = np.interp(week, [known.value("abdominal_strength_from_week"), 28], [1.0, late])
    at_8, at_26 = known.value("abdominal_strength_8w"), known.value("abdominal_strength_26w")
    later = np.interp(days, [0, 8 * 7, 26 * 7, known.value("abdominal_strength_whole_days")], [late, at_8, at_26, 1.0])
    return np.where(after, later, before)
