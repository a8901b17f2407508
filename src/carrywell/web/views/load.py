"""What loads her back: the tasks, and the ways of one task side by side."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_http_methods, require_safe

from carrywell import InputError
from carrywell.knowledge.task_reader import tasks as all_tasks
from carrywell.knowledge.task_schema import Task
from carrywell.spine.compare import Comparison, compare
from carrywell.web import store
from carrywell.web.ended import closed_after_a_loss
from carrywell.web.forms import spoken_words
from carrywell.web.load_forms import NumbersForm, figures_form, reason_told, typed, with_figures
from carrywell.web.load_pages import Her, cards, groups, her_now, noted_weight
from carrywell.web.own_day import MARK, OwnDayForm
from carrywell.web.views.choices import switched, switching
from carrywell.web.views.offline import HEADER as COPY
from carrywell.web.views.offline import NO_COPY
from carrywell.web.views.result import counts_private
from carrywell.web.who import of_a_stage_that_lasts
from carrywell.wire.load_told import for_you, stage_words, tell_task
from carrywell.wire.told import Told, tell

URGENT = ("emergency", "same_day")


@gzip_page
@require_safe
@closed_after_a_loss
@of_a_stage_that_lasts
def tasks(request: HttpRequest) -> HttpResponse:
    """The tasks that come up for her, by group."""
    her, w = her_now(request.session), spoken_words()
    context = {
        "title": w.text("load", "title"),
        "intro": w.text("load", "intro"),
        "day_title": w.text("plan", "day", "title"),
        "home_title": w.text("plan", "home", "title"),
        "ahead_title": w.text("plan", "ahead", "title") if her.cares else "",
        "groups": groups(her.tasks, w, her.who),
    }
    return show(request, "web/load.html", context, her)


@gzip_page
@require_http_methods(["GET", "HEAD", "POST"])
@closed_after_a_loss
@of_a_stage_that_lasts
def task(request: HttpRequest, name: str) -> HttpResponse:
    """The ways of one task side by side, and the figures they are for."""
    chosen = all_tasks().tasks.get(name)
    if chosen is None:
        raise Http404
    her, language = her_now(request.session), switching(request)
    if chosen not in her.tasks:
        return redirect("load")
    if MARK in request.POST:
        return _in_her_day(request, chosen, her)
    form = figures_form(chosen, her, **typed(request, language))
    if form.is_bound and form.is_valid():
        profile = with_figures(her.profile, form.cleaned_data, her.today)
        found = _ways(chosen, replace(her, profile=profile))
        if isinstance(found, Comparison):
            store.keep_profile(request.session, profile)
            return redirect(f"{reverse('load_task', args=[name])}?kept")
        form.add_reason(found)
    return switched(_task_page(request, chosen, her, form=form), language)


def _in_her_day(request: HttpRequest, chosen: Task, her: Her) -> HttpResponse:
    """Keep how she does the task herself, how often and how long."""
    own = OwnDayForm(chosen, her, data=request.POST)
    if not own.is_valid():
        return _task_page(request, chosen, her, own=own)
    store.keep_profile(request.session, own.into(her.profile))
    return redirect(f"{reverse('load_task', args=[chosen.id])}?kept")


def _task_page(
    request: HttpRequest, chosen: Task, her: Her, form: NumbersForm | None = None, own: OwnDayForm | None = None
) -> HttpResponse:
    figures = form or figures_form(chosen, her)
    context = _task_words(chosen, her) | {
        "form": figures if chosen.judged else None,
        "own": (own or OwnDayForm(chosen, her)) if chosen.judged else None,
        "kept": "kept" in request.GET,
    }
    return show(request, "web/load_task.html", context, her)


def _ways(chosen: Task, her: Her) -> Comparison | InputError:
    """The ways for her, or why she cannot do the task at all."""
    try:
        return compare(chosen, her.situation)
    except InputError as error:
        return error


def _task_words(chosen: Task, her: Her) -> dict[str, object]:
    """What stands on the page of a task."""
    w = spoken_words()
    found = _ways(chosen, her)
    shown: dict[str, object] = {"name": w.text("tasks", chosen.id, "name")}
    if isinstance(found, InputError):
        return shown | {"reason": reason_told(found)}
    told = tell_task(her.person, her.situation, found, w.language)
    explained = w.text("load", "explain", "compression")
    unreachable = [
        (w.text("tasks", chosen.id, "variants", variant.id, "name"), reason_told(reason))
        for variant, reason in found.unreachable
    ]
    pictures = cards(told, found, her.situation)
    low = all(card.is_low for card in pictures)
    return shown | {"told": told, "cards": pictures, "low": low, "unreachable": unreachable, "explained": explained}


def show(request: HttpRequest, template: str, context: dict[str, Any], her: Her) -> HttpResponse:
    """A page under *My back*; no copy is kept of one whose care card a private answer counts in."""
    frame = _frame(her)
    response = render(request, template, context | frame)
    if her.saved and frame["care"] and counts_private(her.saved.interview().result()):
        response[COPY] = NO_COPY
    return response


def _frame(her: Her) -> dict[str, object]:
    """What every page shows: a care card that comes first, and the stage that stands in for one not told."""
    w = spoken_words()
    return {
        "care": _care(her.saved),
        "finished": her.saved and her.saved.finished,
        "usual_stage": "" if her.profile.stage else stage_words(her.person, w),
        "for_you": for_you(her.person, her.situation, w),
        "noted_weight": noted_weight(her),
    }


def _care(saved: store.Saved | None) -> Told | None:
    """What is urgent in her check, finished or not."""
    if saved is None:
        return None
    interview = saved.interview()
    found = interview.result()
    return tell(saved.person, interview.answers, found, spoken_words().language) if found.urgency in URGENT else None
