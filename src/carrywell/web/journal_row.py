"""An entry as its row holds it, which may be older than the knowledge."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings

from carrywell.errors import InputError
from carrywell.track.entries import JournalEntry
from carrywell.wire.journal import entry_of


def told_entry(told: Mapping[str, Any]) -> JournalEntry:
    """An entry as it was stored, as far as the knowledge still knows its ids; a number is never left out.

    A time without a place of its own, as programs write it, is told in the zone of this computer: its day counts.
    """
    at = datetime.fromisoformat(told["at"])
    if not at.utcoffset():
        told = {**told, "at": at.astimezone(settings.LOCAL_ZONE).isoformat()}
    try:
        return entry_of(told)
    except InputError:
        return entry_of({**told, **_still_known(told)})


def _still_known(told: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "did": [name for name in told.get("did", []) if _fits(told, "did", [name])],
        **{
            part: {name: value for name, value in told.get(part, {}).items() if _fits(told, part, {name: value})}
            for part in ("counts", "findings", "filled")
        },
    }


def _fits(told: Mapping[str, Any], part: str, value: object) -> bool:
    try:
        entry_of({"at": told["at"], part: value})
    except InputError:
        return False
    return True
