import pytest

from carrywell.cli.context import Context
from carrywell.cli.prompts import read_number
from carrywell.knowledge.reader import load
from carrywell.knowledge.words import words
from carrywell.person import AfterBirth, Person, Pregnant


@pytest.mark.parametrize(
    ("typed", "number"), [("30", 30), (" ３８．５ ", 38.5), ("38,5", 38.5), ("", None), ("  ", None)]
)
def test_numbers_are_read_as_people_type_them(typed, number):
    assert read_number(typed) == number


@pytest.mark.parametrize("typed", ["三十", "thirty", "3 0", "1,2,3"])
def test_what_is_no_number_in_digits_is_refused(typed):
    with pytest.raises(ValueError, match="float"):
        read_number(typed)


def context(**given):
    return Context(load(), words("en"), dict(given))


def test_context_of_pregnancy_makes_the_person():
    asked = context(stage="pregnant", gestation_weeks=30.0, age_years=None)
    assert asked.next_step() is None
    assert asked.person() == Person(Pregnant(30.0))


@pytest.mark.parametrize(
    ("unit", "number", "days"),
    [("days", 10, 10), ("weeks", 6, 42), ("weeks", 156, 1092), ("months", 3, 91), ("months", 36, 1096)],
)
def test_time_since_birth_is_kept_in_days(unit, number, days):
    asked = context(
        stage="gave_birth", birth_unit=unit, birth_number=float(number), birth_mode="vaginal", neuraxial="none"
    )
    assert asked.person().stage == AfterBirth(days, "vaginal", "none")


def test_needle_is_asked_only_while_it_can_matter():
    early = context(stage="gave_birth", birth_unit="days", birth_number=84.0, birth_mode=None)
    late = context(stage="gave_birth", birth_unit="days", birth_number=85.0, birth_mode=None)
    assert (early.next_step(), late.next_step()) == ("neuraxial", "age_years")


def test_back_takes_the_last_step_only():
    asked = context(stage="pregnant", gestation_weeks=30.0)
    assert asked.back()
    assert asked.next_step() == "gestation_weeks"
    assert asked.back()
    assert not asked.back()
