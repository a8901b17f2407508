"""Break text into lines, in English and in Chinese: words stay whole, no line begins with a comma."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len

#: No line begins with one of these, and none ends with one of those.
_CLOSING = "，。、；：？！）》」』”’％,.;:?!)…～"
_OPENING = "（《「『“‘("
_CJK = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_PIECE = re.compile(
    rf"[{re.escape(_OPENING)}]*(?:[{_CJK}]|[^\s{_CJK}{re.escape(_OPENING)}]+)[{re.escape(_CLOSING)}]*|\s+|."
)


def wrapped(text: str, width: int) -> list[str]:
    """The lines of a text; a piece that is wider than a whole line is cut."""
    return [line for paragraph in text.split("\n") for line in _lines(paragraph, max(width, 2))]


def hanging(mark: str, text: str, width: int) -> list[str]:
    """Lines whose first begins with the mark, and whose others stand under its text."""
    indent = cell_len(mark) + 1
    first, *others = wrapped(text, width - indent)
    return [f"{mark} {first}", *(" " * indent + other for other in others)]


def _lines(paragraph: str, width: int) -> Iterator[str]:
    line = ""
    for piece in (part for whole in _PIECE.findall(paragraph) for part in _cut(whole, width)):
        if line and cell_len(line + piece.rstrip()) > width:
            yield line.rstrip()
            line = ""
        line += piece if line else piece.lstrip()
    yield line.rstrip()


def _cut(piece: str, width: int) -> Iterator[str]:
    while cell_len(piece) > width:
        size = next(n for n in range(len(piece), 0, -1) if cell_len(piece[:n]) <= width)
        yield piece[:size]
        piece = piece[size:]
    yield piece
