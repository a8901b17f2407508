"""Where a hand rests that holds no load: on the carried baby, a support, a thigh, the bump; else the arm hangs.

Only the arms that the engine lets hang are moved; a hand that holds is always where the engine has it.
"""

from __future__ import annotations

from dataclasses import replace

from carrywell.figure.joints import ArmJoints, Joints, LegJoints
from carrywell.figure.spots import Spot, bend


def resting(joints: Joints, arm: ArmJoints, target: Spot | None) -> ArmJoints:
    """The arm with its hand at a place, elbow down and back; without a place as the engine has it."""
    if arm.holds or target is None:
        return arm
    lower = joints.forearm + joints.grip
    elbow, grip = bend(arm.shoulder, target, joints.upper_arm, lower, -1)
    return replace(arm, elbow=elbow, wrist=elbow.toward(grip, joints.forearm / lower), grip=grip)


def on_thigh(joints: Joints, leg: LegJoints, share: float = 0.72) -> Spot:
    """On top of a thigh."""
    return leg.hip.toward(leg.knee, share) + Spot(0.0, 0.058 * joints.stature)


def under_bump(joints: Joints, bump_front: Spot) -> Spot:
    """A hand that carries the bump from below."""
    return bump_front + Spot(-0.062 * joints.stature, -0.050 * joints.stature)


def supporting(joints: Joints, edge: float, top: float) -> Spot:
    """A flat hand on the edge of what stands before her."""
    return Spot(edge + 0.05 * joints.stature, top + 0.017 * joints.stature)
