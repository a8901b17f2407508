"""The examples of `docs/api.md` run and show what they say; every operation, status and code stands there."""

from __future__ import annotations

import doctest
import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from carrywell.web.api.problems import _WORDS

PAGE = (Path(__file__).parents[3] / "docs" / "api.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"^```json (\S+)\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL))
EXAMPLES = [
    example
    for block in re.findall(r"^```console\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    for example in re.findall(r"^\$ curl -s (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
]
ADDRESS = "http://127.0.0.1:8765"


def curl(program: Any, arguments: str) -> str:
    """What `curl -s` prints: with ``--json`` it posts the text, or the file after an @."""
    address, *rest = shlex.split(arguments)
    assert address.startswith(ADDRESS)
    path = address.removeprefix(ADDRESS)
    if not rest:
        return str(program.get(path).content.decode())
    option, text = rest
    assert option == "--json"
    body = FILES[text[1:]] if text.startswith("@") else text
    return str(program.generic("POST", path, body, content_type="application/json").content.decode())


def test_there_are_examples() -> None:
    assert len(EXAMPLES) > 5


@pytest.mark.parametrize(("arguments", "expected"), EXAMPLES)
def test_example_shows_what_the_page_says(program: Any, arguments: str, expected: str) -> None:
    shown = curl(program, arguments) + "\n"
    assert doctest.OutputChecker().check_output(expected, shown, doctest.ELLIPSIS), shown


def test_every_operation_stands_on_the_page(program: Any) -> None:
    document = json.loads(program.get("/api/v1/openapi.json").content)
    found = {(m.upper(), path.removeprefix("/api/v1")) for path, methods in document["paths"].items() for m in methods}
    assert set(re.findall(r"^\| `(GET|POST) (\S+)`", PAGE, re.MULTILINE)) == found


def test_every_status_and_code_of_the_door_stands_on_the_page(program: Any) -> None:
    document = json.loads(program.get("/api/v1/openapi.json").content)
    statuses = {s for methods in document["paths"].values() for found in methods.values() for s in found["responses"]}
    told = set(re.findall(r"^\| (\d{3}) \|", PAGE, re.MULTILINE))
    assert told == (statuses - {"200"}) | {"404", "405", "500"}
    assert [code for code in _WORDS if f"`{code}`" not in PAGE] == []
