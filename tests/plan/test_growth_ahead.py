"""Growth ahead: her baby's own line on the WHO charts, her lifts, and what the child will do."""

from __future__ import annotations

import pytest

from carrywell import AfterBirth, Baby, Life, Person
from carrywell.plan.growth import growth_of
from carrywell.spine.compare import Range
from carrywell.spine.doings import Doing
from carrywell.spine.growth import baby_mass_kg, score_of_mass
from tests.plan.plans import EXPECTING, MOTHER, her


def test_a_median_baby_stays_the_median() -> None:
    """WHO weight for age, girls: median 5.8 kg at 3 months, 6.4 at 4, 7.3 at 6 (who_growth2006)."""
    person = Person(AfterBirth(91), baby=Baby(float(baby_mass_kg(91, "girl")), 91, "girl"))
    found = growth_of(her(person))
    assert found is not None
    assert found.mass_kg == pytest.approx(5.8, abs=0.1)
    assert [ahead.weeks for ahead in found.ahead] == [4, 8, 12]
    assert found.ahead[0].mass_kg.value == pytest.approx(6.4, abs=0.1)
    assert found.ahead[2].mass_kg.value == pytest.approx(7.2, abs=0.15)


def test_score_of_a_mass_is_its_place_on_the_chart() -> None:
    """Girls at 91 days: the 97th percentile has the score 1.881."""
    assert score_of_mass(91, float(baby_mass_kg(91, "girl", 1.881)), "girl") == pytest.approx(1.881, abs=0.01)
    assert score_of_mass(91, float(baby_mass_kg(91, "girl")), "girl") == pytest.approx(0, abs=0.01)


def test_a_heavy_baby_stays_heavy_and_the_band_is_narrower_when_it_was_weighed() -> None:
    weighed = growth_of(her(Person(AfterBirth(91), baby=Baby(7.5, 91, "girl"))))
    guessed = growth_of(her(Person(AfterBirth(91), baby=Baby(None, 91, "girl"))))
    assert weighed is not None
    assert guessed is not None
    assert weighed.ahead[0].mass_kg.low > guessed.ahead[0].mass_kg.value
    bands = [found.ahead[0].mass_kg.high - found.ahead[0].mass_kg.low for found in (weighed, guessed)]
    assert bands[0] < bands[1]
    assert (weighed.known_mass, guessed.known_mass) == (True, False)


def test_lifts_get_heavier_with_the_baby() -> None:
    found = growth_of(her())
    assert found is not None
    for ahead in found.ahead:
        assert 1 <= len(ahead.lifts) <= 3
        assert all(lift.more.low <= lift.more.value <= lift.more.high for lift in ahead.lifts)
    first, last = (ahead.lifts[0].more.value for ahead in (found.ahead[0], found.ahead[-1]))
    assert 0 < first < last < 0.5


@pytest.mark.parametrize(
    ("age", "now", "from_week", "to_week"),
    [(75, False, 6, 30), (115, True, 0, 24), (279, True, 0, 1)],
)
def test_the_cot_is_lowered_when_the_first_children_sit(age: int, now: bool, from_week: int, to_week: int) -> None:
    """Sitting: day 115 to 280 (who_motor2006, 3.8 and 9.2 months); weeks: 40/7, 205/7, 165/7, 1/7."""
    found = growth_of(her(Person(AfterBirth(age), baby=Baby(age_days=age))))
    assert found is not None
    sits = next(step for step in found.coming if step.milestone == "sits")
    assert (sits.now, sits.from_week, sits.to_week) == (now, from_week, to_week)
    assert "A06" in sits.ends


def test_what_the_child_does_already_is_not_to_come() -> None:
    person = Person(AfterBirth(200), baby=Baby(age_days=200))
    found = growth_of(her(person, life=Life(circumstances={"child_who_sits": True})))
    assert found is not None
    assert "sits" not in {step.milestone for step in found.coming}


def test_without_a_baby_nothing_grows() -> None:
    assert growth_of(her(EXPECTING)) is None
    assert growth_of(her(MOTHER, life=Life(loss=True))) is None


def test_of_twins_the_weight_is_of_each() -> None:
    found = growth_of(her(Person(AfterBirth(75), baby=Baby(4.5, 75, "girl", 2))))
    assert found is not None
    assert (found.each, found.mass_kg) == (True, 4.5)


def test_nothing_is_said_beyond_three_years() -> None:
    found = growth_of(her(Person(AfterBirth(1090), baby=Baby(age_days=1090))))
    assert found is not None
    assert found.ahead == ()


def test_line_of_the_weight_goes_week_by_week_from_today() -> None:
    """WHO weight for age, girls: median 5.8 kg at 13 weeks, 7.1 kg at 25 weeks."""
    found = growth_of(her(Person(AfterBirth(91), baby=Baby(float(baby_mass_kg(91, "girl")), 91, "girl"))))
    assert found is not None
    assert [point.week for point in found.line] == list(range(13))
    assert (found.line[0].mass_kg.value, found.line[-1].mass_kg.value) == pytest.approx((5.8, 7.2), abs=0.1)
    assert found.line[4].mass_kg == found.ahead[0].mass_kg


def test_lift_that_grows_most_is_followed_from_today() -> None:
    """It is one of hers, and gains more newtons than any other lift that comes up all the time."""
    found = growth_of(her())
    assert found is not None
    assert found.growing is not None
    assert [point.week for point in found.growing.line] == [0, 4, 8, 12]
    assert found.growing.line[0].more == Range(0, 0, 0)
    listed = {(ahead.weeks, lift.task, lift.way): lift.more for ahead in found.ahead for lift in ahead.lifts}
    for point in found.growing.line[1:]:
        assert point.more == listed[point.week, found.growing.task, found.growing.way]


def test_lift_that_she_does_not_do_is_not_followed() -> None:
    first = growth_of(her())
    assert first is not None
    assert first.growing is not None
    without = growth_of(her(life=Life(day={first.growing.task: Doing(0)})))
    assert without is not None
    assert without.growing is not None
    assert without.growing.task != first.growing.task


def test_nothing_is_followed_beyond_three_years() -> None:
    found = growth_of(her(Person(AfterBirth(1090), baby=Baby(age_days=1090))))
    assert found is not None
    assert found.growing is None


def test_days_to_a_milestone_are_told() -> None:
    """Sitting from day 115 (who_motor2006)."""
    found = growth_of(her(Person(AfterBirth(75), baby=Baby(age_days=75))))
    assert found is not None
    assert next(step for step in found.coming if step.milestone == "sits").in_days == 40
