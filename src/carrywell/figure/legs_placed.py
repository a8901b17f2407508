"""Where the legs are drawn: the engine's, seated feet brought to the floor, or what one leg does instead."""

from __future__ import annotations

import math
from dataclasses import replace

from carrywell.figure.joints import Joints, LegJoints
from carrywell.figure.picture import NearLeg
from carrywell.figure.spots import Spot, bend

#: A foot stool is this high [cm].
STOOL_CM = 18.0
_SILL_CM = 34.0
#: The far foot stands this far ahead of the near one, as a part of the stature: two feet, not one.
_STANCE = 0.020


def placed_legs(joints: Joints, near_leg: NearLeg) -> tuple[LegJoints, LegJoints]:
    """The near and the far leg as they are drawn."""
    near, far = joints.near_leg, joints.far_leg
    if joints.support == "sitting":
        near, far = _seated(joints, near), _seated(joints, far)
    stance = _STANCE * joints.stature
    if joints.support == "standing":
        far = replace(far, knee=far.knee + Spot(0.5 * stance, 0.0), ankle=far.ankle + Spot(stance, 0.0))
    elif joints.support == "sitting":
        far = _reaching(joints, far, far.ankle + Spot(1.6 * stance, 0.0))
    if near_leg == "stool":
        ahead = (0.26 if joints.support == "sitting" else 0.17) * joints.stature
        near = _reaching(joints, near, Spot(near.hip.x + ahead, STOOL_CM + joints.ankle_height))
        if joints.support == "sitting":
            far = _reaching(joints, far, near.ankle + Spot(stance, 0.0))
    elif near_leg == "in_car":
        near = _reaching(joints, near, Spot(near.hip.x + 0.24 * joints.stature, _SILL_CM + joints.ankle_height))
    elif near_leg == "back":
        near = _swung_back(joints, near)
    return near, far


def _seated(joints: Joints, leg: LegJoints) -> LegJoints:
    """The knee keeps its angle; the foot goes down to the floor, and as far forward as the leg then reaches."""
    bent = math.radians(180.0 - _knee_deg(leg))
    reach = math.sqrt(joints.thigh**2 + joints.shank**2 - 2 * joints.thigh * joints.shank * math.cos(bent))
    drop = leg.hip.z - joints.ankle_height
    ahead = math.sqrt(max(reach**2 - drop**2, 0.0))
    if joints.trunk_deg < 0 and _knee_deg(leg) < 50:
        return _reaching(joints, leg, Spot(leg.hip.x + reach, leg.hip.z - 4.0))
    if drop < 0.15 * joints.stature and _knee_deg(leg) > 95:
        return _folded(joints, leg)
    floor = Spot(leg.hip.x + ahead, max(joints.ankle_height, leg.hip.z - reach))
    return _reaching(joints, leg, floor)


def _folded(joints: Joints, leg: LegJoints) -> LegJoints:
    """Sitting on the floor with the legs folded to the side: both lie on the floor."""
    low = 0.036 * joints.stature
    knee = Spot(leg.hip.x + 0.86 * joints.thigh, low)
    return LegJoints(leg.hip, knee, Spot(knee.x - 0.70 * joints.shank, 0.027 * joints.stature), 150.0)


def _knee_deg(leg: LegJoints) -> float:
    thigh, shank = leg.hip.inclination_deg(leg.knee), leg.knee.inclination_deg(leg.ankle)
    return abs((thigh - shank + 180) % 360 - 180)


def _reaching(joints: Joints, leg: LegJoints, ankle: Spot) -> LegJoints:
    knee, end = bend(leg.hip, ankle, joints.thigh, joints.shank, 1)
    return LegJoints(leg.hip, knee, end, 0.0)


def _swung_back(joints: Joints, leg: LegJoints) -> LegJoints:
    """The leg in line with the trunk, off the floor: it balances a trunk that reaches down."""
    lean = min(max(0.8 * joints.trunk_deg, 10.0), 58.0)
    back = 180.0 + lean
    knee = leg.hip.step(back, joints.thigh)
    return LegJoints(leg.hip, knee, knee.step(back + 5, joints.shank), lean + 25)
