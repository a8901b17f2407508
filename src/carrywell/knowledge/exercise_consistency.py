"""Cross-checks of the movement ladder: gates in order, steps beside each other, findings, signs, sources and words."""

from __future__ import annotations

from collections.abc import Iterator

from carrywell.knowledge.advice_reader import AdviceKnowledge
from carrywell.knowledge.conditions import check_basis, check_condition, check_for_whom, require
from carrywell.knowledge.exercise_reader import ExerciseKnowledge
from carrywell.knowledge.exercise_schema import Exercise
from carrywell.knowledge.reader import Knowledge
from carrywell.person import Pregnant

WordPath = tuple[str, ...]
_USUAL = ("title", "how", "dose", "why", "easier", "harder", "evidence", "picture")
_LADDER = (
    *("up", "down", "little", "more", "not_tested", "gap_title", "gap_how", "gap_tell", "gap_not_cause"),
    *("target_pregnant", "target_after_birth"),
)


def check_exercises(knowledge: Knowledge, known: AdviceKnowledge, ladder: ExerciseKnowledge) -> None:
    """Check the ladder against the rest of the knowledge.

    Raises
    ------
    KnowledgeError
        Naming the first row that refers to something in vain.
    """
    for exercise in ladder.exercises.values():
        _check_exercise(knowledge, known, ladder, exercise)
    order = list(ladder.gates)
    for gate in ladder.gates.values():
        check_basis(knowledge, gate.basis, "gates.toml", gate.id)
        if gate.after is not None:
            earlier = gate.after in order[: order.index(gate.id)]
            require(earlier, "gates.toml", gate.id, f"comes after {gate.after}, which does not stand before it")
        if gate.closed_when is not None:
            check_condition(knowledge, gate.closed_when, "gates.toml", gate.id, known.circumstances)
    for reason in ladder.screen.values():
        check_basis(knowledge, reason.basis, "screen.toml", reason.id)
        check_condition(knowledge, reason.when, "screen.toml", reason.id, known.circumstances)
    for stop in ladder.stops.values():
        check_basis(knowledge, stop.basis, "stops.toml", stop.id)
        for sign in stop.signs:
            require(sign in knowledge.warning_signs, "stops.toml", stop.id, f"no warning sign {sign}")
    _check_rules(knowledge, ladder)
    _check_drawings(ladder, known)


def _check_drawings(ladder: ExerciseKnowledge, known: AdviceKnowledge) -> None:
    """Each exercise has its drawing; in pregnancy it shows a woman for whom the exercise is."""
    shown = {advice.shows.drawing for advice in known.advice.values() if advice.shows is not None}
    for name in ladder.exercises:
        require(name in ladder.drawings, "drawings.toml", name, "has no drawing")
    for name, drawing in ladder.drawings.items():
        if name not in ladder.exercises:
            require(name in shown, "drawings.toml", name, "is of no exercise, and no advice shows it")
            continue
        stages = [stage for stage in ladder.exercises[name].stages if stage.startswith("t")]
        of_week = [] if drawing.week is None else [Pregnant(drawing.week).name]
        fits = set(of_week) <= set(stages) and bool(of_week) == bool(stages)
        require(fits, "drawings.toml", name, "shows a week of pregnancy for which the exercise is not")


def _check_exercise(
    knowledge: Knowledge, known: AdviceKnowledge, ladder: ExerciseKnowledge, exercise: Exercise
) -> None:
    check_for_whom(knowledge, known.circumstances, exercise, "exercises", exercise.id)
    check_basis(knowledge, exercise.basis, "exercises", exercise.id)
    require(exercise.gate in ladder.gates, "exercises", exercise.id, f"no gate {exercise.gate}")
    for need in exercise.needs:
        require(need in known.circumstances, "exercises", exercise.id, f"needs the unknown thing {need}")
    for conflict in exercise.conflicts:
        require(conflict in known.conflicts, "exercises", exercise.id, f"no conflict {conflict}")
    for name, harder in ((exercise.easier, False), (exercise.harder, True)):
        if name is None:
            continue
        require(name in ladder.exercises, "exercises", exercise.id, f"no exercise {name}")
        other = ladder.exercises[name].level
        fits = other >= exercise.level if harder else other <= exercise.level
        require(fits, "exercises", exercise.id, f"{name} is not {'harder' if harder else 'easier'}")


def _check_rules(knowledge: Knowledge, ladder: ExerciseKnowledge) -> None:
    rules = ladder.rules
    check_basis(knowledge, rules.progression.basis, "ladder.toml", "progression")
    check_basis(knowledge, rules.gap_check.basis, "ladder.toml", "gap_check")
    for stage, target in rules.target.items():
        check_basis(knowledge, target.basis, "ladder.toml", f"target.{stage}")
    for name in rules.gap_check.avoid_when_doming:
        require(name in ladder.exercises, "ladder.toml", "gap_check", f"no exercise {name}")


def exercise_words(ladder: ExerciseKnowledge) -> Iterator[WordPath]:
    """Paths of all words that the ladder needs."""
    for name, exercise in ladder.exercises.items():
        keys = (*_USUAL, "caution") if exercise.avoid_when is not None else _USUAL
        yield from (("exercises", name, key) for key in keys)
        yield from (("care", "not_shown", gap) for gap in exercise.not_shown)
        yield "care", "grades", exercise.grade
    yield from (("exercises", "gates", name, key) for name in ladder.gates for key in ("name", "opens", "closed"))
    yield from (("exercises", "screen", name) for name in ladder.screen)
    yield from (("exercises", "stops", name, key) for name in ladder.stops for key in ("said", "do"))
    yield from (("exercises", "ladder", key) for key in _LADDER)
