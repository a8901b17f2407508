"""The body map of a question as a page shows it: smooth paths, targets for the thumb, names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from django.forms import BoundField

from carrywell import Pregnant
from carrywell.person import Stage
from carrywell.web.body_map import CENTRES, ROOM, SIDES, Belly, Map, Region, Side, Spot, Spots, body

#: From these weeks on the belly shows in the figure.
MIDDLE_WEEKS, LATE_WEEKS = 16, 28
_CLOSED = frozenset({"face", "hair", "bun"})
_LARGEST_TICK = 26.0


@dataclass(frozen=True)
class Drawn:
    """A path and what it is."""

    kind: str
    path: str


@dataclass(frozen=True)
class Figure:
    """Her from one side: silhouette, regions, lines, from below to above."""

    side: Side
    shift: str
    marks: tuple[Drawn, ...]


@dataclass(frozen=True)
class Target:
    """A rectangle over the picture that chooses an option."""

    option: str
    spot: str
    answers: str


@dataclass(frozen=True)
class BodyMap:
    """What the template needs."""

    id: str
    box: str
    figures: tuple[Figure, ...]
    targets: tuple[Target, ...]
    names: tuple[tuple[str, str], ...]


def body_map_of(question: str, field: BoundField, stage: Stage | None) -> BodyMap | None:
    """The map of a question with the options that its form offers; None for a question that is not about places."""
    chosen = body().map_of(question)
    if chosen is None:
        return None
    offered = {str(choice.data["value"]): choice for choice in field}
    places = [place for place in chosen.place if place.option in offered]
    return BodyMap(
        chosen.id,
        f"0 {chosen.top:g} {ROOM:g} {chosen.height:g}",
        tuple(_figure(chosen, frozenset(offered), belly_of(stage), side) for side in SIDES),
        tuple(
            Target(place.option, spot_name(place.option, number), str(offered[place.option].id_for_label))
            for place in places
            for number, _ in enumerate(place.touches())
        ),
        tuple((place.option, str(offered[place.option].choice_label)) for place in places),
    )


def belly_of(stage: Stage | None) -> Belly:
    """How far her pregnancy shows."""
    weeks = stage.weeks if isinstance(stage, Pregnant) else 0
    return "late" if weeks >= LATE_WEEKS else "middle" if weeks >= MIDDLE_WEEKS else "flat"


def spot_name(option: str, number: int) -> str:
    """The name by which the style knows where a target lies."""
    return f"{option}-{number}"


@cache
def _figure(shown: Map, offered: frozenset[str], belly: Belly, side: Side) -> Figure:
    known = body()
    outline = known.outline
    half = outline.top + outline.waist[belly if side == "front" else "flat"] + outline.bottom
    neck = outline.neck[side]
    silhouette = smooth(_whole(half), closed=True)
    clothes = smooth(_whole(dressed(half, neck, outline.hems)), closed=True)
    marks = [Drawn("skin", silhouette), Drawn("clothes", clothes)]
    ticks: list[Drawn] = []
    for place in shown.place:
        shapes = [one for one in known.region if one.id in place.regions and one.on(side)]
        kind = f"{'region' if place.touches() else 'region unseen'} at-{place.option}"
        if place.option in offered:
            marks += [Drawn(kind, path) for one in shapes for path in paths(one.spots, one.mirror)]
            ticks += [Drawn(f"tick at-{place.option}", path) for one in shapes for path in _ticks(one, shown)]
    marks += [Drawn("outline", silhouette), Drawn("cloth", smooth(_whole_line(neck), closed=False))]
    marks += [Drawn("cloth", path) for hem in outline.hems for path in paths(hem, "pair", closed=False)]
    for line in known.line:
        if line.on(side) and line.stage in (None, belly):
            closed = line.kind in _CLOSED
            marks += [Drawn(line.kind, path) for path in paths(line.spots, line.mirror, closed=closed)]
    return Figure(side, f"translate({CENTRES[side]:g})", (*marks, *ticks))


def dressed(half: Spots, neck: Spots, hems: Iterable[Spots]) -> Spots:
    """Half of the silhouette of her clothes: from the neckline on, cut off at the hems."""
    kept = neck + half[_at(half, neck[-1]) + 1 :]
    for hem in hems:
        kept = kept[: _at(kept, hem[0])] + hem + kept[_at(kept, hem[-1]) + 1 :]
    return kept


def _at(spots: Spots, wanted: Spot) -> int:
    return [spot[:2] for spot in spots].index(wanted[:2])


def _ticks(region: Region, shown: Map) -> list[str]:
    """A tick in the middle of what is seen of a region, on both sides of a pair."""
    across, down = ([spot[axis] for spot in region.spots] for axis in (0, 1))
    top, bottom = max(shown.top, min(down)), min(shown.bottom, max(down))
    if top >= bottom:
        return []
    if region.mirror == "half":
        wide, middle, level = 2 * max(across), 0.0, (down[0] + down[-1]) / 2
    else:
        wide, middle, level = max(across) - min(across), (max(across) + min(across)) / 2, (top + bottom) / 2
    size = min(_LARGEST_TICK, wide / 2, (bottom - top) / 2)
    middles = (middle, -middle) if region.mirror == "pair" else (middle,)
    return [_tick(x, level, size) for x in middles]


def _tick(x: float, y: float, size: float) -> str:
    corners = ((-1 / 2, 0), (-1 / 8, 3 / 8), (1 / 2, -3 / 8))
    return "M" + "L".join(_short((x + across * size, y + down * size)) for across, down in corners)


def paths(spots: Spots, mirror: str, *, closed: bool = True) -> list[str]:
    """The spots as SVG paths: one, or two for a pair."""
    if mirror == "pair":
        return [smooth(spots, closed=closed), smooth(_mirrored(spots), closed=closed)]
    return [smooth(_whole(spots) if mirror == "half" else spots, closed=closed)]


def _mirrored(spots: Iterable[Spot]) -> Spots:
    return tuple((-spot[0], *spot[1:]) for spot in spots)


def _whole_line(half: Spots) -> Spots:
    return (*_mirrored(reversed(half)), *half[1:])


def _whole(half: Spots) -> Spots:
    return (*half, *(spot for spot in reversed(_mirrored(half)) if spot[0]))


def smooth(spots: Spots, *, closed: bool) -> str:
    """A path of cubic curves through all spots (Catmull-Rom); a spot's third number shortens its tangent.

    Tangents are the same on both sides of a spot, so that all curves but the first name one control only.
    """
    around = [spots[-1], *spots, *spots[:2]] if closed else [spots[0], *spots, spots[-1]]
    path = ""
    for number in range(len(spots) if closed else len(spots) - 1):
        before, start, end, after = around[number : number + 4]
        if not number:
            path = f"M{_short(start[:2])}c{_short(_towards(start, before, end, 1))} "
        path += f"{'s' if number == 1 else ' ' if number else ''}{_short(_towards(end, start, after, -1, start))} "
        path += _short((end[0] - start[0], end[1] - start[1]))
    return path.replace(" -", "-") + ("Z" if closed else "")


def _towards(spot: Spot, before: Spot, after: Spot, way: int, origin: Spot | None = None) -> tuple[float, float]:
    """The control of a curve on one side of a spot, seen from where the curve begins."""
    bend = spot[2] if len(spot) == 3 else 1.0
    across, down = (round(way * bend * (after[axis] - before[axis]) / 6) for axis in (0, 1))
    x, y = (spot[0] - origin[0], spot[1] - origin[1]) if origin else (0.0, 0.0)
    return x + across, y + down


def _short(pair: Iterable[float]) -> str:
    return " ".join(f"{round(value, 1):g}" for value in pair)
