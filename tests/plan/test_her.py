"""What is for her: stage, cause, contraindication, home; not known is never no."""

from __future__ import annotations

import pytest

from carrywell import AfterBirth, Baby, InputError, Life, Movement, Person, Pregnant, plan
from carrywell.knowledge.advice_reader import advice
from carrywell.plan.today import fits_of
from tests.plan.plans import AFTER_CAESAREAN, EXPECTING, LOW_BACK, MOTHER, PELVIS, her


def refused(name: str, *, person: Person = MOTHER, answers: dict[str, object] | None = None, life: Life | None = None):
    return fits_of(her(person, answers or LOW_BACK, life))[name].refused


def test_advice_of_another_stage_is_not_for_her() -> None:
    assert refused("A29") == "stage"  # going to sleep on the side, from 28 weeks
    assert refused("A29", person=EXPECTING) is None


def test_days_since_birth_are_counted_with_both_ends() -> None:
    """A23, kneeling at the sofa, from day 14."""
    early, there = (Person(AfterBirth(day, "vaginal"), baby=Baby(age_days=day)) for day in (13, 14))
    assert refused("A23", person=early) == "days"
    assert refused("A23", person=there) is None


def test_advice_for_a_cause_she_hardly_has_is_not_for_her() -> None:
    assert refused("A69", answers=PELVIS) is None  # smaller steps for a pelvis that hurts
    assert refused("A70") == "cause"  # nerve pain of the leg


def test_advice_against_a_cause_that_is_possible_is_not_for_her() -> None:
    """A04, one leg back, is not for a pelvis that hurts."""
    assert refused("A04", answers=PELVIS) in ("cause", "other_cause", "contraindicated")


@pytest.mark.parametrize(("told", "reason", "careful"), [(True, "contraindicated", False), (False, None, False)])
def test_what_speaks_against_it_is_heard(told: bool, reason: str | None, careful: bool) -> None:
    circumstances = {name: told for name in ("knee_pain", "kneeling_hurts_pelvis")}
    fit = fits_of(her(life=Life(circumstances=circumstances)))["A23"]
    assert (fit.refused, fit.careful) == (reason, careful)


def test_what_is_not_known_goes_with_its_caution() -> None:
    fit = fits_of(her())["A23"]
    assert (fit.refused, fit.careful) == (None, True)


def test_after_a_caesarean_she_does_not_kneel_to_lift_for_six_weeks() -> None:
    assert refused("A03", person=AFTER_CAESAREAN) == "contraindicated"
    later = Person(AfterBirth(43, "planned_caesarean"), baby=Baby(age_days=43))
    assert refused("A03", person=later) is None


def test_after_a_caesarean_she_does_not_carry_the_car_seat_for_six_weeks() -> None:
    """Seat and baby are heavier than baby alone, the most that A08 lets her lift."""
    assert refused("A61", person=AFTER_CAESAREAN) == "contraindicated"
    later = Person(AfterBirth(43, "planned_caesarean"), baby=Baby(age_days=43))
    assert refused("A61", person=later) is None


def test_the_car_seat_saves_only_where_it_is_left() -> None:
    """Both hands in front come out no lighter than one at the side: A61 leads to the seat left in the car alone."""
    assert [way.to_way for way in advice().advice["A61"].compare] == ["shell_stays"]


def test_a_pelvis_that_hurts_is_not_sent_into_a_wide_squat() -> None:
    """A02, a foot on each side of baby, also where her low back is likelier than her pelvis."""
    both = {"pain_site": "low_back", "turning_in_bed": True, "stairs_one_leg": True}
    assert refused("A02", answers=both) == "other_cause"
    assert refused("A02", answers=LOW_BACK) is None


def test_a_thing_at_home_is_supposed_until_she_says_no() -> None:
    assert refused("A22") is None
    assert refused("A22", life=Life(circumstances={"changer": False})) == "missing_at_home"


def test_a_skill_of_the_child_is_not_supposed_until_she_says_yes() -> None:
    at_home = Person(AfterBirth(300), baby=Baby(age_days=300))
    assert refused("A25", person=at_home) == "missing_at_home"
    assert refused("A25", person=at_home, life=Life(circumstances={"child_who_stands": True})) is None


def test_unknown_clearance_is_no_clearance() -> None:
    weeks = Person(AfterBirth(100, "vaginal"), baby=Baby(age_days=100))
    ready = {"open_wound": False}
    for clearance in (None, False):
        life = Life(clearance=clearance, circumstances=ready, movement=Movement(pain_at_rest=1))
        assert refused("A66", person=weeks, life=life) == "not_cleared"
    cleared = Life(clearance=True, circumstances=ready, movement=Movement(pain_at_rest=1))
    assert refused("A66", person=weeks, life=cleared) is None


def test_an_open_sign_keeps_out_what_it_would_contradict() -> None:
    """R62, a hip that hurts turned in and hardly walks, is protected until it has been seen: no lifting practice."""
    hip = her(answers={**LOW_BACK, "hip_turn_in": True, "cannot_walk": "difficult"})
    assert "R62" in hip.fired
    assert {name for name, fit in fits_of(hip).items() if fit.refused == "sign"} >= {"A02", "A54", "A72"}


def test_a_loss_takes_away_everything_about_a_baby() -> None:
    lost = her(Person(AfterBirth(20), baby=Baby(3.5, 20)), life=Life(loss=True))
    assert not lost.cares
    about = [name for name, row in advice().advice.items() if row.with_baby]
    assert all(fits_of(lost)[name].refused is not None for name in about)
    assert all(row.task.when == "always" for row in lost.day.values())


def test_a_loss_in_a_pregnancy_that_goes_on_is_refused() -> None:
    with pytest.raises(InputError) as problem:
        plan(EXPECTING, {}, Life(loss=True))
    assert (problem.value.field, problem.value.code) == ("loss", "not_asked_at_stage")


@pytest.mark.parametrize(
    ("make", "field", "code"),
    [
        (lambda: Life(circumstances={"flying": True}), "circumstances.flying", "unknown_field"),
        (lambda: Life(advice={"A99": "done"}), "advice.A99", "unknown_field"),
        (lambda: Life(advice={"A01": "later"}), "advice.A01", "unknown_option"),  # type: ignore[dict-item]
        (lambda: Life(reassured=("no",)), "reassured.no", "unknown_field"),
        (lambda: Movement(level=4), "movement.level", "too_large"),
        (lambda: Movement(calm_weeks=-1), "movement.calm_weeks", "too_small"),
        (lambda: Movement(soft_stops=0.5), "movement.soft_stops", "not_whole"),  # type: ignore[arg-type]
        (lambda: Movement(pain_at_rest=True), "movement.pain_at_rest", "wrong_type_number"),
    ],
)
def test_what_cannot_be_used_is_named(make, field: str, code: str) -> None:
    with pytest.raises(InputError) as problem:
        make()
    assert (problem.value.field, problem.value.code) == (field, code)


@pytest.mark.parametrize("answers", [{}, {"saddle_numbness": "yes_new"}])
def test_an_impossible_height_is_refused_whatever_else_there_is(answers: dict[str, object]) -> None:
    with pytest.raises(InputError) as problem:
        plan(MOTHER, answers, Life(home={"cot_low": 3.0}))
    assert problem.value.field == "home.cot_low"


def test_twins_are_known_from_the_person() -> None:
    two = her(Person(Pregnant(30, fetuses=2)))
    assert two.findings.answers["twins"] is True
    assert "triplets" not in two.findings.answers
