"""Her back today: what saves most of her day, and a list to hand over that holds nothing of her health."""

from __future__ import annotations

from dataclasses import fields

import pytest

from carrywell import Doing, Life
from carrywell.plan.explain import explained
from carrywell.plan.your_day import HandOver, hand_over_of, your_day
from carrywell.spine.tasks import task_named, variant_named
from tests.cases.plan_cases import Woman, women
from tests.plan.plans import EXPECTING, LOW_BACK, MOTHER, PELVIS, her


def test_at_most_three_savings_the_largest_first_one_for_each_task() -> None:
    """Savings of sitting acts count half in the order: the model is weak there."""
    found = your_day(her()).savings
    halved = {"known": 1.0, "uncertain": 0.5}
    shares = [saving.day.value * halved[saving.size] for saving in found if saving.day]
    assert 1 <= len(found) == len(shares) <= 3
    assert shares == sorted(shares, reverse=True)
    assert all(share >= 0.01 for share in shares)
    assert len({saving.task for saving in found}) == len(found)


def test_a_way_that_needs_words_of_care_is_not_told_in_one_line() -> None:
    for saving in your_day(her()).savings:
        assert not variant_named(task_named(saving.task), saving.instead).needs_words


def test_what_is_not_for_her_saves_nothing() -> None:
    """Kneeling is not for a pelvis that hurts, however much it would save."""
    nappies = {"nappy_low": Doing(12, 300), "feed_sit": Doing(0), "floor_play": Doing(0)}
    kneels = {saving.instead for saving in your_day(her(MOTHER, PELVIS, Life(day=nappies))).savings}
    assert "kneel_forearms" not in kneels


def test_what_she_does_already_has_changed_her_day() -> None:
    before, after = (your_day(her(life=Life(advice=said))).day for said in ({}, {"A14": "done"}))
    feeding = next(row for row in after.tasks if row.task.id == "feed_sit")
    assert feeding.variant.id == "back_rest"
    assert after.dose_nms.value < before.dose_nms.value


def test_a_list_to_hand_over_holds_tasks_and_counts_alone() -> None:
    assert {field.name for field in fields(HandOver)} == {"task", "times"}
    found = your_day(her()).hand_over
    assert found
    assert all(task_named(row.task).hand_over for row in found)


@pytest.mark.parametrize("woman", women(), ids=lambda woman: woman.id)
def test_the_list_alone_is_that_of_her_day(woman: Woman) -> None:
    assert hand_over_of(woman.her) == your_day(woman.her).hand_over


def test_without_a_baby_nothing_of_a_baby_is_handed_over() -> None:
    for she in (her(EXPECTING), her(MOTHER, LOW_BACK, Life(loss=True))):
        found = your_day(she)
        assert all(task_named(row.task).when != "after_birth" for row in found.hand_over)
        assert all(row.task.when != "after_birth" for row in found.day.tasks)


def test_what_speaks_against_a_help_counts_for_a_cause_that_is_not_likely_too() -> None:
    """Of a cause that is not hers, "not her cause" must not hide that it is contraindicated."""
    sore = Life(circumstances={"numb_skin": True})
    with_belt, without = (
        next(row.helps for row in explained(her(MOTHER, LOW_BACK, life)) if row.cause == "pelvic_girdle_pain_posterior")
        for life in (Life(), sore)
    )
    assert "A48" in with_belt
    assert "A48" not in without


def test_causes_are_explained_from_the_likeliest() -> None:
    found = explained(her(MOTHER, PELVIS))
    assert found[0].cause == "pelvic_girdle_pain_posterior"
    assert found[0].probability == pytest.approx(max(cause.probability or 0 for cause in found))
    strengths = dict(found[0].theories)
    assert strengths["relaxin"] == "old_theory"


def test_help_that_speaks_against_her_is_not_listed() -> None:
    sore = Life(circumstances={"caesarean_wound_sore": True})
    with_belt, without = (explained(her(MOTHER, PELVIS, life))[0].helps for life in (Life(), sore))
    assert "A48" in with_belt
    assert "A48" not in without
