"""Arms and legs: chains of tapered capsules, united and softened, with feet that stand and hands that grasp."""

from __future__ import annotations

from dataclasses import dataclass

from carrywell.figure.joints import ArmJoints, LegJoints
from carrywell.figure.shapes import Shape, above, capsule, chain, corners, disc, smooth, soften, unite
from carrywell.figure.spots import Frame, Spot

#: Radii as parts of the stature.
_THIGH, _KNEE, _CALF, _ANKLE = 0.053, 0.036, 0.0335, 0.0215
_SHOULDER, _ELBOW, _WRIST = 0.0265, 0.0225, 0.0155
_SLEEVE = 0.62

#: The shoe, around the ankle: forward and up as parts of the stature.
_SHOE = (
    (-0.0240, 0.0100),
    (-0.0330, -0.0120),
    (-0.0350, -0.0320),
    (-0.0270, -0.0388),
    (0.0100, -0.0388),
    (0.0500, -0.0388),
    (0.0950, -0.0388),
    (0.1130, -0.0340),
    (0.1080, -0.0240),
    (0.0800, -0.0140),
    (0.0480, -0.0020),
    (0.0270, 0.0110),
    (0.0000, 0.0180),
)


@dataclass(frozen=True)
class ArmShapes:
    """Sleeve, bare arm with its hand, and the curled fingers over what is held."""

    skin: Shape
    sleeve: Shape
    fingers: Shape


def arm(joints: ArmJoints, stature: float, *, grasping: bool) -> ArmShapes:
    """One arm; a grasping hand closes its fingers, a free one hangs half open."""
    shoulder, elbow, wrist = joints.shoulder, joints.elbow, joints.wrist
    upper = chain([(shoulder, _SHOULDER * stature), (elbow, _ELBOW * stature)])
    belly = elbow.toward(wrist, 0.28)
    lower = chain([(elbow, _ELBOW * stature), (belly, 0.0225 * stature), (wrist, _WRIST * stature)])
    hand, fingers = _hand(joints, stature, grasping)
    return ArmShapes(
        skin=soften(unite([upper, lower, hand]), 0.012 * stature, 0.2),
        sleeve=_sleeve(shoulder, elbow, stature),
        fingers=fingers,
    )


def _sleeve(shoulder: Spot, elbow: Spot, stature: float) -> Shape:
    """A short sleeve, cut straight, a little wider than the arm."""
    length = _SLEEVE * shoulder.distance(elbow) / stature
    along = Frame(shoulder, shoulder.inclination_deg(elbow), stature)
    cap = disc(shoulder, 0.0315 * stature)
    cut = corners([along.at(-0.0315, 0.0), along.at(0.0315, 0.0), along.at(0.0295, length), along.at(-0.0295, length)])
    return soften(unite([cap, cut]), 0.2, 0.5)


def _hand(joints: ArmJoints, stature: float, grasping: bool) -> tuple[Shape, Shape]:
    """Palm with thumb up to the grip, and the fingers beyond it; fingers curl toward her front."""
    along = joints.elbow.inclination_deg(joints.wrist) if joints.fingers_deg is None else joints.fingers_deg
    grip = joints.grip
    palm = capsule(joints.wrist, grip, 0.0150 * stature, 0.0180 * stature)
    if grasping:
        knuckle, tip = grip.step(along - 20, 0.014 * stature), grip.step(along - 48, 0.034 * stature)
        thumb = [(grip.step(along + 180, 0.012 * stature), 0.0095), (grip.step(along - 78, 0.027 * stature), 0.0070)]
    else:
        knuckle, tip = grip.step(along - 4, 0.018 * stature), grip.step(along - 14, 0.038 * stature)
        thumb = [(joints.wrist.toward(grip, 0.5), 0.0090), (grip.step(along - 50, 0.022 * stature), 0.0068)]
    fingers = chain([(grip, 0.0165 * stature), (knuckle, 0.0140 * stature), (tip, 0.0092 * stature)])
    shown = chain([(spot, radius * stature) for spot, radius in thumb])
    return unite([palm, fingers, shown]), unite([fingers, shown])


def leg(joints: LegJoints, stature: float) -> Shape:
    """The trouser leg from the hip to the ankle."""
    hip, knee, ankle = joints.hip, joints.knee, joints.ankle
    shin = Frame(knee, knee.inclination_deg(ankle), stature)
    length = knee.distance(ankle) / stature
    calf = shin.at(0.006, 0.34 * length)
    thigh = chain([(hip, _THIGH * stature), (hip.toward(knee, 0.5), 0.0465 * stature), (knee, _KNEE * stature)])
    shank = chain([(knee, _KNEE * stature), (calf, _CALF * stature), (ankle, _ANKLE * stature)])
    return unite([thigh, shank])


def foot(joints: LegJoints, stature: float, floor: float = 0.0) -> Shape:
    """The shoe; toes that point back lie on the floor instead of hanging through it."""
    turn = joints.foot_deg
    if turn > 90:
        turn = _toes_down(joints, stature, floor)
    shoe = smooth(Frame(joints.ankle, turn, stature).all(_SHOE))
    return above(shoe, floor)


def _toes_down(joints: LegJoints, stature: float, floor: float) -> float:
    """The turn [deg] at which the toes of a foot with its sole up touch the floor."""
    for turn in range(130, 186, 2):
        lowest = min(spot.z for spot in Frame(joints.ankle, float(turn), stature).all(_SHOE))
        if lowest >= floor - 0.012 * stature:
            return float(turn)
    return 180.0
