"""What she tells for her plan, and her plan on paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import cast

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from carrywell.knowledge.advice_reader import advice
from carrywell.knowledge.claim_reader import claims
from carrywell.plan.life import Said
from carrywell.web import store
from carrywell.web.her_course import presses
from carrywell.web.her_life import CLEARANCE, KNOWN, MOST_PAIN, SAID, HerLife, Known
from carrywell.web.plan_page import plan_page
from carrywell.web.standing import standing_of

TAKE_BACK = "take_back"


class ToldForm(forms.Form):
    """One tap: to an advice, to what would help to know, to a comfort, how she lives, or that she has been seen."""

    advice = forms.ChoiceField(required=False)
    said = forms.ChoiceField(required=False, choices=[(name, name) for name in (*SAID, TAKE_BACK)])
    circumstance = forms.ChoiceField(required=False)
    known = forms.ChoiceField(required=False, choices=[(name, name) for name in (*KNOWN, TAKE_BACK)])
    pain_at_rest = forms.IntegerField(required=False, min_value=-1, max_value=MOST_PAIN)
    reassured = forms.ChoiceField(required=False)
    living = forms.BooleanField(required=False)
    customs = forms.MultipleChoiceField(required=False)
    seen = forms.CharField(required=False, max_length=40)
    unseen = forms.BooleanField(required=False)

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        self._offer("advice", advice().advice)
        self._offer("circumstance", (CLEARANCE, *advice().circumstances))
        self._offer("reassured", claims().reassurances)
        self._offer("customs", claims().customs)

    def _offer(self, name: str, ids: Iterable[str]) -> None:
        cast("forms.ChoiceField", self.fields[name]).choices = [(one, one) for one in ids]

    def into(self, told: HerLife, mark: str) -> HerLife:
        """With what she tapped; that she was seen counts for what stood on the page when she tapped it."""
        given = self.cleaned_data
        if given["advice"] and given["said"]:
            return told.saying(given["advice"], cast("Said | None", _unless_taken_back(given["said"])))
        if given["circumstance"] and given["known"]:
            return told.knowing(given["circumstance"], cast("Known | None", _unless_taken_back(given["known"])))
        if given["pain_at_rest"] is not None:
            return told.hurting(given["pain_at_rest"], store.today())
        if given["reassured"]:
            return replace(told, reassured=tuple(dict.fromkeys((*told.reassured, given["reassured"]))))
        if given["living"]:
            return replace(told, customs=tuple(given["customs"]))
        if given["unseen"]:
            return replace(told, seen="")
        return replace(told, seen=mark) if given["seen"] == mark else told


def _unless_taken_back(given: str) -> str | None:
    return None if given == TAKE_BACK else given


@require_POST
def tell(request: HttpRequest) -> HttpResponse:
    """Keep what she told, and show the plan that follows from it."""
    saved, form = store.load(request.session), ToldForm(request.POST)
    if saved is None or not saved.finished:
        return redirect("checking")
    if not form.is_valid():
        raise Http404
    mark = standing_of(request.session, saved).mark
    store.keep_life(request.session, form.into(store.load_life(request.session), mark))
    return redirect(f"{reverse('start')}#plan")


@require_safe
def paper(request: HttpRequest) -> HttpResponse:
    """Her plan, black on white, to hang up; it tells none of her answers."""
    saved = store.load(request.session)
    if saved is None or not saved.finished or presses(request.session):
        return redirect("start")
    page = plan_page(request.session, saved, standing_of(request.session, saved), on_paper=True)
    if page.told is None:
        return redirect("start")
    return render(request, "web/plan_paper.html", {"plan": page, "date": saved.created.astimezone(settings.LOCAL_ZONE)})
