"""The drawings of the exercises: limbs of one length, nothing through the floor, nothing bent the wrong way."""

from __future__ import annotations

import math

import pytest

from carrywell.figure import Shown, draw_exercise
from carrywell.figure.exercise import exercise_marks, own_joints, posed_for
from carrywell.figure.exercise_side import side_legs
from carrywell.figure.joints import ArmJoints, Joints, LegJoints
from carrywell.figure.posed import Posed
from carrywell.figure.spots import Spot
from carrywell.knowledge.drawing_schema import Drawing, ProfilePose
from carrywell.knowledge.exercise_reader import exercises
from carrywell.spine.body import Body
from tests.figure.pictures import SVG, parsed

DRAWINGS = exercises().drawings
PROFILES = [
    pytest.param(drawing, pose, id=f"{drawing.id}-{name}")
    for drawing in DRAWINGS.values()
    for name, pose in (("start", drawing.start), ("end", drawing.end))
    if pose is not None
]
SMALL, TALL = Body(height_m=1.48, mass_kg=50, days_since_birth=120), Body(height_m=1.82, mass_kg=90, days_since_birth=9)
#: The sole below the ankle, the knee and the wrist above what they lie on, as parts of the stature.
SOLE, KNEE = 0.0388, 0.036


def made(drawing: Drawing, pose: ProfilePose, body: Body = SMALL) -> Posed:
    return posed_for(drawing, pose, own_joints(Shown(body)))


def bent_deg(before: Spot, joint: Spot, after: Spot) -> float:
    """How far a joint is bent: 0 is straight; a leg bends to the left of its way, an arm to the right."""
    turn = before.inclination_deg(joint) - joint.inclination_deg(after)
    return (turn + 180) % 360 - 180


def legs(joints: Joints) -> tuple[LegJoints, LegJoints]:
    return joints.near_leg, joints.far_leg


def arms(joints: Joints) -> tuple[ArmJoints, ArmJoints]:
    return joints.near_arm, joints.far_arm


@pytest.mark.parametrize(("drawing", "pose"), PROFILES)
@pytest.mark.parametrize("body", [SMALL, TALL])
def test_limbs_keep_their_length_and_bend_the_right_way(drawing: Drawing, pose: ProfilePose, body: Body) -> None:
    joints = made(drawing, pose, body).joints
    for leg in legs(joints):
        assert leg.hip.distance(leg.knee) == pytest.approx(joints.thigh)
        assert leg.knee.distance(leg.ankle) == pytest.approx(joints.shank)
        assert -155 <= bent_deg(leg.hip, leg.knee, leg.ankle) <= 0.1
    for arm in arms(joints):
        assert arm.shoulder.distance(arm.elbow) == pytest.approx(joints.upper_arm)
        assert arm.elbow.distance(arm.wrist) == pytest.approx(joints.forearm)
        assert -0.1 <= bent_deg(arm.shoulder, arm.elbow, arm.wrist) <= 150


@pytest.mark.parametrize(("drawing", "pose"), PROFILES)
@pytest.mark.parametrize("body", [SMALL, TALL])
def test_no_joint_is_under_what_she_is_on(drawing: Drawing, pose: ProfilePose, body: Body) -> None:
    joints = made(drawing, pose, body).joints
    spots = [joints.l5s1, joints.c7]
    spots += [spot for leg in legs(joints) for spot in (leg.hip, leg.knee, leg.ankle)]
    spots += [spot for arm in arms(joints) for spot in (arm.shoulder, arm.elbow, arm.wrist, arm.grip)]
    assert min(spot.z for spot in spots) > 0.005 * joints.stature


@pytest.mark.parametrize(("drawing", "pose"), PROFILES)
def test_something_of_her_carries_her(drawing: Drawing, pose: ProfilePose) -> None:
    """Back, seat, knees or a foot lie on the ground: nobody floats."""
    found = made(drawing, pose)
    joints, unit = found.joints, found.joints.stature
    soles = [leg.ankle.z - SOLE * unit for leg in legs(joints)]
    knees = [leg.knee.z - KNEE * unit for leg in legs(joints)]
    ground = {"mat": 1.6, "bed": 52.0, "chair": 44.0, "armchair": 44.0}.get(drawing.on, 0.0)
    lowest = min(found.trunk.shirt.bounds[1], found.trunk.hips.bounds[1]) - ground
    assert any(abs(height) < 0.02 * unit for height in (*soles, lowest)) or min(knees) - ground < 0.02 * unit


def test_bridge_is_one_line_from_shoulder_to_knee() -> None:
    """What the words promise: hips in line with shoulders and knees."""
    drawing = DRAWINGS["E12"]
    assert drawing.end is not None
    joints = made(drawing, drawing.end).joints
    shoulder, hip, knee = joints.near_arm.shoulder, joints.near_leg.hip, joints.near_leg.knee
    assert abs(bent_deg(shoulder, hip, knee)) < 12


def test_plank_is_one_line_on_forearms_and_knees() -> None:
    drawing = DRAWINGS["E17"]
    assert drawing.start is not None
    joints = made(drawing, drawing.start).joints
    arm, leg = joints.near_arm, joints.near_leg
    assert abs(bent_deg(arm.shoulder, leg.hip, leg.knee)) < 8
    assert arm.elbow.z == pytest.approx(arm.wrist.z, abs=1)
    assert leg.knee.z < 0.06 * joints.stature
    assert arm.elbow.z < 0.05 * joints.stature


def test_hands_are_under_the_shoulders_on_all_fours() -> None:
    for name in ("E08", "E13"):
        start = DRAWINGS[name].start
        assert start is not None
        joints = made(DRAWINGS[name], start).joints
        assert joints.near_arm.wrist.x == pytest.approx(joints.near_arm.shoulder.x, abs=0.02 * joints.stature)
        assert joints.near_leg.knee.x == pytest.approx(joints.near_leg.hip.x, abs=0.03 * joints.stature)
        assert bent_deg(joints.near_arm.shoulder, joints.near_arm.elbow, joints.near_arm.wrist) < 35


@pytest.mark.parametrize("name", list(DRAWINGS))
def test_end_stands_beside_the_start_and_says_what_it_shows(name: str) -> None:
    drawing = DRAWINGS[name]
    marks = exercise_marks(drawing, Shown(SMALL))
    assert len(marks) == 1 + (drawing.end is not None or drawing.side_end is not None)
    root = parsed(draw_exercise(drawing, Shown(SMALL), "what it shows"))
    assert root.get("aria-label") == "what it shows"
    left, low, width, height = (float(part) for part in (root.get("viewBox") or "").split())
    assert width > 0
    assert height > 0
    assert (left, low) == (0, 0)
    assert len(list(root.iter(f"{SVG}path"))) > 15


def test_upper_knee_opens_and_the_feet_stay() -> None:
    clam = DRAWINGS["E09"]
    assert clam.side_start is not None
    assert clam.side_end is not None
    (_, closed), (_, opened) = side_legs(clam.side_start), side_legs(clam.side_end)
    assert opened.knee.up > closed.knee.up + 0.08
    assert opened.ankle == closed.ankle
    for leg in (closed, opened):
        assert math.dist(leg.hip.parts, leg.knee.parts) == pytest.approx(0.245, rel=0.08)
        assert math.dist(leg.knee.parts, leg.ankle.parts) == pytest.approx(0.246, rel=0.08)


def test_late_in_pregnancy_the_belly_shows() -> None:
    for name, drawing in DRAWINGS.items():
        if drawing.week is None or drawing.week < 20 or drawing.start is None:
            continue
        after = made(drawing, drawing.start, Body(days_since_birth=200)).joints.belly
        expecting = made(drawing, drawing.start, Body(pregnant_weeks=drawing.week)).joints.belly
        assert expecting > after + 3, name
