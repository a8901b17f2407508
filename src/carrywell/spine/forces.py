"""What the weights of a posture ask of muscles, ligaments and discs: the model itself, one code path for all shapes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from carrywell.errors import InputError
from carrywell.knowledge.body_reader import body as knowledge
from carrywell.spine.anatomy import Anatomy, anatomy
from carrywell.spine.body import Body
from carrywell.spine.deviations import NONE, Deviations
from carrywell.spine.moment import G, Moment, Weights, net_moment, weights_above
from carrywell.spine.motion import back_rest_contact
from carrywell.spine.posture import Hands, Posture
from carrywell.spine.skeleton import Skeleton, require_possible, skeleton
from carrywell.spine.tissue import Extension, Fitted, Tissue, belly_pressure, extension, flexed_share, tissue

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Forces:
    """The outputs of the model, arrays of one shape: moments [N m], forces [N], pressure [MPa]."""

    moment_nm: Array
    sagittal_nm: Array
    lateral_nm: Array
    axial_nm: Array
    compression_n: Array
    shear_n: Array
    disc_pressure_mpa: Array
    muscle_n: Array
    active_share: Array


def shape_of(body: Body, posture: Posture, hands: Hands) -> tuple[int, ...]:
    """The common shape of all fields.

    Raises
    ------
    InputError
        Naming the first part whose fields do not broadcast with those before it.
    """
    shape: tuple[int, ...] = ()
    for name, part in (("body", body), ("posture", posture), ("hands", hands)):
        try:
            shape = np.broadcast_shapes(shape, *(np.shape(value) for value in vars(part).values()))
        except ValueError as error:
            raise InputError(name, "shapes_differ") from error
    return shape


def forces(body: Body, posture: Posture, hands: Hands, off: Deviations = NONE, free: Fitted | None = None) -> Forces:
    """The outputs at the best estimates, or of every draw along a first axis; ``free`` replaces the fitted scalars.

    Raises
    ------
    InputError
        As `spine_load`.
    """
    shape = shape_of(body, posture, hands)
    axes = len(shape)
    built = anatomy(body, off, axes)
    found = skeleton(built, body, posture, hands, off, axes)
    if not off.scores:
        require_possible(built, hands, found)
    mass = hands.mass_kg * off.share("held_mass", axes)
    weights = weights_above(built, found, hands, mass)
    matter = tissue(body, off, axes, free)
    held = _Held(built, found, weights, matter, _supports(posture, off, axes))
    result = _outputs(held, posture, _Unsure.of(off, axes))
    wanted = (len(next(iter(off.scores.values()))), *shape) if off.scores else shape
    return Forces(*(np.broadcast_to(value, wanted) for value in result))


@dataclass(frozen=True)
class _Supports:
    """What supports carry: shares of the moment, and of the weight."""

    back_rest: Array
    forearms: Array


@dataclass(frozen=True)
class _Held:
    anatomy: Anatomy
    found: Skeleton
    weights: Weights
    tissue: Tissue
    supports: _Supports


def _supports(posture: Posture, off: Deviations, axes: int) -> _Supports:
    sure = off.share("support_share", axes)
    return _Supports(
        back_rest=np.clip(back_rest_contact(posture) * sure, 0, 1),
        forearms=np.clip(posture.forearms_supported * sure, 0, 1),
    )


def _left_over(moment: Moment, supports: _Supports, lying: NDArray[np.bool_]) -> Moment:
    """What is left for the muscles when a mattress, a rest or a propped arm carries its share.

    A mattress carries everything, a back rest leaning back, resting forearms bending forward or to a side.
    """
    forward = np.where(moment.flexion > 0, 1 - supports.forearms, 1 - supports.back_rest) * ~lying
    aside = (1 - np.maximum(supports.forearms, supports.back_rest)) * ~lying
    return Moment(moment.flexion * forward, moment.lateral * aside, moment.axial * aside)


def _carried_weight(held: _Held, moment: Moment) -> Array:
    """The weight [N] that no longer passes through the lumbar spine because a rest or the forearms carry it."""
    known = knowledge()
    full, least = known.value("back_rest_share"), known.value("propping_reach_m")
    reclined = np.sin(np.radians(np.clip(-held.found.found.trunk_deg, 0, 90)))
    reclined = reclined / np.sin(np.radians(known.value("back_rest_reclined_deg")))
    rest = np.clip(known.value("back_rest_weight_share") * reclined, 0, full) * np.minimum(
        held.supports.back_rest / full, 1
    )
    hands = 0.5 * (held.found.left.grip.x + held.found.right.grip.x)
    push = (
        held.supports.forearms * np.maximum(moment.flexion, 0) / np.maximum(np.maximum(held.found.load.x, hands), least)
    )
    return np.asarray(np.minimum(rest * held.weights.force + push, full * held.weights.force))


@dataclass(frozen=True)
class _Unsure:
    """What the last step may be off by: the model as a whole and for this act, the speed, two angles."""

    model: Array
    speed: Array
    slope_deg: Array
    line_deg: Array

    @classmethod
    def of(cls, off: Deviations, axes: int) -> _Unsure:
        return cls(
            model=off.share("model", axes) * off.share("act_model", axes),
            speed=off.share("speed_factor", axes),
            slope_deg=off.offset("sacral_slope", axes),
            line_deg=off.offset("erector_line", axes),
        )


def _outputs(held: _Held, posture: Posture, off: _Unsure) -> tuple[Array, ...]:
    known, found = knowledge(), held.found.found
    lying = posture.is_("lying")
    unsupported = net_moment(held.weights, held.found)
    moment = _left_over(unsupported, held.supports, lying)
    weight = (held.weights.force - _carried_weight(held, unsupported)) * ~lying
    pressure = belly_pressure(held.tissue, moment.flexion, found.hip_included_deg, held.anatomy.abdominal_strength)
    bracing = _bracing(held, posture)
    slope = np.radians(known.value("sacral_slope_deg") + found.pelvis_deg + off.slope_deg)
    push = held.weights.push * ~lying
    muscles = _muscles(held.tissue, moment, pressure, found.lumbar_deg)
    oblique = np.radians(known.value("erector_line_deg") + off.line_deg)
    oblique = oblique * np.clip(1 - flexed_share(found.lumbar_deg), 0, 1)
    resting = _lying_force(held.tissue)
    compression = (
        np.where(lying, resting, weight * np.cos(slope) + push * np.sin(slope) - pressure * held.tissue.pressure_area)
        + (muscles.local * np.cos(oblique) + muscles.whole + muscles.ligaments)
        + _across(held.tissue, moment)
        + bracing
    )
    above = _compression_above(held, posture, weight, pressure) + bracing
    speed = _speed(posture, off.speed)
    factor = speed * off.model
    return (
        moment.resultant * speed,
        moment.flexion * speed,
        moment.lateral * speed,
        moment.axial * speed,
        np.maximum(compression, resting) * factor,
        (weight * np.sin(slope) - push * np.cos(slope) - muscles.local * np.sin(oblique)) * factor,
        held.tissue.disc_factor * np.maximum(above, resting) * factor / held.tissue.disc_area * 1e-6,
        (muscles.local + muscles.whole) * factor,
        muscles.active,
    )


def _compression_above(held: _Held, posture: Posture, weight: Array, pressure: Array) -> Array:
    """Compression [N] of L4-L5, one vertebra higher: shorter levers when she bends, another slope of the disc."""
    known, found, lying = knowledge(), held.found.found, posture.is_("lying")
    up = known.value("l4l5_above_l5s1") * held.anatomy.height
    moment = _left_over(net_moment(held.weights, held.found, up), held.supports, lying)
    slope = found.pelvis_deg + known.value("l5s1_share_of_lumbar_flexion") * found.lumbar_deg
    muscles = _muscles(held.tissue, moment, pressure, found.lumbar_deg)
    slope = np.radians(known.value("l4l5_tilt_deg") + slope)
    carried = weight * np.cos(slope) + held.weights.push * np.sin(slope)
    relief = pressure * held.tissue.pressure_area
    passing = np.where(lying, _lying_force(held.tissue), carried - relief)
    return passing + muscles.local + muscles.whole + muscles.ligaments + _across(held.tissue, moment)


def _muscles(matter: Tissue, moment: Moment, pressure: Array, lumbar_deg: Array) -> Extension:
    """The muscles and ligaments of one level, after the belly has carried its part."""
    belly = pressure * matter.pressure_area * matter.pressure_arm
    return extension(matter, np.where(moment.flexion > 0, moment.flexion - belly, 0.0), lumbar_deg)


def _across(matter: Tissue, moment: Moment) -> Array:
    """Compression [N] by the muscles that hold a backward, sideways or turning moment."""
    back = np.maximum(-moment.flexion, 0) / matter.abdominal_arm
    return back + np.abs(moment.lateral) / matter.lateral_arm + np.abs(moment.axial) / matter.axial_arm


def _bracing(held: _Held, posture: Posture) -> Array:
    """Compression [N] by muscles that stiffen an upright trunk or hold it twisted; a support takes the first away."""
    found, matter = held.found.found, held.tissue
    upright = np.clip(1 - flexed_share(found.lumbar_deg), 0, 1) * ~posture.is_("lying")
    free = 1 - np.maximum(held.supports.back_rest, held.supports.forearms)
    stiffened = matter.cocontraction * G * held.anatomy.mass_above * upright * free
    return np.asarray(stiffened + matter.axial_stiffness * np.abs(found.twist_deg) / matter.axial_arm)


def _lying_force(matter: Tissue) -> Array:
    """Compression [N] behind the pressure that is left when lying on the side."""
    resting: Array = knowledge().value("lying_side_pressure_mpa") * 1e6 * matter.disc_area / matter.disc_factor
    return resting


def _speed(posture: Posture, off: Array) -> Array:
    """The factor for speed; it is uncertain only where the load is moved."""
    known = knowledge()
    names = np.asarray(posture.speed)
    factors = {name: known.value(f"speed_factor_{name}") for name in ("slow", "normal", "fast")}
    factor = np.select([names == name for name in factors], list(factors.values()))
    return np.asarray(np.where(names == "slow", factor, factor * off))
