"""An upgrade keeps everything, is preceded by a copy, and is made once; a disk that is full loses nothing."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from carrywell.web.upgrade import copy, forget_copies

CHECK = (
    "INSERT INTO carrywell_check (token, person, entries, created, updated)"
    " VALUES ('hers', '{\"stage\": {\"pregnant_weeks\": 30}}', '[]', '2026-01-01', '2026-11-01')"
)
BEFORE_THE_JOURNAL = "0004"


def run(home: Path, code: str) -> subprocess.CompletedProcess[str]:
    start = "import os; os.environ['DJANGO_SETTINGS_MODULE'] = 'carrywell.web.settings'\n"
    return subprocess.run(
        [sys.executable, "-c", start + code],
        env=os.environ | {"CARRYWELL_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=120,
    )


OPEN = "from carrywell.web.server import open_database; open_database()\n"
ADD = OPEN + (
    "from datetime import UTC, datetime\nfrom carrywell.web import journal_store\n"
    "from carrywell.track.entries import JournalEntry\n"
    "print(journal_store.add('terminal', JournalEntry(datetime(2026, 3, 29, tzinfo=UTC), 4, note='n' * 1000)))\n"
)


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A data folder of the version before the journal, with a check in it."""
    made = run(
        tmp_path,
        "import django; django.setup()\nfrom django.core.management import call_command\n"
        f"call_command('migrate', 'carrywell', '{BEFORE_THE_JOURNAL}', verbosity=0)\n"
        "call_command('migrate', 'sessions', verbosity=0)\n",
    )
    assert made.returncode == 0, made.stderr
    with closing(sqlite3.connect(tmp_path / "carrywell.sqlite3")) as database:
        database.execute(CHECK)
        database.commit()
    return tmp_path


def tokens(path: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as database:
        return database.execute("SELECT token, person FROM carrywell_check").fetchall()


def test_upgrade_keeps_everything_and_a_copy_of_before(older: Path) -> None:
    before = tokens(older / "carrywell.sqlite3")
    added = run(older, ADD)
    assert added.returncode == 0, added.stderr
    assert tokens(older / "carrywell.sqlite3") == before != []
    copies = list(older.glob("carrywell-before-*.sqlite3"))
    assert [path.name for path in copies] == ["carrywell-before-0004_life.sqlite3"]
    assert tokens(copies[0]) == before
    assert copies[0].stat().st_mode & 0o077 == 0
    forget_copies(older)
    assert list(older.glob("carrywell-before-*")) == []


def test_new_data_folder_needs_no_copy(tmp_path: Path) -> None:
    assert run(tmp_path, OPEN).returncode == 0
    assert list(tmp_path.glob("carrywell-before-*")) == []


def test_processes_that_start_at_once_agree(older: Path) -> None:
    started = [
        subprocess.Popen(
            [sys.executable, "-c", ADD], env=os.environ | {"CARRYWELL_HOME": str(older)},
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for _ in range(4)
    ]  # fmt: skip
    ends = [process.communicate(timeout=120) for process in started]
    assert [process.returncode for process in started] == [0] * 4, ends
    assert len({out.strip() for out, _error in ends}) == 4


def test_full_disk_says_so_and_loses_nothing(tmp_path: Path) -> None:
    kept = run(tmp_path, ADD)
    assert kept.returncode == 0, kept.stderr
    full = run(tmp_path, OPEN + _fill())
    assert "full" in full.stdout.splitlines()[-1], full.stderr
    confirmed = {kept.stdout.strip(), *full.stdout.splitlines()[:-1]}
    with closing(sqlite3.connect(tmp_path / "carrywell.sqlite3")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        stored = {str(row[0]) for row in database.execute("SELECT id FROM carrywell_noted")}
    assert stored == {made.replace("-", "") for made in confirmed}
    assert run(tmp_path, ADD).returncode == 0, "once there is room again"


def _fill() -> str:
    """Add entries until SQLite has no page left."""
    return (
        "from datetime import UTC, datetime\nfrom django.db import DatabaseError, connection\n"
        "from carrywell.web import journal_store\nfrom carrywell.track.entries import JournalEntry\n"
        "connection.cursor().execute('PRAGMA max_page_count = 60')\n"
        "try:\n"
        "    for _ in range(500):\n"
        "        entry = JournalEntry(datetime(2026, 3, 29, tzinfo=UTC), 4, note='n' * 1000)\n"
        "        print(journal_store.add('terminal', entry))\n"
        "except DatabaseError as error:\n    print(error)\n"
    )


def test_copy_that_cannot_be_written_leaves_nothing_half(tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(b"not a database, but long enough to be read as one" * 100)
    with pytest.raises(sqlite3.Error):
        copy(tmp_path / "one", tmp_path / "two")
    assert [path.name for path in tmp_path.iterdir()] == ["one"]


def test_forgetting_takes_a_half_copy_along(tmp_path: Path) -> None:
    """Left by a process that was ended while it copied; her answers stand in it."""
    kept = tmp_path / "carrywell.sqlite3"
    for path in (
        kept,
        tmp_path / "carrywell-before-0004_life.sqlite3",
        tmp_path / "carrywell-before-0004_life.sqlite3.25382.new",
    ):
        path.write_bytes(b"hers")
    forget_copies(tmp_path)
    assert list(tmp_path.iterdir()) == [kept]


def test_scores_of_before_get_the_act_of_their_journal(tmp_path: Path) -> None:
    made = run(
        tmp_path,
        "import django; django.setup()\nfrom django.core.management import call_command\n"
        "call_command('migrate', 'carrywell', '0005', verbosity=0)\n",
    )
    assert made.returncode == 0, made.stderr
    at = "2026-03-29T07:30:00+00:00"
    said = [(1, f'{{"at": "{at}", "function": 4}}'), (1, f'{{"at": "{at}", "pain": 4}}'),
            (2, f'{{"at": "{at}", "function": 6}}')]  # fmt: skip
    journals = [(1, "key1", 'lifting "him" 上楼', "{}", at), (2, "key2", "", "{}", at)]
    noted = [(f"{number:032x}", journal, at, told, at) for number, (journal, told) in enumerate(said)]
    before = [(made, told, at) for made, _journal, _at, told, _stored in noted]
    with closing(sqlite3.connect(tmp_path / "carrywell.sqlite3")) as database:
        for table, columns, rows in (
            ("journal", "id, key, function, answered, updated", journals),
            ("noted", "id, journal_id, at, told, stored", noted),
            ("notedbefore", "noted_id, told, replaced", before),
        ):
            places = ", ".join("?" for _ in columns.split(","))
            database.executemany(f"INSERT INTO carrywell_{table} ({columns}) VALUES ({places})", rows)
        database.commit()
    shown = run(
        tmp_path,
        OPEN + "from carrywell.web import journal_store\n"
        "for key in ('key1', 'key2'):\n"
        "    for kept in journal_store.entries(key):\n"
        "        for entry in (kept.entry, journal_store.before(key, kept.id)[0][0]):\n"
        "            print(entry.function, ascii(entry.act))\n",
    )
    named = ascii('lifting "him" 上楼')
    assert shown.stdout.splitlines() == [f"4 {named}", f"4 {named}", "None ''", "None ''", "6 ''", "6 ''"], shown.stderr
