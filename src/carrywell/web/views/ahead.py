"""Her home fitted to her, and what changes as her baby grows: for her body, her day and her child."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from carrywell.knowledge.words import Language
from carrywell.plan import her as plan_her
from carrywell.plan.growth import growth_of
from carrywell.plan.home_fit import home_fit
from carrywell.web.ended import closed_after_a_loss
from carrywell.web.forms import spoken_words
from carrywell.web.her_plan import planned
from carrywell.web.load_pages import her_now
from carrywell.web.views.load import show
from carrywell.web.who import of_a_stage_that_lasts
from carrywell.wire.plan_pages import ToldPage, tell_growth, tell_home


@gzip_page
@require_safe
@closed_after_a_loss
@of_a_stage_that_lasts
def home(request: HttpRequest) -> HttpResponse:
    """For each piece of furniture the height that suits her, and what costs nothing."""
    return _told(request, lambda her, language: tell_home(home_fit(her), language))


@gzip_page
@require_safe
@closed_after_a_loss
@of_a_stage_that_lasts
def growth(request: HttpRequest) -> HttpResponse:
    """Her baby's weight in the next weeks, what that does to her lifts, and what the child will do."""
    return _told(request, lambda her, language: tell_growth(growth_of(her), language))


def _told(request: HttpRequest, tell: Callable[[plan_her.Her, Language], ToldPage]) -> HttpResponse:
    her = her_now(request.session)
    told = tell(planned(request.session, her), spoken_words().language)
    return show(request, "web/load_told.html", {"told": told}, her)
