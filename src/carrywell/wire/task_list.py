"""The list of tasks as JSON, with their ways and the words of every language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from carrywell.knowledge.task_reader import tasks
from carrywell.knowledge.task_schema import Task, Variant
from carrywell.knowledge.words import LANGUAGES, words
from carrywell.wire.write import Json


@dataclass(frozen=True)
class Listed:
    """A task with the ways that fit."""

    task: Task
    ways: tuple[Variant, ...]


def all_listed() -> list[Listed]:
    """Every task with every way."""
    return [Listed(task, task.variant) for task in tasks().tasks.values()]


def list_json(listed: Sequence[Listed]) -> list[Json]:
    """The tasks with their ways and the words of every language."""
    return [
        {
            "task": row.task.id,
            "group": row.task.group,
            "when": row.task.when,
            "words": _said("name", row.task.id),
            "about": _said("about", row.task.id),
            "variants": [
                {
                    "variant": way.id,
                    "words": _said("name", row.task.id, "variants", way.id),
                    "how": _said("how", row.task.id, "variants", way.id),
                }
                for way in row.ways
            ],
        }
        for row in listed
    ]


def _said(what: str, *path: str) -> Json:
    return {language: words(language).text("tasks", *path, what) for language in LANGUAGES}
