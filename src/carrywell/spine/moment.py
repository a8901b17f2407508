"""The net moment about a joint from the weights above it: link-segment statics in three dimensions."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from carrywell.spine.anatomy import Anatomy
from carrywell.spine.points import Point, between
from carrywell.spine.posture import Hands
from carrywell.spine.skeleton import Arm, Skeleton

Array = NDArray[np.float64]
G = 9.80665  # standard gravity [m/s2]


@dataclass(frozen=True)
class Weights:
    """The weights above a joint, summed.

    Attributes
    ----------
    force
        Their weight [N].
    forward, left
        Their first moments about L5/S1 [N m]: force times horizontal distance, forward and to her left.
    push, push_height
        What the hands push forward [N], and how high above L5/S1 [m].
    """

    force: Array
    forward: Array
    left: Array
    push: Array
    push_height: Array


def weights_above(anatomy: Anatomy, found: Skeleton, hands: Hands, held_mass: Array) -> Weights:
    """The weights above L5/S1: trunk, head, what pregnancy added, both arms and what they hold.

    Equations
    ---------
    ``force = sum(m g)``, ``forward = sum(m g x)``, ``left = sum(m g y)`` over the point masses of the segments.
    """
    masses = [
        *((lump.mass, found.untwisted.at(lump.forward, 0.0, lump.up)) for lump in anatomy.lumps[2:]),
        *((lump.mass, found.trunk.at(lump.forward, 0.0, lump.up)) for lump in anatomy.lumps[:2]),
        *_arm_masses(anatomy, found.left),
        *_arm_masses(anatomy, found.right),
        (held_mass, found.load),
    ]
    return Weights(
        force=np.asarray(G * sum(mass for mass, _ in masses)),
        forward=np.asarray(G * sum(mass * place.x for mass, place in masses)),
        left=np.asarray(G * sum(mass * place.y for mass, place in masses)),
        push=np.asarray(hands.push_n, dtype=np.float64),
        push_height=found.load.z,
    )


def _arm_masses(anatomy: Anatomy, arm: Arm) -> list[tuple[Array, Point]]:
    beyond = anatomy.hand.com * anatomy.hand.length / np.maximum(anatomy.grip, 1e-9)
    return [
        (anatomy.upper_arm.mass, between(arm.shoulder, arm.elbow, anatomy.upper_arm.com)),
        (anatomy.forearm.mass, between(arm.elbow, arm.wrist, anatomy.forearm.com)),
        (anatomy.hand.mass, between(arm.wrist, arm.grip, beyond)),
    ]


@dataclass(frozen=True)
class Moment:
    """A moment that the muscles have to answer, in the axes of the trunk [N m].

    ``flexion`` bends forward, ``lateral`` bends to her left, ``axial`` turns about the trunk.
    """

    flexion: Array
    lateral: Array
    axial: Array

    @property
    def resultant(self) -> Array:
        """The length of the moment vector."""
        return np.asarray(np.sqrt(self.flexion**2 + self.lateral**2 + self.axial**2))


def net_moment(weights: Weights, found: Skeleton, along: Array | float = 0.0) -> Moment:
    """The net moment of the weights about a point of the spine that lies ``along`` metres above L5/S1.

    Gravity has no moment about the vertical, so the vector lies in the ground plane: ``(-left, forward, 0)``, less what
    a push with both hands takes off; it is resolved along the trunk's own axes.
    """
    point = found.untwisted.at(0.0, 0.0, along)
    pushed_back = weights.push * (weights.push_height - point.z)
    bending = weights.forward - weights.force * point.x - pushed_back
    vector = Point(-(weights.left - weights.force * point.y), bending, np.asarray(0.0))
    return Moment(
        flexion=vector.dot(found.untwisted.left),
        lateral=-vector.dot(found.untwisted.forward),
        axial=vector.dot(found.untwisted.along),
    )
