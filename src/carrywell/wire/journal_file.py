"""A whole journal as one JSON file: written for keeping, read back without doubles."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Literal
from uuid import UUID, uuid4

from pydantic import Field, ValidationError

from carrywell.errors import InputError
from carrywell.track.entries import JournalEntry
from carrywell.wire.journal import Json, journal_entry_json, read_entry
from carrywell.wire.strict import In, input_error

#: What an entry said, and until when.
Before = tuple[JournalEntry, datetime]
FORMAT: Literal["carrywell journal 1"] = "carrywell journal 1"


class JournalIn(In):
    format: Literal["carrywell journal 1"]
    function: str = ""
    entries: list[dict[str, Any]] = Field(default_factory=list)


def kept_json(made: UUID, entry: JournalEntry, stored: datetime, before: Iterable[Before] = ()) -> Json:
    """An entry with its id, when it was stored, and what it said before it was changed, the oldest first."""
    told = {"id": str(made)} | journal_entry_json(entry) | {"stored": stored.isoformat(timespec="milliseconds")}
    former = [journal_entry_json(said) | {"until": until.isoformat(timespec="milliseconds")} for said, until in before]
    return told | ({"before": former} if former else {})


def journal_json(function: str, kept: list[Json]) -> Json:
    """A whole journal."""
    return {"format": FORMAT, "function": function, "entries": kept}


def journal_in(data: object, now: datetime) -> tuple[str, list[tuple[UUID, JournalEntry]]]:
    """The act that a file names, and its entries with their ids; one without an id gets one.

    Raises
    ------
    InputError
        Naming ``entries.<place>.<field>``; nothing is read then.
    """
    try:
        told = JournalIn.model_validate(data)
    except ValidationError as error:
        raise input_error(error) from error
    found = []
    for place, row in enumerate(told.entries):
        try:
            found.append(_entry(row, now))
        except InputError as error:
            raise InputError(f"entries.{place}.{error.field}", error.code, **error.details) from error
    return told.function, found


def _entry(row: dict[str, Any], now: datetime) -> tuple[UUID, JournalEntry]:
    said = {name: value for name, value in row.items() if name not in ("id", "stored", "before")}
    entry = read_entry(said, now.tzinfo)
    entry.require_time(now, None)
    try:
        return UUID(row["id"]) if "id" in row else uuid4(), entry
    except (ValueError, AttributeError, TypeError) as error:
        raise InputError("id", "not_an_id") from error
