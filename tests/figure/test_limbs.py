from dataclasses import replace

import pytest
from hypothesis import given, settings

from carrywell.figure.limbs import foot
from carrywell.figure.page import marks_of
from carrywell.figure.picture import Picture
from carrywell.figure.scene import stage
from carrywell.spine.body import Body
from carrywell.spine.posture import Hands, Posture
from tests.figure.pictures import CHAIR, HALF_KNEEL, STOOP, bodies, hands, postures


@settings(max_examples=30, deadline=None)
@given(bodies(), postures("standing", "sitting", "kneeling"), hands())
def test_nothing_of_her_is_below_the_floor(body: Body, posture: Posture, held: Hands) -> None:
    marks = marks_of(Picture(body, posture, held))

    assert min(mark.shape.bounds[1] for mark in marks if not mark.shape.is_empty) >= -1e-6


@pytest.mark.parametrize("picture", [STOOP, HALF_KNEEL, CHAIR], ids=["stoop", "half_kneel", "chair"])
def test_feet_stand_on_the_floor(picture: Picture) -> None:
    own = stage(picture).joints

    for leg in (own.near_leg, own.far_leg):
        assert 0 <= foot(leg, own.stature).bounds[1] < 1.5


def test_kneeling_foot_points_back_along_the_floor() -> None:
    own = stage(HALF_KNEEL).joints

    shoe = foot(own.near_leg, own.stature)

    assert shoe.bounds[0] < own.near_leg.ankle.x - 0.09 * own.stature
    assert shoe.bounds[2] < own.near_leg.ankle.x + 0.05 * own.stature


def test_foot_goes_on_the_stool() -> None:
    own = stage(replace(STOOP, near_leg="stool")).joints

    assert foot(own.near_leg, own.stature, floor=18.0).bounds[1] == pytest.approx(18.0, abs=0.2)
