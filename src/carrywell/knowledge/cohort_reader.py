"""Reads the cohorts: the points of the studies, the curves fitted to them, and what goes with them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from typing import TypeVar

from carrywell.errors import KnowledgeError
from carrywell.knowledge import cohort_schema as schema
from carrywell.knowledge.reader import knowledge_folder, read_toml, shaped
from carrywell.knowledge.rows import Named
from carrywell.knowledge.schema import Record

Row = TypeVar("Row", bound=Named)
Shape = TypeVar("Shape", bound=Record)
POINTS, CURVES, DRAWS, COURSE = "points.csv", "curves.toml", "draws.csv", "course.toml"


@dataclass(frozen=True)
class CohortKnowledge:
    """Everything known of how the pain goes on, read once; by id."""

    points: Mapping[str, schema.CohortPoint]
    curves: Mapping[str, schema.Curve]
    draws: Mapping[str, tuple[schema.Draw, ...]]
    groups: Mapping[str, schema.GroupRow]
    modifiers: Mapping[str, schema.Modifier]
    days: Mapping[str, schema.DayRow]
    limits: schema.Limits

    def fitted(self, curve: str) -> tuple[schema.CohortPoint, ...]:
        """The points that a curve is fitted to."""
        return tuple(point for point in self.points.values() if point.used == "fit" and point.curve == curve)


def _by_id(rows: Iterable[Row], file: str) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for row in rows:
        if row.id in found:
            raise KnowledgeError(file, row.id, "stands twice")
        found[row.id] = row
    return found


def read_points(path: Traversable) -> dict[str, schema.CohortPoint]:
    """The points of the studies; an empty cell is not known."""
    return _by_id(_lines(path, schema.CohortPoint), path.name)


def _lines(path: Traversable, model: type[Shape]) -> Iterator[Shape]:
    lines = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    if set(lines.fieldnames or ()) != model.model_fields.keys():
        raise KnowledgeError(path.name, "(head)", f"needs the columns {', '.join(model.model_fields)}")
    for line in lines:
        yield shaped(model, {key: cell for key, cell in line.items() if cell}, path.name)


def _by_curve(draws: Iterable[schema.Draw]) -> dict[str, tuple[schema.Draw, ...]]:
    found: dict[str, list[schema.Draw]] = {}
    for draw in draws:
        found.setdefault(draw.curve, []).append(draw)
    return {curve: tuple(each) for curve, each in found.items()}


def read_cohorts(folder: Traversable) -> CohortKnowledge:
    """Read and shape the files of the folder ``cohorts``."""
    fitted = shaped(schema.CurveFile, read_toml(folder / CURVES), CURVES)
    course = shaped(schema.CourseFile, read_toml(folder / COURSE), COURSE)
    return CohortKnowledge(
        points=read_points(folder / POINTS),
        curves=_by_id((*fitted.curve, *course.curve), COURSE),
        draws=_by_curve(_lines(folder / DRAWS, schema.Draw)),
        groups=_by_id(course.group, COURSE),
        modifiers=_by_id(course.modifier, COURSE),
        days=_by_id(course.day, COURSE),
        limits=course.limits,
    )


@cache
def cohorts() -> CohortKnowledge:
    """The cohorts of the package, read once per process."""
    return read_cohorts(knowledge_folder() / "cohorts")
