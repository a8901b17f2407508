"""Cross-checks of what the plan knows: causes, findings, ways, needs, sources and words all exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from carrywell.knowledge.advice_reader import AdviceKnowledge, read_advice
from carrywell.knowledge.care_schema import Advice
from carrywell.knowledge.claim_consistency import Everything, check_claims, claim_words
from carrywell.knowledge.claim_reader import read_claims
from carrywell.knowledge.conditions import check_basis, check_condition, check_for_whom, require
from carrywell.knowledge.escalation_reader import read_escalations
from carrywell.knowledge.exercise_consistency import check_exercises, exercise_words
from carrywell.knowledge.exercise_reader import ExerciseKnowledge, read_exercises
from carrywell.knowledge.home_consistency import check_home, home_words
from carrywell.knowledge.home_reader import read_home
from carrywell.knowledge.reader import Knowledge
from carrywell.knowledge.task_reader import TaskKnowledge
from carrywell.knowledge.way_checks import check_way, check_ways

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
    known = Everything(
        knowledge,
        tasks,
        read_advice(folder),
        read_exercises(folder),
        read_home(folder),
        read_claims(folder),
        read_escalations(folder),
    )
    check_advice(knowledge, tasks, known.advice)
    check_pictures(tasks, known.advice, known.ladder)
    check_exercises(knowledge, known.advice, known.ladder)
    check_home(knowledge, tasks, known.advice, known.home)
    check_claims(known)
    return CareCheck(
        counts={
            "advice": len(known.advice.advice),
            "circumstances": len(known.advice.circumstances),
            "exercises": len(known.ladder.exercises),
            "reassurances": len(known.claims.reassurances),
            "claims of the article": len(known.claims.ledger),
        },
        words=(
            *advice_words(known.advice),
            *exercise_words(known.ladder),
            *home_words(known.home),
            *claim_words(known.claims),
        ),
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
        check_for_whom(knowledge, known.circumstances, advice, "advice", advice.id)
        check_basis(knowledge, advice.basis, "advice", advice.id)
        for need in advice.needs:
            require(need in things, "advice", advice.id, f"needs the unknown thing {need}")
        for swap in advice.swaps:
            require(swap in known.advice and swap != advice.id, "advice", advice.id, f"swaps with {swap}")
        for condition in filter(None, (advice.first_when, advice.suits_when)):
            check_condition(knowledge, condition, "advice", advice.id, known.circumstances)
        for conflict in advice.conflicts:
            require(conflict in known.conflicts, "advice", advice.id, f"no conflict {conflict}")
        for pair in advice.compare:
            check_ways(tasks, pair, "advice", advice.id)


def check_pictures(tasks: TaskKnowledge, known: AdviceKnowledge, ladder: ExerciseKnowledge) -> None:
    """What the picture of an advice shows can be drawn, and is no way that is only there to compare.

    Raises
    ------
    KnowledgeError
        Naming the advice.
    """
    for advice in known.advice.values():
        shows = advice.shows
        if shows is not None and shows.drawing is not None:
            require(shows.drawing in ladder.drawings, "advice", advice.id, f"there is no drawing {shows.drawing}")
        elif shows is not None:
            check_way(tasks, shows.task or "", shows.way or "", "advice", advice.id)


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
