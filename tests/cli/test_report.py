"""`carrywell report`: files made from the check and the journal of this computer."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pypdf
import pytest

from tests.cli.conftest import Run

CASE = {
    "person": {"age_years": 31, "stage": {"days_since_birth": 75, "birth": "vaginal", "neuraxial": "epidural"}},
    "answers": {"turning_in_bed": True, "leg_weakness": "no", "unsafe_home": True, "phq2_mood": "nearly_every_day"},
}


class Terminal:
    """A terminal with a data folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.home = folder, folder / "home"
        (folder / "case.json").write_text(json.dumps(CASE), encoding="utf-8")

    def run(self, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "carrywell", *arguments],
            env=os.environ | {"CARRYWELL_HOME": str(self.home), "LANG": "C.UTF-8"},
            input=given,
            cwd=self.folder,
            capture_output=True,
            timeout=120,
        )

    def report(self, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        return self.run("report", *arguments, given=given)


@pytest.fixture
def hers(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path)


def text_of(pdf: bytes) -> str:
    return " ".join(pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text().split())


def test_letter_is_written_with_what_the_journal_says(hers: Terminal) -> None:
    made = hers.run("journal", "add", "--pain", "6", "--note", "worse after the stairs").stdout.decode().strip()
    asked = ("--answers", "case.json", "--question", "May I run again?")

    outcome = hers.report("--pdf", "letter.pdf", *asked, "--note", made)

    assert (outcome.returncode, outcome.stdout, outcome.stderr) == (0, b"", b"")
    text = text_of((hers.folder / "letter.pdf").read_bytes())
    for said in ("May I run again?", "worse after the stairs", "Pain: 6 of 10", "leg or foot weakness"):
        assert said in text
    assert "hope" not in text
    assert "stairs" not in text_of(hers.report("--pdf", "-", *asked).stdout)


def test_letter_goes_to_standard_output_and_answers_come_from_a_pipe(hers: Terminal) -> None:
    outcome = hers.report("--pdf", "-", "--answers", "-", "--with-mood", given=json.dumps(CASE).encode())

    text = text_of(outcome.stdout)
    assert "Down or without hope nearly every day" in text
    assert "afraid at home" not in text
    assert not hers.home.exists()


@pytest.mark.parametrize(
    ("note", "said"),
    [("nothing", b"There is no entry nothing"), ("00000000-0000-4000-8000-000000000000", b"There is no entry 0000")],
)
def test_note_that_is_not_there_is_refused(hers: Terminal, note: str, said: bytes) -> None:
    hers.run("journal", "add", "--pain", "6")

    outcome = hers.report("--pdf", "letter.pdf", "--answers", "case.json", "--note", note)

    assert outcome.returncode == 2
    assert said in outcome.stderr


def test_entry_without_a_note_cannot_go_along(hers: Terminal) -> None:
    made = hers.run("journal", "add", "--pain", "6").stdout.decode().strip()

    outcome = hers.report("--pdf", "letter.pdf", "--answers", "case.json", "--note", made.upper())

    assert outcome.returncode == 2
    assert b"has no note" in outcome.stderr


def test_letter_of_the_other_paper_is_letter_size(hers: Terminal) -> None:
    hers.report("--pdf", "letter.pdf", "--answers", "case.json", "--paper", "letter", "--language", "en")

    assert pypdf.PdfReader(hers.folder / "letter.pdf").pages[0].mediabox.width == 612


def test_answers_are_told_with_the_day_she_names_and_with_none_without_it(hers: Terminal) -> None:
    today = datetime.now().date()
    ten_days_ago = (today - timedelta(days=10)).isoformat()

    without = text_of(hers.report("--pdf", "-", "--answers", "case.json").stdout)
    told = text_of(hers.report("--pdf", "-", "--answers", "case.json", "--checked-on", ten_days_ago).stdout)

    assert "Result of the check (day not known)" in without
    assert "10 days ago Check of the warning signs and causes" in told
    assert "85 days after the birth" in told
    assert "75 days after the birth" in without


def test_several_files_are_made_at_once(hers: Terminal) -> None:
    names = ("--fhir", "f.json", "--ics", "c.ics", "--csv", "j.csv", "--exercise-at", "07:15")

    outcome = hers.report(*names, "--answers", "case.json")

    assert outcome.returncode == 0
    assert json.loads((hers.folder / "f.json").read_bytes())["resourceType"] == "Bundle"
    assert b"T071500" in (hers.folder / "c.ics").read_bytes()
    assert (hers.folder / "j.csv").read_bytes().startswith(b"\xef\xbb\xbfid,at,pain")


def test_table_comes_back_through_import(hers: Terminal) -> None:
    hers.run("journal", "add", "--pain", "6", "--note", "=1+1")
    hers.run("journal", "add", "--pain", "4", "--note", "好一点了")

    table = hers.report("--csv", "-").stdout
    assert [row["note"] for row in csv.DictReader(io.StringIO(table.decode("utf-8-sig")))] == ["'=1+1", "好一点了"]

    before = json.loads(hers.run("journal", "list", "--json").stdout)
    assert json.loads(hers.run("journal", "import", "-", "--json", given=table).stdout) == {
        "read": 2,
        "new": 0,
        "changed": 0,
    }
    hers.run("journal", "delete", "--yes")
    assert json.loads(hers.run("journal", "import", "-", "--json", given=table).stdout) == {
        "read": 2,
        "new": 2,
        "changed": 0,
    }
    after = json.loads(hers.run("journal", "list", "--json").stdout)
    assert [row | {"stored": ""} for row in after] == [row | {"stored": ""} for row in before]


def test_broken_line_of_a_table_is_named_and_nothing_is_taken_in(hers: Terminal) -> None:
    table = b"at,pain\n2026-11-01T08:00,4\n2026-11-02T08:00,11\n"

    outcome = hers.run("journal", "import", "-", given=table)

    assert outcome.returncode == 2
    assert b"line.3.pain" in outcome.stderr
    assert json.loads(hers.run("journal", "list", "--json").stdout) == []


def test_file_that_is_there_stays_when_the_new_one_cannot_be_made(hers: Terminal) -> None:
    (hers.folder / "letter.pdf").write_bytes(b"kept")
    (hers.folder / "bad.json").write_text('{"person": {"stage": {"pregnant_weeks": 99}}}', encoding="utf-8")

    outcome = hers.report("--pdf", "letter.pdf", "--answers", "bad.json")

    assert outcome.returncode == 2
    assert b"person.stage.pregnant_weeks" in outcome.stderr
    assert (hers.folder / "letter.pdf").read_bytes() == b"kept"


def test_journal_alone_makes_every_file(hers: Terminal) -> None:
    hers.run("journal", "add", "--pain", "4", "--note", "after the bath")

    outcome = hers.report("--pdf", "l.pdf", "--fhir", "f.json", "--csv", "j.csv", "--ics", "c.ics")

    assert outcome.returncode == 0, outcome.stderr
    assert (hers.folder / "l.pdf").read_bytes().startswith(b"%PDF-")
    kinds = [entry["resource"]["resourceType"] for entry in json.loads((hers.folder / "f.json").read_text())["entry"]]
    assert kinds == ["Patient", "Observation"]


def test_signs_that_were_noted_need_to_know_who_she_is(hers: Terminal) -> None:
    at = datetime.now(UTC).isoformat()
    told = {"format": "carrywell journal 1", "entries": [{"at": at, "pain": 4, "findings": {"fever": "yes"}}]}
    (hers.folder / "j.json").write_text(json.dumps(told), encoding="utf-8")
    hers.run("journal", "import", "j.json")

    outcome = hers.report("--pdf", "letter.pdf")

    assert outcome.returncode == 2
    assert b"needs person and answers" in outcome.stderr
    assert not (hers.folder / "letter.pdf").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Say which file to make"),
        (("--pdf", "-", "--csv", "-", "--answers", "case.json"), "Only one file can go to standard output"),
        (("--pdf", "nowhere/letter.pdf", "--answers", "case.json"), "in a folder that does not exist"),
        (("--pdf", ".", "--answers", "case.json"), "is a folder"),
        (("--pdf", "letter.pdf", "--answers", "no.json"), "There is no file no.json"),
        (("--pdf", "letter.pdf", "--answers", "case.json", "--question", "x" * 2001), "question is longer than"),
        (("--pdf", "letter.pdf", "--answers", "case.json", "--paper", "a5"), "a5"),
        (("--fhir", "f.json", "--answers", "case.json", "--fhir-version", "R7"), "--fhir-version"),
        (("--pdf", "letter.pdf", "--answers", "case.json", "--checked-on", "soon"), "checked_on is not a date"),
        (
            ("--pdf", "letter.pdf", "--answers", "case.json", "--checked-on", "2999-01-01"),
            "checked_on is in the future",
        ),
        (("--ics", "c.ics", "--answers", "case.json", "--exercise-at", "25:00"), "exercise_at is not a time of day"),
    ],
)
def test_bad_input_is_named_and_exits_2(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CARRYWELL_HOME", str(tmp_path / "home"))
    (tmp_path / "case.json").write_text(json.dumps(CASE), encoding="utf-8")

    outcome = run("report", *arguments)

    assert outcome.code == 2
    assert said in outcome.err
    assert not (tmp_path / "letter.pdf").exists()
