"""Growth ahead: how heavy her baby will be, what that changes in her lifts, and what the child will do by then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from carrywell.knowledge.home_reader import home
from carrywell.knowledge.home_schema import Milestone
from carrywell.person import Sex
from carrywell.plan.her import Her, ways_now
from carrywell.spine.compare import Range
from carrywell.spine.doings import Counted, counted
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
class More:
    """How much more a lift presses so many weeks from now, as a share of today; the range is that of the weight."""

    week: int
    more: Range


@dataclass(frozen=True)
class Growing:
    """The one lift of her days that gets most heavier, from today (week 0) on."""

    task: str
    way: str
    line: tuple[More, ...]


@dataclass(frozen=True)
class Ahead:
    """So many weeks from now: the baby's weight [kg], and the lifts that change most."""

    weeks: int
    mass_kg: Range
    lifts: tuple[Heavier, ...]


@dataclass(frozen=True)
class Coming:
    """Something the child will do: in how many weeks at the earliest and the latest; ``now`` is any day from here.

    ``in_days`` is how many days are left until the first children do it.
    """

    milestone: str
    in_days: int
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
    """What comes: weight, week by week in ``line``, lifts, and what the child will do; of twins for ``each``.

    ``growing`` is None where no lift comes up both today and in every week that is looked ahead to.
    """

    mass_kg: float
    age_days: int
    known_mass: bool
    each: bool
    ahead: tuple[Ahead, ...]
    coming: tuple[Coming, ...]
    line: tuple[Weight, ...]
    growing: Growing | None


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
    masses = {
        week: _masses(now.baby_age_days + week * _WEEK, sex, scores) for week in range(max(weeks, default=-1) + 1)
    }
    own = [now.baby_mass_kg] * 3 if known else _masses(now.baby_age_days, sex, scores)
    today = [replace(now, baby_mass_kg=mass) for mass in own]
    lifts = _Lifts.of(her, {0: today} | {week: _then(now, week, masses[week], sex) for week in weeks})
    return Growth(
        mass_kg=now.baby_mass_kg,
        age_days=now.baby_age_days,
        known_mass=known,
        each=now.babies > 1,
        ahead=tuple(Ahead(week, Range(*masses[week]), lifts.heaviest(week)) for week in weeks),
        coming=_coming(her, now.baby_age_days),
        line=tuple(Weight(week, Range(*kilos)) for week, kilos in masses.items()),
        growing=lifts.growing(),
    )


def _masses(age_days: int, sex: Sex | None, scores: Array) -> list[float]:
    return [float(kg) for kg in baby_mass_kg(age_days, sex, scores)]


def _then(now: Situation, week: int, masses: list[float], sex: Sex | None) -> list[Situation]:
    """Her and her home with the baby as it will be: at the middle, the low and the high weight."""
    age_days = now.baby_age_days + week * _WEEK
    length = float(baby_length_m(age_days, sex))
    return [replace(now, baby_mass_kg=mass, baby_length_m=length, baby_age_days=age_days) for mass in masses]


@dataclass(frozen=True)
class _Lifts:
    """The lifts and carries of her days, in her own way, and what they press in each week: worked out in one go.

    ``come`` says which come up in a week, ``load_n`` what each presses there with the middle, the low and the high
    weight; what she cannot do in some week is left out.
    """

    come: Mapping[int, tuple[Counted, ...]]
    load_n: Mapping[tuple[str, str], Mapping[int, Array]]

    @classmethod
    def of(cls, her: Her, weeks: Mapping[int, list[Situation]]) -> _Lifts:
        """In the situations of each week; the first week is today."""
        come = {week: _lifted(her, situations[0]) for week, situations in weeks.items()}
        variants = {_key(row): row.variant for rows in come.values() for row in rows}
        each = [situation for situations in weeks.values() for situation in situations]
        ways = Ways.at_each([(variant, one) for variant in variants.values() for one in each], her.situation.body)
        found: dict[tuple[str, str], Mapping[int, Array]] = {}
        for place, key in enumerate(variants):
            numbers = range(place * len(each), (place + 1) * len(each))
            if not any(ways.problem(number) for number in numbers):
                loads = [ways.estimated_n(number) for number in numbers]
                found[key] = dict(zip(weeks, np.reshape(loads, (len(weeks), -1)), strict=True))
        return cls(come, found)

    def heaviest(self, week: int) -> tuple[Heavier, ...]:
        """Those of a week that press most then, and how much more than today."""
        able = [row for row in self.come[week] if _key(row) in self.load_n]
        order = sorted(able, key=lambda row: (-self.load_n[_key(row)][week][0], row.task.id))
        return tuple(Heavier(row.task.id, row.variant.id, self._more(_key(row), week)) for row in order[:_MOST_TASKS])

    def growing(self) -> Growing | None:
        """The lift to which most is added until the last week, of those that come up all the time."""
        always = [{_key(row) for row in rows if row.task.group == "lifting"} for rows in self.come.values()]
        able = sorted(set.intersection(*always) & self.load_n.keys())
        if not able or len(self.come) == 1:
            return None
        last = max(self.come)
        most = max(able, key=lambda key: self.load_n[key][last][0] - self.load_n[key][0][0])
        return Growing(*most, tuple(More(week, self._more(most, week)) for week in self.come))

    def _more(self, key: tuple[str, str], week: int) -> Range:
        more = self.load_n[key][week] / self.load_n[key][0] - 1
        return Range(*(float(share) for share in more))


def _key(row: Counted) -> tuple[str, str]:
    return row.task.id, row.variant.id


def _lifted(her: Her, situation: Situation) -> tuple[Counted, ...]:
    """What she lifts and carries of her baby in a day."""
    rows = counted(situation, cares=True, own=her.life.day, ways=ways_now(her.life))
    return tuple(row for row in rows if row.task.group in ("lifting", "carrying") and row.task.when == "after_birth")


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
    return Coming(
        row.id, max(0, row.from_days - age_days), first, last, row.from_days <= age_days, row.told, row.ends, row.begins
    )
