"""How the angles of a posture hang together: lumbar spine and pelvis, knees and hips, height of L5/S1."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from carrywell.knowledge.body_reader import body as knowledge
from carrywell.spine.anatomy import Anatomy
from carrywell.spine.body import Body
from carrywell.spine.posture import Posture

Array = NDArray[np.float64]


#: Rules that begin at an upright trunk come in over this many degrees, so that nothing steps.
_RAMP_DEG = 10.0


@dataclass(frozen=True)
class Angles:
    """Angles of a posture in degrees, arrays of one shape.

    ``thigh_deg`` is the thigh's inclination from hanging straight down, knee forward positive; ``shank_deg`` the
    shank's, knee in front of the ankle positive; ``hip_included_deg`` between trunk and thigh, 180 upright.
    """

    trunk_deg: Array
    lumbar_deg: Array
    pelvis_deg: Array
    lateral_deg: Array
    twist_deg: Array
    thigh_deg: Array
    shank_deg: Array
    hip_included_deg: Array


def straight_knee_lumbar(trunk_deg: Array, body: Body) -> Array:
    """Lumbar flexion [deg] of a trunk flexion with straight knees (tafazzol2014), women with a smaller lumbar share."""
    known = knowledge()
    bend = np.maximum(trunk_deg, 0.0)
    less = np.where(body.female, known.value("female_lumbar_share_offset"), 0.0)
    lumbar = sum(
        (row.lumbar_share + less) * np.clip(bend - row.from_deg, 0, row.to_deg - row.from_deg) for row in known.rhythm
    )
    back = known.rhythm[0].lumbar_share * np.minimum(trunk_deg, 0.0)
    return np.minimum(lumbar, known.value("lumbar_range_deg")) + back


def bent_knee_pelvis(trunk_deg: Array, knee_deg: Array) -> Array:
    """Forward tilt of the pelvis [deg] of a trunk flexion with bent knees (anderson1985)."""
    known, included = knowledge(), 180.0 - knee_deg
    return (
        known.value("sacral_c0")
        + known.value("sacral_trunk") * trunk_deg
        + known.value("sacral_knee") * included
        + known.value("sacral_trunk_knee") * trunk_deg * included
        + known.value("sacral_trunk2") * trunk_deg**2
        + known.value("sacral_knee2") * included**2
    )


def lumbar_flexion(posture: Posture, body: Body, knee_deg: Array, held_kg: Array) -> Array:
    """Lumbar flexion [deg] that goes with a posture when she did not give it.

    Standing and kneeling follow the lumbopelvic rhythm; a load rounds a bent back further (kahrizi2007), towards the
    flexion that was seen in lifts of up to 20 kg (dolan1994). Standing with bent knees tilts the pelvis less, whatever
    the load. Sitting flattens the lordosis first, then shares the rest with the hips.
    """
    known = knowledge()
    trunk = np.asarray(posture.trunk_flexion_deg)
    limit = known.value("lumbar_range_deg")
    straight = straight_knee_lumbar(trunk, body)
    rounded = np.maximum(known.value("lifting_flexed_share") * limit - straight, 0.0)
    loaded = np.clip(held_kg / known.value("rounding_load_kg"), 0, 1)
    loaded = loaded * np.clip(trunk / known.value("rounding_trunk_deg"), 0, 1)
    bent = np.minimum(trunk - bent_knee_pelvis(trunk, knee_deg), limit)
    blend = _bent_knees(knee_deg) * np.clip(trunk / _RAMP_DEG, 0, 1) * posture.is_("standing")
    upright = (1 - blend) * (straight + rounded * loaded) + blend * bent
    rested = np.clip(back_rest_contact(posture) / known.value("back_rest_share"), 0, 1)
    free, held = known.value("sitting_lumbar_flexion_deg"), known.value("sitting_rest_lumbar_flexion_deg")
    flat = free + (held - free) * rested
    leaning = np.maximum(trunk, 0) + np.minimum(trunk, 0) * (1 - rested)
    seated = np.minimum(flat + known.value("sitting_lumbar_share") * leaning, limit)
    return np.where(posture.is_("sitting"), seated, np.where(posture.is_("lying"), 0.0, upright))


def back_rest_contact(posture: Posture) -> Array:
    """The share that a back rest carries where the back touches it: leaning back or upright, fading as she bends."""
    touching = np.clip(1 - np.asarray(posture.trunk_flexion_deg) / _RAMP_DEG, 0, 1)
    return np.asarray(posture.back_rest * touching)


def _bent_knees(knee_deg: Array) -> Array:
    """0 with straight knees, 1 with bent ones."""
    straight, bent = knowledge().value("knees_straight_deg"), knowledge().value("knees_bent_deg")
    return np.clip((knee_deg - straight) / (bent - straight), 0, 1)


def angles(posture: Posture, body: Body, held_kg: Array, trunk_off: Array, lumbar_off: Array) -> Angles:
    """All angles of a posture; ``trunk_off`` and ``lumbar_off`` [deg] are how far the two may be off."""
    upright_legs = posture.is_("standing")
    usual = np.where(upright_legs | posture.is_("lying"), 0.0, 90.0)
    knee = np.where(np.isnan(posture.knee_flexion_deg), usual, posture.knee_flexion_deg)
    knee = np.where(posture.is_("kneeling") & (knee < knowledge().value("least_kneeling_deg")), usual, knee)
    lying = posture.is_("lying")
    trunk = posture.trunk_flexion_deg + np.where(lying, 0.0, trunk_off)
    usual_lumbar = lumbar_flexion(posture, body, knee, held_kg)
    own = np.where(np.isnan(posture.lumbar_flexion_deg), usual_lumbar, posture.lumbar_flexion_deg)
    lumbar = own + np.where(lying, 0.0, lumbar_off + knowledge().value("lumbar_share_of_error") * trunk_off)
    shank, thigh = _legs(posture, knee)
    return Angles(
        trunk_deg=trunk,
        lumbar_deg=lumbar,
        pelvis_deg=np.asarray(trunk - lumbar),
        lateral_deg=np.asarray(posture.lateral_bend_deg),
        twist_deg=np.asarray(posture.twist_deg),
        thigh_deg=thigh,
        shank_deg=shank,
        hip_included_deg=np.maximum(180.0 - trunk - thigh, knowledge().value("least_hip_angle_deg")),
    )


def _legs(posture: Posture, knee: Array) -> tuple[Array, Array]:
    """Inclination of shank and thigh [deg] of the near leg."""
    known = knowledge()
    counter = known.value("counter_lean_deg") * np.sin(np.radians(np.clip(posture.trunk_flexion_deg, 0, 90)))
    counter = counter * (1 - _bent_knees(knee))
    shank = np.minimum(known.value("shank_share_of_knee") * knee, known.value("ankle_limit_deg")) - counter
    standing = posture.is_("standing")
    kneeling = posture.is_("kneeling")
    shank = np.where(standing, shank, np.where(kneeling, 90.0, knee - 90.0))
    thigh = np.where(standing, knee - shank, np.where(kneeling, knee - 90.0, 90.0))
    return shank, thigh


def l5s1_height(posture: Posture, found: Angles, anatomy: Anatomy) -> Array:
    """Height of L5/S1 above the floor [m]."""
    shank, thigh, pelvis = (np.radians(a) for a in (found.shank_deg, found.thigh_deg, found.pelvis_deg))
    standing = anatomy.ankle + anatomy.shank * np.cos(shank) + anatomy.thigh * np.cos(thigh)
    known = knowledge()
    kneeling = known.value("knee_radius_m") + anatomy.thigh * np.cos(thigh)
    seat = np.where(np.isnan(posture.seat_height_m), known.places["chair"].height_m, posture.seat_height_m)
    hip = np.where(
        posture.is_("standing"),
        standing,
        np.where(posture.is_("kneeling"), kneeling, seat + known.value("seat_to_hip_m")),
    )
    lying = posture.is_("lying")
    bed = np.where(np.isnan(posture.seat_height_m), known.places["bed"].height_m, posture.seat_height_m)
    return np.where(
        lying, bed + known.value("lying_hip_m"), hip + anatomy.l5s1_above_hip * np.cos(np.where(lying, 0, pelvis))
    )
