"""Who is asking: first the stage, then its details."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from carrywell import AfterBirth
from carrywell.web import store
from carrywell.web.changing import still_valid
from carrywell.web.forms import AfterBirthForm, PregnantForm, StageForm, spoken_words, typed_again
from carrywell.web.views.choices import switched, switching
from carrywell.web.views.help import with_very_wrong


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
                store.set_aside(request.session)  # nothing of that pregnancy is shown to her
            return redirect(f"you_{form.cleaned_data['stage']}")
    else:
        form = StageForm(initial=request.POST.dict() if language else known)
    context = {"form": form, "saved": saved, "reasons": reasons({"stage": "stage"})}
    return switched(render(request, "web/stage.html", context), language)


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
    return switched(render(request, template, {"form": form, "reasons": reasons(form.asked)}), language)


def reasons(asked: Mapping[str, str]) -> dict[str, list[str]]:
    """Why each field is asked, from the question that it answers."""
    return {field: [spoken_words().why(question)] for field, question in asked.items()}


def _keep(request: HttpRequest, form: PregnantForm | AfterBirthForm, saved: store.Saved | None) -> None:
    """Store who she is; what she gave before stays as far as it can be asked at her stage."""
    person = form.person()
    entries = still_valid(person, saved.entries) if saved else ()
    if store.take_very_wrong(request.session):
        entries = with_very_wrong(person, entries)
    store.keep(request.session, person, entries)


@require_http_methods(["GET", "HEAD", "POST"])
def ended_early(request: HttpRequest) -> HttpResponse:
    """A gentle page, without a word about a baby; an earlier check is deleted, or brought back, only on her word."""
    if request.method != "POST":
        return _gentle(request, "ended_early")
    if request.POST.get("aside") == "back":
        store.bring_back(request.session)
        return redirect("check")
    if request.POST.get("aside") == "delete":
        store.forget(request.session)
        return redirect(f"{reverse('you_ended_early')}?deleted")
    return redirect("you_ended_early")


@require_safe
def neither(request: HttpRequest) -> HttpResponse:
    """The check is not made for her."""
    return _gentle(request, "neither")


def _gentle(request: HttpRequest, name: str) -> HttpResponse:
    w = spoken_words()
    note = {key: w.text("urgency", "stage_note", name, key) for key in ("title", "text", "call")}
    context = {
        "note": note,
        "items": w.items("urgency", "stage_note", name, "items"),
        "aside": name == "ended_early" and store.is_aside(request.session),
        "deleted": "deleted" in request.GET,
    }
    return render(request, "web/gentle.html", context)
