"""The rows. What they mean stands in `carrywell.web.store`, the only place that reads and writes them."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

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
