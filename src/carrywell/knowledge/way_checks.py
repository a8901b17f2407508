"""Cross-checks of ways of tasks that other knowledge names."""

from __future__ import annotations

from carrywell.knowledge.care_schema import Compare
from carrywell.knowledge.conditions import require
from carrywell.knowledge.task_reader import TaskKnowledge


def check_way(tasks: TaskKnowledge, task: str, way: str, file: str, key: str, advised: bool = True) -> None:
    """The task has the way; one that is ``advised`` is not there only to compare."""
    require(task in tasks.tasks, file, key, f"no task {task}")
    ways = {variant.id: variant for variant in tasks.tasks[task].variant}
    require(way in ways, file, key, f"{task} has no way {way}")
    require(not (advised and ways[way].only_to_compare), file, key, f"recommends {way}, which is only to compare")


def check_ways(tasks: TaskKnowledge, pair: Compare, file: str, key: str) -> None:
    """The task has both ways, they are two, and the second may be recommended."""
    check_way(tasks, pair.task, pair.from_way, file, key, advised=False)
    check_way(tasks, pair.task, pair.to_way, file, key)
    require(pair.from_way != pair.to_way, file, key, f"compares {pair.from_way} with itself")
