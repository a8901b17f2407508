"""Ways of one task side by side: one scale, one floor line, each with its name and its number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

from carrywell.errors import InputError
from carrywell.figure.marks import Mark
from carrywell.figure.page import bounds, floor, marks_of
from carrywell.figure.palette import tones
from carrywell.figure.picture import Picture
from carrywell.figure.svg import FONTS, View, document, draw_marks, group, number, text_of

#: Sizes of the text and gaps between cells [cm].
_NAME, _NUMBER, _LINE = 8.0, 9.6, 1.32
_GAP, _INSET, _TOP = 10.0, 7.0, 7.0
#: Mean width of a Latin letter as a share of its size; a Chinese one is as wide as it is high.
_LATIN_WIDTH, _WIDE = 0.62, 1.0
_LEAST_WIDTH = 96.0


@dataclass(frozen=True)
class _Cell:
    picture: Picture
    marks: list[Mark]
    left: float
    right: float
    top: float
    name: tuple[str, ...]
    number: tuple[str, ...]


def draw_side_by_side(
    pictures: Sequence[Picture],
    captions: Sequence[tuple[str, str]],
    *,
    columns: int = 3,
    width_px: int | None = None,
    title: str = "",
    description: str = "",
) -> str:
    """Several pictures in one SVG document.

    Parameters
    ----------
    pictures, captions
        What is drawn, and under each its name and its line with the number; as many as pictures.
    columns
        After so many a new row begins; every row has its own floor line, all have one scale.
    width_px
        Width in pixels; None lets the page decide.
    title, description
        The text alternative.

    Raises
    ------
    InputError
        When there is no picture, or not one caption for each.
    """
    if not pictures or len(pictures) != len(captions):
        raise InputError("captions", "missing")
    across = max(1, min(columns, len(pictures)))
    raw = [(picture, marks_of(picture)) for picture in pictures]
    wide = max(_LEAST_WIDTH, *(_width(marks) for _, marks in raw)) + 2 * _INSET
    cells = [_cell(picture, marks, said, wide) for (picture, marks), said in zip(raw, captions, strict=True)]
    rows = [cells[start : start + across] for start in range(0, len(cells), across)]
    heights = [(_TOP + max(cell.top for cell in row), _text_height(row)) for row in rows]
    total = sum(figure + text for figure, text in heights) + _GAP * (len(rows) - 1)
    view = View(0.0, 0.0, across * wide + (across - 1) * _GAP, total)
    root = document(view, width_px, title, description)
    drawn, down = group(root), 0.0
    for row, (figure, text) in zip(rows, heights, strict=True):
        for column, cell in enumerate(row):
            _draw_cell(root, drawn, cell, (column * (wide + _GAP), down + figure), wide)
        down += figure + text + _GAP
    return text_of(root)


def _width(marks: list[Mark]) -> float:
    left, right, _ = bounds(marks)
    return right - left


def _cell(picture: Picture, marks: list[Mark], said: tuple[str, str], wide: float) -> _Cell:
    left, right, top = bounds(marks)
    room = wide - 2 * _INSET
    return _Cell(picture, marks, left, right, top, wrapped(said[0], room / _NAME), wrapped(said[1], room / _NUMBER))


def _text_height(row: list[_Cell]) -> float:
    return 9.0 + _LINE * max(_NAME * len(cell.name) + _NUMBER * len(cell.number) for cell in row)


def _draw_cell(
    root: ElementTree.Element, drawn: ElementTree.Element, cell: _Cell, at: tuple[float, float], wide: float
) -> None:
    """A figure in the middle of its cell, standing on the floor line, its caption below."""
    x, ground = at
    shift = x + (wide - (cell.right - cell.left)) / 2 - cell.left
    line = floor(x + 2 - shift, x + wide - 2 - shift, cell.picture)
    draw_marks(drawn, [line, *cell.marks], -shift, ground)
    colours = tones(cell.picture.skin, cell.picture.theme)
    height = ground + 5.0
    for lines, size, tone, weight in (
        (cell.name, _NAME, colours.text, "600"),
        (cell.number, _NUMBER, colours.load, "700"),
    ):
        for line_text in lines:
            height += size * _LINE
            text = ElementTree.SubElement(root, "text", {"x": number(x + _INSET), "y": number(height)})
            text.set("font-family", FONTS)
            text.set("font-size", number(size))
            text.set("font-weight", weight)
            text.set("fill", tone)
            text.text = line_text


def wrapped(text: str, room: float) -> tuple[str, ...]:
    """The text in lines no wider than ``room`` (in letter sizes); Chinese may break after any character."""
    lines, line, width = [], "", 0.0
    for token in _tokens(text):
        more = sum(_WIDE if ord(letter) > 0x2E7F else _LATIN_WIDTH for letter in token)
        if line.strip() and width + more > room:
            lines.append(line.strip())
            line, width, token = "", 0.0, token.lstrip()
        line += token
        width += more
    return tuple([*lines, line.strip()]) if line.strip() else tuple(lines)


def _tokens(text: str) -> list[str]:
    """Words with the space before them, and single Chinese characters with the punctuation that follows."""
    tokens: list[str] = []
    for letter in text:
        alone = ord(letter) > 0x2E7F
        if tokens and letter in "，。、；：！？）》”’":
            tokens[-1] += letter
        elif not tokens or letter == " " or alone or ord(tokens[-1][-1]) > 0x2E7F:
            tokens.append(letter)
        else:
            tokens[-1] += letter
    return tokens
