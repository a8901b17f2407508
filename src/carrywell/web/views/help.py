"""Something is very wrong: the number to call, at once, and her own sense counted in the check."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from carrywell import Entry, Interview, Person
from carrywell.check.interview import VERY_WRONG
from carrywell.knowledge.words import language_of
from carrywell.web import store
from carrywell.wire.told import tell


@require_http_methods(["GET", "HEAD", "POST"])
def very_wrong(request: HttpRequest) -> HttpResponse:
    """POST counts it; the page is shown either way."""
    if request.method != "POST":
        return page(request)
    saved = store.load(request.session)
    if saved is None:
        store.note_very_wrong(request.session)
    else:
        store.keep(request.session, saved.person, with_very_wrong(saved.person, saved.entries))
    return redirect("help")


def page(request: HttpRequest, status: int = 200) -> HttpResponse:
    """Whom to call, and what to say when it is known."""
    saved = store.load(request.session)
    told = None
    if saved is not None:
        interview = Interview(saved.person, with_very_wrong(saved.person, saved.entries))
        language = language_of(get_language() or "en")
        told = tell(saved.person, interview.answers, interview.result(), language)
    return render(request, "web/help.html", {"told": told, "saved": saved}, status=status)


def with_very_wrong(person: Person, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries with "something is very wrong", once."""
    if any(entry.screen == VERY_WRONG for entry in entries):
        return tuple(entries)
    interview = Interview(person, entries)
    interview.something_is_very_wrong()
    return interview.entries
