"""What she does in a day: her own counts before the usual ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from carrywell.errors import InputError
from carrywell.knowledge.task_reader import tasks
from carrywell.knowledge.task_schema import Exposure, Task, Variant
from carrywell.spine.deviations import DRAWS, draws
from carrywell.spine.fields import numbers
from carrywell.spine.situation import Situation
from carrywell.spine.tasks import task_named, tasks_for, variant_named

Array = NDArray[np.float64]
_COUNT_SEED = 7
_Z_90 = 1.645


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
class Counted:
    """What is counted for one task: her own figure, or the usual one, which is then `usual`."""

    task: Task
    variant: Variant
    times: float
    seconds: float
    usual: Exposure | None


def counted(
    situation: Situation, *, cares: bool, own: Mapping[str, Doing], ways: Mapping[str, str] | None = None
) -> list[Counted]:
    """Every task that comes in her day; ``ways`` are ways that she has taken up, by task, where she told no other.

    Raises
    ------
    InputError
        Naming ``day.<task>`` when a task or way does not exist.
    """
    for name in own:
        if name not in tasks().tasks:
            raise InputError(f"day.{name}", "unknown_option", allowed=", ".join(tasks().tasks))
    usual = {row.task: row for row in tasks().exposures if row.from_days <= situation.baby_age_days <= row.to_days}
    coming = {task.id for task in tasks_for(situation, cares=cares)}
    names = [name for name in tasks().tasks if name in own or (name in coming and name in usual)]
    found = (_counted(situation, name, own.get(name), usual.get(name)) for name in names)
    taken_up = {name: way for name, way in (ways or {}).items() if name not in own or own[name].variant is None}
    return [_done_as(row, taken_up.get(row.task.id)) for row in found if row is not None]


def _done_as(row: Counted, way: str | None) -> Counted:
    """A task in a way that she has taken up; it comes as often, and lasts as that way lasts."""
    if way is None:
        return row
    variant = variant_named(row.task, way)
    return replace(row, variant=variant, seconds=row.seconds * variant.seconds / row.variant.seconds)


def _counted(situation: Situation, name: str, own: Doing | None, usual: Exposure | None) -> Counted | None:
    """Her own count before the usual one; None where there is neither or it is zero."""
    task = task_named(name)
    if own is not None:
        try:
            variant = task.variant[0] if own.variant is None else variant_named(task, own.variant)
        except InputError as error:
            raise InputError(f"day.{name}.variant", error.code, **error.details) from error
        return Counted(task, variant, own.times, _lasts(variant, own.seconds), None) if own.times else None
    if usual is None:
        return None
    babies = situation.babies if task.when == "after_birth" and task.per_baby else 1
    variant = task.variant[0]
    return Counted(task, variant, usual.times * babies, _lasts(variant, usual.seconds), usual)


def _lasts(variant: Variant, seconds: float | None) -> float:
    return variant.seconds if seconds is None else seconds


def count_draws(task: str, usual: Exposure | None) -> Array:
    """How far a usual count may be off: 1, then a factor for each draw whose 90 % range is the count's band.

    Counts of different tasks are drawn apart from each other; her own count is taken as it is.
    """
    if usual is None:
        return np.ones(DRAWS + 1)
    order = np.random.default_rng([_COUNT_SEED, list(tasks().tasks).index(task)]).permutation(DRAWS)
    score = next(iter(draws().scores.values()))[order]
    spread = np.log(usual.high / usual.low) / (2 * _Z_90)
    return np.append(1.0, np.exp(spread * score))
