"""Exercises on her side: facing the viewer, her body along the picture, seen from a little above."""

from __future__ import annotations

import math
from dataclasses import dataclass

from carrywell.figure.front_view import front_head
from carrywell.figure.head import HEAD
from carrywell.figure.joints import Joints
from carrywell.figure.marks import Mark, Pen
from carrywell.figure.palette import Tones
from carrywell.figure.shapes import Shape, capsule, chain, corners, disc, oval, smooth, soften, unite
from carrywell.figure.spots import Frame, Spot
from carrywell.knowledge.drawing_schema import SidePose

#: What lies toward the viewer is drawn this much lower and further ahead.
_LOWER, _AHEAD = 0.34, 0.06
#: Half the distance between the hips, the middle of the pelvis above the floor, and the hips below it along the body.
_HALF_HIPS, _LYING, _HIP_ALONG = 0.048, 0.100, 0.030
#: Radii of a knee and an ankle.
_KNEE, _ANKLE = 0.036, 0.0215
#: Lengths from the same table as the skeleton in profile, as parts of the stature.
_THIGH, _SHANK, _FOREARM = 0.245, 0.246, 0.150
_SHOULDER_UP = 0.255
_TORSO = (
    (-0.094, -0.035),
    (-0.088, 0.05),
    (-0.074, 0.13),
    (-0.086, 0.2),
    (-0.106, 0.255),
    (-0.066, 0.292),
    (0.0, 0.3),
    (0.066, 0.292),
    (0.106, 0.255),
    (0.086, 0.2),
    (0.074, 0.13),
    (0.088, 0.05),
    (0.094, -0.035),
    (0.0, -0.06),
)


@dataclass(frozen=True)
class Point:
    """A place in space, as parts of the stature: along the mat toward the feet, toward the viewer, up."""

    along: float
    near: float
    up: float

    def step(self, other: Point, length: float) -> Point:
        """The place at a distance in a direction."""
        return Point(self.along + length * other.along, self.near + length * other.near, self.up + length * other.up)

    @property
    def parts(self) -> tuple[float, float, float]:
        """Along, near and up."""
        return self.along, self.near, self.up

    def seen(self, unit: float) -> Spot:
        """Where it is in the picture [cm]."""
        return Spot((self.along + _AHEAD * self.near) * unit, (self.up - _LOWER * self.near) * unit)


@dataclass(frozen=True)
class Limb:
    """Hip, knee, ankle and the tip of the toes."""

    hip: Point
    knee: Point
    ankle: Point
    toes: Point


def side_marks(pose: SidePose, own: Joints, tones: Tones, pen: Pen) -> list[Mark]:
    """All marks of her on her side, from back to front."""
    unit = own.stature
    torso = Frame(_middle(pose).seen(unit), -90.0 + pose.raised, unit)
    lower, upper = side_legs(pose)
    marks = [_mat(unit, tones)]
    if pose.raised:
        marks += [*_propping_arm(torso, unit, tones, pen), *_shin(lower, unit, tones, pen)]
        marks += [*_shin(upper, unit, tones, pen), *_trunk(torso, own, tones, pen)]
    else:
        marks += [_pillow(unit, tones, pen), *_arm_under(unit, tones, pen), _foot(lower, unit, tones.shoe_far, pen)]
        marks += [pen.outlined(_leg(lower, unit), tones.trousers_far), *_trunk(torso, own, tones, pen)]
        if pose.pillow_between:
            marks.append(_pillow_between(lower, upper, unit, tones, pen))
        marks.append(_foot(upper, unit, tones.shoe, pen))
    legs = [_thigh(lower, unit), _thigh(upper, unit)] if pose.raised else [_leg(upper, unit)]
    seat = oval(torso.at(0.0, -0.02), 0.094 * unit, 0.060 * unit, torso.lean_deg)
    marks.append(pen.outlined(soften(unite([seat, *legs]), 0.02 * unit, 0.3), tones.trousers))
    head = Frame(torso.at(0.010, 0.385), torso.lean_deg + 6.0, HEAD * unit)
    return [*marks, *front_head(head, tones, pen), *_upper_arm(torso, unit, pose.raised, tones, pen)]


def _middle(pose: SidePose) -> Point:
    """The middle of her pelvis: on the mat, or as high as the thighs rise from the knees."""
    if not pose.raised:
        return Point(0.0, 0.0, _LYING)
    lean, length = math.radians(pose.raised), _HIP_ALONG + _THIGH
    return Point(length - length * math.cos(lean), 0.0, _KNEE + length * math.sin(lean) + _HALF_HIPS)


def side_legs(pose: SidePose) -> tuple[Limb, Limb]:
    """The leg she lies on, and the other."""
    middle = _middle(pose)
    lean = math.radians(pose.raised)
    down, ahead = Point(math.sin(-lean), 0.0, -math.cos(lean)), Point(math.cos(lean), 0.0, -math.sin(lean))
    base = middle.step(ahead, _HIP_ALONG)
    lower_hip, upper_hip = base.step(down, _HALF_HIPS), base.step(down, -_HALF_HIPS)
    if pose.raised:
        return _kneeling(lower_hip, ahead, pose), _kneeling(upper_hip, ahead, pose)
    lower = _bent(lower_hip, pose.hips, pose.knees, 0.040, 0.030)
    upper_hips = pose.hips if pose.upper_hip is None else pose.upper_hip
    upper_knees = pose.knees if pose.upper_knee is None else pose.upper_knee
    if upper_knees < 30:
        return lower, _lifted(upper_hip, pose.lifted)
    upper = _bent(upper_hip, upper_hips, upper_knees, 0.040 + 2 * _KNEE, 0.085)
    return lower, _opened(upper, pose.opened)


def _bent(hip: Point, hip_deg: float, knee_deg: float, knee_up: float, ankle_up: float) -> Limb:
    """A leg that lies level, its knee toward the viewer."""
    thigh, shank = math.radians(hip_deg), math.radians(hip_deg - knee_deg)
    knee = Point(hip.along + _THIGH * math.cos(thigh), hip.near + _THIGH * math.sin(thigh), knee_up)
    ankle = Point(knee.along + _SHANK * math.cos(shank), knee.near + _SHANK * math.sin(shank), ankle_up)
    toes = Point(ankle.along - 0.10 * math.sin(shank), ankle.near + 0.10 * math.cos(shank), ankle_up)
    return Limb(hip, knee, ankle, toes)


def _lifted(hip: Point, lifted_deg: float) -> Limb:
    """A straight leg, lifted from where it rests on the mat."""
    resting = math.asin((hip.up - 0.045) / (_THIGH + _SHANK))
    rise = math.radians(lifted_deg) - resting
    way = Point(math.cos(rise), 0.0, math.sin(rise))
    knee, ankle = hip.step(way, _THIGH), hip.step(way, _THIGH + _SHANK)
    return Limb(hip, knee, ankle, Point(ankle.along + 0.015, 0.10, ankle.up))


def _opened(leg: Limb, opened_deg: float) -> Limb:
    """The knee turned up about the line from hip to ankle, the feet together."""
    if not opened_deg:
        return leg
    near, up = (leg.hip.near + leg.ankle.near) / 2, (leg.hip.up + leg.ankle.up) / 2
    out, turn = leg.knee.near - near, math.radians(opened_deg)
    knee = Point(leg.knee.along, near + out * math.cos(turn), up + out * math.sin(turn))
    return Limb(leg.hip, knee, leg.ankle, leg.toes)


def _kneeling(hip: Point, ahead: Point, pose: SidePose) -> Limb:
    """On the knee, the shin behind her."""
    knee = hip.step(ahead, _THIGH)
    back = math.radians(pose.knees)
    ankle = Point(knee.along + _SHANK * math.cos(back), -_SHANK * math.sin(back), knee.up)
    return Limb(hip, knee, ankle, Point(ankle.along + 0.05, ankle.near - 0.06, ankle.up))


def _leg(limb: Limb, unit: float) -> Shape:
    hip, knee, ankle = limb.hip.seen(unit), limb.knee.seen(unit), limb.ankle.seen(unit)
    thigh = chain([(hip, 0.053 * unit), (hip.toward(knee, 0.5), 0.0465 * unit), (knee, _KNEE * unit)])
    shank = chain([(knee, _KNEE * unit), (knee.toward(ankle, 0.34), 0.0335 * unit), (ankle, _ANKLE * unit)])
    return soften(unite([thigh, shank]), 0.02 * unit)


def _thigh(limb: Limb, unit: float) -> Shape:
    return capsule(limb.hip.seen(unit), limb.knee.seen(unit), 0.058 * unit, _KNEE * unit)


def _shin(limb: Limb, unit: float, tones: Tones, pen: Pen) -> list[Mark]:
    """The shin that goes away from the viewer, with its foot."""
    knee, ankle = limb.knee.seen(unit), limb.ankle.seen(unit)
    shank = chain([(knee, _KNEE * unit), (ankle, _ANKLE * unit)])
    return [_foot(limb, unit, tones.shoe_far, pen), pen.outlined(shank, tones.trousers_far)]


def _foot(limb: Limb, unit: float, tone: str, pen: Pen) -> Mark:
    shoe = capsule(limb.ankle.seen(unit), limb.toes.seen(unit), 0.030 * unit, 0.021 * unit)
    return pen.outlined(shoe, tone)


def _mat(unit: float, tones: Tones) -> Mark:
    places = ((-0.55, -0.20), (0.60, -0.20), (0.60, 0.30), (-0.55, 0.30))
    return Mark(corners([Point(x, y, 0.0).seen(unit) for x, y in places], 1.0), tones.sand_dark)


def _pillow(unit: float, tones: Tones, pen: Pen) -> Mark:
    places = ((-0.47, 0.004), (-0.47, 0.055), (-0.37, 0.064), (-0.275, 0.052), (-0.265, 0.006), (-0.36, 0.0))
    return pen.outlined(smooth(Frame(Spot(0.0, 0.0), 0.0, unit).all(places)), tones.cushion)


def _pillow_between(lower: Limb, upper: Limb, unit: float, tones: Tones, pen: Pen) -> Mark:
    """From above the knees to behind the feet."""
    knee = lower.knee.seen(unit).toward(upper.knee.seen(unit), 0.5)
    ankle = lower.ankle.seen(unit).toward(upper.ankle.seen(unit), 0.5)
    return pen.outlined(capsule(knee, ankle, 0.062 * unit, 0.058 * unit), tones.cushion)


def _arm_under(unit: float, tones: Tones, pen: Pen) -> list[Mark]:
    """The lower arm, bent up in front of the pillow."""
    at = Frame(Spot(0.0, 0.0), 0.0, unit)
    places = ((-0.235, 0.03, 0.026), (-0.30, -0.012, 0.021), (-0.39, 0.012, 0.017))
    arm = chain([(at.at(ahead, up), radius * unit) for ahead, up, radius in places])
    return [pen.outlined(soften(arm, 1.0, 0.2), tones.skin_far)]


def _trunk(torso: Frame, own: Joints, tones: Tones, pen: Pen) -> list[Mark]:
    neck = capsule(torso.at(0.0, 0.27), torso.at(0.008, 0.335), 0.030 * torso.unit, 0.028 * torso.unit)
    marks = [pen.outlined(neck, tones.skin), pen.outlined(smooth(torso.all(_TORSO)), tones.shirt)]
    if own.belly > 1:
        middle = torso.at(-0.040, 0.082)
        bump = oval(middle, 0.062 * torso.unit + 0.28 * own.belly, 0.070 * torso.unit + 0.3 * own.belly, torso.lean_deg)
        marks.append(pen.outlined(bump, tones.shirt))
    return marks


def _propping_arm(torso: Frame, unit: float, tones: Tones, pen: Pen) -> list[Mark]:
    """The arm she leans on: elbow under the shoulder, forearm toward the viewer."""
    shoulder = torso.at(-0.085, _SHOULDER_UP)
    elbow = Spot(shoulder.x, 0.022 * unit)
    hand = elbow + Spot(0.04 * unit, -_LOWER * _FOREARM * unit)
    bare = chain([(shoulder, 0.0265 * unit), (elbow, 0.0225 * unit), (hand, 0.0165 * unit)])
    fist = disc(hand + Spot(0.012 * unit, -0.006 * unit), 0.020 * unit)
    sleeve = capsule(shoulder, shoulder.toward(elbow, 0.5), 0.033 * unit, 0.030 * unit)
    return [pen.outlined(soften(unite([bare, fist]), 1.0, 0.2), tones.skin_far), pen.outlined(sleeve, tones.shirt_far)]


def _upper_arm(torso: Frame, unit: float, raised: float, tones: Tones, pen: Pen) -> list[Mark]:
    """The upper arm: its hand on the mat before her chest, or on her hip."""
    shoulder = torso.at(0.084, _SHOULDER_UP)
    if raised:
        elbow, hand = torso.at(0.118, 0.110), torso.at(0.072, -0.010)
    else:
        elbow, hand = torso.at(0.036, 0.145), Point(-0.215, 0.13, 0.016).seen(unit)
    bare = chain([(shoulder, 0.0265 * unit), (elbow, 0.0225 * unit), (hand, 0.0165 * unit)])
    tip = hand + Spot(-0.036 * unit, -0.008 * unit) if not raised else hand.toward(elbow, -0.22)
    fingers = capsule(hand, tip, 0.018 * unit, 0.011 * unit)
    sleeve = capsule(shoulder, shoulder.toward(elbow, 0.55), 0.034 * unit, 0.030 * unit)
    return [pen.outlined(soften(unite([bare, fingers]), 1.2, 0.2), tones.skin), pen.outlined(sleeve, tones.shirt)]
