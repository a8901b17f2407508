"""Ways of living that she keeps: the plan chooses what goes with them, and lectures on none."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from carrywell import AfterBirth, Baby, InputError, Life, Person, Plan
from carrywell.knowledge.claim_reader import claims
from carrywell.knowledge.words import LANGUAGES, Language, words
from carrywell.plan.life import Said
from carrywell.wire.plan_told import tell_plan
from tests.plan.plans import EXPECTING, LOW_BACK, MOTHER, planned

MONTH_8 = Person(AfterBirth(250, "vaginal"), 31, 1.63, 66, Baby(8.4, 250))
WARM = ("warm_not_cold",)
SITS = {"child_who_sits": True}
WEEK_3 = Person(AfterBirth(20, "vaginal"), 31, 1.63, 68, Baby(4.0, 20))


def done(*names: str) -> Mapping[str, Said]:
    return dict.fromkeys(names, "done")


def chosen(found: Plan) -> set[str]:
    return {choice.advice for choice in found.changes}


def reasons(found: Plan, advice: str) -> set[tuple[str, str]]:
    return {(why.kind, why.id) for choice in found.changes if choice.advice == advice for why in choice.why}


def told(found: Plan) -> set[str]:
    return {lived.custom for lived in found.customs}


def test_warm_is_never_swapped_for_cold() -> None:
    warm = planned(MOTHER, LOW_BACK, Life(advice=done("A33"), customs=WARM))
    assert "A46" in chosen(warm)
    assert ("custom", "warm_not_cold") in reasons(warm, "A46")
    assert all("A47" not in choice.swaps for choice in warm.changes)
    refused = Life(advice={"A46": "not_for_me"}, customs=WARM)
    assert "A47" not in chosen(planned(MOTHER, LOW_BACK, refused))


def test_on_the_floor_no_chair_is_asked_for() -> None:
    for person in (MOTHER, EXPECTING):
        usual, floor = (planned(person, LOW_BACK, Life(customs=customs)) for customs in ((), ("floor_living",)))
        assert chosen(usual) & {"A36", "A14"}
        assert not chosen(floor) & {"A36", "A14", "A13"}
        assert told(floor) == {"floor_living"}
    assert ("custom", "floor_living") in reasons(planned(MOTHER, LOW_BACK, Life(customs=("floor_living",))), "A16")


def test_in_the_month_of_rest_the_heavy_jobs_are_given_away() -> None:
    usual, month = (planned(WEEK_3, LOW_BACK, Life(customs=customs)) for customs in ((), ("sitting_month",)))
    assert not any(why.kind == "custom" for choice in usual.changes for why in choice.why)
    assert ("custom", "sitting_month") in reasons(month, "A55")


def test_a_cloth_on_the_back_is_told_with_its_load_once_the_child_sits() -> None:
    (lived,) = planned(MONTH_8, LOW_BACK, Life(customs=("cloth_on_back",), circumstances=SITS)).customs
    assert lived.against is not None
    assert (lived.task, lived.way, lived.usual) == ("carrier_back", "on_back", "in_front")
    (before,) = planned(MONTH_8, LOW_BACK, Life(customs=("cloth_on_back",))).customs
    assert before.against is None


def test_a_cloth_is_a_carrier_that_she_has() -> None:
    life = Life(customs=("cloth_on_back",), circumstances=SITS, advice=done("A39", "A53", "A32", "A33", "A36", "A42"))
    without = Life(circumstances=SITS, advice=life.advice)
    assert "A12" in chosen(planned(MONTH_8, LOW_BACK, life)) - chosen(planned(MONTH_8, LOW_BACK, without))
    assert "back_carrier" not in planned(MONTH_8, LOW_BACK, life).asks


def test_nothing_is_told_of_a_custom_while_all_that_goes_with_it_speaks_against_her() -> None:
    numb = Life(customs=WARM, circumstances={"numb_skin": True})
    assert told(planned(MOTHER, LOW_BACK, numb)) == set()
    small = Life(customs=("cloth_on_back",), circumstances={"baby_early_small_or_ill": True})
    assert told(planned(MONTH_8, LOW_BACK, small)) == set()
    alone = Life(customs=("grandparents_help",), circumstances={"helper": False})
    assert told(planned(MOTHER, LOW_BACK, alone)) == set()


def test_a_custom_of_another_stage_is_neither_told_nor_offered() -> None:
    found = planned(EXPECTING, LOW_BACK, Life(customs=("sitting_month", "cloth_on_back")))
    assert told(found) == set()
    assert not {"sitting_month", "cloth_on_back", "binding_belly"} & set(found.could_keep)
    assert {"warm_not_cold", "floor_living", "hard_bed"} <= set(found.could_keep)


def test_whoever_sleeps_hard_is_not_told_to_change_the_bed() -> None:
    assert "A32" not in chosen(planned(MONTH_8, LOW_BACK, Life(customs=("hard_bed",))))
    sags = Life(customs=("hard_bed",), advice=done("A39", "A53", "A33", "A36"))
    assert "A32" not in chosen(planned(MONTH_8, LOW_BACK, sags))


def test_sleeping_beside_a_baby_is_never_made_more_of() -> None:
    """Feeding lying down needs words of care, so no custom speaks for it."""
    assert all("A18" not in row.keeps and "A19" not in row.keeps for row in claims().customs.values())


@pytest.mark.parametrize(("language", "never"), [("en", ("baby", "bump", "pregnan")), ("zh_hans", ("宝宝", "孕"))])
def test_after_a_loss_no_custom_and_no_medicine_is_about_a_baby(language: Language, never: tuple[str, ...]) -> None:
    found = planned(WEEK_3, LOW_BACK, Life(loss=True, customs=tuple(claims().customs)))
    assert not {"sitting_month", "grandparents_help"} & {*told(found), *found.could_keep}
    shown = tell_plan(found, language)
    assert shown.medicines is not None
    words_shown = [part for custom in shown.customs for part in (custom.title, custom.text)]
    assert words_shown
    assert not [word for word in never if word in repr((words_shown, shown.medicines.ask, shown.medicines.why))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_custom_has_its_words_and_sources(language: Language) -> None:
    life = Life(customs=tuple(claims().customs), circumstances=SITS)
    seen = set()
    for person in (WEEK_3, MOTHER, MONTH_8, EXPECTING):
        for custom in tell_plan(planned(person, LOW_BACK, life), language).customs:
            assert custom.title == words(language).text("customs", custom.id, "title")
            assert custom.sources
            assert custom.sure
            seen.add(custom.id)
    assert seen == set(claims().customs)


def test_an_unknown_custom_is_refused() -> None:
    with pytest.raises(InputError) as problem:
        Life(customs=("horse_riding",))
    assert (problem.value.field, problem.value.code) == ("customs.horse_riding", "unknown_field")
