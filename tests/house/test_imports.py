"""The import contracts stand in pyproject.toml; here they are run, and shown to bite."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(cache_dir=None))"


def lint_imports(root: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(root / "src")}
    command = [sys.executable, "-c", LINT]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)


def test_imports_follow_the_arrow() -> None:
    outcome = lint_imports(ROOT)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("errors.py", "import carrywell.knowledge", "Imports go one way"),
        ("knowledge/__init__.py", "import carrywell.check", "Imports go one way"),
        ("wire/__init__.py", "import carrywell.web", "Imports go one way"),
        ("plan/__init__.py", "import carrywell.wire", "Imports go one way"),
        ("plan/__init__.py", "import sqlite3", "Engines read no database and no network"),
        ("web/__init__.py", "import carrywell.cli", "Imports go one way"),
        ("wire/__init__.py", "import django.db", "Only the web app and the command line know Django"),
        ("check/__init__.py", "import sqlite3", "Engines read no database and no network"),
        ("knowledge/__init__.py", "import urllib.request", "Engines read no database and no network"),
        ("wire/__init__.py", "import urllib.request", "One module asks other computers"),
        ("exchange/days.py", "import http.client", "One module asks other computers"),
        ("exchange/days.py", "import carrywell.web", "Imports go one way"),
        ("stray.py", "", "Imports go one way"),
    ],
)
def test_contract_catches(tmp_path: Path, module: str, line: str, contract: str) -> None:
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / "src" / "carrywell" / module).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")

    outcome = lint_imports(tmp_path)

    assert outcome.returncode != 0
    broken = [row for row in outcome.stdout.splitlines() if " BROKEN" in row]
    assert [row for row in broken if row.startswith(contract)], outcome.stdout
