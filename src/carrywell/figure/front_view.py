"""Her head seen from the front, for lying on the side and rising from there."""

from __future__ import annotations

from carrywell.figure.marks import Mark, Pen
from carrywell.figure.palette import Tones
from carrywell.figure.shapes import oval, smooth, stroke
from carrywell.figure.spots import Frame

#: To her left and up from the middle of the head, in head heights.
_FACE = (
    (0.0, 0.40),
    (0.18, 0.36),
    (0.300, 0.20),
    (0.315, 0.0),
    (0.290, -0.18),
    (0.215, -0.35),
    (0.090, -0.465),
    (0.0, -0.485),
    (-0.090, -0.465),
    (-0.215, -0.35),
    (-0.290, -0.18),
    (-0.315, 0.0),
    (-0.300, 0.20),
    (-0.18, 0.36),
)
_HAIR = (
    (-0.335, -0.16),
    (-0.375, 0.08),
    (-0.330, 0.32),
    (-0.190, 0.475),
    (0.0, 0.515),
    (0.190, 0.475),
    (0.330, 0.32),
    (0.375, 0.08),
    (0.335, -0.16),
    (0.290, -0.02),
    (0.255, 0.14),
    (0.130, 0.265),
    (-0.020, 0.315),
    (-0.140, 0.255),
    (-0.255, 0.14),
    (-0.290, -0.02),
)
_EYES = (((-0.185, 0.0), (-0.125, -0.030), (-0.065, 0.0)), ((0.065, 0.0), (0.125, -0.030), (0.185, 0.0)))
_BROWS = (((-0.200, 0.100), (-0.125, 0.128), (-0.055, 0.105)), ((0.055, 0.105), (0.125, 0.128), (0.200, 0.100)))
_NOSE = ((-0.012, -0.060), (-0.030, -0.135), (0.012, -0.148))
_MOUTH = ((-0.070, -0.270), (0.0, -0.285), (0.070, -0.270))


def front_head(frame: Frame, tones: Tones, pen: Pen) -> list[Mark]:
    """Hair, a calm face with closed eyes, and the knot of hair above."""
    knot = oval(frame.at(0.0, 0.555), 0.145 * frame.unit, 0.115 * frame.unit, frame.lean_deg)
    lines = [stroke(frame.all(line)) for line in (*_EYES, *_BROWS, _NOSE, _MOUTH)]
    return [
        pen.outlined(knot, tones.hair),
        pen.outlined(smooth(frame.all(_FACE)), tones.skin),
        pen.outlined(smooth(frame.all(_HAIR)), tones.hair),
        *(pen.line(line, 0.8) for line in lines),
    ]
