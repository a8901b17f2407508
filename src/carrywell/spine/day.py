"""The load of a day: what each task adds up to, what would save most, what could be handed over.

Dose is load times time. It ranks tasks and ways of doing them; it is no risk and no pain.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from carrywell.errors import InputError
from carrywell.knowledge.task_schema import Task, Variant
from carrywell.spine.compare import SURE, Range, ranged
from carrywell.spine.deviations import DRAWS
from carrywell.spine.doings import Counted, Doing, count_draws, counted
from carrywell.spine.published import daily_dose_nh, fatigue_damage
from carrywell.spine.situation import Situation
from carrywell.spine.tasks import ways_for
from carrywell.spine.together import Drawn, Ways

Array = NDArray[np.float64]
#: A change is worth naming from this share of the day's dose.
_WORTH_OF_DAY = 0.01
CHANGES = 3


@dataclass(frozen=True)
class TaskDose:
    """One task of the day: how often and how long, its dose [N m s] and its share of the day's."""

    task: Task
    variant: Variant
    times: float
    seconds: float
    own_count: bool
    dose_nms: Range
    share: Range
    compression_n: Range


@dataclass(frozen=True)
class Change:
    """A lighter way of one task: how much of the day's dose it would save, as a share, and how surely."""

    task: Task
    now: Variant
    instead: Variant
    saving: Range
    lower_in: float


@dataclass(frozen=True)
class Day:
    """The load of a day.

    Attributes
    ----------
    tasks
        From the most dose to the least.
    dose_nms
        Time integral of the L5/S1 moment [N m s].
    dortmund_nh, fatigue
        Two published dose measures (mdd1999 [N h], lifft): they rank days and are never shown as a risk.
    changes
        At most three, from the largest saving.
    hand_over
        The tasks somebody else could do, from the most dose.
    unreachable
        Tasks that are left out because she cannot reach a place, or because the model has no figures for them, with
        the reason.
    """

    tasks: tuple[TaskDose, ...]
    dose_nms: Range
    dortmund_nh: float
    fatigue: float
    changes: tuple[Change, ...]
    hand_over: tuple[TaskDose, ...]
    unreachable: tuple[tuple[Task, InputError], ...]

    @property
    def heaviest(self) -> tuple[TaskDose, ...]:
        """The tasks with the largest compression, however short; the heaviest first."""
        return tuple(sorted(self.tasks, key=lambda found: -found.compression_n.value)[:CHANGES])


def handed_over(
    situation: Situation, *, cares: bool, own: Mapping[str, Doing], ways: Mapping[str, str]
) -> tuple[Counted, ...]:
    """The tasks of `Day.hand_over` alone, in the same order; without ranges, which nobody else needs to know."""
    rows = [row for row in counted(situation, cares=cares, own=own, ways=ways) if row.task.judged]
    loads = Ways.of([row.variant for row in rows], situation)
    doses = {number: _estimated_nms(row, loads, number) for number, row in enumerate(rows) if not loads.problem(number)}
    order = sorted(doses, key=lambda number: -doses[number])
    return tuple(rows[number] for number in order if rows[number].task.hand_over)


@dataclass(frozen=True)
class Line:
    """One task of the day while it is worked out; best estimate first, then the draws."""

    counted: Counted
    drawn: Drawn
    counts: Array
    trunk_deg: float

    @property
    def dose(self) -> Array:
        """What it adds to the day [N m s]."""
        return self.dose_as(self.drawn)

    def dose_as(self, way: Drawn) -> Array:
        """What it would add if it were done another way, as often."""
        return way.dose_nms * self.counts * self.counted.times * self.counted.seconds / self.counted.variant.seconds


def day(
    situation: Situation,
    *,
    cares: bool,
    own: Mapping[str, Doing] | None = None,
    ways: Mapping[str, str] | None = None,
) -> Day:
    """The load of her day.

    Parameters
    ----------
    situation
        Her body, baby and home.
    cares
        Whether there is a baby to care for.
    own
        What she counted herself, by task; a task she counted replaces the usual figure, 0 takes it out.
    ways
        Ways that she has taken up instead of the usual ones, by task.

    Raises
    ------
    InputError
        Naming ``day.<task>`` when a task or way does not exist.
    """
    every = counted(situation, cares=cares, own=own or {}, ways=ways)
    rows = [row for row in every if row.task.judged]  # a dose of the part that the model sees would pass for the whole
    others = [_others(row, situation) for row in rows]
    loads = Ways.of([way for row, more in zip(rows, others, strict=True) for way in (row.variant, *more)], situation)
    firsts = np.cumsum([0, *(1 + len(more) for more in others)])
    now = {int(first): row for row, first in zip(rows, firsts, strict=False) if loads.problem(int(first)) is None}
    worth = _worth_drawing(now, others, firsts, loads)
    drawn = dict(zip([*now, *worth], loads.drawn([*now, *worth]), strict=True))
    lines = {
        first: Line(row, drawn[first], count_draws(row.task.id, row.usual), loads.trunk_deg(first))
        for first, row in now.items()
    }
    total = np.sum([line.dose for line in lines.values()], axis=0) if lines else np.zeros(DRAWS + 1)
    doses = sorted((_dose(line, total) for line in lines.values()), key=lambda found: -found.dose_nms.value)
    changes: list[Change] = []
    for first, more in zip(firsts, others, strict=False):
        if first in lines:
            found = [(way, drawn[at]) for at, way in enumerate(more, first + 1) if at in drawn]
            changes += _best_change(lines[first], found, total)
    return Day(
        tasks=tuple(doses),
        dose_nms=ranged(total),
        dortmund_nh=_dortmund(list(lines.values())),
        fatigue=float(sum(line.counted.times * fatigue_damage(line.drawn.compression_n[0]) for line in lines.values())),
        changes=tuple(sorted(changes, key=lambda change: -change.saving.value)[:CHANGES]),
        hand_over=tuple(found for found in doses if found.task.hand_over),
        unreachable=(*_without_figures(every), *_out_of_reach(rows, firsts, loads)),
    )


def _worth_drawing(
    now: Mapping[int, Counted], others: list[tuple[Variant, ...]], firsts: NDArray[np.intp], loads: Ways
) -> list[int]:
    """The other ways that save enough by best estimates; no other can be told, so that their draws are not needed."""
    doses = {first: _estimated_nms(row, loads, first) for first, row in now.items()}
    least = _WORTH_OF_DAY * max(sum(doses.values()), 1e-9) * (1 - 1e-9)
    return [
        way
        for first, more in zip(map(int, firsts), others, strict=False)
        if first in now
        for way in range(first + 1, first + 1 + len(more))
        if loads.problem(way) is None and doses[first] - _estimated_nms(now[first], loads, way) >= least
    ]


def _estimated_nms(row: Counted, loads: Ways, way: int) -> float:
    """What a way adds to the day by best estimates, as often as the task comes [N m s]."""
    return float(loads.estimated(way).dose_nms[0]) * row.times * row.seconds / row.variant.seconds


def _without_figures(rows: list[Counted]) -> list[tuple[Task, InputError]]:
    """Tasks that the model sees only in part."""
    return [(row.task, InputError(f"day.{row.task.id}", "no_figures")) for row in rows if not row.task.judged]


def _out_of_reach(rows: list[Counted], firsts: NDArray[np.intp], loads: Ways) -> list[tuple[Task, InputError]]:
    """Tasks that she cannot do at her furniture in her way."""
    found = ((row.task, loads.problem(int(first))) for row, first in zip(rows, firsts, strict=False))
    return [(task, problem) for task, problem in found if problem is not None]


def _others(row: Counted, situation: Situation) -> tuple[Variant, ...]:
    """Ways that could be told in one line instead of hers."""
    found = (way for way in ways_for(row.task, situation) if way is not row.variant)
    return tuple(way for way in found if not (way.only_to_compare or way.needs_words))


def _dose(line: Line, total: Array) -> TaskDose:
    return TaskDose(
        task=line.counted.task,
        variant=line.counted.variant,
        times=line.counted.times,
        seconds=line.counted.seconds,
        own_count=line.counted.usual is None,
        dose_nms=ranged(line.dose),
        share=ranged(line.dose / np.maximum(total, 1e-9)),
        compression_n=ranged(line.drawn.compression_n),
    )


def _best_change(line: Line, others: list[tuple[Variant, Drawn]], total: Array) -> list[Change]:
    """The way of this task that surely saves most of the day's dose without pressing harder; of equals the lightest."""
    found: list[tuple[Change, float]] = []
    for variant, drawn in others:
        less = (line.dose - line.dose_as(drawn)) / np.maximum(total, 1e-9)
        lower = float(np.mean(less[1:] > 0))
        lighter = float(np.mean(drawn.compression_n[1:] < line.drawn.compression_n[1:]))
        if lower >= SURE and lighter >= SURE and less[0] >= _WORTH_OF_DAY:
            change = Change(line.counted.task, line.counted.variant, variant, ranged(less), lower)
            found.append((change, float(drawn.compression_n[0])))
    if not found:
        return []
    most = max(change.saving.value for change, _ in found)
    alike = [(change, load) for change, load in found if change.saving.value >= most - _WORTH_OF_DAY]
    return [min(alike, key=lambda pair: pair[1])[0]]


def _dortmund(lines: list[Line]) -> float:
    if not lines:
        return 0.0
    return float(
        daily_dose_nh(
            np.array([line.drawn.compression_n[0] for line in lines]),
            np.array([line.counted.times * line.counted.seconds for line in lines]),
            np.array([line.trunk_deg for line in lines]),
        )
    )
