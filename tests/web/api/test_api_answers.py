"""The API answers what the library and the command line answer, in the shapes that its document declares."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner

from carrywell import AfterBirth, Person, Pregnant, check, spine_load
from carrywell.cli.load_list import listed_for
from carrywell.cli.load_whom import Whom, known_of
from carrywell.cli.main import carrywell
from carrywell.knowledge.reader import load
from carrywell.knowledge.task_reader import tasks
from carrywell.spine.compare import compare
from carrywell.spine.day import day
from carrywell.spine.situation import situation_of
from carrywell.spine.tasks import task_named
from carrywell.web.api.whom import read_her, read_her_task
from carrywell.wire.load_batch import for_json, ways_json
from carrywell.wire.load_read import read_posture
from carrywell.wire.load_write import day_json, load_json
from carrywell.wire.read import read_whole
from carrywell.wire.task_list import list_json
from carrywell.wire.write import assessment_json, questions_json
from tests.cases.stories import Story, own, public, second

NOBODY = Whom(None, None, None, None, None, None, None, None, ())
HER = {
    "person": {"height_m": 1.7, "mass_kg": 68, "stage": {"days_since_birth": 75}, "baby": {"mass_kg": 5.9}},
    "home": {"cot_low": 0.4},
    "day": {"nappy_table": {"times": 8, "seconds": 150}, "pram_push": {"times": 0}},
}
BODY = {"sex": "female", "height_m": 1.63, "mass_kg": 68}
POSTURES: list[dict[str, Any]] = [
    {"body": BODY},
    {"body": {**BODY, "sex": "male"}, "posture": {"support": "sitting", "back_rest": True}},
    {"body": {**BODY, "days_since_birth": 20}, "posture": {"support": "lying", "knee_flexion_deg": None}},
    *(
        {
            "body": {**BODY, "pregnant_weeks": weeks},
            "posture": {
                "support": support,
                "trunk_flexion_deg": trunk,
                "lateral_bend_deg": 5,
                "twist_deg": 10,
                "back_rest": False,
                "forearms_supported": 0.5,
            },
            "hands": {"mass_kg": 6, "forward_m": 0.4, "sideways_m": 0.05},
        }
        for weeks in (12, 38)
        for support in ("standing", "sitting", "kneeling")
        for trunk in (0, 30, 60)
    ),
]


def plain(value: object) -> Any:
    return json.loads(json.dumps(value))


def case_of(story: Story) -> dict[str, Any]:
    stage = story.person.stage
    told: dict[str, Any] = (
        {"pregnant_weeks": stage.weeks}
        if isinstance(stage, Pregnant)
        else {"days_since_birth": stage.days, "birth": stage.birth, "neuraxial": stage.neuraxial}
    )
    return {"person": {"stage": told, "age_years": story.person.age_years}, "answers": story.answers}


@pytest.mark.parametrize("stories", [public(), own(), second()], ids=["public", "own", "second"])
def test_check_of_every_story_is_that_of_the_library(ask: Any, stories: tuple[Story, ...]) -> None:
    from carrywell.web.api.answers import Assessment

    for story in stories:
        answer = ask("/check", case_of(story))
        assert answer.status_code == 200, story.id
        assert answer.json() == plain(assessment_json(check(story.person, story.answers), story.person)), story.id
        Assessment.model_validate_json(answer.content)


def test_check_of_every_public_story_is_that_of_the_command_line(ask: Any) -> None:
    lines = [json.dumps(case_of(story)) for story in public()]
    outcome = CliRunner().invoke(carrywell, ["check", "--answers", "-", "--jsonl"], input="\n".join(lines))
    told = [json.loads(line) for line in outcome.stdout.splitlines()]
    assert [ask("/check", case_of(story)).json() for story in public()] == told
    assert len(told) == 50


def test_posture_is_that_of_the_library_alone_and_among_many(ask: Any) -> None:
    from carrywell.web.api.answers import Load, Loads

    expected = [plain(load_json(spine_load(*read_posture(data)))) for data in POSTURES]
    alone = [ask("/load/posture", data) for data in POSTURES]
    many = ask("/load/posture", {"postures": POSTURES})
    assert [answer.json() for answer in alone] == expected
    assert many.json() == {"loads": expected}
    Load.model_validate_json(alone[0].content)
    Loads.model_validate_json(many.content)


def test_more_postures_than_are_worked_out_together_keep_their_order(ask: Any) -> None:
    postures: list[object] = [{"body": {**BODY, "mass_kg": 50 + n / 4}} for n in range(120)]
    postures[70] = {"body": {**BODY, "mass_kg": 500}}
    found = ask("/load/posture", {"postures": postures}).json()["loads"]
    assert found[70]["error"]["field"] == "body.mass_kg"
    del found[70]
    forces = [one["compression_n"]["value"] for one in found]
    assert forces == sorted(forces)
    assert len(forces) == 119


@pytest.mark.parametrize("task", ["lift_cot_low", "bath", "bed_turn"])
def test_task_is_that_of_the_library(ask: Any, task: str) -> None:
    from carrywell.web.api.answers import Comparison

    case = read_whole(HER)
    situation = situation_of(case.person, case.home)
    answer = ask("/load/task", HER | {"task": task})
    told = {"for": for_json(case.person, situation)}
    assert answer.json() == plain(ways_json(compare(task_named(task), situation), None) | told)
    Comparison.model_validate_json(answer.content)


def test_one_way_of_a_task_is_the_one_among_all(ask: Any) -> None:
    from carrywell.web.api.answers import OneWay

    ways = ask("/load/task", HER | {"task": "bath"}).json()["ways"]
    one = ask("/load/task", HER | {"task": "bath", "variant": "kneel"})
    OneWay.model_validate_json(one.content)
    assert {key: value for key, value in one.json().items() if key != "for"} == next(
        way for way in ways if way["variant"] == "kneel"
    )


def test_day_is_that_of_the_library(ask: Any) -> None:
    from carrywell.web.api.answers import Day

    case = read_whole(HER)
    situation = situation_of(case.person, case.home)
    answer = ask("/load/day", HER)
    expected = day_json(day(situation, cares=True, own=case.day)) | {"for": for_json(case.person, situation)}
    assert answer.json() == plain(expected)
    Day.model_validate_json(answer.content)


def test_day_of_a_pregnant_woman_without_a_child_has_no_baby_care(ask: Any) -> None:
    person = {"stage": {"pregnant_weeks": 30}}
    without = ask("/load/day", {"person": person}).json()
    caring = ask("/load/day", {"person": person | {"baby": {"age_days": 600}}}).json()
    when = {task.id: task.when for task in tasks().tasks.values()}
    assert {when[row["task"]] for row in without["tasks"]} <= {"pregnant", "always"}
    assert "after_birth" in {when[row["task"]] for row in caring["tasks"]}


# ---- a usual woman


@pytest.mark.parametrize("task", list(tasks().tasks.values()), ids=lambda task: task.id)
def test_task_without_a_person_is_for_the_usual_woman_of_the_command_line(task: Any) -> None:
    for variant in (None, *task.variant):
        asked, stage_told = read_her_task({"task": task.id} | ({"variant": variant.id} if variant else {}))
        known = known_of(NOBODY, task, variant)
        assert (asked.case, stage_told) == (known.case, known.stage_told)


@pytest.mark.parametrize("data", [{}, {"person": None}])
def test_day_without_a_person_is_for_the_usual_woman_of_the_command_line(data: dict[str, object]) -> None:
    known = known_of(NOBODY)
    assert read_her(data) == (known.case, known.stage_told)


def test_what_was_supposed_is_told(ask: Any) -> None:
    told = ask("/load/task", {"task": "bath"}).json()["for"]
    assert told["supposed"] == ["stage", "height_m", "mass_kg", "baby_mass_kg"]
    told = ask("/load/task", HER | {"task": "bath"}).json()["for"]
    assert told["supposed"] == []


def test_person_that_is_told_decides() -> None:
    asked, stage_told = read_her_task({"task": "bath", "person": {"stage": {"days_since_birth": 9}}})
    assert (asked.case.person, stage_told) == (Person(AfterBirth(9)), True)


# ---- lists


def test_questions_are_those_of_the_command_line(program: Any) -> None:
    from carrywell.web.api.answers import Questions

    answer = program.get("/api/v1/questions")
    assert answer.json() == plain(questions_json(load()))
    Questions.model_validate_json(answer.content)


def test_tasks_are_those_of_the_command_line(program: Any) -> None:
    from carrywell.web.api.answers import Tasks

    answer = program.get("/api/v1/load/tasks")
    assert answer.json() == plain(list_json(listed_for(known_of(NOBODY))))
    Tasks.model_validate_json(answer.content)
