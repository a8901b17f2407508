"""The part of ``docs/evidence.md`` on how the pain goes on, made from its data."""

from __future__ import annotations

from collections.abc import Iterator

from carrywell.knowledge.cohort_reader import CohortKnowledge, cohorts
from carrywell.knowledge.cohort_schema import CohortPoint
from carrywell.knowledge.schema import Cited

Row = tuple[object, ...]
Table = tuple[str, tuple[str, ...], list[Row]]


def cohort_tables() -> Iterator[Table]:
    """Title, head and rows of every table of the forecast."""
    known = cohorts()
    yield (
        "Points of the studies",
        ("id", "curve", "week", "still with pain", "definition", "of whom", "use", "source", "mark"),
        [
            (
                p.id,
                p.curve,
                _week(p),
                _share(p),
                p.definition,
                p.population,
                _use(p),
                f"`{p.source}`, {p.place}",
                p.mark,
            )
            for p in known.points.values()
        ],
    )
    yield from _rows_of_the_course(known)


def _rows_of_the_course(known: CohortKnowledge) -> Iterator[Table]:
    yield (
        "Curves (logit c, log lambda in weeks, log k, log tau)",
        ("id", "mean of its draws", "source", "mark"),
        [(c.id, ", ".join(f"{value:.3f}" for value in c.mean), *_origin(c)) for c in known.curves.values()],
    )
    yield (
        "Groups of women",
        ("id", "curve", "log odds beside it (sd)", "source", "mark"),
        [(g.id, g.curve, f"{g.offset:g} ({g.sd:g})", *_origin(g)) for g in known.groups.values()],
    )
    yield (
        "What changes the odds",
        ("id", "odds ratio (sd of its log)", "share of women", "source", "mark"),
        [(m.id, f"{m.odds_ratio:g} ({m.sd:g})", f"{m.share:g}", *_origin(m)) for m in known.modifiers.values()],
    )
    yield (
        "What a day of her journal tells",
        (
            "curve",
            "day with pain from",
            "while it lasts (worth days)",
            "when it is over (worth days)",
            "source",
            "mark",
        ),
        [
            (
                d.id,
                f"{d.pain_from} of 10",
                f"{d.while_it_lasts:g} ({d.lasting_days:g})",
                f"{d.when_over:g} ({d.over_days:g})",
                *_origin(d),
            )
            for d in known.days.values()
        ],
    )


def _week(point: CohortPoint) -> str:
    return "" if point.week is None else f"{point.week:g}"


def _share(point: CohortPoint) -> str:
    return point.note if point.share is None else f"{point.still} of {point.of} ({100 * point.share:.1f} %)"


def _use(point: CohortPoint) -> str:
    return point.used + (f": {point.why_not.replace('_', ' ')}" if point.why_not else "")


def _origin(row: Cited) -> tuple[str, str]:
    return f"`{row.source}`, {row.place}", row.mark
