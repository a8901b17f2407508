"""How far she bends to get her hands to a place: the trunk angle that a reach decides."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from carrywell.errors import InputError
from carrywell.knowledge.body_reader import body as knowledge
from carrywell.spine.anatomy import anatomy
from carrywell.spine.body import Body
from carrywell.spine.motion import angles, l5s1_height
from carrywell.spine.posture import Posture

Array = NDArray[np.float64]
_KNEE_STEP_DEG, _FINER = 5.0, 25  # of the search, not of her
_ROUNDS = 8


@dataclass(frozen=True)
class Target:
    """Where the hands go: in front of L5/S1 and above the floor [m], with this share of the arms' length."""

    forward_m: float
    height_m: float
    arms: float


def reaching(body: Body, posture: Posture, target: Target, field: str) -> Posture:
    """The posture with the trunk bent, and if need be the knees too, until the hands reach.

    Shoulder, hand and L5/S1 make a triangle with two known sides: ``trunk = direction of the hand - acos((s^2 + d^2 -
    a^2) / (2 s d))``. The height of L5/S1 moves with the pelvis, so the angle is found in rounds. An upright trunk that
    reaches with bent elbows stays upright.

    Raises
    ------
    InputError
        Naming ``field``, when she cannot reach the place at all.
    """
    if posture.support != "standing":
        return _bent_to(body, posture, target, np.array([np.nan]), field)
    first = float(np.nan_to_num(posture.knee_flexion_deg, nan=0.0))
    deepest = max(knowledge().value("deepest_knee_deg"), first)
    rough = _bent_to(body, posture, target, np.arange(first, deepest + _KNEE_STEP_DEG, _KNEE_STEP_DEG), field)
    knee = float(rough.knee_flexion_deg)
    if knee == first:
        return rough
    return _bent_to(body, posture, target, np.linspace(knee - _KNEE_STEP_DEG, knee, _FINER + 1), field)


def _bent_to(body: Body, posture: Posture, target: Target, knees: Array, field: str) -> Posture:
    """The posture with the least bent of some knees with which she reaches."""
    built, furthest = anatomy(body), knowledge().value("furthest_trunk_deg")
    standing = posture.support == "standing"
    bent = knees if standing else posture.knee_flexion_deg
    arm, shoulder = target.arms * float(built.reach), float(built.shoulder_up)
    trunk = np.full(knees.shape, 45.0)  # where the search begins
    for _ in range(_ROUNDS):
        trial = replace(posture, trunk_flexion_deg=np.clip(trunk, -20, 125), knee_flexion_deg=bent)
        found = angles(trial, body, np.asarray(0.0), np.asarray(0.0), np.asarray(0.0))
        below = target.height_m - l5s1_height(trial, found, built)
        distance = np.hypot(target.forward_m, below)
        corner = (shoulder**2 + distance**2 - arm**2) / (2 * shoulder * distance)
        wanted = np.degrees(np.arctan2(target.forward_m, below) - np.arccos(np.clip(corner, -1, 1)))
        trunk = np.where(corner <= 1 + 1e-9, np.maximum(wanted, 0.0), furthest + 20)
    fits = np.flatnonzero(trunk <= furthest)
    if not len(fits):
        raise InputError(field, "out_of_reach_place", height=f"{target.height_m:.2f}")
    best = fits[0]
    own = float(knees[best]) if standing else posture.knee_flexion_deg
    return replace(posture, trunk_flexion_deg=float(trunk[best]), knee_flexion_deg=own)
