"""One picture, or several side by side on one scale and one floor line, as an SVG document."""

from __future__ import annotations

from carrywell.figure.lying import lying_marks
from carrywell.figure.marks import Mark
from carrywell.figure.palette import tones
from carrywell.figure.picture import Picture
from carrywell.figure.scene import scene_marks
from carrywell.figure.shapes import stroke
from carrywell.figure.spots import Spot
from carrywell.figure.svg import View, document, draw_marks, group, text_of

#: Free room around a figure [cm].
_MARGIN, _BELOW = 7.0, 5.0
_FLOOR_LINE = 0.6


def marks_of(picture: Picture) -> list[Mark]:
    """Everything in a picture but the floor."""
    return lying_marks(picture) if picture.lies else scene_marks(picture)


def draw(picture: Picture, *, width_px: int | None = None, title: str = "", description: str = "") -> str:
    """A picture as a complete SVG document, cropped to what it shows.

    Parameters
    ----------
    picture
        What is drawn.
    width_px
        Width in pixels; None lets the page decide.
    title, description
        The text alternative.
    """
    marks = marks_of(picture)
    left, right, top = bounds(marks)
    view = View(left - _MARGIN, -_BELOW, right - left + 2 * _MARGIN, top + _MARGIN + _BELOW)
    root = document(view, width_px, title, description)
    drawn = group(root)
    draw_marks(drawn, [floor(view.left + 1.5, view.left + view.width - 1.5, picture), *marks], view.left, view.top)
    return text_of(root)


def bounds(marks: list[Mark]) -> tuple[float, float, float]:
    """Left, right and top of all marks [cm]."""
    boxes = [mark.shape.bounds for mark in marks if not mark.shape.is_empty]
    return min(b[0] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


def floor(left: float, right: float, picture: Picture) -> Mark:
    """The floor line; its upper edge is the floor."""
    line = stroke([Spot(left, -_FLOOR_LINE / 2), Spot(right, -_FLOOR_LINE / 2)])
    return Mark(line, None, tones(picture.skin, picture.theme).floor, _FLOOR_LINE)
