"""From loads to JSON: one shape for the command line, the API and whoever calls from outside."""

from __future__ import annotations

import numpy as np

from carrywell.knowledge.task_schema import Task
from carrywell.knowledge.words import LANGUAGES, Language, words
from carrywell.spine.compare import Against, Comparison, Range, Way
from carrywell.spine.day import Day, TaskDose
from carrywell.spine.load import OUTPUTS, SpineLoad, Value
from carrywell.wire.write import Json


def _rounded(number: float) -> float:
    return float(f"{number:.5g}")


def value_json(value: Value | Range) -> Json:
    return {name: _rounded(float(np.asarray(getattr(value, name)))) for name in ("value", "low", "high")}


def load_json(load: SpineLoad) -> Json:
    """The load of one posture: four figures with their 90 % ranges."""
    return {name: value_json(getattr(load, name)) for name in OUTPUTS}


def way_json(task: Task, way: Way) -> Json:
    """One way of a task: the four figures, its dose, and how it stands against the usual way.

    Of a task that is not judged no number is told: the model sees only part of it.
    """
    figures: Json = {name: value_json(getattr(way, name)) if task.judged else None for name in OUTPUTS}
    return {
        "task": task.id,
        "variant": way.variant.id,
        "judged": task.judged,
        **figures,
        "seconds": way.seconds,
        "dose_nms": value_json(way.dose_nms) if task.judged else None,
        "against_usual": None if way.against is None else against_json(way.against, judged=task.judged),
        "posture": {
            "trunk_flexion_deg": _rounded(float(way.shown.posture.trunk_flexion_deg)),
            "support": str(way.shown.posture.support),
        },
        "words": {language: _variant_name(language, task.id, way) for language in LANGUAGES},
    }


def against_json(found: Against, *, judged: bool) -> Json:
    return {
        "verdict": found.verdict,
        "saving": value_json(found.saving) if judged else None,
        "lower_in": _rounded(found.lower_in) if judged else None,
        "shear_saving": value_json(found.shear) if judged else None,
    }


def _variant_name(language: Language, task: str, way: Way) -> str:
    return words(language).text("tasks", task, "variants", way.variant.id, "name")


def comparison_json(found: Comparison) -> Json:
    """All ways of a task."""
    return {
        "task": found.task.id,
        "ways": [way_json(found.task, way) for way in found.ways],
        "lightest": found.lightest.variant.id if found.lightest else None,
        "unreachable": [{"variant": variant.id, "field": reason.field} for variant, reason in found.unreachable],
        "words": {language: words(language).text("tasks", found.task.id, "name") for language in LANGUAGES},
    }


def day_json(found: Day) -> Json:
    """The load of a day; dose is load times time and no risk."""
    return {
        "dose_nms": value_json(found.dose_nms),
        "dortmund_nh": _rounded(found.dortmund_nh),
        "fatigue": _rounded(found.fatigue),
        "tasks": [_task_dose(row) for row in found.tasks],
        "heaviest": [row.task.id for row in found.heaviest],
        "changes": [
            {
                "task": change.task.id,
                "now": change.now.id,
                "instead": change.instead.id,
                "saving": value_json(change.saving),
                "lower_in": _rounded(change.lower_in),
            }
            for change in found.changes
        ],
        "hand_over": [row.task.id for row in found.hand_over],
        "unreachable": [{"task": task.id, "field": reason.field} for task, reason in found.unreachable],
    }


def _task_dose(row: TaskDose) -> Json:
    return {
        "task": row.task.id,
        "variant": row.variant.id,
        "times": row.times,
        "seconds": row.seconds,
        "own_count": row.own_count,
        "dose_nms": value_json(row.dose_nms),
        "share": value_json(row.share),
        "compression_n": value_json(row.compression_n),
    }
