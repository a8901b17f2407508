"""How sure an advice or exercise is, in words: its grade, what is not shown, where experts differ, its sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from carrywell.knowledge.care_schema import Advice, Basis
from carrywell.knowledge.exercise_schema import Exercise
from carrywell.knowledge.words import Words


@dataclass(frozen=True)
class ToldEvidence:
    """How sure it is, what is not shown, where experts differ, and the keys of the sources."""

    grade: str
    sure: str
    text: str
    not_shown: tuple[str, ...]
    conflicts: tuple[str, ...]
    sources: tuple[str, ...]


def tell_evidence(row: Advice | Exercise, table: Literal["advice", "exercises"], say: Words) -> ToldEvidence:
    """The evidence of a row whose words stand in this table."""
    return ToldEvidence(
        grade=row.grade,
        sure=say.text("care", "grades", row.grade),
        text=say.text(table, row.id, "evidence"),
        not_shown=tuple(say.text("care", "not_shown", gap) for gap in row.not_shown),
        conflicts=tuple(say.text("care", "conflicts", name) for name in row.conflicts),
        sources=sources_of(row.basis),
    )


def sources_of(basis: tuple[Basis, ...]) -> tuple[str, ...]:
    """Keys of the sources, each once."""
    return tuple(dict.fromkeys(row.source for row in basis))


def joined(sentences: Iterable[str], say: Words) -> str:
    """Sentences one after the other, with a space where the language has one."""
    return ("" if say.language == "zh_hans" else " ").join(sentences)
