"""What an advice saves in her day: two ways of an act, compared on common draws, and their share of all she carries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from carrywell.knowledge.body_reader import body as knowledge
from carrywell.knowledge.care_schema import Compare
from carrywell.knowledge.task_schema import Task, Variant
from carrywell.plan.her import Her, ways_now
from carrywell.spine.compare import WORTH, Against, Range, Verdict, against, ranged
from carrywell.spine.deviations import DRAWS
from carrywell.spine.doings import Counted, count_draws
from carrywell.spine.tasks import task_named, tasks_for, variant_named, ways_for
from carrywell.spine.together import Drawn, Ways

Array = NDArray[np.float64]
#: Tasks below this share of the day enter its range with their best estimate: their draws do not move it.
_SMALL = 0.01
#: A saving of her day is told from this share, and so many of them at most.
WORTH_OF_DAY, _MOST = 0.01, 3
#: What makes a heavy act lighter counts beside what takes load off the day.
_HEAVY = 1.25
#: An act that comes so often counts half of one that comes all day; one that is not counted a little less.
_OFTEN, _NOT_COUNTED = 3.0, 0.3
#: Savings of sitting acts are rather too large (docs/load.md) and count half beside others.
_OVERSTATED = 0.5
#: A way that surely saves; one that most likely does, by how much nobody can say well; anything else is not told.
Size = Literal["known", "uncertain"]


@dataclass(frozen=True)
class Saving:
    """What one way saves against another.

    Attributes
    ----------
    task, now, instead
        Ids of the task, the way it is done now (as she told, else as is usual) and the other way.
    act
        How much less the act presses, as a share.
    lower_in
        In which share of the draws it is less.
    day
        How much of her day's load it saves, as a share; None where the act is not counted in her day.
    times
        How often the act comes in her day; None where it is not counted.
    own_count
        She counted it herself.
    size
        ``uncertain`` where the model is weak: the way is lighter even if the weakness is as large as was ever
        measured, but its figures are rather too large and are not told.
    """

    task: str
    now: str
    instead: str
    act: Range
    lower_in: float
    day: Range | None
    times: float | None
    own_count: bool
    size: Size = "known"

    @property
    def saves_day(self) -> bool:
        """Her day is lighter by it, enough to be told, and in 95 of 100 draws."""
        return self.day is not None and self.day.value >= WORTH_OF_DAY and self.day.low > 0


@dataclass(frozen=True)
class Pair:
    """Two ways of a task as they come up for her, by best estimates.

    ``less`` is how much less the other way presses, as a share; ``worth`` weighs the saving beside other things.
    """

    task: Task
    now: Variant
    instead: Variant
    less: float
    worth: float


class HerDay:
    """Her day as it is now, and what other ways would change in it; ranges are worked out once they are asked for."""

    def __init__(self, her: Her, compares: Iterable[Compare]) -> None:
        self.situation = her.situation
        self._now = ways_now(her.life)
        self.rows = her.day
        never = {name for name, doing in her.life.day.items() if not doing.times}
        self._coming = {task.id for task in tasks_for(self.situation, cares=her.cares)}.union(self.rows) - never
        variants = {(row.task.id, row.variant.id): row.variant for row in self.rows.values()}
        for compare in compares:
            variants |= {(compare.task, way.id): way for way in self._both(compare)}
        self._places = {key: place for place, key in enumerate(variants)}
        self._ways = Ways.of(list(variants.values()), self.situation)
        self._drawn: dict[int, Drawn] = {}
        self._lines = [row for row in self.rows.values() if self._able(row.task, row.variant)]
        places = [self._place(row.task, row.variant) for row in self._lines]
        loads = [self._ways.estimated(place) for place in places]
        self._heaviest_n = max((load.compression_n[0] for load in loads), default=0.0)
        doses = [_dose(row, load, np.ones(1))[0] for row, load in zip(self._lines, loads, strict=True)]
        self._whole_nms = float(sum(doses))
        self._large = {place for place, dose in zip(places, doses, strict=True) if dose > _SMALL * self._whole_nms}
        self._total: Array | None = None

    def _both(self, compare: Compare) -> tuple[Variant, ...]:
        """How she does it now and the other way, where the task comes up and both fit the age of her child."""
        if compare.task not in self._coming:
            return ()
        task = task_named(compare.task)
        now = variant_named(task, self._now.get(compare.task, compare.from_way))
        instead = variant_named(task, compare.to_way)
        fits = ways_for(task, self.situation)
        return (now, instead) if now in fits and instead in fits else ()

    def _place(self, task: Task, way: Variant) -> int:
        return self._places[task.id, way.id]

    def _able(self, task: Task, way: Variant) -> bool:
        return self._ways.problem(self._place(task, way)) is None

    def pairs(self, compares: Iterable[Compare]) -> tuple[Pair, ...]:
        """Two ways each; none where they do not come up, cannot be done at her home, or she does it so already."""
        found: list[Pair] = []
        for compare in compares:
            task, both = task_named(compare.task), self._both(compare)
            if both and both[0] is not both[1] and all(self._able(task, way) for way in both):
                found.append(self._pair(task, *both))
        return tuple(found)

    def _pair(self, task: Task, now: Variant, instead: Variant) -> Pair:
        before, after = (self._ways.estimated(self._place(task, way)) for way in (now, instead))
        less = 1 - after.compression_n[0] / before.compression_n[0]
        row = self.rows.get(task.id)
        heavy = before.compression_n[0] / max(self._heaviest_n, before.compression_n[0])
        worth = _HEAVY * less * heavy**2 * (_NOT_COUNTED if row is None else row.times / (row.times + _OFTEN))
        pair = Pair(task, now, instead, float(less), float(worth))
        if row is None:
            return pair
        return replace(pair, worth=pair.worth + self._day_weight(pair))

    def prepare(self, pairs: Iterable[Pair]) -> None:
        """Work out the ranges of several pairs in one go, the first time with those of the day."""
        places = {self._place(pair.task, way) for pair in pairs for way in (pair.now, pair.instead)}
        missing = sorted((places if self._drawn else places.union(self._large)) - self._drawn.keys())
        self._drawn |= dict(zip(missing, self._ways.drawn(missing), strict=True))

    def saving(self, pair: Pair) -> tuple[Verdict, Saving]:
        """How the other way stands against hers, with its range, and what it takes off her day."""
        self.prepare([pair])
        before, after = (self._drawn[self._place(pair.task, way)] for way in (pair.now, pair.instead))
        found = against(after, before, judged=pair.task.judged)
        row = self.rows.get(pair.task.id)
        day = None
        if row is not None:
            counts = count_draws(row.task.id, row.usual)
            day = ranged((_dose(row, before, counts) - _dose(row, after, counts)) / self.total)
        ids = (pair.task.id, pair.now.id, pair.instead.id)
        own = row is not None and row.usual is None
        size: Size = "uncertain" if pair.task.overstated else "known"
        return _verdict(found, size), Saving(
            *ids, found.saving, found.lower_in, day, row.times if row else None, own, size
        )

    def most_saving(self, compares: Iterable[Compare]) -> tuple[Saving, ...]:
        """What surely takes most off her day: one for each task, at most three.

        The most first; where the model is weak a saving counts half.
        """
        found = [pair for pair in self.pairs(compares) if pair.task.id in self.rows and self._day_share(pair) > 0]
        order = sorted(found, key=lambda pair: (-self._day_weight(pair), pair.task.id, pair.instead.id))
        self.prepare(order[: 2 * _MOST])
        savings: dict[str, Saving] = {}
        for pair in order:
            if len(savings) < _MOST and pair.task.id not in savings:
                verdict, saving = self.saving(pair)
                if verdict == "lighter" and saving.saves_day:
                    savings[pair.task.id] = saving
        return tuple(savings.values())

    def _day_weight(self, pair: Pair) -> float:
        """What it takes off her day, weighed beside others."""
        return self._day_share(pair) * (_OVERSTATED if pair.task.overstated else 1.0)

    def _day_share(self, pair: Pair) -> float:
        """What the other way takes off her day, by best estimates."""
        row = self.rows[pair.task.id]
        before, after = (self._ways.estimated(self._place(pair.task, way)) for way in (pair.now, pair.instead))
        return float((_dose(row, before, np.ones(1)) - _dose(row, after, np.ones(1)))[0] / self._whole_nms)

    @property
    def total(self) -> Array:
        """The load of her day [N m s]: best estimate, then the draws."""
        if self._total is None:
            self._total = self._drawn_total()
        return self._total

    def _drawn_total(self) -> Array:
        """With the draws of what adds much, and best estimates of the rest."""
        self.prepare(())
        total = np.zeros(DRAWS + 1)
        for row in self._lines:
            place = self._place(row.task, row.variant)
            drawn = self._drawn[place] if place in self._large else self._ways.estimated(place)
            total += _dose(row, drawn, count_draws(row.task.id, row.usual))
        return total


def _verdict(found: Against, size: Size) -> Verdict:
    """As the comparison says; where the model is weak a way is lighter only if it stays so by the worst measured."""
    if size == "known" or found.verdict != "lighter":
        return found.verdict
    worst = knowledge().quantity("sitting_overstated").high
    assert worst is not None, "the reader refuses a band without its ends"
    return "lighter" if 1 - worst * (1 - found.saving.value) >= WORTH else "unsure"


def _dose(row: Counted, way: Drawn, counts: Array) -> Array:
    """What a task adds to the day when it is done that way, as often as it comes [N m s]."""
    return way.dose_nms * counts * row.times * row.seconds / row.variant.seconds
