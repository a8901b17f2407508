"""The data folder: closed to others, and clear words when it is damaged."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from carrywell.web.home import DATABASE, close_database, data_folder, prepared_folder, secret_key

posix = pytest.mark.skipif(os.name != "posix", reason="rights are those of POSIX")
START = "from carrywell.web.server import serve; serve(0, False)"
PREPARE = "import os; os.umask(0o022); from carrywell.web.server import create_app; create_app()"


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def run(code: str, home: Path | str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"CARRYWELL_HOME": str(home)}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    return subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False, timeout=60
    )


@posix
def test_a_new_folder_and_its_files_are_hers_alone(tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert run(PREPARE, home).returncode == 0
    assert rights(home) == 0o700
    kept = {DATABASE: 0o600, "secret_key": 0o600, "upgrade.lock": 0o600}
    assert {path.name: rights(path) for path in home.iterdir()} == kept


@posix
def test_an_open_folder_and_database_are_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o755)
    monkeypatch.setenv("CARRYWELL_HOME", str(home))
    files = [home / f"{DATABASE}{ending}" for ending in ("", "-journal", "-wal")]
    for path in files:
        path.touch()
        path.chmod(0o644)
    close_database(prepared_folder())
    assert rights(home) == 0o700
    assert [rights(path) for path in files] == [0o600] * 3


@posix
def test_a_folder_shared_by_all_stays_shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tmp_path.chmod(0o1777)
    monkeypatch.setenv("CARRYWELL_HOME", str(tmp_path))
    prepared_folder()
    assert rights(tmp_path) == 0o1777


def damaged(home: Path, how: str) -> str:
    if how == "no database":
        (home / DATABASE).write_bytes(b"these are no answers " * 400)
        return "file is not a database"
    if how == "folder":
        (home / DATABASE).mkdir()
        return "unable to open database file"
    (home / "secret_key").write_bytes("钥匙".encode() * 40)
    return "holds no usable key"


@pytest.mark.parametrize("how", ["no database", "folder", "key"])
def test_a_damaged_folder_is_told_clearly(tmp_path: Path, how: str) -> None:
    reason = damaged(tmp_path, how)
    outcome = run(START, tmp_path)
    assert outcome.returncode == 2
    assert outcome.stderr.startswith("The data folder cannot be used: ")
    assert reason in outcome.stderr
    assert "docs/start.md" in outcome.stderr
    assert "Traceback" not in outcome.stderr


def test_a_folder_of_nobody_is_told_clearly() -> None:
    outcome = run(START, "~nosuchuser/carrywell")
    assert outcome.returncode == 2
    assert "there is no such user" in outcome.stderr
    assert "Traceback" not in outcome.stderr


def test_the_words_of_damage_stand_in_the_documentation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (Path(__file__).parents[2] / "docs" / "start.md").read_text(encoding="utf-8")
    assert "## A damaged data folder" in page
    (tmp_path / "secret_key").write_bytes("钥匙".encode() * 40)
    with pytest.raises(OSError, match="holds no usable key"):
        secret_key(tmp_path)
    monkeypatch.setenv("CARRYWELL_HOME", "~nosuchuser/carrywell")
    with pytest.raises(OSError, match="there is no such user"):
        data_folder()
    for reason in ("file is not a database", "holds no usable key", "there is no such user"):
        assert reason in page
