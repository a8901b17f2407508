"""The part of ``docs/evidence.md`` on the spine engine, made from its data."""

from __future__ import annotations

from collections.abc import Iterator

from carrywell.knowledge.body_reader import BodyKnowledge, body
from carrywell.knowledge.body_schema import Quantity, Sourced
from carrywell.knowledge.task_reader import tasks

Row = tuple[object, ...]
Table = tuple[str, tuple[str, ...], list[Row]]


def tables() -> Iterator[Table]:
    """Title, head and rows of every table of the spine engine."""
    known = body()
    figures = [row for rows in known.quantities.values() for row in rows]
    yield (
        "Body, muscles, pregnancy and limits",
        ("id", "what", "value (band)", "unit", "sex", "source", "mark"),
        [(row.id, row.about, _value(row), row.unit, row.sex or "", *_origin(row)) for row in figures],
    )
    yield from _body_tables(known)
    yield (
        "Tasks: postures and hand places",
        ("task", "ways", "source", "mark"),
        [(task.id, ", ".join(v.id for v in task.variant), *_origin(task)) for task in tasks().tasks.values()],
    )
    yield (
        "A usual day",
        ("task", "age of the baby, days", "times (band)", "source", "mark"),
        [
            (
                row.task,
                f"{row.from_days} to {row.to_days}",
                f"{row.times:g} ({row.low:g} to {row.high:g})",
                *_origin(row),
            )
            for row in tasks().exposures
        ],
    )


def _body_tables(known: BodyKnowledge) -> Iterator[Table]:
    yield (
        "Segments",
        ("sex", "segment", "share of mass", "centre from the upper end", "length, share of stature", "source", "mark"),
        [
            (r.sex, r.segment, r.mass_fraction, r.com_fraction_from_proximal, r.length_fraction_of_stature, *_origin(r))
            for r in known.segments
        ],
    )
    yield (
        "Gained by week, kg",
        ("week", "uterine contents", "breasts", "diffuse", "source", "mark"),
        [(f"{r.week:g}", r.uterine_contents_kg, r.breasts_kg, r.diffuse_kg, *_origin(r)) for r in known.gestation],
    )
    yield (
        "Lumbar share of bending forward",
        ("from, deg", "to, deg", "share", "source", "mark"),
        [(r.from_deg, r.to_deg, r.lumbar_share, *_origin(r)) for r in known.rhythm],
    )
    yield (
        "Heights of furniture, m",
        ("place", "usual (band)", "source", "mark"),
        [(r.id, f"{r.height_m:g} ({r.low_m:g} to {r.high_m:g})", *_origin(r)) for r in known.places.values()],
    )
    yield (
        "Spreads behind the ranges",
        ("input", "standard deviation", "unit", "source", "mark"),
        [(r.id, f"{r.sd:g} {r.kind}", r.unit, *_origin(r)) for r in known.spreads.values()],
    )


def _value(row: Quantity) -> str:
    return f"{row.value:g}" + (f" ({row.low:g} to {row.high:g})" if row.low is not None else "")


def _origin(row: Sourced) -> tuple[str, str]:
    return f"`{row.source}`, {row.place}", row.mark
