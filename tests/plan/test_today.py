"""Today's plan: at most three, why each, and nothing before she has been seen."""

from __future__ import annotations

import pytest

from carrywell import AfterBirth, Baby, Life, Person
from carrywell.knowledge.advice_reader import advice
from carrywell.plan.choose import Why
from carrywell.plan.weights import AREAS, EVIDENCE
from tests.plan.plans import AFTER_CAESAREAN, EXPECTING, LOW_BACK, MOTHER, PELVIS, planned

TWO_CHILDREN = Person(AfterBirth(75), baby=Baby(5.9, 75, "girl", 2))


def chosen(person=MOTHER, answers=None, **life) -> list[str]:
    return [choice.advice for choice in planned(person, answers or LOW_BACK, Life(**life)).changes]


@pytest.mark.parametrize(
    "danger", [{"saddle_numbness": "yes_new"}, {"leg_swelling_one": "left"}, {"fever": "yes"}], ids=str
)
def test_nothing_but_what_to_do_first_before_she_has_been_seen(danger: dict[str, object]) -> None:
    found = planned(MOTHER, {**LOW_BACK, **danger})
    assert found.status == "see_first"
    assert (found.changes, found.comfort, found.ladder, found.asks) == ((), None, None, ())


def test_once_seen_she_gets_a_plan_without_training() -> None:
    found = planned(MOTHER, {**LOW_BACK, "fever": "yes"}, Life(seen=True, clearance=True))
    assert found.status == "today"
    assert not any(advice().advice[choice.advice].screened for choice in found.changes)
    assert found.ladder is not None
    assert all(not gate.open for gate in found.ladder.gates if gate.id != "G0")


def test_what_comes_first_does() -> None:
    assert chosen(EXPECTING)[0] == "A29"
    assert chosen(AFTER_CAESAREAN)[0] == "A08"
    assert Why("first") in planned(EXPECTING, LOW_BACK).changes[0].why


def test_three_changes_are_of_three_areas() -> None:
    areas = [AREAS[advice().advice[name].group] for name in chosen()]
    assert len(set(areas)) == len(areas) == 3


def test_every_choice_says_why_in_ids_and_numbers() -> None:
    for choice in planned(MOTHER, PELVIS).changes:
        kinds = [why.kind for why in choice.why]
        assert kinds[-1] == "grade"
        assert "cause" in kinds or "any_pain" in kinds
        for why in choice.why:
            assert why.number is None or 0 < why.number <= 1


def test_what_saves_names_its_saving() -> None:
    changes = planned(EXPECTING, LOW_BACK).changes
    found = next(choice for choice in changes if choice.saving and choice.saving.size == "known")
    assert found.saving is not None
    assert found.saving.day is not None
    by_kind = {why.kind: why.number for why in found.why}
    assert by_kind["saves_day"] == found.saving.day.value
    assert by_kind["lighter_act"] == found.saving.act.value


def test_only_a_sure_saving_is_told() -> None:
    """0.95 of the draws and 5 %, as everywhere in the load."""
    for person in (MOTHER, EXPECTING, AFTER_CAESAREAN, TWO_CHILDREN):
        for choice in planned(person, LOW_BACK).changes:
            if choice.saving is not None:
                assert choice.saving.lower_in >= 0.95
                assert choice.saving.act.value >= 0.05


def test_a_way_that_makes_no_difference_is_never_offered_as_a_saving() -> None:
    """A foot on a stool makes no difference that can be told (docs/load.md): it may stand there, without a number."""
    taken = {name: "done" for name in advice().advice if name != "A40"}
    found = planned(EXPECTING, LOW_BACK, Life(advice=taken))
    assert [(choice.advice, choice.saving) for choice in found.changes] in ([], [("A40", None)])


def test_mechanical_advice_that_saves_nothing_is_not_there() -> None:
    """A41, standing tall, is unsure in every row of docs/load.md, and rests on its load alone."""
    taken = {name: "done" for name in advice().advice if name != "A41"}
    assert chosen(EXPECTING, advice=taken) == []


def test_done_and_refused_do_not_come_back() -> None:
    said: dict[str, str] = {}
    for n in range(40):
        names = chosen(advice=said)
        assert not said.keys() & set(names)
        if not names:
            break
        said |= {name: ("done", "not_for_me", "cannot")[n % 3] for name in names}
    assert len(said) > 20


def test_what_she_does_already_saves_nothing_more() -> None:
    """Once she sits back to feed, a pillow is compared with sitting back, not with bending forward."""
    found = planned(MOTHER, LOW_BACK, Life(advice={"A14": "done"}))
    feeding = [c for c in found.changes if c.saving is not None and c.saving.task == "feed_sit"]
    assert all(choice.saving.now == "back_rest" for choice in feeding if choice.saving)


def test_a_swap_takes_the_place_of_what_she_refuses() -> None:
    """A22, a high table, is refused: A23 stands first among its swaps and is for her."""
    only = {"A22", "A23", "A24"}
    others = {name: "done" for name in advice().advice if name not in only}
    kneels = {"knee_pain": False, "kneeling_hurts_pelvis": False, "changer": True}
    before = chosen(advice=others, circumstances=kneels)
    found = planned(MOTHER, LOW_BACK, Life(advice=others | {"A22": "cannot"}, circumstances=kneels))
    assert before
    assert found.changes[0].advice == "A23"
    if before[0] == "A22":
        assert Why("swap", "A22") in found.changes[0].why


def test_comfort_is_not_said_twice() -> None:
    first = planned(MOTHER, LOW_BACK).comfort
    assert first is not None
    second = planned(MOTHER, LOW_BACK, Life(reassured=(first.reassurance,))).comfort
    assert second is not None
    assert second.reassurance != first.reassurance


def test_asks_what_could_change_the_plan() -> None:
    asks = planned(MOTHER, LOW_BACK).asks
    assert "clearance" in asks
    assert "clearance" not in planned(MOTHER, LOW_BACK, Life(clearance=False)).asks
    assert len(asks) <= 5


def test_grades_are_weighed_in_their_order() -> None:
    order = ["high", "moderate", "low", "expert", "very_low"]
    assert [EVIDENCE[grade] for grade in order] == sorted((EVIDENCE[grade] for grade in order), reverse=True)  # type: ignore[index]


def test_medicines_are_only_asked_for() -> None:
    assert planned(EXPECTING, LOW_BACK).medicines == ("pregnant",)
    assert "breastfeeding" in planned(MOTHER, {**LOW_BACK, "breastfeeding": True}).medicines


def test_a_kind_bed_is_offered_only_to_whoever_may_need_one() -> None:
    done = dict.fromkeys(("A14", "A33", "A53", "A36", "A42", "A66", "A30", "A39", "A46"), "done")
    offered = {
        sags: "A32" in {c.advice for c in planned(MOTHER, LOW_BACK, Life(circumstances=told, advice=done)).changes}  # type: ignore[arg-type]
        for sags, told in ((None, {}), (True, {"bed_sags": True}), (False, {"bed_sags": False}))
    }
    assert offered == {None: True, True: True, False: False}
    unknown = planned(MOTHER, LOW_BACK, Life(advice=done))  # type: ignore[arg-type]
    assert "bed_sags" in unknown.asks


def test_a_rolled_towel_takes_the_place_of_the_chair_in_any_home() -> None:
    bare = Life(circumstances={"small_cushion": False, "firm_pillow": False}, advice={"A14": "cannot"})
    found = planned(MOTHER, LOW_BACK, bare)
    assert ("swap", "A14") in {(w.kind, w.id) for c in found.changes if c.advice == "A16" for w in c.why}
