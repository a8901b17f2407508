import json
import os
import re
import subprocess
import sys

import pytest

from carrywell import __version__
from carrywell.knowledge.evidence import page
from carrywell.knowledge.reader import load

# ---- the command itself


def test_version_is_printed(run):
    assert run("--version").out == f"carrywell {__version__}\n"


@pytest.mark.parametrize("command", ["serve", "check", "load", "questions", "knowledge"])
def test_help_speaks_both_languages(run, command):
    english = run(command, "--help", locale="en_GB.UTF-8")
    chinese = run(command, "--help", locale="zh_CN.UTF-8")
    assert english.out.startswith("Usage: carrywell")
    assert chinese.out.startswith("用法：")
    assert "Show this message" in english.out
    assert "显示这段说明" in chinese.out


def test_bare_options_are_those_of_serve(run):
    outcome = run("--port", "99999", "--no-browser")
    assert outcome.code == 2
    assert outcome.err.splitlines()[1] == "All options: carrywell serve --help"


@pytest.mark.parametrize(
    ("locale", "first"), [("en_GB.UTF-8", "No such command 'chek'."), ("zh_CN.UTF-8", "没有 'chek' 这个命令。")]
)
def test_unknown_command_is_refused_in_her_language(run, locale, first):
    outcome = run("chek", locale=locale)
    assert outcome.code == 2
    assert outcome.err.startswith(first)


def test_unknown_language_names_those_there_are(run):
    outcome = run("questions", "--lang", "fr")
    assert outcome.code == 2
    assert "en, zh-hans" in outcome.err


def test_closed_pipe_ends_quietly():
    environment = os.environ | {"PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "carrywell", "questions"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
    process.stdout.readline()
    process.stdout.close()
    errors = process.stderr.read().decode()
    process.stderr.close()
    process.wait(timeout=60)
    assert "Traceback" not in errors


# ---- questions


def test_questions_as_json_are_all_there_in_both_languages(run):
    rows = json.loads(run("questions", "--json").out)
    assert [row["id"] for row in rows] == list(load().questions)
    saddle = next(row for row in rows if row["id"] == "saddle_numbness")
    assert {"asked_when", "type", "ask", "why", "options"} <= saddle.keys()
    assert all(saddle["ask"][lang] for lang in ("en", "zh_hans"))
    assert all(option["words"]["zh_hans"] for option in saddle["options"])


def test_questions_of_a_stage_leave_the_others_out(run):
    ids = {row["id"] for row in json.loads(run("questions", "--json", "--stage", "t1").out)}
    assert "saddle_numbness" in ids
    assert "days_since_birth" not in ids


@pytest.mark.parametrize(("lang", "words"), [("en", "Warning signs"), ("zh-hans", "危险信号")])
def test_questions_are_listed_with_options(run, lang, words):
    shown = run("questions", "--lang", lang).out
    assert words in shown
    assert all(question in shown for question in load().questions)
    assert "yes_new" in shown


# ---- help


@pytest.mark.parametrize("group", [(), ("journal",), ("knowledge",)])
def test_every_command_of_a_group_says_what_it_does(run, group):
    shown = run(*group, "--help").out
    rows = [line.split() for line in shown.partition("Commands:")[2].splitlines() if re.match(r"  \S", line)]
    assert rows
    assert [row for row in rows if len(row) < 3] == []


# ---- knowledge


@pytest.mark.parametrize(("lang", "words"), [("en", "fits together"), ("zh-hans", "全部一致")])
def test_knowledge_check_counts(run, lang, words):
    outcome = run("knowledge", "check", "--lang", lang)
    assert (outcome.code, outcome.err) == (0, "")
    assert words in outcome.out
    assert str(len(load().questions)) in outcome.out


def test_evidence_is_printed_written_and_checked(run, tmp_path):
    path = tmp_path / "evidence.md"
    assert run("knowledge", "evidence").out == page()
    stale = run("knowledge", "evidence", "--check", str(path))
    assert stale.code == 1
    assert f"--write {path}" in stale.err
    assert run("knowledge", "evidence", "--write", str(path)).code == 0
    assert run("knowledge", "evidence", "--check", str(path)).code == 0
    assert run("knowledge", "evidence", "--check", str(path), "--write", str(path)).code == 2


def test_wrong_knowledge_file_is_told_with_file_and_key(tmp_path):
    """A copy of the package with one key misspelt: exit code 1, first what to do, no traceback."""
    import shutil
    from pathlib import Path

    import carrywell

    copy = tmp_path / "carrywell"
    shutil.copytree(Path(carrywell.__file__).parent, copy, ignore=shutil.ignore_patterns("__pycache__", "web"))
    engine = copy / "knowledge" / "causes.toml"
    engine.write_text(engine.read_text(encoding="utf-8").replace("\nkind =", "\nkynd =", 1), encoding="utf-8")
    outcome = subprocess.run(
        [sys.executable, "-m", "carrywell", "knowledge", "check", "--lang", "en"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert outcome.returncode == 1
    assert outcome.stderr.startswith("Please correct the knowledge file causes.toml.")
    assert "Traceback" not in outcome.stderr
