"""Head, hair and a calm face with closed eyes, looking at what she does."""

from __future__ import annotations

from dataclasses import dataclass

from carrywell.figure.shapes import Shape, capsule, oval, smooth, soften, stroke, unite
from carrywell.figure.spine_curve import SpineCurve
from carrywell.figure.spots import Frame, Spot

#: Height of the head as a part of the stature.
HEAD = 0.132
#: How far the neck lets the head look up and down from the trunk's own direction [deg].
_UP_DEG, _DOWN_DEG = 48.0, 34.0

#: Forward and up from the middle of the head, in head heights.
_FACE = (
    (0.10, 0.44),
    (0.25, 0.37),
    (0.335, 0.24),
    (0.352, 0.13),
    (0.342, 0.055),
    (0.372, -0.02),
    (0.420, -0.095),
    (0.418, -0.125),
    (0.365, -0.145),
    (0.358, -0.170),
    (0.372, -0.205),
    (0.352, -0.235),
    (0.362, -0.270),
    (0.330, -0.315),
    (0.338, -0.370),
    (0.318, -0.430),
    (0.245, -0.470),
    (0.130, -0.420),
    (0.010, -0.330),
    (-0.110, -0.290),
    (-0.250, -0.200),
    (-0.300, 0.050),
    (-0.200, 0.300),
    (-0.050, 0.420),
)
_HAIR = (
    (0.295, 0.330),
    (0.265, 0.400),
    (0.150, 0.485),
    (0.000, 0.510),
    (-0.170, 0.480),
    (-0.320, 0.380),
    (-0.400, 0.220),
    (-0.405, 0.050),
    (-0.350, -0.110),
    (-0.270, -0.215),
    (-0.170, -0.260),
    (-0.115, -0.225),
    (-0.105, -0.140),
    (-0.075, -0.060),
    (-0.010, -0.010),
    (0.045, 0.050),
    (0.085, 0.130),
    (0.160, 0.220),
    (0.245, 0.275),
)
_BUN = ((-0.430, -0.040), 0.150)
_EYE = ((0.205, 0.020), (0.232, 0.000), (0.262, -0.004), (0.290, 0.006))
_BROW = ((0.200, 0.120), (0.245, 0.138), (0.300, 0.122))
_EAR = (-0.030, -0.060)


@dataclass(frozen=True)
class HeadShapes:
    """Neck (behind the shirt), face, hair, ear and the thin lines of the closed eye and the brow."""

    neck: Shape
    face: Shape
    hair: Shape
    bun: Shape
    ear: Shape
    lines: tuple[Shape, ...]


def looking(c7: Spot, trunk_deg: float, at: Spot | None, stature: float) -> Frame:
    """The head's axes: it turns to what she looks at as far as the neck allows."""
    eyes = c7.step(trunk_deg * 0.6, 0.09 * stature)
    wanted = 4.0
    if at is not None:
        wanted = 0.8 * (eyes.inclination_deg(at) % 360.0 - 90.0)
    elif trunk_deg > 20:
        wanted = 0.75 * trunk_deg
    turn = min(max(wanted, trunk_deg - _UP_DEG), trunk_deg + _DOWN_DEG)
    middle = 0.5 * (trunk_deg + turn)
    centre = Frame(c7, middle, stature).at(0.035, 0.075)
    return Frame(centre, turn, HEAD * stature)


def head(frame: Frame, curve: SpineCurve) -> HeadShapes:
    """The head in its axes, on the neck that joins it to the spine."""
    stature = curve.stature
    base = curve.frame(0.94).at(0.008, 0.0)
    top = frame.at(-0.095, -0.16)
    throat = capsule(base, top, 0.034 * stature, 0.0290 * stature)
    under = capsule(top, frame.at(0.0, -0.20), 0.026 * stature, 0.022 * stature)
    spot, radius = _BUN
    return HeadShapes(
        neck=soften(unite([throat, under]), 0.01 * stature),
        face=smooth(frame.all(_FACE)),
        hair=smooth(frame.all(_HAIR)),
        bun=oval(frame.at(*spot), radius * frame.unit, 0.9 * radius * frame.unit, frame.lean_deg + 20),
        ear=oval(frame.at(*_EAR), 0.045 * frame.unit, 0.075 * frame.unit, frame.lean_deg - 12),
        lines=(stroke(frame.all(_EYE)), stroke(frame.all(_BROW))),
    )
