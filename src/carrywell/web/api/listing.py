"""The list of tasks with their ways and the words of every language."""

from __future__ import annotations

from carrywell.knowledge.task_reader import tasks
from carrywell.knowledge.words import LANGUAGES, words
from carrywell.wire.write import Json


def tasks_json() -> list[Json]:
    """Every task, in the shape of ``carrywell load --json``."""
    return [
        {
            "task": task.id,
            "group": task.group,
            "when": task.when,
            "words": _said("name", task.id),
            "about": _said("about", task.id),
            "variants": [
                {
                    "variant": way.id,
                    "words": _said("name", task.id, "variants", way.id),
                    "how": _said("how", task.id, "variants", way.id),
                }
                for way in task.variant
            ],
        }
        for task in tasks().tasks.values()
    ]


def _said(what: str, *path: str) -> Json:
    return {language: words(language).text("tasks", *path, what) for language in LANGUAGES}
