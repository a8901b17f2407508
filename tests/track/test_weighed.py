"""The unit of a weight that has none: only the one unit in which a baby of that age can weigh so much."""

from __future__ import annotations

import pytest

from carrywell.errors import InputError
from carrywell.track.weighed import Weight, kilograms, unit_of


@pytest.mark.parametrize(
    ("weights", "unit"),
    [
        # medians of the growth standard (who_growth2006), girls and boys together: 3.3 kg, 4.3 at 30 days, 7.6 at 183
        ([(3.3, 0), (4.3, 30), (7.6, 183)], "kg"),
        ([(7.3, 0), (9.5, 30), (16.8, 183)], "lb"),
        ([(3300, 0), (4300, 30)], "g"),
        ([(116, 0), (152, 30)], "oz"),
        ([(9.6, 365)], "kg"),
        ([(21.2, 365)], "lb"),
    ],
)
def test_unit_is_the_one_that_fits_every_age(weights: list[tuple[float, int]], unit: str) -> None:
    found = unit_of([Weight(*told) for told in weights])
    assert found.unit == unit
    assert found.low_kg < kilograms(found.example.number, found.unit) < found.high_kg
    assert (found.example.number, found.example.age_days) == max(weights, key=lambda told: told[1])


@pytest.mark.parametrize(
    ("weights", "code", "allowed"),
    [
        ([(4.9, 0)], "unit_unclear", "kg, lb"),  # 4.9 kg is large, 4.9 lb (2.2 kg) small: both are born at term
        ([(1.5, 0)], "unit_fits_none", "kg, lb, g, oz"),  # born early
        ([(3.3, 0), (43, 30)], "unit_fits_none", "kg, lb, g, oz"),  # a typing error
        ([(3.3, 0), (9.5, 30)], "unit_fits_none", "kg, lb, g, oz"),  # the unit was changed
        ([(12.0, 2000)], "unit_fits_none", "kg, lb, g, oz"),
        ([(3.3, -1)], "unit_fits_none", "kg, lb, g, oz"),
    ],
)
def test_unit_is_asked_when_two_fit_or_none(weights: list[tuple[float, int]], code: str, allowed: str) -> None:
    with pytest.raises(InputError) as caught:
        unit_of([Weight(*told) for told in weights])
    assert (caught.value.field, caught.value.code, caught.value.details["allowed"]) == ("weight_unit", code, allowed)


def test_further_weight_can_settle_an_unclear_one() -> None:
    assert unit_of([Weight(4.9, 0), Weight(5.3, 30)]).unit == "kg"
    assert unit_of([Weight(4.9, 0), Weight(8.0, 30)]).unit == "lb"


@pytest.mark.parametrize(
    ("number", "unit", "kg"), [(7, "lb", 3.175), (3300, "g", 3.3), (112, "oz", 3.175), (3.3, "kg", 3.3)]
)
def test_kilograms_are_exact_to_the_gram(number: float, unit: str, kg: float) -> None:
    assert kilograms(number, unit) == kg  # type: ignore[arg-type]
