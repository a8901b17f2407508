"""The drawing of an exercise: where it starts and where it ends, side by side on one floor."""

from __future__ import annotations

from dataclasses import dataclass, replace

from carrywell.figure.exercise_side import side_marks
from carrywell.figure.exercise_things import (
    Scenery,
    arrow_marks,
    before_her,
    behind_her,
    between_legs,
    height_of,
    in_her_hands,
)
from carrywell.figure.figure_marks import figure_layers
from carrywell.figure.head import HEAD, head
from carrywell.figure.joints import Joints, joints
from carrywell.figure.marks import Mark, Pen
from carrywell.figure.page import bounds
from carrywell.figure.palette import tones
from carrywell.figure.picture import Picture, Theme
from carrywell.figure.posed import Posed, posed
from carrywell.figure.shapes import stroke, unite
from carrywell.figure.spots import Frame, Spot
from carrywell.figure.svg import SOFT, View, document, draw_marks, group, text_of
from carrywell.knowledge.drawing_schema import Drawing, ProfilePose
from carrywell.spine.body import Body
from carrywell.spine.posture import Hands, Posture

#: Free room around and between the two figures [cm].
_MARGIN, _BETWEEN, _ABOVE, _BELOW = 4.0, 16.0, 6.0, 2.0
#: Two figures that are together so many times wider than high stand below each other.
_STRIP = 2.6
_FLOOR_LINE = 0.6
#: Further back than this she lies.
_ON_BACK_DEG = -60.0
#: How far a head lies above the mattress on a pillow, as a part of the stature.
_CUSHION = 0.022


@dataclass(frozen=True)
class Shown:
    """Who is drawn: her body, skin and hair from 0 to 4, and the theme."""

    body: Body
    skin: int = 2
    theme: Theme = "day"


def draw_exercise(drawing: Drawing, shown: Shown, description: str = "") -> str:
    """An exercise as an SVG document; without a description the words beside it say what it shows.

    The end stands beside the start, or below it where she lies and both together would be a long strip.
    """
    figures = [Figure.of(marks) for marks in exercise_marks(drawing, shown)]
    beside = sum(one.width for one in figures) + _BETWEEN * (len(figures) - 1)
    stacked = len(figures) > 1 and beside > _STRIP * max(one.height for one in figures)
    width = (max(one.width for one in figures) if stacked else beside) + 2 * _MARGIN
    height = sum(one.height for one in figures) + _ABOVE if stacked else max(one.height for one in figures)
    root = document(View(0, 0, width, height + 2 * _MARGIN), None, "", description)
    if not description:
        del root.attrib["role"]
        root.set("aria-hidden", "true")
    together, ahead, down = group(root), _MARGIN, _MARGIN
    for one in figures:
        top = one.top + (down if stacked else _MARGIN + height - one.height)
        if drawing.start is not None:
            left, right = one.left - _MARGIN / 2, one.right + _MARGIN / 2
            draw_marks(together, [_floor(left, right, shown)], one.left - ahead, top, SOFT)
        draw_marks(together, one.marks, one.left - ahead, top, SOFT)
        if stacked:
            down += one.height + _ABOVE
        else:
            ahead += one.width + _BETWEEN
    return text_of(root)


@dataclass(frozen=True)
class Figure:
    """The marks of one figure and their bounds [cm]."""

    marks: list[Mark]
    left: float
    right: float
    low: float
    top: float

    @staticmethod
    def of(marks: list[Mark]) -> Figure:
        """With the bounds of its marks; the floor is always among them."""
        left, right, top = bounds(marks)
        low = min(mark.shape.bounds[1] for mark in marks if not mark.shape.is_empty)
        return Figure(marks, left, right, min(low, 0.0) - _BELOW, top + _BELOW)

    @property
    def width(self) -> float:
        """From left to right [cm]."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From below the floor to the top [cm]."""
        return self.top - self.low


def _floor(left: float, right: float, shown: Shown) -> Mark:
    line = stroke([Spot(left, -_FLOOR_LINE / 2), Spot(right, -_FLOOR_LINE / 2)])
    return Mark(line, None, tones(shown.skin, shown.theme).floor, _FLOOR_LINE)


def exercise_marks(drawing: Drawing, shown: Shown) -> list[list[Mark]]:
    """The marks of the start and, where it moves, of the end."""
    own, colours = own_joints(shown), tones(shown.skin, shown.theme)
    pen = Pen(colours.ink, 0.0033 * own.stature)
    if drawing.side_start is not None:
        sides = [pose for pose in (drawing.side_start, drawing.side_end) if pose is not None]
        return [side_marks(pose, own, colours, pen) for pose in sides]
    poses = [pose for pose in (drawing.start, drawing.end) if pose is not None]
    return [_profile(drawing, pose, own, shown, last=pose is poses[-1]) for pose in poses]


def own_joints(shown: Shown) -> Joints:
    """Her limbs as the engine has them; the pose turns them."""
    return joints(Picture(shown.body, Posture(), Hands()))


def posed_for(drawing: Drawing, pose: ProfilePose, own: Joints) -> Posed:
    """Her in a pose on what the exercise is done on."""
    height = height_of(drawing.on)
    seated = drawing.on in ("chair", "armchair")
    return posed(own, pose, 0.0 if pose.stands else height, 0.0 if seated else height)


def _profile(drawing: Drawing, pose: ProfilePose, own: Joints, shown: Shown, *, last: bool) -> list[Mark]:
    """One figure seen from the side with everything around it."""
    colours = tones(shown.skin, shown.theme)
    pen = Pen(colours.ink, 0.0033 * own.stature)
    made = posed_for(drawing, pose, own)
    cushion = _CUSHION * own.stature if "pillow" in drawing.things else 0.0
    skull = head_frame(made, pose.head, height_of(drawing.on) + cushion)
    layers = figure_layers(made.joints, made.curve, made.trunk, skull, None, (colours, pen))
    scenery = Scenery(drawing, pose, made, skull, colours, pen)
    marks = [*behind_her(scenery), *layers.far, *between_legs(scenery), *layers.body, *layers.head, *layers.spine]
    marks += [*in_her_hands(scenery), *layers.near_arm, *before_her(scenery)]
    return [*marks, *arrow_marks(scenery)] if last else marks


def head_frame(made: Posed, bent: float, surface: float) -> Frame:
    """The head on its neck, bent so far forward from the trunk; on her back it lies on what she lies on."""
    own = made.joints
    turn = own.trunk_deg + bent
    centre = Frame(own.c7, own.trunk_deg + 0.5 * bent, own.stature).at(0.035, 0.075)
    found = Frame(centre, turn, HEAD * own.stature)
    if own.trunk_deg > _ON_BACK_DEG:
        return found
    lowest = unite([(shapes := head(found, made.curve)).hair, shapes.bun]).bounds[1]
    return replace(found, origin=centre + Spot(0.0, max(surface - lowest, 0.0)))
