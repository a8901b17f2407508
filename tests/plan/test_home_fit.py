"""The home fitter: the height that is lightest for her stature within what is usual, and what costs nothing."""

from __future__ import annotations

import pytest

from carrywell import AfterBirth, Baby, InputError, Life, Person
from carrywell.knowledge.body_reader import body
from carrywell.plan.home_fit import PieceFit, home_fit
from carrywell.spine.compare import compare
from carrywell.spine.situation import situation_of
from carrywell.spine.tasks import task_named
from tests.plan.plans import EXPECTING, LOW_BACK, MOTHER, PELVIS, her


def piece(place: str, person: Person = MOTHER, life: Life | None = None, answers=LOW_BACK) -> PieceFit:
    return next(found for found in home_fit(her(person, answers, life)) if found.place == place)


def test_best_height_is_lighter_than_any_other_that_was_tried() -> None:
    """Against the load engine at a few heights of the changing table."""
    found = piece("changer")

    def load_n(height: float) -> float:
        situation = situation_of(MOTHER, {"changer": height})
        way = next(w for w in compare(task_named("nappy_table"), situation).ways if w.variant.id == "facing_close")
        return way.compression_n.value

    assert load_n(found.best_m) <= min(load_n(height) for height in (0.86, 0.90, 0.95, 0.99)) * 1.001


def test_heights_stay_within_what_is_usual() -> None:
    for found in home_fit(her()):
        band = body().places[found.place]
        assert band.low_m <= found.good_from_m <= found.best_m <= found.good_to_m <= band.high_m


def test_her_own_height_is_taken_and_its_saving_is_sure_or_not_told() -> None:
    low = piece("changer", life=Life(home={"changer": 0.75}))
    usual = piece("changer")
    assert (low.height_m, low.own_height, usual.own_height) == (0.75, True, False)
    assert low.against is not None
    assert usual.against is not None
    assert low.against.saving.value > usual.against.saving.value


def test_a_table_at_its_best_height_needs_no_change() -> None:
    best = piece("changer").best_m
    assert piece("changer", life=Life(home={"changer": best})).against is None


def test_a_short_woman_wants_a_lower_table() -> None:
    short, tall = (
        piece("sink", Person(AfterBirth(75), height_m=height, baby=Baby(5.9, 75))).good_from_m
        for height in (1.45, 1.85)
    )
    assert short <= tall


@pytest.mark.parametrize(("place", "height"), [("cot_high", 2.0), ("sofa", 0.1)])
def test_an_impossible_height_is_refused(place: str, height: float) -> None:
    with pytest.raises(InputError) as problem:
        home_fit(her(life=Life(home={place: height})))
    assert problem.value.field == f"home.{place}"


def test_a_substitute_that_speaks_against_her_is_left_out() -> None:
    """Kneeling at the sofa is not for a pelvis that hurts, nor for sore knees."""
    kneel = "kneel_at_sofa"
    ready = Life(circumstances={"knee_pain": False, "kneeling_hurts_pelvis": False})
    assert kneel in {row.substitute for row in piece("sofa", life=ready).substitutes}
    sore = Life(circumstances={"knee_pain": True})
    assert kneel not in {row.substitute for row in piece("sofa", life=sore).substitutes}
    assert kneel not in {row.substitute for row in piece("sofa", life=ready, answers=PELVIS).substitutes}


def test_a_substitute_saves_what_the_load_engine_says() -> None:
    found = next(row for row in piece("sofa").substitutes if row.substitute == "hands_to_rise")
    way = compare(task_named("chair_rise"), situation_of(MOTHER)).ways[1]
    assert found.saving is not None
    assert way.against is not None
    assert found.saving.act.value == pytest.approx(way.against.saving.value)


def test_a_desk_whose_height_makes_no_difference_stays_as_it_is() -> None:
    """Leaning back at a desk loads the same at every usual height (70 to 76 cm)."""
    for height in (0.71, 0.73, 0.75):
        found = piece("desk", life=Life(home={"desk": height}))
        assert abs(found.best_m - height) < 0.004
        assert (found.good_from_m, found.good_to_m) == pytest.approx((0.70, 0.76))


def test_without_a_baby_there_is_no_baby_furniture() -> None:
    places = {found.place for found in home_fit(her(EXPECTING))}
    assert places == {"sofa", "chair", "sink", "desk", "bed"}
