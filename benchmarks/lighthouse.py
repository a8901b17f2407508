"""Asks Lighthouse (mobile, its simulated slow phone) what it thinks of the pages; the table stands in docs/web.md.

`python -m benchmarks.lighthouse [folder]` needs npm and Chromium. Lighthouse is installed into the folder, else into
one that is deleted afterwards; never into the repository. Three runs a page, the middle one counts. Lighthouse
multiplies what the processor took, so a run on a busy computer says nothing of the page and is made again.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.page import write
from tests.web.serving import served
from tests.web.women import session_of

PACKAGE = "lighthouse@12.8.2"
RUNS, MOST_RUNS = 3, 6
#: Below this speed of the processor, measured in each run, Lighthouse itself warns of looking slower than it is.
LEAST_INDEX = 1000
CATEGORIES = ("performance", "accessibility", "best-practices")
FLAGS = "--headless=new --no-sandbox --disable-gpu"
#: Name, address, whose session.
PAGES = (
    ("start", "/", ""),
    ("question", "/check/0", "half way"),
    ("result", "/check/result", "routine"),
    ("emergency", "/check/result", "emergency"),
    ("load", "/load", "half way"),
    ("load: a task", "/load/lift_cot_low", "half way"),
)
LANGUAGES = {"English": "en-GB", "简体中文": "zh-CN"}
HEAD = (
    "| page | language | performance | accessibility | best practices | largest paint (s) | over the wire (KB) | runs |"
)


@dataclass(frozen=True)
class Opinion:
    """What Lighthouse says of one page: points of 100, seconds to the largest paint, bytes over the wire."""

    points: dict[str, float]
    largest_paint_s: float
    sent_bytes: float
    processor_index: float


def install(folder: Path) -> Path:
    """Return the command, installed into the folder unless it is there already."""
    command = folder / "node_modules" / ".bin" / "lighthouse"
    if not command.exists():
        npm = shutil.which("npm")
        if npm is None:
            raise SystemExit("Lighthouse needs npm (nodejs.org).")
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run([npm, "install", "--no-audit", "--no-fund", "--silent", PACKAGE], cwd=folder, check=True)
    return command


def ask(command: Path, url: str, headers: dict[str, str]) -> Opinion:
    """One run."""
    options = ["--output=json", "--quiet", f"--chrome-flags={FLAGS}", f"--only-categories={','.join(CATEGORIES)}"]
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or ""
    answer = subprocess.run(
        [command, url, *options, f"--extra-headers={json.dumps(headers)}"],
        capture_output=True,
        check=True,
        env=os.environ | {"CHROME_PATH": chromium},
    )
    found: dict[str, Any] = json.loads(answer.stdout)
    assert found["finalDisplayedUrl"] == url, found["finalDisplayedUrl"]
    audits = found["audits"]
    return Opinion(
        {name: 100 * found["categories"][name]["score"] for name in CATEGORIES},
        audits["largest-contentful-paint"]["numericValue"] / 1000,
        audits["total-byte-weight"]["numericValue"],
        found["environment"]["benchmarkIndex"],
    )


def headers_of(woman: str, locale: str, sessions: dict[str, str]) -> dict[str, str]:
    """What her browser sends."""
    if woman and woman not in sessions:
        sessions[woman] = session_of(woman)
    cookie = {"Cookie": f"carrywell_session={sessions[woman]}"} if woman else {}
    return {"Accept-Language": locale} | cookie


def opinions(command: Path, url: str, headers: dict[str, str]) -> list[Opinion]:
    """As many runs as count; fewer on a computer that is busy all the time."""
    found: list[Opinion] = []
    for _ in range(MOST_RUNS):
        opinion = ask(command, url, headers)
        print(url, opinion, flush=True)
        if opinion.processor_index >= LEAST_INDEX:
            found.append(opinion)
        if len(found) == RUNS:
            break
    return found


def row(found: list[Opinion]) -> str:
    """The middle of each measure."""
    if not found:
        return "too busy | | | | | 0"
    points = " | ".join(f"{median(each.points[category] for each in found):.0f}" for category in CATEGORIES)
    paint_s, sent_bytes = median(each.largest_paint_s for each in found), median(each.sent_bytes for each in found)
    return f"{points} | {paint_s:.2f} | {sent_bytes / 1000:.1f} | {len(found)}"


def rows(command: Path, address: str) -> Iterator[str]:
    """The table, page by page."""
    sessions: dict[str, str] = {}
    for language, locale in LANGUAGES.items():
        for name, path, woman in PAGES:
            found = opinions(command, f"{address}{path}", headers_of(woman, locale, sessions))
            yield f"| {name} | {language} | {row(found)} |"


def main() -> None:
    """Measure every page; the table is written after each, so that a walk cut short loses nothing."""
    table = [f"{PACKAGE.replace('@', ' ')}, {date.today()}.\n", HEAD, "|---|---|---|---|---|---|---|---|"]
    with tempfile.TemporaryDirectory() as temporary, served() as address:
        command = install(Path(sys.argv[1] if len(sys.argv) > 1 else temporary))
        for line in rows(command, address):
            table.append(line)
            write("web.md", "lighthouse", "benchmarks/lighthouse.py", "\n".join(table))


if __name__ == "__main__":
    main()
