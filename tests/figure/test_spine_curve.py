import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carrywell.figure.joints import joints
from carrywell.figure.picture import Picture
from carrywell.figure.scene import stage
from carrywell.figure.spine_curve import STEPS, spine_curve
from carrywell.figure.spots import Spot
from carrywell.spine.body import Body
from carrywell.spine.posture import Hands, Posture
from tests.figure.pictures import STOOP, bodies, hands, postures


@settings(max_examples=60, deadline=None)
@given(bodies(), postures("standing", "sitting", "kneeling"), hands())
def test_chord_leans_as_far_as_the_posture_says(body: Body, posture: Posture, held: Hands) -> None:
    curve = stage(Picture(body, posture, held)).curve

    lean = curve.spots[0].inclination_deg(curve.spots[-1])

    assert lean == pytest.approx(float(posture.trunk_flexion_deg), abs=0.01)


def test_curve_ends_at_the_joints_of_the_skeleton() -> None:
    own = joints(STOOP)
    curve = stage(STOOP).curve

    assert len(curve.spots) == STEPS + 1
    assert curve.spots[0].distance(own.l5s1) < 1e-6
    assert curve.spots[-1].distance(own.c7) < 1e-6


@given(st.floats(10, 60))
def test_lower_half_bends_more_than_the_upper(lumbar_deg: float) -> None:
    low = Spot(0.0, 90.0)
    curve = spine_curve(low, low.step(lumbar_deg, 43.0), 0.0, lumbar_deg, 163.0)
    upright = spine_curve(low, low.step(0.0, 43.0), 0.0, 0.0, 163.0)

    leans = [bent - straight for bent, straight in zip(curve.leans_deg, upright.leans_deg, strict=True)]

    assert leans[12] - leans[0] > leans[24] - leans[12]


def test_lordosis_is_hollow_upright_and_gone_when_bent() -> None:
    low = Spot(0.0, 90.0)
    upright = spine_curve(low, low.step(0.0, 43.0), 0.0, 0.0, 163.0)
    bent = spine_curve(low, low.step(80.0, 43.0), 35.0, 50.0, 163.0)

    assert upright.leans_deg[0] > 0 > upright.leans_deg[10]
    assert list(bent.leans_deg[:18]) == sorted(bent.leans_deg[:18])
