"""Entries of the journal from JSON and to JSON: the one gate for the store, the command line, imports and the API."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Any

from pydantic import Field, ValidationError

from carrywell.check.answers import read_answers
from carrywell.errors import InputError
from carrywell.knowledge.reader import load
from carrywell.track.entries import JournalEntry
from carrywell.wire.strict import In, input_error

Json = dict[str, object]


class JournalEntryIn(In):
    """One entry as it comes from outside; ``at`` is ISO 8601."""

    at: str
    pain: int | None = None
    worst: int | None = None
    bothersome: bool | None = None
    function: int | None = None
    did: list[str] = Field(default_factory=list)
    counts: dict[str, int] = Field(default_factory=dict)
    filled: dict[str, list[int | None]] = Field(default_factory=dict)
    findings: dict[str, Any] = Field(default_factory=dict)
    baby_mass_kg: float | None = None
    note: str = ""
    act: str = ""


def read_entry(data: object, zone: tzinfo | None = None) -> JournalEntry:
    """An entry from its JSON value; a time without a zone is one of ``zone``.

    Raises
    ------
    InputError
        Naming the field, when a part is unknown, missing, of the wrong type or out of range, or nothing was noted.
    """
    entry = entry_of(data, zone)
    if entry.is_empty:
        raise InputError("entry", "nothing_noted")
    return entry


def entry_of(data: object, zone: tzinfo | None = None) -> JournalEntry:
    """As `read_entry`; it may be empty, as one is of which the knowledge no longer knows anything."""
    try:
        told = JournalEntryIn.model_validate(data)
    except ValidationError as error:
        raise input_error(error) from error
    return JournalEntry(
        at=read_time(told.at, zone),
        pain=told.pain,
        worst=told.worst,
        bothersome=told.bothersome,
        function=told.function,
        did=tuple(told.did),
        counts=told.counts,
        filled={name: tuple(items) for name, items in told.filled.items()},
        findings=read_answers(load(), told.findings),
        baby_mass_kg=told.baby_mass_kg,
        note=told.note.strip(),
        act=told.act.strip(),
    )


def read_time(text: str, zone: tzinfo | None = None) -> datetime:
    """A time written as ISO 8601; without a zone it is one of ``zone``.

    Raises
    ------
    InputError
        Naming ``at``.
    """
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise InputError("at", "not_a_time") from error
    return at.replace(tzinfo=zone) if at.tzinfo is None and zone is not None else at


def journal_entry_json(entry: JournalEntry) -> Json:
    """An entry as `read_entry` reads it; what was not noted is left out."""
    told: Json = {
        "pain": entry.pain,
        "worst": entry.worst,
        "bothersome": entry.bothersome,
        "function": entry.function,
        "act": entry.act,
        "did": list(entry.did),
        "counts": dict(entry.counts),
        "filled": {name: list(items) for name, items in entry.filled.items()},
        "findings": {name: list(a) if isinstance(a, tuple) else a for name, a in entry.findings.items()},
        "baby_mass_kg": entry.baby_mass_kg,
        "note": entry.note,
    }
    noted = {name: value for name, value in told.items() if value is not None and value not in ([], {}, "")}
    return {"at": entry.at.isoformat()} | noted
