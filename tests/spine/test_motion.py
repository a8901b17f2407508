"""Lumbar spine and pelvis against the published figures, and the legs against trigonometry."""

import numpy as np
import pytest

from carrywell.spine.anatomy import anatomy
from carrywell.spine.body import Body
from carrywell.spine.motion import angles, bent_knee_pelvis, l5s1_height, straight_knee_lumbar
from carrywell.spine.posture import Posture

MAN, WOMAN = Body("male", 1.75, 75), Body("female", 1.63, 65)
ZERO = np.asarray(0.0)


def lumbar(body: Body, posture: Posture, held_kg: float = 0.0) -> float:
    return float(angles(posture, body, np.asarray(held_kg), ZERO, ZERO).lumbar_deg)


def test_lumbar_share_of_the_first_thirty_degrees_is_that_of_tafazzol() -> None:
    """Ratio 2.51 of lumbar spine to pelvis: 0.715 of the bend."""
    assert float(straight_knee_lumbar(np.asarray(30.0), MAN)) == pytest.approx(30 * 2.51 / 3.51, abs=0.05)


def test_lumbar_flexion_ends_at_its_range() -> None:
    """Tafazzol: 60.2 degrees in full flexion."""
    assert float(straight_knee_lumbar(np.asarray(121.0), MAN)) == pytest.approx(60.2)


def test_women_use_less_of_the_lumbar_spine() -> None:
    bend = np.asarray(30.0)
    assert float(straight_knee_lumbar(bend, MAN) - straight_knee_lumbar(bend, WOMAN)) == pytest.approx(0.05 * 30)


@pytest.mark.parametrize(("trunk", "knee", "tilt"), [(0, 0, -0.4), (90, 0, 48.7), (90, 90, 36.5)])
def test_pelvis_with_bent_knees_is_that_of_anderson(trunk: float, knee: float, tilt: float) -> None:
    """The limits that the evidence digest checked; our knee angle is 180 less the included one."""
    assert float(bent_knee_pelvis(np.asarray(trunk), np.asarray(knee))) == pytest.approx(tilt, abs=0.06)


def test_her_own_lumbar_angle_is_taken_as_it_is() -> None:
    assert lumbar(WOMAN, Posture(trunk_flexion_deg=50, lumbar_flexion_deg=12)) == 12


def test_a_load_rounds_a_bent_back_but_not_a_squat() -> None:
    """Kahrizi 2007, direction."""
    stoop, squat = Posture(trunk_flexion_deg=40), Posture(trunk_flexion_deg=40, knee_flexion_deg=80)
    assert lumbar(WOMAN, stoop, 20) > lumbar(WOMAN, stoop)
    assert lumbar(WOMAN, squat, 20) == lumbar(WOMAN, squat)


def test_sitting_flattens_the_lordosis_and_a_rest_gives_some_back() -> None:
    free, rested = (lumbar(WOMAN, Posture("sitting", back_rest=rest)) for rest in (False, True))
    assert free > rested > 0


def test_upright_legs_carry_the_hips_at_their_standing_height() -> None:
    """Hip at .53 and L5/S1 .0605 of stature above it."""
    posture = Posture()
    found = angles(posture, WOMAN, ZERO, ZERO, ZERO)
    assert float(l5s1_height(posture, found, anatomy(WOMAN))) == pytest.approx(1.63 * (0.53 + 0.0605))


def test_kneeling_puts_the_hip_one_thigh_above_the_knee() -> None:
    posture = Posture("kneeling")
    found = angles(posture, WOMAN, ZERO, ZERO, ZERO)
    thigh = 1.63 * (0.53 - 0.285)
    assert float(l5s1_height(posture, found, anatomy(WOMAN))) == pytest.approx(0.05 + thigh + 1.63 * 0.0605)
