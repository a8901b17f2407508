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
    """What one browser told of her body, her baby, her furniture and her day, as `carrywell.wire.read` reads it."""

    token: models.CharField[str, str] = models.CharField(max_length=64, unique=True)
    person: models.JSONField[Any, Any] = models.JSONField(default=dict)
    home: models.JSONField[Any, Any] = models.JSONField(default=dict)
    day: models.JSONField[Any, Any] = models.JSONField(default=dict)
    updated: models.DateTimeField[datetime, datetime] = models.DateTimeField()

    objects: ClassVar[models.Manager[Figures]] = models.Manager()

    def __str__(self) -> str:
        return f"figures {self.pk}"
