"""Growth ahead: how heavy her baby will be, what that changes in her lifts, and what the child will do by then."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from carrywell.knowledge.home_reader import home
from carrywell.knowledge.home_schema import Milestone
from carrywell.person import Sex
from carrywell.plan.her import Her, ways_now
from carrywell.spine.compare import Range
from carrywell.spine.doings import counted
from carrywell.spine.growth import baby_length_m, baby_mass_kg, score_of_mass
from carrywell.spine.situation import Situation
from carrywell.spine.together import Ways

Array = NDArray[np.float64]
#: Weeks that are looked ahead.
AHEAD = (4, 8, 12)
_WEEK = 7
_OLDEST = 1096
#: A baby keeps its line of growth within about one band of the charts (2/3 of a standard score); our estimate.
#: Of a baby whose weight is not known the 3rd to 97th percentile is told.
_KEEPS_WITHIN, _ANY_BABY = 0.67, 1.881
_MOST_TASKS = 3


@dataclass(frozen=True)
class Heavier:
    """A lift now and later: how much more it presses, as a share; the range is that of the baby's weight."""

    task: str
    way: str
    more: Range


@dataclass(frozen=True)
class Ahead:
    """So many weeks from now: the baby's weight [kg], and the lifts that change most."""

    weeks: int
    mass_kg: Range
    lifts: tuple[Heavier, ...]


@dataclass(frozen=True)
class Coming:
    """Something the child will do: in how many weeks at the earliest and the latest; ``now`` is any day from here."""

    milestone: str
    from_week: int
    to_week: int
    now: bool
    told: Literal["safety", "load"]
    ends: tuple[str, ...]
    begins: tuple[str, ...]


@dataclass(frozen=True)
class Weight:
    """The baby's weight [kg] so many weeks from now."""

    week: int
    mass_kg: Range


@dataclass(frozen=True)
class Growth:
    """What comes: weight, week by week in ``line``, lifts, and what the child will do; of twins for ``each``."""

    mass_kg: float
    age_days: int
    known_mass: bool
    each: bool
    ahead: tuple[Ahead, ...]
    coming: tuple[Coming, ...]
    line: tuple[Weight, ...]


def growth_of(her: Her) -> Growth | None:
    """Growth ahead; None where there is no baby."""
    if not her.cares:
        return None
    now = her.situation
    baby = her.person.baby
    known = baby is not None and baby.mass_kg is not None
    sex = baby.sex if baby else None
    score = score_of_mass(now.baby_age_days, now.baby_mass_kg, sex) if known else 0.0
    band = _KEEPS_WITHIN if known else _ANY_BABY
    weeks = [week for week in AHEAD if now.baby_age_days + week * _WEEK <= _OLDEST]
    scores = score + np.array([0.0, -band, band])
    own = [now.baby_mass_kg] * 3 if known else _masses(now.baby_age_days, sex, scores)
    today = [replace(now, baby_mass_kg=mass) for mass in own]
    return Growth(
        mass_kg=now.baby_mass_kg,
        age_days=now.baby_age_days,
        known_mass=known,
        each=now.babies > 1,
        ahead=tuple(
            Ahead(week, Range(*masses), _heavier(her, today, _then(now, age, masses, sex)))
            for week in weeks
            for age in (now.baby_age_days + week * _WEEK,)
            for masses in (_masses(age, sex, scores),)
        ),
        coming=_coming(her, now.baby_age_days),
        line=tuple(
            Weight(week, Range(*_masses(now.baby_age_days + week * _WEEK, sex, scores)))
            for week in range(max(weeks, default=-1) + 1)
        ),
    )


def _masses(age_days: int, sex: Sex | None, scores: Array) -> list[float]:
    return [float(kg) for kg in baby_mass_kg(age_days, sex, scores)]


def _then(now: Situation, age_days: int, masses: list[float], sex: Sex | None) -> list[Situation]:
    """Her and her home with the baby as it will be: at the middle, the low and the high weight."""
    length = float(baby_length_m(age_days, sex))
    return [replace(now, baby_mass_kg=mass, baby_length_m=length, baby_age_days=age_days) for mass in masses]


def _heavier(her: Her, now: list[Situation], then: list[Situation]) -> tuple[Heavier, ...]:
    """The lifts and carries of her days by then that press most, and how much more than now, in her own way."""
    rows = counted(then[0], cares=True, own=her.life.day, ways=ways_now(her.life))
    kept = [row for row in rows if row.task.group in ("lifting", "carrying") and row.task.when == "after_birth"]
    variants = [row.variant for row in kept]
    before, after = ([Ways.of(variants, situation) for situation in situations] for situations in (now, then))
    found: list[tuple[float, Heavier]] = []
    for number, row in enumerate(kept):
        if any(load.problem(number) for load in (*before, *after)):
            continue
        loads = [[float(load.estimated(number).compression_n[0]) for load in side] for side in (before, after)]
        more = [late / early - 1 for early, late in zip(*loads, strict=True)]
        found.append((loads[1][0], Heavier(row.task.id, row.variant.id, Range(*more))))
    heaviest = sorted(found, key=lambda pair: (-pair[0], pair[1].task))[:_MOST_TASKS]
    return tuple(heavier for _, heavier in heaviest)


def _coming(her: Her, age_days: int) -> tuple[Coming, ...]:
    """Milestones that are still to come, or that may come any day; what she has seen already is left out."""
    found = []
    for row in home().milestones.values():
        seen = row.circumstance is not None and her.life.circumstances.get(row.circumstance) is True
        if age_days <= row.to_days and not seen:
            found.append(_milestone(row, age_days))
    return tuple(found)


def _milestone(row: Milestone, age_days: int) -> Coming:
    first, last = (max(0, int(np.ceil((day - age_days) / _WEEK))) for day in (row.from_days, row.to_days))
    return Coming(row.id, first, last, row.from_days <= age_days, row.told, row.ends, row.begins)
