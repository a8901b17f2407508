"""What she answered, checked against the questions: every value is one that the question offers."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import cast

from carrywell.errors import InputError
from carrywell.knowledge.reader import UNKNOWN_OPTIONS, Knowledge
from carrywell.knowledge.schema import Finding, Question
from carrywell.person import AfterBirth, Person

Answer = bool | str | float | tuple[str, ...]
Answers = Mapping[str, Answer]

UNSURE = "unsure"


def is_unsure(answer: Answer | None) -> bool:
    """She was asked and could not say (or would not): unknown, never no."""
    if isinstance(answer, tuple):
        return bool(UNKNOWN_OPTIONS.intersection(answer))
    return isinstance(answer, str) and answer in UNKNOWN_OPTIONS


def said_unsure(answer: Answer | None) -> bool:
    """She said "not sure" (not that she has not tried, or would rather not say)."""
    return UNSURE in answer if isinstance(answer, tuple) else answer == UNSURE


def read_answers(knowledge: Knowledge, raw: Mapping[str, object]) -> dict[str, Answer]:
    """Check raw answers (as they come from JSON or a form) and bring them into one form.

    An empty list counts as not answered and is dropped; nothing else is dropped or changed in meaning.

    Raises
    ------
    InputError
        Naming ``answers.<id>`` when the id is unknown or the value is not one that the question offers.
    """
    answers: dict[str, Answer] = {}
    for name, value in raw.items():
        field = f"answers.{name}"
        if name in knowledge.questions:
            answer = _read_question(knowledge.questions[name], value, field)
        elif name in knowledge.findings:
            answer = _read_finding(knowledge.findings[name], value, field)
        else:
            raise InputError(field, "unknown_question")
        if answer != ():
            answers[name] = answer
    return answers


def _read_question(question: Question, value: object, field: str) -> Answer:
    if question.type == "yes_no":
        return _read_yes_no(value, field)
    if question.type == "one":
        return _read_option(question, value, field)
    if question.type == "multi":
        return _read_options(question, value, field)
    return _read_number(question, value, field)


def _read_finding(finding: Finding, value: object, field: str) -> Answer:
    if finding.type == "yes_no":
        return _read_yes_no(value, field)
    if value == UNSURE:
        return UNSURE
    number = _finite(value, field)
    if not 0 <= number <= MOST_SUM:
        raise InputError(field, "too_small" if number < 0 else "too_large", min=0, max=MOST_SUM)
    return number


#: Largest sum of a derived number: ten points of effort, six of mood.
MOST_SUM = 10


def _read_yes_no(value: object, field: str) -> bool | str:
    if isinstance(value, bool):
        return value
    if value == UNSURE:
        return UNSURE
    raise InputError(field, "wrong_type_yes_no")


def _read_option(question: Question, value: object, field: str) -> str:
    if isinstance(value, str) and (value in question.options or value == UNSURE):
        return value
    raise InputError(field, "unknown_option", allowed=", ".join(question.options))


def _read_options(question: Question, value: object, field: str) -> tuple[str, ...]:
    given = [value] if isinstance(value, str) else value
    if not isinstance(given, list | tuple):
        raise InputError(field, "wrong_type_list", allowed=", ".join(question.options))
    chosen = {_read_option(question, item, field) for item in cast("Iterable[object]", given)}
    if "none" in chosen and len(chosen) > 1:
        raise InputError(field, "none_with_others")
    return tuple(option for option in dict.fromkeys((*question.options, UNSURE)) if option in chosen)


def _finite(value: object, field: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < math.inf:
        raise InputError(field, "wrong_type_number")
    return value


def _read_number(question: Question, value: object, field: str) -> float | str:
    if value == UNSURE:
        return UNSURE
    number = _finite(value, field)
    low, high = cast("float", question.min), cast("float", question.max)
    if question.type == "rating" and number != int(number):
        raise InputError(field, "not_whole")
    if number < low:
        raise InputError(field, "too_small", min=low, max=high)
    if number > high:
        raise InputError(field, "too_large", min=low, max=high)
    return number


def person_answers(person: Person) -> dict[str, Answer]:
    """The answers that live in the person: stage, weeks or days, birth, needle, age."""
    stage = person.stage
    facts: dict[str, Answer | None] = {"age_years": person.age_years}
    if isinstance(stage, AfterBirth):
        facts |= {
            "stage": "gave_birth",
            "days_since_birth": stage.days,
            "birth_mode": stage.birth,
            "neuraxial": stage.neuraxial,
        }
    else:
        facts |= {"stage": "pregnant", "gestation_weeks": math.floor(stage.weeks)}
    return {name: value for name, value in facts.items() if value is not None}


def all_answers(knowledge: Knowledge, person: Person, raw: Mapping[str, object]) -> dict[str, Answer]:
    """Her answers and the facts of the person together; the two must not contradict each other."""
    answers = read_answers(knowledge, raw)
    facts = person_answers(person)
    for name in OTHER_STAGE[str(facts["stage"])]:
        if name in answers:
            raise InputError(f"answers.{name}", "not_asked_at_stage")
    for name, fact in facts.items():
        given = answers.get(name)
        if given is None or is_unsure(given) or (name == "gestation_weeks" and _same_week(given, fact)):
            answers[name] = fact
        elif given != fact and not is_unsure(fact):
            raise InputError(f"answers.{name}", "conflicts_with_person", person=fact)
    return answers


def _same_week(given: Answer, fact: Answer) -> bool:
    return isinstance(given, int | float) and math.floor(given) == fact


#: Facts that belong to the other stage and contradict this one.
OTHER_STAGE = {
    "pregnant": ("days_since_birth", "birth_mode", "neuraxial"),
    "gave_birth": ("gestation_weeks",),
}
