"""What the hands hold when it is no baby."""

from __future__ import annotations

from carrywell.figure.joints import Joints
from carrywell.figure.marks import Mark, Pen
from carrywell.figure.palette import Tones
from carrywell.figure.picture import Prop
from carrywell.figure.shapes import Shape, box, capsule, chain, disc, smooth, stroke, unite
from carrywell.figure.spots import Spot

_LARGE_BOX = (34.0, 26.0)


def prop_marks(prop: Prop, at: Spot, joints: Joints, breast: Spot, tones: Tones, pen: Pen) -> list[Mark]:
    """The thing at the hands; a pram is furniture and drawn elsewhere."""
    match prop:
        case "bag":
            return _bag(at, tones, pen)
        case "box":
            return _box(at, tones, pen)
        case "sock":
            return _sock(at, tones, pen)
        case "pump":
            return _pump(at, breast, tones, pen)
        case "phone":
            body = capsule(at + Spot(1, -1), at + Spot(4.5, 9), 1.2, 1.2)
            return [pen.outlined(body, tones.soft_ink)]
        case "pillow":
            return [pen.outlined(_cushion(at), tones.cushion)]
        case _:
            return []


def _bag(at: Spot, tones: Tones, pen: Pen) -> list[Mark]:
    handle = stroke([at + Spot(-9, -17), at + Spot(-5, -5), at + Spot(0, 0), at + Spot(5, -5), at + Spot(9, -17)])
    body = smooth(
        [
            at + Spot(-13, -17),
            at + Spot(0, -16),
            at + Spot(13, -17),
            at + Spot(16, -32),
            at + Spot(13, -41),
            at + Spot(0, -42),
            at + Spot(-13, -41),
            at + Spot(-16, -32),
        ]
    )
    return [Mark(handle, None, pen.ink, 1.6), pen.outlined(body, tones.carrier), pen.line(_seam(at), 0.7)]


def _seam(at: Spot) -> Shape:
    return stroke([at + Spot(-14.5, -24), at + Spot(0, -23), at + Spot(14.5, -24)])


def _box(at: Spot, tones: Tones, pen: Pen) -> list[Mark]:
    wide, high = _LARGE_BOX
    low = max(at.z - 0.5 * high, 0.0)
    body = box(at.x - 0.35 * wide, low, at.x + 0.65 * wide, low + high, 1)
    tape = stroke([Spot(at.x - 0.35 * wide, low + high - 5), Spot(at.x + 0.65 * wide, low + high - 5)])
    return [pen.outlined(body, tones.sand_dark), pen.line(tape, 0.6)]


def _sock(at: Spot, tones: Tones, pen: Pen) -> list[Mark]:
    foot = chain([(at + Spot(0.5, 0), 1.6), (at + Spot(1, -7), 1.7), (at + Spot(5, -9), 1.7)])
    return [pen.outlined(foot, tones.baby)]


def _pump(at: Spot, breast: Spot, tones: Tones, pen: Pen) -> list[Mark]:
    """A funnel at the breast and a bottle below it."""
    cup = breast + Spot(0.5, 0)
    neck = cup.toward(at, 0.5) if cup.distance(at) < 22 else cup + Spot(5, -1)
    funnel = unite([capsule(cup, neck, 4.0, 1.6)])
    bottle = capsule(neck + Spot(0.5, -4), neck + Spot(0.5, -12), 2.9, 3.1)
    return [
        pen.outlined(bottle, tones.cushion),
        pen.outlined(funnel, tones.sand_light),
        pen.outlined(disc(neck, 2.2), tones.carrier),
    ]


def _cushion(at: Spot) -> Shape:
    return smooth(
        [
            at + Spot(-14, 10),
            at + Spot(0, 12),
            at + Spot(14, 10),
            at + Spot(16, 0),
            at + Spot(14, -10),
            at + Spot(0, -12),
            at + Spot(-14, -10),
            at + Spot(-16, 0),
        ]
    )
