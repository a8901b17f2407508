"""What a file of Carrywell holds, back into a journal, and an entry that two journals have made one again.

A file is hers also where the browser that wrote it can be opened no more: an entry that another journal has comes in
under an id that is made of its own, the same each time and whichever journals are joined since.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import accumulate, chain, repeat
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone

from carrywell.errors import InputError
from carrywell.track.entries import JournalEntry
from carrywell.web import models
from carrywell.web.journal_act import with_act
from carrywell.web.journal_answers import not_answered_yet
from carrywell.web.journal_row import told_entry
from carrywell.web.journal_store import BATCH, journal_row, say, touch
from carrywell.wire.journal import journal_entry_json
from carrywell.wire.journal_file import Filed

#: So many journals of one computer can have the same entry under ids that every other one knows.
MOST_COPIES = 8


def bring_back(key: str, filed: Iterable[Filed]) -> int:
    """Store what a file of Carrywell holds, all of it or none, with what its entries said before.

    An entry that says, or once said, what the file says stays as it is; one of which the file knows a later state is
    changed. What it said before is completed from the file. Returns how many were changed.

    Raises
    ------
    InputError
        Naming ``id``, when file and journal say of an entry what neither knows of the other.
    """
    changed = 0
    with transaction.atomic():
        now, journal = timezone.now(), journal_row(key)
        told = _once(_named(each, journal.function) for each in filed)
        ids = _ids_here(journal, list(told))
        here = {ids[made]: replace(each, id=ids[made]) for made, each in told.items()}
        there = _there(journal, list(here))
        for made, history in there.items():
            changed += _bring_further(history, here[made])
        new = [each for each in here.values() if each.id not in there]
        rows = [_row_of(each, journal, each.stored or now) for each in new]
        models.Noted.objects.bulk_create(rows, batch_size=BATCH)
        former = [_former_of(each.id, *before) for each in new for before in each.before]
        models.NotedBefore.objects.bulk_create(former, batch_size=BATCH)
        not_answered_yet(journal, (each.entry for each in new))
        touch(journal, now)
    return changed


def make_one(journal: models.Journal, other: models.Journal) -> datetime | None:
    """An entry that both journals have, and its copy in the other, are left in one of them alone.

    Where the two say what neither knows of the other, both stay. Returns the time of the earliest entry that says
    something else after that.
    """
    changed: list[datetime] = []
    for whole, copied in ((journal, other), (other, journal)):
        copies = {copy: made for made in _ids_of(whole) for copy in _line(made)[1:]}
        found = _there(copied, list(copies))
        originals = _there(whole, [copies[copy] for copy in found])
        same = [copy for copy, history in found.items() if _is_one(originals[copies[copy]], history, changed)]
        for some in _in_batches(same):
            models.Noted.objects.filter(pk__in=some).delete()
    return min(changed, default=None)


def _is_one(original: _History, copy: _History, changed: list[datetime]) -> bool:
    """The copy adds nothing that the original does not say now."""
    was, before = original.row.at, tuple((told_entry(former.told), former.replaced) for former in copy.before)
    filed = Filed(original.row.id, told_entry(copy.row.told), copy.row.stored, before)
    try:
        if _bring_further(original, filed):
            changed.append(min(was, filed.entry.at))
    except InputError:
        return False
    return True


def _ids_of(journal: models.Journal) -> list[UUID]:
    return list(models.Noted.objects.filter(journal=journal).values_list("pk", flat=True))


def _in_batches(ids: list[UUID]) -> Iterator[list[UUID]]:
    for start in range(0, len(ids), BATCH):
        yield ids[start : start + BATCH]


def _line(made: UUID) -> list[UUID]:
    """The id of an entry, of its copy, of the copy of that one, and so on."""
    return list(accumulate(repeat("copy", MOST_COPIES), uuid5, initial=made))


def _ids_here(journal: models.Journal, ids: list[UUID]) -> dict[UUID, UUID]:
    """By its id in the file, the id of an entry in this journal: the one it has here, else one that nothing has."""
    lines, told = {made: [*_line(made), uuid5(made, journal.key)] for made in ids}, set(ids)
    whose: dict[UUID, int] = {}
    for some in _in_batches(list(dict.fromkeys(each for line in lines.values() for each in line))):
        whose |= dict(models.Noted.objects.filter(pk__in=some).values_list("pk", "journal_id"))
    here: dict[UUID, UUID] = {}
    taken: set[UUID] = set()
    for made, line in lines.items():
        able = [each for each in line if each not in taken and (each == made or each not in told)]
        own = (each for each in able if whose.get(each) == journal.pk)
        free = (each for each in able if each not in whose)
        found = next(chain(own, free), None)
        if found is None:
            raise InputError("id", "id_taken", id=made)
        here[made] = found
        taken.add(found)
    return here


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
        say(here.row, filed.entry)
    return is_later


def _said(entry: JournalEntry) -> dict[str, object]:
    """What an entry says, the same wherever its time is told; its act may have got its name only since."""
    return journal_entry_json(entry) | {"at": entry.at.astimezone(UTC), "act": ""}


def _to_the_millisecond(at: datetime) -> datetime:
    """Files of before told times no closer."""
    return at.astimezone(UTC).replace(microsecond=at.microsecond // 1000 * 1000)
