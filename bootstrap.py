"""The private environment in `.venv`: made, filled and repaired for start.py and run_tests.py.

Only the standard library is used here. Nothing outside `.venv` is written, and once `.venv` matches the lock
files nothing is fetched.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Group = Literal["app", "test"]

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
SCRIPTS = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")

STAMP = ENVIRONMENT / "carrywell.json"
UNFINISHED = ENVIRONMENT / "unfinished"
LOG = ENVIRONMENT / "install.log"

LOCKS: dict[Group, tuple[str, ...]] = {"app": ("build.txt", "app.txt"), "test": ("test.txt",)}
WHAT: dict[Group, str] = {"app": "what Carrywell needs", "test": "the test tools"}
INTERRUPTED = "Interrupted. Run the same command again: it picks up the pieces."


class BootstrapError(Exception):
    """The environment cannot be made; the message says what to do."""


def say(text: str) -> None:
    """Print one line of progress at once."""
    print(text, flush=True)


def complain(text: str) -> None:
    """Print one line to standard error."""
    print(text, file=sys.stderr, flush=True)


def ensure(group: Group) -> None:
    """Bring `.venv` to the state that the lock files describe."""
    if is_current(group):
        return
    try:
        with _one_at_a_time():
            if not is_current(group):
                _make_current(group)
    except OSError as error:
        raise BootstrapError(f"Cannot write to {ENVIRONMENT}: {error}") from error


def is_current(group: Group) -> bool:
    """Tell whether `.venv` already holds what the lock files ask for."""
    stamp = _read_stamp()
    if UNFINISHED.exists() or not PYTHON.exists() or stamp.get("base") != _base():
        return False
    return stamp.get("app") == _digest("app") and stamp.get(group) == _digest(group)


def base_python() -> str:
    """Return the interpreter behind a virtual environment, which survives rebuilding it."""
    base: str | None = getattr(sys, "_base_executable", None)
    return base or sys.executable


def _make_current(group: Group) -> None:
    try:
        if not _is_usable():
            _clear()
            say("Making a private Python environment in .venv ...")
            _create()
    except BootstrapError:
        _clear()
        raise
    UNFINISHED.touch()
    stamp = _read_stamp() | {"base": _base()}
    if stamp.get("app") != _digest("app"):
        _install_locked("app")
        _install_package()
        stamp["app"] = _digest("app")
    if group == "test" and stamp.get("test") != _digest("test"):
        _install_locked("test")
        stamp["test"] = _digest("test")
    STAMP.write_text(json.dumps(stamp, indent=1), encoding="utf-8")
    UNFINISHED.unlink()
    say("Ready.")


def _is_usable() -> bool:
    if UNFINISHED.exists():
        say("The last installation did not finish: starting it afresh.")
        return False
    stamp = _read_stamp()
    if stamp and stamp.get("base") != _base():
        say("Python or this folder has changed since the last start: starting afresh.")
        return False
    return _succeeds([str(PYTHON), "-c", "import sys; sys.exit(sys.version_info < (3, 11))"])


def _clear() -> None:
    if ENVIRONMENT.is_symlink():
        ENVIRONMENT.unlink()
    elif ENVIRONMENT.exists():
        shutil.rmtree(ENVIRONMENT)


def _create() -> None:
    ENVIRONMENT.mkdir()
    UNFINISHED.touch()
    python, target = base_python(), str(ENVIRONMENT)
    # Debian ships venv without ensurepip, which then fails half-way: look before trying.
    if importlib.util.find_spec("ensurepip") and _succeeds([python, "-m", "venv", target]):
        return
    bare = _succeeds([python, "-m", "venv", "--without-pip", "--clear", target])
    UNFINISHED.touch()
    if bare and _installer():
        return
    virtualenv = shutil.which("virtualenv")
    if virtualenv and _succeeds([virtualenv, "--clear", "--python", python, target]):
        UNFINISHED.touch()
        return
    raise BootstrapError(_what_is_missing())


def _what_is_missing() -> str:
    if shutil.which("apt-get"):
        remedy = "Install it with:  sudo apt install python3-venv"
    else:
        remedy = "Install your system's package for Python's venv and ensurepip (or pip, uv or virtualenv)."
    return f"This Python cannot make environments: part of it is missing.\n{remedy}\nThen run this again."


def _installer() -> list[str]:
    """Return the start of an install command into `.venv`, or nothing when there is none."""
    python, inside = base_python(), str(PYTHON)
    if _succeeds([inside, "-m", "pip", "--version"]):
        return [inside, "-m", "pip", "install"]
    if _succeeds([python, "-m", "pip", "--python", inside, "--version"]):
        return [python, "-m", "pip", "--python", inside, "install"]
    uv = shutil.which("uv")
    return [uv, "pip", "install", "--python", inside] if uv else []


def _install_locked(group: Group) -> None:
    say(f"Installing {WHAT[group]} (the first time this takes a minute or two) ...")
    files = [argument for name in LOCKS[group] for argument in ("-r", str(ROOT / "requirements" / name))]
    _install(["--require-hashes", "--only-binary", ":all:", *files])


def _install_package() -> None:
    say("Installing Carrywell itself ...")
    _install(["--no-index", "--no-deps", "--no-build-isolation", "-e", str(ROOT)])


def _install(arguments: Sequence[str]) -> None:
    installer = _installer()
    if not installer:
        raise BootstrapError(_what_is_missing())
    environment = os.environ | {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1", "PIP_USER": "0"}
    # close_fds=False hands the lock on: should this process be killed, the next start waits for pip to end.
    with subprocess.Popen(
        [*installer, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        text=True,
        errors="replace",
        env=environment,
        cwd=ENVIRONMENT,
        close_fds=False,
    ) as process:
        try:
            _follow(process)
        except BaseException:
            process.terminate()
            raise
    if process.returncode:
        raise BootstrapError(_install_failure())


def _follow(process: subprocess.Popen[str]) -> None:
    lively = sys.stdout.isatty()
    with LOG.open("a", encoding="utf-8") as log:
        for line in process.stdout or ():
            log.write(line)
            words = line.split()
            if lively and words[:1] == ["Collecting"]:
                print(f"\r  {words[1][:60]:<60}", end="", flush=True)
    if lively:
        print("\r" + " " * 62, end="\r", flush=True)


def _install_failure() -> str:
    lines = LOG.read_text(encoding="utf-8").splitlines()
    last_lines = [line for line in lines if line.casefold().startswith("error")][-5:] or lines[-8:]
    advice = "The installation failed. Is this computer online? The first start needs the network."
    return "\n".join([*last_lines, "", advice, f"Details: {LOG}"])


def _succeeds(command: Sequence[str]) -> bool:
    try:
        outcome = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, check=False)
    except OSError:
        return False
    return outcome.returncode == 0


def _base() -> str:
    major, minor = sys.version_info[:2]
    return f"{sys.implementation.name} {major}.{minor} {ROOT}"


def _digest(group: Group) -> str:
    digest = hashlib.sha256()
    for path in (ROOT / "pyproject.toml", *(ROOT / "requirements" / name for name in LOCKS[group])):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _read_stamp() -> dict[str, str]:
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(key): str(value) for key, value in stamp.items()} if isinstance(stamp, dict) else {}


@contextlib.contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Hold this very file locked, so that two starts do not install into each other.

    A process that dies lets go of it, so no lock is ever left behind.
    """
    with Path(__file__).open("rb") as file:
        file.seek(1 << 30)
        waiting = False
        while not _try_lock(file.fileno()):
            if not waiting:
                say("Another start is installing: waiting for it ...")
            waiting = True
            time.sleep(0.5)
        os.set_inheritable(file.fileno(), True)
        yield


if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
