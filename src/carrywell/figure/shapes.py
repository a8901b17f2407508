"""Soft shapes: tapered capsules, smooth outlines, and how to unite them so that joints never gape."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Sequence
from typing import TypeAlias

import shapely
from shapely import LineString, MultiLineString, Polygon
from shapely.geometry.base import BaseGeometry

from carrywell.figure.spots import Spot

Shape: TypeAlias = BaseGeometry
#: Points per quarter of a circle.
_ROUND = 8
_SPLINE_STEPS = 7


def disc(centre: Spot, radius: float) -> Shape:
    """A full circle."""
    return Polygon(_arc(centre, radius, 0.0, 2 * math.pi, 32))


def _arc(centre: Spot, radius: float, start: float, end: float, steps: int) -> list[tuple[float, float]]:
    angles = [start + (end - start) * index / steps for index in range(steps + 1)]
    return [(centre.x + radius * math.cos(angle), centre.z + radius * math.sin(angle)) for angle in angles]


def oval(centre: Spot, half_width: float, half_height: float, lean_deg: float = 0.0) -> Shape:
    """An ellipse; ``lean_deg`` tilts it forward."""
    lean = math.radians(lean_deg)
    points: list[tuple[float, float]] = []
    for index in range(40):
        angle = 2 * math.pi * index / 40
        ahead, up = half_width * math.cos(angle), half_height * math.sin(angle)
        points.append(
            (
                centre.x + ahead * math.cos(lean) + up * math.sin(lean),
                centre.z - ahead * math.sin(lean) + up * math.cos(lean),
            )
        )
    return Polygon(points)


def capsule(start: Spot, end: Spot, first: float, last: float) -> Shape:
    """Two circles and all between them: a limb that tapers."""
    length = start.distance(end)
    if length <= abs(first - last) + 1e-9:
        return disc(start, first) if first >= last else disc(end, last)
    way = math.atan2(end.z - start.z, end.x - start.x)
    side = math.acos((first - last) / length)
    back = _arc(start, first, way + side, way + 2 * math.pi - side, 2 * _ROUND)
    return Polygon(back + _arc(end, last, way - side, way + side, 2 * _ROUND))


def chain(joints: Sequence[tuple[Spot, float]]) -> Shape:
    """Capsules from joint to joint, each joint with its radius."""
    parts = [capsule(a, b, ra, rb) for (a, ra), (b, rb) in itertools.pairwise(joints)]
    return shapely.union_all(parts)


def unite(parts: Iterable[Shape]) -> Shape:
    """All parts as one."""
    return shapely.union_all(list(parts))


def soften(shape: Shape, fill: float, trim: float = 0.6) -> Shape:
    """Grow and shrink, so that hollows are filled, then shrink and grow, so that spikes go."""
    closed = shape.buffer(fill, quad_segs=_ROUND).buffer(-fill - trim, quad_segs=_ROUND)
    return closed.buffer(trim, quad_segs=_ROUND)


def smooth(spots: Sequence[Spot]) -> Shape:
    """The closed outline that runs smoothly through all spots."""
    points = [spot.pair for spot in spots]
    return Polygon(_spline(points, closed=True)).buffer(0)


def stroke(spots: Sequence[Spot]) -> Shape:
    """An open line that runs smoothly through all spots."""
    return LineString(_spline([spot.pair for spot in spots], closed=False))


def corners(spots: Sequence[Spot], rounding: float = 0.0) -> Shape:
    """A polygon with straight edges, its corners rounded by a radius."""
    shape: Shape = Polygon([spot.pair for spot in spots]).buffer(0)
    return shape.buffer(-rounding).buffer(rounding, quad_segs=_ROUND) if rounding else shape


def box(left: float, bottom: float, right: float, top: float, rounding: float = 0.0) -> Shape:
    """A rectangle."""
    return corners([Spot(left, bottom), Spot(right, bottom), Spot(right, top), Spot(left, top)], rounding)


def above(shape: Shape, height: float = 0.0) -> Shape:
    """What of a shape is not below a height: nothing sinks into the floor."""
    left, bottom, right, top = shape.bounds
    if bottom >= height:
        return shape
    return shape.intersection(shapely.box(left - 1, height, right + 1, max(top, height) + 1))


def front_at(shape: Shape, bottom: float, top: float) -> float:
    """How far forward a shape reaches between two heights."""
    left, _, right, _ = shape.bounds
    part = shape.intersection(shapely.box(left - 1, bottom, right + 1, top))
    return float(part.bounds[2]) if not part.is_empty else float(left)


def rings(shape: Shape) -> list[list[tuple[float, float]]]:
    """The outlines of a shape or line, in its own order."""
    if isinstance(shape, LineString):
        return [_pairs(shape.coords)]
    if isinstance(shape, Polygon):
        return [_pairs(ring.coords) for ring in (shape.exterior, *shape.interiors)] if not shape.is_empty else []
    if isinstance(shape, MultiLineString) or hasattr(shape, "geoms"):
        return [ring for part in shape.geoms for ring in rings(part)]
    return []


def _pairs(coordinates: Iterable[tuple[float, ...]]) -> list[tuple[float, float]]:
    return [(point[0], point[1]) for point in coordinates]


def _spline(points: list[tuple[float, float]], *, closed: bool) -> list[tuple[float, float]]:
    """Points along the Catmull-Rom curve (centripetal enough for our even spacing)."""
    around = [points[-1], *points, points[0], points[1]] if closed else [points[0], *points, points[-1]]
    found = []
    for p0, p1, p2, p3 in zip(around, around[1:], around[2:], around[3:], strict=False):
        for index in range(_SPLINE_STEPS):
            t = index / _SPLINE_STEPS
            found.append((_between(p0[0], p1[0], p2[0], p3[0], t), _between(p0[1], p1[1], p2[1], p3[1], t)))
    return found if closed else [*found, points[-1]]


def _between(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
