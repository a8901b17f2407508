"""The part of ``docs/evidence.md`` on the plan, made from its data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from carrywell.knowledge.advice_reader import advice
from carrywell.knowledge.care_schema import Basis, ForWhom
from carrywell.knowledge.claim_reader import claims
from carrywell.knowledge.exercise_reader import exercises
from carrywell.knowledge.exercise_schema import Gate
from carrywell.knowledge.home_reader import home
from carrywell.knowledge.words import words

Row = tuple[object, ...]
Table = tuple[str, tuple[str, ...], list[Row]]


def care_tables() -> Iterator[Table]:
    """Title, head and rows of every table of the plan."""
    known, said = advice(), words("en")
    yield (
        "Advice",
        ("id", "advice", "stages", "causes", "asks", "grade", "about", "ways compared", "sources"),
        [
            (
                row.id,
                said.text("advice", row.id, "title"),
                _stages(row),
                row.causes if isinstance(row.causes, str) else ", ".join(row.causes),
                row.clearance,
                row.grade,
                row.outcome,
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
    yield from _ladder()
    yield from _claims()
    yield from _home()


def _ladder() -> Iterator[Table]:
    ladder, said = exercises(), words("en")
    yield (
        "Exercises",
        ("id", "exercise", "level", "gate", "stages", "dose", "grade", "about", "sources"),
        [
            (
                row.id,
                said.text("exercises", row.id, "title"),
                row.level,
                row.gate if row.before_clearance else f"{row.gate}, clearance",
                _stages(row),
                said.text("exercises", row.id, "dose"),
                row.grade,
                row.outcome,
                sources(row.basis),
            )
            for row in ladder.exercises.values()
        ],
    )
    yield (
        "Gates",
        ("id", "clearance", "days since birth (vaginal, caesarean)", "after", "sources"),
        [
            (row.id, "yes" if row.needs_clearance else "no", _days(row), row.after or "", sources(row.basis))
            for row in ladder.gates.values()
        ],
    )
    yield (
        "What speaks against exercise",
        ("id", "level", "stage", "sources"),
        [(row.id, row.level, row.stage, sources(row.basis)) for row in ladder.screen.values()],
    )
    yield (
        "Signs to stop",
        ("id", "kind", "urgency", "signs of the check", "sources"),
        [
            (row.id, row.kind, row.urgency or "", ", ".join(row.signs), sources(row.basis))
            for row in ladder.stops.values()
        ],
    )


def _claims() -> Iterator[Table]:
    known, said = claims(), words("en")
    yield (
        "Reassurances",
        ("id", "what is told", "grade", "sources"),
        [
            (row.id, said.text("reassurances", row.id, "text"), row.grade, sources(row.basis))
            for row in known.reassurances.values()
        ],
    )
    yield (
        "Theories of what makes the pain",
        ("id", "what is told", "strength", "sources"),
        [
            (row.id, said.text("causes_told", "theories", row.id), row.strength, sources(row.basis))
            for row in known.theories.values()
        ],
    )
    yield (
        "How common a cause is, and how it goes on",
        ("cause", "how common", "sources", "sources of the course"),
        [
            (row.id, said.text("causes_told", row.id, "common"), sources(row.common), sources(row.course))
            for row in known.told.values()
        ],
    )
    yield (
        "Customs and medicines",
        ("id", "what is told", "sources"),
        [
            *((row.id, said.text("customs", row.id, "text"), sources(row.basis)) for row in known.customs.values()),
            *((row.id, said.text("medicines", row.id), sources(row.basis)) for row in known.medicines.values()),
        ],
    )


def _home() -> Iterator[Table]:
    yield (
        "Milestones of the child",
        ("id", "days", "advice that ends", "advice that begins", "sources"),
        [
            (
                row.id,
                f"{row.from_days} to {row.to_days}",
                ", ".join(row.ends),
                ", ".join(row.begins),
                sources(row.basis),
            )
            for row in home().milestones.values()
        ],
    )


def _days(row: Gate) -> str:
    return ", ".join(str(days) for days in row.from_days) if any(row.from_days) else ""


def sources(basis: Iterable[Basis]) -> str:
    """Keys of the sources with where and how each was read."""
    return "; ".join(f"`{row.source}` [{row.mark}] {row.place}" for row in basis)


def _stages(row: ForWhom) -> str:
    days = (f"from day {row.from_days}" if row.from_days else "", f"to day {row.to_days}" if row.to_days else "")
    return ", ".join((*row.stages, *filter(None, days)))
