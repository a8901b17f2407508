"""Bad input names its field and changes nothing."""

import numpy as np
import pytest

from carrywell import Body, Hands, InputError, Posture, spine_load


@pytest.mark.parametrize(
    ("build", "field", "code"),
    [
        (lambda: Body("woman", 1.6, 60), "body.sex", "unknown_option"),
        (lambda: Body("female", 3.0, 60), "body.height_m", "too_large"),
        (lambda: Body("female", 1.6, 10), "body.mass_kg", "too_small"),
        (lambda: Body("male", 1.8, 80, pregnant_weeks=20), "body.pregnant_weeks", "pregnant_man"),
        (lambda: Body("male", 1.8, 80, days_since_birth=20), "body.days_since_birth", "not_asked_at_stage"),
        (lambda: Body("female", 1.6, 60, 20, 20), "body.days_since_birth", "stage_both"),
        (lambda: Body("female", "tall", 60), "body.height_m", "wrong_type_number"),
        (lambda: Body("female", True, 60), "body.height_m", "wrong_type_number"),
        (lambda: Body("female", float("nan"), 60), "body.height_m", "wrong_type_number"),
        (lambda: Posture("floating"), "posture.support", "unknown_option"),
        (lambda: Posture(trunk_flexion_deg=200), "posture.trunk_flexion_deg", "too_large"),
        (lambda: Posture(trunk_flexion_deg=float("inf")), "posture.trunk_flexion_deg", "wrong_type_number"),
        (lambda: Posture(back_rest=1.5), "posture.back_rest", "too_large"),
        (lambda: Posture(one_knee=1), "posture.one_knee", "wrong_type_yes_no"),
        (lambda: Posture(speed="brisk"), "posture.speed", "unknown_option"),
        (lambda: Hands(5), "hands.forward_m", "missing"),
        (lambda: Hands(-1, 0.3), "hands.mass_kg", "too_small"),
        (lambda: Hands(5, 0.3, height_m=-0.2), "hands.height_m", "too_small"),
        (lambda: Hands(np.array([1.0, -1.0]), 0.3), "hands.mass_kg[1]", "too_small"),
    ],
)
def test_bad_value_names_its_field(build: object, field: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        build()  # type: ignore[operator]
    assert (caught.value.field, caught.value.code) == (field, code)


@pytest.mark.parametrize(
    ("body", "posture", "hands", "field", "code"),
    [
        (Body(), Posture("sitting", 110, seat_height_m=0), Hands(), "posture.trunk_flexion_deg", "trunk_below_floor"),
        (Body(), Posture(), Hands(5, 1.1, worn=True), "hands.forward_m", "too_large"),
        (Body("female", 1.6, 40, 40, gained_kg=30), Posture(), Hands(), "body.mass_kg", "mass_below_gain"),
        (Body(), Posture(trunk_flexion_deg=np.zeros(3)), Hands(np.ones(2), 0.3), "hands", "shapes_differ"),
        (Body("female", np.ones(2) + 0.5, np.full(3, 60.0)), Posture(), Hands(), "body", "shapes_differ"),
    ],
)
def test_what_cannot_be_together_is_refused(body: Body, posture: Posture, hands: Hands, field: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        spine_load(body, posture, hands)
    assert (caught.value.field, caught.value.code) == (field, code)


def test_lists_are_as_good_as_arrays() -> None:
    assert Posture(trunk_flexion_deg=[0, 10]).trunk_flexion_deg.shape == (2,)  # type: ignore[arg-type,union-attr]


def test_supports_take_true_false_or_a_share() -> None:
    assert float(Posture(back_rest=True).back_rest) == pytest.approx(0.9)
    assert float(Posture(back_rest=False).back_rest) == 0
    assert float(Posture(back_rest=0.4).back_rest) == 0.4
