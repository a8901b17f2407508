"""A whole journal out as one file, and what was kept elsewhere in: all of it or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from carrywell.track.entries import JournalEntry
from carrywell.web import journal_store
from carrywell.web.journal_back import bring_back
from carrywell.wire.journal import Json
from carrywell.wire.journal_file import Filed, journal_json, kept_json


@dataclass(frozen=True)
class Brought:
    """How many entries were read, how many of them were new, and how many that were there say something else now."""

    read: int
    new: int
    changed: int


def whole_json(key: str) -> Json:
    """Everything in a journal, with what changed entries said before."""
    former = journal_store.all_before(key)
    kept = journal_store.entries(key)
    rows = [kept_json(each.id, each.entry, each.stored, former.get(each.id, ())) for each in kept]
    return journal_json(journal_store.function_of(key), rows)


def bring_in(key: str, function: str, own: Sequence[Filed], others: Sequence[tuple[UUID, JournalEntry]]) -> Brought:
    """Store entries of Carrywell's files and those of another program.

    Raises
    ------
    InputError
        Naming the field; nothing is stored then.
    """
    with transaction.atomic():
        had = journal_store.count(key)
        if function and not journal_store.function_of(key):
            journal_store.choose_function(key, function)
        changed = bring_back(key, own) + journal_store.bring_all(key, others)
        return Brought(len(own) + len(others), journal_store.count(key) - had, changed)
