"""Where the rows of a journal become entries and entries become rows; what is confirmed is on the disk.

A journal is opened by its key: a browser has it in its session, the terminal has one of its own. A code, told by one
and typed into the other, opens the same journal in both.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
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
from carrywell.web.journal_answers import not_answered_yet, set_back, signs_of
from carrywell.web.journal_open import forget_seen, take_over
from carrywell.web.journal_row import told_entry
from carrywell.web.sessions import held, renew
from carrywell.web.upgrade import forget_copies_once_stored
from carrywell.web.write_ahead import empty_log_once_stored
from carrywell.wire.journal import journal_entry_json
from carrywell.wire.journal_file import Filed

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


def move_into(key: str, other: str) -> None:
    """What another journal has moves into the one of this key."""
    with transaction.atomic():
        journal, own = _journal(key), models.Journal.objects.filter(key=other).exclude(key=key).first()
        if own is None:
            return
        first = models.Noted.objects.filter(journal=own).order_by("at").values_list("at", flat=True).first()
        models.Noted.objects.filter(journal=own).update(journal=journal)
        # No answer of either journal was given to what both say together: those of this one are left behind, those
        # of the other count up to the first entry that comes to it. A card too many is asked away with one tap.
        if first is not None:
            set_back(journal, list(journal.answered), first)
        if own.function and not journal.function:
            choose(journal, own.function)
        take_over(journal, own)
        own.delete()


def new_code(key: str) -> str:
    """A code that opens this journal in another browser, once, within ten minutes."""
    code = "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
    models.JournalCode.objects.filter(until__lt=timezone.now()).delete()
    models.JournalCode.objects.create(digest=_digest(code), journal=_journal(key), until=timezone.now() + CODE_COUNTS)
    return code


def open_with(session: SessionBase, code: str) -> None:
    """Open in this browser the journal that told the code; what this browser had noted moves into it.

    Raises
    ------
    InputError
        Naming ``code``, when there is none or its time is over.
    """
    with transaction.atomic():
        row = models.JournalCode.objects.filter(digest=_digest(code), until__gte=timezone.now()).first()
        if row is None:
            raise InputError("code", "code_unknown")
        move_into(row.journal.key, key_of(session))
        session[KEY] = row.journal.key
        row.delete()


def _digest(code: str) -> str:
    plain = "".join(letter for letter in code.upper() if letter in CODE_LETTERS)
    return sha256(plain.encode()).hexdigest()


def _journal(key: str) -> models.Journal:
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
        now, journal = timezone.now(), _journal(key)
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
        _touch(journal, now)
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
        kept = _kept(_journal(key), list(told))
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


def bring_back(key: str, filed: Iterable[Filed]) -> int:
    """Store what a file of Carrywell holds, all of it or none, with what its entries said before.

    An entry that says, or once said, what the file says stays as it is; one of which the file knows a later state is
    changed. What it said before is completed from the file. Returns how many were changed.

    Raises
    ------
    InputError
        Naming ``id``, when an entry of another journal has it, or file and journal say what neither knows of the other.
    """
    changed = 0
    with transaction.atomic():
        now, journal = timezone.now(), _journal(key)
        told = _once(_named(each, journal.function) for each in filed)
        there = _there(journal, list(told))
        for made, history in there.items():
            changed += _bring_further(history, told[made])
        new = [each for each in told.values() if each.id not in there]
        for taken in _known(journal, [each.id for each in new]):
            raise InputError("id", "id_taken", id=taken)
        rows = [_row_of(each, journal, each.stored or now) for each in new]
        models.Noted.objects.bulk_create(rows, batch_size=BATCH)
        former = [_former_of(each.id, *before) for each in new for before in each.before]
        models.NotedBefore.objects.bulk_create(former, batch_size=BATCH)
        not_answered_yet(journal, (each.entry for each in new))
        _touch(journal, now)
    return changed


def _named(filed: Filed, act: str) -> Filed:
    """A table names no act beside its scores: those without one are of hers."""
    before = tuple((with_act(said, act), until) for said, until in filed.before)
    return replace(filed, entry=with_act(filed.entry, act), before=before)


def _once(filed: Iterable[Filed]) -> dict[UUID, Filed]:
    """Each entry once, as the file has it that knows most of what it said."""
    told: dict[UUID, Filed] = {}
    for each in filed:
        other = told.setdefault(each.id, each)
        if _said(other.entry) != _said(each.entry):
            raise InputError("id", "id_taken", id=each.id)
        if len(each.before) > len(other.before):
            told[each.id] = each
    return told


def _row_of(filed: Filed, journal: models.Journal, stored: datetime) -> models.Noted:
    said = journal_entry_json(filed.entry)
    return models.Noted(id=filed.id, journal=journal, at=filed.entry.at, told=said, stored=stored)


def _former_of(made: UUID, said: JournalEntry, until: datetime) -> models.NotedBefore:
    return models.NotedBefore(noted_id=made, told=journal_entry_json(said), replaced=until)


@dataclass(frozen=True)
class _History:
    """An entry as it is kept, with the rows of what it said before, the oldest first."""

    row: models.Noted
    before: list[models.NotedBefore]


def _there(journal: models.Journal, ids: list[UUID]) -> dict[UUID, _History]:
    found: dict[UUID, _History] = {}
    for start in range(0, len(ids), BATCH):
        asked = ids[start : start + BATCH]
        for row in models.Noted.objects.filter(pk__in=asked, journal=journal).select_related("journal"):
            found[row.id] = _History(row, [])
        formers = models.NotedBefore.objects.filter(noted__in=asked, noted__journal=journal)
        for former in formers.order_by("replaced", "pk"):
            found[former.noted_id].before.append(former)
    return found


def _bring_further(here: _History, filed: Filed) -> bool:
    """Complete an entry that is there; whether it says something else after that."""
    own = [_said(told_entry(former.told)) for former in here.before] + [_said(told_entry(here.row.told))]
    other = [_said(said) for said, _until in filed.before] + [_said(filed.entry)]
    goes_on = len(other) > len(own) and other[: len(own)] == own
    is_later = goes_on or (other[-1] not in own and own[-1] in other)
    if not is_later and other[-1] not in own:
        raise InputError("id", "id_taken", id=filed.id)
    known = [(said, _to_the_millisecond(former.replaced)) for said, former in zip(own, here.before, strict=False)]
    for said, until in filed.before:
        if (_said(said), _to_the_millisecond(until)) not in known:
            _former_of(filed.id, said, until).save()
    if is_later:
        _say(here.row, filed.entry)
    return is_later


def _said(entry: JournalEntry) -> dict[str, object]:
    """What an entry says, the same wherever its time is told; its act may have got its name only since."""
    return journal_entry_json(entry) | {"at": entry.at.astimezone(UTC), "act": ""}


def _to_the_millisecond(at: datetime) -> datetime:
    """Files of before told times no closer."""
    return at.astimezone(UTC).replace(microsecond=at.microsecond // 1000 * 1000)


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
        _say(row, said)
        _touch(row.journal, now)


def _say(row: models.Noted, entry: JournalEntry) -> None:
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
        choose(_journal(key), act)


def answered(key: str) -> dict[str, datetime]:
    """When she answered each escalation."""
    row = models.Journal.objects.filter(key=key).first()
    told = row.answered if row is not None and isinstance(row.answered, dict) else {}
    return {name: datetime.fromisoformat(str(at)) for name, at in told.items()}


def answer(key: str, name: str, at: datetime | None = None) -> None:
    """She has answered an escalation, now unless it was at another time: a sign noted later the same day is new."""
    with transaction.atomic():
        journal = _journal(key)
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


def _touch(journal: models.Journal, now: datetime) -> None:
    models.Journal.objects.filter(pk=journal.pk).update(updated=now)
