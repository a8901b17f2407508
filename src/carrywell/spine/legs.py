"""Where the legs are: they carry no number of the spine, but the picture is drawn from them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from carrywell.spine.anatomy import Anatomy
from carrywell.spine.points import Point
from carrywell.spine.posture import Posture
from carrywell.spine.skeleton import Skeleton

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Leg:
    """One leg: its joints relative to L5/S1, and the inclination of the foot [deg], 0 flat, 90 toes down."""

    hip: Point
    knee: Point
    ankle: Point
    foot_deg: Array


def legs(anatomy: Anatomy, posture: Posture, skeleton: Skeleton) -> tuple[Leg, Leg]:
    """Her right leg (nearer to who looks at the picture) and her left, whose foot is in front on one knee."""
    found = skeleton.found
    thigh, shank = np.asarray(found.thigh_deg), np.asarray(found.shank_deg)
    kneeling = posture.is_("kneeling")
    right = _leg(anatomy, skeleton, -1, (thigh, shank, np.where(kneeling, 150.0, 0.0)))
    front = kneeling & np.asarray(posture.one_knee)
    above = skeleton.l5s1_height - _drop(anatomy, skeleton) - anatomy.ankle - anatomy.shank
    raised = np.degrees(np.arccos(np.clip(above / anatomy.thigh, -1, 1)))
    left = _leg(
        anatomy,
        skeleton,
        1,
        (np.where(front, raised, thigh), np.where(front, 0.0, shank), np.where(kneeling & ~front, 150.0, 0.0)),
    )
    return right, left


def _drop(anatomy: Anatomy, skeleton: Skeleton) -> Array:
    """How far the hips lie below L5/S1 [m]."""
    return anatomy.l5s1_above_hip * np.cos(np.radians(skeleton.found.pelvis_deg))


def _leg(anatomy: Anatomy, skeleton: Skeleton, side: int, angles: tuple[Array, Array, Array]) -> Leg:
    thigh_deg, shank_deg, foot_deg = angles
    pelvis, thigh, shank = np.radians(skeleton.found.pelvis_deg), np.radians(thigh_deg), np.radians(shank_deg)
    out = np.asarray(side * anatomy.hip_half)
    zero = np.zeros_like(out)
    hip = Point(-anatomy.l5s1_above_hip * np.sin(pelvis), out, -_drop(anatomy, skeleton))
    knee = hip + Point(anatomy.thigh * np.sin(thigh), zero, -anatomy.thigh * np.cos(thigh))
    ankle = knee + Point(-anatomy.shank * np.sin(shank), zero, -anatomy.shank * np.cos(shank))
    return Leg(hip, knee, ankle, foot_deg)
