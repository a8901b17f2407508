"""Comparisons are made draw by draw, and may come out neutral or the other way round."""

import numpy as np
import pytest

from carrywell import AfterBirth, Baby, Person
from carrywell.knowledge.task_reader import tasks
from carrywell.spine.compare import against, compare
from carrywell.spine.deviations import DRAWS, OF_THE_ACT, draws
from carrywell.spine.situation import situation_of
from carrywell.spine.tasks import task_named
from carrywell.spine.together import Drawn, Ways

HERE = situation_of(Person(AfterBirth(75), 31, 1.63, 68, Baby(5.9, 75, "girl")))


def drawn(compression: np.ndarray) -> Drawn:
    return Drawn(compression, compression, compression, compression, compression, 0)


def test_a_way_that_is_always_a_fifth_lighter_is_lighter_for_sure() -> None:
    usual = np.linspace(1000, 2000, 101)
    found = against(drawn(0.8 * usual), drawn(usual))
    assert found.verdict == "lighter"
    assert found.lower_in == 1
    assert (found.saving.value, found.saving.low, found.saving.high) == pytest.approx((0.2, 0.2, 0.2))


def test_a_small_saving_is_no_difference_however_sure() -> None:
    usual = np.linspace(1000, 2000, 101)
    assert against(drawn(0.97 * usual), drawn(usual)).verdict == "no_difference"


def test_a_small_saving_of_which_nothing_is_sure_is_no_equality() -> None:
    usual = np.full(101, 1000.0)
    other = np.where(np.arange(101) == 0, 990.0, np.linspace(600, 1400, 101))
    assert against(drawn(other), drawn(usual)).verdict == "unsure"


def test_one_act_is_like_itself_wherever_it_stands() -> None:
    """The changing table stands in two tasks; its range is the same, and against itself it saves nothing."""
    ways = [
        next(way for way in compare(task_named(task), HERE).ways if way.variant.id == name)
        for task, name in (("nappy_low", "at_waist_height"), ("nappy_table", "facing_close"))
    ]
    assert ways[0].compression_n == ways[1].compression_n


def test_a_task_that_the_model_sees_in_part_is_not_judged() -> None:
    found = compare(task_named("bed_turn"), HERE)
    assert [way.against.verdict for way in found.ways if way.against] == ["unsure"]
    assert found.lightest is None


def test_a_large_saving_that_is_lower_in_nine_of_ten_is_unsure() -> None:
    usual = np.full(101, 1000.0)
    other = np.where(np.arange(101) % 10 == 5, 1100.0, 850.0)
    found = against(drawn(other), drawn(usual))
    assert found.lower_in == pytest.approx(0.9)
    assert found.verdict == "unsure"


def test_a_heavier_way_is_told_as_heavier() -> None:
    usual = np.linspace(1000, 2000, 101)
    assert against(drawn(1.3 * usual), drawn(usual)).verdict == "heavier"


def test_a_squat_that_keeps_the_baby_far_is_no_gain() -> None:
    """Van Dieen 1999, von Arx 2021: equal or higher unless the load comes between the feet."""
    ways = {way.variant.id: way for way in compare(task_named("lift_floor"), HERE).ways}
    far, close = ways["squat_far"].against, ways["half_kneel"].against
    assert far is not None
    assert close is not None
    assert far.saving.value < 0.05
    assert close.verdict == "lighter"


def test_height_and_support_save_more_than_style() -> None:
    """The order of the evidence digest: table height and forearms first, carrying style last."""

    def best(task: str) -> float:
        return max(way.against.saving.value for way in compare(task_named(task), HERE).ways if way.against)

    assert best("nappy_low") > 0.4
    assert best("bath") > 0.5
    assert abs(next(w.against.saving.value for w in compare(task_named("carrier_front"), HERE).ways if w.against)) < 0.1


def test_the_usual_way_is_compared_with_nothing() -> None:
    found = compare(task_named("bath"), HERE)
    assert found.ways[0].against is None
    assert all(way.against is not None for way in found.ways[1:])


def test_the_picture_is_of_the_phase_that_the_number_belongs_to() -> None:
    way = next(w for w in compare(task_named("lift_floor"), HERE).ways if w.variant.id == "half_kneel")
    trunk = [float(act.posture.trunk_flexion_deg) for act in way.acts]
    assert float(way.shown.posture.trunk_flexion_deg) == max(trunk)


def test_a_way_that_is_unsafe_is_never_called_the_lightest() -> None:
    found = compare(task_named("carrier_front"), HERE)
    assert found.lightest is None or found.lightest.variant.id != "loose_and_low"


def test_draws_of_the_woman_are_common_and_those_of_the_act_are_not() -> None:
    one, other = draws().of_act("one"), draws().of_act("other")
    for name in draws().scores:
        same = np.array_equal(one.scores[name], other.scores[name])
        assert same == (name not in OF_THE_ACT)
        assert sorted(one.scores[name]) == sorted(other.scores[name])


def test_draws_cover_a_normal_distribution() -> None:
    score = next(iter(draws().scores.values()))
    assert len(score) == DRAWS
    assert score.mean() == pytest.approx(0, abs=1e-9)
    assert score.std() == pytest.approx(1, abs=0.01)


def test_a_comparison_is_the_same_each_time() -> None:
    task = task_named("nappy_low")
    first, second = (
        [(way.compression_n, way.shear_n, way.dose_nms, way.against) for way in compare(task, HERE).ways]
        for _ in range(2)
    )
    assert first == second


def test_dose_of_a_way_is_moment_times_time() -> None:
    task = task_named("nappy_table")
    way = compare(task, HERE).ways[0]
    assert way.dose_nms.value == pytest.approx(150 * way.moment_nm.value)
    two = task_named("pram_boot").variant[1]
    both = Ways.of([two], HERE).estimated(0)
    assert both.dose_nms[0] == pytest.approx(2 * 3 * both.moment_nm[0])


def test_many_ways_at_once_are_as_one_by_one() -> None:
    """Worked out side by side, each way has the loads and draws that it has alone."""
    here = situation_of(Person(AfterBirth(200), height_m=1.52, baby=Baby(age_days=200)))
    many = [way for task in tasks().tasks.values() for way in task.variant]
    together = Ways.of(many, here)
    able = [number for number in range(len(many)) if together.problem(number) is None]
    for number, found in zip(able, together.drawn(able), strict=True):
        alone = Ways.of([many[number]], here).drawn([0])[0]
        for name in ("moment_nm", "compression_n", "shear_n", "disc_pressure_mpa", "dose_nms"):
            np.testing.assert_allclose(getattr(found, name), getattr(alone, name), rtol=1e-9, atol=1e-9)
        assert found.heaviest == alone.heaviest
        assert together.estimated(number).compression_n[0] == pytest.approx(alone.compression_n[0])
    assert len(able) > 100
