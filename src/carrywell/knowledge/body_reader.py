"""Reads the knowledge of the spine engine: body, pregnancy, growth, places and spreads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from typing import TypeVar

from pydantic import BaseModel

from carrywell.errors import KnowledgeError
from carrywell.knowledge import body_schema as schema
from carrywell.knowledge.reader import knowledge_folder, read_toml, shaped

Row = TypeVar("Row", bound=BaseModel)


@dataclass(frozen=True)
class BodyKnowledge:
    """Everything the spine engine knows, read once."""

    quantities: Mapping[str, tuple[schema.Quantity, ...]]
    segments: tuple[schema.Segment, ...]
    gestation: tuple[schema.GestationRow, ...]
    gain_bands: tuple[schema.GainBand, ...]
    rhythm: tuple[schema.RhythmRow, ...]
    weight: schema.GrowthTable
    length: schema.GrowthTable
    places: Mapping[str, schema.Place]
    spreads: Mapping[str, schema.Spread]

    def quantity(self, name: str, sex: schema.BodySex | None = None) -> schema.Quantity:
        """The figure of that name, for that sex where the two differ."""
        for row in self.quantities.get(name, ()):
            if row.sex is None or row.sex == sex:
                return row
        raise KnowledgeError("body", name, f"is missing (for {sex or 'both'})")

    def value(self, name: str, sex: schema.BodySex | None = None) -> float:
        """The number of that figure."""
        return self.quantity(name, sex).value


def _rows(model: type[Row], table: Mapping[str, object], key: str, file: str) -> tuple[Row, ...]:
    rows = table.get(key, [])
    return tuple(shaped(model, row, file) for row in rows) if isinstance(rows, list) else ()


def _table(folder: Traversable, name: str, *keys: str) -> Mapping[str, object]:
    table = read_toml(folder / name)
    for unknown in table.keys() - set(keys):
        raise KnowledgeError(f"body/{name}", unknown, f"is not a known key (expected {', '.join(keys)})")
    return table


def _quantities(tables: Mapping[str, Mapping[str, object]]) -> dict[str, tuple[schema.Quantity, ...]]:
    found: dict[str, tuple[schema.Quantity, ...]] = {}
    for file, table in tables.items():
        for row in _rows(schema.Quantity, table, "quantity", f"body/{file}"):
            before = found.get(row.id, ())
            if any(other.sex is None or other.sex == row.sex or row.sex is None for other in before):
                raise KnowledgeError(f"body/{file}", row.id, "stands twice")
            found[row.id] = (*before, row)
    return found


def read_body(folder: Traversable) -> BodyKnowledge:
    """Read and shape the files of the folder ``body``."""
    segments = _table(folder, "segments.toml", "segment", "quantity")
    motion = _table(folder, "motion.toml", "rhythm", "quantity")
    pregnancy = _table(folder, "pregnancy.toml", "week", "gain_band", "quantity")
    tables = {"segments.toml": segments, "motion.toml": motion, "pregnancy.toml": pregnancy}
    tables |= {name: _table(folder, name, "quantity") for name in ("muscles.toml", "fitted.toml", "limits.toml")}
    places = _rows(schema.Place, _table(folder, "places.toml", "place"), "place", "body/places.toml")
    spreads = _rows(schema.Spread, _table(folder, "spreads.toml", "spread"), "spread", "body/spreads.toml")
    return BodyKnowledge(
        quantities=_quantities(tables),
        segments=_rows(schema.Segment, segments, "segment", "body/segments.toml"),
        gestation=_rows(schema.GestationRow, pregnancy, "week", "body/pregnancy.toml"),
        gain_bands=_rows(schema.GainBand, pregnancy, "gain_band", "body/pregnancy.toml"),
        rhythm=_rows(schema.RhythmRow, motion, "rhythm", "body/motion.toml"),
        weight=shaped(schema.GrowthTable, read_toml(folder / "growth_weight.toml"), "body/growth_weight.toml"),
        length=shaped(schema.GrowthTable, read_toml(folder / "growth_length.toml"), "body/growth_length.toml"),
        places={row.id: row for row in places},
        spreads={row.id: row for row in spreads},
    )


@cache
def body() -> BodyKnowledge:
    """The body knowledge of the package, read once per process."""
    return read_body(knowledge_folder() / "body")
