"""What carries the moment: muscles in two layers, passive tissue, belly pressure, and the disc below them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from carrywell.knowledge.body_reader import body as knowledge
from carrywell.spine.anatomy import by_sex
from carrywell.spine.body import Body
from carrywell.spine.deviations import NONE, Deviations

Array = NDArray[np.float64]
_MMHG_PA = 133.322


@dataclass(frozen=True)
class Fitted:
    """The free scalars of the model, all there are: fitted on wilke1999, kept in ``body/fitted.toml``."""

    cocontraction: float  # as a share of the weight above L5/S1
    extensor_arm: float


@cache
def fitted() -> Fitted:
    """The fitted scalars of the package."""
    known = knowledge()
    return Fitted(
        known.value("cocontraction_upright_share"),
        known.value("extensor_arm_factor"),
    )


@dataclass(frozen=True)
class Tissue:
    """The figures of a body's muscles, ligaments and disc; arrays of shape ``(draws, ...)`` or ``(...)``."""

    local_arm: Array
    global_arm: Array
    local_share: Array
    abdominal_arm: Array
    lateral_arm: Array
    axial_arm: Array
    passive_full: Array
    passive_power: Array
    passive_arm: Array
    silent_upright: Array
    silent_full: Array
    cocontraction: Array
    axial_stiffness: Array
    pressure_factor: Array
    pressure_area: Array
    pressure_arm: Array
    disc_area: Array
    disc_factor: Array


def tissue(body: Body, off: Deviations = NONE, ndim: int = 0, free: Fitted | None = None) -> Tissue:
    """The tissue of a body, or of the draws around it; ``free`` replaces the fitted scalars."""
    known, free = knowledge(), free or fitted()

    def both(name: str) -> Array:
        return by_sex(body, name)

    arm = off.share("extensor_arm", ndim) * free.extensor_arm
    across = off.share("across_arm", ndim)
    passive, cocontraction = off.share("passive", ndim), off.share("cocontraction", ndim)
    full, half = both("passive_spine_full_nm"), both("passive_spine_half_nm")
    area = both("disc_area_cm2") * 1e-4
    stature = body.height_m / both("disc_area_reference_stature_m")
    return Tissue(
        local_arm=both("local_extensor_arm_m") * arm,
        global_arm=both("global_extensor_arm_m") * arm,
        local_share=np.asarray(known.value("local_extensor_moment_share")),
        abdominal_arm=both("abdominal_arm_m") * across,
        lateral_arm=both("lateral_arm_m") * across,
        axial_arm=both("axial_arm_m") * across,
        passive_full=full * passive,
        passive_power=np.log2(full / half),
        passive_arm=np.asarray(known.value("passive_spine_arm_m")),
        silent_upright=both("silent_upright_nm"),
        silent_full=both("silent_full_nm"),
        cocontraction=free.cocontraction * cocontraction,
        axial_stiffness=known.value("axial_passive_nm_per_deg") * off.share("axial_stiffness", ndim),
        pressure_factor=off.share("abdominal_pressure", ndim),
        pressure_area=both("diaphragm_area_cm2") * 1e-4,
        pressure_arm=both("abdominal_pressure_arm_m"),
        disc_area=area * stature ** known.value("disc_area_exponent") * off.share("disc_area", ndim),
        disc_factor=known.value("disc_pressure_factor") * off.share("disc_pressure_factor", ndim),
    )


def flexed_share(lumbar_deg: Array) -> Array:
    """Lumbar flexion as a share of its range; negative in extension."""
    return np.asarray(lumbar_deg / knowledge().value("lumbar_range_deg"))


def belly_pressure(found: Tissue, flexion_nm: Array, hip_included_deg: Array, strength: Array) -> Array:
    """Intra-abdominal pressure [Pa] that goes with a bending moment (chaffin_andersson), capped (ammr).

    ``p[mmHg] = 1e-4 (43 - 0.36 hip) M^1.8``, times her abdominal strength.
    """
    known = knowledge()
    hip = known.value("abdominal_pressure_hip_offset") - known.value("abdominal_pressure_hip_slope") * hip_included_deg
    rise = np.maximum(flexion_nm, 0.0) ** known.value("abdominal_pressure_power")
    pressure = known.value("abdominal_pressure_coefficient") * np.maximum(hip, 0.0) * rise * _MMHG_PA
    return np.minimum(pressure * found.pressure_factor * strength, known.value("abdominal_pressure_cap_pa"))


@dataclass(frozen=True)
class Extension:
    """How a bending moment is carried at one level [N].

    ``local`` and ``whole`` are the two muscle layers, ``ligaments`` the passive spine, ``active`` the share of the
    muscle force that is active and not stretched.
    """

    local: Array
    whole: Array
    ligaments: Array
    active: Array


def extension(found: Tissue, flexion_nm: Array, lumbar_deg: Array) -> Extension:
    """Share a bending moment between ligaments and two muscle layers.

    The passive spine takes ``full * flexed^n`` and never more than there is; the layers share the rest. Their arms are
    those of upright standing and shorten as the lordosis flattens. Beyond the onset of flexion-relaxation the muscles
    fall silent as far as everything silent can carry the moment; stretched, they pull as before.
    """
    known = knowledge()
    flexed = flexed_share(lumbar_deg)
    bent = np.clip(flexed, 0.0, 1.2)
    demand = np.maximum(flexion_nm, 0.0)
    passive = np.minimum(found.passive_full * bent**found.passive_power, demand)
    muscle = demand - passive
    arm = 1 - known.value("extensor_arm_loss_flexed") * np.clip(flexed, 0.0, 1.0)
    onset = known.value("flexion_relaxation_onset")
    silent = found.silent_upright + (found.silent_full - found.silent_upright) * bent**found.passive_power
    fade = np.clip((flexed - onset) / (1 - onset), 0, 1)
    active = 1 - fade * np.minimum(silent, demand) / np.maximum(demand, 1e-9)
    return Extension(
        local=muscle * found.local_share / (found.local_arm * arm),
        whole=muscle * (1 - found.local_share) / (found.global_arm * arm),
        ligaments=passive / found.passive_arm,
        active=active,
    )
