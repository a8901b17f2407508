"""The page ``docs/evidence.md``, made from the data: every figure, its source, its mark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from carrywell.knowledge.body_evidence import tables
from carrywell.knowledge.care_evidence import care_tables
from carrywell.knowledge.cohort_evidence import cohort_tables
from carrywell.knowledge.reader import Knowledge, load, read_figures
from carrywell.knowledge.schema import Cited, Figure, Percent, Source
from carrywell.knowledge.track_evidence import track_tables
from carrywell.knowledge.words import words

_MARKS = {
    "read": "read in the source",
    "read_2": "read in a secondary source",
    "memory": "not re-checked: from memory",
    "derived": "computed from read figures",
    "estimate": "our estimate: no study gives it",
}

_HEAD = """# Evidence of the check, the spine engine, the plan and the journal

Made from the data files by `carrywell knowledge evidence`; do not edit. Not clinically approved: before release a
midwife or obstetrician, a spinal physiotherapist and a general practitioner must sign off the signs and the words.

Marks: **read** in the source; **read_2** in a secondary source; **memory** not re-checked; **derived** computed here
from read figures; **estimate** ours, no study gives it, never to be shown as research.
"""


def page() -> str:
    """The whole page as Markdown."""
    knowledge = load()
    return "\n".join(
        [
            _HEAD,
            *_signs(knowledge),
            *_priors(knowledge),
            *_weights(knowledge),
            *_figures(),
            *_spine(),
            *_plan(),
            *_forecast(),
            *_sources(knowledge),
        ]
    )


def _table(head: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield "| " + " | ".join(str(cell).replace("|", "/").replace("\n", " ") for cell in row) + " |"
    yield ""


def _signs(knowledge: Knowledge) -> Iterator[str]:
    yield "## Warning signs\n"
    names = words("en")
    yield from _table(
        ("id", "sign", "levels", "grade", "basis", "sources"),
        (
            (
                sign.id,
                names.text("warning_signs", sign.id, "name"),
                ", ".join(dict.fromkeys(level.urgency for level in sign.level)),
                ", ".join(sign.grade),
                sign.basis,
                ", ".join(f"`{s}`" for s in sign.sources),
            )
            for sign in knowledge.warning_signs.values()
        ),
    )


def _range(cell: Percent) -> str:
    return f"{cell.percent:g} ({cell.low:g} to {cell.high:g})"


def _cited(row: Cited) -> str:
    parts = (f"`{row.source}` [{row.mark}] ({_MARKS[row.mark]})", row.place, row.population, f"checked {row.checked}")
    return "; ".join(part for part in parts if part)


def _priors(knowledge: Knowledge) -> Iterator[str]:
    yield "## Starting probabilities, percent\n"
    yield _cited(knowledge.priors) + "\n"
    rows = ((c, s, _range(cell)) for c, cells in knowledge.priors.prior.items() for s, cell in cells.items())
    yield from _table(("cause", "stage", "percent (range)"), rows)
    yield "Puncture-site pain by days since the needle:\n"
    needle = ((f"{n.cause}, to day {n.days}", _range(n.share), _cited(n)) for n in knowledge.priors.needle_prior)
    yield from _table(("days", "percent (range)", "source"), needle)
    yield "Two together:\n"
    pairs = ((t.id, _range(t.share), _cited(t)) for t in knowledge.together)
    yield from _table(("combination", "share, percent", "source"), pairs)
    yield "Working rules of the engine:\n"
    engine = knowledge.engine
    rules: tuple[tuple[str, Cited], ...] = (
        ("likely cause", engine.likely_cause),
        ("help seeking", engine.help_seeking),
        ("dependence", engine.dependence),
        ("combination guard", engine.guard),
        ("open questions", engine.open_questions),
        ("stale results", engine.stale),
    )
    yield from _table(("rule", "values", "source"), ((name, _values(row), _cited(row)) for name, row in rules))


def _values(row: Cited) -> str:
    own = row.model_dump(exclude=set(Cited.model_fields))
    return "; ".join(f"{key}: {value}" for key, value in own.items())


def _weights(knowledge: Knowledge) -> Iterator[str]:
    yield "## Working numbers: percent of women with the cause who answer so\n"
    for file in knowledge.weight_files:
        yield _cited(file) + "\n"
        rows: list[tuple[object, ...]] = []
        for weight in file.weight:
            rows.append((weight.finding, "background", _range(weight.background)))
            rows += [(weight.finding, cause, _range(cell)) for cause, cell in weight.causes.items()]
        for choice in file.choice:
            rows += [
                (f"{choice.finding} = {option}", cause, _range(cell))
                for cause, cells in choice.causes.items()
                for option, cell in cells.items()
            ]
        yield from _table(("finding", "cause", "percent (range)"), rows)


def _figures() -> Iterator[str]:
    yield "## Published figures\n"
    for topic, rows in read_figures().items():
        yield f"### {topic.replace('_', ' ').capitalize()}\n"
        yield from _table(
            ("figure", "value", "population", "source", "mark"),
            ((row.about, _figure(row), row.population or "", _where(row), row.mark) for row in rows),
        )


def _spine() -> Iterator[str]:
    yield "## Spine engine\n"
    for title, head, rows in tables():
        yield f"### {title}\n"
        yield from _table(head, rows)


def _plan() -> Iterator[str]:
    for part, tables_of_part in (("Plan", care_tables()), ("Journal", track_tables())):
        yield f"## {part}\n"
        for title, head, rows in tables_of_part:
            yield f"### {title}\n"
            yield from _table(head, rows)


def _forecast() -> Iterator[str]:
    yield "## Forecast\n"
    for title, head, rows in cohort_tables():
        yield f"### {title}\n"
        yield from _table(head, rows)


def _figure(row: Figure) -> str:
    if row.value is None and row.low is None and row.high is None:
        return row.note or ""
    spread = (
        f" ({row.low:g} to {row.high:g}, {row.interval or 'range'})"
        if row.low is not None and row.high is not None
        else ""
    )
    unit = "" if row.unit in (None, "ratio", "fraction") else f" {row.unit}"
    return f"{row.statistic.replace('_', ' ')} {'' if row.value is None else f'{row.value:g}{unit}'}{spread}"


def _where(row: Figure) -> str:
    return f"`{row.source}`" + (f", {row.place}" if row.place else "")


def _sources(knowledge: Knowledge) -> Iterator[str]:
    yield "## Sources\n"
    rows = (
        (f"`{key}`", s.reference, _address(s), s.mark, s.read_part or "", s.checked)
        for key, s in knowledge.sources.items()
    )
    yield from _table(("key", "reference", "where", "how", "what was read", "checked"), rows)


def _address(source: Source) -> str:
    parts = [f"doi {source.doi}" if source.doi else "", f"PMID {source.pmid}" if source.pmid else ""]
    return "; ".join(part for part in (*parts, source.address or source.found_in or "") if part)
