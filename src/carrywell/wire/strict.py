"""What every input from outside has in common: unknown keys are refused, and each misfit becomes an `InputError`."""

from __future__ import annotations

import json
import re
from typing import Literal

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


def json_of(text: str | bytes) -> object:
    """The value of a JSON text; broken JSON names its line, a key that stands twice is refused.

    Raises
    ------
    InputError
        When it is too big or cannot be read.
    """
    if len(text) > MAX_BYTES:
        raise InputError("input", "too_big", limit=f"{MAX_BYTES // 1_000_000} MB")
    try:
        value: object = json.loads(text, parse_constant=_no_constant, object_pairs_hook=_each_once)
    except json.JSONDecodeError as error:
        raise InputError("input", "broken_json", line=error.lineno) from error
    except (ValueError, RecursionError) as error:  # not UTF-8, thousands of digits, thousands of brackets
        raise InputError("input", "broken_json", line=1) from error
    return value


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
