"""What an exercise is done on and with: mat, bed, chair, wall, band, ball, stool and bag, water; and its arrows."""

from __future__ import annotations

from dataclasses import dataclass, replace

from carrywell.figure.furniture import bed_with_head
from carrywell.figure.marks import Mark, Pen
from carrywell.figure.palette import Tones
from carrywell.figure.posed import Posed
from carrywell.figure.seats import seat
from carrywell.figure.shapes import Shape, box, capsule, corners, disc, smooth, stroke
from carrywell.figure.spots import Frame, Spot
from carrywell.knowledge.drawing_schema import Arrow, Drawing, On, ProfilePose

#: Heights of what she is on over the floor [cm].
_ON_CM: dict[On, float] = {"chair": 44.0, "armchair": 44.0, "bed": 52.0, "mat": 1.6}
#: The handle of the bag over its lower side [cm], and where a band is fixed, ahead of her ankles and above the floor.
_BAG_CM = 25.0
_BAND_AHEAD, _BAND_UP = 0.62, 0.62


@dataclass(frozen=True)
class Scenery:
    """What the things around her are placed by."""

    drawing: Drawing
    pose: ProfilePose
    made: Posed
    head: Frame
    tones: Tones
    pen: Pen

    @property
    def unit(self) -> float:
        """Her stature [cm]."""
        return self.made.joints.stature

    @property
    def spread(self) -> tuple[float, float]:
        """From where to where she reaches along the floor."""
        own, unit = self.made.joints, self.unit
        ends = [spot.x for arm in (own.near_arm, own.far_arm) for spot in (arm.elbow, arm.grip)]
        ends += [spot.x for leg in (own.near_leg, own.far_leg) for spot in (leg.knee, leg.ankle)]
        ends += [own.near_leg.ankle.x - 0.06 * unit, own.l5s1.x]
        ends += [leg.ankle.x + 0.10 * unit for leg in (own.near_leg, own.far_leg) if leg.foot_deg < 90]
        return min(*ends, self.head.origin.x - 0.07 * unit), max(*ends, self.head.origin.x + 0.07 * unit)


def height_of(on: On) -> float:
    """Height of what she is on over the floor [cm]."""
    return _ON_CM.get(on, 0.0)


def behind_her(at: Scenery) -> list[Mark]:
    """What she lies or sits on, the wall, the stool of the bag, what the band is fixed to."""
    marks, things, left, right = list[Mark](), at.drawing.things, *at.spread
    if at.drawing.on == "mat":
        marks.append(Mark(box(left - 8, 0.0, right + 8, height_of("mat"), 0.7), at.tones.sand_dark))
    elif at.drawing.on == "bed":
        marks += bed_with_head(height_of("bed"), at.unit, at.tones, at.pen)
    elif at.drawing.on in ("chair", "armchair"):
        marks += _seat(at)
    if "wall" in things:
        wall = min(at.made.trunk.shirt.bounds[0], at.made.trunk.hips.bounds[0])
        marks.append(at.pen.outlined(box(wall - 7, 0, wall, 1.02 * at.unit), at.tones.sand))
    if "pillow" in things:
        marks.append(at.pen.outlined(_pillow(at), at.tones.cushion))
    if "stool" in things:
        marks += _low_stool(at)
    if "band" in things:
        marks += _band(at)
    return marks


def between_legs(at: Scenery) -> list[Mark]:
    """What lies between the far and the near leg."""
    if "ball" not in at.drawing.things:
        return []
    ball = disc(at.made.joints.near_leg.knee + Spot(-0.030 * at.unit, 0.036 * at.unit), 0.064 * at.unit)
    return [at.pen.outlined(ball, at.tones.baby)]


def before_her(at: Scenery) -> list[Mark]:
    """What is in front of her arm: the bag's handle, the water."""
    if at.drawing.on == "pool":
        return _water(at)
    return []


def in_her_hands(at: Scenery) -> list[Mark]:
    """What is behind her near arm."""
    grip, marks = at.made.joints.near_arm.grip, list[Mark]()
    if "bag" in at.drawing.things:
        handle = stroke([grip + Spot(-7, -8), grip + Spot(-4, -1), grip + Spot(4, -1), grip + Spot(7, -8)])
        body = smooth(
            [grip + Spot(x, z) for x, z in ((-12, -8), (0, -7), (12, -8), (14, -17), (12, -25), (-12, -25), (-14, -17))]
        )
        marks += [Mark(handle, None, at.pen.ink, 1.6), at.pen.outlined(body, at.tones.carrier)]
    return marks


def arrow_marks(at: Scenery) -> list[Mark]:
    """Arrows for what hardly shows."""
    return [mark for arrow in at.drawing.arrows for mark in _arrow(at, arrow)]


def _seat(at: Scenery) -> list[Mark]:
    """The seat under her; when she has stood up, it stays behind her feet."""
    own, height = at.made.joints, height_of(at.drawing.on)
    if at.pose.stands:
        hip = Spot(own.far_leg.ankle.x - 0.27 * at.unit, height + 8)
        own = replace(own, near_leg=replace(own.near_leg, hip=hip))
    kind = "chair" if at.drawing.on == "chair" else "sofa"
    pieces = seat(kind, height, own, at.made.curve, (at.tones, at.pen))
    return [*pieces.back, *pieces.front]


def _pillow(at: Scenery) -> Shape:
    places = (
        (0.015, 0.0),
        (0.02, 0.020),
        (-0.05, 0.036),
        (-0.15, 0.038),
        (-0.185, 0.022),
        (-0.18, 0.0),
        (-0.08, -0.002),
    )
    return smooth(Frame(Spot(at.made.joints.c7.x, height_of(at.drawing.on)), 0.0, at.unit).all(places))


def _low_stool(at: Scenery) -> list[Mark]:
    """Under the bag, where it stands at the start; she draws it to herself."""
    own = at.made.joints
    middle = own.near_leg.ankle.x + 0.30 * at.unit
    top = own.near_arm.grip.z - _BAG_CM if not at.pose.stands else 0.19 * at.unit
    legs = [capsule(Spot(middle + dx * 0.75, top - 3), Spot(middle + dx, 1.2), 1.4, 1.2) for dx in (-14, 14)]
    marks = [at.pen.outlined(leg, at.tones.sand_dark) for leg in legs]
    return [*marks, at.pen.outlined(box(middle - 17, top - 4, middle + 17, top, 1.5), at.tones.sand)]


def _band(at: Scenery) -> list[Mark]:
    """A band from her hands to a post before her."""
    own = at.made.joints
    fixed = Spot(own.near_leg.ankle.x + _BAND_AHEAD * at.unit, _BAND_UP * at.unit)
    post = box(fixed.x, 0.0, fixed.x + 6, 0.98 * at.unit, 0.6)
    lines = [stroke([arm.grip, fixed]) for arm in (own.far_arm, own.near_arm)]
    return [at.pen.outlined(post, at.tones.sand), *(Mark(line, None, at.tones.carrier_dark, 1.5) for line in lines)]


def _water(at: Scenery) -> list[Mark]:
    """Water up to her chest, over all that is in it."""
    level = at.made.curve.frame(0.66).origin.z
    left, right = at.spread[0] - 16, at.spread[1] + 18
    top = [Spot(left + (right - left) * part / 12, level + (0.9 if part % 2 else -0.9)) for part in range(13)]
    water = corners([Spot(left, 0), *top, Spot(right, 0)])
    return [Mark(water, at.tones.water, None, 0.0, 0.62), Mark(stroke(top), None, at.tones.soft_ink, 0.5, 0.7)]


def _arrow(at: Scenery, arrow: Arrow) -> list[Mark]:
    """One arrow: its tip at the place, or going out from there."""
    own, unit = at.made.joints, at.unit
    inward = {
        "low_belly": at.made.trunk.bump_front + Spot(0.02 * unit, -0.045 * unit),
        "low_back": at.made.curve.frame(0.16).at(-0.035, 0.0),
        "pelvic_floor": own.pelvis.at(0.004, -0.098),
        "seat": own.pelvis.at(-0.090, -0.06),
    }
    outward = {
        "belly": at.made.trunk.bump_front,
        "near_knee": own.near_leg.knee.step(arrow.to, 0.03 * unit),
        "near_foot": own.near_leg.ankle,
    }
    tip = inward[arrow.at] if arrow.at in inward else outward[arrow.at].step(arrow.to, 0.12 * unit)
    tail = tip.step(arrow.to + 180, 0.085 * unit)
    wings = [tip.step(arrow.to + 180 + turn, 0.032 * unit) for turn in (-38, 38)]
    return [Mark(stroke([end, tip]), None, at.tones.load, 0.011 * unit) for end in (tail, *wings)]
