"""Points in space as three arrays that broadcast: x forward, y to her left, z up, in metres."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Point:
    """A point or a vector; each part has the same meaning and may have its own shape."""

    x: Array
    y: Array
    z: Array

    def __add__(self, other: Point) -> Point:
        return Point(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other: Point) -> Point:
        return Point(self.x - other.x, self.y - other.y, self.z - other.z)

    def times(self, factor: Array | float) -> Point:
        """Every part multiplied."""
        return Point(self.x * factor, self.y * factor, self.z * factor)

    def dot(self, other: Point) -> Array:
        """The scalar product."""
        return np.asarray(self.x * other.x + self.y * other.y + self.z * other.z)

    @property
    def length(self) -> Array:
        """The Euclidean length."""
        return np.asarray(np.sqrt(self.dot(self)))


def between(start: Point, end: Point, share: Array | float) -> Point:
    """The point that lies ``share`` of the way from start to end."""
    return start + (end - start).times(share)


@dataclass(frozen=True)
class Frame:
    """Three unit vectors of a body part: forward, left and along its axis."""

    forward: Point
    left: Point
    along: Point

    def at(self, forward: Array | float, left: Array | float, along: Array | float) -> Point:
        """The vector with these parts."""
        return self.forward.times(forward) + self.left.times(left) + self.along.times(along)


def trunk_frame(flexion_deg: Array, lateral_deg: Array) -> Frame:
    """The frame of a trunk that is not twisted: leant sideways, then bent forward about the pelvis' lateral axis."""
    bend, lean = np.radians(flexion_deg), np.radians(lateral_deg)
    sin_bend, cos_bend, sin_lean, cos_lean = np.sin(bend), np.cos(bend), np.sin(lean), np.cos(lean)
    return Frame(
        forward=Point(cos_bend, np.zeros_like(bend), -sin_bend),
        left=Point(-sin_bend * sin_lean, cos_lean, -cos_bend * sin_lean),
        along=Point(sin_bend * cos_lean, sin_lean, cos_bend * cos_lean),
    )


def twisted(frame: Frame, twist_deg: Array) -> Frame:
    """A frame turned about its own axis, the left side forward at negative angles."""
    turn = np.radians(twist_deg)
    sin_turn, cos_turn = np.sin(turn), np.cos(turn)
    return Frame(
        forward=frame.forward.times(cos_turn) + frame.left.times(sin_turn),
        left=frame.left.times(cos_turn) - frame.forward.times(sin_turn),
        along=frame.along,
    )
