from __future__ import annotations

import pytest

from carrywell.errors import InputError
from carrywell.web.numbers import Unit, read_days, read_number, read_weeks


@pytest.mark.parametrize(
    ("typed", "number"), [("30", 30), ("３０", 30), ("3,5", 3.5), ("3.5", 3.5), (" 7 ", 7), ("−2", -2), ("－２", -2)]
)
def test_number_in_every_writing(typed: str, number: float) -> None:
    assert read_number("x", typed) == number


@pytest.mark.parametrize("typed", ["三十", "1e5", "inf", "nan", "0x10", "1_000", "30 weeks", "1.2.3", "3\x000"])
def test_number_that_is_none(typed: str) -> None:
    with pytest.raises(InputError) as refused:
        read_number("x", typed)
    assert refused.value.code == "wrong_type_number"


def test_weeks_and_days_as_midwives_write_them() -> None:
    assert read_weeks("x", "30+4") == 30 + 4 / 7
    assert read_weeks("x", "３０＋４") == 30 + 4 / 7


@pytest.mark.parametrize(
    ("typed", "unit", "days"), [("5", "days", 5), ("2", "weeks", 14), ("1.5", "weeks", 10), ("12", "months", 365)]
)
def test_time_in_days(typed: str, unit: Unit, days: int) -> None:
    assert read_days("x", typed, unit, 1096) == days


@pytest.mark.parametrize("unit", ["days", "weeks", "months"])
def test_time_of_very_many_digits_is_too_large(unit: Unit) -> None:
    with pytest.raises(InputError) as refused:
        read_days("x", "9" * 400, unit, 1096)
    assert refused.value.code == "too_large"


def test_time_names_its_limit_in_her_unit() -> None:
    with pytest.raises(InputError) as refused:
        read_days("x", "157", "weeks", 1096)
    assert refused.value.details["max"] == 156
