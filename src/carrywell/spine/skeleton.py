"""Where every joint is: the one skeleton from which both the numbers and the pictures come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from carrywell.errors import InputError
from carrywell.knowledge.body_reader import body as knowledge
from carrywell.spine.anatomy import Anatomy
from carrywell.spine.body import Body
from carrywell.spine.deviations import NONE, Deviations
from carrywell.spine.motion import Angles, angles, l5s1_height
from carrywell.spine.points import Frame, Point, between, trunk_frame, twisted
from carrywell.spine.posture import Hands, Posture

Array = NDArray[np.float64]

_NOWHERE_M, _ALONG_THE_ARM = 1e-6, 1e-3


@dataclass(frozen=True)
class Arm:
    """One arm: its joints relative to L5/S1."""

    shoulder: Point
    elbow: Point
    wrist: Point
    grip: Point


@dataclass(frozen=True)
class Skeleton:
    """The joints of a posture relative to L5/S1 [m], and how high L5/S1 is above the floor [m].

    ``load`` is the centre of the held mass; its height is that of the hands where she gave none.
    """

    found: Angles
    trunk: Frame
    untwisted: Frame
    l5s1_height: Array
    c7: Point
    left: Arm
    right: Arm
    load: Point


def skeleton(
    anatomy: Anatomy, body: Body, posture: Posture, hands: Hands, off: Deviations = NONE, ndim: int = 0
) -> Skeleton:
    """The skeleton of a posture.

    Parameters
    ----------
    anatomy, body
        Whose skeleton; both of the same person.
    posture, hands
        How she is and what she holds.
    off, ndim
        Draws around the posture, and the axes they have to meet.
    """
    held = np.where(hands.worn, 0.0, hands.mass_kg)
    found = angles(posture, body, held, off.offset("trunk_flexion", ndim), off.offset("lumbar_flexion", ndim))
    untwisted = trunk_frame(found.trunk_deg, found.lateral_deg)
    trunk = twisted(untwisted, found.twist_deg)
    height = l5s1_height(posture, found, anatomy)
    shoulders = {side: trunk.at(0.0, side * anatomy.shoulder_half, anatomy.shoulder_up) for side in (1, -1)}
    load = _load(anatomy, shoulders, hands, height, off, ndim)
    uses_left, uses_right = _used(hands)
    return Skeleton(
        found=found,
        trunk=trunk,
        untwisted=untwisted,
        l5s1_height=height,
        c7=trunk.at(0.0, 0.0, anatomy.c7_up),
        left=_arm(anatomy, trunk, shoulders[1], _Goal(load, uses_left, -height), 1),
        right=_arm(anatomy, trunk, shoulders[-1], _Goal(load, uses_right, -height), -1),
        load=load,
    )


def _load(
    anatomy: Anatomy,
    shoulders: dict[Literal[1, -1] | int, Point],
    hands: Hands,
    l5s1: Array,
    off: Deviations,
    ndim: int,
) -> Point:
    """The centre of the held mass relative to L5/S1; without a given height at an easy distance below the shoulders."""
    forward = np.where(np.isnan(hands.forward_m), 0.0, hands.forward_m) + off.offset("hand_forward", ndim)
    sideways = hands.sideways_m + off.offset("hand_sideways", ndim)
    middle = between(shoulders[1], shoulders[-1], 0.5)
    flat = np.hypot(forward - middle.x, sideways - middle.y)
    arm = np.maximum(knowledge().value("easy_reach_share") * anatomy.reach, np.minimum(flat, anatomy.reach))
    easy = middle.z - np.sqrt(np.maximum(arm**2 - flat**2, 0.0))
    up = np.where(np.isnan(hands.height_m), np.maximum(easy, -l5s1), hands.height_m - l5s1)
    return Point(forward, sideways, up)


@dataclass(frozen=True)
class _Goal:
    """Where an arm goes: to the load where it is used, else down, but not below the floor."""

    load: Point
    used: NDArray[np.bool_]
    floor: Array


def _used(hands: Hands) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Whether the left and the right arm hold the load: both, or the one on its side."""
    free = np.asarray(hands.worn) | np.isnan(hands.forward_m)
    both, sideways = np.asarray(hands.both), np.asarray(hands.sideways_m)
    return ~free & (both | (sideways >= 0)), ~free & (both | (sideways < 0))


def _arm(anatomy: Anatomy, trunk: Frame, shoulder: Point, goal: _Goal, side: int) -> Arm:
    """A two-bone reach to the load, or an arm that hangs."""
    lowest = np.maximum(shoulder.z - 0.995 * anatomy.reach, goal.floor + knowledge().value("hand_above_floor_m"))
    hanging = Point(shoulder.x, shoulder.y, np.minimum(lowest, shoulder.z - knowledge().value("hand_below_shoulder_m")))
    target = Point(*(np.where(goal.used, a, b) for a, b in zip(_xyz(goal.load), _xyz(hanging), strict=True)))
    upper, lower = anatomy.upper_arm.length, anatomy.forearm.length + anatomy.grip
    line = target - shoulder
    far = line.length
    there = far > _NOWHERE_M
    direction = Point(*(np.where(there, part / np.maximum(far, _NOWHERE_M), down) for part, down in _with_down(line)))
    reach = np.clip(far, np.abs(upper - lower) + 1e-6, upper + lower - 1e-9)
    along = (reach**2 + upper**2 - lower**2) / (2 * reach)
    aside = np.sqrt(np.maximum(upper**2 - along**2, 0.0))
    elbow = shoulder + direction.times(along) + _elbow_side(trunk, direction, side).times(aside)
    grip = shoulder + direction.times(reach)
    return Arm(shoulder, elbow, between(elbow, grip, anatomy.forearm.length / lower), grip)


def _with_down(line: Point) -> list[tuple[Array, float]]:
    """The parts of a line with those of straight down, for a target that lies in the shoulder itself."""
    return [(line.x, 0.0), (line.y, 0.0), (line.z, -1.0)]


def _elbow_side(trunk: Frame, direction: Point, side: int) -> Point:
    """The unit vector to which the elbow gives: back, out and down, square to the arm; forward where that is no way."""
    back = trunk.at(-0.6, 0.35 * side, 0.0) + Point(np.asarray(0.0), np.asarray(0.0), np.asarray(-0.5))
    first = back - direction.times(back.dot(direction))
    other = trunk.forward - direction.times(trunk.forward.dot(direction))
    enough = first.length > _ALONG_THE_ARM
    pairs = zip(_xyz(first), _xyz(other), strict=True)
    chosen = Point(*(np.where(enough, a, b) for a, b in pairs))
    return chosen.times(1 / np.maximum(chosen.length, _NOWHERE_M))


def _xyz(point: Point) -> tuple[Array, Array, Array]:
    return point.x, point.y, point.z


def distance_of_hands(hands: Hands, found: Skeleton) -> Array:
    """From the shoulder that holds the load to the load [m]; with both hands the farther one, less a wide load's width.

    Zero where the hands are empty or the load is worn.
    """
    uses_left, uses_right = _used(hands)
    left, right = (found.load - found.left.shoulder).length, (found.load - found.right.shoulder).length
    farther = np.maximum(np.minimum(left, right), np.maximum(left, right) - knowledge().value("wide_load_m"))
    one = np.where(uses_left, left, np.where(uses_right, right, 0.0))
    return np.where(uses_left & uses_right, farther, one)


def require_possible(anatomy: Anatomy, hands: Hands, found: Skeleton) -> None:
    """Refuse hands out of reach, a trunk below the floor, and a worn load that hangs nowhere near the trunk.

    Raises
    ------
    InputError
        Naming ``hands`` with the distance from the shoulder and what the arms can reach [m], or the trunk.
    """
    if np.any(found.c7.z + found.l5s1_height < 0):
        raise InputError("posture.trunk_flexion_deg", "trunk_below_floor")
    hung = np.where(hands.worn, (found.load - found.trunk.at(0.0, 0.0, 0.0)).x, 0.0)
    furthest = knowledge().value("worn_furthest_m")
    if np.any(np.abs(hung) > furthest):
        raise InputError("hands.forward_m", "too_large", min=-furthest, max=furthest)
    needed, longest = distance_of_hands(hands, found), anatomy.reach + knowledge().value("beyond_grip_m")
    bad = needed > longest
    if not np.any(bad):
        return
    at = tuple(np.argwhere(bad)[0]) if np.ndim(bad) else ()
    place = f"[{', '.join(str(i) for i in at)}]" if at else ""
    distance, has = (np.broadcast_to(value, np.shape(bad))[at] for value in (needed, longest))
    raise InputError(f"hands.forward_m{place}", "out_of_reach", needed=f"{distance:.2f}", reach=f"{has:.2f}")
