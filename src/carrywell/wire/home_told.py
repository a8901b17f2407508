"""Her home fitted to her, in words and as scales: each piece with what is good for her, what it is now, what helps."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor

from carrywell.knowledge.words import Language, Words, words
from carrywell.plan.home_fit import PieceFit, Stands, SubstituteFit
from carrywell.spine.compare import Range
from carrywell.wire.load_told import fraction
from carrywell.wire.plan_pages import ToldList, ToldPage

#: Room beside the outermost mark of a scale, as a share of it; a label nearer to an end than this stays within.
_MARGIN, _NEAR_END = 0.08, 34.0


@dataclass(frozen=True)
class Label:
    """A word at a place of a scale: how far along in percent, and which end of the word stands there."""

    at: float
    anchor: str
    text: str


@dataclass(frozen=True)
class Scale:
    """A scale of heights in percent of its length: what is good, the best, and her own; with their labels."""

    good_from: float
    good_span: float
    best: float
    now: float
    good_label: Label
    now_label: Label


@dataclass(frozen=True)
class ToldFree:
    """Something that costs nothing: its name, how it is done, and what it saves, empty where that is not sure."""

    title: str
    text: str
    saves: str


@dataclass(frozen=True)
class ToldPiece:
    """One piece of furniture in words."""

    place: str
    name: str
    stands: Stands
    tag: str
    good: str
    now: str
    verdict: str
    scale: Scale
    free: tuple[ToldFree, ...]
    limit: str


def tell_pieces(found: tuple[PieceFit, ...], language: Language) -> tuple[ToldPiece, ...]:
    """Every piece in the words of one language."""
    return tuple(_piece(piece, words(language)) for piece in found)


def tell_home(found: tuple[PieceFit, ...], language: Language) -> ToldPage:
    """The best height of each piece for her, and what costs nothing, as lists."""
    say = words(language)
    between = "" if language == "zh_hans" else " "
    lists = [
        ToldList(
            piece.name,
            (
                piece.good,
                f"{piece.now}{between}{piece.verdict}",
                *(_in_a_line(free, say) for free in piece.free),
                *((piece.limit,) if piece.limit else ()),
            ),
        )
        for piece in tell_pieces(found, language)
    ]
    return ToldPage(
        title=say.text("plan", "home", "title"),
        intro=say.text("plan", "home", "intro"),
        lists=tuple(lists),
        notes=(say.text("load", "not_risk"),),
    )


def _in_a_line(free: ToldFree, say: Words) -> str:
    line = say.text("plan", "home", "free", title=free.title)
    return say.text("plan", "home", "free_saves", free=line, saves=free.saves) if free.saves else line


def _piece(piece: PieceFit, say: Words) -> ToldPiece:
    best, low, high, now = map(_cm, (piece.best_m, piece.good_from_m, piece.good_to_m, piece.height_m))
    good = "good_any" if piece.any_height else "good_point" if low == high else "good"
    return ToldPiece(
        place=piece.place,
        name=say.text("home", "pieces", piece.place, "name"),
        stands=piece.stands,
        tag=say.text("plan", "home", "tags", piece.stands),
        good=say.text("plan", "home", good, low=low, high=high, best=best),
        now=say.text("plan", "home", "now_own" if piece.own_height else "now_usual", height=now),
        verdict=_verdict(piece, best, say),
        scale=_scale(piece, say),
        free=tuple(_free(row, say) for row in piece.substitutes),
        limit=say.text("home", "pieces", piece.place, "limit") if piece.limit else "",
    )


def _cm(height_m: float) -> str:
    return f"{100 * height_m:.0f}"


def _verdict(piece: PieceFit, best: str, say: Words) -> str:
    if piece.stands != "worse" or piece.against is None:
        return say.text("plan", "home", "stands", piece.stands)
    return say.text("plan", "home", "stands", "worse", best=best, **_less(piece.against.saving, say))


def _less(saving: Range, say: Words) -> dict[str, str]:
    """How much less as a fraction in words, its range in parts of a hundred, rounded outward."""
    told = {"low": floor(100 * saving.low), "high": ceil(100 * saving.high)}
    parts = {name: str(part).replace("-", "−") for name, part in told.items()}
    return parts | {"saving": say.text("load", "fraction", fraction(saving.value))}


def _free(row: SubstituteFit, say: Words) -> ToldFree:
    title, text = (say.text("home", "substitutes", row.substitute, key) for key in ("title", "text"))
    if row.saving is None:
        return ToldFree(title, text, "")
    if row.saving.size == "uncertain":
        return ToldFree(title, text, say.text("plan", "home", "less_uncertain"))
    return ToldFree(title, text, say.text("plan", "home", "less", **_less(row.saving.act, say)))


def _scale(piece: PieceFit, say: Words) -> Scale:
    lowest = min(piece.usual_from_m, piece.height_m)
    highest = max(piece.usual_to_m, piece.height_m)
    room = _MARGIN * (highest - lowest)
    start, length = lowest - room, highest - lowest + 2 * room
    first, last, best, now = (
        round(100 * (height - start) / length, 1)
        for height in (piece.good_from_m, piece.good_to_m, piece.best_m, piece.height_m)
    )
    low, high = _cm(piece.good_from_m), _cm(piece.good_to_m)
    good = low if low == high else f"{low}–{high}"
    whose = "scale_own" if piece.own_height else "scale_usual"
    return Scale(
        good_from=first,
        good_span=round(max(last - first, 1.5), 1),
        best=best,
        now=now,
        good_label=_label((first + last) / 2, say.text("plan", "home", "scale_good", height=good)),
        now_label=_label(now, say.text("plan", "home", whose, height=_cm(piece.height_m))),
    )


def _label(at: float, text: str) -> Label:
    anchor = "start" if at < _NEAR_END else "end" if at > 100 - _NEAR_END else "middle"
    return Label(round(at, 1), anchor, text)
