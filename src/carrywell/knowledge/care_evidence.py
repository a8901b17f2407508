"""The part of ``docs/evidence.md`` on the plan, made from its data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from carrywell.knowledge.advice_reader import advice
from carrywell.knowledge.care_schema import Advice, Basis
from carrywell.knowledge.words import words

Row = tuple[object, ...]
Table = tuple[str, tuple[str, ...], list[Row]]


def care_tables() -> Iterator[Table]:
    """Title, head and rows of every table of the plan."""
    known, said = advice(), words("en")
    yield (
        "Advice",
        ("id", "advice", "stages", "causes", "asks", "grade", "ways compared", "sources"),
        [
            (
                row.id,
                said.text("advice", row.id, "title"),
                _stages(row),
                row.causes if isinstance(row.causes, str) else ", ".join(row.causes),
                row.clearance,
                row.grade,
                "; ".join(f"{pair.task}: {pair.from_way} > {pair.to_way}" for pair in row.compare),
                sources(row.basis),
            )
            for row in known.advice.values()
        ],
    )
    yield (
        "Where sources disagree",
        ("id", "what is told", "sources"),
        [(row.id, said.text("care", "conflicts", row.id), sources(row.basis)) for row in known.conflicts.values()],
    )


def sources(basis: Iterable[Basis]) -> str:
    """Keys of the sources with where and how each was read."""
    return "; ".join(f"`{row.source}` [{row.mark}] {row.place}" for row in basis)


def _stages(row: Advice) -> str:
    days = (f"from day {row.from_days}" if row.from_days else "", f"to day {row.to_days}" if row.to_days else "")
    return ", ".join((*row.stages, *filter(None, days)))
