import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# Written in pieces, so that this file is no trace itself.
REGISTRIES = ("pypi" + ".org", "files." + "pythonhosted", "registry." + "npmjs", "deb." + "debian.org")
INDEX_OPTIONS = (r"--(?:extra-)?index" + r"-url\b", r"--find" + r"-links\b", r"--trusted" + r"-host\b")
HOMES = (
    r"/home" + r"/(?!you\b|user\b|carrywell\b)\w",
    r"/Users" + r"/(?!you\b)\w",
    r"[A-Z]:\\Users" + r"\\\w",
)
MACHINE = ("/ro" + r"ot\b/", "/wo" + r"rk/(?:main|shared|\.library|\.mirror)\b")
TRACE = re.compile("|".join((*map(re.escape, REGISTRIES), *INDEX_OPTIONS, *HOMES, *MACHINE)))


def project_files() -> list[Path]:
    """Return the files that are, or are about to be, under version control."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listing = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    paths = [ROOT / name for name in listing.split("\0") if name]
    return [path for path in paths if path.is_file() and not path.is_symlink()]


def traces(text: str) -> list[str]:
    return [line.strip()[:160] for line in text.splitlines() if TRACE.search(line)]


def test_files_name_no_machine_and_no_registry() -> None:
    found = {
        str(path.relative_to(ROOT)): lines
        for path in project_files()
        if (lines := traces(path.read_bytes().decode(errors="replace")))
    }
    assert found == {}


@pytest.mark.parametrize(
    "line",
    ["https://" + REGISTRIES[0] + "/simple", "--index" + "-url x", "/home" + "/maria/x", "/Users" + "/maria"],
)
def test_traces_are_recognised(line: str) -> None:
    assert traces(line) == [line]


@pytest.mark.parametrize("line", ["/home/carrywell/data", "pip install carrywell", "a network", "the root/ folder"])
def test_harmless_lines_pass(line: str) -> None:
    assert traces(line) == []
