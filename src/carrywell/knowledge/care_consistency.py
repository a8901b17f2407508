"""Cross-checks of what the plan knows: causes, findings, ways, needs, sources and words all exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from carrywell.knowledge.advice_reader import AdviceKnowledge, read_advice
from carrywell.knowledge.care_schema import Advice, Basis, Compare, ForWhom
from carrywell.knowledge.conditions import check_condition, require
from carrywell.knowledge.reader import Knowledge
from carrywell.knowledge.task_reader import TaskKnowledge

WordPath = tuple[str, ...]


@dataclass(frozen=True)
class CareCheck:
    """What was read for the plan, and the paths of all words that it needs."""

    counts: Mapping[str, int]
    words: tuple[WordPath, ...]


def check_care(folder: Traversable, knowledge: Knowledge, tasks: TaskKnowledge) -> CareCheck:
    """Read and check everything that the plan knows.

    Raises
    ------
    KnowledgeError
        Naming the file and the key of the first thing that does not fit.
    """
    known = read_advice(folder)
    check_advice(knowledge, tasks, known)
    return CareCheck(
        counts={"advice": len(known.advice), "circumstances": len(known.circumstances)},
        words=tuple(advice_words(known)),
    )


def check_advice(knowledge: Knowledge, tasks: TaskKnowledge, known: AdviceKnowledge) -> None:
    """Check every advice, circumstance and conflict against the rest of the knowledge.

    Raises
    ------
    KnowledgeError
        Naming the advice and what it refers to in vain.
    """
    things = {row.id for row in known.circumstances.values() if row.kind in ("home", "child")}
    for name in known.circumstances:
        taken = name in knowledge.findings or name in knowledge.questions
        require(not taken, "circumstances.toml", name, "is already a finding of the check")
    for row in known.conflicts.values():
        check_basis(knowledge, row.basis, "conflicts.toml", row.id)
    for advice in known.advice.values():
        check_for_whom(knowledge, known, advice, "advice", advice.id)
        check_basis(knowledge, advice.basis, "advice", advice.id)
        for need in advice.needs:
            require(need in things, "advice", advice.id, f"needs the unknown thing {need}")
        for swap in advice.swaps:
            require(swap in known.advice and swap != advice.id, "advice", advice.id, f"swaps with {swap}")
        if advice.first_when is not None:
            check_condition(knowledge, advice.first_when, "advice", advice.id, known.circumstances)
        for conflict in advice.conflicts:
            require(conflict in known.conflicts, "advice", advice.id, f"no conflict {conflict}")
        for pair in advice.compare:
            check_ways(tasks, pair, "advice", advice.id)


def check_for_whom(knowledge: Knowledge, known: AdviceKnowledge, row: ForWhom, file: str, key: str) -> None:
    """Its causes and every finding of its conditions exist."""
    named = () if row.causes == "any" else row.causes
    for cause in (*named, *row.not_causes):
        require(cause in knowledge.causes, file, key, f"no cause {cause}")
    for sign in row.unless_fired:
        require(sign in knowledge.warning_signs, file, key, f"no warning sign {sign}")
    for condition in (row.only_when, row.avoid_when):
        if condition is not None:
            check_condition(knowledge, condition, file, key, known.circumstances)


def check_basis(knowledge: Knowledge, basis: Iterable[Basis], file: str, key: str) -> None:
    """Its sources exist."""
    for row in basis:
        require(row.source in knowledge.sources, file, key, f"no source {row.source}")


def check_ways(tasks: TaskKnowledge, pair: Compare, file: str, key: str) -> None:
    """The task has both ways, and they are two."""
    require(pair.task in tasks.tasks, file, key, f"no task {pair.task}")
    ways = {way.id: way for way in tasks.tasks[pair.task].variant}
    for name in (pair.from_way, pair.to_way):
        require(name in ways, file, key, f"{pair.task} has no way {name}")
    require(pair.from_way != pair.to_way, file, key, f"compares {pair.from_way} with itself")
    require(not ways[pair.to_way].only_to_compare, file, key, f"recommends {pair.to_way}, which is only to compare")


def advice_words(known: AdviceKnowledge) -> Iterator[WordPath]:
    """Paths of all words that the advice needs."""
    for name, advice in known.advice.items():
        yield from (("advice", name, key) for key in _keys(advice))
        yield from (("care", "not_shown", gap) for gap in advice.not_shown)
        yield "care", "grades", advice.grade
        yield "care", "clearance", advice.clearance
    yield from (("circumstances", name) for name in known.circumstances)
    yield from (("care", "conflicts", name) for name in known.conflicts)


def _keys(advice: Advice) -> tuple[str, ...]:
    cautions = (("caution", advice.cautioned), ("caution_pregnant", advice.caution_pregnant))
    return ("title", "how", "why", "evidence", *(key for key, there in cautions if there))
