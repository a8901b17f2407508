"""From phases of tasks to postures: many at once, for her body, her baby and her furniture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from carrywell.errors import InputError
from carrywell.knowledge.body_reader import body as knowledge
from carrywell.knowledge.task_schema import Phase
from carrywell.spine.body import Body
from carrywell.spine.fields import NOT_GIVEN
from carrywell.spine.posture import Hands, Posture
from carrywell.spine.pregnancy import gained
from carrywell.spine.reach import Target, bends, out_of_reach
from carrywell.spine.situation import Situation

Array = NDArray[np.float64]

#: The tasks' lengths are written for this stature [m].
_WRITTEN_FOR_M = 1.63


@dataclass(frozen=True)
class Postures:
    """Phases as the engine takes them: one row each; `problems` says of some rows why she cannot do them."""

    posture: Posture
    hands: Hands
    problems: tuple[InputError | None, ...]

    def row(self, number: int) -> tuple[Posture, Hands]:
        """One of them, each field a single value.

        Raises
        ------
        InputError
            When she cannot reach the place, naming it.
        """
        problem = self.problems[number]
        if problem is not None:
            raise problem
        posture = replace(self.posture, **{name: value[number] for name, value in vars(self.posture).items()})
        return posture, replace(self.hands, **{name: value[number] for name, value in vars(self.hands).items()})


def postures_of(phases: Sequence[Phase], situation: Situation) -> Postures:
    """Every phase as posture and hands, bent as far as her reach to its place asks for."""
    return postures_in(phases, [situation] * len(phases), situation.body)


def postures_in(phases: Sequence[Phase], situations: Sequence[Situation], body: Body) -> Postures:
    """The same with a situation for each phase, such as other furniture; the woman is one."""
    bump_m = float(gained(body).belly_depth_m)
    pairs = list(zip(phases, situations, strict=True))
    touch = [_Touch.of(phase, situation, bump_m) for phase, situation in pairs]
    posture = _posture(pairs)
    rows = np.array([n for n, phase in enumerate(phases) if phase.trunk_deg is None and not touch[n].empty], dtype=int)
    problems: list[InputError | None] = [None] * len(phases)
    if len(rows):
        posture, reached = _reached(posture, rows, [(phases[row].arms, touch[row]) for row in rows], body)
        for row in rows[~reached]:
            problems[row] = out_of_reach(f"home.{phases[row].at}", touch[row].height_m)
    tied = [_worn(phase, situation, bump_m) if phase.worn else (0.0, 0.0) for phase, situation in pairs]
    return Postures(posture, _hands(phases, posture, touch, np.array(tied).reshape(-1, 2)), tuple(problems))


def _posture(pairs: Sequence[tuple[Phase, Situation]]) -> Posture:
    """The postures before any reach."""
    phases = [phase for phase, _ in pairs]

    def known(name: str) -> Array:
        return np.array([NOT_GIVEN if (value := getattr(phase, name)) is None else value for phase in phases])

    seats = [NOT_GIVEN if phase.seat is None else situation.height_of(phase.seat) for phase, situation in pairs]
    return Posture(
        support=np.array([phase.support for phase in phases], dtype=str),
        trunk_flexion_deg=np.nan_to_num(known("trunk_deg")),
        lumbar_flexion_deg=known("lumbar_deg"),
        lateral_bend_deg=known("lateral_deg"),
        twist_deg=known("twist_deg"),
        knee_flexion_deg=known("knee_deg"),
        back_rest=known("back_rest"),
        forearms_supported=known("forearms"),
        seat_height_m=np.array(seats),
        one_knee=np.array([phase.one_knee for phase in phases], dtype=bool),
        speed=np.array([phase.speed for phase in phases], dtype=str),
    )


def _reached(
    posture: Posture, rows: NDArray[np.intp], places: list[tuple[float, _Touch]], body: Body
) -> tuple[Posture, NDArray[np.bool_]]:
    """The postures with some rows bent until the hands reach; a row that cannot stays upright."""
    some = replace(posture, **{name: value[rows] for name, value in vars(posture).items()})
    target = Target(
        *(np.array(part) for part in zip(*((p.forward_m, p.height_m, arms) for arms, p in places), strict=True))
    )
    bent, knee, reached = bends(body, some, target)
    trunk, knees = np.array(posture.trunk_flexion_deg), np.array(posture.knee_flexion_deg)
    trunk[rows], knees[rows] = np.where(reached, bent, 0.0), np.where(reached, knee, some.knee_flexion_deg)
    return replace(posture, trunk_flexion_deg=trunk, knee_flexion_deg=knees), reached


@dataclass(frozen=True)
class _Touch:
    """Where the hands of a phase go; empty hands that touch nothing have no place."""

    forward_m: float
    height_m: float
    sideways_m: float
    mass_kg: float
    empty: bool

    @classmethod
    def of(cls, phase: Phase, situation: Situation, bump_m: float) -> _Touch:
        """Scaled with her stature, on her furniture, in front of her bump."""
        mass = (phase.baby * situation.baby_mass_kg + phase.extra_kg) * phase.shared
        if phase.forward_m is None and not phase.worn:
            return cls(NOT_GIVEN, NOT_GIVEN, 0.0, 0.0, empty=True)
        scale = float(situation.body.height_m) / _WRITTEN_FOR_M
        forward = _in_front((phase.forward_m or 0.0) * scale, phase, bump_m)
        return cls(forward, _height(phase, situation), phase.sideways_m * scale, mass, empty=False)


def _in_front(forward_m: float, phase: Phase, bump_m: float) -> float:
    """How far in front of L5/S1 the hands are, with her bump."""
    if phase.edge:
        return forward_m + bump_m
    if forward_m > 0 and phase.sideways_m == 0 and phase.support != "lying" and bump_m > 0:
        return max(forward_m, knowledge().value("belly_front_m") + bump_m)
    return forward_m


def _height(phase: Phase, situation: Situation) -> float:
    """Height of the hands [m]: above a place, or a share of her stature that moves with a seat of another height."""
    if phase.at is not None:
        return situation.height_of(phase.at) + phase.above_m
    if phase.height_share is None:
        return NOT_GIVEN
    higher = 0.0
    if phase.seat is not None:
        higher = situation.height_of(phase.seat) - knowledge().places[phase.seat].height_m
    return phase.height_share * float(situation.body.height_m) + higher


def _hands(phases: Sequence[Phase], posture: Posture, touch: list[_Touch], tied: Array) -> Hands:
    """What the hands hold once the postures are known; what is worn turns with the trunk."""
    worn = np.array([phase.worn for phase in phases], dtype=bool)
    empty = np.array([place.empty for place in touch], dtype=bool)
    bend = np.radians(posture.trunk_flexion_deg)
    forward = np.array([place.forward_m for place in touch])
    held = ~worn & ~empty
    return Hands(
        mass_kg=np.array([place.mass_kg for place in touch]),
        forward_m=np.where(worn, tied[:, 0] * np.cos(bend) + tied[:, 1] * np.sin(bend), forward),
        sideways_m=np.where(held, [place.sideways_m for place in touch], 0.0),
        height_m=np.where(held, [place.height_m for place in touch], NOT_GIVEN),
        both=np.array([not phase.one_hand for phase in phases], dtype=bool) | ~held,
        worn=worn,
        push_n=np.where(held, [phase.push_n for phase in phases], 0.0),
    )


def _worn(phase: Phase, situation: Situation, bump_m: float) -> tuple[float, float]:
    """Where a load tied to the trunk lies, in front of and above L5/S1 along the trunk [m].

    Where the phase names a place, that is where the free hands go.
    """
    stature, known = float(situation.body.height_m), knowledge()
    own_place = phase.at is None and phase.forward_m is not None
    out = (phase.forward_m or 0.0) * stature / _WRITTEN_FOR_M if own_place else known.value("worn_forward") * stature
    out += bump_m * (out > 0)
    hip = known.value("hip_height") + known.value("l5s1_above_hip")
    up = known.value("worn_up") * stature if phase.height_share is None else (phase.height_share - hip) * stature
    return out, up
