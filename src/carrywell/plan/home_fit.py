"""Her home fitted to her: the best height of each piece for her stature, and what costs nothing and does its work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from carrywell.knowledge.body_reader import body as body_knowledge
from carrywell.knowledge.home_reader import home
from carrywell.knowledge.home_schema import Piece, Substitute
from carrywell.knowledge.task_schema import Variant
from carrywell.plan.her import Fit, Her
from carrywell.plan.savings import HerDay, Saving
from carrywell.plan.today import fits_of
from carrywell.spine.compare import WORTH, Against, against
from carrywell.spine.situation import Situation
from carrywell.spine.tasks import tasks_for, variant_named, ways_for
from carrywell.spine.together import Drawn, Ways

Array = NDArray[np.float64]
#: Heights that are tried across the usual band of a piece.
_STEPS = 11


@dataclass(frozen=True)
class PieceFit:
    """One piece of furniture for her.

    Attributes
    ----------
    place
        Its id.
    height_m, own_height
        Its height, and whether she told it (else a usual one).
    best_m, good_from_m, good_to_m
        The height at which its acts press least, and from where to where they press hardly more (within 5 %).
    against
        Its best height against its height now, for the act that presses most; None where it stands well already.
    adjustable, limit
        It may be set; a word of safety goes with any height.
    substitutes
        What costs nothing and does its work.
    """

    place: str
    height_m: float
    own_height: bool
    best_m: float
    good_from_m: float
    good_to_m: float
    against: Against | None
    adjustable: bool
    limit: bool
    substitutes: tuple[SubstituteFit, ...]


@dataclass(frozen=True)
class SubstituteFit:
    """Something that costs nothing: what it saves where that is sure, else None."""

    substitute: str
    saving: Saving | None


def home_fit(her: Her) -> tuple[PieceFit, ...]:
    """Every piece at which something of her day is done."""
    situation = her.situation
    acts = {piece.id: _acts(piece, situation, her) for piece in home().pieces.values()}
    pieces = [piece for piece in home().pieces.values() if acts[piece.id]]
    tried = _tried(pieces, acts, situation)
    best = {place: _lowest(heights, loads) for place, (heights, loads) in tried.items()}
    now = _drawn(pieces, acts, situation)
    then = _drawn(pieces, acts, _with(situation, {place: found[0] for place, found in best.items()}))
    saves = _substitutes(her)
    return tuple(
        PieceFit(
            place=piece.id,
            height_m=situation.height_of(piece.id),
            own_height=piece.id in situation.home,
            best_m=best[piece.id][0],
            good_from_m=best[piece.id][1],
            good_to_m=best[piece.id][2],
            against=_against(now[piece.id], then[piece.id]),
            adjustable=piece.adjustable,
            limit=piece.limit,
            substitutes=tuple(saves[name] for name in piece.substitutes if name in saves),
        )
        for piece in pieces
    )


def _with(situation: Situation, heights: Mapping[str, float]) -> Situation:
    """Her and her baby in a home with some other heights."""
    return replace(situation, home={**situation.home, **heights})


def _acts(piece: Piece, situation: Situation, her: Her) -> tuple[Variant, ...]:
    """The ways at a piece that come up for her and that she can do there."""
    coming = {task.id: task for task in tasks_for(situation, cares=her.cares)}
    found = [(coming[row.task], row.way) for row in piece.ways if row.task in coming]
    ways = [(task, variant_named(task, way)) for task, way in found]
    fit = [way for task, way in ways if way in ways_for(task, situation)]
    loads = Ways.of(fit, situation)
    return tuple(way for number, way in enumerate(fit) if loads.problem(number) is None)


def _tried(
    pieces: Sequence[Piece], acts: Mapping[str, tuple[Variant, ...]], situation: Situation
) -> dict[str, tuple[Array, Array]]:
    """Heights of each piece and what its acts press at each: a mean of shares of the least of each act."""
    places = body_knowledge().places
    bands = {piece.id: np.linspace(places[piece.id].low_m, places[piece.id].high_m, _STEPS) for piece in pieces}
    loads = [
        _loads(pieces, acts, _with(situation, {place: float(heights[step]) for place, heights in bands.items()}))
        for step in range(_STEPS)
    ]
    found = {}
    for piece in pieces:
        each = np.array([load[piece.id] for load in loads])
        found[piece.id] = bands[piece.id], np.mean(each / np.nanmin(each, axis=0), axis=1)
    return found


def _loads(
    pieces: Sequence[Piece], acts: Mapping[str, tuple[Variant, ...]], situation: Situation
) -> dict[str, list[float]]:
    """What each act of each piece presses [N], by best estimates; NaN where she cannot do it."""
    ways = Ways.of([way for piece in pieces for way in acts[piece.id]], situation)
    numbers = iter(range(len(ways.variants)))
    loads = {piece.id: [next(numbers) for _ in acts[piece.id]] for piece in pieces}
    return {
        place: [float("nan") if ways.problem(n) else float(ways.estimated(n).compression_n[0]) for n in rows]
        for place, rows in loads.items()
    }


def _lowest(heights: Array, loads: Array) -> tuple[float, float, float]:
    """The height that presses least, and the ends of the heights around it that press hardly more."""
    least = int(np.nanargmin(loads))
    good = np.nan_to_num(loads, nan=np.inf) <= loads[least] + WORTH
    first, last = least, least
    while first > 0 and good[first - 1]:
        first -= 1
    while last < len(good) - 1 and good[last + 1]:
        last += 1
    return float(heights[least]), float(heights[first]), float(heights[last])


def _drawn(
    pieces: Sequence[Piece], acts: Mapping[str, tuple[Variant, ...]], situation: Situation
) -> dict[str, list[Drawn]]:
    """Every act of each piece with all draws."""
    ways = Ways.of([way for piece in pieces for way in acts[piece.id]], situation)
    drawn = iter(ways.drawn(range(len(ways.variants))))
    return {piece.id: [next(drawn) for _ in acts[piece.id]] for piece in pieces}


def _against(now: Sequence[Drawn], then: Sequence[Drawn]) -> Against | None:
    """The best height against the height now, for the act that presses most; None where hardly less is possible."""
    heaviest = int(np.argmax([load.compression_n[0] for load in now]))
    found = against(then[heaviest], now[heaviest])
    return found if found.saving.value >= WORTH else None


def _substitutes(her: Her) -> dict[str, SubstituteFit]:
    """What costs nothing and is for her, with what it saves."""
    fits = fits_of(her)
    rows = [row for row in home().substitutes.values() if _is_for(her, row, fits)]
    day = HerDay(her, [row.compare for row in rows])
    pairs = {row.id: day.pairs([row.compare]) for row in rows}
    day.prepare(pair for found in pairs.values() for pair in found)
    saves = {name: [day.saving(pair) for pair in found] for name, found in pairs.items() if found}
    return {
        name: SubstituteFit(name, saving if verdict == "lighter" else None)
        for name, [(verdict, saving)] in saves.items()
    }


#: What does not speak against a substitute: it is for another pain, or the dearer thing is not there.
_NO_OBJECTION = (None, "cause", "missing_at_home")


def _is_for(her: Her, row: Substitute, fits: Mapping[str, Fit]) -> bool:
    """Its things are there, and nothing speaks against its advice."""
    return her.has(row.needs) and (row.advice is None or fits[row.advice].refused in _NO_OBJECTION)
