"""Pictures beside words: one for a list, cropped where she stands tall; several together on one floor."""

from __future__ import annotations

from collections.abc import Sequence

from carrywell.figure.page import bounds, floor, marks_of
from carrywell.figure.picture import Picture
from carrywell.figure.svg import COARSE, SOFT, View, document, draw_marks, group, text_of

#: Free room around a figure in a list, and around and between figures that stand together [cm].
_MARGIN, _ROOM, _BETWEEN = 3.0, 6.0, 26.0
#: A picture in a list is at most so many times as high as it is wide: of a woman who stands tall, her upper part.
_TALLEST = 1.1
#: No picture in a list shows less than this [cm], so that she has much the same size in each.
_LEAST_WIDTH = 84.0
#: What hangs from a hand is what its picture is about.
_CARRIED_LOW = ("car_shell", "bag")
#: Smaller than this nothing is seen in a list [cm²].
_LEAST_AREA = 8.0


def draw_small(picture: Picture) -> str:
    """A picture for a list, where the words beside it say what it shows: coarse and close."""
    marks = marks_of(picture)
    left, right, top = bounds(marks)
    width = max(right - left + 2 * _MARGIN, _LEAST_WIDTH)
    left = (left + right - width) / 2
    whole = top + 2 * _MARGIN
    height = whole if picture.baby in _CARRIED_LOW or picture.prop in _CARRIED_LOW else min(whole, _TALLEST * width)
    root = document(View(left, top + _MARGIN - height, width, height), None, "", "")
    del root.attrib["role"]
    root.set("aria-hidden", "true")
    line = floor(left + 1, left + width - 1, picture)
    large = [mark for mark in marks if mark.fill is None or mark.shape.area >= _LEAST_AREA]
    draw_marks(group(root), [line, *large], left, top + _MARGIN, COARSE)
    return text_of(root)


def draw_together(pictures: Sequence[Picture], description: str) -> str:
    """Several pictures on one scale and one floor line, from left to right."""
    drawn = [(marks, *bounds(marks)) for marks in map(marks_of, pictures)]
    width = sum(right - left for _, left, right, _ in drawn) + _BETWEEN * (len(drawn) - 1) + 2 * _ROOM
    top = max(top for *_, top in drawn) + _ROOM
    root = document(View(0, -_ROOM, width, top + _ROOM), None, "", description)
    together = group(root)
    draw_marks(together, [floor(2, width - 2, pictures[0])], 0, top, SOFT)
    at = _ROOM
    for marks, left, right, _ in drawn:
        draw_marks(together, marks, left - at, top, SOFT)
        at += right - left + _BETWEEN
    return text_of(root)
