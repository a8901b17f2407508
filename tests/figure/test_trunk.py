from itertools import pairwise

import pytest

from carrywell.figure.picture import Picture
from carrywell.figure.scene import stage
from carrywell.spine.body import Body
from carrywell.spine.posture import Hands, Posture


def front(body: Body) -> float:
    """How far the trunk reaches forward, upright [cm]."""
    return float(stage(Picture(body, Posture(), Hands())).trunk.shirt.bounds[2])


def test_bump_grows_with_the_week() -> None:
    fronts = [front(Body(pregnant_weeks=week)) for week in (10, 20, 26, 32, 38, 41)]

    assert all(earlier < later for earlier, later in pairwise(fronts[1:]))
    assert fronts[0] <= fronts[1]


def test_bump_stands_out_as_far_as_the_engine_says() -> None:
    made = stage(Picture(Body(pregnant_weeks=40), Posture(), Hands()))

    at_height = made.trunk.bump_front.x

    assert made.trunk.shirt.bounds[2] == pytest.approx(at_height, abs=1.0)


def test_bump_is_gone_after_birth() -> None:
    assert front(Body(days_since_birth=90)) == pytest.approx(front(Body()), abs=1.0)


@pytest.mark.parametrize("trunk_deg", [-40, 0, 45, 97, 120])
@pytest.mark.parametrize("week", [12, 38])
def test_trunk_is_one_piece(trunk_deg: float, week: float) -> None:
    body, posture = Body(pregnant_weeks=week), Posture(trunk_flexion_deg=trunk_deg)

    made = stage(Picture(body, posture, Hands())).trunk

    assert made.shirt.geom_type == "Polygon"
    assert made.hips.geom_type == "Polygon"
