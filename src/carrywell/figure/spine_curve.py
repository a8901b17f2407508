"""The spine as a curve from L5/S1 to C7: the lumbar part bends first, the chord is the posture's trunk inclination."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from carrywell.figure.spots import Frame, Spot

Array = NDArray[np.float64]

STEPS = 24
#: The lumbar part of the curve, which bends first.
_LUMBAR = 0.48
#: Lordosis of an upright back [deg]: its lower end leans forward, its upper end back; gone at this flexion.
_LORDOSIS_DEG, _FADES_AT_DEG = 18.0, 36.0
_KYPHOSIS_DEG = 18.0


@dataclass(frozen=True)
class SpineCurve:
    """The curve: places [cm] from L5/S1 to C7 and how far the spine leans forward there [deg]."""

    spots: tuple[Spot, ...]
    leans_deg: tuple[float, ...]
    stature: float

    def frame(self, share: float) -> Frame:
        """The axes at a share of the way up, one unit being the stature."""
        at = min(max(share, 0.0), 1.0) * (len(self.spots) - 1)
        low = min(int(at), len(self.spots) - 2)
        part = at - low
        lean = self.leans_deg[low] * (1 - part) + self.leans_deg[low + 1] * part
        return Frame(self.spots[low].toward(self.spots[low + 1], part), lean, self.stature)


def spine_curve(l5s1: Spot, c7: Spot, pelvis_deg: float, lumbar_deg: float, stature: float) -> SpineCurve:
    """The curve between two joints of the skeleton.

    Parameters
    ----------
    l5s1, c7
        Its ends [cm].
    pelvis_deg
        Forward tilt of the pelvis, which the lower end follows [deg].
    lumbar_deg
        Lumbar flexion, with which the lordosis fades [deg].
    stature
        Her stature [cm].
    """
    chord_deg, length = l5s1.inclination_deg(c7), l5s1.distance(c7)
    turn = (chord_deg - pelvis_deg + 180) % 360 - 180
    share = np.linspace(0.0, 1.0, STEPS + 1)
    own = _own_shape(share, lumbar_deg)
    upper = 1.3 * turn
    for _ in range(6):
        away = turn - _chord(_places(_leans(share, own, upper)))
        upper = float(np.clip(upper + 1.35 * away, -200, 200))
    leans = _leans(share, own, upper)
    places = _places(leans)
    exact = pelvis_deg + turn - _chord(places)
    scale = length / float(np.hypot(*places[-1]))
    frame = Frame(l5s1, exact, scale)
    spots = tuple(frame.at(float(x), float(z)) for x, z in places)
    return SpineCurve(spots, tuple(float(lean) + exact for lean in leans), stature)


def _own_shape(share: Array, lumbar_deg: float) -> Array:
    """Lordosis and thoracic rounding on top of the bend [deg]."""
    fade = float(np.clip(1 - lumbar_deg / _FADES_AT_DEG, 0.0, 1.4))
    lordosis = _LORDOSIS_DEG * fade * np.cos(np.pi * np.clip(share / 0.45, 0, 1)) * (1 - _rise(share, 0.45, 0.8))
    rounding = _KYPHOSIS_DEG * _rise(share, 0.45, 1.0) - 0.18 * _KYPHOSIS_DEG
    return np.asarray(lordosis + rounding)


def _leans(share: Array, own: Array, upper: float) -> Array:
    """How far the spine leans against the pelvis at each step [deg]."""
    return np.asarray(upper * _rise(share, 0.0, _LUMBAR) + own)


def _places(leans_deg: Array) -> Array:
    """Steps of one unit along the leans, from the origin."""
    middle = np.radians((leans_deg[:-1] + leans_deg[1:]) / 2)
    steps = np.stack([np.sin(middle), np.cos(middle)], axis=1)
    return np.concatenate([np.zeros((1, 2)), np.cumsum(steps, axis=0)])


def _chord(places: Array) -> float:
    return float(np.degrees(np.arctan2(places[-1, 0], places[-1, 1])))


def _rise(share: Array, start: float, end: float) -> Array:
    """From 0 to 1 between two shares, without a kink."""
    at = np.clip((share - start) / (end - start), 0, 1)
    return np.asarray(at**2 * (3 - 2 * at))
