"""`carrywell journal`: an id is printed once the entry is stored; bad input names the field and changes nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest


class Terminal:
    """A terminal with a data folder of its own."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def run(self, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "carrywell", "journal", *arguments],
            env=os.environ | {"CARRYWELL_HOME": str(self.home), "LANG": "C.UTF-8"},
            input=given,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
        )

    def listed(self) -> list[dict[str, object]]:
        return json.loads(self.run("list", "--json").stdout)


@pytest.fixture
def hers(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path / "home")


def test_entry_is_kept_under_the_id_that_is_printed(hers: Terminal) -> None:
    added = hers.run(
        "add", "--pain", "4", "--worst", "6", "--not-bothersome", "--function", "7", "--did", "A53",
        "--count", "feed_sit=6", "--baby-mass", "5.9", "--note", "after the bath",
    )  # fmt: skip
    assert added.returncode == 0, added.stderr
    (kept,) = hers.listed()
    assert UUID(added.stdout.strip()) == UUID(str(kept.pop("id")))
    at = datetime.fromisoformat(str(kept.pop("at")))
    assert abs(datetime.now(UTC) - at) < timedelta(minutes=2)
    assert datetime.fromisoformat(str(kept.pop("stored"))) >= at - timedelta(seconds=1)
    assert kept == {
        "pain": 4, "worst": 6, "bothersome": False, "function": 7, "did": ["A53"],
        "counts": {"feed_sit": 6}, "baby_mass_kg": 5.9, "note": "after the bath",
    }  # fmt: skip


def test_bad_input_names_the_field_and_keeps_nothing(hers: Terminal) -> None:
    for arguments, names in (
        (["--pain", "11"], "pain"),
        (["--pain", "4.5"], "--pain"),
        (["--pain", "4", "--at", "2999-01-01T10:00"], "at"),
        (["--pain", "4", "--count", "feed_sit=often"], "counts.feed_sit"),
        (["--pain", "4", "--id", "17"], "id"),
        ([], "entry"),
    ):
        refused = hers.run("add", *arguments)
        assert (refused.returncode, refused.stdout) == (2, "")
        assert names in refused.stderr
        assert "Traceback" not in refused.stderr
    assert hers.listed() == []


def test_same_id_twice_is_one_entry(hers: Terminal) -> None:
    made = "1f0c5a52-6b5b-4d0e-9f6e-2f1f3f7d9b10"
    arguments = ("add", "--pain", "4", "--at", datetime.now(UTC).isoformat(), "--id", made)
    assert [hers.run(*arguments).stdout.strip() for _ in range(2)] == [made, made]
    assert len(hers.listed()) == 1
    other = hers.run("add", "--pain", "5", "--id", made)
    assert (other.returncode, "id" in other.stderr) == (2, True)


def test_what_is_exported_is_taken_in_elsewhere_without_doubles(hers: Terminal, tmp_path: Path) -> None:
    for pain in ("4", "5"):
        hers.run("add", "--pain", pain, "--note", "换尿布 #1")
    exported = hers.run("export").stdout
    there = Terminal(tmp_path / "there")
    assert json.loads(there.run("import", "-", "--json", given=exported).stdout) == {"read": 2, "new": 2, "changed": 0}
    assert json.loads(there.run("import", "-", "--json", given=exported).stdout) == {"read": 2, "new": 0, "changed": 0}
    assert json.loads(there.run("export").stdout)["entries"][1]["note"] == "换尿布 #1"


def test_act_she_chose_comes_along_and_never_replaces_another(hers: Terminal) -> None:
    def file(act: str) -> str:
        rows = [{"at": "2026-10-01T08:00:00+00:00", "function": 4}]
        return json.dumps({"format": "carrywell journal 1", "function": act, "entries": rows})

    for act in ("lift her out of the cot", "walk to the shop"):
        assert hers.run("import", "-", given=file(act)).returncode == 0
        assert json.loads(hers.run("export").stdout)["function"] == "lift her out of the cot"


def test_act_that_is_too_long_takes_nothing_in(hers: Terminal) -> None:
    told = {"format": "carrywell journal 1", "function": "x" * 201, "entries": [{"at": "2026-10-01T08:00Z", "pain": 4}]}
    bad = hers.run("import", "-", given=json.dumps(told))
    assert (bad.returncode, hers.listed()) == (2, [])
    assert bad.stderr.startswith("function is longer than 200")


def test_file_with_one_bad_entry_is_not_half_taken_in(hers: Terminal) -> None:
    at = datetime.now(UTC).isoformat()
    told = {"format": "carrywell journal 1", "entries": [{"at": at, "pain": 4}, {"at": at, "pain": 11}]}
    refused = hers.run("import", "-", given=json.dumps(told))
    assert refused.returncode == 2
    assert "entries.1.pain" in refused.stderr
    assert hers.listed() == []


def test_entry_and_journal_are_deleted(hers: Terminal) -> None:
    made = [hers.run("add", "--pain", pain).stdout.strip() for pain in ("4", "5")]
    assert hers.run("remove", made[0]).returncode == 0
    assert [row["id"] for row in hers.listed()] == made[1:]
    assert hers.run("remove", made[0]).returncode == 2
    assert hers.run("delete", given="n\n").returncode == 130
    assert len(hers.listed()) == 1
    assert hers.run("delete", "--yes").returncode == 0
    assert hers.listed() == []


def test_folder_that_cannot_be_used_is_said(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "carrywell.sqlite3").write_bytes(b"not a database" * 1000)
    refused = Terminal(home).run("add", "--pain", "4")
    assert refused.returncode == 1
    assert "not a database" in refused.stderr
    assert "Nothing that was kept before is lost" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_list_shows_the_newest_last_in_both_languages(hers: Terminal) -> None:
    hers.run("add", "--pain", "7")
    hers.run("add", "--pain", "3", "--note", "better")
    shown = hers.run("list").stdout.splitlines()
    assert ["7" in shown[1], shown[3]] == [True, "  better"]
    assert "疼痛" in hers.run("list", "--lang", "zh-hans").stdout


HER = {"person": {"stage": {"days_since_birth": 75, "birth": "vaginal", "neuraxial": "none"}}, "answers": {}}


def test_course_tells_what_asks_for_a_clinician_until_it_is_answered(hers: Terminal) -> None:
    """Words of a sign in a note lead to its question at once, and stay until she answers (care.md 4.6, triage 5)."""
    added = hers.run("add", "--pain", "4", "--note", "numb between my legs")
    assert UUID(added.stdout.strip())
    assert "carrywell check" in added.stderr
    shown = hers.run("course", "--answers", "-", given=json.dumps(HER))
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "You wrote something we want to ask about" in shown.stdout
    assert "Emergency number" in shown.stdout
    told = json.loads(hers.run("course", "--answers", "-", "--json", given=json.dumps(HER)).stdout)
    assert [row["id"] for row in told["open"]] == ["E20"]
    assert told["open"][0]["words"]["zh_hans"]["because"] == ["您写了“numb between”，要不要测一下？"]
    assert [trend["measure"] for trend in told["trends"]] == ["pain"]
    assert told["forecast"]["hidden"]
    assert hers.run("answer", "E20").returncode == 0
    again = json.loads(hers.run("course", "--answers", "-", "--json", given=json.dumps(HER)).stdout)
    assert again["open"] == []


def test_course_and_answer_refuse_what_they_cannot_use(hers: Terminal) -> None:
    without = hers.run("course")
    assert (without.returncode, "--answers" in without.stderr) == (2, True)
    unknown = hers.run("answer", "E99")
    assert (unknown.returncode, "E01" in unknown.stderr) == (2, True)


def test_journal_goes_out_and_comes_back_with_what_it_said_before(hers: Terminal) -> None:
    made, day = "1f0c5a52-6b5b-4d0e-9f6e-2f1f3f7d9b10", datetime.now(UTC) - timedelta(days=2)
    said = [{"at": day.isoformat(), "pain": pain, "until": day.isoformat()} for pain in (4, 6)]
    entry = {"id": made, "at": day.isoformat(), "pain": 5, "stored": day.isoformat(), "before": said}
    told = {"format": "carrywell journal 1", "function": "carry her upstairs", "entries": [entry]}
    assert hers.run("import", "-", given=json.dumps(told)).stdout == "1 of 1 entry was new.\n"
    out = hers.run("export").stdout
    assert [said["pain"] for said in json.loads(out)["entries"][0]["before"]] == [4, 6]
    assert hers.run("delete", "--yes").returncode == 0
    assert hers.run("import", "-", given=out).stdout == "1 of 1 entry was new.\n"
    assert hers.run("export").stdout == out
    assert json.loads(hers.run("import", "-", "--json", given=out).stdout) == {"read": 1, "new": 0, "changed": 0}


def test_list_shows_what_was_counted_and_done(hers: Terminal) -> None:
    hers.run("add", "--count", "feed_sit=6", "--count", "bath=1", "--did", "A53", "--baby-mass", "5.9")
    said = hers.run("list").stdout.splitlines()[2:]
    assert said == ["  Keep moving a little", "  Feeding, sitting: 6", "  Bath time: 1", "  5.9 kg"]


def test_score_is_kept_and_taken_in_elsewhere_under_its_act(hers: Terminal, tmp_path: Path) -> None:
    file = {"format": "carrywell journal 1", "function": "stairs", "entries": [{"at": "2026-10-01T08:00Z", "pain": 4}]}
    hers.run("import", "-", given=json.dumps(file))
    hers.run("add", "--function", "7")
    assert "stairs: 7/10" in hers.run("list").stdout
    there = Terminal(tmp_path / "there")
    shop = {"at": "2026-10-01T09:00Z", "function": 3}
    there.run("import", "-", given=json.dumps(file | {"function": "shop", "entries": [shop]}))
    there.run("import", "-", given=hers.run("export").stdout)
    assert [(row["function"], row["act"]) for row in there.listed() if "function" in row] == [
        (3, "shop"),
        (7, "stairs"),
    ]
