"""The posture contract and named tasks, from JSON and back."""

import json

import pytest

from carrywell import InputError, spine_load
from carrywell.spine.compare import compare
from carrywell.spine.day import day
from carrywell.spine.situation import situation_of
from carrywell.spine.tasks import task_named
from carrywell.wire.load_read import read_asked, read_posture
from carrywell.wire.load_write import comparison_json, day_json, load_json
from carrywell.wire.read import read_whole

BODY = {"sex": "female", "height_m": 1.63, "mass_kg": 68}
CONTRACT = {
    "body": {**BODY, "pregnant_weeks": 30},
    "posture": {
        "support": "standing",
        "trunk_flexion_deg": 40,
        "lumbar_flexion_deg": 25,
        "lateral_bend_deg": 5,
        "twist_deg": 10,
        "knee_flexion_deg": 20,
        "back_rest": False,
        "forearms_supported": False,
    },
    "hands": {"mass_kg": 6, "forward_m": 0.4, "sideways_m": 0.05, "height_m": 0.8},
}


def test_a_posture_of_the_contract_gives_four_figures_with_ranges() -> None:
    found = load_json(spine_load(*read_posture(CONTRACT)))
    assert list(found) == ["moment_nm", "compression_n", "shear_n", "disc_pressure_mpa"]
    for figure in found.values():
        assert isinstance(figure, dict)
        assert figure["low"] <= figure["value"] <= figure["high"]
    json.dumps(found, allow_nan=False)


def test_everything_but_the_body_may_be_missing_or_null() -> None:
    bare = load_json(spine_load(*read_posture({"body": BODY})))
    nulls = {
        "body": {**BODY, "pregnant_weeks": None},
        "posture": {"lumbar_flexion_deg": None},
        "hands": {"height_m": None},
    }
    assert load_json(spine_load(*read_posture(nulls))) == bare


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"body": {"sex": "female", "mass_kg": 60}}, "body.height_m", "missing"),
        ({"body": {**BODY, "sex": "cat"}}, "body.sex", "unknown_option"),
        ({"posture": {"support": "flying"}}, "posture.support", "unknown_option"),
        ({"posture": {"trunk_flexion_deg": "far"}}, "posture.trunk_flexion_deg", "wrong_type_number"),
        ({"posture": {"trunk_flexion_deg": 170}}, "posture.trunk_flexion_deg", "too_large"),
        ({"posture": {"knees": 10}}, "posture.knees", "unknown_field"),
        ({"hands": {"mass_kg": 5}}, "hands.forward_m", "missing"),
        ({"hands": {"mass_kg": 5, "forward_m": 1.15}}, "hands.forward_m", "out_of_reach"),
    ],
)
def test_bad_input_names_field_and_reason(change: dict[str, object], field: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        spine_load(*read_posture({**CONTRACT, **change}))
    assert (caught.value.field, caught.value.code) == (field, code)


def test_a_named_task_is_read_with_person_and_home() -> None:
    asked = read_asked(
        {
            "task": "lift_cot_low",
            "person": {"stage": {"days_since_birth": 75}, "baby": {"mass_kg": 5.9, "count": 2}},
            "home": {"cot_low": 0.4},
        }
    )
    assert (asked.task, asked.variant, asked.case.home) == ("lift_cot_low", None, {"cot_low": 0.4})
    assert asked.case.person.baby is not None
    assert asked.case.person.baby.count == 2


def test_a_task_must_be_named() -> None:
    with pytest.raises(InputError) as caught:
        read_asked({"person": {"stage": {"pregnant_weeks": 30}}})
    assert caught.value.field == "task"


def test_comparison_and_day_become_json() -> None:
    case = read_whole(
        {"person": {"stage": {"days_since_birth": 75}}, "day": {"bath": {"times": 1, "variant": "kneel"}}}
    )
    here = situation_of(case.person, case.home)
    compared = comparison_json(compare(task_named("bath"), here))
    assert next(way["variant"] for way in compared["ways"]) == "bent_over_rim"  # type: ignore[index,union-attr]
    whole = day_json(day(here, cares=True, own=case.day))
    assert any(row["task"] == "bath" and row["own_count"] for row in whole["tasks"])  # type: ignore[union-attr]
    json.dumps([compared, whole], allow_nan=False)


def test_a_bad_count_names_its_task() -> None:
    with pytest.raises(InputError) as caught:
        read_whole({"person": {"stage": {"days_since_birth": 75}}, "day": {"bath": {"times": -1}}})
    assert caught.value.field == "day.bath.times"


def test_a_task_that_the_model_sees_in_part_has_no_figures() -> None:
    found = comparison_json(
        compare(
            task_named("bed_turn"), situation_of(read_whole({"person": {"stage": {"days_since_birth": 75}}}).person)
        )
    )
    for way in found["ways"]:
        assert way["judged"] is False
        figures = ("moment_nm", "compression_n", "shear_n", "disc_pressure_mpa", "dose_nms")
        assert {way[name] for name in figures} == {None}
    assert found["ways"][0]["against_usual"] is None
    unknown = {"saving": None, "lower_in": None, "shear_saving": None}
    assert found["ways"][1]["against_usual"] == {"verdict": "unsure", **unknown}
    assert found["lightest"] is None
