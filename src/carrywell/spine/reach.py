"""How far she bends to get her hands to a place: the trunk angle that a reach decides."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from carrywell.errors import InputError
from carrywell.knowledge.body_reader import body as knowledge
from carrywell.spine.anatomy import Anatomy, anatomy
from carrywell.spine.body import Body
from carrywell.spine.fields import Real
from carrywell.spine.motion import angles, l5s1_height
from carrywell.spine.posture import Posture

Array = NDArray[np.float64]
_KNEE_STEP_DEG, _FINER = 5.0, 25  # of the search, not of her
_ROUNDS = 8


@dataclass(frozen=True)
class Target:
    """Where the hands go: in front of L5/S1 and above the floor [m], with this share of the arms' length."""

    forward_m: Real
    height_m: Real
    arms: Real


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
    trunk, knee, reached = bends(body, posture, target)
    if not reached.all():
        raise out_of_reach(field, float(np.asarray(target.height_m)))
    return replace(posture, trunk_flexion_deg=trunk.reshape(()), knee_flexion_deg=knee.reshape(()))


def out_of_reach(field: str, height_m: float) -> InputError:
    """She cannot reach that place at all."""
    return InputError(field, "out_of_reach_place", height=f"{height_m:.2f}")


def bends(body: Body, posture: Posture, target: Target) -> tuple[Array, Array, NDArray[np.bool_]]:
    """Trunk and knees [deg] with which she reaches, and whether she does; one row for each posture of one body."""
    rows = np.atleast_1d(posture.trunk_flexion_deg).shape
    column = _Column(body, anatomy(body), _upright(posture, rows), _upright_target(target, rows))
    standing = column.posture.is_("standing")[:, 0]
    given = np.broadcast_to(posture.knee_flexion_deg, rows)
    first = np.nan_to_num(given, nan=0.0)
    deepest = np.maximum(knowledge().value("deepest_knee_deg"), first)
    steps = np.arange(np.ceil((deepest.max() + _KNEE_STEP_DEG - first.min()) / _KNEE_STEP_DEG))
    knees = first[:, None] + _KNEE_STEP_DEG * steps
    tried = np.where(standing[:, None], knees < deepest[:, None] + _KNEE_STEP_DEG, steps == 0)
    trunk, found, reached = column.least_bent(np.where(standing[:, None], knees, given[:, None]), tried)
    deeper = standing & reached & (found != first)
    if deeper.any():
        finer = np.linspace(found[deeper] - _KNEE_STEP_DEG, found[deeper], _FINER + 1, axis=1)
        trunk[deeper], found[deeper], _ = column.rows(deeper).least_bent(finer, np.isfinite(finer))
    return trunk, np.where(standing, found, given), reached


def _upright(posture: Posture, rows: tuple[int, ...]) -> Posture:
    """The posture with every field as a column."""
    columns = {name: np.broadcast_to(value, rows)[:, None] for name, value in vars(posture).items()}
    return replace(posture, **columns)


def _upright_target(target: Target, rows: tuple[int, ...]) -> Target:
    return Target(*(np.broadcast_to(part, rows)[:, None] for part in (target.forward_m, target.height_m, target.arms)))


@dataclass(frozen=True)
class _Column:
    """Postures one below the other, for one body; bends of the knees to try stand beside each."""

    body: Body
    built: Anatomy
    posture: Posture
    target: Target

    def rows(self, chosen: NDArray[np.bool_]) -> _Column:
        """Some of the postures."""
        posture = replace(self.posture, **{name: value[chosen] for name, value in vars(self.posture).items()})
        parts = (self.target.forward_m, self.target.height_m, self.target.arms)
        return _Column(self.body, self.built, posture, Target(*(np.asarray(part)[chosen] for part in parts)))

    def least_bent(self, knees: Array, tried: NDArray[np.bool_]) -> tuple[Array, Array, NDArray[np.bool_]]:
        """Of the bends that were tried the first with which she reaches: trunk, knees, and whether there is one."""
        furthest = knowledge().value("furthest_trunk_deg")
        trunk = self._trunk(knees, furthest)
        fits = tried & (trunk <= furthest)
        best = np.argmax(fits, axis=1)
        row = np.arange(len(best))
        return trunk[row, best], np.broadcast_to(knees, trunk.shape)[row, best], np.asarray(fits.any(axis=1))

    def _trunk(self, knees: Array, furthest: float) -> Array:
        shoulder, target = float(self.built.shoulder_up), self.target
        arm = np.asarray(target.arms) * float(self.built.reach)
        trunk = np.full(knees.shape, 45.0)  # where the search begins
        for _ in range(_ROUNDS):
            trial = self.posture.bent(np.clip(trunk, -20, 125), knees)
            found = angles(trial, self.body, np.asarray(0.0), np.asarray(0.0), np.asarray(0.0))
            below = target.height_m - l5s1_height(trial, found, self.built)
            distance = np.hypot(target.forward_m, below)
            corner = (shoulder**2 + distance**2 - arm**2) / (2 * shoulder * distance)
            wanted = np.degrees(np.arctan2(target.forward_m, below) - np.arccos(np.clip(corner, -1, 1)))
            trunk = np.where(corner <= 1 + 1e-9, np.maximum(wanted, 0.0), furthest + 20)
        return trunk
