"""Rows of a knowledge file by their id: read, shaped, each id once."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources.abc import Traversable
from typing import TypeVar

from carrywell.errors import KnowledgeError
from carrywell.knowledge.reader import read_toml, shaped
from carrywell.knowledge.schema import Record, Text


class Named(Record):
    """A row with an id."""

    id: Text


Row = TypeVar("Row", bound=Named)


def rows_by_id(
    model: type[Row], paths: Iterable[Traversable], key: str, others: tuple[str, ...] = ()
) -> dict[str, Row]:
    """All rows under ``key`` in these files; ``others`` are keys of the files that someone else reads.

    Raises
    ------
    KnowledgeError
        For a key that is not known, a row of the wrong shape, and an id that stands twice.
    """
    found: dict[str, Row] = {}
    for path in paths:
        table = read_toml(path)
        for unknown in table.keys() - {key, *others}:
            raise KnowledgeError(path.name, unknown, f"is not a known key (expected {', '.join((key, *others))})")
        rows = table.get(key, [])
        for row in rows if isinstance(rows, list) else []:
            made = shaped(model, row, path.name)
            if made.id in found:
                raise KnowledgeError(path.name, made.id, "stands twice")
            found[made.id] = made
    return found
