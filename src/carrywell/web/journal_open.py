"""The rules that wait for her answer are kept as they were seen, so that none is lost when its entries are long ago.

A page reads the last months of a journal alone. What was open before them stands here until she answers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.db import DatabaseError, transaction
from django.utils import timezone

from carrywell.knowledge.escalation_reader import escalation_rules
from carrywell.knowledge.schema import URGENCIES
from carrywell.track.entries import JournalEntry
from carrywell.track.escalation import Escalation, Remembered
from carrywell.web import models
from carrywell.web.journal_answers import signs_of
from carrywell.wire.open_rule_kept import open_rule_json, open_rule_of

#: That the rules were walked is noted no more often: it only widens what the next walk reads.
NOTED_EVERY = timedelta(days=1)
#: What makes an open rule another one than was kept.
MARKS = ("since", "urgency", "action")


@dataclass(frozen=True)
class Standing:
    """What is kept beside the entries of a journal: the answers to its rules, and the rules that were open."""

    answered: dict[str, datetime]
    remembered: tuple[Remembered, ...]


def walked(key: str) -> datetime:
    """When the rules of a journal were last walked; now, when they never were."""
    told = models.Journal.objects.filter(key=key).values_list("walked", flat=True).first()
    return told or timezone.now()


def standing(key: str) -> Standing:
    """Answers and open rules of a journal, as they were kept."""
    row = models.Journal.objects.filter(key=key).values("answered", "open").first() or {"answered": {}, "open": {}}
    answered = {name: answer_at(at) for name, at in _table(row["answered"]).items()}
    kept = (open_rule_of(name, told) for name, told in _table(row["open"]).items())
    return Standing(answered, tuple(each for each in kept if each is not None))


def answer_at(told: object) -> datetime:
    """When she answered, in the zone of this computer: rules ask on which of her days."""
    return datetime.fromisoformat(str(told)).astimezone(settings.LOCAL_ZONE)


def remember(key: str, found: Iterable[Escalation], before: date) -> None:
    """Keep what is open now; of what was kept, what began before the entries that were read and is not answered.

    A page is shown also where nothing can be stored: the rules are then kept with the next one.
    """
    try:
        with transaction.atomic():
            _remember(key, found, before)
    except DatabaseError:
        return


def _remember(key: str, found: Iterable[Escalation], before: date) -> None:
    row = models.Journal.objects.filter(key=key).first()
    if row is None:
        return
    now, old, answered = timezone.now(), _table(row.open), _table(row.answered)
    kept = {
        name: told
        for name, told in old.items()
        if told["since"] <= before.isoformat() and not _is_answered(answered.get(name), told["seen"])
    }
    for each in found:
        if escalation_rules().rules[each.id].stays:
            told = open_rule_json(each, now)
            kept[each.id] = old[each.id] if _marks(old.get(each.id)) == _marks(told) else told
    is_due = row.walked is None or now - row.walked >= NOTED_EVERY
    if is_due or _all_marks(kept) != _all_marks(old):
        models.Journal.objects.filter(pk=row.pk).update(open=kept, walked=now)


def take_over(journal: models.Journal, other: models.Journal) -> None:
    """What another journal has moves into this one: what was open in either of them stays so, the graver first."""
    kept, answered = _table(journal.open), _table(other.answered)
    for name, told in _table(other.open).items():
        here = kept.get(name, told)
        if not _is_answered(answered.get(name), told["seen"]):
            graver = max(here, told, key=lambda each: URGENCIES.index(each["urgency"]))
            kept = kept | {name: graver | {"since": min(here["since"], told["since"])}}
    times = [each.walked for each in (journal, other) if each.walked is not None]
    models.Journal.objects.filter(pk=journal.pk).update(open=kept, walked=min(times, default=None))


def _is_answered(answer: object, seen: str) -> bool:
    return answer is not None and datetime.fromisoformat(str(answer)) >= datetime.fromisoformat(seen)


def _marks(told: object) -> tuple[object, ...]:
    because = _table(_table(told).get("because"))
    days = because.get("days", []) if "findings" in because else []
    return (*(_table(told).get(name) for name in MARKS), *days)


def _all_marks(kept: dict[str, Any]) -> dict[str, object]:
    return {name: _marks(told) for name, told in kept.items()}


def forget_seen(journal: models.Journal, entry: JournalEntry) -> None:
    """An entry with signs is deleted or says something else: what was open by them alone is seen anew, or not at all.

    A card that rests on signs of other days too stays for those. The next page reads as far back as that day, and as
    the cards that changed, so that what else stands there is seen.
    """
    if not signs_of(entry):
        return
    journal.refresh_from_db(fields=["open", "walked"])  # several entries of one journal may change at once
    day, old = entry.at.date().isoformat(), _table(journal.open)
    kept = {name: rest for name, told in old.items() if (rest := _without(told, day)) is not None}
    if kept != old:
        since = [_begin_of(told["since"]) for name, told in old.items() if kept.get(name) != told]
        back_to = min(journal.walked or timezone.now(), entry.at, *since)
        models.Journal.objects.filter(pk=journal.pk).update(open=kept, walked=back_to)


def _begin_of(day: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), time.min, settings.LOCAL_ZONE)


def _without(told: dict[str, Any], day: str) -> dict[str, Any] | None:
    """An open rule without the signs of a day; None where it rests on no other."""
    because = _table(told.get("because"))
    days = because.get("days", [])
    if "findings" not in because or day not in days:
        return told
    rest = [other for other in days if other != day]
    return told | {"because": because | {"days": rest}} if rest else None


def _table(told: object) -> dict[str, Any]:
    return told if isinstance(told, dict) else {}
