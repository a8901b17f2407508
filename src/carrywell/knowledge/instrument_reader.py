"""Reads the scales and questionnaires of the journal."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources.abc import Traversable

from carrywell.knowledge.instrument_schema import Instrument, TextLanguage
from carrywell.knowledge.reader import knowledge_folder, read_toml, shaped
from carrywell.knowledge.rows import rows_by_id
from carrywell.knowledge.schema import Record, Text


def read_instruments(folder: Traversable) -> dict[str, Instrument]:
    """Read and shape the file, without cross-checks."""
    return rows_by_id(Instrument, [folder / "instruments.toml"], "instrument")


@cache
def instruments() -> Mapping[str, Instrument]:
    """The instruments of the package by id, read once per process."""
    return read_instruments(knowledge_folder())


class Items(Record):
    """The items of one instrument in one language, word for word as their owner gives them out."""

    source: Text
    credit: Text
    items: tuple[Text, ...]


@cache
def items_of(name: str, language: TextLanguage) -> Items | None:
    """The items of an instrument; None where it has none that ship in this language."""
    return read_items(knowledge_folder(), name, language)


def read_items(folder: Traversable, name: str, language: TextLanguage) -> Items | None:
    """Read and shape the items, without cross-checks."""
    path = folder / "questionnaires" / language / f"{name}.toml"
    return shaped(Items, read_toml(path), f"questionnaires/{language}/{name}.toml") if path.is_file() else None
