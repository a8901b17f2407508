"""The ways of one task side by side for her, compared on common draws: which is lighter, by how much, how surely."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from carrywell.errors import InputError
from carrywell.knowledge.task_schema import Task, Variant
from carrywell.spine.body import Body
from carrywell.spine.deviations import Deviations, draws
from carrywell.spine.forces import forces
from carrywell.spine.load import OUTPUTS
from carrywell.spine.situation import Situation
from carrywell.spine.tasks import Act, acts, ways_for

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


@dataclass(frozen=True)
class Drawn:
    """The heaviest phase of one way: best estimates first along axis 0, then the draws; and which phase that is."""

    moment_nm: Array
    compression_n: Array
    shear_n: Array
    disc_pressure_mpa: Array
    dose_nms: Array
    heaviest: int


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
    ways: list[Way] = []
    unreachable: list[tuple[Variant, InputError]] = []
    seen: list[Drawn] = []
    for variant in ways_for(task, situation):
        try:
            done = acts(variant, situation)
            drawn = drawn_way(situation.body, variant, done)
        except InputError as reason:
            if not seen:
                raise
            unreachable.append((variant, reason))
            continue
        compared = against(drawn, seen[0], judged=task.judged) if seen else None
        ways.append(_way(variant, done, drawn, compared))
        seen.append(drawn)
    return Comparison(task, tuple(ways), _lightest(task, ways, seen), tuple(unreachable))


def _lightest(task: Task, ways: list[Way], drawn: list[Drawn]) -> Way | None:
    """The way that is surely lighter than every other; ways that stand only to compare cannot be it."""
    able = [i for i, way in enumerate(ways) if not way.variant.only_to_compare]
    if not task.judged or len(ways) < 2 or not able:
        return None
    best = min(able, key=lambda i: ways[i].compression_n.value)
    others = [against(drawn[best], other) for i, other in enumerate(drawn) if i != best]
    return ways[best] if best and all(other.verdict == "lighter" for other in others) else None


def drawn_way(body: Body, variant: Variant, done: tuple[Act, ...]) -> Drawn:
    """All draws of a way: of its phases the heaviest counts draw by draw; the dose adds them up."""
    phases = [_phase(body, act, draws().of_act(repr(phase))) for phase, act in zip(variant.phase, done, strict=True)]
    heaviest = np.argmax([phase[1] for phase in phases], axis=0)
    moment, compression, shear, pressure = (
        np.choose(heaviest, [phase[i] for phase in phases]) for i in range(len(OUTPUTS))
    )
    dose = np.sum([act.seconds * phase[0] for act, phase in zip(done, phases, strict=True)], axis=0)
    return Drawn(moment, compression, shear, pressure, dose, int(heaviest[0]))


def _phase(body: Body, act: Act, off: Deviations) -> list[Array]:
    """The outputs of one phase in the order of `OUTPUTS`, best estimate first."""
    best, rest = forces(body, act.posture, act.hands), forces(body, act.posture, act.hands, off)
    return [np.append(getattr(best, name), getattr(rest, name)) for name in OUTPUTS]


def ranged(values: Array) -> Range:
    """Best estimate (the first) and the 5th and 95th percentile of the draws after it."""
    low, high = np.quantile(values[1:], (0.05, 0.95))
    best = float(values[0])
    return Range(best, min(float(low), best), max(float(high), best))


def _way(variant: Variant, done: tuple[Act, ...], drawn: Drawn, compared: Against | None) -> Way:
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
        against=compared,
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
