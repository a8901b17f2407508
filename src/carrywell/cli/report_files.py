"""Files that are written whole or not at all: a file that was there stays until the new one is complete."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from carrywell.cli.problem import UnreadableError

STDOUT = "-"


def write_files(files: Mapping[str, tuple[str, Iterable[bytes]]]) -> None:
    """Write each kind of file under its name; ``-`` is standard output.

    Raises
    ------
    UnreadableError
        Naming the option, when a file cannot be written: no such folder, no right, no room.
    """
    for option, (name, parts) in files.items():
        try:
            if name == STDOUT:
                _to_stdout(parts)
            else:
                _replace(Path(name), parts)
        except BrokenPipeError:
            raise
        except FileNotFoundError as error:
            raise UnreadableError(option, "folder_missing", name=name) from error
        except (OSError, ValueError) as error:
            if Path(name).is_dir():
                raise UnreadableError(option, "file_is_folder", name=name) from error
            reason = getattr(error, "strerror", None) or str(error)
            shown = "stdout" if name == STDOUT else name
            raise UnreadableError(option, "not_written", name=shown, reason=reason) from error


def _to_stdout(parts: Iterable[bytes]) -> None:
    sys.stdout.buffer.writelines(parts)
    sys.stdout.buffer.flush()


def _replace(path: Path, parts: Iterable[bytes]) -> None:
    if path.exists() and not path.is_file():  # a device or a pipe is written to, never replaced
        if path.is_dir():
            raise IsADirectoryError(path)
        with path.open("wb") as stream:
            stream.writelines(parts)
        return
    target = path.resolve()
    handle, aside = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.", suffix=".new")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines(parts)
        os.replace(aside, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(aside)
        raise
