"""Cross-checks of what is told beside advice: causes, theories, places of the ledger, sources and words all exist."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from carrywell.knowledge.advice_reader import AdviceKnowledge
from carrywell.knowledge.claim_reader import ClaimKnowledge
from carrywell.knowledge.claim_schema import Reassurance
from carrywell.knowledge.conditions import check_basis, check_condition, check_for_whom, require
from carrywell.knowledge.escalation_reader import EscalationKnowledge
from carrywell.knowledge.exercise_reader import ExerciseKnowledge
from carrywell.knowledge.home_reader import HomeKnowledge
from carrywell.knowledge.reader import Knowledge
from carrywell.knowledge.task_reader import TaskKnowledge
from carrywell.knowledge.way_checks import check_ways

WordPath = tuple[str, ...]


@dataclass(frozen=True)
class Everything:
    """All that a claim of the ledger can be answered by."""

    knowledge: Knowledge
    tasks: TaskKnowledge
    advice: AdviceKnowledge
    ladder: ExerciseKnowledge
    home: HomeKnowledge
    claims: ClaimKnowledge
    journal: EscalationKnowledge


def places(known: Everything) -> Mapping[str, Collection[str]]:
    """Ids by kind of place, as the ledger writes them (``kind:id``)."""
    return {
        "advice": known.advice.advice,
        "cause": known.knowledge.causes,
        "conflict": known.advice.conflicts,
        "custom": known.claims.customs,
        "exercise": known.ladder.exercises,
        "finding": known.knowledge.findings,
        "gate": known.ladder.gates,
        "medicine": known.claims.medicines,
        "milestone": known.home.milestones,
        "note": known.knowledge.notes,
        "question": known.knowledge.questions,
        "rule": known.journal.rules,
        "reassurance": known.claims.reassurances,
        "stop": known.ladder.stops,
        "substitute": known.home.substitutes,
        "task": known.tasks.tasks,
        "theory": known.claims.theories,
        "told": known.claims.told,
        "warning_sign": known.knowledge.warning_signs,
    }


def check_claims(known: Everything) -> None:
    """Check everything that is told beside advice.

    Raises
    ------
    KnowledgeError
        Naming the first row that refers to something in vain.
    """
    knowledge, claims, advice = known.knowledge, known.claims, known.advice
    for reassurance in claims.reassurances.values():
        _check_reassurance(knowledge, advice, reassurance)
    for theory in claims.theories.values():
        check_basis(knowledge, theory.basis, "theories.toml", theory.id)
    _check_told(known)
    for custom in claims.customs.values():
        check_basis(knowledge, custom.basis, "customs.toml", custom.id)
        for name in (*custom.keeps, *custom.instead_of):
            require(name in advice.advice, "customs.toml", custom.id, f"no advice {name}")
        for thing in custom.brings:
            require(thing in advice.circumstances, "customs.toml", custom.id, f"no thing at home {thing}")
        if custom.compare is not None:
            check_ways(known.tasks, custom.compare, "customs.toml", custom.id)
    for medicine in claims.medicines.values():
        check_basis(knowledge, medicine.basis, "medicines.toml", medicine.id)
        check_condition(knowledge, medicine.when, "medicines.toml", medicine.id, advice.circumstances)
    _check_ledger(known)


def _check_reassurance(knowledge: Knowledge, known: AdviceKnowledge, row: Reassurance) -> None:
    check_for_whom(knowledge, known.circumstances, row, "reassurances.toml", row.id)
    check_basis(knowledge, row.basis, "reassurances.toml", row.id)
    require(row.advice is None or row.advice in known.advice, "reassurances.toml", row.id, f"no advice {row.advice}")
    if row.first_when is not None:
        check_condition(knowledge, row.first_when, "reassurances.toml", row.id, known.circumstances)


def _check_told(known: Everything) -> None:
    pairs = {together.id for together in known.knowledge.together}
    for told in known.claims.told.values():
        file, key = "causes_told.toml", told.id
        require(key in known.knowledge.causes or key in pairs, file, key, "is no cause")
        check_basis(known.knowledge, (*told.common, *told.course), file, key)
        for name in told.theories:
            require(name in known.claims.theories, file, key, f"no theory {name}")
        for name in told.helps:
            require(name in known.advice.advice, file, key, f"no advice {name}")
    used = {name for told in known.claims.told.values() for name in told.theories}
    for name in known.claims.theories:
        require(name in used, "theories.toml", name, "is told on no page")


def _check_ledger(known: Everything) -> None:
    ids = places(known)
    for row in known.claims.ledger.values():
        check_basis(known.knowledge, row.basis, "ledger.toml", row.id)
        for place in row.places:
            kind, _, name = place.partition(":")
            require(kind in ids, "ledger.toml", row.id, f"no kind of place {kind}")
            require(name in ids[kind], "ledger.toml", row.id, f"there is no {place}")
    for file, name, rows in (
        *(("notes.toml", note.id, note.ledger) for note in known.knowledge.notes.values()),
        *(("tasks", task.id, task.claims) for task in known.tasks.tasks.values()),
    ):
        for claim in rows:
            require(claim in known.claims.ledger, file, name, f"no claim {claim} in the ledger")
    reassured = {row.advice for row in known.claims.reassurances.values()}
    for advice in known.advice.advice.values():
        worry = advice.role != "reassure" or advice.id in reassured
        require(worry, "advice", advice.id, "is to reassure, but no reassurance says it")


def claim_words(claims: ClaimKnowledge) -> Iterator[WordPath]:
    """Paths of all words that are told beside advice."""
    yield from (("reassurances", name, key) for name in claims.reassurances for key in ("title", "text"))
    yield from (("causes_told", name, key) for name in claims.told for key in ("common", "helps", "waiting"))
    for name, theory in claims.theories.items():
        yield "causes_told", "theories", name
        yield "causes_told", "strengths", theory.strength
    yield from (("customs", name, key) for name in claims.customs for key in ("title", "text"))
    yield from (("medicines", name) for name in ("title", "ask", *claims.medicines))
    for name, row in claims.ledger.items():
        yield from (("ledger", name, key) for key in ("claim", "says"))
        yield "ledger", "verdicts", row.verdict
    yield from (("ledger", "page", key) for key in ("title", "intro", "here", "rests"))
