"""The measured body behind a stature and a mass: segment masses, their centres and lengths."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from carrywell.errors import InputError
from carrywell.knowledge.body_reader import body as knowledge
from carrywell.knowledge.body_schema import SegmentName
from carrywell.spine.body import Body
from carrywell.spine.deviations import NONE, Deviations
from carrywell.spine.pregnancy import Gained, gained

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Lump:
    """A mass [kg] that is fixed to the trunk: ``forward`` of and ``up`` from L5/S1 along the trunk [m]."""

    mass: Array
    forward: Array
    up: Array


@dataclass(frozen=True)
class Limb:
    """One segment of a limb: mass [kg], length [m], mass centre as a share of the length from its upper end."""

    mass: Array
    length: Array
    com: float | Array


@dataclass(frozen=True)
class Anatomy:
    """Masses and lengths of a body; arrays of shape ``(draws, ...)`` or ``(...)``.

    ``lumps`` lie above L5/S1 and turn with the trunk, ``below`` lies between L5/S1 and the hips.
    """

    height: Array
    lumps: tuple[Lump, ...]
    below: Lump
    upper_arm: Limb
    forearm: Limb
    hand: Limb
    grip: Array  # from the wrist to the middle of the grip
    shoulder_up: Array
    shoulder_half: Array
    c7_up: Array
    head: Array
    l5s1_above_hip: Array
    hip_half: Array
    ankle: Array
    shank: Array
    thigh: Array
    foot: Array
    belly_depth: Array
    abdominal_strength: Array

    @property
    def mass_above(self) -> Array:
        """Everything above L5/S1 that is hers [kg]."""
        arms = 2 * (self.upper_arm.mass + self.forearm.mass + self.hand.mass)
        return np.asarray(sum(lump.mass for lump in self.lumps) + arms)

    @property
    def reach(self) -> Array:
        """From the shoulder to the grip, arm straight."""
        return self.upper_arm.length + self.forearm.length + self.grip


_HIP = "l5s1_above_hip"
_TRUNK: tuple[SegmentName, ...] = ("upper_trunk", "middle_trunk", "lower_trunk")


def by_sex(body: Body, name: str) -> Array:
    """A figure of the knowledge, for the sex of each body."""
    return np.where(body.female, knowledge().value(name, "female"), knowledge().value(name, "male"))


def _segment(body: Body, name: SegmentName, what: str) -> Array:
    rows = {row.sex: float(getattr(row, what)) for row in knowledge().segments if row.segment == name}
    return np.where(body.female, rows["female"], rows["male"])


def _require_left(own_kg: Array) -> None:
    """Refuse a gain that leaves less of her than a body can weigh."""
    least = knowledge().value("least_own_mass_kg")
    if np.any(own_kg < least):
        raise InputError("body.mass_kg", "mass_below_gain", least=f"{least:g}")


def _excess(body: Body, mass: Array) -> Array:
    """Mass above the threshold of the body mass index [kg]: it sits on the belly, not evenly on all segments."""
    return np.maximum(mass - knowledge().value("excess_bmi_threshold") * body.height_m**2, 0.0)


def anatomy(body: Body, off: Deviations = NONE, ndim: int | None = None) -> Anatomy:
    """The anatomy of a body, or of the draws around it.

    Parameters
    ----------
    body
        Whose body.
    off
        Draws; none gives the best estimates.
    ndim
        Axes of the arrays that the result meets; None takes those of the body.

    Raises
    ------
    InputError
        When what was gained leaves less of her than a body can weigh.
    """
    height, mass_now, layer = np.asarray(body.height_m), np.asarray(body.mass_kg), gained(body)
    axes = max(np.broadcast(height, mass_now, layer.uterus_kg, body.female).ndim, ndim or 0)
    own = mass_now - layer.uterus_kg - layer.breasts_kg
    _require_left(own - layer.diffuse_kg)
    excess = _excess(body, own - layer.diffuse_kg)
    even = (own - excess) * off.share("segment_mass", axes)

    def scaled(name: str) -> Array:
        return np.asarray(by_sex(body, name) * height)

    def limb(name: SegmentName) -> Limb:
        return Limb(
            even * _segment(body, name, "mass_fraction"),
            _segment(body, name, "length_fraction_of_stature") * height,
            _segment(body, name, "com_fraction_from_proximal"),
        )

    layers = _Layers(even, excess, layer)
    return Anatomy(
        height=height,
        lumps=_lumps(body, layers, off, axes),
        below=_below(body, layers),
        upper_arm=limb("upper_arm"),
        forearm=limb("forearm"),
        hand=limb("hand"),
        grip=scaled("grip_from_wrist"),
        shoulder_up=scaled("shoulder_above_l5s1"),
        shoulder_half=scaled("half_shoulder_breadth"),
        c7_up=scaled("c7_above_l5s1"),
        head=scaled("head_height"),
        l5s1_above_hip=scaled(_HIP),
        hip_half=scaled("half_hip_breadth"),
        ankle=scaled("ankle_height"),
        shank=scaled("knee_height") - scaled("ankle_height"),
        thigh=scaled("hip_height") - scaled("knee_height"),
        foot=scaled("foot_length"),
        belly_depth=layer.belly_depth_m,
        abdominal_strength=layer.abdominal_strength,
    )


@dataclass(frozen=True)
class _Layers:
    """The masses of a body [kg]: what is spread over all segments, what lies above the threshold, what was gained."""

    even: Array
    excess: Array
    gained: Gained


def _lumps(body: Body, layers: _Layers, off: Deviations, axes: int) -> tuple[Lump, ...]:
    """Trunk and head (which twist), then what is heavier on the belly, the uterus and the breasts."""
    known, height = knowledge(), np.asarray(body.height_m)
    forward = (by_sex(body, "trunk_com_forward_of_l5s1") + off.offset("trunk_com_forward", axes)) * height
    higher, out = off.share("segment_com", axes), off.share("belly_forward", axes)

    def up(name: str) -> Array:
        return np.asarray(by_sex(body, name) * height)

    return (
        Lump(
            layers.even * by_sex(body, "trunk_mass_above_l5s1"),
            forward,
            up("trunk_com_above_l5s1") * higher,
        ),
        Lump(layers.even * _segment(body, "head", "mass_fraction"), forward, up("head_com_above_l5s1") * higher),
        Lump(
            layers.excess * known.value("excess_mass_share_above_l5s1"),
            known.value("excess_com_forward") * out,
            up("excess_com_above_l5s1"),
        ),
        Lump(
            layers.gained.uterus_kg,
            layers.gained.uterus_forward_m * out,
            np.asarray(known.value("uterus_above_l5s1_m")),
        ),
        Lump(layers.gained.breasts_kg, known.value("breasts_forward_m") * out, up("breasts_above_l5s1")),
    )


def _below(body: Body, layers: _Layers) -> Lump:
    """The part of the trunk between L5/S1 and the hips."""
    trunk = sum(_segment(body, name, "mass_fraction") for name in _TRUNK) - by_sex(body, "trunk_mass_above_l5s1")
    excess = layers.excess * (1 - knowledge().value("excess_mass_share_above_l5s1"))
    return Lump(layers.even * trunk + excess, np.asarray(0.0), -0.5 * by_sex(body, _HIP) * body.height_m)
