"""The one thing to stop worrying about today."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from carrywell.knowledge.claim_reader import claims
from carrywell.knowledge.claim_schema import Reassurance
from carrywell.plan.choose import Why
from carrywell.plan.her import Her
from carrywell.plan.weights import EVIDENCE, fitting


@dataclass(frozen=True)
class Comfort:
    """One thing to stop worrying about: its id, and why it was chosen."""

    reassurance: str
    why: tuple[Why, ...]


def comfort_of(her: Her, chosen: Collection[str]) -> Comfort | None:
    """What fits her best of what she has not read yet, and what no change of today says already."""
    best: tuple[tuple[bool, float, str], Comfort] | None = None
    for row in claims().reassurances.values():
        if row.id in her.life.reassured or row.advice in chosen:
            continue
        fit = her.fit(row, about_baby=row.about_baby)
        if fit.refused is not None:
            continue
        first = her.truth(row.first_when) is True
        hers = 1.0 if row.only_when is not None else fitting(fit)
        order = (not first, -EVIDENCE[row.grade] * hers, row.id)
        if best is None or order < best[0]:
            best = order, Comfort(row.id, _why(row, fit.causes, first=first))
    return best[1] if best else None


def _why(row: Reassurance, causes: tuple[tuple[str, float], ...], *, first: bool) -> tuple[Why, ...]:
    named = tuple(Why("cause", cause, share) for cause, share in causes) or (Why("any_pain"),)
    return (*((Why("first"),) if first else ()), *named, Why("grade", row.grade))
