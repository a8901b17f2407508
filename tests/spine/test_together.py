"""Many ways worked out in one go: each comes out as it does alone."""

from __future__ import annotations

import numpy as np
import pytest

from carrywell import AfterBirth, Baby, Person
from carrywell.spine.deviations import OF_THE_ACT, draws
from carrywell.spine.situation import situation_of
from carrywell.spine.tasks import tasks_for, ways_for
from carrywell.spine.together import Ways

HERE = situation_of(Person(AfterBirth(75), 31, 1.63, 68, Baby(5.9, 75, "girl")))
VARIANTS = [way for task in tasks_for(HERE, cares=True)[:12] for way in ways_for(task, HERE)]


def test_a_way_is_drawn_alone_as_among_many() -> None:
    together = Ways.of(VARIANTS, HERE)
    able = [number for number in range(len(VARIANTS)) if together.problem(number) is None]
    assert together.ends[-1] > 32, "more than are drawn at once"
    for number, drawn in zip(able, together.drawn(able), strict=True):
        [alone] = Ways.of([VARIANTS[number]], HERE).drawn([0])
        assert alone.compression_n == pytest.approx(drawn.compression_n, rel=1e-9)
        assert alone.dose_nms == pytest.approx(drawn.dose_nms, rel=1e-9)
        assert alone.heaviest == drawn.heaviest


def test_best_estimates_stand_first_in_the_draws() -> None:
    together = Ways.of(VARIANTS, HERE)
    able = [number for number in range(len(VARIANTS)) if together.problem(number) is None]
    for number, drawn in zip(able, together.drawn(able), strict=True):
        estimated = together.estimated(number)
        assert estimated.compression_n[0] == together.estimated_n(number) == drawn.compression_n[0]
        assert estimated.shear_n[0] == drawn.shear_n[0]
        assert estimated.dose_nms[0] == pytest.approx(drawn.dose_nms[0])
        assert estimated.heaviest == drawn.heaviest


def test_acts_side_by_side_are_drawn_as_each_alone() -> None:
    acts = ["one", "other", "third"]
    together = draws().of_acts(acts)
    for column, act in enumerate(acts):
        for name in OF_THE_ACT:
            assert np.array_equal(together.scores[name][:, column], draws().of_act(act).scores[name])
    some = together.some_acts(1, 3)
    assert np.array_equal(some.scores["act_model"], together.scores["act_model"][:, 1:3])
