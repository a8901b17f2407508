"""The trunk's outline by front and back offsets along the spine, the bump of the week, and the pelvis below."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np

from carrywell.figure.joints import Joints
from carrywell.figure.shapes import Shape, capsule, corners, disc, oval, rings, soften, stroke, unite
from carrywell.figure.spine_curve import SpineCurve
from carrywell.figure.spots import Frame, Spot

#: Depth of the trunk behind and in front of the spine, by share of the way from L5/S1 to C7; parts of the stature.
_SHARES = (0.0, 0.12, 0.25, 0.4, 0.52, 0.62, 0.7, 0.78, 0.86, 0.94, 1.0)
_BACK = (0.050, 0.044, 0.040, 0.041, 0.044, 0.046, 0.046, 0.044, 0.040, 0.033, 0.026)
_FRONT = (0.066, 0.064, 0.060, 0.062, 0.070, 0.082, 0.087, 0.078, 0.062, 0.046, 0.034)
_BREAST_GROWTH = 0.012
#: The bump: how far up its middle lies, and its half height, as shares of the way from L5/S1 to C7.
_BUMP_AT, _BUMP_HALF = 0.255, 0.365


@dataclass(frozen=True)
class Trunk:
    """Shirt (trunk with bump) and hips (pelvis, to be united with the near thigh)."""

    shirt: Shape
    hips: Shape
    bump_front: Spot
    breast: Spot


def trunk(joints: Joints, curve: SpineCurve, breasts: float) -> Trunk:
    """The trunk around a spine.

    Parameters
    ----------
    joints
        The skeleton in the picture's plane; its belly depth is the bump's.
    curve
        The spine.
    breasts
        0 to 1: how much fuller the breasts are than before pregnancy.
    """
    stature = joints.stature
    sections = [_section(curve, float(share), breasts) for share in np.linspace(0.0, 1.0, 25)]
    parts = [
        corners([back, front, next_front, next_back]).convex_hull
        for (back, front), (next_back, next_front) in itertools.pairwise(sections)
    ]
    parts.append(disc(curve.frame(0.93).at(0.002, 0.0), 0.034 * stature))
    parts += _pelvis(joints.pelvis, curve)
    body = soften(unite(parts), 0.03 * stature, 0.014 * stature)
    bump = _bump(joints, curve)
    if bump is not None:
        body = soften(unite([body, bump]), 0.05 * stature, 0.014 * stature)
    return Trunk(
        shirt=body,
        hips=soften(body.intersection(_below_waist(joints, curve)), 0.2, 0.8),
        bump_front=curve.frame(_BUMP_AT).at(0.062 + joints.belly / stature, 0.0),
        breast=curve.frame(0.68).at(0.08, 0.0),
    )


def _section(curve: SpineCurve, share: float, breasts: float) -> tuple[Spot, Spot]:
    """The trunk from back to front at one height."""
    frame = curve.frame(share)
    fuller = _BREAST_GROWTH * breasts * float(np.exp(-(((share - 0.68) / 0.1) ** 2)))
    front = float(np.interp(share, _SHARES, _FRONT)) + fuller
    back = float(np.interp(share, _SHARES, _BACK))
    return frame.at(-back, 0.0), frame.at(front, 0.0)


def _pelvis(pelvis: Frame, curve: SpineCurve) -> list[Shape]:
    """Seat and lower belly between the waist and the thighs."""
    stature, waist = curve.stature, curve.frame(0.06)
    seat = disc(pelvis.at(-0.030, -0.066), 0.053 * stature)
    belly = disc(pelvis.at(0.020, -0.048), 0.043 * stature)
    band = capsule(waist.at(-0.018, 0.0), waist.at(0.034, 0.0), 0.030 * stature, 0.030 * stature)
    return [unite([seat, band]).convex_hull, unite([belly, band]).convex_hull, unite([seat, belly]).convex_hull]


def _bump(joints: Joints, curve: SpineCurve) -> Shape | None:
    """A round bump; its front stands as far out as the engine's belly depth."""
    if joints.belly < 0.2:
        return None
    stature, length = joints.stature, joints.l5s1.distance(joints.c7)
    frame = curve.frame(_BUMP_AT)
    front = 0.061 * stature + joints.belly
    grown = min(joints.belly / (0.08 * stature), 1.0)
    half_height = length * (_BUMP_HALF - 0.06 * (1 - grown))
    half_depth = min(0.055 * stature + 0.55 * joints.belly, half_height, 0.5 * (front + 0.026 * stature))
    centre = frame.at((front - half_depth) / stature, 0.0)
    return oval(centre, half_depth, half_height, frame.lean_deg)


def _below_waist(joints: Joints, curve: SpineCurve) -> Shape:
    """All below the waistband, which a bump pushes down in front."""
    pelvis, low = joints.pelvis, min(joints.belly / (0.05 * joints.stature), 1.0)
    waist = curve.frame(0.08)
    band = [waist.at(-0.20, 0.004), waist.at(-0.06, 0.004), waist.at(0.0, -0.004 - 0.008 * low)]
    if low < 0.1:
        band += [waist.at(0.05, 0.0), waist.at(0.20, 0.004)]
    else:
        band += [pelvis.at(0.035, -0.010 - 0.024 * low), pelvis.at(0.075, -0.035 - 0.034 * low), pelvis.at(0.2, -0.09)]
    far = [pelvis.at(0.3, -0.3), pelvis.at(-0.3, -0.3)]
    return corners([*_curved(band), *far])


def _curved(spots: list[Spot]) -> list[Spot]:
    return [Spot(x, z) for x, z in rings(stroke(spots))[0]]
