"""Reads what fits her home to her: pieces of furniture, substitutes that cost nothing, and milestones of the child."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable

from carrywell.knowledge.home_schema import Milestone, Piece, Substitute
from carrywell.knowledge.reader import knowledge_folder
from carrywell.knowledge.rows import rows_by_id


@dataclass(frozen=True)
class HomeKnowledge:
    """Pieces, substitutes and milestones by id, in the order of the file."""

    pieces: Mapping[str, Piece]
    substitutes: Mapping[str, Substitute]
    milestones: Mapping[str, Milestone]


def read_home(folder: Traversable) -> HomeKnowledge:
    """Read and shape the files, without cross-checks."""
    return HomeKnowledge(
        pieces=rows_by_id(Piece, [folder / "home_fit.toml"], "piece", ("substitute",)),
        substitutes=rows_by_id(Substitute, [folder / "home_fit.toml"], "substitute", ("piece",)),
        milestones=rows_by_id(Milestone, [folder / "milestones.toml"], "milestone"),
    )


@cache
def home() -> HomeKnowledge:
    """What the package knows of homes, read once per process."""
    return read_home(knowledge_folder())
