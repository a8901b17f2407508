"""The net moment by hand: a held mass adds its weight times its distance, in the axes of the trunk."""

import numpy as np
import pytest

from carrywell.spine.body import Body
from carrywell.spine.forces import forces
from carrywell.spine.posture import Hands, Posture

G = 9.80665
WOMAN = Body("female", 1.63, 65)
#: Arms that hold 0 kg and 10 kg at one place: what differs is the load alone.
PLACE = {"forward_m": 0.4, "height_m": 1.0}


def added(posture: Posture, **place: float) -> tuple[float, float, float]:
    empty, full = (forces(WOMAN, posture, Hands(mass, **{**PLACE, **place})) for mass in (0.0, 10.0))
    return tuple(float(getattr(full, n) - getattr(empty, n)) for n in ("sagittal_nm", "lateral_nm", "axial_nm"))


def test_load_in_front_bends_forward_by_weight_times_distance() -> None:
    assert added(Posture()) == pytest.approx((10 * G * 0.4, 0, 0), abs=1e-9)


def test_load_at_the_side_bends_sideways() -> None:
    assert added(Posture(), sideways_m=0.2) == pytest.approx((10 * G * 0.4, 10 * G * 0.2, 0), abs=1e-9)


def test_load_at_the_side_of_a_bent_trunk_also_turns_it() -> None:
    """The sideways part m g y lies along the forward axis of the ground; bent by T it splits into cos T and sin T."""
    bend = np.radians(30)
    forward, aside, turn = added(Posture(trunk_flexion_deg=30, lumbar_flexion_deg=20), sideways_m=0.2)
    assert forward == pytest.approx(10 * G * 0.4)
    assert aside == pytest.approx(10 * G * 0.2 * np.cos(bend))
    assert turn == pytest.approx(-10 * G * 0.2 * np.sin(bend))


def test_push_with_both_hands_takes_force_times_height_off() -> None:
    empty, pushing = (forces(WOMAN, Posture(), Hands(0.0, push_n=push, **PLACE)) for push in (0.0, 50.0))
    height = 1.0 - 1.63 * (0.53 + 0.0605)  # of the hands above L5/S1, upright
    assert float(empty.sagittal_nm - pushing.sagittal_nm) == pytest.approx(50 * height, rel=1e-6)


def test_moment_is_the_length_of_its_three_parts() -> None:
    found = forces(WOMAN, Posture(trunk_flexion_deg=35, lateral_bend_deg=12, twist_deg=20), Hands(6, 0.4, 0.1, 0.8))
    parts = np.sqrt(found.sagittal_nm**2 + found.lateral_nm**2 + found.axial_nm**2)
    assert float(found.moment_nm) == pytest.approx(float(parts))
