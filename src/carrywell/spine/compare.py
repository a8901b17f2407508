"""The ways of one task side by side for her, compared on common draws: which is lighter, by how much, how surely."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from carrywell.errors import InputError
from carrywell.knowledge.task_schema import Task, Variant
from carrywell.spine.situation import Situation
from carrywell.spine.tasks import Act, ways_for
from carrywell.spine.together import Drawn, Ways

Array = NDArray[np.float64]
Verdict = Literal["lighter", "heavier", "no_difference", "unsure"]

#: A way counts as lighter or heavier only when it is in this share of the draws ...
SURE = 0.95
#: ... and by at least this share of the usual way's compression.
WORTH = 0.05
#: Two ways make no difference when the best estimate is below `WORTH` and the whole range within this share.
ALIKE = 0.2


@dataclass(frozen=True)
class Range:
    """One figure with its 90 % range."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Against:
    """A way against the usual one: how much less compression it has, as a share (negative is more).

    ``lower_in`` is the share of the draws in which it is lower; ``shear`` the same saving for the anterior shear.
    """

    saving: Range
    lower_in: float
    shear: Range
    verdict: Verdict


@dataclass(frozen=True)
class Way:
    """One way of doing a task, for her.

    The four figures are those of its heaviest phase; ``dose_nms`` is the time integral of the moment over one time of
    doing it [N m s]. ``against`` is None for the usual way; ``shown`` is the heaviest phase, the one that the picture
    and the four figures belong to.
    """

    variant: Variant
    acts: tuple[Act, ...]
    shown: Act
    moment_nm: Range
    compression_n: Range
    shear_n: Range
    disc_pressure_mpa: Range
    dose_nms: Range
    seconds: float
    against: Against | None


@dataclass(frozen=True)
class Comparison:
    """A task with all its ways.

    ``lightest`` is the way that is surely lighter than every other one, where there is such a way; ``unreachable`` are
    those that she cannot do, with the reason.
    """

    task: Task
    ways: tuple[Way, ...]
    lightest: Way | None
    unreachable: tuple[tuple[Variant, InputError], ...]


def compare(task: Task, situation: Situation) -> Comparison:
    """Every way of a task for her.

    Parameters
    ----------
    task
        The task.
    situation
        Her body, baby and home.

    Raises
    ------
    InputError
        When she cannot even reach the place the usual way; naming it.
    """
    ways = Ways.of(ways_for(task, situation), situation)
    problems = [ways.problem(number) for number in range(len(ways.variants))]
    if problems[0] is not None:
        raise problems[0]
    able = [number for number, problem in enumerate(problems) if problem is None]
    drawn = ways.drawn(able)
    told = [_way(ways, number, own, drawn[0], judged=task.judged) for number, own in zip(able, drawn, strict=True)]
    unreachable = tuple((way, problem) for way, problem in zip(ways.variants, problems, strict=True) if problem)
    return Comparison(task, tuple(told), _lightest(task, told, drawn), unreachable)


def _lightest(task: Task, ways: list[Way], drawn: list[Drawn]) -> Way | None:
    """The way that is surely lighter than every other; ways that stand only to compare cannot be it."""
    able = [i for i, way in enumerate(ways) if not way.variant.only_to_compare]
    if not task.judged or len(ways) < 2 or not able:
        return None
    best = min(able, key=lambda i: ways[i].compression_n.value)
    others = [against(drawn[best], other) for i, other in enumerate(drawn) if i != best]
    return ways[best] if best and all(other.verdict == "lighter" for other in others) else None


def ranged(values: Array) -> Range:
    """Best estimate (the first) and the 5th and 95th percentile of the draws after it."""
    low, high = np.quantile(values[1:], (0.05, 0.95))
    best = float(values[0])
    return Range(best, min(float(low), best), max(float(high), best))


def _way(ways: Ways, number: int, drawn: Drawn, usual: Drawn, *, judged: bool) -> Way:
    variant = ways.variants[number]
    done = tuple(
        Act(phase.seconds, *ways.postures.row(row)) for phase, row in zip(variant.phase, ways.rows(number), strict=True)
    )
    return Way(
        variant=variant,
        acts=done,
        shown=done[drawn.heaviest],
        moment_nm=ranged(drawn.moment_nm),
        compression_n=ranged(drawn.compression_n),
        shear_n=ranged(drawn.shear_n),
        disc_pressure_mpa=ranged(drawn.disc_pressure_mpa),
        dose_nms=ranged(drawn.dose_nms),
        seconds=sum(act.seconds for act in done),
        against=None if drawn is usual else against(drawn, usual, judged=judged),
    )


def against(drawn: Drawn, usual: Drawn, *, judged: bool = True) -> Against:
    """One way against another on the same draws; without a judgement the verdict is always unsure."""
    saving = 1 - drawn.compression_n / usual.compression_n
    lower = float(np.mean(drawn.compression_n[1:] < usual.compression_n[1:]))
    shear = 1 - np.abs(drawn.shear_n) / np.maximum(np.abs(usual.shear_n), 1.0)
    found = ranged(saving)
    return Against(found, lower, ranged(shear), _verdict(found, lower) if judged else "unsure")


def _verdict(saving: Range, lower: float) -> Verdict:
    """Lighter or heavier when sure and worth it; no difference when small with its whole range; else unsure."""
    if abs(saving.value) < WORTH:
        alike = saving.low >= -ALIKE and saving.high <= ALIKE
        return "no_difference" if alike else "unsure"
    if saving.value > 0:
        return "lighter" if lower >= SURE else "unsure"
    return "heavier" if 1 - lower >= SURE else "unsure"
