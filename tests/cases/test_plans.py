"""Each woman of `plans.toml` gets a plan that is safe for her, and the one that a reader signed."""

from __future__ import annotations

import pytest

from carrywell.knowledge.advice_reader import advice
from carrywell.knowledge.exercise_reader import exercises
from carrywell.knowledge.words import LANGUAGES
from carrywell.plan.today import fits_of
from carrywell.wire.plan_told import tell_plan
from tests.cases.plan_cases import Woman, women

each = pytest.mark.parametrize("woman", women(), ids=lambda woman: woman.id)


def test_they_are_spread_over_stage_cause_birth_and_home() -> None:
    hers = [woman.her for woman in women()]
    assert len(hers) >= 30
    assert {her.person.stage.name for her in hers} == {
        "t1", "t2", "t3a", "t3b", "pp0_6w", "pp6_12w", "pp3_12m", "pp1_3y",
    }  # fmt: skip
    likeliest = {max(her.probabilities, key=lambda cause: her.probabilities[cause]) for her in hers}
    assert len(likeliest) >= 5


@each
def test_plan_is_the_one_that_was_signed(woman: Woman) -> None:
    found = woman.plan
    assert (found.status, tuple(choice.advice for choice in found.changes)) == (woman.status, woman.signed)


@each
def test_plan_holds_what_it_must_and_nothing_that_it_must_not(woman: Woman) -> None:
    chosen = {choice.advice for choice in woman.plan.changes}
    assert chosen >= woman.has
    assert not chosen & woman.never


@each
def test_nothing_that_must_not_stand_there_is_a_swap(woman: Woman) -> None:
    """What must never be offered is not offered in another place either, but for what she has answered herself."""
    swaps = {name for choice in woman.plan.changes for name in choice.swaps}
    assert not swaps & woman.never


@each
def test_at_most_three_changes_each_once_each_fitting(woman: Woman) -> None:
    her = woman.her
    chosen = [choice.advice for choice in woman.plan.changes]
    assert len(chosen) == len(set(chosen)) <= 3
    assert all(fits_of(her)[name].refused is None for name in chosen)
    assert not set(chosen) & set(her.life.advice)


@each
def test_no_exercise_above_what_may_be_offered(woman: Woman) -> None:
    ladder = woman.plan.ladder
    if ladder is None:
        assert woman.status == "see_first"
        return
    offered = [rung for rung in ladder.rungs if rung.refused is None]
    assert max((rung.level for rung in offered), default=0) == woman.exercises
    assert {rung.exercise for rung in offered} >= set(ladder.today)
    assert len(ladder.today) <= 3


@each
def test_everything_is_sourced_and_told_in_both_languages(woman: Woman) -> None:
    found = woman.plan
    for language in LANGUAGES:
        told = tell_plan(found, language)
        assert len(told.changes) == len(found.changes)
        for change in told.changes:
            assert change.title
            assert change.how
            assert change.evidence.sources
        assert "{" not in repr(told)
    assert all(advice().advice[choice.advice].basis for choice in found.changes)


def test_a_belly_that_domes_leaves_out_what_makes_it_dome() -> None:
    woman = next(woman for woman in women() if woman.id == "month_10_domes")
    ladder = woman.plan.ladder
    assert ladder is not None
    refused = {rung.exercise for rung in ladder.rungs if rung.refused is not None}
    assert refused >= set(exercises().rules.gap_check.avoid_when_doming)
    assert ladder.tell_gap


def test_after_a_loss_no_word_is_about_a_baby() -> None:
    woman = next(woman for woman in women() if woman.id == "loss_week_3")
    told = tell_plan(woman.plan, "en")
    assert "baby" not in repr((told.changes, told.comfort, told.asks)).lower()
