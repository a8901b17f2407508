"""Her back today: what adds up in her day, what would save most of it, and what others can take over."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_http_methods, require_safe

from carrywell import InputError
from carrywell.knowledge.words import Words
from carrywell.plan import her as plan_her
from carrywell.plan.your_day import HandOver, YourDay, hand_over_of, your_day
from carrywell.web import store
from carrywell.web.ended import closed_after_a_loss
from carrywell.web.forms import spoken_words
from carrywell.web.her_plan import planned, waits
from carrywell.web.load_forms import counts_form, reason_told, typed, with_counts
from carrywell.web.load_pages import Her, changes, her_now, noted_counts, rows
from carrywell.web.views.choices import switched, switching
from carrywell.web.views.load import show
from carrywell.web.who import of_a_stage_that_lasts
from carrywell.wire.hand_over import tell_hand_over
from carrywell.wire.load_told import tell_day

#: So many tasks stand in the chart, and so many of the list to hand over on the page.
_CHARTED, _HANDED = 7, 4


@gzip_page
@require_http_methods(["GET", "HEAD", "POST"])
@closed_after_a_loss
@of_a_stage_that_lasts
def her_day(request: HttpRequest) -> HttpResponse:
    """Her day as a chart, the changes that save most of it, the list to hand over, and her own counts."""
    her, language = her_now(request.session), switching(request)
    she = planned(request.session, her)
    found = _day(she)
    form = counts_form(her, found.day if isinstance(found, YourDay) else None, **typed(request, language))
    if form.is_bound and form.is_valid():
        store.keep_profile(request.session, with_counts(her.profile, form.cleaned_data))
        return redirect(f"{reverse('load_day')}?kept")
    context = _words(found, her, spoken_words()) | {
        "form": form,
        "kept": "kept" in request.GET,
        "own_counts": bool(her.profile.times),
        "noted_counts": noted_counts(her, spoken_words()),
        "waits": waits(request.session, her, she),
    }
    return switched(show(request, "web/load_day.html", context, her), language)


@require_safe
@closed_after_a_loss
@of_a_stage_that_lasts
def hand_over(request: HttpRequest) -> HttpResponse:
    """The list that she may print or share; the page around it tells nothing of her either."""
    w = spoken_words()
    told = tell_hand_over(_handed_over(planned(request.session, her_now(request.session))), w.language)
    return render(request, "web/hand_over.html", {"told": told, "intro": w.text("plan", "day", "hand_over_intro")})


def _handed_over(she: plan_her.Her) -> tuple[HandOver, ...]:
    """The jobs of the list; none where her day cannot be worked out."""
    try:
        return hand_over_of(she)
    except InputError:
        return ()


def _day(she: plan_her.Her) -> YourDay | InputError:
    """Her day, or which place she cannot reach."""
    try:
        return your_day(she)
    except InputError as error:
        return error


def _words(found: YourDay | InputError, her: Her, w: Words) -> dict[str, object]:
    """What stands on the page of the day."""
    shown: dict[str, object] = {"title": w.text("plan", "day", "title")}
    if isinstance(found, InputError):
        return shown | {"reason": reason_told(found)}
    told = tell_day(found.day, w.language, her.person)
    pictured = rows(told, found.day, her.who)
    return shown | {
        "told": told,
        "changes": changes(found.savings, w, her.who),
        "chart": pictured[:_CHARTED],
        "others": told.rows[_CHARTED:],
        "hand_over": tell_hand_over(found.hand_over[:_HANDED], w.language).rows,
        "say": {
            "changes": w.text("plan", "day", "savings_title"),
            "no_change": w.text("load", "day", "no_change"),
            "heaviest": w.text("load", "day", "heaviest_title"),
            "hand_over": w.text("plan", "day", "hand_over_title"),
            "hand_over_intro": w.text("load", "day", "hand_over_intro"),
        },
    }
