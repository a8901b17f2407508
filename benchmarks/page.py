"""Puts measured numbers between the markers of a documentation page."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

DOCS = Path(__file__).parents[1] / "docs"


def write(page: str, name: str, script: str, text: str) -> None:
    """Put the text between the markers of a page of the documentation."""
    path = DOCS / page
    path.write_text(placed(path.read_text(encoding="utf-8"), name, script, text), encoding="utf-8", newline="\n")


def placed(whole: str, name: str, script: str, text: str) -> str:
    """The page with the text in place of what stood between ``<!-- name: written by script -->`` and its end.

    Raises
    ------
    ValueError
        Where a marker is not there once: the page would lose what stands around it.
    """
    begin, end = f"<!-- {name}: written by {script} -->", f"<!-- end of {name} -->"
    if whole.count(begin) != 1:
        raise ValueError(f"the page has the marker {begin} {whole.count(begin)} times")
    before, rest = whole.split(begin)
    if end not in rest:
        raise ValueError(f"the page has no marker {end} after {begin}")
    return f"{before}{begin}\n\n{text.strip()}\n\n{end}{rest.split(end, 1)[1]}"


def table(head: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> str:
    """Rows as a table in Markdown."""
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join([*lines, *("| " + " | ".join(str(cell) for cell in row) + " |" for row in rows)])
