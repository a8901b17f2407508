"""`carrywell journal import`: from Baby Buddy, its CSV files or Carrywell's own; all of it or nothing, never twice."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.test_journal_command import Terminal
from tests.exchange.recorded import RECORDED, TOKEN, Answer, serving

NEWEST = datetime(2026, 11, 19, tzinfo=UTC)


@pytest.fixture
def hers(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path / "home")


def token_file(folder: Path) -> str:
    path = folder / "token.txt"
    path.write_text(f"{TOKEN}\n", encoding="utf-8")
    return str(path)


def csv_files(folder: Path, *kinds: str) -> list[str]:
    """The recorded CSV files, of Emma, as Baby Buddy wrote them."""
    for kind in kinds:
        (folder / f"{kind}.csv").write_text("\r\n".join(RECORDED["csv"][kind]) + "\r\n", encoding="utf-8", newline="")
    return [str(folder / f"{kind}.csv") for kind in kinds]


@pytest.mark.skipif(datetime.now(UTC) - NEWEST > timedelta(days=1300), reason="the recording is older than a course")
def test_baby_buddy_is_taken_in_once_and_its_files_agree(hers: Terminal, tmp_path: Path) -> None:
    with serving() as there:
        ask = ("import", "--babybuddy", there.address, "--token-file", token_file(tmp_path), "--child", "Emma")
        first = hers.run(*ask)
        assert (first.returncode, first.stdout) == (0, "8 of 8 entries were new.\n"), first.stderr
        assert "read as lb: 12.1 at 77 days of age is then 5.49 kg" in first.stderr
        assert "4 feeds were not counted" in first.stderr
        assert json.loads(hers.run(*ask, "--json").stdout) == {"read": 8, "new": 0, "changed": 0}
    kept = hers.listed()
    assert sum("counts" in row for row in kept) == 4
    assert [row["baby_mass_kg"] for row in kept if "baby_mass_kg" in row] == [3.311, 3.583, 4.491, 5.488]
    files = csv_files(tmp_path, "feedings", "changes", "tummy-times", "weight", "children")
    again = hers.run("import", *files, "--child", "Emma", "--json")
    assert json.loads(again.stdout) == {"read": 8, "new": 0, "changed": 0}, again.stderr
    changed = hers.run("import", *files, "--child", "Emma", "--nappies-at", "table", "--json")
    assert json.loads(changed.stdout) == {"read": 8, "new": 0, "changed": 4}


@pytest.mark.parametrize("fails_at", ["children", "changes", "weight"])
def test_baby_buddy_that_fails_leaves_nothing_half(hers: Terminal, tmp_path: Path, fails_at: str) -> None:
    html = Answer(200, b"<!DOCTYPE html>", "text/html")
    with serving(lambda kind, wanted: html if kind == fails_at else None) as there:
        refused = hers.run(
            "import", "--babybuddy", there.address, "--token-file", token_file(tmp_path), "--child", "Emma"
        )
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr.startswith("babybuddy answered with a web page instead of data. Nothing was taken in.")
    assert hers.listed() == []


def test_baby_buddy_that_is_down_is_said_in_both_languages(hers: Terminal, tmp_path: Path) -> None:
    with serving() as there:
        address = there.address
    ask = ("import", "--babybuddy", address, "--token-file", token_file(tmp_path))
    english, chinese = hers.run(*ask, "--lang", "en"), hers.run(*ask, "--lang", "zh-hans")
    assert (english.returncode, chinese.returncode) == (1, 1)
    assert english.stderr.startswith("babybuddy could not be reached")
    assert chinese.stderr.startswith("连不上babybuddy")
    assert "Traceback" not in english.stderr


def test_token_comes_from_file_or_environment_and_is_never_told(hers: Terminal, tmp_path: Path) -> None:
    with serving() as there:
        missing = hers.run("import", "--babybuddy", there.address)
        assert (missing.returncode, there.asked) == (2, [])
        assert "token" in missing.stderr
        environment = os.environ | {"CARRYWELL_HOME": str(hers.home), "CARRYWELL_BABYBUDDY_TOKEN": "1" * 40}
        refused = subprocess.run(
            [sys.executable, "-m", "carrywell", "journal", "import", "--babybuddy", there.address, "--json"],
            env=environment, capture_output=True, text=True, encoding="utf-8", timeout=120,
        )  # fmt: skip
        assert there.tokens == [f"Token {'1' * 40}"]
    assert (refused.returncode, json.loads(refused.stdout)["error"]["code"]) == (1, "token_refused")
    assert "1" * 40 not in refused.stdout + refused.stderr
    nowhere = hers.run("import", "--babybuddy", "https://baby.example.org", "--token-file", str(tmp_path / "none"))
    assert (nowhere.returncode, "none" in nowhere.stderr) == (2, True)


def test_broken_csv_line_is_named_and_nothing_is_kept(hers: Terminal, tmp_path: Path) -> None:
    (name,) = csv_files(tmp_path, "changes")
    lines = Path(name).read_text(encoding="utf-8").splitlines()
    lines[11] = lines[11].replace("2026-11-18 ", "2026-18-11 ")
    Path(name).write_text("\n".join(lines), encoding="utf-8")
    refused = hers.run("import", name)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr.startswith("line.12.time is not a date and time")
    files = [*csv_files(tmp_path, "feedings"), name]
    assert hers.run("import", *files).stderr.startswith("changes.csv: line.12.time")
    assert hers.listed() == []


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "FILE: please name either files"),
        (["x.csv", "--babybuddy", "https://baby.example.org"], "FILE: please name either files"),
        (["weight.csv", "--child", "Emma"], "--weight-unit"),
        (["feedings.csv"], "--child, or both for twins: Emma Sample, Noah Sample"),
        (["other.csv"], "line.1 has headings that we do not know"),
        (["weight.csv", "--weight-unit", "stone"], "stone"),
        (["none.csv"], "There is no file"),
    ],
)
def test_what_is_not_clear_is_asked(hers: Terminal, tmp_path: Path, arguments: list[str], says: str) -> None:
    csv_files(tmp_path, "feedings", "weight")
    (tmp_path / "other.csv").write_text("colour,shape\nred,round\n", encoding="utf-8")
    told = [str(tmp_path / text) if text.endswith(".csv") else text for text in arguments]
    refused = hers.run("import", *told)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert says in refused.stderr
