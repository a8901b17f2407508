"""A whole journal as one JSON file: written for keeping, read back without doubles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal
from uuid import UUID, uuid4

from pydantic import Field, ValidationError

from carrywell.errors import InputError
from carrywell.track.entries import JournalEntry, require_act
from carrywell.wire.journal import Json, journal_entry_json, read_entry, read_time
from carrywell.wire.strict import In, input_error

#: What an entry said, and until when.
Before = tuple[JournalEntry, datetime]
FORMAT: Literal["carrywell journal 1"] = "carrywell journal 1"


@dataclass(frozen=True)
class Filed:
    """An entry as a file has it: when it was stored, where the file says so, and what it said before, oldest first."""

    id: UUID
    entry: JournalEntry
    stored: datetime | None = None
    before: tuple[Before, ...] = ()


class JournalIn(In):
    format: Literal["carrywell journal 1"]
    function: str = ""
    entries: list[dict[str, Any]] = Field(default_factory=list)


def kept_json(made: UUID, entry: JournalEntry, stored: datetime, before: Iterable[Before] = ()) -> Json:
    """An entry with its id, when it was stored, and what it said before it was changed, the oldest first."""
    told = {"id": str(made)} | journal_entry_json(entry) | {"stored": stored.isoformat()}
    former = [journal_entry_json(said) | {"until": until.isoformat()} for said, until in before]
    return told | ({"before": former} if former else {})


def journal_json(function: str, kept: list[Json]) -> Json:
    """A whole journal."""
    return {"format": FORMAT, "function": function, "entries": kept}


def journal_in(data: object, now: datetime) -> tuple[str, list[Filed]]:
    """The act that a file names, and its entries; one without an id gets one.

    Raises
    ------
    InputError
        Naming ``entries.<place>.<field>``; nothing is read then.
    """
    try:
        told = JournalIn.model_validate(data)
    except ValidationError as error:
        raise input_error(error) from error
    require_act("function", told.function)
    found = []
    for place, row in enumerate(told.entries):
        try:
            found.append(_filed(row, now, told.function.strip()))
        except InputError as error:
            raise InputError(f"entries.{place}.{error.field}", error.code, **error.details) from error
    return told.function.strip(), found


def _filed(row: dict[str, Any], now: datetime, act: str) -> Filed:
    entry = _entry(row, ("id", "stored", "before"), now, act)
    try:
        made = UUID(row["id"]) if "id" in row else uuid4()
    except (ValueError, AttributeError, TypeError) as error:
        raise InputError("id", "not_an_id") from error
    stored = _moment(row, "stored", now) if "stored" in row else None
    return Filed(made, entry, stored, _before(row.get("before", []), now, act))


def _entry(row: dict[str, Any], beside: tuple[str, ...], now: datetime, act: str) -> JournalEntry:
    """An entry; in a file of before scores named their act, the one act of the file is that of all."""
    entry = read_entry({name: value for name, value in row.items() if name not in beside}, now.tzinfo)
    entry.require_time(now, None)
    return entry if entry.function is None or entry.act else replace(entry, act=act)


def _before(rows: object, now: datetime, act: str) -> tuple[Before, ...]:
    if not isinstance(rows, list):
        raise InputError("before", "wrong_type_object")
    found = []
    for place, row in enumerate(rows):
        try:
            if not isinstance(row, dict):
                raise InputError("entry", "wrong_type_object")
            found.append((_entry(row, ("until",), now, act), _moment(row, "until", now)))
        except InputError as error:
            raise InputError(f"before.{place}.{error.field}", error.code, **error.details) from error
    return tuple(found)


def _moment(row: dict[str, Any], name: str, now: datetime) -> datetime:
    """When something was stored or replaced: within the same limits as the time of an entry."""
    if not isinstance(row.get(name), str):
        raise InputError(name, "not_a_time" if name in row else "missing")
    try:
        at = read_time(row[name], now.tzinfo)
        JournalEntry(at).require_time(now, None)
    except InputError as error:
        raise InputError(name, error.code, **error.details) from error
    return at
