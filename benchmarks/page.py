"""Puts measured numbers between the markers of a documentation page."""

from __future__ import annotations

from pathlib import Path

DOCS = Path(__file__).parents[1] / "docs"


def write(page: str, name: str, script: str, text: str) -> None:
    """Replace what stands between ``<!-- name: written by script -->`` and ``<!-- end of name -->``."""
    path = DOCS / page
    begin, end = f"<!-- {name}: written by {script} -->", f"<!-- end of {name} -->"
    whole = path.read_text(encoding="utf-8")
    before, after = whole.split(begin)[0], whole.split(end)[1]
    path.write_text(f"{before}{begin}\n\n{text.strip()}\n\n{end}{after}", encoding="utf-8", newline="\n")
