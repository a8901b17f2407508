"""The engine's skeleton seen from the side, in centimetres above the floor: nothing is drawn from anything else."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from carrywell.figure.picture import Picture
from carrywell.figure.spots import Frame, Spot
from carrywell.spine.anatomy import anatomy
from carrywell.spine.legs import Leg, legs
from carrywell.spine.points import Point
from carrywell.spine.skeleton import Arm, skeleton


@dataclass(frozen=True)
class ArmJoints:
    """One arm; ``holds`` when the engine lets it hold the load.

    ``fingers_deg`` is where the fingers of a hand point that is set down flat; None is along the forearm.
    """

    shoulder: Spot
    elbow: Spot
    wrist: Spot
    grip: Spot
    holds: bool
    fingers_deg: float | None = None


@dataclass(frozen=True)
class LegJoints:
    """One leg and how far its toes point down [deg]."""

    hip: Spot
    knee: Spot
    ankle: Spot
    foot_deg: float


@dataclass(frozen=True)
class Joints:
    """All joints of a posture in the picture's plane [cm], L5/S1 above x = 0.

    The near side is the viewer's: her right, or her left when she holds the load with her left arm only.
    """

    support: str
    stature: float
    l5s1: Spot
    c7: Spot
    trunk_deg: float
    pelvis_deg: float
    lumbar_deg: float
    near_arm: ArmJoints
    far_arm: ArmJoints
    near_leg: LegJoints
    far_leg: LegJoints
    load: Spot
    belly: float
    upper_arm: float
    forearm: float
    grip: float
    thigh: float
    shank: float
    ankle_height: float

    @property
    def pelvis(self) -> Frame:
        """The pelvis' axes at L5/S1, one unit being the stature."""
        return Frame(self.l5s1, self.pelvis_deg, self.stature)

    @property
    def hold(self) -> Spot:
        """Where the hands are: what is held is drawn there, also when the arms do not quite reach the load."""
        grips = [arm.grip for arm in (self.near_arm, self.far_arm) if arm.holds]
        return grips[0].toward(grips[-1], 0.5) if grips else self.load


def joints(picture: Picture) -> Joints:
    """The joints of a picture's posture."""
    body, posture, hands = picture.body, picture.posture, picture.hands
    shape = anatomy(body)
    found = skeleton(shape, body, posture, hands)
    height = float(found.l5s1_height)
    right_leg, left_leg = legs(shape, posture, found)
    used_left, used_right = _used(picture)
    right, left = _arm(found.right, height, used_right), _arm(found.left, height, used_left)
    from_left = used_left and not used_right
    return Joints(
        support=str(posture.support),
        stature=_cm(shape.height),
        l5s1=Spot(0.0, 100 * height),
        c7=_spot(found.c7, height),
        trunk_deg=float(found.found.trunk_deg),
        pelvis_deg=float(found.found.pelvis_deg),
        lumbar_deg=float(found.found.lumbar_deg),
        near_arm=left if from_left else right,
        far_arm=right if from_left else left,
        near_leg=_leg(right_leg, height),
        far_leg=_leg(left_leg, height),
        load=_spot(found.load, height),
        belly=_cm(shape.belly_depth),
        upper_arm=_cm(shape.upper_arm.length),
        forearm=_cm(shape.forearm.length),
        grip=_cm(shape.grip),
        thigh=_cm(shape.thigh),
        shank=_cm(shape.shank),
        ankle_height=_cm(shape.ankle),
    )


def _used(picture: Picture) -> tuple[bool, bool]:
    """Whether the left and the right arm hold the load, by the engine's rule."""
    hands = picture.hands
    if bool(hands.worn) or bool(np.isnan(hands.forward_m)):
        return False, False
    left = float(hands.sideways_m) >= 0
    return (bool(hands.both) or left), (bool(hands.both) or not left)


def _cm(value: NDArray[np.float64]) -> float:
    return 100 * float(value)


def _spot(point: Point, height: float) -> Spot:
    return Spot(100 * float(point.x), 100 * (float(point.z) + height))


def _arm(arm: Arm, height: float, holds: bool) -> ArmJoints:
    return ArmJoints(
        _spot(arm.shoulder, height), _spot(arm.elbow, height), _spot(arm.wrist, height), _spot(arm.grip, height), holds
    )


def _leg(leg: Leg, height: float) -> LegJoints:
    return LegJoints(_spot(leg.hip, height), _spot(leg.knee, height), _spot(leg.ankle, height), float(leg.foot_deg))
