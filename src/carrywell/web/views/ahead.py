"""Her home fitted to her, and what changes as her baby grows: for her body, her day and her child."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_http_methods, require_safe

from carrywell.knowledge.home_reader import home as home_knowledge
from carrywell.plan.growth import growth_of
from carrywell.plan.home_fit import home_fit
from carrywell.web import store
from carrywell.web.ended import closed_after_a_loss
from carrywell.web.forms import spoken_words
from carrywell.web.growth_chart import growth_chart
from carrywell.web.her_plan import planned
from carrywell.web.load_forms import heights_form, typed, with_heights
from carrywell.web.load_pages import her_now
from carrywell.web.pictures import Who, thumbnail
from carrywell.web.views.choices import switched, switching
from carrywell.web.views.load import show
from carrywell.web.who import of_a_stage_that_lasts
from carrywell.wire.home_told import ToldPiece, tell_pieces
from carrywell.wire.plan_pages import tell_growth


@dataclass(frozen=True)
class PiecePicture:
    """A piece of furniture with the picture of what is done at it."""

    told: ToldPiece
    picture: SafeString


@gzip_page
@require_http_methods(["GET", "HEAD", "POST"])
@closed_after_a_loss
@of_a_stage_that_lasts
def home(request: HttpRequest) -> HttpResponse:
    """For each piece of furniture the height that suits her, and what costs nothing; and her own heights."""
    her, language = her_now(request.session), switching(request)
    found, w = home_fit(planned(request.session, her)), spoken_words()
    form = heights_form(her, [piece.place for piece in found], **typed(request, language))
    if form.is_bound and form.is_valid():
        store.keep_profile(request.session, with_heights(her.profile, form.cleaned_data))
        return redirect(f"{reverse('load_home')}?kept")
    context = {
        "title": w.text("plan", "home", "title"),
        "intro": w.text("plan", "home", "intro"),
        "pieces": [PiecePicture(told, _picture(told.place, her.who)) for told in tell_pieces(found, w.language)],
        "note": w.text("load", "not_risk"),
        "form": form,
        "kept": "kept" in request.GET,
    }
    return switched(show(request, "web/load_home.html", context, her), language)


def _picture(place: str, who: Who) -> SafeString:
    """What is done at a piece, in the way for which its height is fitted."""
    way = home_knowledge().pieces[place].ways[0]
    return thumbnail(way.task, who, way.way)


@gzip_page
@require_safe
@closed_after_a_loss
@of_a_stage_that_lasts
def growth(request: HttpRequest) -> HttpResponse:
    """Her baby's weight in the next weeks, what that does to her lifts, and what the child will do."""
    her, w = her_now(request.session), spoken_words()
    found = growth_of(planned(request.session, her))
    context = {
        "told": tell_growth(found, w.language),
        "chart": growth_chart(found, her.today, w) if found and found.line else None,
    }
    return show(request, "web/load_told.html", context, her)
