"""The OpenAPI document says what is true: fields, limits, choices, operations."""

from __future__ import annotations

import json
from typing import Any

import pytest

from carrywell import AfterBirth, InputError, Person
from carrywell.knowledge.advice_reader import advice
from carrywell.knowledge.body_reader import body
from carrywell.knowledge.claim_reader import claims
from carrywell.knowledge.reader import load
from carrywell.knowledge.task_reader import tasks
from carrywell.spine.situation import situation_of
from carrywell.web.api.asked import LIMITS, DayCase, TaskCase, home_limits, schemas
from carrywell.wire.read import CaseIn

PERSON: dict[str, Any] = {"stage": {"days_since_birth": 30}}
BODY: dict[str, Any] = {"height_m": 1.7, "mass_kg": 70}


@pytest.fixture
def document(program: Any) -> Any:
    return program.get("/api/v1/openapi.json").json()


def test_document_names_every_operation_with_a_schema_for_each_answer(document: Any) -> None:
    found = {
        f"{method.upper()} {path.removeprefix('/api/v1')}": sorted(operation["responses"])
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    }
    taken = ["200", "400", "413", "415", "422"]
    assert found == {
        "POST /check": taken,
        "GET /questions": ["200", "400"],
        "POST /load/posture": taken,
        "GET /load/tasks": ["200", "400"],
        "POST /load/task": taken,
        "POST /load/day": taken,
        "POST /plan": taken,
        "GET /openapi.json": ["200", "400"],
    }


def test_every_reference_of_the_document_leads_somewhere(document: Any) -> None:
    names = {part.split('"')[0] for part in json.dumps(document).split("#/components/schemas/")[1:]}
    assert names == set(document["components"]["schemas"])


def test_document_names_nothing_outside(document: Any) -> None:
    assert "http:" not in json.dumps(document)
    assert "https:" not in json.dumps(document)


def test_cases_of_the_load_have_the_fields_of_a_case() -> None:
    assert set(DayCase.model_fields) == set(CaseIn.model_fields)
    assert set(TaskCase.model_fields) == {*CaseIn.model_fields, "task", "variant"}


def test_every_number_of_a_request_has_limits() -> None:
    found = schemas()
    for name, properties in ((name, found[name]["properties"]) for name in LIMITS):
        numbers = {
            field
            for field, part in properties.items()
            if {inner.get("type") for inner in part.get("anyOf", [part])} & {"number", "integer"}
        }
        assert numbers == set(LIMITS[name])


def test_answers_are_those_of_the_questions_and_findings() -> None:
    answers = schemas()["Answers"]["properties"]
    assert set(answers) == {*load().questions, *load().findings}
    assert schemas()["OwnCounts"]["properties"].keys() == tasks().tasks.keys()


def test_what_only_the_plan_reads_is_that_of_the_knowledge() -> None:
    found = schemas()
    parts = {"circumstances": "Circumstances", "advice": "AdviceAnswers", "customs": "Customs"}
    assert {name: found["Whole"]["properties"][name]["$ref"].rpartition("/")[2] for name in parts} == parts
    assert found["Circumstances"]["properties"].keys() == advice().circumstances.keys()
    assert found["AdviceAnswers"]["properties"].keys() == advice().advice.keys()
    assert found["Customs"]["items"]["enum"] == list(claims().customs)
    assert found["Reassurances"]["items"]["enum"] == list(claims().reassurances)


def around(limit: tuple[float, float]) -> list[tuple[float, str | None]]:
    """The limits themselves, and what lies just beyond them."""
    low, high = limit
    step = 1 if isinstance(low, int) and isinstance(high, int) else 0.001
    return [(low, None), (high, None), (low - step, "too_small"), (high + step, "too_large")]


def case_with(name: str, field: str, value: float) -> tuple[str, dict[str, Any]]:
    """A request with that value at that place, and nothing else that could be refused."""
    if name == "Stage":
        stage = {"pregnant_weeks": 30} if field == "fetuses" else {}
        return "/check", {"person": {"stage": {**stage, field: value}}}
    if name == "Baby":
        return "/check", {"person": PERSON | {"baby": {field: value}}}
    if name == "Person":
        return "/check", {"person": PERSON | {field: value}}
    if name == "Movement":
        return "/plan", {"person": PERSON, "movement": {field: value}}
    if name == "Doing":
        return "/load/day", {"person": PERSON, "day": {"bath": {"times": 1, field: value}}}
    if name == "Body":
        stage = {"pregnant_weeks": 30} if field in ("fetuses", "gained_kg") else {}
        return "/load/posture", {"body": {**BODY, **stage, field: value}}
    if name == "Posture":
        return "/load/posture", {"body": BODY, "posture": {"support": "sitting", "seat_height_m": 1.2, field: value}}
    return "/load/posture", {"body": BODY, "hands": {"forward_m": 0.3, field: value}}


@pytest.mark.parametrize(("name", "field"), [(name, field) for name, fields in LIMITS.items() for field in fields])
def test_limit_is_that_of_the_gate(ask: Any, name: str, field: str) -> None:
    for value, code in around(LIMITS[name][field]):
        told = ask(*case_with(name, field, value)).json().get("error", {})
        found = told.get("code") if told.get("field", "").endswith(field) else None
        assert found in ((code,) if code else (None, "out_of_reach", "trunk_below_floor")), (value, told)


def refusal(place: str, height_m: float) -> tuple[str, str] | None:
    try:
        situation_of(Person(AfterBirth(30)), {place: height_m})
    except InputError as error:
        return error.field, error.code
    return None


@pytest.mark.parametrize("place", body().places)
def test_height_of_a_place_has_the_limits_of_the_gate(place: str) -> None:
    for value, code in around(home_limits(place)):
        assert refusal(place, value) == (code and (f"home.{place}", code))


def test_what_a_check_does_not_use_may_name_anything(ask: Any) -> None:
    answer = ask("/check", {"person": PERSON, "home": {"moon": -1}, "day": {"juggle": {"times": 1}}})
    assert answer.status_code == 200
    cases = schemas()
    assert "$ref" not in cases["Case"]["properties"]["home"]
    assert "$ref" not in cases["TaskCase"]["properties"]["day"]
