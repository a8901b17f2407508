"""The question for a private moment, and the page of who listens.

The question is only ever shown right after she has said that she is alone with her screen: whoever comes to its
address later, or goes back to it, is asked that first and sees nothing of an answer.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from carrywell import Entry
from carrywell.check.interview import cannot_tell
from carrywell.knowledge.reader import load
from carrywell.web import store
from carrywell.web.forms import spoken_words


def moment(request: HttpRequest, shown: str, given: Entry | None, index: int, back: str) -> HttpResponse | None:
    """What comes before the question is asked or answered; None when it can be."""
    if "alone" in request.POST:
        store.note_alone(request.session)
        return redirect("step", index)
    if request.method == "POST":
        return redirect("check") if "skip" in request.POST and given is not None else None  # it stays as it was
    if store.take_alone(request.session):
        return None
    return render(request, "web/moment.html", {"say": _said("moment"), "shown": shown, "back": back})


def is_no(entry: Entry) -> bool:
    """A plain no: nothing to show her."""
    return all(answer is False for answer in entry.given.values())


@require_http_methods(["GET", "HEAD", "POST"])
def support(request: HttpRequest) -> HttpResponse:
    """Who listens: the same page for everyone, so that it tells nobody what she answered."""
    saved = store.load(request.session)
    if request.method != "POST":
        return who_listens(request)
    if saved is not None:
        store.keep(request.session, saved.person, tuple(_taken_out(saved.entries)))
    return redirect(f"{reverse('support')}?out")


def who_listens(request: HttpRequest) -> HttpResponse:
    """After her answer it stands once at the address of the next step, so that no list of visited pages tells of it."""
    context = {
        "say": _said("support"),
        "hurt": spoken_words().items("private", "support", "hurt"),
        "saved": store.load(request.session),
        "out": "out" in request.GET,
    }
    return render(request, "web/support.html", context)


def _said(part: str) -> dict[str, str]:
    w = spoken_words()
    table = w.tables["private"][part]
    return {key: w.text("private", part, key) for key in table} if isinstance(table, dict) else {}


def _taken_out(entries: tuple[Entry, ...]) -> Iterator[Entry]:
    """The entries with private answers as if she had left them out: unknown, and not asked again."""
    questions = load().questions
    for entry in entries:
        private = {name for name in entry.given if name in questions and questions[name].private}
        left_out = {name: cannot_tell(questions[name]) for name in private}
        yield Entry(entry.screen, {**entry.given, **left_out}) if private else entry
