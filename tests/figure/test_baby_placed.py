from dataclasses import replace

import pytest

from carrywell.figure.baby import baby_shapes, chest_of
from carrywell.figure.baby_placed import baby_pose
from carrywell.figure.picture import Picture
from carrywell.figure.scene import stage
from carrywell.spine.posture import Hands, Posture
from tests.figure.pictures import HALF_KNEEL, STOOP, UPRIGHT

LENGTH = 62.0


def pose_in(picture: Picture, surface: float = 0.0):
    made = stage(picture)
    assert picture.baby is not None
    return made, baby_pose(picture.baby, made.joints, made.curve, made.body, LENGTH, surface)


def test_held_baby_has_its_chest_at_the_load() -> None:
    made, pose = pose_in(HALF_KNEEL)

    assert chest_of(pose, LENGTH).distance(made.joints.hold) < 3.0


def test_lying_baby_lies_on_its_surface_beneath_the_hands() -> None:
    made, pose = pose_in(STOOP, surface=2.0)

    assert baby_shapes(pose, LENGTH).body.bounds[1] == pytest.approx(2.0, abs=1.0)
    assert chest_of(pose, LENGTH).x == pytest.approx(made.joints.hold.x)


@pytest.mark.parametrize("forward_m", [0.05, 0.2, 0.38])
def test_upright_baby_is_never_inside_her(forward_m: float) -> None:
    picture = replace(UPRIGHT, posture=Posture(), hands=Hands(6.0, forward_m, 0.0, 1.15), baby="upright")

    made, pose = pose_in(picture)
    overlap = baby_shapes(pose, LENGTH).body.intersection(made.trunk.shirt)

    assert overlap.area < 0.2 * baby_shapes(pose, LENGTH).body.area
