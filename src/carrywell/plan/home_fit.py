"""Her home fitted to her: the best height of each piece for her stature, and what costs nothing and does its work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from carrywell.knowledge.body_reader import body as body_knowledge
from carrywell.knowledge.home_reader import home
from carrywell.knowledge.home_schema import Substitute
from carrywell.knowledge.task_schema import Variant
from carrywell.plan.her import Fit, Her
from carrywell.plan.savings import HerDay, Pair, Saving
from carrywell.plan.today import fits_of
from carrywell.spine.compare import WORTH, Against, against
from carrywell.spine.situation import Situation
from carrywell.spine.tasks import tasks_for, variant_named, ways_for
from carrywell.spine.together import Ways

Array = NDArray[np.float64]
#: Heights that are tried across the usual band of a piece.
_STEPS = 11
#: Shares of load that differ by less are the same: nobody moves a desk for them.
_ALIKE = 0.003


#: A height is well; outside of what is good, but hardly different; surely worse than the best; or hard to say.
Stands = Literal["well", "as_well", "worse", "unsure"]
#: A saving so little below what is worth telling is worked out with its range, against rounding.
_CLOSE_CALL = 1e-6
#: Nobody measures furniture closer than this [m].
_CLOSE_M = 0.005


@dataclass(frozen=True)
class PieceFit:
    """One piece of furniture for her.

    Attributes
    ----------
    place
        Its id.
    height_m, own_height
        Its height, and whether she told it (else a usual one).
    best_m, good_from_m, good_to_m
        The height at which its acts press least, and from where to where they press hardly more (within 5 %).
    against
        Its best height against its height now, for the act that presses most; None where it stands well already.
    adjustable, limit
        It may be set; a word of safety goes with any height.
    substitutes
        What costs nothing and does its work.
    usual_from_m, usual_to_m
        The usual band of heights, across which it was tried.
    """

    place: str
    height_m: float
    own_height: bool
    best_m: float
    good_from_m: float
    good_to_m: float
    against: Against | None
    adjustable: bool
    limit: bool
    substitutes: tuple[SubstituteFit, ...]
    usual_from_m: float
    usual_to_m: float

    @property
    def stands(self) -> Stands:
        """How its height now stands for her."""
        if self.against is not None and self.against.verdict == "lighter":
            return "worse"
        if self.good_from_m - _CLOSE_M <= self.height_m <= self.good_to_m + _CLOSE_M:
            return "well"
        return "as_well" if self.against is None else "unsure"

    @property
    def any_height(self) -> bool:
        """Every usual height is hardly different for her."""
        return self.good_from_m <= self.usual_from_m and self.good_to_m >= self.usual_to_m


@dataclass(frozen=True)
class SubstituteFit:
    """Something that costs nothing: what it saves where that is sure, else None."""

    substitute: str
    saving: Saving | None


def home_fit(her: Her) -> tuple[PieceFit, ...]:
    """Every piece at which something of her day is done."""
    situation, acts = her.situation, _acts(her)
    pieces = [home().pieces[place] for place in acts]
    tried = _Tried.of(acts, situation)
    least = {place: _least(_heights(place), tried.shares(place), situation.height_of(place)) for place in acts}
    against = tried.against(least)
    saves = _substitutes(her)
    found = []
    for piece in pieces:
        heights = _heights(piece.id)
        best, low, high = _around(heights, tried.shares(piece.id), least[piece.id])
        found.append(
            PieceFit(
                place=piece.id,
                height_m=situation.height_of(piece.id),
                own_height=piece.id in situation.home,
                best_m=best,
                good_from_m=low,
                good_to_m=high,
                against=against[piece.id],
                adjustable=piece.adjustable,
                limit=piece.limit,
                substitutes=tuple(saves[name] for name in piece.substitutes if name in saves),
                usual_from_m=float(heights[0]),
                usual_to_m=float(heights[-1]),
            )
        )
    return tuple(found)


def _acts(her: Her) -> dict[str, tuple[Variant, ...]]:
    """By piece the ways that come up for her and that she can do there; pieces without any are left out."""
    situation = her.situation
    coming = {task.id: task for task in tasks_for(situation, cares=her.cares)}
    fit = [
        (piece.id, way)
        for piece in home().pieces.values()
        for row in piece.ways
        if row.task in coming
        for way in (variant_named(coming[row.task], row.way),)
        if way in ways_for(coming[row.task], situation)
    ]
    loads = Ways.of([way for _, way in fit], situation)
    found: dict[str, tuple[Variant, ...]] = {}
    for number, (place, way) in enumerate(fit):
        if loads.problem(number) is None:
            found[place] = (*found.get(place, ()), way)
    return found


def _heights(place: str) -> Array:
    """Heights of a piece that are tried [m]: across its usual band."""
    band = body_knowledge().places[place]
    return np.linspace(band.low_m, band.high_m, _STEPS)


@dataclass(frozen=True)
class _Tried:
    """All acts at all pieces, worked out in one go: at their heights now, and at every height that is tried.

    ``numbers`` says which ways of ``ways`` are those of a piece, at its height now and then step by step.
    """

    ways: Ways
    numbers: Mapping[str, tuple[range, ...]]

    @classmethod
    def of(cls, acts: Mapping[str, Sequence[Variant]], situation: Situation) -> _Tried:
        """Each act as often as its piece has heights; one piece is moved at a time."""
        pairs: list[tuple[Variant, Situation]] = []
        numbers: dict[str, tuple[range, ...]] = {}
        for place, ways in acts.items():
            moved = [replace(situation, home={**situation.home, place: float(height)}) for height in _heights(place)]
            first = len(pairs)
            pairs += [(way, each) for each in (situation, *moved) for way in ways]
            numbers[place] = tuple(
                range(first + step * len(ways), first + (step + 1) * len(ways)) for step in range(1 + len(moved))
            )
        return cls(Ways.at_each(pairs, situation.body), numbers)

    def shares(self, place: str) -> Array:
        """What its acts press at each height that is tried: a mean of shares of the least of each act."""
        each = np.array([[self._load_n(number) for number in step] for step in self.numbers[place][1:]])
        return np.asarray(np.mean(each / np.nanmin(each, axis=0), axis=1))

    def _load_n(self, number: int) -> float:
        """By best estimates; NaN where she cannot do it."""
        return float("nan") if self.ways.problem(number) else self.ways.estimated_n(number)

    def against(self, best: Mapping[str, int]) -> dict[str, Against | None]:
        """The best height of each piece against its height now, for the act that presses most.

        None where hardly less is possible.
        """
        every = {place: self._heaviest(place, step) for place, step in best.items()}
        pairs = {place: pair for place, pair in every.items() if self._saves(*pair) >= WORTH - _CLOSE_CALL}
        numbers = [number for pair in pairs.values() for number in pair]
        drawn = dict(zip(numbers, self.ways.drawn(numbers), strict=True))
        found = {place: against(drawn[then], drawn[now]) for place, (now, then) in pairs.items()}
        return {place: each if (each := found.get(place)) and each.saving.value >= WORTH else None for place in best}

    def _saves(self, now: int, then: int) -> float:
        """How much less a way presses than another, by best estimates."""
        return 1 - self._load_n(then) / self._load_n(now)

    def _heaviest(self, place: str, step: int) -> tuple[int, int]:
        """The act that presses most now, and the same act at a height that is tried."""
        now, then = self.numbers[place][0], self.numbers[place][1 + step]
        act = int(np.argmax([self._load_n(number) for number in now]))
        return now[act], then[act]


def _least(heights: Array, loads: Array, now_m: float) -> int:
    """Where it presses least; of heights that press the same the one nearest to the height now."""
    alike = loads <= np.nanmin(loads) + _ALIKE
    return int(np.argmin(np.where(alike, np.abs(heights - now_m), np.inf)))


def _around(heights: Array, loads: Array, least: int) -> tuple[float, float, float]:
    """The height that presses least, and the ends of the heights around it that press hardly more."""
    good = np.nan_to_num(loads, nan=np.inf) <= loads[least] + WORTH
    first, last = least, least
    while first > 0 and good[first - 1]:
        first -= 1
    while last < len(good) - 1 and good[last + 1]:
        last += 1
    return float(heights[least]), float(heights[first]), float(heights[last])


def _substitutes(her: Her) -> dict[str, SubstituteFit]:
    """What costs nothing and is for her, with what it saves."""
    fits = fits_of(her)
    rows = [row for row in home().substitutes.values() if _is_for(her, row, fits)]
    day = HerDay(her, [row.compare for row in rows])
    pairs = {row.id: day.pairs([row.compare]) for row in rows}
    lighter = {name: [pair for pair in found if pair.less >= WORTH - _CLOSE_CALL] for name, found in pairs.items()}
    day.prepare(pair for found in lighter.values() for pair in found)
    return {name: SubstituteFit(name, _saving(day, lighter[name])) for name, found in pairs.items() if found}


def _saving(day: HerDay, pairs: Sequence[Pair]) -> Saving | None:
    """What a pair saves where that is sure."""
    for pair in pairs:
        verdict, saving = day.saving(pair)
        if verdict == "lighter":
            return saving
    return None


#: What does not speak against a substitute: it is for another pain, or the dearer thing is not there.
_NO_OBJECTION = (None, "cause", "missing_at_home")


def _is_for(her: Her, row: Substitute, fits: Mapping[str, Fit]) -> bool:
    """Its things are there, and nothing speaks against its advice."""
    return her.has(row.needs) and (row.advice is None or fits[row.advice].refused in _NO_OBJECTION)
