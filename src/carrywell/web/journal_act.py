"""Her act in the rows of a journal: each score is of the act that was hers when she told it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from django.db.models import F, Func, JSONField, Value
from django.utils import timezone

from carrywell.track.entries import JournalEntry
from carrywell.web import models


def with_act(entry: JournalEntry, act: str) -> JournalEntry:
    """A score is of the act that is hers when it is told, whatever she chooses later."""
    return replace(entry, act=act) if entry.function is not None and act and not entry.act else entry


def is_same(told: object, said: Mapping[str, object]) -> bool:
    """They say the same; the act stands for itself, as it may have got its name only since."""
    return isinstance(told, dict) and {**told, "act": ""} == {**said, "act": ""}


def choose(journal: models.Journal, act: str) -> None:
    """Keep the act she chose."""
    if act and not journal.function:
        _name_scores(journal, act)
    models.Journal.objects.filter(pk=journal.pk).update(function=act, updated=timezone.now())


def _name_scores(journal: models.Journal, act: str) -> None:
    """Scores from before the act had a name get its first one: in the terminal they are told without any."""
    named = Func(F("told"), Value("$.act"), Value(act), function="JSON_SET", output_field=JSONField())
    unnamed = {"told__function__isnull": False, "told__act__isnull": True}
    models.Noted.objects.filter(journal=journal, **unnamed).update(told=named)
    models.NotedBefore.objects.filter(noted__journal=journal, **unnamed).update(told=named)
