"""On her back, in profile, and turning from there: the same trunk and limbs, laid down."""

from __future__ import annotations

from dataclasses import replace

from carrywell.figure.figure_marks import FigureLayers, figure_layers
from carrywell.figure.front_view import front_head
from carrywell.figure.head import HEAD
from carrywell.figure.joints import ArmJoints, Joints, LegJoints, joints
from carrywell.figure.marks import Mark, Pen
from carrywell.figure.palette import Tones
from carrywell.figure.picture import LyingOn, Picture
from carrywell.figure.shapes import smooth, stroke
from carrywell.figure.spine_curve import spine_curve
from carrywell.figure.spots import Frame, Spot, bend
from carrywell.figure.trunk import trunk

#: Where L5/S1 lies above the mattress, as a part of the stature: the depth of her back there.
_ABOVE = 0.066
#: From here on a leg lies long, and where its toes then point.
_LONG, _TOES_UP_DEG = 0.48, -62.0
#: How far ahead of the hip the near and the far ankle are, as parts of the stature.
_FEET: dict[LyingOn, tuple[float, float]] = {
    "back": (0.40, 0.47),
    "rolling": (0.24, 0.28),
    "shoulders_first": (0.485, 0.488),
}


def back_marks(picture: Picture, top: float, colours: Tones, pen: Pen) -> list[Mark]:
    """Her on her back, head to the left.

    Turning in one piece, her knees are up and the arms lead over; shoulders first, her face and shoulders have turned
    to the viewer already, and her legs still lie straight.
    """
    laid = _laid(joints(picture), top, picture.lying_on)
    stature = laid.stature
    curve = spine_curve(laid.l5s1, laid.c7, laid.pelvis_deg, laid.lumbar_deg, stature)
    shape = trunk(laid, curve, 0.4)
    head = Frame(laid.c7 + Spot(-0.078 * stature, 0.050 * stature), -82.0, HEAD * stature)
    layers: FigureLayers = figure_layers(laid, curve, shape, head, picture.load_n, (colours, pen))
    pillow = smooth(
        Frame(Spot(laid.c7.x, top), 0.0, stature).all(
            (
                (0.015, -0.002),
                (0.02, 0.026),
                (-0.05, 0.048),
                (-0.15, 0.052),
                (-0.185, 0.030),
                (-0.18, -0.002),
                (-0.08, -0.006),
            )
        )
    )
    skull = layers.head
    if picture.lying_on == "shoulders_first":
        skull = front_head(replace(head, lean_deg=-86.0), colours, pen)
    marks = [*layers.far, pen.outlined(pillow, colours.cushion), *layers.body, *skull, *layers.spine]
    marks += [*layers.near_arm, *layers.halo]
    if picture.lying_on == "rolling":
        hand = laid.near_arm.grip
        return [*marks, *_arrow(laid.near_leg.knee, colours), *_arrow(hand + Spot(0.0, -6.0), colours)]
    if picture.lying_on == "shoulders_first":
        return [*marks, *_arrow(laid.near_arm.grip + Spot(0.0, -6.0), colours)]
    return marks


def _laid(own: Joints, top: float, lying_on: LyingOn) -> Joints:
    """The joints of a woman on her back."""
    turning = lying_on != "back"
    near, far = _FEET[lying_on]
    stature = own.stature
    l5s1 = Spot(0.0, top + _ABOVE * stature)
    c7 = l5s1 + Spot(-0.262 * stature, -0.012 * stature)
    hip = l5s1 + Spot(0.0605 * stature, 0.006 * stature)
    near_arm = _arm(own, own.near_arm, c7, Spot(0.020 * stature, 0.064 * stature + own.belly), top, turning)
    return replace(
        own,
        l5s1=l5s1,
        c7=c7,
        trunk_deg=-90.0,
        pelvis_deg=-90.0,
        lumbar_deg=6.0,
        near_leg=_leg(own, hip, top, near),
        far_leg=_leg(own, hip, top, far),
        near_arm=near_arm,
        far_arm=_arm(own, own.far_arm, c7, Spot(0.0 * stature, 0.064 * stature + own.belly), top, turning),
    )


def _leg(own: Joints, hip: Spot, top: float, ahead: float) -> LegJoints:
    """A knee drawn up, the foot flat on the mattress; of a long leg the toes point up."""
    ankle = Spot(hip.x + ahead * own.stature, top + own.ankle_height)
    knee, end = bend(hip, ankle, own.thigh, own.shank, 1)
    return LegJoints(hip, knee, end, _TOES_UP_DEG if ahead > _LONG else 0.0)


def _arm(own: Joints, arm: ArmJoints, c7: Spot, hand: Spot, top: float, turning: bool) -> ArmJoints:
    """A hand on the belly; turning, the arm reaches up and over."""
    shoulder = c7 + Spot(0.032 * own.stature, 0.006 * own.stature)
    lower = own.forearm + own.grip
    if turning:
        target = shoulder + Spot(0.13 * own.stature, 0.32 * own.stature)
        elbow, grip = bend(shoulder, target, own.upper_arm, lower, -1)
    else:
        elbow = Spot(shoulder.x + 0.095 * own.stature, top + 0.050 * own.stature)
        grip = Spot(hand.x, top + _ABOVE * own.stature + hand.z)
    return replace(
        arm, shoulder=shoulder, elbow=elbow, wrist=elbow.toward(grip, own.forearm / lower), grip=grip, holds=False
    )


def _arrow(at: Spot, colours: Tones) -> list[Mark]:
    """That this part of her turns over toward the viewer."""
    arc = stroke([at + Spot(0, 17), at + Spot(15, 12), at + Spot(21, -2), at + Spot(15, -17)])
    tip = stroke([at + Spot(26, -12), at + Spot(15, -17), at + Spot(15, -5)])
    return [Mark(line, None, colours.load, 1.3, 0.8) for line in (arc, tip)]
