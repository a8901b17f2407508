"""Her profile: what she told of herself, on one page; and whether her baby has been born since."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from carrywell import AfterBirth, Person, Pregnant
from carrywell.web import store
from carrywell.web.ended import closed_after_a_loss
from carrywell.web.forms import spoken_words
from carrywell.web.load_forms import centimetres
from carrywell.web.load_names import PLACE_NAMES
from carrywell.web.load_pages import her_now, noted_weight
from carrywell.web.numbers import plain
from carrywell.web.profile import Profile
from carrywell.web.profile_form import ProfileForm
from carrywell.web.views.choices import switched, switching
from carrywell.web.who import follow_profile
from carrywell.wire.load_told import stage_words

THEN = ("first", "profile")


@require_http_methods(["GET", "HEAD", "POST"])
@closed_after_a_loss
def profile(request: HttpRequest) -> HttpResponse:
    """Complete or change it; a check under way goes on with it."""
    her, language = her_now(request.session), switching(request)
    told, day = her.profile, her.today
    form = ProfileForm(told, day, **_typed(request, language))
    if form.is_bound and form.is_valid():
        store.keep_profile(request.session, form.into())
        follow_profile(request.session)
        return redirect(f"{reverse('profile')}?kept")
    saved = store.load(request.session)
    context = _stage_told(told) | {
        "form": form,
        "kept": "kept" in request.GET,
        "home": [(PLACE_NAMES[place], plain(round(centimetres(m) or 0, 1))) for place, m in told.home.items()],
        "weighed": told.weighed,
        "from_journal": noted_weight(her),
        "result_of": saved.created.astimezone(settings.LOCAL_ZONE) if saved and saved.finished else None,
        "after_birth": isinstance(told.stage, AfterBirth),
    }
    return switched(render(request, "web/profile.html", context), language)


def _typed(request: HttpRequest, language: str | None) -> dict[str, Any]:
    if request.method != "POST":
        return {}
    return {"initial": request.POST.dict()} if language else {"data": request.POST}


def stage_today(told: Profile) -> str:
    """Her stage of today in words; empty where it is not known."""
    now = told.stage_on(store.today())
    return "" if now is None else stage_words(Person(now), spoken_words())


def _stage_told(told: Profile) -> dict[str, object]:
    """Her stage of today in words, and whether it has to be asked again."""
    day = store.today()
    return {
        "stage": stage_today(told),
        "outgrown": told.is_outgrown(day),
        "ask_born": told.asks_whether_born(day),
        "stage_told": told.stage_told if told.stage_told != day else None,
    }


@require_http_methods(["GET", "HEAD", "POST"])
@closed_after_a_loss
def born(request: HttpRequest) -> HttpResponse:
    """Has the baby been born? Asked when the pregnancy she told can be over by now."""
    then = request.POST.get("then") or request.GET.get("then")
    after = f"?then={then if then in THEN else 'profile'}"
    told, day = store.load_profile(request.session), store.today()
    if not isinstance(told.stage, Pregnant):
        return redirect(reverse("you") + after)
    if request.method != "POST":
        return render(request, "web/born_yet.html", {"then": after.removeprefix("?then=")})
    if request.POST.get("born") == "yes":
        return redirect(reverse("you_since") + after)
    now = told.stage_on(day)
    if request.POST.get("born") != "no" or now is None:  # no pregnancy lasts that long: her week is asked anew
        return redirect(reverse("you_pregnant") + after)
    store.keep_profile(request.session, replace(told, stage=now, stage_told=day))
    follow_profile(request.session)
    return redirect("start" if after.endswith("first") else "profile")
