"""Cross-checks of the spine engine's knowledge: every figure has its source, every task its words."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from importlib.resources.abc import Traversable

from carrywell.errors import KnowledgeError
from carrywell.knowledge.body_reader import BodyKnowledge, read_body
from carrywell.knowledge.body_schema import Sourced
from carrywell.knowledge.task_reader import TaskKnowledge, read_tasks


def check_body(folder: Traversable, sources: Collection[str]) -> tuple[BodyKnowledge, TaskKnowledge]:
    """Read the files of the spine engine and check their sources.

    Raises
    ------
    KnowledgeError
        Naming the figure whose source is not among the sources.
    """
    body, tasks = read_body(folder / "body"), read_tasks(folder / "tasks")
    for name, row in (*sourced(body), *_sourced_tasks(tasks)):
        if row.source not in sources:
            raise KnowledgeError("body, tasks", name, f"no source {row.source}")
    return body, tasks


def sourced(body: BodyKnowledge) -> Iterator[tuple[str, Sourced]]:
    """Every figure of the body with its name."""
    for name, rows in body.quantities.items():
        yield from ((name, row) for row in rows)
    yield from ((f"{row.sex}.{row.segment}", row) for row in body.segments)
    yield from ((f"week.{row.week:g}", row) for row in body.gestation)
    yield from ((f"gain_band.{row.bmi_from:g}", row) for row in body.gain_bands)
    yield from ((f"rhythm.{row.from_deg:g}", row) for row in body.rhythm)
    yield from ((table.measure, table) for table in (body.weight, body.length))
    yield from body.places.items()
    yield from body.spreads.items()


def _sourced_tasks(tasks: TaskKnowledge) -> Iterator[tuple[str, Sourced]]:
    yield from tasks.tasks.items()
    yield from ((row.task, row) for row in tasks.exposures)


def needed_words(body: BodyKnowledge, tasks: TaskKnowledge) -> Iterator[tuple[str, ...]]:
    """Paths of all words that tasks and places need."""
    for task in tasks.tasks.values():
        yield from (("tasks", task.id, key) for key in ("name", "short", "about"))
        yield "tasks", "groups", task.group, "name"
        for variant in task.variant:
            yield from (("tasks", task.id, "variants", variant.id, key) for key in ("name", "how"))
    yield from (("tasks", "places", place, "name") for place in body.places)
