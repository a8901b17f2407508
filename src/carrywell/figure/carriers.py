"""What carries the baby: the cloth carrier at the front or back, the infant car seat, the feeding pillow."""

from __future__ import annotations

from carrywell.figure.baby import BabyPose, baby_marks
from carrywell.figure.marks import Mark, Pen
from carrywell.figure.palette import Tones
from carrywell.figure.shapes import Shape, capsule, chain, disc, smooth, soften, stroke
from carrywell.figure.spine_curve import SpineCurve
from carrywell.figure.spots import Frame, Spot

#: The pouch around the baby's back, forward and up from its hips, in baby lengths.
_POUCH = (
    (-0.105, 0.00),
    (-0.118, 0.12),
    (-0.108, 0.25),
    (-0.080, 0.335),
    (0.0, 0.345),
    (0.085, 0.325),
    (0.10, 0.18),
    (0.105, 0.03),
    (0.07, -0.085),
    (-0.02, -0.115),
    (-0.085, -0.07),
)
_SEAM = ((-0.070, 0.285), (0.0, 0.300), (0.075, 0.285))
#: The infant seat from its lowest point, and its canopy [cm].
_SHELL = (
    (-29, 31),
    (-31, 22),
    (-25, 8),
    (-10, 0),
    (10, 0),
    (25, 6),
    (33, 19),
    (31, 24),
    (19, 19),
    (4, 17),
    (-10, 20),
    (-22, 33),
)
_CANOPY = ((-30, 26), (-32, 38), (-25, 47), (-13, 46), (-16, 37), (-24, 27))


def carrier(
    pose: BabyPose, length: float, curve: SpineCurve, body: Shape, tones: Tones, pen: Pen
) -> tuple[list[Mark], list[Mark]]:
    """The straps that lie over her shirt, and the baby in its pouch."""
    back = Frame(pose.hips, pose.lean_deg, length, pose.faces_back)
    sign = 1 if pose.faces_back else -1
    shoulder, blade = curve.frame(0.90), curve.frame(0.70)
    over = [back.at(-0.05, 0.27), shoulder.at(0.040 * sign, 0.012)]
    over += [shoulder.at(0.0, 0.034), blade.at(-0.040 * sign, 0.0)]
    strap = stroke(over).buffer(0.0125 * curve.stature, quad_segs=6)
    waist = curve.frame(0.07)
    belt = capsule(waist.at(-0.10, 0.0), waist.at(0.12, -0.004), 2.1, 2.1)
    close = body.buffer(0.3)
    under = [pen.outlined(part.intersection(close), tones.carrier_dark) for part in (belt, strap)]
    baby = baby_marks(pose, length, tones, pen, arms=False)
    pouch = pen.outlined(smooth(back.all(_POUCH)), tones.carrier)
    return under, [*baby, pouch, pen.line(stroke(back.all(_SEAM)), 0.7)]


def car_shell(grip: Spot, length: float, tones: Tones, pen: Pen, *, ahead: bool) -> list[Mark]:
    """An infant car seat hanging from its handle, the baby half reclined inside."""
    low = Spot(grip.x + (8 if ahead else 0), grip.z - 42)
    frame = Frame(low, 0.0)
    pivot = frame.at(-3, 16)
    bar = [(pivot, 1.7), (Spot(low.x - 13, grip.z - 9), 1.6), (Spot(grip.x - 7, grip.z), 1.6)]
    bar += [(Spot(grip.x + 7, grip.z), 1.6), (frame.at(13, 25), 1.6), (pivot + Spot(8, 0), 1.7)]
    pose = BabyPose(frame.at(6, 17), -50.0, False, 78.0, 62.0, 50.0, 60.0, 0.0)
    size = min(length, 60.0) * 0.84
    return [
        pen.outlined(smooth(frame.all(_CANOPY)), tones.carrier_dark),
        *baby_marks(pose, size, tones, pen),
        pen.outlined(soften(chain(bar), 1.2, 0.3), tones.soft_ink),
        pen.outlined(smooth(frame.all(_SHELL)), tones.carrier),
        pen.outlined(disc(pivot + Spot(4, 0), 2.6), tones.carrier_dark),
    ]


def feeding_pillow(pose: BabyPose, length: float, lap: float, tones: Tones, pen: Pen) -> Mark:
    """A thick pillow between her lap and the baby."""
    back = Frame(pose.hips, pose.lean_deg, length, pose.faces_back)
    head, feet = back.at(-0.10, 0.42), back.at(-0.12, -0.12)
    top = [head + Spot(-3, -1), head.toward(feet, 0.5) + Spot(0, -1), feet + Spot(5, 1)]
    low = max(min(lap - 1, min(spot.z for spot in top) - 7), 0.0)
    bottom = [Spot(feet.x + 8, (feet.z + low) / 2), Spot(feet.x, low), Spot((head.x + feet.x) / 2, low - 0.6)]
    bottom += [Spot(head.x - 1, low), Spot(head.x - 7, (head.z + low) / 2)]
    return pen.outlined(smooth([*top, *bottom]), tones.cushion)
