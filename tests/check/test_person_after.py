"""Who she is some days later."""

from __future__ import annotations

import pytest

from carrywell.errors import InputError
from carrywell.person import AfterBirth, Baby, Person, Pregnant


def test_stage_and_baby_go_on_and_what_was_weighed_stays() -> None:
    then = Person(AfterBirth(75, "vaginal", "epidural"), 31, 1.63, 68, Baby(5.9, 75, "girl"))
    assert then.after(10) == Person(AfterBirth(85, "vaginal", "epidural"), 31, 1.63, 68, Baby(5.9, 85, "girl"))
    assert then.after(0) == then


def test_pregnancy_goes_on_by_weeks_until_none_lasts_that_long() -> None:
    assert Person(Pregnant(30, 2)).after(14) == Person(Pregnant(32, 2))
    with pytest.raises(InputError, match="pregnant_weeks"):
        Person(Pregnant(40)).after(30)
