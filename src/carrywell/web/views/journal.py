"""The journal: what she notes in one tap, what she adds to it, and the list of what she noted."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4, uuid5

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_http_methods, require_safe

from carrywell import InputError
from carrywell.knowledge.task_reader import tasks
from carrywell.track.entries import JournalEntry
from carrywell.web import journal_store, store
from carrywell.web.forms import spoken_words
from carrywell.web.journal_form import EntryForm, Frame
from carrywell.web.journal_marks import marks_of
from carrywell.web.journal_page import entry_page, frame_of, journal_page
from carrywell.web.journal_store import Kept
from carrywell.web.journal_told import row_of
from carrywell.web.load_pages import her_now
from carrywell.web.views.choices import switched, switching
from carrywell.wire.journal import read_time

#: A number tapped again so soon is a correction; later the page is an old one, and it is another entry.
CORRECTS_SECONDS = 600
#: A number of a page with more digits is a typing error.
LONGEST_PAGE = 6
#: Set by waiting.js: an entry that was noted without a connection, and the mark of its journal.
LATER = "Carrywell-Sent-Later"
NOT_HERE, REFUSED = 409, 422


@gzip_page
@require_safe
def journal(request: HttpRequest) -> HttpResponse:
    """First the entry, then what follows from it, then the list."""
    number = request.GET.get("page", "")
    return render(
        request,
        "web/journal.html",
        journal_page(request.session, int(number) if number.isdecimal() and len(number) < LONGEST_PAGE else 1),
    )


@gzip_page
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Keep a new entry; without anything told, the page on which it can be told."""
    if _is_of_another_journal(request):
        return HttpResponse(status=NOT_HERE)
    frame, language = _frame(request), switching(request)
    made, kept, before = _made(request), None, JournalEntry(_noted(request, frame))
    if request.method == "POST" and not language:
        kept = _just_kept(request, made, frame, before)
    if kept is not None and _was_sent_before(request, frame, before, kept):
        return HttpResponse(status=204)  # its answer got lost; what she changed since stays
    if kept is not None:
        return _told(request, frame, kept)
    if request.method != "POST" or language:
        form = EntryForm(frame, before, initial=request.POST.dict()) if language else EntryForm(frame, before)
        return switched(_page(request, form, made), language)
    form = EntryForm(frame, before, request.POST)
    form.is_valid()
    _choose(request, form)
    if not form.told_anything:
        form.refuse_nothing()
        return _sent_later(request, form) or _page(request, form, made)
    made = _add(request, form, made)
    later = _sent_later(request, form)
    if later or not form.errors:
        return later or _to(made)
    return _page(request, form, made, journal_store.one(journal_store.key_of(request.session), made), stored=True)


def _sent_later(request: HttpRequest, form: EntryForm) -> HttpResponse | None:
    """For an entry that a script sends: that it is kept, or why a part of it is not."""
    if LATER not in request.headers:
        return None
    reasons = [str(reason) for told in form.errors.values() for reason in told]
    return _refused_later(" ".join(reasons), form.refused_words) if reasons else HttpResponse(status=204)


def _refused_later(reason: str, words: str) -> HttpResponse:
    """Why something is not in her journal, and what she had written there."""
    return JsonResponse({"reason": reason, "words": words}, status=REFUSED)


def _is_of_another_journal(request: HttpRequest) -> bool:
    """It was noted while another journal was open in that browser."""
    return LATER in request.headers and request.headers[LATER] not in marks_of(request)


def _frame(request: HttpRequest) -> Frame:
    """What she told of her baby without a connection is kept as she told it, whatever has happened since."""
    frame = frame_of(request.session)
    if LATER not in request.headers or frame.has_baby:
        return frame
    judged, w = tuple(task for task in tasks().tasks.values() if task.judged), spoken_words()
    return replace(frame, tasks=judged, names={task.id: w.text("tasks", task.id, "short") for task in judged})


def _add(request: HttpRequest, form: EntryForm, made: UUID) -> UUID:
    """Store a new entry; an id that is taken gives way to another one, the same one if it is sent twice."""
    key = journal_store.own_key(request.session)
    try:
        kept = journal_store.add(key, form.entry, made)
    except InputError:
        kept = journal_store.add(key, form.entry, uuid5(made, f"{key} {form.before.at.isoformat()}"))
    _weighed(request, form)
    return kept


def _just_kept(request: HttpRequest, made: UUID, frame: Frame, before: JournalEntry) -> Kept | None:
    """The entry of this page, when it was kept moments before this was noted: sent twice, or corrected."""
    try:
        kept = journal_store.one(journal_store.key_of(request.session), made)
    except InputError:
        return None
    if LATER not in request.headers:
        return kept if (frame.now - kept.stored).total_seconds() < CORRECTS_SECONDS else None
    times = [said.at for said in _ever_said(request, kept)]
    soon = any(abs((before.at - at).total_seconds()) < CORRECTS_SECONDS for at in times)
    return kept if soon or _was_sent_before(request, frame, before, kept) else None


def _was_sent_before(request: HttpRequest, frame: Frame, before: JournalEntry, kept: Kept) -> bool:
    """What a script sends is what the entry says or once said."""
    if LATER not in request.headers:
        return False
    form = EntryForm(frame, before, request.POST)
    form.is_valid()
    return any(form.entry == said or before.at == said.at for said in _ever_said(request, kept))


def _ever_said(request: HttpRequest, kept: Kept) -> list[JournalEntry]:
    formers = journal_store.before(journal_store.key_of(request.session), kept.id)
    return [kept.entry, *(former for former, _until in formers)]


def _made(request: HttpRequest) -> UUID:
    """The id that the entry was given where it was noted."""
    try:
        return UUID(request.POST.get("made", ""))
    except ValueError:
        return uuid4()


def _noted(request: HttpRequest, frame: Frame) -> datetime:
    """When an entry that is sent later was noted; else now."""
    try:
        noted = read_time(request.POST.get("noted", ""), settings.LOCAL_ZONE)
        JournalEntry(noted).require_time(frame.now, frame.born)
    except (InputError, ValueError):
        return frame.now
    return noted


@gzip_page
@require_http_methods(["GET", "HEAD", "POST"])
def entry(request: HttpRequest, made: UUID) -> HttpResponse:
    """One entry, to add to it or to change it."""
    if _is_of_another_journal(request):
        return HttpResponse(status=NOT_HERE)
    try:
        kept = _own(request, made)
    except Http404:
        if LATER not in request.headers:
            raise
        return _refused_later(_("This entry was deleted in the meantime."), request.POST.get("note", ""))
    frame, language = _frame(request), switching(request)
    if request.method == "POST" and not language:
        return _told(request, frame, kept)
    typed = {"initial": request.POST.dict()} if language else {}
    return switched(_page(request, EntryForm(frame, kept.entry, **typed), made, kept), language)


def _told(request: HttpRequest, frame: Frame, kept: Kept) -> HttpResponse:
    """Keep what she told of an entry that is there, and what she could not have meant, show again."""
    form = EntryForm(frame, kept.entry, request.POST)
    form.is_valid()
    _choose(request, form)
    if form.told_anything:
        journal_store.change(journal_store.own_key(request.session), kept.id, form.entry)
        _weighed(request, form)
    later = _sent_later(request, form)
    return later or (_page(request, form, kept.id, kept) if form.errors else _to(kept.id))


def _own(request: HttpRequest, made: UUID) -> Kept:
    try:
        return journal_store.one(journal_store.key_of(request.session), made)
    except InputError as error:
        raise Http404 from error


def _choose(request: HttpRequest, form: EntryForm) -> None:
    """Keep the act she chose, in her own words."""
    if form.new_act is None or (LATER in request.headers and store.has_ended_early(request.session)):
        return  # what she chose before a loss may be to lift her baby
    try:
        store.choose_act(request.session, form.new_act)
    except InputError as error:
        form.refuse_act(error)


def _weighed(request: HttpRequest, form: EntryForm) -> None:
    """The newest weight of the baby counts for the load and the plan too."""
    if store.has_ended_early(request.session):
        return
    mass, day = form.entry.baby_mass_kg, form.entry.at.astimezone(settings.LOCAL_ZONE).date()
    profile = store.load_profile(request.session)
    if mass is None or mass == form.before.baby_mass_kg or (profile.weighed is not None and day < profile.weighed):
        return
    store.keep_profile(request.session, profile.with_baby_mass(mass, day))


def _to(made: UUID) -> HttpResponse:
    """Back to the entry; the browser keeps the place on the page that was tapped."""
    return redirect(f"{reverse('journal_entry', args=[made])}?kept")


def _page(
    request: HttpRequest, form: EntryForm, made: UUID, kept: Kept | None = None, *, stored: bool = False
) -> HttpResponse:
    context: dict[str, Any] = entry_page(request.session, form, kept) | {
        "made": made,
        "kept": "kept" in request.GET or stored,
        "stored": kept is not None or stored,
    }
    return render(request, "web/journal_entry.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, made: UUID) -> HttpResponse:
    """Delete one entry; asked once."""
    kept = _own(request, made)
    if request.method == "POST":
        journal_store.remove(journal_store.key_of(request.session), made)
        return redirect(f"{reverse('journal')}?deleted")
    her = her_now(request.session)
    shown = row_of(kept, spoken_words(her.person), gentle=her.loss is not None)
    return render(request, "web/journal_remove.html", {"row": shown, "made": made})
