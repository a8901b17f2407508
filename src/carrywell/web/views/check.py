"""The interview, one screen at a time; every answered screen is stored at once."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from carrywell import Entry, Interview, Screen
from carrywell.check.interview import VERY_WRONG
from carrywell.web import progress, store
from carrywell.web.body_map_drawn import body_map_of
from carrywell.web.changing import changed, screen_of
from carrywell.web.next_screen import next_screen
from carrywell.web.screen_form import ScreenForm
from carrywell.web.titles import screen_title
from carrywell.web.views.choices import switched, switching
from carrywell.web.views.private import is_no, moment, who_listens
from carrywell.web.who import UNANSWERED, stopped_at


@require_http_methods(["GET", "HEAD", "POST"])
def current(request: HttpRequest) -> HttpResponse:
    """Leads to the screen that comes next; an earlier screen that is sent again is changed, not asked twice."""
    return _current(request, store.load(request.session))


def _current(request: HttpRequest, saved: store.Saved | None, *, later: bool = False) -> HttpResponse:
    if saved is None:
        return _without_answers(request, later=later)
    if request.method != "POST":
        return redirect("step", len(saved.entries))
    interview = saved.interview()
    screen = next_screen(interview)
    shown = request.POST.get("shown")
    if screen is None or shown != _shown(screen):
        index = _sent_before(saved.entries, shown)
        if index is not None:
            return _screen(request, saved, interview, screen_of(saved.entries[index]), index)
        overtaken = _overtaken(interview, shown)
        if overtaken is None:
            return redirect("check")
        screen = overtaken
    return _screen(request, saved, interview, screen, len(saved.entries))


def _without_answers(request: HttpRequest, *, later: bool) -> HttpResponse:
    """A form of the check that belongs to none is not stored; else who she is comes first. She is told why."""
    if request.method != "POST":
        page = stopped_at(request.session)
        if page is None or not later:
            return redirect(page or "checking")
        return redirect(f"{page}{'&' if '?' in page else '?'}{UNANSWERED}")
    return switched(redirect("gone"), switching(request))


@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, number: int) -> HttpResponse:
    """The screen with this number, so that the browser's own way back leads to the screen before."""
    saved = store.load(request.session)
    if request.method == "POST" or saved is None or number > len(saved.entries):
        return _current(request, saved, later=number > 0)
    if request.method == "GET" and number == len(saved.entries) and store.take_listens(request.session):
        return who_listens(request)
    if number < len(saved.entries):
        return redirect("check") if saved.entries[number].screen == VERY_WRONG else change(request, number)
    interview = saved.interview()
    screen = next_screen(interview)
    return redirect("result") if screen is None else _screen(request, saved, interview, screen, number)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, index: int) -> HttpResponse:
    """A screen that was answered before, with what she gave."""
    saved = store.load(request.session)
    if saved is None:
        return _without_answers(request, later=True)
    if index >= len(saved.entries) or saved.entries[index].screen == VERY_WRONG:
        raise Http404
    return _screen(request, saved, saved.interview(), screen_of(saved.entries[index]), index)


def _screen(request: HttpRequest, saved: store.Saved, interview: Interview, screen: Screen, index: int) -> HttpResponse:
    """Show one screen or take its answer; `index` is its place among the entries."""
    given = saved.entries[index] if index < len(saved.entries) else None
    private = interview.is_private(screen.questions)
    language = switching(request)
    if private and (first := moment(request, _shown(screen), given, index, _back(saved.entries, index))):
        return first
    if request.method != "POST":
        form = ScreenForm(interview, screen, given=None if private else given)
    elif language:
        form = ScreenForm(interview, screen, typed=request.POST)
    else:
        form = ScreenForm(interview, screen, request.POST)
        entry = form.skipped() if "skip" in request.POST else form.entry()
        if entry is not None:
            entries = changed(saved.person, saved.entries, index, entry)
            store.keep(request.session, saved.person, entries)
            if private and "skip" not in request.POST and not is_no(entry):
                store.note_listens(request.session)
            return redirect("step", len(entries))
    context = _words(interview, screen, form) | {
        "form": form,
        "body_map": None if screen.ticks else body_map_of(screen.questions[0], form["answer"], saved.person.stage),
        "screen": screen,
        "shown": _shown(screen),
        "changing": given is not None,
        "private": form.words.why(screen.questions[0]) if private else "",
        "private_title": form.words.text("private", "moment", "title"),
        "done": len(saved.entries),
        "left": progress.left(interview),
        "back": _back(saved.entries, index),
    }
    return switched(render(request, "web/screen.html", context), language)


def _words(interview: Interview, screen: Screen, form: ScreenForm) -> dict[str, object]:
    """The question and why it is asked."""
    asked_openly = () if interview.is_private(screen.questions) else screen.questions
    why = dict.fromkeys(form.words.why(name) for name in asked_openly)
    title = screen_title(screen.id) if screen.ticks else form.words.ask(screen.questions[0])
    return {"title": title, "why": list(why)}


def _shown(screen: Screen) -> str:
    """What a form says of the screen it answers."""
    return ",".join(screen.questions)


def _sent_before(entries: Sequence[Entry], shown: str | None) -> int | None:
    """The latest entry of the same screen."""
    found = [n for n, entry in enumerate(entries) if _shown(screen_of(entry)) == shown and entry.screen != VERY_WRONG]
    return found[-1] if found else None


def _overtaken(interview: Interview, shown: str | None) -> Screen | None:
    """A screen of warning signs, still unanswered, whose turn a change made at the same moment took away."""
    names = tuple((shown or "").split(","))
    given = {name for entry in interview.entries for name in entry.given}
    for screen in interview.knowledge.interview.screen:
        if len(names) > 1 and set(names) <= set(screen.questions) - given:
            return Screen(screen.id, names, "warning_signs")
    return None


def _back(entries: Sequence[Entry], index: int) -> str:
    """The screen before; before the first, who is asking."""
    before = [n for n in range(index) if entries[n].screen != VERY_WRONG]
    return reverse("step", args=[before[-1]]) if before else reverse("you")
