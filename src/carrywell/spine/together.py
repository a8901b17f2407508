"""Many ways at once: what their heaviest phases load and what they add up to, worked out in one go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from carrywell.errors import InputError
from carrywell.knowledge.task_schema import Phase, Variant
from carrywell.spine.body import Body
from carrywell.spine.deviations import NONE, Deviations, draws
from carrywell.spine.forces import forces
from carrywell.spine.load import OUTPUTS
from carrywell.spine.phases import Postures, postures_in
from carrywell.spine.posture import Hands, Posture
from carrywell.spine.situation import Situation

Array = NDArray[np.float64]
Part = TypeVar("Part", Posture, Hands)
#: Phases that are drawn at once: so few that their arrays stay in the processor's cache.
_AT_ONCE = 16


@dataclass(frozen=True)
class Drawn:
    """The heaviest phase of one way: best estimates first along axis 0, then the draws; and which phase that is."""

    moment_nm: Array
    compression_n: Array
    shear_n: Array
    disc_pressure_mpa: Array
    dose_nms: Array
    heaviest: int


@dataclass(frozen=True)
class Ways:
    """Ways of tasks as postures of one woman, their phases side by side.

    `ends` says after which phase each way ends, `best` are the best estimates by output (`OUTPUTS`) and phase,
    `problems` why she cannot do some of the phases.
    """

    body: Body
    variants: tuple[Variant, ...]
    ends: tuple[int, ...]
    postures: Postures
    best: Array
    problems: tuple[InputError | None, ...]

    @classmethod
    def of(cls, variants: Sequence[Variant], situation: Situation) -> Ways:
        """Each way for her body, baby and furniture."""
        return cls.at_each([(variant, situation) for variant in variants], situation.body)

    @classmethod
    def at_each(cls, pairs: Sequence[tuple[Variant, Situation]], body: Body) -> Ways:
        """Each way in a situation of its own, such as other furniture; the woman is one."""
        variants = tuple(variant for variant, _ in pairs)
        phases = [(phase, situation) for variant, situation in pairs for phase in variant.phase]
        postures = postures_in([phase for phase, _ in phases], [situation for _, situation in phases], body)
        best, problems = _best(body, postures)
        ends = tuple(accumulate(len(variant.phase) for variant in variants))
        return cls(body, variants, ends, postures, best, problems)

    def rows(self, way: int) -> range:
        """Where its phases stand."""
        return range(self.ends[way - 1] if way else 0, self.ends[way])

    def problem(self, way: int) -> InputError | None:
        """Why she cannot do it, or None."""
        found = (self.problems[row] for row in self.rows(way))
        return next((problem for problem in found if problem is not None), None)

    def trunk_deg(self, way: int) -> float:
        """The furthest she bends in it."""
        return float(np.max(np.asarray(self.postures.posture.trunk_flexion_deg)[self.rows(way)]))

    def estimated(self, way: int) -> Drawn:
        """The best estimates alone of a way that she can do."""
        rows = self.rows(way)
        loads = self.best[:, rows.start : rows.stop]
        at = int(loads[1].argmax())
        moment, compression, shear, pressure = loads[:, at : at + 1]
        dose = loads[0] @ np.array([phase.seconds for phase in self.variants[way].phase])
        return Drawn(moment, compression, shear, pressure, np.atleast_1d(dose), at)

    def estimated_n(self, way: int) -> float:
        """The compression of its heaviest phase by the best estimate alone [N]; NaN where she cannot do it."""
        rows = self.rows(way)
        return float(self.best[1, rows.start : rows.stop].max())

    def drawn(self, ways: Sequence[int]) -> list[Drawn]:
        """Best estimates and all draws of some ways that she can do."""
        if not ways:
            return []
        rows = [row for way in ways for row in self.rows(way)]
        phases = [phase for way in ways for phase in self.variants[way].phase]
        off, parts = draws().of_acts([repr(phase) for phase in phases]), range(0, len(rows), _AT_ONCE)
        drawn = np.concatenate(
            [
                _loads(self.body, self.postures, rows[at : at + _AT_ONCE], off.some_acts(at, at + _AT_ONCE))
                for at in parts
            ],
            axis=-1,
        )
        loads = np.concatenate([self.best[:, None, rows], drawn], axis=1)
        each = np.split(loads, np.cumsum([len(self.variants[way].phase) for way in ways])[:-1], axis=-1)
        return [_heaviest(part, self.variants[way].phase) for part, way in zip(each, ways, strict=True)]


def _best(body: Body, postures: Postures) -> tuple[Array, tuple[InputError | None, ...]]:
    """Best estimates of all phases that she can do; the others are NaN, with the reason."""
    problems = list(postures.problems)
    best = np.full((len(OUTPUTS), len(problems)), np.nan)
    rows = [row for row, problem in enumerate(problems) if problem is None]
    waiting = [rows]
    while waiting:
        some = waiting.pop()
        try:
            best[:, some] = _loads(body, postures, some)
        except InputError as problem:  # hands out of reach somewhere: find out where
            if len(some) == 1:
                problems[some[0]] = problem
            else:
                waiting += [some[: len(some) // 2], some[len(some) // 2 :]]
    return best, tuple(problems)


def _loads(body: Body, postures: Postures, rows: list[int], off: Deviations = NONE) -> Array:
    """The outputs of some phases in the order of `OUTPUTS`: output, draws where there are any, phase."""
    if not rows:
        return np.empty((len(OUTPUTS), 0))
    found = forces(body, _some(postures.posture, rows), _some(postures.hands, rows), off)
    return np.array([getattr(found, name) for name in OUTPUTS])


def _some(part: Part, rows: list[int]) -> Part:
    return replace(part, **{name: value[rows] for name, value in vars(part).items()})


def _heaviest(loads: Array, phases: Sequence[Phase]) -> Drawn:
    """One way from the loads of its phases: the heaviest counts draw by draw; the dose adds them up."""
    heaviest = np.argmax(loads[1], axis=-1)
    moment, compression, shear, pressure = np.take_along_axis(loads, heaviest[None, :, None], axis=-1)[..., 0]
    dose = loads[0] @ np.array([phase.seconds for phase in phases])
    return Drawn(moment, compression, shear, pressure, dose, int(heaviest[0]))
