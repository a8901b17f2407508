"""Where the baby is: at the load point of the engine, on the surface beneath it, or against her body."""

from __future__ import annotations

import math
from dataclasses import replace

from carrywell.figure.baby import BabyPose, chest_of, with_chest_at
from carrywell.figure.joints import Joints
from carrywell.figure.picture import BabyPose as BabyWord
from carrywell.figure.shapes import Shape, front_at
from carrywell.figure.spine_curve import SpineCurve
from carrywell.figure.spots import Spot

#: From this inclination of the trunk [deg] a baby in a front carrier hangs from it.
_HANGING_DEG = 30.0


def baby_pose(
    word: BabyWord, joints: Joints, curve: SpineCurve, body: Shape, length: float, surface: float
) -> BabyPose:
    """The baby's pose.

    Parameters
    ----------
    word
        Where the baby is.
    joints, curve, body
        Her skeleton, her spine, and the outline of her trunk.
    length
        The baby's length [cm].
    surface
        Height of what carries the baby, where something does [cm].
    """
    hold = joints.hold
    match word:
        case "lying" | "car_shell":
            return _lying(hold, length, surface)
        case "feeding" | "pillow":
            return _feeding(joints, curve, length)
        case "feeding_lying":
            return BabyPose(hold, -90.0, thigh_deg=50.0, knee_deg=60.0)
        case "in_water":
            return _in_water(hold, length, surface)
        case "seated":
            hips = Spot(hold.x, surface + 0.105 * length)
            return BabyPose(hips, 4.0, True, 82.0, 22.0, 60.0, 30.0, 4.0, asleep=False)
        case "standing":
            hips = Spot(hold.x + 0.09 * length, surface + 0.345 * length)
            return BabyPose(hips, 8.0, True, 10.0, 8.0, 70.0, 30.0, 2.0, asleep=False)
        case "held":
            pose = BabyPose(hold, _held_lean(joints), True, 62.0, 60.0, 50.0, 40.0, 0.0, asleep=False)
            return _clear_of_floor(_clear_of_body(with_chest_at(pose, hold, length), body, length, 0.03), length)
        case _:
            return _on_body(word, joints, curve, body, length)


def _held_lean(joints: Joints) -> float:
    """How far the baby leans away from her [deg]: more under arms that come from above, so that the face is seen."""
    arm = joints.near_arm if joints.near_arm.holds else joints.far_arm
    steep = max((arm.elbow.z - arm.grip.z) / max(arm.elbow.distance(arm.grip), 1.0), 0.0)
    return 6.0 + 38.0 * steep


def _lying(hold: Spot, length: float, surface: float) -> BabyPose:
    """On the back, feet to her; hands well above the surface raise the chest to them."""
    gap = hold.z - surface - 0.13 * length
    raised = min(max(gap, 0.0) / (0.30 * length), 0.5) * 57.3
    hips = Spot(0.0, surface + 0.105 * length)
    pose = BabyPose(hips, 90.0 - raised, True, 108.0, 100.0, 60.0 + raised, 30.0, 6.0, asleep=False)
    return replace(pose, hips=Spot(hold.x - chest_of(pose, length).x, hips.z))


def _feeding(joints: Joints, curve: SpineCurve, length: float) -> BabyPose:
    """Across her lap, curled, the mouth at the breast and the chest as near to the load point as that allows."""
    breast = curve.frame(0.66).at(0.088, -0.012)
    lap = joints.near_leg.hip.z + 0.053 * joints.stature + 0.11 * length
    mouth = Spot(max(breast.x + 0.10 * length, joints.hold.x - 0.26 * length), breast.z)
    back = 0.435 * length
    fall = min(max(mouth.z - lap, -0.2 * back), 0.5 * back)
    lean = -90.0 + math.degrees(math.asin(fall / back))
    return BabyPose(mouth.step(lean + 180.0, back), lean, False, 78.0, 92.0, 52.0, 62.0, 0.0)


def _in_water(hold: Spot, length: float, surface: float) -> BabyPose:
    """Reclined in the water, head on her hand."""
    pose = BabyPose(hold, -54.0, False, 74.0, 78.0, 40.0, 30.0, 0.0)
    hips = hold.step(180.0 - 54.0, 0.36 * length) + Spot(0.0, -0.06 * length)
    lowest = surface + 0.11 * length
    if hips.z < lowest:
        return replace(pose, hips=Spot(hips.x, lowest))
    return replace(pose, hips=hips)


def _clear_of_body(pose: BabyPose, body: Shape, length: float, gap: float) -> BabyPose:
    """Moved forward where her trunk is in the way."""
    chest = chest_of(pose, length)
    front = front_at(body, chest.z - 0.14 * length, chest.z + 0.14 * length)
    needed = front + (0.085 - gap) * length
    return replace(pose, hips=pose.hips + Spot(max(needed - chest.x, 0.0), 0.0))


def _clear_of_floor(pose: BabyPose, length: float) -> BabyPose:
    """Lifted where the feet would sink into the floor."""
    lowest = 0.20 * length
    return replace(pose, hips=Spot(pose.hips.x, max(pose.hips.z, lowest)))


def _on_body(word: BabyWord, joints: Joints, curve: SpineCurve, body: Shape, length: float) -> BabyPose:
    lean = joints.trunk_deg
    if word == "upright":
        pose = BabyPose(joints.hold, lean * 0.6, True, 62.0, 70.0, 75.0, 60.0, 6.0)
        return _clear_of_body(with_chest_at(pose, joints.hold, length), body, length, 0.03)
    if word == "hip":
        pose = BabyPose(joints.hold, 0.0, False, 62.0, 62.0, 40.0, 50.0, 0.0, asleep=False)
        side = Spot(joints.hold.x * 0.5, joints.hold.z)
        low = joints.near_leg.hip.z + 0.035 * joints.stature
        return replace(with_chest_at(pose, side, length), hips=Spot(side.x, max(side.z - 0.16 * length, low)))
    chest = curve.frame(0.56)
    if word == "sling_back":
        place = chest.at(-0.052 - 0.088 * length / joints.stature, 0.0)
        return with_chest_at(BabyPose(place, lean, False, 88.0, 74.0, 60.0, 70.0, 4.0), place, length)
    high = max(min((joints.load.z - joints.l5s1.z) / joints.l5s1.distance(joints.c7), 0.46), 0.30)
    pose = BabyPose(joints.load, lean, True, 96.0, 84.0, 55.0, 80.0, 4.0)
    if lean > _HANGING_DEG:
        place = chest.at(0.052 + 0.100 * length / joints.stature, 0.0)
        return with_chest_at(BabyPose(place, lean, True, 96.0, 84.0, 55.0, 80.0, 4.0), place, length)
    near = curve.frame(high).at(0.0, 0.0)
    ahead = Spot(max(joints.load.x, near.x), near.z)
    return _clear_of_body(with_chest_at(pose, ahead, length), body, length, 0.02)
