"""Everything that the API refuses has one shape; and it leaves nothing behind."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest

from carrywell.web.api.answers import Problem
from carrywell.wire.strict import MAX_BYTES

PERSON = {"stage": {"pregnant_weeks": 30}}
BODY = {"height_m": 1.63, "mass_kg": 68}
POSTS = ("/check", "/load/posture", "/load/task", "/load/day", "/plan")
GETS = ("/questions", "/load/tasks", "/openapi.json")


def told(answer: Any) -> tuple[int, str, str]:
    assert answer["Content-Type"] == "application/json"
    error = Problem.model_validate_json(answer.content).error
    assert error.message.en
    assert any("\u4e00" <= sign <= "\u9fff" for sign in error.message.zh_hans)
    return answer.status_code, error.field, error.code


@pytest.mark.parametrize("address", POSTS)
@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (" ", (400, "input", "broken_json")),
        ("{", (400, "input", "broken_json")),
        (b"\xff\xfe{", (400, "input", "broken_json")),
        ('{"a": ' * 100_000, (400, "input", "broken_json")),
        ('{"person": NaN}', (400, "person", "wrong_type_number")),
        (
            '{"person": {"stage": {"pregnant_weeks": 3, "pregnant_weeks": 4}}}',
            (400, "person.stage.pregnant_weeks", "stands_twice"),
        ),
        ('[{"a": 1}, [0, Infinity]]', (400, "1.1", "wrong_type_number")),
        ('{"person": 1, "person": 2}', (400, "person", "stands_twice")),
        ('{"\\ud800": 1, "\\ud800": 2}', (400, "?", "stands_twice")),
        ('"' + "a" * MAX_BYTES + '"', (413, "input", "too_big")),
    ],
    ids=["empty", "broken", "bytes", "deep", "nan", "twice_inside", "in_a_list", "twice", "surrogate", "big"],
)
def test_text_that_cannot_be_read(program: Any, address: str, text: str | bytes, problem: object) -> None:
    answer = program.generic("POST", "/api/v1" + address, text, content_type="application/json")
    assert told(answer) == problem


@pytest.mark.parametrize(
    ("address", "data", "field", "code"),
    [
        ("/check", {}, "person", "missing"),
        ("/check", [], "input", "wrong_type_object"),
        ("/check", {"person": PERSON, "who": 1}, "who", "unknown_field"),
        ("/check", {"person": {"stage": {"pregnant_weeks": 60}}}, "person.stage.pregnant_weeks", "too_large"),
        ("/check", {"person": {"stage": {"pregnant_weeks": 10**400}}}, "person.stage.pregnant_weeks", None),
        ("/check", {"person": PERSON, "answers": {"{0}": True}}, "answers.{0}", "unknown_question"),
        ("/check", {"person": PERSON, "answers": {"pain_now": "a lot"}}, "answers.pain_now", "wrong_type_number"),
        ("/load/posture", {}, "body", "missing"),
        ("/load/posture", {"body": BODY, "postures": []}, "body", "unknown_field"),
        ("/load/posture", {"postures": {}}, "postures", "wrong_type_object"),
        ("/load/posture", {"postures": [{"body": BODY}] * 1001}, "postures", "too_large"),
        ("/load/posture", {"body": BODY, "posture": {"support": "flying"}}, "posture.support", "unknown_option"),
        ("/load/task", {}, "task", "missing"),
        ("/load/task", {"task": "juggle"}, "task", "unknown_option"),
        ("/load/task", {"task": "bath", "variant": "fly"}, "variant", "unknown_option"),
        ("/load/task", {"task": "bath", "person": {}}, "person.stage", "missing"),
        ("/load/task", {"task": "bath", "home": {"moon": 1}}, "home.moon", "unknown_option"),
        ("/plan", {}, "person", "missing"),
        ("/plan", {"person": PERSON, "customs": ["riding"]}, "customs.riding", "unknown_field"),
        ("/plan", {"person": PERSON, "advice": {"A14": "loved"}}, "advice.A14", "unknown_option"),
        ("/plan", {"person": PERSON, "circumstances": {"knees": True}}, "circumstances.knees", "unknown_field"),
        ("/plan", {"person": PERSON, "movement": {"level": 4}}, "movement.level", "too_large"),
        ("/plan", {"person": PERSON, "loss": True}, "loss", "not_asked_at_stage"),
        ("/plan", {"person": PERSON, "home": {"cot_low": 3}}, "home.cot_low", "too_large"),
        ("/plan", {"person": PERSON, "answers": {"moon": True}}, "answers.moon", "unknown_question"),
        ("/load/day", {"person": PERSON, "day": {"juggle": {"times": 2}}}, "day.juggle", "unknown_option"),
        ("/load/day", {"person": PERSON, "day": {"bath": {"times": -1}}}, "day.bath.times", "too_small"),
    ],
)
def test_field_that_cannot_be_used_is_named(ask: Any, address: str, data: object, field: str, code: str) -> None:
    status, named, reason = told(ask(address, data))
    assert (status, named) == (422, field)
    assert reason == (code or reason)


def test_bad_posture_among_many_is_told_in_its_place(ask: Any) -> None:
    first, second, third = ask("/load/posture", {"postures": [{"body": BODY}, {"body": {}}, 3]}).json()["loads"]
    assert first["compression_n"]["value"] > 0
    assert (second["error"]["field"], second["error"]["code"]) == ("body.height_m", "missing")
    assert (third["error"]["field"], third["error"]["code"]) == ("input", "wrong_type_object")


@pytest.mark.parametrize("address", ["/api/", "/api/v1/", "/api/v1/nowhere", "/api/v2/check", "/api/v1/docs"])
def test_unknown_address(program: Any, address: str) -> None:
    assert told(program.get(address)) == (404, "address", "unknown_address")


@pytest.mark.parametrize("method", ["get", "put", "patch", "delete", "options"])
@pytest.mark.parametrize("address", POSTS)
def test_wrong_method_where_something_is_sent(program: Any, address: str, method: str) -> None:
    answer = getattr(program, method)("/api/v1" + address)
    assert told(answer) == (405, "method", "wrong_method")
    assert answer["Allow"] == "POST"


@pytest.mark.parametrize("address", GETS)
def test_wrong_method_where_something_is_read(program: Any, address: str) -> None:
    answer = program.post("/api/v1" + address, "{}", content_type="application/json")
    assert told(answer) == (405, "method", "wrong_method")
    assert answer["Allow"] == "GET"


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_body_that_is_not_declared_as_json(program: Any, kind: str) -> None:
    """What another site could send without asking is refused."""
    answer = program.generic("POST", "/api/v1/check", json.dumps({"person": PERSON}), content_type=kind)
    assert told(answer) == (415, "Content-Type", "wrong_content_type")


def test_content_type_may_name_its_charset(program: Any) -> None:
    content = json.dumps({"person": PERSON})
    answer = program.generic("POST", "/api/v1/check", content, content_type="application/json; charset=utf-8")
    assert answer.status_code == 200


def test_another_name_for_this_computer_is_refused(program: Any) -> None:
    assert told(program.get("/api/v1/questions", HTTP_HOST="evil.example")) == (400, "Host", "unknown_host")


def test_mistake_of_ours_has_the_same_shape(ask: Any, monkeypatch: Any, caplog: Any) -> None:
    def broken(*_: object) -> object:
        raise RuntimeError

    monkeypatch.setattr("carrywell.web.api.operations.read_case", broken)
    caplog.set_level(logging.CRITICAL + 1)
    assert told(ask("/check", {"person": PERSON})) == (500, "input", "broken")


# ---- nothing stays


@pytest.mark.parametrize("address", [*GETS, "/check"])
def test_headers_are_those_of_the_pages_and_none_lets_other_sites_in(program: Any, address: str) -> None:
    address = "/api/v1" + address
    post = address.endswith("check")
    answer = (
        program.post(address, {"person": PERSON}, content_type="application/json", HTTP_ORIGIN="https://evil.example")
        if post
        else program.get(address, HTTP_ORIGIN="https://evil.example")
    )
    page = program.get("/health")
    private = ("Cache-Control", "X-Frame-Options", "X-Content-Type-Options", "Referrer-Policy")
    assert {name: answer[name] for name in private} == {name: page[name] for name in private}
    policies = [sorted(found["Content-Security-Policy"].split("; ")) for found in (answer, page)]
    assert policies[0] == policies[1]
    assert not [name for name in answer.headers if name.lower().startswith("access-control")]
    assert not answer.cookies
    assert "Set-Cookie" not in answer


def test_nothing_touches_the_database_or_the_log(program: Any, caplog: Any) -> None:
    from django.db import connection

    def refuse(*_: object) -> object:
        raise AssertionError("the database was asked")

    requests = (("/check", {"person": PERSON}), ("/check", {"person": 3}), ("/load/task", {"task": "bath"}))
    with caplog.at_level(logging.DEBUG), connection.execute_wrapper(refuse):
        statuses = [
            program.post("/api/v1" + a, data, content_type="application/json").status_code for a, data in requests
        ]
        statuses += [program.get("/api/v1" + address).status_code for address in GETS]
    assert statuses == [200, 422, 200, 200, 200, 200]
    assert [record for record in caplog.records if "pregnant" in record.getMessage()] == []


def test_her_session_is_neither_read_nor_touched(her: Any) -> None:
    from tests.web.walking import begin

    begin(her)
    before = her.cookies.output()
    answer = her.post("/api/v1/check", {"person": PERSON}, content_type="application/json")
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
    assert her.cookies.output() == before
