"""The baby: a head a quarter of the length, a soft body, and limbs that bend."""

from __future__ import annotations

from dataclasses import dataclass

from carrywell.figure.marks import Mark, Pen
from carrywell.figure.palette import Tones
from carrywell.figure.shapes import Shape, chain, disc, oval, soften, stroke, unite
from carrywell.figure.spots import Frame, Spot

#: Parts of the baby's length.
_TORSO, _CHEST, _SEAT = 0.30, 0.092, 0.105
_THIGH, _SHANK, _UPPER_ARM, _FOREARM = 0.155, 0.150, 0.125, 0.125
_HEAD_WIDE, _HEAD_HIGH = 0.122, 0.132


@dataclass(frozen=True)
class BabyPose:
    """How the baby is: where its hips are, how its back leans, which way it faces, and its limbs' angles [deg].

    ``thigh_deg`` is how far the thigh is flexed from the back's line, ``arm_deg`` how far the arm is raised from
    hanging along the body; ``nod_deg`` bends the head forward.
    """

    hips: Spot
    lean_deg: float
    faces_back: bool = False
    thigh_deg: float = 40.0
    knee_deg: float = 50.0
    arm_deg: float = 50.0
    elbow_deg: float = 40.0
    nod_deg: float = 0.0
    asleep: bool = True


@dataclass(frozen=True)
class BabyShapes:
    """The baby's parts from back to front."""

    far_leg: Shape
    far_arm: Shape
    body: Shape
    near_leg: Shape
    near_arm: Shape
    hand: Shape
    head: Frame


def chest_of(pose: BabyPose, length: float) -> Spot:
    """The middle of the trunk, where the hands take it."""
    return Frame(pose.hips, pose.lean_deg, length, pose.faces_back).at(0.0, 0.62 * _TORSO)


def with_chest_at(pose: BabyPose, chest: Spot, length: float) -> BabyPose:
    """The same pose, moved until its chest is at a place."""
    moved = pose.hips + (chest - chest_of(pose, length))
    return BabyPose(**{**vars(pose), "hips": moved})


def baby_shapes(pose: BabyPose, length: float) -> BabyShapes:
    """The baby's outlines; ``length`` in centimetres."""
    back = Frame(pose.hips, pose.lean_deg, length, pose.faces_back)
    sign = -1.0 if pose.faces_back else 1.0
    neck = back.at(0.0, _TORSO)
    head = Frame(neck, pose.lean_deg + sign * pose.nod_deg, length, pose.faces_back)
    centre = head.at(0.012, 0.135)
    torso = chain([(pose.hips, _SEAT * length), (back.at(0.012, 0.5 * _TORSO), 0.105 * length), (neck, 0.068 * length)])
    near_leg, _ = _limb(pose.hips, pose.lean_deg + sign * (180 - pose.thigh_deg), sign * pose.knee_deg, _LEG, length)
    far_leg, _ = _limb(
        pose.hips, pose.lean_deg + sign * (168 - pose.thigh_deg), sign * (pose.knee_deg + 6), _LEG, length
    )
    shoulder = back.at(0.01, 0.80 * _TORSO)
    arm_deg = pose.lean_deg + sign * (180 - pose.arm_deg)
    near_arm, wrist = _limb(shoulder, arm_deg, -sign * pose.elbow_deg, _ARM, length)
    far_arm, far_wrist = _limb(shoulder, arm_deg - sign * 16, -sign * pose.elbow_deg, _ARM, length)
    far_hand = disc(far_wrist, 0.034 * length)
    return BabyShapes(
        far_leg=far_leg,
        far_arm=soften(unite([far_arm, far_hand]), 0.008 * length, 0.2),
        body=soften(torso, 0.03 * length, 0.4),
        near_leg=near_leg,
        near_arm=soften(near_arm, 0.01 * length, 0.2),
        hand=disc(wrist, 0.034 * length),
        head=Frame(centre, head.lean_deg, length, pose.faces_back),
    )


#: Lengths of the two bones and radii at root, joint and end.
_LEG = (_THIGH, _SHANK, 0.066, 0.052, 0.036)
_ARM = (_UPPER_ARM, _FOREARM, 0.044, 0.037, 0.031)


def _limb(
    root: Spot, direction_deg: float, bend_deg: float, sizes: tuple[float, float, float, float, float], length: float
) -> tuple[Shape, Spot]:
    """Two bones from a root, and where they end; legs get a little foot."""
    upper, lower, first, middle, last = (size * length for size in sizes)
    joint = root.step(direction_deg, upper)
    way = direction_deg + bend_deg
    end = joint.step(way, lower)
    parts = [chain([(root, first), (joint, middle), (end, last)])]
    if sizes is _LEG:
        toe = end.step(way - (70 if bend_deg >= 0 else -70), 0.045 * length)
        parts.append(chain([(end, last), (toe, 0.026 * length)]))
    return soften(unite(parts), 0.012 * length, 0.2), end


def baby_marks(pose: BabyPose, length: float, tones: Tones, pen: Pen, *, arms: bool = True) -> list[Mark]:
    """The baby as marks; in a carrier the arms are inside."""
    shapes = baby_shapes(pose, length)
    whole = soften(unite([shapes.body, shapes.near_leg]), 0.02 * length, 0.3)
    far = [pen.outlined(shapes.far_leg, tones.baby_far)]
    near: list[Mark] = []
    if arms:
        far.append(pen.outlined(shapes.far_arm, tones.baby_far))
        near = [pen.outlined(shapes.hand, tones.baby_skin), pen.outlined(shapes.near_arm, tones.baby)]
    return [*far, *_head_marks(shapes.head, length, tones, pen, pose.asleep), pen.outlined(whole, tones.baby), *near]


def _head_marks(head: Frame, length: float, tones: Tones, pen: Pen, asleep: bool) -> list[Mark]:
    centre = head.origin
    skull = oval(centre, _HEAD_WIDE * length, _HEAD_HIGH * length, head.lean_deg)
    nose = disc(head.at(_HEAD_WIDE - 0.002, -0.028), 0.017 * length)
    cheek = disc(head.at(0.070, -0.062), 0.058 * length)
    skin = soften(unite([skull, nose, cheek]), 0.012 * length, 0.1)
    cap = skull.difference(oval(head.at(0.085, -0.075), 0.150 * length, 0.158 * length, head.lean_deg))
    ear = oval(head.at(-0.020, -0.018), 0.022 * length, 0.030 * length, head.lean_deg)
    if asleep:
        eye = stroke(head.all(((0.052, -0.008), (0.066, -0.016), (0.084, -0.010))))
        look = pen.line(eye, 0.8)
    else:
        look = Mark(disc(head.at(0.072, -0.004), 0.0095 * length), pen.ink)
    return [
        pen.outlined(skin, tones.baby_skin),
        Mark(soften(cap, 0.002 * length, 0.15), tones.baby_hair),
        pen.line(skull.boundary.intersection(cap.buffer(0.2)), 1.0),
        pen.outlined(ear, tones.baby_skin),
        look,
    ]
