"""From the angles of an exercise to joints: the engine's own limbs, turned at their joints and set down."""

from __future__ import annotations

from dataclasses import dataclass, replace

from carrywell.figure.joints import ArmJoints, Joints, LegJoints
from carrywell.figure.limbs import arm, foot, leg
from carrywell.figure.shapes import Shape, unite
from carrywell.figure.spine_curve import SpineCurve, spine_curve
from carrywell.figure.spots import Frame, Spot, bend
from carrywell.figure.trunk import Trunk, trunk
from carrywell.knowledge.drawing_schema import ArmPose, LegPose, ProfilePose

#: Fullness of the breasts in every drawing of an exercise, 0 to 1.
_BREASTS = 0.4
#: The shoulder in front of and below C7, and the hip below L5/S1, as parts of the stature.
_SHOULDER, _HIP = (0.006, -0.032), (0.006, -0.0605)
#: How far the two sides stand apart in the picture, so that two limbs are seen.
_APART = 0.012
#: Toes that point further back lie on the floor by themselves.
_TOES_BACK_DEG = 90.0
#: Further forward than this she leans on her arms.
_PRONE_DEG = 60.0
#: Below every floor [cm].
_DEEP = 1e3


@dataclass(frozen=True)
class Posed:
    """Her joints in a pose, with the spine and the trunk that belong to them; the floor is at height 0."""

    joints: Joints
    curve: SpineCurve
    trunk: Trunk


def posed(own: Joints, pose: ProfilePose, surface: float = 0.0, feet_on: float = 0.0) -> Posed:
    """The joints of a pose.

    Parameters
    ----------
    own
        Her joints in any posture of the engine: lengths and belly are taken from there.
    pose
        The angles.
    surface
        Height of what she is on [cm]: the lowest of her that is not placed otherwise lies there.
    feet_on
        Height [cm] that places of hands and feet are measured from.
    """
    stature = own.stature
    base = replace(
        own,
        l5s1=Spot(0.0, 0.0),
        c7=Spot(0.0, 0.0).step(pose.trunk, own.l5s1.distance(own.c7)),
        trunk_deg=pose.trunk,
        pelvis_deg=pose.trunk if pose.pelvis is None else pose.pelvis,
        lumbar_deg=pose.rounded,
        belly=own.belly + pose.breath * stature,
    )
    base = replace(base, l5s1=Spot(0.0, surface - _lowest(base, pose)))
    base = replace(base, c7=base.l5s1.step(pose.trunk, own.l5s1.distance(own.c7)))
    curve, shape = _trunk(base)
    near_leg, far_leg = _leg(base, pose.near_leg, feet_on, 0.0), _leg(base, pose.far_leg, feet_on, 1.0)
    base = replace(base, near_leg=near_leg, far_leg=far_leg)
    near_arm, far_arm = _arm(base, shape, pose.near_arm, feet_on, 0.0), _arm(base, shape, pose.far_arm, feet_on, 1.0)
    return Posed(replace(base, near_arm=near_arm, far_arm=far_arm), curve, shape)


def _trunk(joints: Joints) -> tuple[SpineCurve, Trunk]:
    curve = spine_curve(joints.l5s1, joints.c7, joints.pelvis_deg, joints.lumbar_deg, joints.stature)
    return curve, trunk(joints, curve, _BREASTS)


def _lowest(base: Joints, pose: ProfilePose) -> float:
    """Height of the lowest of her that is not placed by where it is."""
    _, shape = _trunk(base)
    parts: list[Shape] = [shape.shirt, shape.hips]
    for pose_leg in (pose.near_leg, pose.far_leg):
        if pose_leg.at is None:
            found = _leg(base, pose_leg, 0.0, 0.0)
            parts.append(leg(found, base.stature))
            if found.foot_deg <= _TOES_BACK_DEG:
                parts.append(foot(found, base.stature, -_DEEP))
    for pose_arm in (pose.near_arm, pose.far_arm):
        if pose_arm.shoulder is not None and pose.trunk > _PRONE_DEG:
            parts.append(arm(_arm(base, shape, pose_arm, 0.0, 0.0), base.stature, grasping=False).skin)
    return float(unite(parts).bounds[1])


def _leg(base: Joints, pose: LegPose, ground: float, far: float) -> LegJoints:
    hip = base.pelvis.at(*_HIP)
    if pose.at is not None:
        ahead, high = pose.at
        target = Spot(hip.x + (ahead + far * _APART) * base.stature, high * base.stature + ground)
        knee, ankle = bend(hip, target, base.thigh, base.shank, 1)
        return LegJoints(hip, knee, ankle, pose.toes)
    thigh_deg = base.pelvis_deg + 180.0 - (pose.hip or 0.0)
    knee = hip.step(thigh_deg, base.thigh)
    shank_deg = thigh_deg + (pose.knee or 0.0)
    return LegJoints(hip, knee, knee.step(shank_deg, base.shank), shank_deg - 180.0 + pose.ankle)


def _arm(base: Joints, shape: Trunk, pose: ArmPose, ground: float, far: float) -> ArmJoints:
    shoulder = Frame(base.c7, base.trunk_deg, base.stature).at(*_SHOULDER)
    if pose.shoulder is not None:
        upper_deg = base.trunk_deg + 180.0 - pose.shoulder
        elbow = shoulder.step(upper_deg, base.upper_arm)
        along = upper_deg - (pose.elbow or 0.0)
        wrist = elbow.step(along, base.forearm)
        return ArmJoints(shoulder, elbow, wrist, wrist.step(along, base.grip), False)
    if pose.at is not None:
        ahead, high = pose.at
        target = Spot(shoulder.x + (ahead + far * _APART) * base.stature, high * base.stature + ground)
        elbow, wrist = bend(shoulder, target, base.upper_arm, base.forearm, -1)
        fingers = elbow.inclination_deg(wrist) if pose.fingers is None else pose.fingers
        return ArmJoints(shoulder, elbow, wrist, wrist.step(fingers, base.grip), False, fingers_deg=pose.fingers)
    lower = base.forearm + base.grip
    elbow, grip = bend(shoulder, _on_her(base, shape, pose), base.upper_arm, lower, -1)
    return ArmJoints(shoulder, elbow, elbow.toward(grip, base.forearm / lower), grip, False)


def _on_her(base: Joints, shape: Trunk, pose: ArmPose) -> Spot:
    """Where a hand rests on her body."""
    if pose.on in ("thigh", "far_thigh"):
        leg_now = base.near_leg if pose.on == "thigh" else base.far_leg
        thigh = Frame(leg_now.hip, leg_now.hip.inclination_deg(leg_now.knee), base.stature)
        return thigh.at(-0.050, 0.72 * base.thigh / base.stature)
    at = Frame(shape.bump_front, base.pelvis_deg, base.stature)
    return at.at(-0.026, 0.004) if pose.on == "belly" else at.at(-0.016, -0.045)
