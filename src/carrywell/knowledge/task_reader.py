"""Reads the tasks: acts of baby care with their ways, and how often they come in a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable

from carrywell.errors import KnowledgeError
from carrywell.knowledge.body_reader import body
from carrywell.knowledge.reader import knowledge_folder, read_toml, shaped, toml_files
from carrywell.knowledge.task_schema import Exposure, Task


@dataclass(frozen=True)
class TaskKnowledge:
    """All tasks by id, in the order of the files, and the usual day."""

    tasks: Mapping[str, Task]
    exposures: tuple[Exposure, ...]


def read_tasks(folder: Traversable) -> TaskKnowledge:
    """Read and shape the files of the folder ``tasks``; ids stand once, places and tasks exist."""
    tasks: dict[str, Task] = {}
    exposures: list[Exposure] = []
    for path in toml_files(folder):
        table = read_toml(path)
        for unknown in table.keys() - {"task", "exposure"}:
            raise KnowledgeError(f"tasks/{path.name}", unknown, "is not a known key (expected task, exposure)")
        for row in _rows(table, "task"):
            task = shaped(Task, row, f"tasks/{path.name}")
            if task.id in tasks:
                raise KnowledgeError(f"tasks/{path.name}", task.id, "stands twice")
            _check_places(task, path.name)
            tasks[task.id] = task
        exposures += [shaped(Exposure, row, f"tasks/{path.name}") for row in _rows(table, "exposure")]
    for exposure in exposures:
        if exposure.task not in tasks:
            raise KnowledgeError("tasks", exposure.task, "is no task")
    return TaskKnowledge(tasks, tuple(exposures))


def _rows(table: Mapping[str, object], key: str) -> list[object]:
    rows = table.get(key, [])
    return rows if isinstance(rows, list) else []


def _check_places(task: Task, file: str) -> None:
    phases = [phase for variant in task.variant for phase in variant.phase]
    pieces = [piece for variant in task.variant for piece in variant.scene.furniture]
    for place in (task.furniture, *(phase.at for phase in phases), *(phase.seat for phase in phases), *pieces):
        if place is not None and place not in body().places:
            raise KnowledgeError(f"tasks/{file}", task.id, f"there is no place {place}")


@cache
def tasks() -> TaskKnowledge:
    """The tasks of the package, read once per process."""
    return read_tasks(knowledge_folder() / "tasks")
