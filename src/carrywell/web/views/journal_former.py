"""The journal of another pregnancy or birth, put away after a loss: to go on with, to save, to delete."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from carrywell.web import journal_store
from carrywell.web.former_journals import forget_former, former_keys, take_up
from carrywell.web.journal_marks import marks_in
from carrywell.web.views.journal_more import FORMS, file_of


@dataclass(frozen=True)
class FormerJournal:
    """One journal that was put away: from when to when, how many entries, and whose wait in the browser."""

    number: int
    first: datetime
    last: datetime
    total: int
    marks: str


@require_http_methods(["GET", "HEAD", "POST"])
def former(request: HttpRequest) -> HttpResponseBase:
    """What she may do with each; deleting is asked once."""
    keys = former_keys(request.session)
    if request.method != "POST":
        return _page(request)
    which = request.POST.get("journal", "")
    if _is_another_now(request, which):
        return redirect("journal_former")
    if not which.isdecimal() or int(which) >= len(keys):
        raise Http404
    key, wanted = keys[int(which)], request.POST.get("want", "")
    if wanted in FORMS:
        return file_of(key, wanted)
    if wanted == "open":
        take_up(request.session, key)
        return redirect(f"{reverse('journal')}?opened")
    if wanted == "delete":
        return _page(request, sure_of=int(which))
    if wanted == "sure":
        journal_store.forget(key)
        forget_former(request.session, key)
        return redirect(f"{reverse('journal')}?gone")
    raise Http404


def _is_another_now(request: HttpRequest, which: str) -> bool:
    """A number counts for the page it stood on: sent twice, it would name the journal that has moved up."""
    if "marks" not in request.POST:
        return False
    now = {str(number): _marks(request, key) for number, key in enumerate(former_keys(request.session))}
    return now.get(which) != request.POST["marks"]


def _marks(request: HttpRequest, key: str) -> str:
    return ",".join(marks_in(request.session, key))


def _page(request: HttpRequest, *, sure_of: int | None = None) -> HttpResponseBase:
    found = []
    for number, key in enumerate(former_keys(request.session)):
        times = [kept.entry.at.astimezone(settings.LOCAL_ZONE) for kept in journal_store.entries(key)]
        if times:
            found.append(FormerJournal(number, times[0], times[-1], len(times), _marks(request, key)))
    return render(request, "web/journal_former.html", {"journals": found, "sure_of": sure_of})
