"""Which of what fits her stands in today's plan: at most three changes, each with its reasons as ids and numbers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from carrywell.knowledge.advice_reader import advice
from carrywell.knowledge.care_schema import Advice
from carrywell.knowledge.claim_schema import Custom
from carrywell.plan.customs import Living, living
from carrywell.plan.her import Fit, Her
from carrywell.plan.savings import HerDay, Pair, Saving
from carrywell.plan.weights import (
    AREAS,
    CAREFUL,
    DEAR,
    EASE,
    KEPT,
    NEUTRAL,
    SUITED,
    WATCHFUL,
    evidence,
    fitting,
    lumbar,
)
from carrywell.spine.compare import WORTH
from carrywell.spine.tasks import task_named, variant_named

CHANGES = 3
#: Of one kind (a load that is saved, movement, ease) at most so many, unless nothing else is left.
_OF_A_KIND = 2
#: Savings that are made sure of in one go.
_AT_ONCE = 2

WhyKind = Literal[
    "first", "swap", "custom", "suits", "cause", "any_pain", "saves_day", "lighter_act", "probably_lighter", "grade"
]


@dataclass(frozen=True)
class Why:
    """One reason for a choice: what kind, of which id, with which number."""

    kind: WhyKind
    id: str = ""
    number: float | None = None


@dataclass(frozen=True)
class Choice:
    """One change of today.

    Attributes
    ----------
    advice
        Its id.
    saving
        What it saves in her day, where that is sure; a load, never pain.
    why
        Why it was chosen.
    careful
        Its caution is told with it: it is not known whether it holds for her.
    swaps
        What could take its place, best first.
    worth
        What it was weighed with, beside the others.
    """

    advice: str
    saving: Saving | None
    why: tuple[Why, ...]
    careful: bool
    swaps: tuple[str, ...]
    worth: float


@dataclass(frozen=True)
class _Candidate:
    """An advice that fits her, while it is weighed; its pairs are still to be made sure of, or it has its saving."""

    row: Advice
    fit: Fit
    first: bool
    load: float
    worth: float
    pairs: tuple[Pair, ...] = ()
    saving: Saving | None = None
    instead_of: str = ""
    custom: str = ""

    @property
    def kind(self) -> str:
        """Movement, a load that is saved, or ease."""
        if self.row.group in ("activity", "exercise"):
            return "move"
        return "load" if self.saving is not None else "ease"

    @property
    def order(self) -> tuple[bool, float, str]:
        """What comes first; of equals the one with the lower id."""
        return not self.first, -self.worth, self.row.id


def choose(her: Her, day: HerDay, fits: Mapping[str, Fit]) -> tuple[Choice, ...]:
    """The changes of today among the advice that fits her, the weightiest first."""
    known, lives = advice().advice, living(her)
    weighed = (_candidate(her, day, known[name], fit, lives) for name, fit in fits.items() if fit.refused is None)
    return _Choosing(her, day, lives, {found.row.id: found for found in weighed if found is not None}).choices()


def _candidate(her: Her, day: HerDay, row: Advice, fit: Fit, lives: Living) -> _Candidate | None:
    """An advice with the best it may save; None where it could only save a load and does not."""
    if her.life.advice.get(row.id) == "done" or row.role == "reassure":
        return None
    all_pairs = day.pairs(row.compare)
    pairs = tuple(sorted((pair for pair in all_pairs if abs(pair.less) >= WORTH), key=lambda pair: -pair.worth))
    load = max((pair.worth for pair in pairs), default=0.0)
    if row.grade == "mechanical" and load <= 0:
        return None
    first = her.truth(row.first_when) is True
    kept = lives.keeping(row.id)
    found = _Candidate(row, fit, first, max(load, 0.0), 0.0, pairs, custom=kept.id if kept else "")
    return _weighed(her, found, lives.there)


def _weighed(her: Her, found: _Candidate, there: Collection[str]) -> _Candidate:
    """With its worth: how well it fits, how sure it is, and what load it saves where her pain may come from."""
    ease = EASE[found.row.effort] * (DEAR if _dear(her, found.row, there) else 1.0) * (KEPT if found.custom else 1.0)
    if found.fit.careful:
        ease *= WATCHFUL if _needs_words(found.row) else CAREFUL
    sure = evidence(found.row.grade, found.row.not_shown)
    if found.row.compare and not found.load:
        sure *= NEUTRAL
    if her.truth(found.row.suits_when) is True:
        ease *= SUITED
    return replace(found, worth=ease * fitting(found.fit) * (sure + lumbar(her) * found.load))


def _needs_words(row: Advice) -> bool:
    """It leads to a way that is never told without words of care."""
    return any(variant_named(task_named(way.task), way.to_way).needs_words for way in row.compare)


def _dear(her: Her, row: Advice, there: Collection[str]) -> bool:
    """It needs something that costs much, and neither she nor how she lives says that it is there."""
    things, told = advice().circumstances, {*her.life.circumstances, *there}
    return any(things[need].price == "high" and need not in told for need in row.needs)


class _Choosing:
    """Choosing among candidates: savings are made sure of only where they could be told."""

    def __init__(self, her: Her, day: HerDay, lives: Living, candidates: dict[str, _Candidate]) -> None:
        self.her, self.day, self.lives = her, day, lives
        self.waiting = candidates
        self.offered = {name for name in candidates if name not in her.life.advice and not lives.instead_of(name)}
        self.chosen: list[_Candidate] = []
        self.put_off: list[_Candidate] = []

    def choices(self) -> tuple[Choice, ...]:
        while self.waiting and len(self.chosen) < CHANGES:
            found = self._next()
            if found is None:
                break
            if found.row.id in self.her.life.advice:
                self._swap(found)
            elif (custom := self.lives.instead_of(found.row.id)) is not None:
                self._keep(custom)
            elif self._fits_in(found):
                self.chosen.append(found)
            elif self._new_area(found):
                self.put_off.append(found)
        for found in self.put_off:
            room = len(self.chosen) < CHANGES and found.row.id in self.offered and self._new_area(found)
            if room and (sure := self._settled(found)) is not None:
                self.chosen.append(sure)
        return tuple(self._choice(found) for found in self.chosen)

    def _next(self) -> _Candidate | None:
        """The weightiest that is made sure of, taken out of those that wait."""
        while self.waiting:
            order = sorted(self.waiting.values(), key=lambda found: found.order)
            if not order[0].pairs:
                return self.waiting.pop(order[0].row.id)
            if not (order[0].first or self._new_area(order[0])):
                del self.waiting[order[0].row.id]
                continue
            if order[0].row.grade == "mechanical" and self._enough("load"):
                self.put_off.append(self.waiting.pop(order[0].row.id))
                continue
            unsure = [found for found in order if found.pairs and self._new_area(found)]
            self.day.prepare(pair for found in unsure[:_AT_ONCE] for pair in found.pairs[:1])
            self._make_sure(order[0])
        return None

    def _make_sure(self, found: _Candidate) -> _Candidate | None:
        """With its best sure saving; gone where it is surely heavier, or could only save and does not."""
        pair, *rest = found.pairs
        verdict, saving = self.day.saving(pair)
        self.waiting.pop(found.row.id, None)
        if verdict == "lighter":
            sure = replace(found, pairs=(), saving=saving, load=max(0.0, pair.worth))
        elif rest:
            sure = replace(found, pairs=tuple(rest), load=max(0.0, rest[0].worth))
        elif found.row.grade == "mechanical" or verdict == "heavier":
            self.offered.discard(found.row.id)
            return None
        else:
            sure = replace(found, pairs=(), load=0.0)
        self.waiting[found.row.id] = _weighed(self.her, sure, self.lives.there)
        return self.waiting[found.row.id]

    def _settled(self, found: _Candidate | None) -> _Candidate | None:
        """Made sure of, way by way; None where nothing is left of it."""
        while found is not None and found.pairs:
            found = self._make_sure(found)
        return found

    def _swap(self, refused: _Candidate) -> None:
        """What takes the place of something that is not for her, or cannot be done at her home."""
        found = self._first_of(refused.row.swaps)
        if found is not None:
            self.chosen.append(replace(found, instead_of=refused.row.id))

    def _keep(self, custom: Custom) -> None:
        """What goes with how she lives takes the place of what does not, once for each custom."""
        if any(other.custom == custom.id for other in self.chosen):
            return
        found = self._first_of(custom.keeps)
        if found is not None:
            self.chosen.append(replace(found, custom=custom.id))

    def _first_of(self, names: Iterable[str]) -> _Candidate | None:
        """The first of some advice that is offered and fits in, taken out of what waits."""
        for name in names:
            found = self._settled(self.waiting.get(name))
            if found is not None and name in self.offered and self._fits_in(found):
                del self.waiting[name]
                return found
        return None

    def _fits_in(self, found: _Candidate) -> bool:
        """What comes first always does; else one of an area, and not too many of a kind."""
        return found.first or (self._new_area(found) and not self._enough(found.kind))

    def _enough(self, kind: str) -> bool:
        return sum(other.kind == kind for other in self.chosen) >= _OF_A_KIND

    def _new_area(self, found: _Candidate) -> bool:
        areas = {AREAS[other.row.group] for other in self.chosen if not other.first}
        return AREAS[found.row.group] not in areas

    def _choice(self, found: _Candidate) -> Choice:
        others = {other.row.id for other in self.chosen}
        return Choice(
            advice=found.row.id,
            saving=found.saving,
            why=tuple(_why(found, suits=self.her.truth(found.row.suits_when) is True)),
            careful=found.row.cautioned and (found.row.avoid_when is None or found.fit.careful),
            swaps=tuple(name for name in found.row.swaps if name in self.offered - others),
            worth=found.worth,
        )


def _why(found: _Candidate, *, suits: bool) -> Iterator[Why]:
    if found.first:
        yield Why("first")
    if found.instead_of:
        yield Why("swap", found.instead_of)
    if found.custom:
        yield Why("custom", found.custom)
    if suits:
        yield Why("suits")
    yield from (Why("cause", cause, share) for cause, share in found.fit.causes)
    if not found.fit.causes:
        yield Why("any_pain")
    if found.saving is not None and found.saving.size == "uncertain":
        yield Why("probably_lighter", found.saving.task)
    elif found.saving is not None:
        if found.saving.day is not None and found.saving.saves_day:
            yield Why("saves_day", found.saving.task, found.saving.day.value)
        yield Why("lighter_act", found.saving.task, found.saving.act.value)
    yield Why("grade", found.row.grade)
