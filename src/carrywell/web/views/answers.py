"""Her answers: change one, take one back, start again, delete everything."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from carrywell import Person
from carrywell.knowledge.words import Words
from carrywell.web import journal_store, store
from carrywell.web.answers_told import told_answers
from carrywell.web.changing import without_very_wrong
from carrywell.web.forms import spoken_words
from carrywell.web.views.profile import stage_today
from carrywell.web.views.you import begin
from carrywell.wire.script import stage_sentence


@require_safe
def answers(request: HttpRequest) -> HttpResponse:
    """Every answered screen with a way to change it."""
    saved = store.load(request.session)
    if saved is None:
        return redirect("you")
    w = spoken_words(saved.person)
    context = {"answers": told_answers(saved.entries, w), "stage": _stage(saved.person, w), "saved": saved}
    return render(request, "web/answers.html", context)


def _stage(person: Person, w: Words) -> str:
    """After a loss nothing counts the weeks on a page that she only looks through."""
    return "" if person.has_lost else stage_sentence(person, w)


@require_POST
def take_back(request: HttpRequest) -> HttpResponse:
    """She takes back "something is very wrong"."""
    saved = store.load(request.session)
    if saved is not None:
        store.keep(request.session, saved.person, without_very_wrong(saved.entries))
    return redirect("answers")


@require_http_methods(["GET", "HEAD", "POST"])
def again(request: HttpRequest) -> HttpResponse:
    """Start again; asked once, because it deletes the answers so far, and what she told of herself if she wants."""
    if request.method == "POST" and request.POST.get("keep") == "profile":
        store.forget_check(request.session)
        return begin(request)
    if request.method == "POST":
        store.forget(request.session)
        return redirect("you")
    profile = store.load_profile(request.session)
    return render(request, "web/again.html", {"stage": stage_today(profile)})


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest) -> HttpResponse:
    """Delete the check, the journal and the session; asked once."""
    if request.method == "POST":
        store.forget_everything(request.session)
        return redirect(f"{reverse('start')}?deleted")
    noted = journal_store.count(journal_store.key_of(request.session))
    return render(request, "web/delete.html", {"noted": noted})
