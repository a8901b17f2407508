"""The load as a whole: one code path for all shapes, mirror images alike, more load never less compression."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carrywell import Body, Hands, InputError, Posture, spine_load
from carrywell.spine.load import OUTPUTS

WOMAN = Body("female", 1.63, 65)


def compression(posture: Posture, hands: Hands | None = None, body: Body = WOMAN) -> float:
    return float(spine_load(body, posture, hands or Hands(), ranges=False).compression_n.value)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.floats(-30, 100), st.floats(0, 12), st.floats(0.25, 0.5)), min_size=1, max_size=5),
    st.sampled_from(["standing", "sitting", "kneeling"]),
)
def test_an_array_of_postures_equals_the_postures_one_by_one(
    rows: list[tuple[float, float, float]], support: str
) -> None:
    trunk, mass, forward = (np.array(column) for column in zip(*rows, strict=True))
    together = spine_load(WOMAN, Posture(support, trunk), Hands(mass, forward))
    for i in range(len(rows)):
        alone = spine_load(WOMAN, Posture(support, trunk[i]), Hands(mass[i], forward[i]))
        for name in OUTPUTS:
            for part in ("value", "low", "high"):
                whole, single = getattr(together, name), getattr(alone, name)
                assert getattr(whole, part)[i] == pytest.approx(float(getattr(single, part)), rel=1e-12, abs=1e-12)


def test_many_postures_with_ranges_equal_few() -> None:
    """Beyond some thousand the draws are taken in pieces."""
    trunk = np.linspace(0, 90, 600).reshape(2, 300)
    many = spine_load(WOMAN, Posture(trunk_flexion_deg=trunk))
    one = spine_load(WOMAN, Posture(trunk_flexion_deg=trunk[1, 240]))
    assert many.compression_n.low.shape == (2, 300)
    assert many.compression_n.low[1, 240] == float(one.compression_n.low)


def test_fields_broadcast_against_each_other() -> None:
    found = spine_load(WOMAN, Posture(trunk_flexion_deg=[[0], [30]]), Hands([1, 2, 3], 0.3), ranges=False)  # type: ignore[arg-type]
    assert found.compression_n.value.shape == (2, 3)


def test_a_single_posture_has_no_axes() -> None:
    assert spine_load(WOMAN, Posture()).compression_n.low.shape == ()


@settings(max_examples=60, deadline=None)
@given(st.floats(0, 90), st.floats(1, 15), st.floats(0.25, 0.5), st.floats(0.5, 5))
def test_more_load_never_presses_less(trunk: float, mass: float, forward: float, more: float) -> None:
    posture = Posture(trunk_flexion_deg=trunk)
    assert compression(posture, Hands(mass + more, forward)) > compression(posture, Hands(mass, forward))


@settings(max_examples=60, deadline=None)
@given(st.floats(0, 90), st.floats(1, 15), st.floats(0.25, 0.45), st.floats(0.02, 0.2))
def test_a_load_farther_away_never_presses_less(trunk: float, mass: float, forward: float, farther: float) -> None:
    posture = Posture(trunk_flexion_deg=trunk)
    assert compression(posture, Hands(mass, forward + farther)) > compression(posture, Hands(mass, forward))


@settings(max_examples=40, deadline=None)
@given(st.floats(-20, 90), st.floats(0, 30), st.floats(0, 40), st.floats(-0.3, 0.3))
def test_a_mirror_image_presses_the_same(trunk: float, lean: float, turn: float, sideways: float) -> None:
    left = spine_load(WOMAN, Posture("standing", trunk, math.nan, lean, turn), Hands(4, 0.35, sideways), ranges=False)
    right = spine_load(
        WOMAN, Posture("standing", trunk, math.nan, -lean, -turn), Hands(4, 0.35, -sideways), ranges=False
    )
    assert float(left.compression_n.value) == pytest.approx(float(right.compression_n.value), rel=1e-9)
    assert float(left.shear_n.value) == pytest.approx(float(right.shear_n.value), rel=1e-9, abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["standing", "sitting", "kneeling", "lying"]),
    st.floats(-60, 120),
    st.floats(-40, 40),
    st.floats(-60, 60),
    st.sampled_from([30.0, 36.0, math.nan]),
)
def test_every_answer_is_finite_and_lies_in_its_range(
    support: str, trunk: float, lean: float, turn: float, weeks: float
) -> None:
    found = spine_load(Body("female", 1.63, 70, weeks), Posture(support, trunk, math.nan, lean, turn))
    for name in OUTPUTS:
        value = getattr(found, name)
        assert float(value.low) <= float(value.value) <= float(value.high)
        assert math.isfinite(float(value.low))
        assert math.isfinite(float(value.high))
    assert float(found.compression_n.low) > 0


def test_bending_further_presses_more_until_the_trunk_is_level() -> None:
    trunk = np.arange(0, 90, 5.0)
    found = spine_load(WOMAN, Posture(trunk_flexion_deg=trunk), ranges=False).compression_n.value
    assert np.all(np.diff(found) > 0)


def test_support_takes_load_away() -> None:
    leaning, bent = Posture("sitting", -20), Posture("kneeling", 35)
    assert compression(Posture("sitting", -20, back_rest=True)) < compression(leaning)
    assert compression(Posture("kneeling", 35, forearms_supported=True)) < compression(bent)
    assert compression(Posture("lying")) < compression(Posture("sitting", -20, back_rest=True))


def test_a_back_rest_does_nothing_for_a_trunk_that_leans_forward() -> None:
    """It cannot pull, and the back does not touch it."""
    rested, free = (compression(Posture("sitting", 30, back_rest=rest)) for rest in (True, False))
    assert rested == pytest.approx(free)


@pytest.mark.parametrize(
    "sweep", ["trunk_flexion_deg", "knee_flexion_deg", "twist_deg", "lateral_bend_deg", "back_rest"]
)
@pytest.mark.parametrize("support", ["standing", "sitting", "kneeling"])
def test_nothing_steps(support: str, sweep: str) -> None:
    """Compression and shear change by little from one fine step to the next, whatever is swept."""
    ends = {"trunk_flexion_deg": (-60, 100), "knee_flexion_deg": (0, 150), "back_rest": (0, 1)}
    low, high = ends.get(sweep, (-50, 50))
    rest = {} if sweep == "back_rest" else {"back_rest": 0.9}
    for trunk in (-20.0, 0.0, 30.0):
        fields = {"trunk_flexion_deg": trunk, **rest, sweep: np.linspace(low, high, 3201)}
        found = spine_load(WOMAN, Posture(support, **fields), ranges=False)  # type: ignore[arg-type]
        assert np.abs(np.diff(found.compression_n.value)).max() < 8
        assert np.abs(np.diff(found.shear_n.value)).max() < 4


def test_a_push_passes_through_the_disc() -> None:
    """A push P on a disc tilted by s adds P sin s of compression and takes P cos s of shear, beside its moment."""
    hands = {"forward_m": 0.4, "height_m": 1.63 * (0.53 + 0.0605)}  # at the height of L5/S1: no moment
    still, pushing = (
        spine_load(WOMAN, Posture(), Hands(0.0, push_n=push, **hands), ranges=False).forces for push in (0.0, 100.0)
    )
    tilt = np.radians(40)
    assert float(pushing.sagittal_nm) == pytest.approx(float(still.sagittal_nm), abs=1e-6)
    assert float(pushing.compression_n - still.compression_n) == pytest.approx(100 * np.sin(tilt), rel=1e-6)
    assert float(pushing.shear_n - still.shear_n) == pytest.approx(-100 * np.cos(tilt), rel=1e-6)
    above = 0.0215 * 1.63  # L4-L5 lies this far above: the push bends it forward by so much less than L5/S1
    disc = 1.5 / (15e-4 * (1.63 / 1.65) ** 2) * 1e-6
    arms = 0.5 / 0.058 + 0.5 / 0.078  # both layers share the moment by half, at their upright levers
    muscle = 100 * above * arms / 1.15
    rise = (100 * np.sin(np.radians(18)) + muscle) * disc
    assert float(pushing.disc_pressure_mpa - still.disc_pressure_mpa) == pytest.approx(rise, rel=0.02)


def test_very_many_postures_are_taken_in_pieces() -> None:
    trunk = np.linspace(0, 90, 150_000).reshape(3, 50_000)
    many = spine_load(WOMAN, Posture(trunk_flexion_deg=trunk), ranges=False).compression_n.value
    assert many.shape == (3, 50_000)
    assert many[2, 17] == compression(Posture(trunk_flexion_deg=trunk[2, 17]))


def test_sideways_and_twisted_postures_press_more() -> None:
    assert compression(Posture(lateral_bend_deg=20)) > compression(Posture())
    assert compression(Posture(twist_deg=30)) > compression(Posture())


def test_moving_fast_presses_more_by_the_factor() -> None:
    slow, fast = (compression(Posture(trunk_flexion_deg=60, speed=speed)) for speed in ("slow", "fast"))
    assert fast / slow == pytest.approx(1.3)


def test_muscles_fall_silent_when_she_hangs_far_bent() -> None:
    """Flexion-relaxation: Dolan 1994 found 77 N m carried without muscle activity by women in full flexion."""
    hanging = spine_load(WOMAN, Posture(trunk_flexion_deg=105, lumbar_flexion_deg=60), ranges=False).forces
    upright = spine_load(WOMAN, Posture(trunk_flexion_deg=40), ranges=False).forces
    assert float(hanging.active_share) < 0.35
    assert float(upright.active_share) == 1


def test_a_posture_of_the_contract_is_answered_with_four_ranges() -> None:
    found = spine_load(Body("male", 1.68, 70), Posture(trunk_flexion_deg=40), Hands(20, 0.4))
    assert [name for name in OUTPUTS if float(getattr(found, name).value) > 0] == list(OUTPUTS)


def test_a_load_without_a_place_is_refused() -> None:
    with pytest.raises(InputError):
        spine_load(WOMAN, Posture(), Hands(4))
