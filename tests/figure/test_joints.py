import pytest
from hypothesis import given, settings
from shapely import Point

from carrywell.figure.joints import joints
from carrywell.figure.limbs import arm
from carrywell.figure.picture import Picture
from carrywell.figure.scene import stage
from carrywell.spine.anatomy import anatomy
from carrywell.spine.body import Body
from carrywell.spine.posture import Hands, Posture
from carrywell.spine.skeleton import skeleton
from tests.figure.pictures import CHAIR, STOOP, UPRIGHT, bodies, hands, postures


@settings(max_examples=40, deadline=None)
@given(bodies(), postures("standing", "sitting", "kneeling"), hands())
def test_holding_hands_are_drawn_at_the_grips_of_the_skeleton(body: Body, posture: Posture, held: Hands) -> None:
    found = skeleton(anatomy(body), body, posture, held)
    height = float(found.l5s1_height)
    grips = [(100 * float(side.grip.x), 100 * (float(side.grip.z) + height)) for side in (found.left, found.right)]

    own = joints(Picture(body, posture, held))

    for drawn in (own.near_arm, own.far_arm):
        if drawn.holds:
            assert any(drawn.grip.pair == pytest.approx(grip, abs=1e-6) for grip in grips)
            assert arm(drawn, own.stature, grasping=True).skin.buffer(0.3).contains(Point(drawn.grip.pair))


def test_one_hand_on_her_left_is_the_near_hand() -> None:
    own = joints(Picture(Body(), Posture(), Hands(9.0, 0.1, 0.3, 0.7, both=False)))

    assert own.near_arm.holds
    assert not own.far_arm.holds


def test_worn_baby_leaves_the_hands_free() -> None:
    own = joints(Picture(Body(), Posture(), Hands(6.0, 0.16, 0.0, 1.18, worn=True)))

    assert not own.near_arm.holds
    assert not own.far_arm.holds


@pytest.mark.parametrize("picture", [STOOP, CHAIR, UPRIGHT], ids=["stoop", "chair", "upright"])
def test_thigh_and_shank_keep_their_length(picture: Picture) -> None:
    own = stage(picture).joints
    near = own.near_leg

    assert near.hip.distance(near.knee) == pytest.approx(own.thigh, rel=1e-3)
    assert near.knee.distance(near.ankle) == pytest.approx(own.shank, rel=1e-3)
