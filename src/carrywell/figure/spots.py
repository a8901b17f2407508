"""Places in the plane of the picture, in centimetres: x forward (to the right), z up from the floor."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Spot:
    """A place or a step in the picture [cm]."""

    x: float
    z: float

    def __add__(self, other: Spot) -> Spot:
        return Spot(self.x + other.x, self.z + other.z)

    def __sub__(self, other: Spot) -> Spot:
        return Spot(self.x - other.x, self.z - other.z)

    def times(self, factor: float) -> Spot:
        """The step made longer."""
        return Spot(self.x * factor, self.z * factor)

    def toward(self, other: Spot, share: float) -> Spot:
        """The place ``share`` of the way to another."""
        return self + (other - self).times(share)

    def step(self, inclination_deg: float, distance: float) -> Spot:
        """The place at a distance in a direction, 0 up, 90 forward."""
        angle = math.radians(inclination_deg)
        return Spot(self.x + distance * math.sin(angle), self.z + distance * math.cos(angle))

    def distance(self, other: Spot) -> float:
        """How far another place is."""
        return math.hypot(other.x - self.x, other.z - self.z)

    def inclination_deg(self, other: Spot) -> float:
        """In which direction another place lies, 0 up, 90 forward."""
        return math.degrees(math.atan2(other.x - self.x, other.z - self.z))

    @property
    def pair(self) -> tuple[float, float]:
        """As the geometry library wants it."""
        return self.x, self.z


@dataclass(frozen=True)
class Frame:
    """A body part's own axes: where it starts, how far its long axis leans forward, what one unit is [cm].

    A mirrored frame looks backward: its forward axis is turned round.
    """

    origin: Spot
    lean_deg: float
    unit: float = 1.0
    mirrored: bool = False

    def at(self, forward: float, up: float) -> Spot:
        """The place with these parts, in units."""
        lean = math.radians(self.lean_deg)
        ahead = (-forward if self.mirrored else forward) * self.unit
        along = up * self.unit
        return Spot(
            self.origin.x + ahead * math.cos(lean) + along * math.sin(lean),
            self.origin.z - ahead * math.sin(lean) + along * math.cos(lean),
        )

    def all(self, places: tuple[tuple[float, float], ...]) -> list[Spot]:
        """Many places at once."""
        return [self.at(forward, up) for forward, up in places]


def bend(start: Spot, end: Spot, upper: float, lower: float, side: int) -> tuple[Spot, Spot]:
    """The middle joint and the reached end of two bones.

    Parameters
    ----------
    start, end
        From where to where; an end out of reach is reached towards.
    upper, lower
        Lengths of the two bones [cm].
    side
        1 bends the joint to the left of the way from start to end, -1 to the right.
    """
    far = max(start.distance(end), 1e-6)
    reach = min(max(far, abs(upper - lower) + 1e-3), upper + lower - 1e-3)
    along = (reach**2 + upper**2 - lower**2) / (2 * reach)
    aside = math.sqrt(max(upper**2 - along**2, 0.0))
    way = (end - start).times(1 / far)
    joint = start + way.times(along) + Spot(-way.z, way.x).times(side * aside)
    return joint, start + way.times(reach)
