#!/usr/bin/env python3
"""Run every check of Carrywell: `python3 run_tests.py [--quick] [-- pytest arguments]`.

Style, types, import order, knowledge and tests, in the same private environment that start.py makes. All
steps run even when one fails; the exit code is non-zero if any did.
"""

import sys

if sys.version_info < (3, 11):  # before anything that an older Python cannot read
    sys.stderr.write("Carrywell needs Python 3.11 or newer; this is %d.%d.\n" % sys.version_info[:2])
    sys.exit(2)

import argparse
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

import bootstrap
from bootstrap import complain, say

BROWSER_COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
BROWSER_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "{ProgramFiles}/Google/Chrome/Application/chrome.exe",
    "{ProgramFiles(x86)}/Google/Chrome/Application/chrome.exe",
    "{LOCALAPPDATA}/Google/Chrome/Application/chrome.exe",
    "{ProgramFiles(x86)}/Microsoft/Edge/Application/msedge.exe",
)
PLAYWRIGHT_BROWSER = (
    "from playwright.sync_api import sync_playwright\n"
    "with sync_playwright() as playwright: print(playwright.chromium.executable_path)"
)
CHECKED = ("src", "tests", "benchmarks", "start.py", "run_tests.py", "bootstrap.py")


def find_browser() -> str | None:
    """Return the path of a Chromium-like browser on this computer."""
    return next(filter(None, _browsers()), None)


def _browsers() -> Iterator[str | None]:
    named = os.environ.get("CHROMIUM")
    yield shutil.which(named) if named else None
    yield from map(shutil.which, BROWSER_COMMANDS)
    for place in BROWSER_PLACES:
        path = Path(place.format_map({**os.environ, **_missing_variables()}))
        yield str(path) if path.is_file() else None
    yield _playwright_browser()


def _missing_variables() -> dict[str, str]:
    names = ("ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA")
    return {name: os.environ.get(name, "") for name in names}


def _playwright_browser() -> str | None:
    answer = subprocess.run([bootstrap.PYTHON, "-c", PLAYWRIGHT_BROWSER], capture_output=True, text=True, check=False)
    path = answer.stdout.strip()
    return path if answer.returncode == 0 and Path(path).is_file() else None


def install_browser() -> str | None:
    """Install a browser if there is none; return its path."""
    browser = find_browser()
    packages = ([] if browser else ["chromium"]) + ([] if _shows_chinese() else ["fonts-noto-cjk"])
    if packages and _may_use_apt():
        say(f"Installing {' and '.join(packages)} with apt-get ...")
        _apt_get("update")
        _apt_get("install", "--yes", "--no-install-recommends", *packages)
        browser = find_browser()
    if not browser:
        say("Installing a browser with playwright ...")
        subprocess.run([bootstrap.PYTHON, "-m", "playwright", "install", "chromium"], check=False)
        browser = find_browser()
    return browser


def _apt_get(*arguments: str) -> None:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "-qq", *arguments]
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)


def _may_use_apt() -> bool:
    return sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get") is not None


def _shows_chinese() -> bool:
    """Tell whether Chinese words have a font; only a Linux machine may lack one."""
    if sys.platform != "linux":
        return True
    if not shutil.which("fc-list"):
        return False
    return bool(subprocess.run(["fc-list", ":lang=zh"], capture_output=True, check=False).stdout.strip())


def checks() -> dict[str, list[str]]:
    """Return the commands that run before the tests, by name."""
    python = str(bootstrap.PYTHON)
    paths = [path for path in CHECKED if (bootstrap.ROOT / path).exists()]
    return {
        "ruff check": [python, "-m", "ruff", "check", *paths],
        "ruff format": [python, "-m", "ruff", "format", "--check", *paths],
        "mypy": [python, "-m", "mypy", "--strict", "src", "start.py", "run_tests.py", "bootstrap.py"],
        "lint-imports": [str(bootstrap.SCRIPTS / "lint-imports"), "--no-logo"],
        "knowledge check": [python, "-m", "carrywell", "knowledge", "check"],
    }


def pytest_command(quick: bool, browser: str | None, extra: Sequence[str]) -> list[str]:
    """Return the command that runs the tests."""
    left_out = ["slow", "browser"] if quick else [] if browser else ["browser"]
    marks = ["-m", " and ".join(f"not {mark}" for mark in left_out)] if left_out else []
    return [str(bootstrap.PYTHON), "-m", "pytest", "-n", "2", "--dist", "loadgroup", *marks, *extra]


def run(name: str, command: Sequence[str]) -> bool:
    """Run one step from the repository's root and tell whether it passed."""
    say(f"\n--- {name}")
    return subprocess.run(command, cwd=bootstrap.ROOT, check=False).returncode == 0


def run_all(quick: bool, extra: Sequence[str]) -> int:
    """Run every step; pytest comes last, so that its summary is the last line."""
    browser = find_browser() if quick else install_browser()
    failed = []
    if browser:
        os.environ["CHROMIUM"] = browser
    elif not quick:
        complain("No browser, so no browser tests: install Chromium or Chrome, or name one in CHROMIUM.")
        failed.append("browser")
    failed += [name for name, command in checks().items() if not run(name, command)]
    say(f"\nBefore the tests: {'FAILED: ' + ', '.join(failed) if failed else 'all steps passed'}")
    passed = run("pytest", pytest_command(quick, browser, extra))
    return int(bool(failed) or not passed)


def _arguments() -> tuple[bool, list[str]]:
    own, marker, extra = sys.argv[1:], "--", list[str]()
    if marker in own:
        own, extra = own[: own.index(marker)], own[own.index(marker) + 1 :]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="leave out the browser and wheel tests")
    return parser.parse_args(own).quick, extra


def main() -> int:
    """Prepare the environment, then run everything."""
    quick, extra = _arguments()
    try:
        bootstrap.ensure("test")
        return run_all(quick, extra)
    except bootstrap.BootstrapError as error:
        complain(str(error))
        return 2
    except KeyboardInterrupt:
        complain(f"\n{bootstrap.INTERRUPTED}")
        return 130


if __name__ == "__main__":
    sys.exit(main())
