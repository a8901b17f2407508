"""What the API takes, as schemas: made from the types that read it, with their limits and what may be chosen.

The types say which fields there are; the limits of a value stand where the object is made. They are repeated here for
who reads the document, and the tests try each on the gate.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, get_args

from pydantic import Field
from pydantic.json_schema import JsonSchemaMode, models_json_schema

from carrywell.check.answers import MOST_SUM, UNSURE
from carrywell.knowledge.advice_reader import advice
from carrywell.knowledge.body_reader import body
from carrywell.knowledge.claim_reader import claims
from carrywell.knowledge.reader import Knowledge, load
from carrywell.knowledge.schema import Finding, Question
from carrywell.knowledge.task_reader import tasks
from carrywell.knowledge.words import words
from carrywell.plan.life import Said
from carrywell.wire.load_read import HeldIn
from carrywell.wire.read import CaseIn, DoingIn, PersonIn, WholeIn
from carrywell.wire.strict import In

Schema = dict[str, Any]

#: Most postures in one request.
MOST_POSTURES = 1000
REFERENCE = "#/components/schemas/"


class DayCase(In):
    """For whom a load is worked out; without a person it is a usual woman. The answers are not used."""

    person: PersonIn | None = None
    answers: dict[str, Any] = Field(default_factory=dict)
    home: dict[str, float] = Field(default_factory=dict)
    day: dict[str, DoingIn] = Field(default_factory=dict)


class TaskCase(DayCase):
    """A task, perhaps one of its ways, and for whom."""

    task: str
    variant: str | None = None


class Postures(In):
    """Many objects of the posture contract."""

    postures: list[Any] = Field(max_length=MOST_POSTURES)


_READ: tuple[type[In], ...] = (CaseIn, WholeIn, DayCase, TaskCase, HeldIn, Postures)

#: The least and the most of every number, by type and field.
LIMITS: dict[str, dict[str, tuple[float, float]]] = {
    "Stage": {"pregnant_weeks": (3, 43), "fetuses": (1, 4), "days_since_birth": (0, 1096)},
    "Baby": {"mass_kg": (0.3, 30), "age_days": (0, 1096), "count": (1, 4)},
    "Person": {"age_years": (12, 60), "height_m": (1.2, 2.2), "mass_kg": (30, 250)},
    "Movement": {
        "level": (0, 3),
        "calm_weeks": (0, 520),
        "soft_stops": (0, 100),
        "pain_at_rest": (0, 10),
        "gap_fingers": (0, 10),
    },
    "Doing": {"times": (0, 200), "seconds": (0, 28_800)},
    "Body": {
        "height_m": (1.2, 2.2),
        "mass_kg": (30, 250),
        "pregnant_weeks": (3, 43),
        "days_since_birth": (0, 1096),
        "fetuses": (1, 4),
        "gained_kg": (-10, 40),
    },
    "Posture": {
        "trunk_flexion_deg": (-90, 130),
        "lumbar_flexion_deg": (-30, 80),
        "lateral_bend_deg": (-60, 60),
        "twist_deg": (-70, 70),
        "knee_flexion_deg": (0, 160),
        "back_rest": (0, 1),
        "forearms_supported": (0, 1),
        "seat_height_m": (0, 1.2),
    },
    "Hands": {
        "mass_kg": (0, 80),
        "forward_m": (-0.6, 1.2),
        "sideways_m": (-0.8, 0.8),
        "height_m": (0, 2.3),
        "push_n": (-300, 300),
    },
}
#: A height of her own furniture lies between these shares of the least and the most that is usual.
HOME_SHARES = (0.5, 1.5)

#: Which tables of a case are looked into; in the others any name passes, as in a file of the command line.
_USED = (
    ("Case", "answers", "Answers"),
    ("Whole", "answers", "Answers"),
    ("Whole", "home", "Home"),
    ("Whole", "day", "OwnCounts"),
    ("Whole", "circumstances", "Circumstances"),
    ("Whole", "advice", "AdviceAnswers"),
    ("Whole", "reassured", "Reassurances"),
    ("Whole", "customs", "Customs"),
    ("DayCase", "home", "Home"),
    ("DayCase", "day", "OwnCounts"),
    ("TaskCase", "home", "Home"),
)
_SAID: Schema = {"type": "string", "enum": list(get_args(Said))}
_NOTHING: Schema = {"type": "null"}
_STAGES: list[Schema] = [
    {
        "required": ["pregnant_weeks"],
        "properties": {
            "pregnant_weeks": {"type": "number"},
            **dict.fromkeys(("days_since_birth", "birth", "neuraxial", "baby_died"), _NOTHING),
        },
    },
    {
        "required": ["days_since_birth"],
        "properties": {
            "days_since_birth": {"type": "integer"},
            **dict.fromkeys(("pregnant_weeks", "fetuses"), _NOTHING),
        },
    },
]
_ABOUT = {
    "Case": "Who she is and what she answered; what is left out is unknown, never no.",
    "Whole": "A case with what only the plan reads; what is left out is unknown.",
    "Movement": "How far she is on the movement ladder.",
    "Stage": "Pregnant or after birth: what belongs to the other is left out.",
    "Held": "The posture contract: whose body, how it is, and what the hands hold.",
    "Hands": "A mass or a push needs forward_m, its distance from L5/S1.",
}


def schemas() -> dict[str, Schema]:
    """The schemas of all requests, by name."""
    models: list[tuple[type[In], JsonSchemaMode]] = [(model, "validation") for model in _READ]
    found = models_json_schema(models, ref_template=REFERENCE + "{model}")[1]["$defs"]
    named: dict[str, Schema] = {_name(name): _renamed(schema) for name, schema in found.items()}
    for name, limits in LIMITS.items():
        for field, limit in limits.items():
            named[name]["properties"][field] |= _between(limit)
    for name, about in _ABOUT.items():
        named[name]["description"] = about
    named["Stage"]["oneOf"] = _STAGES
    named["Answers"] = answers_schema(load())
    named["Home"] = _table({place: {"type": "number"} | _between(home_limits(place)) for place in body().places})
    named["OwnCounts"] = _table({task: _reference("Doing") for task in tasks().tasks})
    named |= _of_her_life()
    for name, field, part in _USED:
        named[name]["properties"][field] = _reference(part)
    named["TaskCase"]["properties"]["task"]["enum"] = list(tasks().tasks)
    named["Postures"]["properties"]["postures"]["items"] = _reference("Held")
    return named


def _of_her_life() -> dict[str, Schema]:
    """What only the plan reads, by the ids of the knowledge."""
    return {
        "Circumstances": _table(dict.fromkeys(advice().circumstances, _YES_NO)),
        "AdviceAnswers": _table({name: _SAID for name in advice().advice}),
        "Reassurances": _some(claims().reassurances),
        "Customs": _some(claims().customs),
    }


def home_limits(place: str) -> tuple[float, float]:
    """The least and the greatest height of a place [m]."""
    band = body().places[place]
    return HOME_SHARES[0] * band.low_m, HOME_SHARES[1] * band.high_m


def answers_schema(knowledge: Knowledge) -> Schema:
    """The answers that each question and each derived finding takes."""
    questions = {q.id: _answer(q) | {"description": words("en").ask(q.id)} for q in knowledge.questions.values()}
    return _table(questions | {f.id: _told(f) for f in knowledge.findings.values()})


def _answer(question: Question) -> Schema:
    if question.type == "yes_no":
        return _YES_NO
    if question.type in ("one", "multi"):
        one = {"type": "string", "enum": list(dict.fromkeys((*question.options, UNSURE)))}
        return one if question.type == "one" else {"anyOf": [one, {"type": "array", "items": one}]}
    kind = "integer" if question.type == "rating" else "number"
    return {"anyOf": [{"type": kind, "minimum": question.min, "maximum": question.max}, _NOT_SURE]}


def _told(finding: Finding) -> Schema:
    if finding.type == "yes_no":
        return _YES_NO
    return {"anyOf": [{"type": "number"} | _between((0, MOST_SUM)), _NOT_SURE]}


_NOT_SURE: Schema = {"type": "string", "enum": [UNSURE]}
_YES_NO: Schema = {"anyOf": [{"type": "boolean"}, _NOT_SURE]}


def _table(properties: dict[str, Schema]) -> Schema:
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _some(ids: Iterable[str]) -> Schema:
    return {"type": "array", "items": {"type": "string", "enum": list(ids)}}


def _between(limit: tuple[float, float]) -> Schema:
    return {"minimum": limit[0], "maximum": limit[1]}


def _reference(name: str) -> Schema:
    return {"$ref": REFERENCE + name}


def _name(type_name: str) -> str:
    return type_name.removesuffix("In")


def _renamed(part: Any) -> Any:
    """The schema without the titles and the "In" that the names of the types bring with them."""
    if isinstance(part, list):
        return [_renamed(inner) for inner in part]
    if not isinstance(part, dict):
        return part
    kept = {key: _renamed(value) for key, value in part.items() if key != "title" or not isinstance(value, str)}
    if isinstance(kept.get("$ref"), str):
        kept["$ref"] = REFERENCE + _name(kept["$ref"].removeprefix(REFERENCE))
    return kept
