"""Wilke 1999 as postures of the engine: for the test, the fit and the plot."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from carrywell.spine.body import Body
from carrywell.spine.forces import forces
from carrywell.spine.posture import Hands, Posture
from carrywell.spine.tissue import Fitted

Array = NDArray[np.float64]
Band = Literal["low", "mid", "high"]
TABLE = tomllib.loads((Path(__file__).parent / "wilke1999.toml").read_text(encoding="utf-8"))
SCORED = [row for row in TABLE["activity"] if row["scored"]]
IDS = [row["id"] for row in SCORED]
MEASURED_MPA = np.array([row["pressure_mpa"] for row in SCORED])
STANDING = IDS.index("stand")


@dataclass(frozen=True)
class Case:
    """The seven static rows as arrays; every angle and distance at one end or the middle of its band."""

    posture: Posture
    hands: Hands


def subject(which: int = 0) -> Body:
    row = TABLE["subject"][which]
    return Body(row["sex"], row["stature_m"], row["mass_kg"])


def case(trunk: Band = "mid", forward: Band = "mid", knee: Band = "mid", *, lumbar_told: bool = True) -> Case:
    postures = [row["posture"] for row in SCORED]
    loads = np.array([posture["mass_kg"] for posture in postures])
    lumbar = [posture.get("lumbar_flexion_deg", np.nan) if lumbar_told else np.nan for posture in postures]
    return Case(
        Posture(
            support=np.array([row["group"].replace("lifting", "standing") for row in SCORED]),
            trunk_flexion_deg=np.array([posture["trunk_flexion_deg"][trunk] for posture in postures]),
            lumbar_flexion_deg=np.array(lumbar),
            knee_flexion_deg=np.array([posture["knee_flexion_deg"][knee] for posture in postures]),
        ),
        Hands(
            mass_kg=loads,
            forward_m=np.where(loads > 0, [posture["forward_m"][forward] for posture in postures], np.nan),
        ),
    )


def pressures(body: Body, held: Case, free: Fitted | None = None) -> Array:
    """Disc pressure [MPa] of the seven rows."""
    return forces(body, held.posture, held.hands, free=free).disc_pressure_mpa


def rmse(found: Array) -> float:
    return float(np.sqrt(np.mean((found - MEASURED_MPA) ** 2)))


def r_squared_relative(found: Array) -> float:
    """Share of the variance explained when both are taken relative to their own standing value."""
    model, measured = found / found[STANDING], MEASURED_MPA / MEASURED_MPA[STANDING]
    return float(1 - np.sum((model - measured) ** 2) / np.sum((measured - measured.mean()) ** 2))
