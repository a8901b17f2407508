"""The rows. What they mean stands in `store` and `journal_store`, the only places that read and write them."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from django.db import models


class Check(models.Model):
    """One check of one browser, without a word of any language: who is asking, and what was given screen by screen."""

    token: models.CharField[str, str] = models.CharField(max_length=64, unique=True)
    person: models.JSONField[Any, Any] = models.JSONField()
    entries: models.JSONField[Any, Any] = models.JSONField(default=list)
    created: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    updated: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    finished: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager[Check]] = models.Manager()

    def __str__(self) -> str:
        return f"check {self.pk}"


class Figures(models.Model):
    """The profile of one browser: her stage, body, baby, furniture and day, as `carrywell.wire.read` reads it.

    `told` has the days on which her stage, the baby's weight and the age of a child were told: they change with time.
    `life` is what she told for her plan.
    """

    token: models.CharField[str, str] = models.CharField(max_length=64, unique=True)
    person: models.JSONField[Any, Any] = models.JSONField(default=dict)
    home: models.JSONField[Any, Any] = models.JSONField(default=dict)
    day: models.JSONField[Any, Any] = models.JSONField(default=dict)
    told: models.JSONField[Any, Any] = models.JSONField(default=dict)
    life: models.JSONField[Any, Any] = models.JSONField(default=dict)
    updated: models.DateTimeField[datetime, datetime] = models.DateTimeField()

    objects: ClassVar[models.Manager[Figures]] = models.Manager()

    def __str__(self) -> str:
        return f"figures {self.pk}"


class Journal(models.Model):
    """A journal: the key that opens it, and what goes with it; no row says whose it is.

    `function` is the one act she has chosen now, in her own words; a score keeps its own. `answered` has when she
    answered each escalation, `open` those that waited when her pages were last shown, `walked` when that was.
    """

    key: models.CharField[str, str] = models.CharField(max_length=64, unique=True)
    function: models.CharField[str, str] = models.CharField(max_length=200, default="")
    answered: models.JSONField[Any, Any] = models.JSONField(default=dict)
    open: models.JSONField[Any, Any] = models.JSONField(default=dict)
    walked: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True)
    updated: models.DateTimeField[datetime, datetime] = models.DateTimeField()

    objects: ClassVar[models.Manager[Journal]] = models.Manager()

    def __str__(self) -> str:
        return f"journal {self.pk}"


class Noted(models.Model):
    """One entry of a journal, as `carrywell.wire.journal` reads it; its id is made where it is noted."""

    id: models.UUIDField[UUID, UUID] = models.UUIDField(primary_key=True)
    journal: models.ForeignKey[Journal, Journal] = models.ForeignKey(Journal, on_delete=models.CASCADE)
    journal_id: int
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField()
    told: models.JSONField[Any, Any] = models.JSONField()
    stored: models.DateTimeField[datetime, datetime] = models.DateTimeField()

    objects: ClassVar[models.Manager[Noted]] = models.Manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["journal", "at"], name="noted_journal_at")]

    def __str__(self) -> str:
        return f"entry {self.pk}"


class NotedBefore(models.Model):
    """What an entry said before it was changed."""

    noted: models.ForeignKey[Noted, Noted] = models.ForeignKey(Noted, on_delete=models.CASCADE)
    noted_id: UUID
    told: models.JSONField[Any, Any] = models.JSONField()
    replaced: models.DateTimeField[datetime, datetime] = models.DateTimeField()

    objects: ClassVar[models.Manager[NotedBefore]] = models.Manager()

    def __str__(self) -> str:
        return f"former value of {self.noted_id}"


class JournalCode(models.Model):
    """A code that opens a journal in another browser, once and for minutes; only its digest is kept."""

    digest: models.CharField[str, str] = models.CharField(max_length=64, unique=True)
    journal: models.ForeignKey[Journal, Journal] = models.ForeignKey(Journal, on_delete=models.CASCADE)
    until: models.DateTimeField[datetime, datetime] = models.DateTimeField()

    objects: ClassVar[models.Manager[JournalCode]] = models.Manager()

    def __str__(self) -> str:
        return f"code {self.pk}"
