"""Furniture to scale in plain sand tones, seen from the side and cut open where the baby lies in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from carrywell.figure.marks import Mark, Pen
from carrywell.figure.palette import Tones
from carrywell.figure.picture import Furniture
from carrywell.figure.shapes import box, capsule, chain, corners, disc, smooth, stroke, unite
from carrywell.figure.spots import Spot

#: How deep each piece is from its front edge [cm].
_DEPTH = {"cot": 66.0, "changer": 72.0, "sofa": 78.0, "bed": 120.0, "bath": 76.0, "bath_stand": 84.0}
_DEPTH |= {"counter": 62.0, "desk": 74.0, "sink": 62.0, "car": 96.0}

#: Lower than this a piece is not drawn as one: its parts need the room [cm].
_LOWEST = {"cot": 22.0, "changer": 30.0, "sofa": 24.0, "bed": 24.0, "bath": 36.0, "bath_stand": 40.0}
_LOWEST |= {"counter": 30.0, "desk": 20.0, "sink": 40.0, "car": 42.0, "step": 4.0}


@dataclass(frozen=True)
class Site:
    """Where a piece stands: its front edge, where the hands work, and where she is."""

    edge: float
    work: Spot
    tones: Tones
    pen: Pen


@dataclass(frozen=True)
class Pieces:
    """A piece of furniture: what lies behind her and the baby, and what lies in front of the baby."""

    back: list[Mark] = field(default_factory=list)
    front: list[Mark] = field(default_factory=list)


def depth_of(kind: str) -> float:
    """From its front edge to its far edge [cm]."""
    return _DEPTH.get(kind, 60.0)


def furniture(piece: Furniture, site: Site) -> Pieces:
    """One piece that she stands or kneels in front of."""
    top = max(100 * piece.height_m, _LOWEST.get(piece.kind, 0.0))
    rail = 100 * piece.rail_m if piece.rail_m is not None else None
    match piece.kind:
        case "floor_mat":
            return _mat(site, top)
        case "cot":
            return _cot(site, top, rail if rail is not None else top + 14)
        case "changer":
            return _chest(site, top)
        case "sofa":
            return _sofa(site, top)
        case "bed":
            return _bed(site, top)
        case "bath":
            return _bath(site, max(rail, top) if rail is not None else top)
        case "bath_stand":
            return _bath_stand(site, top)
        case "sink":
            return _sink(site, top)
        case "desk":
            return _desk(site, top)
        case "car":
            return _car(site, top)
        case "step":
            return _step(site, top)
        case _:
            return _counter(site, top)


def _mat(site: Site, top: float) -> Pieces:
    mat = box(site.work.x - 46, 0, site.work.x + 46, max(top, 1.4), 0.6)
    return Pieces([Mark(mat, site.tones.sand_dark)])


def _cot(site: Site, top: float, rail: float) -> Pieces:
    """A cot seen from its end, the end panel left open: far bars, mattress, two posts."""
    left, right, tones, pen = site.edge, site.edge + depth_of("cot"), site.tones, site.pen
    high = max(rail, top + 12)
    bars = [box(left + 6 + 7.4 * n, 24, left + 7.8 + 7.4 * n, high - 2, 0.4) for n in range(8)]
    back = [Mark(unite(bars), tones.sand_light, tones.sand_dark, 0.7 * pen.width)]
    back.append(pen.outlined(box(left, high - 4, right, high, 1.4), tones.sand))
    back.append(pen.outlined(box(left + 1, top - 16, right - 1, top - 9, 0.8), tones.sand))
    back.append(pen.outlined(box(left + 2.5, top - 9.5, right - 2.5, top, 3), tones.cushion))
    posts = [box(left - 1, 0, left + 3.6, rail, 1.2), box(right - 3.6, 0, right + 1, high, 1.2)]
    return Pieces(back, [pen.outlined(post, tones.sand) for post in posts])


def _chest(site: Site, top: float) -> Pieces:
    left, right, tones, pen = site.edge, site.edge + depth_of("changer"), site.tones, site.pen
    body = box(left + 2, 7, right - 2, top - 5, 1)
    feet = [box(x, 0, x + 4, 8) for x in (left + 5, right - 9)]
    back = [pen.outlined(unite([*feet]), tones.sand_dark), pen.outlined(body, tones.sand)]
    for share in (0.34, 0.67):
        height = 7 + share * (top - 12)
        back.append(Mark(stroke([Spot(left + 6, height), Spot(right - 6, height)]), None, tones.sand_dark, pen.width))
    for share in (0.17, 0.5, 0.84):
        knob = disc(Spot((left + right) / 2, 7 + share * (top - 12)), 1.3)
        back.append(Mark(knob, tones.sand_dark))
    back.append(pen.outlined(box(left, top - 5.6, right, top - 3.4, 0.7), tones.sand_light))
    mat = smooth(
        [
            Spot(left + 3, top - 3),
            Spot(left + 2.4, top + 3.4),
            Spot(left + 6, top + 3.2),
            Spot(left + 10, top),
            Spot(left + 36, top - 0.2),
            Spot(right - 10, top),
            Spot(right - 6, top + 3.2),
            Spot(right - 2.4, top + 3.4),
            Spot(right - 3, top - 3),
            Spot(left + 36, top - 3.6),
        ]
    )
    return Pieces([*back, pen.outlined(mat, tones.cushion)])


def _sofa(site: Site, top: float) -> Pieces:
    left, right, tones, pen = site.edge, site.edge + depth_of("sofa"), site.tones, site.pen
    rest = corners([Spot(right - 22, 8), Spot(right - 17, top + 40), Spot(right - 1, top + 40), Spot(right, 8)], 6)
    back = [pen.outlined(unite([box(x, 0, x + 4, 9) for x in (left + 6, right - 10)]), tones.sand_dark)]
    back.append(pen.outlined(rest, tones.sand))
    back.append(pen.outlined(box(left + 1, 8, right - 12, top - 14, 2.5), tones.sand))
    back.append(pen.outlined(box(left - 1, top - 15, right - 17, top, 4.5), tones.sand_light))
    return Pieces(back)


def _bed(site: Site, top: float) -> Pieces:
    left, right, tones, pen = site.edge, site.edge + depth_of("bed"), site.tones, site.pen
    back = [pen.outlined(unite([box(x, 0, x + 5, top - 22) for x in (left + 5, right - 10)]), tones.sand_dark)]
    back.append(pen.outlined(box(left + 1, top - 29, right - 1, top - 18, 1.5), tones.sand))
    back.append(pen.outlined(box(left, top - 19, right, top, 4.5), tones.cushion))
    return Pieces(back)


def bed_with_head(top: float, stature: float, tones: Tones, pen: Pen) -> list[Mark]:
    """A bed from its long side, its head to the left; a low one is a mat."""
    left, right = -0.50 * stature, 0.66 * stature
    if top < 12:
        return [pen.outlined(box(left, 0, right, max(top, 1.4), 0.7), tones.sand_dark)]
    legs = [box(x, 0, x + 6, top - 24) for x in (left + 4, right - 12)]
    panel = box(left - 5, 3, left + 2, top + 38, 3)
    foot = box(right - 2, 3, right + 4, top + 6, 2.5)
    marks = [pen.outlined(unite(legs), tones.sand_dark), pen.outlined(panel, tones.sand_dark)]
    marks += [pen.outlined(foot, tones.sand_dark), pen.outlined(box(left, top - 32, right, top - 20, 1.5), tones.sand)]
    return [*marks, pen.outlined(box(left, top - 21, right, top, 5), tones.sand_light)]


def _bath(site: Site, rim: float) -> Pieces:
    """A tub cut across, with the water a hand's breadth above its floor."""
    left, right, tones, pen = site.edge, site.edge + depth_of("bath"), site.tones, site.pen
    outer = box(left, 0, right, rim, 3)
    inner = smooth(
        [
            Spot(left + 6, rim + 6),
            Spot(left + 7, rim - 8),
            Spot(left + 9, 24),
            Spot(left + 17, 13),
            Spot((left + right) / 2, 11.4),
            Spot(right - 17, 13),
            Spot(right - 9, 24),
            Spot(right - 7, rim - 8),
            Spot(right - 6, rim + 6),
        ]
    )
    level = 12 + 0.48 * (rim - 12)
    cavity = inner.intersection(box(left, 0, right, rim))
    water = cavity.intersection(box(left, 0, right, level))
    lip = unite([box(left - 2, rim - 3.6, left + 8.5, rim, 1.6), box(right - 8.5, rim - 3.6, right + 2, rim, 1.6)])
    back = [pen.outlined(outer, tones.sand), pen.outlined(cavity, tones.sand_light), Mark(water, tones.water)]
    surface = stroke([Spot(water.bounds[0], level), Spot(water.bounds[2], level)])
    front = [Mark(water, tones.water, None, 0, 0.55), Mark(surface, None, tones.soft_ink, 0.6 * pen.width, 0.7)]
    return Pieces([*back, pen.outlined(lip, tones.cushion)], front)


def _bath_stand(site: Site, top: float) -> Pieces:
    """A baby's tub at working height, on crossed legs, cut open."""
    left, right, tones, pen = site.edge, site.edge + depth_of("bath_stand"), site.tones, site.pen
    legs = [capsule(Spot(left + 14, 1.6), Spot(right - 16, top - 22), 1.6, 1.6)]
    legs.append(capsule(Spot(right - 14, 1.6), Spot(left + 16, top - 22), 1.6, 1.6))
    tub = smooth(
        [
            Spot(left, top),
            Spot(left + 5, top - 14),
            Spot(left + 14, top - 22),
            Spot((left + right) / 2, top - 24),
            Spot(right - 14, top - 22),
            Spot(right - 5, top - 14),
            Spot(right, top),
            Spot((left + right) / 2, top + 4),
        ]
    ).intersection(box(left - 4, 0, right + 4, top))
    inside = tub.buffer(-1.6).intersection(box(left, 0, right, top - 0.4))
    water = inside.intersection(box(left, 0, right, top - 8))
    back = [pen.outlined(leg, tones.sand_dark) for leg in legs]
    back += [pen.outlined(tub, tones.sand), Mark(inside, tones.sand_light), Mark(water, tones.water)]
    return Pieces(back, [Mark(water, tones.water, None, 0, 0.55)])


def _counter(site: Site, top: float) -> Pieces:
    left, right, tones, pen = site.edge, site.edge + depth_of("counter"), site.tones, site.pen
    back = [pen.outlined(box(left + 7, 0, right - 2, 10), tones.sand_dark)]
    back.append(pen.outlined(box(left + 2, 9, right, top - 3, 0.6), tones.sand))
    door = stroke([Spot(left + 4.6, 13), Spot(left + 4.6, top - 7)])
    back.append(Mark(door, None, tones.sand_dark, pen.width))
    back.append(pen.outlined(box(left, top - 3.6, right + 1, top, 0.8), tones.sand_light))
    return Pieces(back)


def _sink(site: Site, top: float) -> Pieces:
    """A counter with a basin, cut open, and a tap behind it."""
    left, right, tones, pen = site.edge, site.edge + depth_of("sink"), site.tones, site.pen
    edge = top + 4
    cabinet = _counter(site, edge)
    basin = box(left + 8, edge - 17, right - 14, edge + 4, 4).intersection(box(left, 0, right, edge))
    water = basin.intersection(box(left, 0, right, edge - 8))
    spout = Spot(right - 7, edge)
    tap = chain([(spout, 1.3), (spout + Spot(0, 17), 1.3), (spout + Spot(-3, 21), 1.3), (spout + Spot(-13, 21), 1.2)])
    tap = unite([tap, capsule(spout + Spot(-13, 21), spout + Spot(-14.5, 17.5), 1.2, 1.2)])
    marks = [*cabinet.back, pen.outlined(basin, tones.sand_light), Mark(water, tones.water)]
    return Pieces([*marks, pen.outlined(tap, tones.sand_dark)])


def _desk(site: Site, top: float) -> Pieces:
    left, right, tones, pen = site.edge, site.edge + depth_of("desk"), site.tones, site.pen
    back = [pen.outlined(box(x, 0, x + 3.6, top - 2), tones.sand_dark) for x in (left + 6, right - 9)]
    back.append(pen.outlined(box(left, top - 3, right, top, 0.8), tones.sand))
    base = Spot(min(site.work.x + 22, right - 26), top)
    back.append(pen.outlined(capsule(base + Spot(8, 1), base + Spot(13, 30), 0.9, 0.8), tones.sand_dark))
    back.append(pen.outlined(box(base.x - 16, top, base.x + 8.5, top + 1.8, 0.6), tones.sand_light))
    return Pieces(back)


def _car(site: Site, top: float) -> Pieces:
    """A car cut across at its back seat: tyres, sill, cushion, back rest, window, roof."""
    left, right, tones, pen = site.edge, site.edge + depth_of("car"), site.tones, site.pen
    tyres = unite([box(x, 0, x + 18, 54, 6) for x in (left + 8, right - 14)])
    under = box(left + 16, 18, right - 8, 30, 3)
    sill = box(left, 24, right + 4, 36, 4)
    glass = corners([Spot(left + 46, 100), Spot(right, 100), Spot(right, 150), Spot(left + 52, 150)], 6)
    door = corners([Spot(right - 3, 26), Spot(right + 6, 30), Spot(right + 6, 98), Spot(right - 3, 100)], 2)
    pillar = chain([(Spot(right + 1, 96), 2.6), (Spot(right - 3, 152), 2.6)])
    roof = chain([(Spot(left + 27, 147), 2.6), (Spot(left + 36, 154), 3.4), (Spot(right - 8, 156), 3.6)])
    roof = unite([roof, chain([(Spot(right - 8, 156), 3.6), (Spot(right - 2, 150), 3.0)])])
    cushion = box(left + 12, top - 19, right - 3, top, 5)
    rest = corners(
        [Spot(left + 32, top - 6), Spot(right - 3, top - 6), Spot(right - 3, top + 52), Spot(left + 42, top + 52)], 7
    )
    back = [pen.outlined(tyres, tones.soft_ink), pen.outlined(under, tones.sand_dark)]
    back += [Mark(glass, tones.water, None, 0.0, 0.6), pen.outlined(pillar, tones.sand_dark)]
    back += [
        pen.outlined(door, tones.sand),
        pen.outlined(rest, tones.sand_light),
        pen.outlined(cushion, tones.sand_light),
    ]
    return Pieces([*back, pen.outlined(sill, tones.sand), pen.outlined(roof, tones.sand)])


def _step(site: Site, top: float) -> Pieces:
    tread = box(site.edge, 0, site.edge + 78, top)
    return Pieces([site.pen.outlined(tread, site.tones.sand)])
