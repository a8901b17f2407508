"""What every input from outside has in common: unknown keys are refused, and each misfit becomes an `InputError`."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, ValidationError

from carrywell.errors import InputError

#: Largest input that is read, in bytes; a full set of answers has about 4,000.
MAX_BYTES = 1_000_000


class In(BaseModel):
    """A table from outside."""

    model_config = ConfigDict(extra="forbid", strict=True)


#: What a choice of types adds to the path of a field.
_UNION = ("bool", "float", "literal['unsure']")

_CODES: dict[str, str] = {
    "extra_forbidden": "unknown_field",
    "missing": "missing",
    "float_type": "wrong_type_number",
    "int_type": "not_whole",
    "finite_number": "wrong_type_number",
    "bool_type": "wrong_type_yes_no",
}


def input_error(error: ValidationError) -> InputError:
    """The first misfit as an input error: the path of the field and a code."""
    first = error.errors()[0]
    path = [str(part) for part in first["loc"] if part not in _UNION]
    field = ".".join(path) or "input"
    if first["type"] == "literal_error":
        return InputError(field, "unknown_option", allowed=_options(first.get("ctx", {})))
    if first["type"] == "int_type" and not isinstance(first["input"], float):
        return InputError(field, "wrong_type_number")
    return InputError(field, _CODES.get(first["type"], "wrong_type_object"))


def _options(context: dict[str, object]) -> str:
    """The options of a literal as pydantic words them, as a plain list."""
    return ", ".join(re.findall(r"'([^']*)'", str(context.get("expected", ""))))


def json_of(text: str | bytes, most: int = MAX_BYTES) -> object:
    """The value of a JSON text; broken JSON names its line, a key that stands twice is refused.

    Raises
    ------
    InputError
        When it is too big or cannot be read.
    """
    if len(text) > most:
        raise InputError("input", "too_big", limit=f"{most // 1_000_000} MB")
    refused: list[_Refused] = []

    def refuse(code: str, **details: object) -> _Refused:
        refused.append(_Refused(code, details))
        return refused[-1]

    def each_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        table: dict[str, object] = {}
        for key, value in pairs:  # of two answers to one question none is the right one to drop
            table[key] = refuse("stands_twice") if key in table else value
        return table

    def no_constant(name: str) -> _Refused:
        return refuse("wrong_type_number", constant=name)

    try:
        value: object = json.loads(text, parse_constant=no_constant, object_pairs_hook=each_once)
    except json.JSONDecodeError as error:
        raise InputError("input", "broken_json", line=error.lineno) from error
    except (ValueError, RecursionError) as error:  # not UTF-8, thousands of digits, thousands of brackets
        raise InputError("input", "broken_json", line=1) from error
    if refused:
        raise _first_refused(value)
    return value


@dataclass(frozen=True)
class _Refused:
    """Stands in a value for what JSON cannot say, until its path is known."""

    code: str
    details: Mapping[str, object]


def _first_refused(value: object) -> InputError:
    """The first in the order of the text, by the path of its field."""
    ahead: list[tuple[str, object]] = [("", value)]
    while ahead:
        path, here = ahead.pop()
        if isinstance(here, _Refused):
            return InputError(path or "input", here.code, **here.details)
        parts = here.items() if isinstance(here, dict) else enumerate(here) if isinstance(here, list) else ()
        ahead += reversed([(f"{path}.{key}" if path else str(key), part) for key, part in parts])
    raise AssertionError("nothing was refused")
