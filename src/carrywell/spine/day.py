"""The load of a day: what each task adds up to, what would save most, what could be handed over.

Dose is load times time. It ranks tasks and ways of doing them; it is no risk and no pain.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from carrywell.errors import InputError
from carrywell.knowledge.task_reader import tasks
from carrywell.knowledge.task_schema import Exposure, Task, Variant
from carrywell.spine.compare import SURE, Drawn, Range, drawn_way, ranged
from carrywell.spine.deviations import DRAWS, draws
from carrywell.spine.fields import numbers
from carrywell.spine.published import daily_dose_nh, fatigue_damage
from carrywell.spine.situation import Situation
from carrywell.spine.tasks import acts, task_named, tasks_for, variant_named, ways_for

Array = NDArray[np.float64]
#: A change is worth naming from this share of the day's dose.
_WORTH_OF_DAY = 0.01
_COUNT_SEED = 7
_Z_90 = 1.645
CHANGES = 3


@dataclass(frozen=True)
class Doing:
    """What she does of one task in a day.

    Parameters
    ----------
    times
        How often, 0 to 200.
    seconds
        How long one time lasts [s], 0 to 28,800; None is as long as the task's way takes.
    variant
        Which way; None is the usual one.

    Raises
    ------
    InputError
        Naming ``times`` or ``seconds`` when out of range.
    """

    times: float
    seconds: float | None = None
    variant: str | None = None

    def __post_init__(self) -> None:
        numbers("times", self.times, 0, 200)
        if self.seconds is not None:
            numbers("seconds", self.seconds, 0, 28_800)


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


@dataclass(frozen=True)
class _Line:
    """One task of the day while it is worked out."""

    task: Task
    variant: Variant
    times: float
    seconds: float
    own: bool
    drawn: Drawn
    dose: Array
    counts: Array
    peak_trunk_deg: float


def day(situation: Situation, *, cares: bool, own: Mapping[str, Doing] | None = None) -> Day:
    """The load of her day.

    Parameters
    ----------
    situation
        Her body, baby and home.
    cares
        Whether there is a baby to care for.
    own
        What she counted herself, by task; a task she counted replaces the usual figure, 0 takes it out.

    Raises
    ------
    InputError
        Naming ``day.<task>`` when a task or way does not exist.
    """
    given = own or {}
    for name in given:
        if name not in tasks().tasks:
            raise InputError(f"day.{name}", "unknown_option", allowed=", ".join(tasks().tasks))
    usual = {row.task: row for row in tasks().exposures if row.from_days <= situation.baby_age_days <= row.to_days}
    coming = {task.id for task in tasks_for(situation, cares=cares)}
    names = [name for name in tasks().tasks if name in given or (name in coming and name in usual)]
    lines: list[_Line] = []
    unreachable: list[tuple[Task, InputError]] = []
    for doing in [found for name in names if (found := _doing(situation, name, given.get(name), usual.get(name)))]:
        if not doing.task.judged:  # a dose of the part that the model sees would pass for the whole
            unreachable.append((doing.task, InputError(f"day.{doing.task.id}", "no_figures")))
            continue
        try:
            lines.append(_line(situation, doing))
        except InputError as reason:
            unreachable.append((doing.task, reason))
    total = np.sum([line.dose for line in lines], axis=0) if lines else np.zeros(DRAWS + 1)
    doses = sorted((_dose(line, total) for line in lines), key=lambda found: -found.dose_nms.value)
    changes = [change for line in lines if (change := _best_change(situation, line, total)) is not None]
    return Day(
        tasks=tuple(doses),
        dose_nms=ranged(total),
        dortmund_nh=_dortmund(lines),
        fatigue=float(sum(line.times * fatigue_damage(line.drawn.compression_n[0]) for line in lines)),
        changes=tuple(sorted(changes, key=lambda change: -change.saving.value)[:CHANGES]),
        hand_over=tuple(found for found in doses if found.task.hand_over),
        unreachable=tuple(unreachable),
    )


@dataclass(frozen=True)
class _Doing:
    """What is counted for one task: her own figure, or the usual one."""

    task: Task
    variant: Variant
    times: float
    seconds: float | None
    usual: Exposure | None


def _doing(situation: Situation, name: str, own: Doing | None, usual: Exposure | None) -> _Doing | None:
    """Her own count before the usual one; None where there is neither or it is zero."""
    task = task_named(name)
    if own is not None:
        try:
            variant = task.variant[0] if own.variant is None else variant_named(task, own.variant)
        except InputError as error:
            raise InputError(f"day.{name}.variant", error.code, **error.details) from error
        return _Doing(task, variant, own.times, own.seconds, None) if own.times else None
    if usual is None:
        return None
    babies = situation.babies if task.when == "after_birth" and task.per_baby else 1
    return _Doing(task, task.variant[0], usual.times * babies, usual.seconds, usual)


def _line(situation: Situation, doing: _Doing) -> _Line:
    """The load of one task in a day."""
    done = acts(doing.variant, situation)
    lasts = sum(act.seconds for act in done)
    seconds = lasts if doing.seconds is None else doing.seconds
    drawn = drawn_way(situation.body, doing.variant, done)
    counts = _count_draws(doing.task.id, doing.usual)
    dose = drawn.dose_nms * doing.times * seconds / lasts * counts
    trunk = max(float(act.posture.trunk_flexion_deg) for act in done)
    return _Line(doing.task, doing.variant, doing.times, seconds, doing.usual is None, drawn, dose, counts, trunk)


def _count_draws(task: str, usual: Exposure | None) -> Array:
    """How far a usual count may be off: 1, then a factor for each draw whose 90 % range is the count's band.

    Counts of different tasks are drawn apart from each other; her own count is taken as it is.
    """
    if usual is None:
        return np.ones(DRAWS + 1)
    order = np.random.default_rng([_COUNT_SEED, list(tasks().tasks).index(task)]).permutation(DRAWS)
    score = next(iter(draws().scores.values()))[order]
    spread = np.log(usual.high / usual.low) / (2 * _Z_90)
    return np.append(1.0, np.exp(spread * score))


def _dose(line: _Line, total: Array) -> TaskDose:
    return TaskDose(
        task=line.task,
        variant=line.variant,
        times=line.times,
        seconds=line.seconds,
        own_count=line.own,
        dose_nms=ranged(line.dose),
        share=ranged(line.dose / np.maximum(total, 1e-9)),
        compression_n=ranged(line.drawn.compression_n),
    )


def _best_change(situation: Situation, line: _Line, total: Array) -> Change | None:
    """The way of this task that surely saves most of the day's dose without pressing harder; of equals the lightest."""
    found: list[tuple[Change, float]] = []
    for variant in ways_for(line.task, situation):
        if variant is line.variant or variant.only_to_compare or variant.needs_words:
            continue
        try:
            done = acts(variant, situation)
        except InputError:
            continue
        drawn = drawn_way(situation.body, variant, done)
        longer = sum(act.seconds for act in done) / sum(phase.seconds for phase in line.variant.phase)
        dose = drawn.dose_nms * line.times * line.seconds * longer / sum(act.seconds for act in done) * line.counts
        less = (line.dose - dose) / np.maximum(total, 1e-9)
        lower = float(np.mean(less[1:] > 0))
        lighter = float(np.mean(drawn.compression_n[1:] < line.drawn.compression_n[1:]))
        if lower >= SURE and lighter >= SURE and less[0] >= _WORTH_OF_DAY:
            change = Change(line.task, line.variant, variant, ranged(less), lower)
            found.append((change, float(drawn.compression_n[0])))
    if not found:
        return None
    most = max(change.saving.value for change, _ in found)
    alike = [(change, load) for change, load in found if change.saving.value >= most - _WORTH_OF_DAY]
    return min(alike, key=lambda pair: pair[1])[0]


def _dortmund(lines: list[_Line]) -> float:
    if not lines:
        return 0.0
    return float(
        daily_dose_nh(
            np.array([line.drawn.compression_n[0] for line in lines]),
            np.array([line.times * line.seconds for line in lines]),
            np.array([line.peak_trunk_deg for line in lines]),
        )
    )
