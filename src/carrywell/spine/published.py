"""Closed-form equations of others, as cross-checks and for dose: none of them knows a pregnant or a small woman.

Each function is the published equation as it stands; its constants and sources are in ``body/limits.toml``.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from carrywell.knowledge.body_reader import body as knowledge
from carrywell.knowledge.body_schema import BodySex
from carrywell.spine.fields import Real
from carrywell.spine.moment import G

Array = NDArray[np.float64]


def polynomial_compression_n(flexion_nm: Real, lateral_nm: Real = 0.0, axial_nm: Real = 0.0) -> Array:
    """L4-L5 compression [N] from the three moments [N m], for moments above about 60 N m (mcgill1996)."""
    value = knowledge().value
    bend, lean, turn = np.abs(flexion_nm), np.abs(lateral_nm), np.abs(axial_nm)
    return np.asarray(
        value("mcgill_c0")
        + value("mcgill_f1") * bend
        + value("mcgill_f2") * bend**2
        + value("mcgill_f3") * bend**3
        + value("mcgill_b1") * lean
        + value("mcgill_b2") * lean**2
        + value("mcgill_b3") * lean**3
        + value("mcgill_t1") * turn
        + value("mcgill_t2") * turn**2
    )


def hand_calculation_compression_n(
    mass_kg: Real, height_cm: Real, trunk_deg: Real, load_kg: Real, reach_cm: Real
) -> Array:
    """L5/S1 compression [N] of a man by the hand-calculated back compressive force, v1.2 (merryweather2009).

    ``C[kgf] = .0167 BW HT sin T + .145 L HB + .8 (BW/2 + L) + 23``; no coefficients for women were found.
    """
    value = knowledge().value
    kgf = (
        value("hcbcf_v12_bw") * mass_kg * height_cm * np.sin(np.radians(trunk_deg))
        + value("hcbcf_v12_load") * load_kg * reach_cm
        + value("hcbcf_v12_weight") * (mass_kg / 2 + load_kg)
        + value("hcbcf_v12_c0")
    )
    return np.asarray(kgf * G)


def recommended_weight_kg(reach_cm: Real, height_cm: Real, travel_cm: Real = 25.0, turn_deg: Real = 0.0) -> Array:
    """Recommended weight limit [kg] of the revised NIOSH equation for seldom lifts of a poorly held load (waters1993).

    ``23 * 25/H * (1 - .003 |V - 75|) * (.82 + 4.5/D) * (1 - .0032 A) * .90``; H below 25 counts as 25, beyond 63 the
    equation gives 0; D below 25 counts as 25.
    """
    value = knowledge().value
    reach, travel = np.maximum(reach_cm, value("niosh_h_cm")), np.maximum(travel_cm, value("niosh_d_min_cm"))
    weight = (
        value("niosh_load_constant_kg")
        * (value("niosh_h_cm") / reach)
        * (1 - value("niosh_v_slope") * np.abs(np.asarray(height_cm) - value("niosh_v_cm")))
        * (value("niosh_d_c0") + value("niosh_d_cm") / travel)
        * (1 - value("niosh_a_slope") * np.asarray(turn_deg))
        * value("niosh_coupling_poor")
    )
    return np.asarray(np.where(reach > value("niosh_h_max_cm"), 0.0, np.maximum(weight, 0.0)))


def fatigue_damage(compression_n: Real) -> Array:
    """Damage of one lift by fatigue failure theory (lifft): ``exp(.00162 C) / 902416``. It ranks; it is no risk."""
    value = knowledge().value
    return np.asarray(np.exp(value("lifft_rate") * np.asarray(compression_n)) / value("lifft_scale"))


def daily_dose_nh(compression_n: Real, seconds: Real, trunk_deg: Real, sex: BodySex = "female") -> Array:
    """Daily dose [N h] of the Mainz-Dortmund model (mdd1999): ``8 h * sqrt(sum(F^2 t) / 8 h)`` over the last axis.

    Counted are loads from 2.5 kN (women) or 3.2 kN (men), and from 1.7 kN where the trunk is bent 90 degrees or more.
    It ranks days; its limits were withdrawn in 2007.
    """
    value = knowledge().value
    force = np.asarray(compression_n, dtype=np.float64)
    least = np.where(
        np.asarray(trunk_deg) >= 90, value("mdd_bend_threshold_n"), knowledge().value("mdd_lift_threshold_n", sex)
    )
    hours, shift = np.asarray(seconds) / 3600, value("mdd_shift_h")
    return np.asarray(shift * np.sqrt(np.sum(np.where(force >= least, force**2 * hours, 0.0), axis=-1) / shift))
