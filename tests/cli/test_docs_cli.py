"""The examples of `docs/cli.md` run and show what they say; every option stands there."""

import doctest
import re
import shlex
from pathlib import Path

import pytest

from carrywell.cli.main import carrywell

PAGE = (Path(__file__).parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"^```jsonl? (\S+)\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL))
BLOCKS = [
    re.findall(r"^\$ carrywell ?(.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
    for block in re.findall(r"^```console\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("examples")
    for name, text in FILES.items():
        (place / name).write_text(text, encoding="utf-8")
    return place


def test_there_are_examples():
    assert sum(map(len, BLOCKS)) > 10


@pytest.mark.parametrize("examples", BLOCKS, ids=[block[0][0] for block in BLOCKS])
def test_examples_show_what_the_page_says(run, folder, monkeypatch, examples):
    monkeypatch.chdir(folder)
    for command, expected in examples:
        outcome = run(*shlex.split(command))
        shown = outcome.out + outcome.err + (f"[exit code {outcome.code}]\n" if outcome.code else "")
        options = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
        assert doctest.OutputChecker().check_output(expected, shown, options), shown


def commands(command, path=""):
    yield path, command
    for name, inner in getattr(command, "commands", {}).items():
        yield from commands(inner, f"{path} {name}".strip())


@pytest.mark.parametrize(("path", "command"), list(commands(carrywell)), ids=lambda value: str(value)[:20])
def test_every_command_and_option_is_on_the_page(path, command):
    assert path in PAGE
    for parameter in command.params:
        for option in parameter.opts:
            assert f"`{option}" in PAGE or f" {option}" in PAGE, option
