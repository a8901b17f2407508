"""Reads the knowledge files into one frozen object and refuses what does not fit, naming file and key."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from carrywell.errors import KnowledgeError
from carrywell.knowledge import schema

#: Answers that mean "unknown", never "no".
UNKNOWN_OPTIONS = frozenset({"unsure", "not_tried", "prefer_not", "not_done"})

Table = dict[str, object]
Row = TypeVar("Row", bound=BaseModel)
Identified = TypeVar("Identified", schema.Question, schema.Finding, schema.WarningSign, schema.Note)


@dataclass(frozen=True)
class Knowledge:
    """Everything the check knows, read once. Ids are keys; the order is that of the files."""

    questions: Mapping[str, schema.Question]
    findings: Mapping[str, schema.Finding]
    warning_signs: Mapping[str, schema.WarningSign]
    causes: Mapping[str, schema.Cause]
    together: tuple[schema.Together, ...]
    notes: Mapping[str, schema.Note]
    priors: schema.Priors
    weight_files: tuple[schema.WeightFile, ...]
    engine: schema.EngineRules
    interview: schema.InterviewPlan
    sources: Mapping[str, schema.Source]

    @cached_property
    def weights(self) -> tuple[schema.Weight, ...]:
        """All yes/no working numbers, in the order of the files."""
        return tuple(weight for file in self.weight_files for weight in file.weight)

    @cached_property
    def answered_by(self) -> Mapping[str, schema.Answered]:
        """Weighted findings that are one option of a question."""
        return {w.finding: w.answered_by for w in self.weights if w.answered_by is not None}

    @cached_property
    def follow_ups(self) -> tuple[schema.Question, ...]:
        """Questions for the rules that an answer opens, and that stand on no planned screen."""
        on_screen = {name for screen in self.interview.screen for name in screen.questions}
        opened = (q for q in self.questions.values() if q.asked_when.needs and "R" in q.use and q.person_field is None)
        return tuple(question for question in opened if question.id not in on_screen)

    @cached_property
    def choices(self) -> tuple[schema.Choice, ...]:
        """All single-choice working numbers, in the order of the files."""
        return tuple(choice for file in self.weight_files for choice in file.choice)


def knowledge_folder() -> Traversable:
    """The folder of the knowledge files inside the package."""
    return files("carrywell.knowledge")


def read_toml(path: Traversable) -> Table:
    """One TOML file as a table."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(path.name, "(file)", f"is not valid TOML: {error}") from error


def toml_files(folder: Traversable) -> Iterator[Traversable]:
    """The TOML files of a folder by name."""
    yield from sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)


def shaped(model: type[Row], table: object, file: str) -> Row:
    """The table as its model; a misfit names file and key."""
    try:
        return model.model_validate(table)
    except ValidationError as error:
        first = error.errors()[0]
        identity = table.get("id", "") if isinstance(table, dict) else ""
        key = ".".join(str(part) for part in (identity, *first["loc"]) if part != "")
        raise KnowledgeError(file, key or "(file)", first["msg"]) from error


def _rows(model: type[Row], path: Traversable, key: str) -> Iterator[Row]:
    table = read_toml(path)
    for unknown in table.keys() - {key}:
        raise KnowledgeError(path.name, unknown, f"is not a known key (expected {key})")
    rows = table.get(key, [])
    for row in rows if isinstance(rows, list) else []:
        yield shaped(model, row, path.name)


def _by_id(model: type[Identified], paths: list[Traversable], key: str) -> dict[str, Identified]:
    found: dict[str, Identified] = {}
    for path in paths:
        for row in _rows(model, path, key):
            if row.id in found:
                raise KnowledgeError(path.name, row.id, "stands twice")
            found[row.id] = row
    return found


def _read_causes(path: Traversable) -> tuple[dict[str, schema.Cause], tuple[schema.Together, ...]]:
    table = read_toml(path)
    for unknown in table.keys() - {"cause", "together"}:
        raise KnowledgeError(path.name, unknown, "is not a known key (expected cause, together)")
    causes = [shaped(schema.Cause, row, path.name) for row in _list(table.get("cause"))]
    together = tuple(shaped(schema.Together, row, path.name) for row in _list(table.get("together")))
    return {cause.id: cause for cause in causes}, together


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def read_knowledge(folder: Traversable) -> Knowledge:
    """Read and shape the files of a knowledge folder, without the cross-checks of `carrywell.knowledge.consistency`."""
    causes, together = _read_causes(folder / "causes.toml")
    return Knowledge(
        questions=_by_id(schema.Question, list(toml_files(folder / "questions")), "question"),
        findings=_by_id(schema.Finding, [folder / "findings.toml"], "finding"),
        warning_signs=_by_id(schema.WarningSign, list(toml_files(folder / "warning_signs")), "warning_sign"),
        causes=causes,
        together=together,
        notes=_by_id(schema.Note, [folder / "notes.toml"], "note"),
        priors=shaped(schema.Priors, read_toml(folder / "priors.toml"), "priors.toml"),
        weight_files=tuple(
            shaped(schema.WeightFile, read_toml(path), path.name) for path in toml_files(folder / "weights")
        ),
        engine=shaped(schema.EngineRules, read_toml(folder / "engine.toml"), "engine.toml"),
        interview=shaped(schema.InterviewPlan, read_toml(folder / "interview.toml"), "interview.toml"),
        sources={
            key: shaped(schema.Source, row, "sources.toml") for key, row in read_toml(folder / "sources.toml").items()
        },
    )


@cache
def load() -> Knowledge:
    """The knowledge of the package, read once per process."""
    return read_knowledge(knowledge_folder())


def read_figures(folder: Traversable | None = None) -> dict[str, tuple[schema.Figure, ...]]:
    """The published figures by topic (file name without ending)."""
    figures = (folder or knowledge_folder()) / "figures"
    return {path.name[:-5]: tuple(_rows(schema.Figure, path, "figure")) for path in toml_files(figures)}


@cache
def help_lines() -> Mapping[str, schema.HelpLine]:
    """Emergency and help numbers by country code; ``default`` stands for every other country."""
    path = knowledge_folder() / "help_lines.toml"
    return {code: shaped(schema.HelpLine, row, path.name) for code, row in read_toml(path).items()}
