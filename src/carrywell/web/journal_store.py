"""Where the rows of a journal become entries and entries become rows; what is confirmed is on the disk.

A journal is opened by its key: a browser has it in its session, the terminal has one of its own. A code, told by one
and typed into the other, opens the same journal in both.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction
from django.utils import timezone

from carrywell.errors import InputError
from carrywell.track.entries import JournalEntry, require_act
from carrywell.web import models
from carrywell.web.journal_act import choose, is_same, with_act
from carrywell.web.journal_answers import not_answered_yet, signs_of
from carrywell.web.journal_open import answer_at, forget_seen
from carrywell.web.journal_row import told_entry
from carrywell.web.sessions import held, renew
from carrywell.web.upgrade import forget_copies_once_stored
from carrywell.web.write_ahead import empty_log_once_stored
from carrywell.wire.journal import journal_entry_json

#: The key of the terminal's journal; those of browsers are random and longer.
TERMINAL = "terminal"
#: In the session: the key of its journal.
KEY = "journal"
#: In the session: the keys of journals that were put away, the oldest first.
FORMER = "journals_former"
CODE_COUNTS = timedelta(minutes=10)
#: Without letters and digits that are taken for each other.
CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
CODE_LENGTH = 8
KEPT_DAYS = 365
#: Rows written by one statement.
BATCH = 500


@dataclass(frozen=True)
class Kept:
    """An entry as it is kept: its id, what it says, when it was stored."""

    id: UUID
    entry: JournalEntry
    stored: datetime


# ---- whose


def key_of(session: SessionBase) -> str:
    """The key of this browser's journal; empty when it has none yet."""
    return str(session.get(KEY, ""))


def own_key(session: SessionBase) -> str:
    """The key of this browser's journal to write in it, made when it is first needed."""
    renew(session)
    return str(session.setdefault(KEY, secrets.token_urlsafe(32)))


def new_code(key: str) -> str:
    """A code that opens this journal in another browser, once, within ten minutes."""
    code = "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
    models.JournalCode.objects.filter(until__lt=timezone.now()).delete()
    models.JournalCode.objects.create(digest=digest(code), journal=journal_row(key), until=timezone.now() + CODE_COUNTS)
    return code


def digest(code: str) -> str:
    plain = "".join(letter for letter in code.upper() if letter in CODE_LETTERS)
    return sha256(plain.encode()).hexdigest()


def journal_row(key: str) -> models.Journal:
    return models.Journal.objects.get_or_create(key=key, defaults={"updated": timezone.now()})[0]


# ---- entries


def add(key: str, entry: JournalEntry, made: UUID | None = None) -> UUID:
    """Store an entry; its id is returned once it is on the disk.

    Parameters
    ----------
    made
        The id that it was given where it was noted: sent twice, it is stored once.

    Raises
    ------
    InputError
        Naming ``id``, when another entry has it.
    """
    return add_all(key, [(made or uuid4(), entry)])[0]


def add_all(key: str, entries: Iterable[tuple[UUID, JournalEntry]]) -> list[UUID]:
    """Store all of them or none, as `add`."""
    told = list(entries)
    with transaction.atomic():
        now, journal = timezone.now(), journal_row(key)
        before = _known(journal, [made for made, _ in told])
        rows: dict[UUID, models.Noted] = {}
        for made, given in told:
            entry = with_act(given, journal.function)
            said = journal_entry_json(entry)
            if not is_same(before.get(made, said), said):
                raise InputError("id", "id_taken", id=made)
            if made not in before:
                before[made] = said
                rows[made] = models.Noted(id=made, journal=journal, at=entry.at, told=said, stored=now)
        models.Noted.objects.bulk_create(rows.values(), batch_size=BATCH)
        not_answered_yet(journal, (entry for made, entry in told if made in rows))
        touch(journal, now)
    return [made for made, _ in told]


def bring_all(key: str, entries: Iterable[tuple[UUID, JournalEntry]]) -> int:
    """Store all of them or none, from a source that may tell of the same thing again and say more by then.

    An entry that says something new is changed as in `change`; one that says what it said before stays as she left it.
    Returns how many were changed.

    Raises
    ------
    InputError
        Naming ``id``, when an entry of another journal has it.
    """
    told, changed = dict(entries), 0
    with transaction.atomic():
        kept = _kept(journal_row(key), list(told))
        for made, entry in told.items():
            if made in kept and not any(is_same(said, journal_entry_json(entry)) for said in kept[made]):
                change(key, made, entry)
                changed += 1
        add_all(key, [(made, entry) for made, entry in told.items() if made not in kept])
    return changed


def _kept(journal: models.Journal, ids: list[UUID]) -> dict[UUID, list[object]]:
    """What the entries of these ids in this journal say, and ever said."""
    found: dict[UUID, list[object]] = {}
    for start in range(0, len(ids), BATCH):
        asked = ids[start : start + BATCH]
        for row in models.Noted.objects.filter(pk__in=asked, journal=journal):
            found[row.id] = [row.told]
        for former in models.NotedBefore.objects.filter(noted__in=asked, noted__journal=journal):
            found[former.noted_id].append(former.told)
    return found


def _known(journal: models.Journal, ids: list[UUID]) -> dict[UUID, object]:
    """What entries of these ids said first; one of another journal says nothing that could agree."""
    found: dict[UUID, object] = {}
    for start in range(0, len(ids), BATCH):
        asked = ids[start : start + BATCH]
        for row in models.Noted.objects.filter(pk__in=asked):
            found[row.id] = row.told if row.journal_id == journal.pk else None
        for former in models.NotedBefore.objects.filter(noted__in=asked, noted__journal=journal).order_by(
            "-replaced", "-pk"
        ):
            found[former.noted_id] = former.told
    return found


def change(key: str, made: UUID, entry: JournalEntry) -> None:
    """Let an entry say something else; what it said is kept.

    Raises
    ------
    InputError
        Naming ``id``, when this journal has no such entry.
    """
    with transaction.atomic():
        row, now = _row(key, made), timezone.now()
        said = with_act(entry, row.journal.function)
        if row.told == journal_entry_json(said):
            return
        models.NotedBefore.objects.create(noted=row, told=row.told, replaced=now)
        say(row, said)
        touch(row.journal, now)


def say(row: models.Noted, entry: JournalEntry) -> None:
    before = told_entry(row.told)
    if signs_of(entry) - signs_of(before):
        not_answered_yet(row.journal, [entry])
    if signs_of(entry) != signs_of(before) or entry.at != before.at:
        forget_seen(row.journal, before)
    row.at, row.told = entry.at, journal_entry_json(entry)
    row.save(update_fields=["at", "told"])


def remove(key: str, made: UUID) -> None:
    """Delete one entry with everything it said before.

    Raises
    ------
    InputError
        Naming ``id``, when this journal has no such entry.
    """
    with transaction.atomic():
        row = _row(key, made)
        forget_seen(row.journal, told_entry(row.told))
        row.delete()
        empty_log_once_stored()


def _row(key: str, made: UUID) -> models.Noted:
    row = models.Noted.objects.select_related("journal").filter(pk=made, journal__key=key).first()
    if row is None:
        raise InputError("id", "id_unknown", id=made)
    return row


def one(key: str, made: UUID) -> Kept:
    """One entry.

    Raises
    ------
    InputError
        Naming ``id``, when this journal has no such entry.
    """
    row = _row(key, made)
    return Kept(row.id, told_entry(row.told), row.stored)


def before(key: str, made: UUID) -> list[tuple[JournalEntry, datetime]]:
    """What an entry said before, and until when; the oldest first."""
    rows = models.NotedBefore.objects.filter(noted=_row(key, made)).order_by("replaced", "pk")
    return [(told_entry(row.told), row.replaced) for row in rows]


def all_before(key: str) -> dict[UUID, list[tuple[JournalEntry, datetime]]]:
    """What the changed entries of a journal said before, as `before`."""
    found: dict[UUID, list[tuple[JournalEntry, datetime]]] = {}
    for row in models.NotedBefore.objects.filter(noted__journal__key=key).order_by("replaced", "pk"):
        found.setdefault(row.noted_id, []).append((told_entry(row.told), row.replaced))
    return found


def entries(key: str, since: datetime | None = None) -> list[Kept]:
    """The entries of a journal in the order of their times."""
    rows = models.Noted.objects.filter(journal__key=key).order_by("at", "stored", "pk")
    if since is not None:
        rows = rows.filter(at__gte=since)
    return [Kept(made, told_entry(told), stored) for made, told, stored in rows.values_list("pk", "told", "stored")]


def weighed(key: str, since: datetime) -> list[JournalEntry]:
    """The newest entry with a weight of the baby, when there is one since then."""
    rows = models.Noted.objects.filter(journal__key=key, at__gte=since, told__has_key="baby_mass_kg")
    return [told_entry(row.told) for row in rows.order_by("-at", "-stored", "-pk")[:1]]


def noted(key: str, since: datetime) -> Iterator[Kept]:
    """The entries with a note since then, the newest first."""
    rows = models.Noted.objects.filter(journal__key=key, at__gte=since, told__has_key="note")
    for row in rows.order_by("-at", "-stored", "-pk").iterator(BATCH):
        yield Kept(row.id, told_entry(row.told), row.stored)


def latest(key: str, count: int, start: int = 0) -> list[Kept]:
    """The newest entries first, from the one at ``start`` on."""
    rows = models.Noted.objects.filter(journal__key=key).order_by("-at", "-stored", "-pk")[start : start + count]
    return [Kept(row.id, told_entry(row.told), row.stored) for row in rows]


def count(key: str) -> int:
    """How many entries a journal has."""
    return models.Noted.objects.filter(journal__key=key).count()


# ---- what goes with it


def function_of(key: str) -> str:
    """The one act she chose, in her own words."""
    row = models.Journal.objects.filter(key=key).first()
    return row.function if row else ""


def choose_function(key: str, words: str) -> None:
    """Keep the act she chose.

    Raises
    ------
    InputError
        Naming ``function``, when it is too long, or no file can hold it.
    """
    act = words.strip()
    require_act("function", act)
    with transaction.atomic():
        choose(journal_row(key), act)


def answered(key: str) -> dict[str, datetime]:
    """When she answered each escalation."""
    row = models.Journal.objects.filter(key=key).first()
    told = row.answered if row is not None and isinstance(row.answered, dict) else {}
    return {name: answer_at(at) for name, at in told.items()}


def answer(key: str, name: str, at: datetime | None = None) -> None:
    """She has answered an escalation, now unless it was at another time: a sign noted later the same day is new."""
    with transaction.atomic():
        journal = journal_row(key)
        journal.answered = {**journal.answered, name: (at or timezone.now()).isoformat()}
        journal.updated = timezone.now()
        journal.save(update_fields=["answered", "updated"])


def forget(key: str) -> None:
    """Delete a journal with everything in it, also from the copies of before an upgrade."""
    with transaction.atomic():
        models.Journal.objects.filter(key=key).delete()
        empty_log_once_stored()
        forget_copies_once_stored(settings.HOME)


def forget_abandoned() -> None:
    """Delete the journals that no browser can open any more; the terminal's stays."""
    long_ago = timezone.now() - timedelta(days=KEPT_DAYS)
    old = models.Journal.objects.filter(updated__lt=long_ago).exclude(key=TERMINAL)
    if old.exists():
        old.exclude(key__in=held([KEY, FORMER])).delete()


def touch(journal: models.Journal, now: datetime) -> None:
    models.Journal.objects.filter(pk=journal.pk).update(updated=now)
