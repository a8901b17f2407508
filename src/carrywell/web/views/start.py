"""The first page."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from carrywell.web import store
from carrywell.web.who import step_left

#: An unfinished check older than this is better started again.
FRESH = timedelta(hours=24)


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What this does and what it is not; start, go on, or start again."""
    saved, profile = store.load(request.session), store.load_profile(request.session)
    context = {
        "saved": saved,
        "old": saved is not None and timezone.now() - saved.created > FRESH,
        "told": profile.stage is not None,
        "left": step_left(profile),
        "ask_born": profile.asks_whether_born(store.today()),
        "deleted": "deleted" in request.GET,
    }
    return render(request, "web/start.html", context)
