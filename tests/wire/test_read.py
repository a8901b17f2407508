from __future__ import annotations

import json

import pytest

from carrywell import AfterBirth, InputError, Pregnant
from carrywell.wire.read import read_case
from carrywell.wire.strict import MAX_BYTES, json_of


def test_the_contract_example_is_read() -> None:
    person, answers = read_case(
        {
            "person": {
                "age_years": 31,
                "height_m": 1.63,
                "mass_kg": 68,
                "stage": {"days_since_birth": 75, "birth": "vaginal", "neuraxial": "epidural"},
                "baby": {"mass_kg": 5.9, "age_days": 75, "sex": "girl"},
            },
            "answers": {"turning_in_bed": True},
        }
    )
    assert person.stage == AfterBirth(75, "vaginal", "epidural")
    assert answers == {"turning_in_bed": True}


def test_only_the_stage_is_needed() -> None:
    person, answers = read_case({"person": {"stage": {"pregnant_weeks": 30}}})
    assert (person.stage, answers) == (Pregnant(30), {})


@pytest.mark.parametrize(
    ("data", "field", "code"),
    [
        ([], "input", "wrong_type_object"),
        ({}, "person", "missing"),
        ({"person": {}}, "person.stage", "missing"),
        ({"person": {"stage": {}}}, "person.stage", "stage_missing"),
        ({"person": {"stage": {"pregnant_weeks": 60}}}, "person.stage.pregnant_weeks", "too_large"),
        ({"person": {"stage": {"pregnant_weeks": 30, "days_since_birth": 3}}}, "person.stage", "stage_both"),
        ({"person": {"stage": {"pregnant_weeks": "三十"}}}, "person.stage.pregnant_weeks", "wrong_type_number"),
        ({"person": {"stage": {"days_since_birth": 3.5}}}, "person.stage.days_since_birth", "not_whole"),
        ({"person": {"stage": {"days_since_birth": "3"}}}, "person.stage.days_since_birth", "wrong_type_number"),
        ({"person": {"stage": {"days_since_birth": 3, "birth": "stork"}}}, "person.stage.birth", "unknown_option"),
        ({"person": {"stage": {"pregnant_weeks": 30, "birth": "vaginal"}}}, "person.stage.birth", "not_asked_at_stage"),
        ({"person": {"stage": {"pregnant_weeks": 30}, "name": "x"}}, "person.name", "unknown_field"),
        ({"person": {"stage": {"pregnant_weeks": 30}}, "extra": 1}, "extra", "unknown_field"),
        ({"person": {"stage": {"pregnant_weeks": 30}}, "answers": []}, "answers", "wrong_type_object"),
        ({"person": {"stage": {"pregnant_weeks": 30}, "baby": {"mass_kg": 300}}}, "person.baby.mass_kg", "too_large"),
    ],
)
def test_bad_case_names_its_field(data: object, field: str, code: str) -> None:
    with pytest.raises(InputError) as error:
        read_case(data)
    assert (error.value.field, error.value.code) == (field, code)


def test_broken_json_names_its_line() -> None:
    with pytest.raises(InputError) as error:
        json_of('{"person":\n {"stage": }}')
    assert (error.value.code, error.value.details["line"]) == ("broken_json", 2)


@pytest.mark.parametrize("text", ["[" * 100_000, b"\xff\xfe{", '{"person": {"stage": {"pregnant_weeks": NaN}}}'])
def test_nasty_json_is_refused(text: str | bytes) -> None:
    with pytest.raises(InputError):
        json_of(text)


def test_a_large_body_is_refused_unread() -> None:
    with pytest.raises(InputError) as error:
        json_of(json.dumps({"person": "x" * MAX_BYTES}))
    assert error.value.code == "too_big"
