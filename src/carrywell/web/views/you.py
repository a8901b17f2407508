"""Who is asking: first the stage, then its details."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from carrywell import AfterBirth
from carrywell.web import store
from carrywell.web.changing import still_valid
from carrywell.web.forms import AfterBirthForm, PregnantForm, StageForm, spoken_words, typed_again
from carrywell.web.views.choices import switched, switching
from carrywell.web.views.help import VERY_WRONG_EARLY, with_very_wrong


@require_http_methods(["GET", "HEAD", "POST"])
def stage(request: HttpRequest) -> HttpResponse:
    """Step one."""
    language = switching(request)
    saved = store.load(request.session)
    known = {"stage": _stage_name(saved)} if saved else {}
    if request.method == "POST" and language is None:
        form = StageForm(request.POST)
        if form.is_valid():
            if form.cleaned_data["stage"] == "ended_early":
                store.forget(request.session)  # nothing of that pregnancy is shown to her again
            return redirect(f"you_{form.cleaned_data['stage']}")
    else:
        form = StageForm(initial=request.POST.dict() if language else known)
    return switched(render(request, "web/stage.html", {"form": form, "saved": saved}), language)


def _stage_name(saved: store.Saved) -> str:
    return "gave_birth" if isinstance(saved.person.stage, AfterBirth) else "pregnant"


@require_http_methods(["GET", "HEAD", "POST"])
def pregnant(request: HttpRequest) -> HttpResponse:
    """Step two when she is pregnant."""
    return _details(request, PregnantForm, "web/pregnant.html")


@require_http_methods(["GET", "HEAD", "POST"])
def after_birth(request: HttpRequest) -> HttpResponse:
    """Step two when she has given birth."""
    return _details(request, AfterBirthForm, "web/after_birth.html")


def _details(request: HttpRequest, kind: type[PregnantForm] | type[AfterBirthForm], template: str) -> HttpResponse:
    language = switching(request)
    saved = store.load(request.session)
    if request.method == "POST" and language is None:
        form = kind(request.POST)
        if form.is_valid():
            _keep(request, form, saved)
            return redirect("check")
    else:
        form = kind(initial=request.POST.dict() if language else typed_again(saved.person) if saved else None)
    return switched(render(request, template, {"form": form}), language)


def _keep(request: HttpRequest, form: PregnantForm | AfterBirthForm, saved: store.Saved | None) -> None:
    """Store who she is; what she gave before stays as far as it can be asked at her stage."""
    person = form.person()
    entries = still_valid(person, saved.entries) if saved else ()
    if request.session.pop(VERY_WRONG_EARLY, False):
        entries = with_very_wrong(person, entries)
    store.keep(request.session, person, entries)


@require_safe
def ended_early(request: HttpRequest) -> HttpResponse:
    """A gentle page, without a word about a baby."""
    return _gentle(request, "ended_early")


@require_safe
def neither(request: HttpRequest) -> HttpResponse:
    """The check is not made for her."""
    return _gentle(request, "neither")


def _gentle(request: HttpRequest, name: str) -> HttpResponse:
    w = spoken_words()
    note = {key: w.text("urgency", "stage_note", name, key) for key in ("title", "text", "call")}
    return render(request, "web/gentle.html", {"note": note, "items": w.items("urgency", "stage_note", name, "items")})
