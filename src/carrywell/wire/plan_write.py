"""From plans to JSON: one shape for the command line, the API and whoever calls from outside."""

from __future__ import annotations

from dataclasses import asdict

from carrywell.knowledge.advice_reader import advice
from carrywell.knowledge.claim_reader import claims
from carrywell.knowledge.exercise_reader import exercises
from carrywell.knowledge.words import LANGUAGES, Words
from carrywell.plan.choose import Choice, Why
from carrywell.plan.customs import Lived
from carrywell.plan.growth import Growing, Growth
from carrywell.plan.home_fit import PieceFit
from carrywell.plan.ladder import Ladder
from carrywell.plan.savings import Saving
from carrywell.plan.today import Plan
from carrywell.plan.your_day import YourDay
from carrywell.spine.tasks import task_named
from carrywell.wire.ladder_told import tell_movement
from carrywell.wire.load_write import against_json, day_json, value_json
from carrywell.wire.plan_told import plan_words, tell_change
from carrywell.wire.write import Json


def plan_json(found: Plan) -> Json:
    """Today's plan as JSON; ids are those of the knowledge, words in every language stand under ``words``."""
    return {
        "status": found.status,
        "urgency": found.urgency,
        "action": found.action,
        "complete": found.complete,
        "loss": found.loss,
        "changes": [_change(choice, found) for choice in found.changes],
        "comfort": _comfort(found),
        "movement": _ladder(found.ladder, found) if found.ladder else None,
        "asks": list(found.asks),
        "medicines": list(found.medicines),
        "customs": [_custom(row, found) for row in found.customs],
    }


def _change(choice: Choice, found: Plan) -> Json:
    row = advice().advice[choice.advice]
    told = {language: tell_change(choice, found, plan_words(found, language)) for language in LANGUAGES}
    return {
        "advice": row.id,
        "group": row.group,
        "grade": row.grade,
        "clearance": row.clearance,
        "careful": choice.careful,
        "saving": saving_json(choice.saving) if choice.saving else None,
        "why": [_why(why) for why in choice.why],
        "swaps": list(choice.swaps),
        "sources": [{"source": part.source, "place": part.place, "mark": part.mark} for part in row.basis],
        "not_shown": list(row.not_shown),
        "conflicts": list(row.conflicts),
        "words": {
            language: {"title": change.title, "how": change.how, "caution": change.caution}
            for language, change in told.items()
        },
    }


def saving_json(saving: Saving) -> Json:
    """What one way saves against another: of the act, and of her day where it is counted there."""
    return {
        "task": saving.task,
        "now": saving.now,
        "instead": saving.instead,
        "act": value_json(saving.act),
        "lower_in": round(saving.lower_in, 3),
        "day": value_json(saving.day) if saving.day else None,
        "times": saving.times,
        "own_count": saving.own_count,
        "size": saving.size,
    }


def _why(why: Why) -> Json:
    return {"kind": why.kind, "id": why.id or None, "number": None if why.number is None else round(why.number, 4)}


def _comfort(found: Plan) -> Json | None:
    if found.comfort is None:
        return None
    row = claims().reassurances[found.comfort.reassurance]
    return {
        "reassurance": row.id,
        "grade": row.grade,
        "why": [_why(why) for why in found.comfort.why],
        "sources": [{"source": part.source, "place": part.place, "mark": part.mark} for part in row.basis],
        "words": {
            language: {key: plan_words(found, language).text("reassurances", row.id, key) for key in ("title", "text")}
            for language in LANGUAGES
        },
    }


def _custom(row: Lived, found: Plan) -> Json:
    known = claims().customs[row.custom]
    return {
        "custom": row.custom,
        "grade": known.grade,
        "load": _load_of(row),
        "sources": [{"source": part.source, "place": part.place, "mark": part.mark} for part in known.basis],
        "words": {
            language: {key: plan_words(found, language).text("customs", row.custom, key) for key in ("title", "text")}
            for language in LANGUAGES
        },
    }


def _load_of(row: Lived) -> Json | None:
    """How the way of a custom stands against the usual way of its task."""
    if row.against is None:
        return None
    shown = against_json(row.against, judged=task_named(row.task).judged)
    return {"task": row.task, "way": row.way, "usual": row.usual, "against_usual": shown}


def _ladder(ladder: Ladder, found: Plan) -> Json:
    return {
        "step": ladder.step,
        "level": ladder.level,
        "today": list(ladder.today),
        "levels": [
            {"level": row.level, "gate": row.gate, "state": row.state, "exercises": _of_level(row.level)}
            for row in ladder.levels
        ],
        "rungs": [asdict(rung) for rung in ladder.rungs],
        "gates": [
            {"id": gate.id, "open": gate.open, "closed": list(gate.closed), "from_day": gate.from_day}
            for gate in ladder.gates
        ],
        "screen": {"stop": list(ladder.screen.stop), "ask": list(ladder.screen.ask)},
        "hard_stops": list(ladder.hard_stops),
        "soft_stops": list(ladder.soft_stops),
        "words": {language: _ladder_words(ladder, plan_words(found, language)) for language in LANGUAGES},
        "tell_gap": ladder.tell_gap,
        "asks": list(ladder.asks),
        "target_minutes_a_week": ladder.target_minutes_a_week,
    }


def _of_level(level: int) -> list[str]:
    return [row.id for row in exercises().exercises.values() if row.level == level]


def _ladder_words(ladder: Ladder, say: Words) -> Json:
    """Step, today's exercises, levels and stop signs as every surface says them."""
    told = tell_movement(ladder, say)
    return {
        "step": told.step,
        "today": [
            {"id": row.id, "title": row.title, "dose": row.dose, "how": row.how, "caution": row.caution}
            for row in told.today
        ],
        "levels": [{"title": row.title, "state": row.state_text, "why": list(row.why)} for row in told.levels],
        "hard_stops": list(told.stops),
        "soft_stops": list(told.soft_stops),
    }


def your_day_json(found: YourDay) -> Json:
    """Her day, what would save most of it, and the list to hand over."""
    return {
        "day": day_json(found.day),
        "savings": [saving_json(saving) for saving in found.savings],
        "hand_over": [asdict(row) for row in found.hand_over],
    }


def growth_json(found: Growth | None) -> Json | None:
    """Growth ahead; null where there is no baby."""
    if found is None:
        return None
    return {
        "mass_kg": round(found.mass_kg, 2),
        "age_days": found.age_days,
        "known_mass": found.known_mass,
        "each": found.each,
        "ahead": [
            {
                "weeks": ahead.weeks,
                "mass_kg": value_json(ahead.mass_kg),
                "lifts": [{"task": lift.task, "way": lift.way, "more": value_json(lift.more)} for lift in ahead.lifts],
            }
            for ahead in found.ahead
        ],
        "growing": _growing(found.growing) if found.growing else None,
        "coming": [asdict(row) for row in found.coming],
    }


def _growing(found: Growing) -> Json:
    """The lift that grows most, from today on."""
    line = [{"weeks": point.week, "more": value_json(point.more)} for point in found.line]
    return {"task": found.task, "way": found.way, "line": line}


def home_json(found: tuple[PieceFit, ...]) -> list[Json]:
    """Her home fitted to her."""
    return [
        {
            "place": piece.place,
            "height_m": round(piece.height_m, 3),
            "own_height": piece.own_height,
            "best_m": round(piece.best_m, 3),
            "good_from_m": round(piece.good_from_m, 3),
            "good_to_m": round(piece.good_to_m, 3),
            "saving": value_json(piece.against.saving) if piece.against else None,
            "verdict": piece.against.verdict if piece.against else "no_difference",
            "stands": piece.stands,
            "adjustable": piece.adjustable,
            "substitutes": [
                {"substitute": row.substitute, "saving": saving_json(row.saving) if row.saving else None}
                for row in piece.substitutes
            ],
        }
        for piece in found
    ]
