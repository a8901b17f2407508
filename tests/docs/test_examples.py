"""What the pages show runs and gives what they say: Python, command line, and the data of the recipes."""

from __future__ import annotations

import contextlib
import doctest
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from carrywell import check
from carrywell.knowledge.consistency import check_knowledge
from carrywell.knowledge.reader import read_knowledge
from tests.cases.stories import person_of

ROOT = Path(__file__).parents[2]
PAGES = ("README.md", "docs/library.md", "docs/report.md")
DATA = "src/carrywell/knowledge/"
CASES = "tests/cases/warning_signs.toml"
SHOWN = re.compile(r"^ *print\(.*\)  # (.*)$", re.MULTILINE)


def blocks(page: str, language: str) -> list[tuple[str, str]]:
    """The fenced blocks of a page: what stands after the language, and the text."""
    text = (ROOT / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}(?: (\S+))?\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES)
def test_python_blocks_run_and_print_what_their_comments_say(page: str, tmp_path: Path) -> None:
    """Blocks of a page share their names, as they do for who reads it from the top."""
    names: dict[str, Any] = {}
    found = blocks(page, "python")
    assert found
    for _, code in found:
        printed = io.StringIO()
        with contextlib.chdir(tmp_path), contextlib.redirect_stdout(printed):
            exec(compile(code, page, "exec"), names)
        assert printed.getvalue().splitlines() == SHOWN.findall(code), code


def test_terminal_examples_of_the_readme_show_what_it_says(tmp_path: Path) -> None:
    for name, text in blocks("README.md", "json"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    examples = [
        example
        for _, block in blocks("README.md", "console")
        for example in re.findall(r"^\$ carrywell (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
    ]
    assert examples
    plain = {"COLUMNS": "80", "PYTHONUTF8": "1", "CARRYWELL_HOME": str(tmp_path / "data")}
    for arguments, expected in examples:
        command = [sys.executable, "-m", "carrywell", *shlex.split(arguments)]
        shown = subprocess.run(
            command, cwd=tmp_path, env=os.environ | plain, capture_output=True, encoding="utf-8", check=True
        ).stdout
        options = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
        assert doctest.OutputChecker().check_output(expected, shown, options), shown


# ---- the recipes of CONTRIBUTING.md


@pytest.fixture(scope="module")
def enriched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The knowledge with every TOML block of CONTRIBUTING.md appended to the file that the block names."""
    folder = tmp_path_factory.mktemp("recipes") / "knowledge"
    shutil.copytree(ROOT / DATA, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    for name, text in blocks("CONTRIBUTING.md", "toml"):
        if name != CASES:
            with (folder / name.removeprefix(DATA)).open("a", encoding="utf-8") as file:
                file.write(f"\n{text}")
    return folder


def test_recipes_name_files_that_exist() -> None:
    named = [name for name, _ in blocks("CONTRIBUTING.md", "toml")]
    assert len(named) > 10
    assert [name for name in named if not (ROOT / name).is_file()] == []


def test_knowledge_with_the_recipes_still_fits(enriched: Path) -> None:
    before, after = check_knowledge(), check_knowledge(enriched)
    grown = ("sources", "questions", "warning signs", "causes", "working numbers", "published figures", "advice")
    assert [name for name in grown if after[name] <= before[name]] == []


def test_warning_sign_of_the_recipe_fires_as_its_cases_say(enriched: Path) -> None:
    knowledge = read_knowledge(enriched)
    text = "\n".join(text for name, text in blocks("CONTRIBUTING.md", "toml") if name == CASES)
    cases = tomllib.loads(text)["case"]
    assert {case["kind"] for case in cases} == {"fires", "near_miss"}
    for case in cases:
        signs = check(person_of(case["person"]), case["answers"], knowledge).signs
        outcome = next(sign for sign in signs if sign.id == case["rule"])
        assert (outcome.urgency if outcome.fires else "none") == case["level"], case["why"]
