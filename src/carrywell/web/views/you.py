"""Who is asking, one question a page: stage, time, birth, baby. Every tap is kept at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from carrywell import AfterBirth, Pregnant
from carrywell.person import Stage
from carrywell.web import ended, store
from carrywell.web.first_run import (
    NOT_SURE,
    BabyForm,
    BornForm,
    baby_tapped,
    born_tapped,
    born_taps,
    since_taps,
    week_taps,
)
from carrywell.web.forms import (
    WEEKS,
    AfterBirthForm,
    AfterLossForm,
    PregnantForm,
    SinceForm,
    StageForm,
    spoken_words,
    typed_again,
    written_weeks,
)
from carrywell.web.her_course import course_of
from carrywell.web.journal_cards import open_cards
from carrywell.web.numbers import plain, read_number, read_weeks
from carrywell.web.profile import Profile
from carrywell.web.views.choices import switched, switching
from carrywell.web.who import enter_check, follow_profile, step_left

Form = TypeVar("Form", PregnantForm, SinceForm)

#: Where the steps lead in the end: to the baby and the check, to the profile, or (nothing) to the check.
FIRST, PROFILE = "first", "profile"
#: Before this week the end of a pregnancy is no birth.
BIRTH_FROM_WEEK = 20
MIDDLE_WEEK, FIRST_DAY = 20, 0


@require_http_methods(["GET", "HEAD", "POST"])
def stage(request: HttpRequest) -> HttpResponse:
    """Pregnant, gave birth, ended early, neither."""
    language = switching(request)
    if request.method == "POST" and language is None:
        form = StageForm(request.POST)
        if form.is_valid():
            if form.cleaned_data["stage"] == "ended_early":
                ended.switch_on(request)
                return redirect("you_ended_early")
            return _to(request, _after_stage(form.cleaned_data["stage"], _then(request)))
    else:
        form = StageForm(initial=request.POST.dict() if language else _stage_tapped(request))
    return _page(request, "web/stage.html", {"form": form, "reasons": reasons({"stage": "stage"})}, language)


def _after_stage(name: str, then: str) -> str:
    """In her first run the birth is asked step by step; else it stands on one page."""
    return "you_since" if name == "gave_birth" and then else f"you_{name}"


def _stage_tapped(request: HttpRequest) -> dict[str, object]:
    told = store.load_profile(request.session).stage
    return {} if told is None else {"stage": "gave_birth" if isinstance(told, AfterBirth) else "pregnant"}


@require_http_methods(["GET", "HEAD", "POST"])
def pregnant(request: HttpRequest) -> HttpResponse:
    """Her week: tapped, stepped, typed, or guessed by thirds."""
    language, profile = switching(request), store.load_profile(request.session)
    given = _tapped(request, "weeks")
    form = PregnantForm(given) if request.method == "POST" else PregnantForm(initial=_told(profile))
    if language:
        form = PregnantForm(initial=request.POST.dict())
    elif "step" in request.POST:
        form = _stepped(form, "weeks", request)
    elif request.method == "POST" and form.is_valid():
        told = form.person()
        weeks = Pregnant(form.cleaned_data["weeks"], _fetuses(profile))
        return _keep(request, replace(_with(profile, weeks), age_years=told.age_years), "you_baby")
    context = {"form": form, "groups": week_taps(), "chosen": form["weeks"].value()}
    return _page(request, "web/pregnant.html", context, language)


def _fetuses(profile: Profile) -> int:
    return profile.stage.fetuses if isinstance(profile.stage, Pregnant) else 1


@require_http_methods(["GET", "HEAD", "POST"])
def after_birth(request: HttpRequest) -> HttpResponse:
    """Everything about the birth on one page, to change it or to tell what no single tap tells."""
    language, profile = switching(request), store.load_profile(request.session)
    form = AfterBirthForm(request.POST) if request.method == "POST" else AfterBirthForm(initial=_told(profile))
    if language:
        form = AfterBirthForm(initial=request.POST.dict())
    elif request.method == "POST" and form.is_valid():
        told = form.person()
        return _keep(request, replace(_with(profile, told.stage), age_years=told.age_years), "you_baby")
    return _page(request, "web/after_birth.html", {"form": form}, language)


@require_http_methods(["GET", "HEAD", "POST"])
def since(request: HttpRequest) -> HttpResponse:
    """How long ago the birth was: tapped, stepped or typed."""
    language, profile = switching(request), store.load_profile(request.session)
    given = _tapped(request, "since", "unit")
    form = SinceForm(given) if request.method == "POST" else SinceForm(initial=_told(profile))
    if language:
        form = SinceForm(initial=request.POST.dict())
    elif "step" in request.POST:
        form = _stepped(form, "since", request)
    elif request.method == "POST" and form.is_valid():
        before = profile.stage if isinstance(profile.stage, AfterBirth) else AfterBirth(0)
        store.keep_profile(request.session, _with(profile, replace(before, days=form.cleaned_data["days"])))
        return _to(request, "you_born")
    chosen = f"{form['since'].value()}:{form['unit'].value()}"
    return _page(request, "web/since.html", {"form": form, "groups": since_taps(), "chosen": chosen}, language)


@require_http_methods(["GET", "HEAD", "POST"])
def born(request: HttpRequest) -> HttpResponse:
    """How the baby was born, and whether there was a needle in her back."""
    language, profile = switching(request), store.load_profile(request.session)
    now = profile.stage_on(store.today())
    if not isinstance(now, AfterBirth):
        return redirect("you")
    form = BornForm(request.POST if request.method == "POST" and not language else None)
    if form.is_bound and form.is_valid():
        return _keep(request, _with(profile, form.stage(now)), "you_baby")
    context = {"form": form, "groups": born_taps(), "not_sure": NOT_SURE, "chosen": born_tapped(now)}
    return _page(request, "web/born.html", context | {"reasons": reasons({"born": "neuraxial"})}, language)


@require_http_methods(["GET", "HEAD", "POST"])
def baby(request: HttpRequest) -> HttpResponse:
    """One or more, a girl or a boy; nothing that the check needs, so it can be left out."""
    language, profile = switching(request), store.load_profile(request.session)
    if profile.stage is None:
        return redirect("you")
    expected = isinstance(profile.stage, Pregnant)
    if request.method == "POST" and "skip" in request.POST:
        return _on(request, "check")
    form = BabyForm(expected, request.POST if request.method == "POST" and not language else None)
    if form.is_bound and form.is_valid():
        return _keep(request, form.into(profile), "check", follow_only=True)
    note = _("What a baby weighs depends on it, and so does what your back carries. The check works without it.")
    context = {"form": form, "chosen": baby_tapped(profile), "expected": expected, "note": note}
    return _page(request, "web/baby.html", context, language)


# ---- what the steps share


def reasons(asked: Mapping[str, str]) -> dict[str, list[str]]:
    """Why each field is asked, from the question that it answers."""
    return {field: [spoken_words().why(question)] for field, question in asked.items()}


def _page(request: HttpRequest, template: str, context: dict[str, Any], language: str | None) -> HttpResponse:
    form = context["form"]
    shown = {"then": _then(request) or _first(request), "reasons": reasons(getattr(form, "asked", {}))} | context
    return switched(render(request, template, shown), language)


def _then(request: HttpRequest) -> str:
    then = request.POST.get("then") or request.GET.get("then") or ""
    return then if then in (FIRST, PROFILE) else ""


def _first(request: HttpRequest) -> str:
    """In her first run the page that she opens says so; a form that is sent alone leads straight to the check."""
    return FIRST if request.method != "POST" and store.load(request.session) is None else ""


def _to(request: HttpRequest, name: str) -> HttpResponse:
    """The next step; in her first run it is also where "Check" leads until she has gone on."""
    then = _then(request)
    if then == FIRST:
        store.note_first_run(request.session, name if name in store.FIRST_RUN_PAGES else None)
    return redirect(f"{reverse(name)}?then={then}" if then else reverse(name))


def _told(profile: Profile) -> dict[str, object]:
    return typed_again(profile.stage_on(store.today()), profile.age_years)


def _with(profile: Profile, told: Stage) -> Profile:
    return profile.with_stage(told, store.today())


def _keep(request: HttpRequest, profile: Profile, following: str, *, follow_only: bool = False) -> HttpResponse:
    """Store what she told; on to the next step."""
    store.keep_profile(request.session, profile)
    if follow_only or _then(request) == PROFILE:
        follow_profile(request.session)
    else:
        enter_check(request.session)
    return _on(request, following)


def _on(request: HttpRequest, following: str) -> HttpResponse:
    """The next step of the first run; else the end of the way."""
    then = _then(request)
    if then == PROFILE:
        return redirect(f"{reverse('profile')}?kept")
    if then == FIRST and following != "check":
        return _to(request, following)
    store.note_first_run(request.session, None)
    return redirect("check")


def _tapped(request: HttpRequest, *fields: str) -> Any:
    """What she sent; a tapped button fills its fields."""
    pick = request.POST.get("pick")
    if pick is None:
        return request.POST
    given = request.POST.copy()
    for name, value in zip(fields, pick.split(":"), strict=False):
        given[name] = value
    return given


def _stepped(form: Form, name: str, request: HttpRequest) -> Form:
    """The form with one more or one less in its number; where that is no number, with what is wrong."""
    if (form.is_bound and form.is_valid()) or not request.POST.get(name):
        step = -1 if request.POST["step"] == "-1" else 1
        return type(form)(initial=request.POST.dict() | {name: _one_more(name, request.POST.get(name, ""), step)})
    return form


def _one_more(name: str, typed: str, step: int) -> str:
    if name == "weeks":
        weeks = read_weeks(name, typed) + step if typed else MIDDLE_WEEK
        return written_weeks(min(max(weeks, WEEKS.low), WEEKS.high))
    return str(plain(max(0, read_number(name, typed) + step))) if typed else str(FIRST_DAY)


# ---- beside the way


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """The check, as who she is today; first what it still needs."""
    left = step_left(store.load_profile(request.session))
    if left is not None:
        return redirect(left)
    enter_check(request.session)
    return redirect("check")


@require_http_methods(["GET", "HEAD", "POST"])
def ended_early(request: HttpRequest) -> HttpResponse:
    """A gentle page, without a word about a baby; what she told is deleted, or brought back, only on her word."""
    if request.method != "POST":
        return _gentle(request, "ended_early")
    wanted = request.POST.get("aside")
    if wanted == "on":
        ended.switch_on(request)
    if wanted == "died":
        store.note_baby_died(request.session)
    if wanted == "check":
        return _check_after_loss(request)
    if wanted == "back":
        ended.switch_off(request)
        return redirect("check" if store.load(request.session) else "start")
    if wanted == "delete":
        store.forget(request.session)
        return redirect(f"{reverse('you_ended_early')}?deleted")
    return redirect("you_ended_early")


def _check_after_loss(request: HttpRequest) -> HttpResponse:
    """Her back is looked at all the same, by the birth that she told of before; nothing asks about a baby."""
    known = store.load_profile(request.session)
    told = known if known.stage else store.profile_aside(request.session)
    profile = told.after_loss(store.today())
    if not store.has_baby_died(request.session):
        return redirect("you_ended_early")
    if profile is None:
        return redirect("you_after_loss")
    return _begin_after_loss(request, profile)


def _begin_after_loss(request: HttpRequest, profile: Profile) -> HttpResponse:
    store.keep_profile(request.session, profile)
    enter_check(request.session)
    return redirect("check")


@require_http_methods(["GET", "HEAD", "POST"])
def after_loss(request: HttpRequest) -> HttpResponse:
    """When the birth was and whether there was a needle, for a woman whose baby has died."""
    if not store.has_baby_died(request.session):
        return redirect("you")
    language = switching(request)
    form = AfterLossForm(request.POST if request.method == "POST" and not language else None)
    if language:
        form = AfterLossForm(initial=request.POST.dict())
    if form.is_bound and form.is_valid():
        told = form.person()
        profile = Profile(told.stage, store.today(), told.age_years).after_loss(store.today())
        if profile is not None:
            return _begin_after_loss(request, profile)
    return _page(request, "web/after_birth.html", {"form": form, "lost": True, "then": ""}, language)


@require_safe
def neither(request: HttpRequest) -> HttpResponse:
    """The check is not made for her."""
    return _gentle(request, "neither")


def _may_have_given_birth(request: HttpRequest) -> bool:
    """Nothing is known of how it ended, and it can have been late."""
    stage = store.profile_aside(request.session).stage_on(store.today())
    return not isinstance(stage, Pregnant) or stage.weeks >= BIRTH_FROM_WEEK


def _gentle(request: HttpRequest, name: str) -> HttpResponse:
    w = spoken_words()
    after_birth = name == "ended_early" and store.has_baby_died(request.session)
    if after_birth:
        name = store.BABY_DIED
    told = ("title", "text", "call", "check", "start", *(["died"] if _may_have_given_birth(request) else []))
    ended_here = name != "neither"
    note = {
        key: w.text("urgency", "stage_note", name, key) for key in told if w.has("urgency", "stage_note", name, key)
    }
    context = {
        "note": note,
        "open_cards": open_cards(request.session, course_of(request.session))
        if ended_here and ended.is_on(request)
        else [],
        "items": w.items("urgency", "stage_note", name, "items"),
        "saved": store.load(request.session) if after_birth else None,
        "aside": ended_here and store.is_aside(request.session),
        "can_undo": ended_here and (ended.is_on(request) or store.is_aside(request.session)),
        "deleted": "deleted" in request.GET,
    }
    return render(request, "web/gentle.html", context)
