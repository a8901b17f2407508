"""Reads the scales and questionnaires of the journal."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources.abc import Traversable

from carrywell.knowledge.instrument_schema import Instrument
from carrywell.knowledge.reader import knowledge_folder
from carrywell.knowledge.rows import rows_by_id


def read_instruments(folder: Traversable) -> dict[str, Instrument]:
    """Read and shape the file, without cross-checks."""
    return rows_by_id(Instrument, [folder / "instruments.toml"], "instrument")


@cache
def instruments() -> Mapping[str, Instrument]:
    """The instruments of the package by id, read once per process."""
    return read_instruments(knowledge_folder())
