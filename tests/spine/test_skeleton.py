"""The skeleton holds together: bones keep their length, hands reach or are refused, nothing falls through the floor."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carrywell import InputError
from carrywell.spine.anatomy import anatomy
from carrywell.spine.body import Body
from carrywell.spine.legs import legs
from carrywell.spine.load import spine_load
from carrywell.spine.posture import Hands, Posture
from carrywell.spine.skeleton import Arm, Skeleton, skeleton

WOMAN = Body("female", 1.63, 65)
BUILT = anatomy(WOMAN)

postures = st.builds(
    Posture,
    support=st.sampled_from(["standing", "sitting", "kneeling"]),
    trunk_flexion_deg=st.floats(-45, 110),
    lateral_bend_deg=st.floats(-30, 30),
    twist_deg=st.floats(-60, 60),
    knee_flexion_deg=st.floats(0, 130) | st.just(math.nan),
)


def posed(posture: Posture, hands: Hands | None = None) -> Skeleton:
    return skeleton(BUILT, WOMAN, posture, hands or Hands())


def arms(found: Skeleton) -> list[Arm]:
    return [found.left, found.right]


@settings(max_examples=80, deadline=None)
@given(postures, st.floats(-0.2, 0.9), st.floats(-0.5, 0.5), st.floats(0, 1.8) | st.just(math.nan))
def test_bones_keep_their_lengths(posture: Posture, forward: float, sideways: float, height: float) -> None:
    found = posed(posture, Hands(3, forward, sideways, height))
    for arm in arms(found):
        assert float((arm.elbow - arm.shoulder).length) == pytest.approx(float(BUILT.upper_arm.length), abs=1e-6)
        lower = float(BUILT.forearm.length + BUILT.grip)
        assert float((arm.grip - arm.elbow).length) == pytest.approx(lower, abs=1e-6)


def test_bones_keep_their_lengths_with_the_load_in_the_shoulder() -> None:
    shoulder = posed(Posture()).left.shoulder
    at = Hands(3, float(shoulder.x), float(shoulder.y), float(shoulder.z + posed(Posture()).l5s1_height))
    found = posed(Posture(), at).left
    assert float((found.elbow - found.shoulder).length) == pytest.approx(float(BUILT.upper_arm.length), abs=1e-6)


def test_hands_are_where_the_load_is_when_it_is_near() -> None:
    found = posed(Posture(trunk_flexion_deg=30), Hands(5, 0.4, 0.0, 1.0))
    for arm in arms(found):
        assert float((arm.grip - found.load).length) == pytest.approx(0, abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(postures)
def test_empty_hands_hang_but_not_through_the_floor(posture: Posture) -> None:
    found = posed(posture)
    for arm in arms(found):
        if float(arm.shoulder.z + found.l5s1_height) > 0.3:
            assert float(arm.grip.z + found.l5s1_height) > 0


def test_a_load_out_of_reach_is_refused_with_both_distances() -> None:
    with pytest.raises(InputError) as caught:
        spine_load(WOMAN, Posture(), Hands(3, 1.1))
    assert (caught.value.field, caught.value.code) == ("hands.forward_m", "out_of_reach")
    assert float(str(caught.value.details["needed"])) > float(str(caught.value.details["reach"]))


def test_of_an_array_the_first_load_out_of_reach_is_named() -> None:
    with pytest.raises(InputError) as caught:
        spine_load(WOMAN, Posture(), Hands(3, np.array([[0.3, 0.4], [0.5, 1.1]])))
    assert caught.value.field == "hands.forward_m[1, 1]"


def test_the_arm_that_holds_decides_the_reach() -> None:
    """One hand far on the left of a trunk that turns away: the right hand would reach, the left does not."""
    with pytest.raises(InputError):
        spine_load(WOMAN, Posture(trunk_flexion_deg=30, twist_deg=60), Hands(10, -0.5, 0.6, 0.4, both=False))


def test_one_knee_down_puts_the_other_foot_flat_on_the_floor() -> None:
    posture = Posture("kneeling", trunk_flexion_deg=40, one_knee=True)
    found = posed(posture)
    _, front = legs(BUILT, posture, found)
    assert float(front.ankle.z + found.l5s1_height) == pytest.approx(float(BUILT.ankle), abs=1e-6)
    assert float(front.knee.x) > float(front.hip.x)
