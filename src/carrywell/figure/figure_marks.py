"""Her body as marks: far limbs, trunk, trousers, head, spine, near arm, and the halo at L5/S1."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from carrywell.figure.head import HeadShapes, head
from carrywell.figure.joints import ArmJoints, Joints
from carrywell.figure.limbs import ArmShapes, arm, foot, leg
from carrywell.figure.marks import Mark, Pen
from carrywell.figure.palette import Tones
from carrywell.figure.shapes import Shape, above, capsule, disc, soften, unite
from carrywell.figure.spine_curve import SpineCurve
from carrywell.figure.spots import Frame, Spot
from carrywell.figure.trunk import Trunk

#: Beads along the spine, and how many of them are lumbar.
_BEADS, _LUMBAR_BEADS = 14, 5
#: Radius of the halo [part of the stature] at this load [N].
_HALO, _HALO_N = 0.042, 1000.0


@dataclass(frozen=True)
class FigureLayers:
    """Her marks in groups, from back to front."""

    far: list[Mark]
    body: list[Mark]
    head: list[Mark]
    spine: list[Mark]
    near_arm: list[Mark]
    near_fingers: list[Mark]
    halo: list[Mark]


def figure_layers(
    joints: Joints, curve: SpineCurve, trunk: Trunk, looking: Frame, load_n: float | None, dress: tuple[Tones, Pen]
) -> FigureLayers:
    """All of her; ``dress`` is the tones and the pen."""
    tones, pen = dress
    near = arm(joints.near_arm, joints.stature, grasping=joints.near_arm.holds)
    far = arm(_far_arm(joints), joints.stature, grasping=joints.far_arm.holds)
    shapes = head(looking, curve)
    spine = _spine(curve, tones)
    return FigureLayers(
        far=_far(joints, far, tones, pen),
        body=_body(joints, trunk, shapes, tones, pen),
        head=_head(shapes, tones, pen),
        spine=spine,
        near_arm=[*_near_arm(joints, near, trunk, tones, pen), *_on_sleeve(spine, near)],
        near_fingers=[pen.outlined(above(near.fingers), tones.skin)],
        halo=halo_marks(joints.l5s1, joints.stature, load_n, tones),
    )


def _far_arm(joints: Joints) -> ArmJoints:
    """Twisted, the far shoulder stands behind her back; its sleeve is kept behind the trunk."""
    shoulder, near = joints.far_arm.shoulder, joints.near_arm.shoulder
    middle = shoulder.toward(near, 0.5)
    behind = middle.distance(shoulder) - 0.02 * joints.stature
    if behind <= 0:
        return joints.far_arm
    return replace(joints.far_arm, shoulder=shoulder.toward(middle, behind / middle.distance(shoulder)))


def _far(joints: Joints, far: ArmShapes, tones: Tones, pen: Pen) -> list[Mark]:
    stature = joints.stature
    return [
        pen.outlined(foot(joints.far_leg, stature), tones.shoe_far),
        pen.outlined(above(soften(leg(joints.far_leg, stature), 0.02 * stature)), tones.trousers_far),
        pen.outlined(above(far.skin), tones.skin_far),
        pen.outlined(far.sleeve, tones.shirt_far),
    ]


def _body(joints: Joints, trunk: Trunk, shapes: HeadShapes, tones: Tones, pen: Pen) -> list[Mark]:
    stature = joints.stature
    trousers = soften(unite([trunk.hips, leg(joints.near_leg, stature)]), 0.018 * stature)
    return [
        pen.outlined(shapes.neck, tones.skin),
        pen.outlined(foot(joints.near_leg, stature), tones.shoe),
        pen.outlined(above(trunk.shirt), tones.shirt),
        pen.outlined(above(trousers), tones.trousers),
    ]


def _head(shapes: HeadShapes, tones: Tones, pen: Pen) -> list[Mark]:
    return [
        pen.outlined(shapes.bun, tones.hair),
        pen.outlined(shapes.face, tones.skin),
        pen.outlined(shapes.hair, tones.hair),
        pen.outlined(shapes.ear, tones.skin),
        *(pen.line(line, 0.8) for line in shapes.lines),
    ]


def _spine(curve: SpineCurve, tones: Tones) -> list[Mark]:
    marks = []
    for index in range(_BEADS):
        lumbar = index < _LUMBAR_BEADS
        frame = curve.frame((index + 0.75) / (_BEADS + 0.2))
        half = 0.0085 if lumbar else 0.0070
        thick = (0.0042 if lumbar else 0.0036) * curve.stature
        bead = capsule(frame.at(-half - 0.008, 0.0), frame.at(half - 0.008, 0.0), thick, thick)
        tone = tones.bead_lumbar if lumbar else tones.bead
        marks.append(Mark(bead, tone, None, 0.0, 1.0 if lumbar else 0.75))
    return marks


def _on_sleeve(spine: list[Mark], near: ArmShapes) -> list[Mark]:
    """The spine goes on over a sleeve, but not over a bare arm."""
    bare = near.skin.difference(near.sleeve)
    return [bead for bead in spine if bead.shape.intersects(near.sleeve) and not bead.shape.intersects(bare)]


def _near_arm(joints: Joints, near: ArmShapes, trunk: Trunk, tones: Tones, pen: Pen) -> list[Mark]:
    """The sleeve flows out of the shirt: over the shoulder its outline is left open."""
    shoulder = disc(joints.near_arm.shoulder, 0.046 * joints.stature)
    hidden = shoulder.intersection(trunk.shirt.buffer(-0.2))
    edge: Shape = near.sleeve.boundary.difference(hidden)
    return [
        pen.outlined(above(near.skin), tones.skin),
        Mark(near.sleeve, tones.shirt),
        pen.line(edge),
    ]


def halo_marks(centre: Spot, stature: float, load_n: float | None, tones: Tones) -> list[Mark]:
    """The halo around L5/S1 and the dot in it; no load, no halo."""
    if load_n is None:
        return []
    halo = disc(centre, halo_radius(load_n, stature))
    return [Mark(halo, tones.load, None, 0.0, 0.30), *_dot(centre, stature, tones)]


def _dot(centre: Spot, stature: float, tones: Tones) -> list[Mark]:
    return [Mark(disc(centre, 0.0105 * stature), tones.load, tones.bead_lumbar, 0.0055 * stature)]


def halo_radius(load_n: float, stature: float) -> float:
    """Radius of the halo [cm]: its area is proportional to the compression."""
    return _HALO * stature * math.sqrt(max(load_n, 0.0) / _HALO_N)
