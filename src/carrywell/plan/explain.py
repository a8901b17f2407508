"""Explain my pain: what is thought to make each likely cause, how surely, and what of the help is for her."""

from __future__ import annotations

from dataclasses import dataclass

from carrywell.knowledge.claim_reader import claims
from carrywell.knowledge.claim_schema import Strength
from carrywell.plan.her import Her
from carrywell.plan.today import fits_for_any_cause


@dataclass(frozen=True)
class Explained:
    """One cause: how likely it is for her, the theories at their strength, and the advice that helps and is for her."""

    cause: str
    probability: float | None
    theories: tuple[tuple[str, Strength], ...]
    helps: tuple[str, ...]


def explained(her: Her) -> tuple[Explained, ...]:
    """Every cause that has a page, her likeliest first."""
    known, fits = claims(), fits_for_any_cause(her)
    rows = sorted(known.told.values(), key=lambda row: (-her.probabilities.get(row.id, 0.0), row.id))
    return tuple(
        Explained(
            cause=row.id,
            probability=her.probabilities.get(row.id),
            theories=tuple((name, known.theories[name].strength) for name in row.theories),
            helps=tuple(name for name in row.helps if fits[name].refused is None),
        )
        for row in rows
    )
