"""The data folder of this computer's user: the database with its copies and the secret key live there, nothing else."""

from __future__ import annotations

import os
import secrets
import stat
import sys
from pathlib import Path

LEAST_KEY_LENGTH = 40
DATABASE = "carrywell.sqlite3"
#: What SQLite may leave beside a database.
BESIDE = ("", "-journal", "-wal", "-shm")


def data_folder() -> Path:
    """``CARRYWELL_HOME`` if it is set, else the platform's folder for user data."""
    named = os.environ.get("CARRYWELL_HOME")
    return _expanded(named) if named else _platform_folder() / "carrywell"


def _expanded(named: str) -> Path:
    try:
        return Path(named).expanduser()
    except RuntimeError as error:
        raise OSError(f"CARRYWELL_HOME is {named}, and there is no such user") from error


def _platform_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def prepared_folder() -> Path:
    """The data folder, for this user alone."""
    folder = data_folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _close_to_others(folder, 0o700)
    return folder


def close_database(folder: Path) -> None:
    """Make the database, and what SQLite leaves beside it, readable by this user alone; a new one is made that way."""
    if not (folder / DATABASE).exists():
        os.close(os.open(folder / DATABASE, os.O_WRONLY | os.O_CREAT, 0o600))
    for ending in BESIDE:
        path = folder / f"{DATABASE}{ending}"
        if path.is_file():
            _close_to_others(path, 0o600)


def _close_to_others(path: Path, mode: int) -> None:
    """Only what is ours, and never a shared folder such as /tmp."""
    if os.name != "posix":
        return
    found = path.stat()
    if found.st_uid == os.geteuid() and not found.st_mode & stat.S_ISVTX and stat.S_IMODE(found.st_mode) != mode:
        path.chmod(mode)


def secret_key(folder: Path) -> str:
    """The key that signs sessions: made once, readable by this user alone."""
    path = folder / "secret_key"
    if not path.exists():
        _write_key(path, secrets.token_urlsafe(48))
    key = path.read_text(encoding="ascii", errors="replace").strip()
    if len(key) < LEAST_KEY_LENGTH or not key.isascii():
        raise OSError(f"{path} holds no usable key; delete it and start again")
    return key


def _write_key(path: Path, key: str) -> None:
    """Written aside and put in place at once, so that two starts at the same time agree on one key."""
    aside = path.with_name(f"{path.name}.{os.getpid()}.new")
    handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(key)
    try:
        os.link(aside, path)
    except FileExistsError:
        pass
    except OSError:  # a file system without links
        os.replace(aside, path)
    aside.unlink(missing_ok=True)
