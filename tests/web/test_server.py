"""The start from outside: a process of its own with an empty data folder."""

from __future__ import annotations

import os
import socket
import stat
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from carrywell.web.home import data_folder, secret_key

START = "from carrywell.web.server import serve; import sys; serve({port}, False)"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def started(home: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    environment = os.environ | {"CARRYWELL_HOME": str(home)}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    process = subprocess.Popen(
        [sys.executable, "-c", START.format(port=port)], env=environment, text=True, stdout=subprocess.PIPE
    )
    try:
        yield process
    finally:
        process.terminate()
        process.communicate(timeout=10)


def answered(port: int, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=seconds) as response:
                return bool(response.status == 200)
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.02)
    return False


@pytest.mark.slow
def test_serve_answers_and_prints_its_address(tmp_path: Path) -> None:
    port = free_port()
    with started(tmp_path / "home", port) as process:
        assert answered(port, 20)
        assert process.stdout is not None
        assert f"http://127.0.0.1:{port}/" in process.stdout.readline()
    database = {f"carrywell.sqlite3{ending}" for ending in ("", "-wal", "-shm")}
    names = {path.name for path in (tmp_path / "home").iterdir()}
    assert names == {"secret_key", "upgrade.lock", *database}


@pytest.mark.slow
def test_serve_on_a_busy_port_says_so_and_exits_2(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        outcome = subprocess.run(
            [sys.executable, "-c", START.format(port=port)],
            env=os.environ | {"CARRYWELL_HOME": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )
    assert outcome.returncode == 2
    assert f"Port {port} on 127.0.0.1 cannot be used" in outcome.stderr
    assert "--port" in outcome.stderr
    assert "Traceback" not in outcome.stderr


def test_serve_stays_on_this_computer(capsys: pytest.CaptureFixture[str]) -> None:
    from carrywell.web.server import serve

    with pytest.raises(SystemExit) as stopped:
        serve(0, open_browser=False, host="0.0.0.0")
    assert stopped.value.code == 2
    assert "127.0.0.1" in capsys.readouterr().err


def test_secret_key_is_made_once_and_is_hers_alone(tmp_path: Path) -> None:
    key = secret_key(tmp_path)
    assert secret_key(tmp_path) == key
    assert len(key) >= 50
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


def test_data_folder_follows_the_platform(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CARRYWELL_HOME", str(tmp_path / "named"))
    assert data_folder() == tmp_path / "named"
    monkeypatch.delenv("CARRYWELL_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "xdg"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    for platform, folder in {
        "linux": tmp_path / "xdg",
        "win32": tmp_path / "local",
        "darwin": tmp_path / "Library" / "Application Support",
    }.items():
        monkeypatch.setattr(sys, "platform", platform)
        assert data_folder() == folder / "carrywell"
