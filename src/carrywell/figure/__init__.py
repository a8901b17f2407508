"""Pictures: one drawing routine turns any posture of the engine into a figure with her baby and the furniture."""

from carrywell.figure.describe import DESCRIPTION_KEYS, describe
from carrywell.figure.exercise import Shown, draw_exercise
from carrywell.figure.page import draw
from carrywell.figure.picture import BABY_POSES, FURNITURE_KINDS, PROPS, Furniture, Picture
from carrywell.figure.side_by_side import draw_side_by_side
from carrywell.figure.small import draw_small, draw_together

__all__ = [
    "BABY_POSES",
    "DESCRIPTION_KEYS",
    "FURNITURE_KINDS",
    "PROPS",
    "Furniture",
    "Picture",
    "Shown",
    "describe",
    "draw",
    "draw_exercise",
    "draw_side_by_side",
    "draw_small",
    "draw_together",
]
