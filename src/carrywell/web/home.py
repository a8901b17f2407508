"""The data folder of this computer's user: the database and the secret key live there, nothing else does."""

from __future__ import annotations

import os
import secrets
import sys
from pathlib import Path

LEAST_KEY_LENGTH = 40


def data_folder() -> Path:
    """``CARRYWELL_HOME`` if it is set, else the platform's folder for user data."""
    named = os.environ.get("CARRYWELL_HOME")
    return Path(named).expanduser() if named else _platform_folder() / "carrywell"


def _platform_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def prepared_folder() -> Path:
    """The data folder, made for this user alone when it is not there yet."""
    folder = data_folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def secret_key(folder: Path) -> str:
    """The key that signs sessions: made once, readable by this user alone."""
    path = folder / "secret_key"
    if not path.exists():
        _write_key(path, secrets.token_urlsafe(48))
    key = path.read_text(encoding="ascii").strip()
    if len(key) < LEAST_KEY_LENGTH:
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
