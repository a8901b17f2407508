"""What she sits or lies on: chair, armchair that follows a leaning back, stool, sofa, bed."""

from __future__ import annotations

from carrywell.figure.furniture import Pieces
from carrywell.figure.joints import Joints
from carrywell.figure.marks import Mark, Pen
from carrywell.figure.palette import Tones
from carrywell.figure.shapes import box, capsule, corners, soften
from carrywell.figure.spine_curve import SpineCurve
from carrywell.figure.spots import Spot

#: From this lean on, a rest that carries the back is an armchair [deg].
_ARMCHAIR_DEG = -20.0
#: How far a rest leans back that nobody leans on [deg].
_UPRIGHT_REST_DEG = -8.0


def seat(kind: str, height: float, joints: Joints, curve: SpineCurve, dress: tuple[Tones, Pen]) -> Pieces:
    """The seat under her hips; where her back rests, the rest follows the trunk."""
    tones, pen = dress
    if kind == "stool":
        return _stool(height, joints, tones, pen)
    if kind in ("bed", "floor_mat"):
        return _edge(height, joints, tones, pen)
    if kind == "sofa" or joints.trunk_deg < _ARMCHAIR_DEG:
        return _armchair(height, joints, curve, tones, pen)
    return _chair(height, joints, curve, tones, pen)


def _stool(height: float, joints: Joints, tones: Tones, pen: Pen) -> Pieces:
    middle = joints.near_leg.hip.x + 2
    legs = [capsule(Spot(middle + dx * 0.75, height - 4), Spot(middle + dx, 1.2), 1.4, 1.2) for dx in (-15, 15)]
    marks = [pen.outlined(leg, tones.sand_dark) for leg in legs]
    return Pieces([*marks, pen.outlined(box(middle - 18, height - 4.5, middle + 18, height, 2), tones.sand)])


def _edge(height: float, joints: Joints, tones: Tones, pen: Pen) -> Pieces:
    """The edge of a bed or a mat that reaches back behind her."""
    front = joints.near_leg.hip.x + 0.17 * joints.stature
    if joints.near_leg.ankle.z > height:
        front = joints.near_leg.ankle.x + 0.14 * joints.stature
    if height < 8:
        return Pieces([Mark(box(front - 90, 0, front + 60, max(height, 1.4), 0.6), tones.sand_dark)])
    marks = [pen.outlined(box(front - 12, 0, front - 7, height - 20), tones.sand_dark)]
    back = min(front - 102, joints.l5s1.x - 62)
    marks.append(pen.outlined(box(back + 7, 0, back + 12, height - 20), tones.sand_dark))
    marks.append(pen.outlined(box(back + 2, height - 28, front - 2, height - 17, 1.5), tones.sand))
    return Pieces([*marks, pen.outlined(box(back, height - 18, front, height, 4.5), tones.cushion)])


def _rest_line(joints: Joints, curve: SpineCurve, gap: float) -> list[Spot]:
    """Along the back of her trunk, from the seat to the shoulder blades."""
    unit = joints.stature
    low = joints.pelvis.at(-0.088 - gap, -0.06)
    return [low, *(curve.frame(share).at(-0.056 - gap, 0.0) for share in (0.1, 0.35, 0.6, 0.85))] if unit else []


def _upright_rest(joints: Joints) -> list[Spot]:
    """Where the rest stays when she leans forward: it does not come with her."""
    low = joints.near_leg.hip + Spot(-0.12 * joints.stature, -0.02 * joints.stature)
    return [low.step(_UPRIGHT_REST_DEG, share * joints.stature) for share in (0.0, 0.06, 0.12, 0.18, 0.24)]


def _chair(height: float, joints: Joints, curve: SpineCurve, tones: Tones, pen: Pen) -> Pieces:
    hip = joints.near_leg.hip.x
    back_x, front_x = hip - 0.105 * joints.stature, hip + 0.16 * joints.stature
    lean = min(max(joints.trunk_deg, -20.0), -5.0) if joints.trunk_deg < 0 else -6.0
    foot = Spot(back_x + 1, height - 2)
    top = foot.step(lean, 47)
    legs = [box(back_x + 2, 0, back_x + 5.4, height - 2), box(front_x - 7, 0, front_x - 3.6, height - 2)]
    marks = [pen.outlined(leg, tones.sand_dark) for leg in legs]
    marks.append(pen.outlined(capsule(foot, top, 2.4, 2.2), tones.sand))
    cushion = box(back_x - 1.5, height - 5.5, front_x, height, 2.4)
    return Pieces([*marks, pen.outlined(cushion, tones.sand)])


def _armchair(height: float, joints: Joints, curve: SpineCurve, tones: Tones, pen: Pen) -> Pieces:
    """An upholstered chair whose back leans as far as she does, with room for the head."""
    unit, hip = joints.stature, joints.near_leg.hip
    front_x = hip.x + 0.18 * unit
    lean = min(joints.trunk_deg, _UPRIGHT_REST_DEG)
    line = _rest_line(joints, curve, 0.0) if joints.trunk_deg < 0 else _upright_rest(joints)
    high = line[-1].step(lean, 0.15 * unit)
    thick = 0.085 * unit
    behind = [spot.step(lean - 90.0, thick) for spot in (high, line[-1], line[2])]
    foot = min(line[0].x - 0.06 * unit, hip.x - 0.16 * unit)
    outline = [Spot(hip.x, height - 8), *line, high, *behind, Spot(foot, height + 4), Spot(foot + 3, height - 12)]
    rest = soften(corners(outline), 3.0, 3.0)
    legs = [capsule(Spot(x, 12), Spot(x + dx, 1.2), 1.7, 1.2) for x, dx in ((foot + 8, -3), (front_x - 8, 2))]
    base = box(foot + 1, 10, front_x - 2, height - 10, 4)
    cushion = box(hip.x - 0.10 * unit, height - 14, front_x, height, 5)
    marks = [pen.outlined(leg, tones.sand_dark) for leg in legs]
    marks += [pen.outlined(rest, tones.sand), pen.outlined(base, tones.sand)]
    return Pieces([*marks, pen.outlined(cushion, tones.sand_light)])


def foot_stool(under: Spot, height: float, tones: Tones, pen: Pen) -> list[Mark]:
    """A low stool under one foot."""
    left, right = under.x - 9, under.x + 25
    legs = [box(x, 0, x + 3, height - 2) for x in (left + 3, right - 6)]
    return [
        *(pen.outlined(leg, tones.sand_dark) for leg in legs),
        pen.outlined(box(left, height - 3.6, right, height, 1.2), tones.sand),
    ]


def knee_pad(under: float, tones: Tones, pen: Pen) -> Mark:
    """A thin pad under a knee."""
    return Mark(box(under - 16, 0, under + 16, 1.6, 0.7), tones.sand_dark)
