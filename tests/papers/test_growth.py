"""Weight and length for age against the tables of the WHO (kg and m at whole months)."""

import pytest

from carrywell import InputError
from carrywell.spine.growth import baby_length_m, baby_mass_kg

P97 = 1.8808


@pytest.mark.parametrize(
    ("sex", "days", "kg"),
    [("girl", 0, 3.232), ("girl", 365, 8.946), ("girl", 730, 11.48), ("boy", 0, 3.346), ("boy", 365, 9.646)],
)
def test_median_weight_is_that_of_the_table(sex: str, days: int, kg: float) -> None:
    assert float(baby_mass_kg(days, sex)) == pytest.approx(kg, abs=0.006)


@pytest.mark.parametrize(("days", "kg"), [(365, 11.8), (1096, 18.0)])
def test_97th_percentile_of_boys_is_that_of_the_table(days: int, kg: float) -> None:
    assert float(baby_mass_kg(days, "boy", P97)) == pytest.approx(kg, abs=0.06)


def test_length_at_birth_is_that_of_the_table() -> None:
    assert float(baby_length_m(0, "girl")) == pytest.approx(0.491, abs=0.001)


def test_without_a_sex_the_mean_of_both_is_taken() -> None:
    both = (baby_mass_kg(100, "girl") + baby_mass_kg(100, "boy")) / 2
    assert float(baby_mass_kg(100)) == pytest.approx(float(both))


def test_an_age_beyond_the_tables_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        baby_mass_kg(1200)
    assert caught.value.field == "baby.age_days"
