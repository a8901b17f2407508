"""A plan from JSON and to JSON: what comes in is checked field by field, what goes out holds ids, numbers and words."""

from __future__ import annotations

import json

import pytest

from carrywell import AfterBirth, Baby, InputError, Life, Movement, Person
from carrywell.plan.growth import growth_of
from carrywell.plan.home_fit import home_fit
from carrywell.plan.your_day import your_day
from carrywell.wire.plan_write import growth_json, home_json, plan_json, your_day_json
from carrywell.wire.read import read_whole
from tests.plan.plans import EXPECTING, MOTHER, her, planned

PERSON = {"person": {"stage": {"days_since_birth": 75}}}


def test_everything_of_her_life_is_read() -> None:
    life = read_whole(
        PERSON
        | {
            "home": {"changer": 0.95},
            "circumstances": {"knee_pain": True, "helper": False, "wrist_pain": "unsure"},
            "advice": {"A14": "done"},
            "clearance": True,
            "seen": True,
            "reassured": ["back_is_strong"],
            "movement": {"level": 1, "calm_weeks": 2, "pain_at_rest": 3, "gap_fingers": 2.5},
            "customs": ["floor_living"],
        }
    ).life
    assert life == Life(
        home={"changer": 0.95},
        circumstances={"knee_pain": True, "helper": False},
        advice={"A14": "done"},
        clearance=True,
        seen=True,
        reassured=("back_is_strong",),
        movement=Movement(1, 2, 0, 3, 2.5),
        customs=("floor_living",),
    )


@pytest.mark.parametrize("unknown", ["unsure", None])
def test_a_clearance_that_is_not_sure_is_unknown(unknown: str | None) -> None:
    assert read_whole(PERSON | {"clearance": unknown}).life.clearance is None


@pytest.mark.parametrize(
    ("part", "field", "code"),
    [
        ({"circumstances": {"knee_pain": 3}}, "circumstances.knee_pain", "wrong_type_yes_no"),
        ({"circumstances": {"knees": True}}, "circumstances.knees", "unknown_field"),
        ({"advice": {"A14": "maybe"}}, "advice.A14", "unknown_option"),
        ({"advice": {"A99": "done"}}, "advice.A99", "unknown_field"),
        ({"clearance": "yes"}, "clearance", "wrong_type_yes_no"),
        ({"seen": "yes"}, "seen", "wrong_type_yes_no"),
        ({"loss": 1}, "loss", "wrong_type_yes_no"),
        ({"reassured": ["nothing"]}, "reassured.nothing", "unknown_field"),
        ({"customs": ["riding"]}, "customs.riding", "unknown_field"),
        ({"customs": "floor_living"}, "customs", "wrong_type_object"),
        ({"movement": {"level": 9}}, "movement.level", "too_large"),
        ({"movement": {"weeks": 1}}, "movement.weeks", "unknown_field"),
        ({"movement": {"calm_weeks": 1.5}}, "movement.calm_weeks", "not_whole"),
    ],
)
def test_what_cannot_be_used_names_its_field(part: dict[str, object], field: str, code: str) -> None:
    with pytest.raises(InputError) as problem:
        read_whole(PERSON | part)
    assert (problem.value.field, problem.value.code) == (field, code)


def test_plan_as_json_holds_the_reason_and_source_of_every_change() -> None:
    found = json.loads(json.dumps(plan_json(planned()), allow_nan=False))
    assert found["status"] == "today"
    assert found["complete"] is True
    for change in found["changes"]:
        assert change["sources"]
        assert change["why"]
        assert set(change["words"]) == {"en", "zh_hans"}
    saving = found["changes"][0]["saving"]
    assert saving["day"]["low"] <= saving["day"]["value"] <= saving["day"]["high"]
    assert {gate["id"] for gate in found["movement"]["gates"]} == {"G0", "G1", "G2", "G3", "G4"}


def test_plan_as_json_holds_the_customs_that_she_keeps_with_their_load() -> None:
    life = Life(customs=("cloth_on_back",), circumstances={"child_who_sits": True})
    person = Person(AfterBirth(250, "vaginal"), 31, 1.63, 66, Baby(8.4, 250))
    (custom,) = json.loads(json.dumps(plan_json(planned(person, life=life)), allow_nan=False))["customs"]
    assert custom["custom"] == "cloth_on_back"
    assert custom["load"]["way"] == "on_back"
    assert custom["load"]["against_usual"]["verdict"] in ("lighter", "unsure", "no_difference", "heavier")
    assert custom["sources"]
    assert set(custom["words"]) == {"en", "zh_hans"}


def test_plan_as_json_before_she_has_been_seen_holds_nothing_to_do_but_one_thing() -> None:
    found = plan_json(planned(MOTHER, {"pain_site": "low_back", "saddle_numbness": "yes_new"}))
    assert (found["status"], found["urgency"]) == ("see_first", "emergency")
    assert (found["changes"], found["comfort"], found["movement"]) == ([], None, None)


def test_a_list_to_hand_over_as_json_holds_nothing_of_her_health() -> None:
    found = your_day_json(your_day(her()))["hand_over"]
    assert isinstance(found, list)
    assert all(set(row) == {"task", "times"} for row in found)


def test_growth_and_home_as_json() -> None:
    growth = json.loads(json.dumps(growth_json(growth_of(her())), allow_nan=False))
    assert [ahead["weeks"] for ahead in growth["ahead"]] == [4, 8, 12]
    assert growth_json(growth_of(her(EXPECTING))) is None
    pieces = json.loads(json.dumps(home_json(home_fit(her())), allow_nan=False))
    assert all(piece["good_from_m"] <= piece["best_m"] <= piece["good_to_m"] for piece in pieces)
