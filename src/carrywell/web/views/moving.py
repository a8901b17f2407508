"""Her movement: today's exercises and the ladder, how her sessions went, the self-check of the gap."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import cast

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from carrywell.knowledge.advice_reader import advice
from carrywell.plan.ladder import Ladder
from carrywell.plan.sessions import WENT, Session, Went, soft_stops
from carrywell.web import store
from carrywell.web.her_course import presses
from carrywell.web.her_life import KNOWN, MOST_FINGERS, MOST_PAIN, YES, HerLife, Known
from carrywell.web.moving_page import DAYS_BACK, may_feel, moving_page, noted_on, screened_of
from carrywell.web.plan_page import PlanPage, plan_page
from carrywell.web.standing import standing_of


class MovedForm(forms.Form):
    """One tap: how a session went, that the last note was a mistake, what she felt of the gap, what a gate asks."""

    went = forms.ChoiceField(required=False, choices=[(name, name) for name in WENT if name != "stopped"])
    stop = forms.ChoiceField(required=False)
    days_ago = forms.IntegerField(required=False, min_value=0, max_value=DAYS_BACK - 1)
    forget_last = forms.BooleanField(required=False)
    gap_fingers = forms.IntegerField(required=False, min_value=0, max_value=MOST_FINGERS)
    domes = forms.ChoiceField(required=False, choices=[(name, name) for name in KNOWN])

    first = forms.BooleanField(required=False)
    true = forms.MultipleChoiceField(required=False)
    circumstance = forms.ChoiceField(required=False)
    known = forms.ChoiceField(required=False, choices=[(name, name) for name in KNOWN])
    pain_at_rest = forms.IntegerField(required=False, min_value=-1, max_value=MOST_PAIN)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        cast("forms.ChoiceField", self.fields["stop"]).choices = [(name, name) for name in soft_stops()]
        asked = [(name, name) for name in advice().circumstances]
        for name in ("circumstance", "true"):
            cast("forms.ChoiceField", self.fields[name]).choices = asked

    def into(self, told: HerLife, ladder: Ladder) -> HerLife:
        """With what she tapped; a session counts at the level that she trained."""
        given = self.cleaned_data
        if given["forget_last"]:
            return replace(told, sessions=told.sessions[:-1])
        if given["first"]:
            return ticked(told, screened_of(ladder), given["true"])
        if may_feel(ladder) and given["gap_fingers"] is not None:
            return replace(told, gap_fingers=given["gap_fingers"])
        if may_feel(ladder) and given["domes"]:
            return told.knowing("belly_domes", cast("Known", given["domes"]))
        if given["circumstance"] and given["known"]:
            return told.knowing(given["circumstance"], cast("Known", given["known"]))
        if given["pain_at_rest"] is not None:
            return told.hurting(given["pain_at_rest"], store.today())
        if not (ladder.today and (given["stop"] or given["went"])):
            return told
        went = cast("Went", "stopped" if given["stop"] else given["went"])
        day = noted_on(given["days_ago"] or 0, store.today())
        return told.moving(Session(day, went, ladder.trained, given["stop"] or None))


def ticked(told: HerLife, offered: Iterable[str], true: Collection[str]) -> HerLife:
    """With what she ticked; what she ticked before and does not now is taken back, not denied."""
    for name in offered:
        if name in true:
            told = told.knowing(name, YES)
        elif told.known.get(name) == YES:
            told = told.knowing(name, None)
    return told


@require_safe
def moving(request: HttpRequest) -> HttpResponse:
    """Her movement of today and the whole ladder; where there is no plan now, the page of today says why."""
    page = _plan(request)
    if page is None:
        return redirect("start")
    return render(request, "web/plan_moving.html", {"plan": page, "page": moving_page(request.session, page)})


@require_POST
def tell(request: HttpRequest) -> HttpResponse:
    """Keep how it went, and show the ladder that follows from it."""
    page, form = _plan(request), MovedForm(request.POST)
    if page is None or page.ladder is None:
        return redirect("start")
    if not form.is_valid():
        raise Http404
    store.keep_life(request.session, form.into(store.load_life(request.session), page.ladder))
    return redirect(f"{reverse('plan_moving')}#{_part(form)}")


def _part(form: MovedForm) -> str:
    """The part of the page that she tapped."""
    given = form.cleaned_data
    if given["first"]:
        return "first"
    if given["domes"] or given["gap_fingers"] is not None:
        return "gap"
    return "ladder" if given["circumstance"] or given["pain_at_rest"] is not None else "sessions"


def _plan(request: HttpRequest) -> PlanPage | None:
    """Her plan, where there is one now."""
    saved = store.load(request.session)
    if saved is None or not saved.finished or presses(request.session):
        return None
    page = plan_page(request.session, saved, standing_of(request.session, saved))
    return page if page.told is not None else None
