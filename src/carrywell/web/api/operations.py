"""The operations of the API: each reads the body, asks the core and writes the answer. Nothing is kept."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from pydantic import ValidationError

from carrywell.check.assessment import check as assess
from carrywell.errors import InputError
from carrywell.knowledge.reader import load as knowledge
from carrywell.plan.her import her_of
from carrywell.plan.today import plan_for
from carrywell.spine.compare import compare
from carrywell.spine.day import day as day_of
from carrywell.spine.load import spine_load
from carrywell.spine.situation import situation_of
from carrywell.spine.tasks import task_named
from carrywell.web.api import answers, asked, plan_answers
from carrywell.web.api.body import JSON_TYPE, read_body
from carrywell.web.api.problems import BAD_FIELD, TOO_BIG, UNREADABLE, WRONG_TYPE, json_response, sent
from carrywell.web.api.whom import read_her, read_her_task
from carrywell.wire.load_batch import answer_postures, for_json, ways_json
from carrywell.wire.load_read import read_posture
from carrywell.wire.load_write import day_json, load_json
from carrywell.wire.plan_write import plan_json
from carrywell.wire.read import read_case, read_whole
from carrywell.wire.strict import input_error
from carrywell.wire.task_list import all_listed, list_json
from carrywell.wire.write import Json, assessment_json, error_json, questions_json

api = NinjaAPI(
    title="Carrywell",
    version="1",
    description=(
        "Back pain in pregnancy and after birth: the check, the load on the lower spine, and a plan for today. Runs on "
        "this computer; nothing is stored or sent on. Any refusal has the shape of Problem: an unknown address is 404, "
        "a wrong method 405. Numbers of the load are no risk and no pain."
    ),
    openapi_url=None,
    docs_url=None,
    urls_namespace="api",
)
#: Postures that are worked out in one go; more would be hardly faster and take more memory (1000 at once: 200 MB).
TOGETHER = 25

_SEEN: dict[int, Any] = {UNREADABLE: answers.Problem}
_READ: dict[int, Any] = dict.fromkeys((UNREADABLE, TOO_BIG, WRONG_TYPE, BAD_FIELD), answers.Problem)


def _takes(*names: str) -> dict[str, Any]:
    """The body of an operation: one of these objects."""
    found = [{"$ref": asked.REFERENCE + name} for name in names]
    schema = found[0] if len(found) == 1 else {"anyOf": found}
    return {"requestBody": {"required": True, "content": {JSON_TYPE: {"schema": schema}}}}


@api.post(
    "/check",
    operation_id="check",
    summary="How urgent it is, what is likely, and why",
    response={200: answers.Assessment, **_READ},
    openapi_extra=_takes("Case"),
    by_alias=True,
)
def check(request: HttpRequest) -> HttpResponse:
    person, given = read_case(read_body(request))
    return json_response(assessment_json(assess(person, given), person))


@api.get(
    "/questions",
    operation_id="questions",
    summary="Every question, its options, and when it is asked",
    response={200: answers.Questions, **_SEEN},
)
def questions(request: HttpRequest) -> HttpResponse:
    return sent(_questions())


@api.post(
    "/load/posture",
    operation_id="load_posture",
    summary="What a posture puts on the lower spine",
    description=f"One posture, or up to {asked.MOST_POSTURES} at once.",
    response={200: answers.Load | answers.Loads, **_READ},
    openapi_extra=_takes("Held", "Postures"),
)
def load_posture(request: HttpRequest) -> HttpResponse:
    data = read_body(request)
    if not (isinstance(data, dict) and "postures" in data):
        return json_response(load_json(spine_load(*read_posture(data))))
    return json_response({"loads": list(_loads(_many(data)))})


def _loads(postures: list[Any]) -> Iterator[Json]:
    for first in range(0, len(postures), TOGETHER):
        for found in answer_postures(postures[first : first + TOGETHER]):
            yield error_json(found) if isinstance(found, InputError) else found


def _many(data: object) -> list[Any]:
    try:
        return asked.Postures.model_validate(data).postures
    except ValidationError as error:
        if error.errors()[0]["type"] == "too_long":
            raise InputError("postures", "too_large", min=0, max=asked.MOST_POSTURES) from error
        raise input_error(error) from error


@api.get(
    "/load/tasks",
    operation_id="load_tasks",
    summary="Every task of baby care and its ways",
    response={200: answers.Tasks, **_SEEN},
)
def load_tasks(request: HttpRequest) -> HttpResponse:
    return sent(_tasks())


@api.post(
    "/load/task",
    operation_id="load_task",
    summary="The ways of a task side by side, or one of them",
    response={200: answers.Comparison | answers.OneWay, **_READ},
    openapi_extra=_takes("TaskCase"),
    by_alias=True,
)
def load_task(request: HttpRequest) -> HttpResponse:
    wanted, stage_told = read_her_task(read_body(request))
    situation = situation_of(wanted.case.person, wanted.case.home)
    found = ways_json(compare(task_named(wanted.task), situation), wanted.variant)
    return json_response(found | {"for": for_json(wanted.case.person, situation, stage_told=stage_told)})


@api.post(
    "/load/day",
    operation_id="load_day",
    summary="What a whole day adds up to, and what would save most",
    response={200: answers.Day, **_READ},
    openapi_extra=_takes("DayCase"),
    by_alias=True,
)
def load_day(request: HttpRequest) -> HttpResponse:
    her, stage_told = read_her(read_body(request))
    situation = situation_of(her.person, her.home)
    found: Json = day_json(day_of(situation, cares=her.person.cares, own=her.day))
    return json_response(found | {"for": for_json(her.person, situation, stage_told=stage_told)})


@api.post(
    "/plan",
    operation_id="plan",
    summary="A few changes for today, and why",
    response={200: plan_answers.Plan, **_READ},
    openapi_extra=_takes("Whole"),
)
def plan(request: HttpRequest) -> HttpResponse:
    case = read_whole(read_body(request))
    return json_response(plan_json(plan_for(her_of(case.person, case.answers, case.life, knowledge()))))


@api.get("/openapi.json", operation_id="openapi", summary="This document", response={200: dict[str, Any], **_SEEN})
def openapi(request: HttpRequest) -> HttpResponse:
    return sent(_document())


# ---- what never changes while the app runs


@cache
def _questions() -> bytes:
    return json_response(questions_json(knowledge())).content


@cache
def _tasks() -> bytes:
    return json_response(list_json(all_listed())).content


@cache
def _document() -> bytes:
    document = api.get_openapi_schema()
    document["components"]["schemas"] |= asked.schemas()
    return json.dumps(document, ensure_ascii=False).encode()
