"""The published equations, against hand calculations and the figures that others quote for them."""

import numpy as np
import pytest

from carrywell.spine import published


def test_polynomial_by_hand() -> None:
    """F 100, B 10, T 5: 1067.6 + 121.9 + 830 - 100 + 32.29 + 11.9 - 0.1 + 4.31 + 9.825."""
    assert float(published.polynomial_compression_n(100, 10, 5)) == pytest.approx(1977.7, abs=0.1)


@pytest.mark.parametrize(("trunk", "load", "reach", "newton"), [(0, 0, 0, 500), (40, 0, 0, 1739), (80, 20, 45, 3855)])
def test_hand_calculation_on_the_wilke_man(trunk: float, load: float, reach: float, newton: float) -> None:
    """The evidence digest worked out 500, 1739 and 3855 N for standing, bent and the round-back lift
    (upper end of its band) of 70 kg, 168 cm."""
    found = float(published.hand_calculation_compression_n(70, 168, trunk, load, reach))
    assert found == pytest.approx(newton, rel=0.01)


def test_recommended_weight_at_its_best_is_the_load_constant_with_a_poor_grip() -> None:
    assert float(published.recommended_weight_kg(25, 75)) == pytest.approx(23 * 0.90)


def test_recommended_weight_by_hand() -> None:
    """H 50, V 15, D 60, A 30: 23 x .5 x .82 x .895 x .904 x .9."""
    assert float(published.recommended_weight_kg(50, 15, 60, 30)) == pytest.approx(6.867, abs=0.01)


def test_recommended_weight_is_nothing_out_of_reach() -> None:
    assert float(published.recommended_weight_kg(70, 75)) == 0


def test_damage_of_one_lift_at_the_design_limit() -> None:
    """The evidence digest: 3400 N gives 2.7e-4."""
    assert float(published.fatigue_damage(3400)) == pytest.approx(2.7e-4, rel=0.02)


def test_daily_dose_by_hand() -> None:
    """One hour at 3 kN, a minute below the threshold: 8 sqrt(9e6 / 8) N h."""
    found = published.daily_dose_nh(np.array([3000.0, 2000.0]), np.array([3600.0, 60.0]), np.array([50.0, 50.0]))
    assert float(found) == pytest.approx(8 * np.sqrt(9e6 / 8))


def test_daily_dose_counts_extreme_bending_from_a_lower_force() -> None:
    assert float(published.daily_dose_nh(np.array([1800.0]), np.array([3600.0]), np.array([95.0]))) > 0
    assert float(published.daily_dose_nh(np.array([1800.0]), np.array([3600.0]), np.array([85.0]))) == 0
