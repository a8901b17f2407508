"""From JSON to domain objects: the one gate for a person and her answers that come from outside."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from carrywell.errors import InputError
from carrywell.person import BIRTHS, NEURAXIALS, AfterBirth, Baby, Birth, Neuraxial, Person, Pregnant, Sex

#: Largest input that is read, in bytes; a full set of answers has about 4,000.
MAX_BYTES = 1_000_000


class _In(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Stage(_In):
    pregnant_weeks: float | None = None
    days_since_birth: int | None = None
    birth: Birth | None = None
    neuraxial: Neuraxial | None = None


class _Baby(_In):
    mass_kg: float | None = None
    age_days: int | None = None
    sex: Sex | None = None


class _Person(_In):
    stage: _Stage
    age_years: float | None = None
    height_m: float | None = None
    mass_kg: float | None = None
    baby: _Baby | None = None


class _Case(_In):
    person: _Person
    answers: dict[str, Any] = {}


_ALLOWED = {"birth": BIRTHS, "neuraxial": NEURAXIALS, "sex": ("girl", "boy")}
_CODES: dict[str, str] = {
    "extra_forbidden": "unknown_field",
    "missing": "missing",
    "float_type": "wrong_type_number",
    "int_type": "not_whole",
    "finite_number": "wrong_type_number",
}


def _input_error(error: ValidationError) -> InputError:
    first = error.errors()[0]
    path = [str(part) for part in first["loc"]]
    field = ".".join(path) or "input"
    if first["type"] == "literal_error":
        return InputError(field, "unknown_option", allowed=", ".join(_ALLOWED.get(path[-1], ())))
    if first["type"] == "int_type" and not isinstance(first["input"], float):
        return InputError(field, "wrong_type_number")
    return InputError(field, _CODES.get(first["type"], "wrong_type_object"))


def _person(data: _Person) -> Person:
    baby = Baby(data.baby.mass_kg, data.baby.age_days, data.baby.sex) if data.baby else None
    return Person(_stage(data.stage), data.age_years, data.height_m, data.mass_kg, baby)


def _stage(data: _Stage) -> Pregnant | AfterBirth:
    if data.pregnant_weeks is not None and data.days_since_birth is not None:
        raise InputError("person.stage", "stage_both")
    if data.pregnant_weeks is not None:
        for name in ("birth", "neuraxial"):
            if getattr(data, name) is not None:
                raise InputError(f"person.stage.{name}", "not_asked_at_stage")
        return Pregnant(data.pregnant_weeks)
    if data.days_since_birth is None:
        raise InputError("person.stage", "stage_missing")
    return AfterBirth(data.days_since_birth, data.birth, data.neuraxial)


def read_case(data: object) -> tuple[Person, Mapping[str, object]]:
    """A person and her raw answers from ``{"person": {...}, "answers": {...}}``.

    Raises
    ------
    InputError
        Naming the field, when a part is unknown, missing, of the wrong type or out of range.
    """
    try:
        case = _Case.model_validate(data)
    except ValidationError as error:
        raise _input_error(error) from error
    return _person(case.person), case.answers


def read_case_json(text: str | bytes) -> tuple[Person, Mapping[str, object]]:
    """As `read_case`, from JSON text; broken JSON names its line."""
    if len(text) > MAX_BYTES:
        raise InputError("input", "too_big", limit=f"{MAX_BYTES // 1_000_000} MB")
    try:
        return read_case(json.loads(text, parse_constant=_no_constant, object_pairs_hook=_each_once))
    except json.JSONDecodeError as error:
        raise InputError("input", "broken_json", line=error.lineno) from error
    except (ValueError, RecursionError) as error:  # not UTF-8, thousands of digits, thousands of brackets
        raise InputError("input", "broken_json", line=1) from error


def _each_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object in which every key stands once; of two answers to one question none is the right one to drop."""
    table: dict[str, object] = {}
    for key, value in pairs:
        if key in table:
            raise InputError(key, "stands_twice")
        table[key] = value
    return table


def _no_constant(name: str) -> Literal[None]:
    raise InputError("input", "wrong_type_number", constant=name)
