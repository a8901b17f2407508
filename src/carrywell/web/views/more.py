"""Where the places lead that are not pages of their own; the page of everything else."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from carrywell import AfterBirth
from carrywell.web import store
from carrywell.web.looks import SKINS, THEMES, skin_of, theme_of
from carrywell.web.who import enter_check, stopped_at


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """What counts today; of an emergency, the whole result at once."""
    saved = store.load(request.session)
    if store.has_ended_early(request.session) and not (saved and saved.finished):
        return redirect("you_ended_early")
    urgent = saved is not None and saved.finished and saved.interview().result().urgency == "emergency"
    return redirect("result" if urgent else "start")


@require_safe
def checking(request: HttpRequest) -> HttpResponse:
    """The check at the step on which she stopped, also before its first screen; when it is over, her answers."""
    before = stopped_at(request.session)
    if before is not None:
        return redirect(before)
    saved = store.load(request.session)
    if saved is None:
        enter_check(request.session)
    return redirect("answers" if saved and saved.finished else "check")


@require_safe
def more(request: HttpRequest) -> HttpResponse:
    """How it looks, what it rests on, what is private, and what has changed for her."""
    context = {
        "themes": THEMES.items(),
        "chosen_theme": theme_of(request),
        "skins": SKINS.items(),
        "chosen_skin": skin_of(request),
        "saved": store.load(request.session),
        "after_birth": isinstance(store.load_profile(request.session).stage, AfterBirth),
    }
    return render(request, "web/more.html", context)
