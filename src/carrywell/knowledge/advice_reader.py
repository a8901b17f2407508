"""Reads the advice of the plan, the circumstances it depends on, and the conflicts of its evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable

from carrywell.knowledge.care_schema import Advice, Circumstance, Conflict
from carrywell.knowledge.reader import knowledge_folder, toml_files
from carrywell.knowledge.rows import rows_by_id


@dataclass(frozen=True)
class AdviceKnowledge:
    """All advice by id, in the order of the files, and what it refers to."""

    advice: Mapping[str, Advice]
    circumstances: Mapping[str, Circumstance]
    conflicts: Mapping[str, Conflict]


def read_advice(folder: Traversable) -> AdviceKnowledge:
    """Read and shape the folder ``advice`` and its companions, without cross-checks."""
    return AdviceKnowledge(
        advice=rows_by_id(Advice, toml_files(folder / "advice"), "advice"),
        circumstances=rows_by_id(Circumstance, [folder / "circumstances.toml"], "circumstance"),
        conflicts=rows_by_id(Conflict, [folder / "conflicts.toml"], "conflict"),
    )


@cache
def advice() -> AdviceKnowledge:
    """The advice of the package, read once per process."""
    return read_advice(knowledge_folder())
