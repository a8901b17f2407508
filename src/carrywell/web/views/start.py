"""The first page."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from carrywell.web import store

#: An unfinished check older than this is better started again.
FRESH = timedelta(hours=24)


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What this does and what it is not; start, go on, or start again."""
    saved = store.load(request.session)
    context = {
        "saved": saved,
        "old": saved is not None and timezone.now() - saved.created > FRESH,
        "gentle": store.has_ended_early(request.session),
        "deleted": "deleted" in request.GET,
    }
    return render(request, "web/start.html", context)
