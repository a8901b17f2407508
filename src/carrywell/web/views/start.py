"""The first page: before a check what this is, after it what counts today."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from carrywell.knowledge.claim_reader import claims
from carrywell.web import journal_store, store
from carrywell.web.forms import spoken_words
from carrywell.web.her_course import course_of
from carrywell.web.journal_cards import OpenCard, open_cards
from carrywell.web.load_pages import her_now
from carrywell.web.pictures import portrait, welcome, who_of
from carrywell.web.plan_page import plan_page
from carrywell.web.profile import Profile
from carrywell.web.standing import Standing, is_stale, standing_of
from carrywell.web.views.offline import HEADER as COPY
from carrywell.web.views.offline import NO_COPY
from carrywell.web.views.result import CALL_FIRST, counts_private
from carrywell.web.who import step_left
from carrywell.wire.load_told import stage_words
from carrywell.wire.told import tell

#: An unfinished check older than this is better started again.
FRESH = timedelta(hours=24)


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What this does and what it is not; start, go on, or, when a check is finished, what counts today."""
    saved, profile = store.load(request.session), store.load_profile(request.session)
    context: dict[str, object] = {
        "deleted": "deleted" in request.GET,
        "ask_born": profile.asks_whether_born(store.today()),
    }
    if saved and saved.finished:
        return _planned(request, saved, context)
    return _welcome(request, context | _before(saved, profile) | {"open_cards": _open_cards(request.session)})


def _planned(request: HttpRequest, saved: store.Saved, context: dict[str, object]) -> HttpResponse:
    """The page after a check, her result in short and her plan; never squeezed, as it tells of her answers."""
    standing = standing_of(request.session, saved)
    cards = _open_cards(request.session)
    shown = _today(saved, standing, request.session) | {"plan": plan_page(request.session, saved, standing)}
    first = any(card.told.urgency in CALL_FIRST for card in cards)
    response = render(request, "web/today.html", context | shown | {"open_cards": cards, "journal_first": first})
    if counts_private(standing.found) or any(card.told.crisis for card in cards):
        response[COPY] = NO_COPY
    return response


def _open_cards(session: SessionBase) -> list[OpenCard]:
    """What waits for her answer in her journal; without one, nothing does."""
    return open_cards(session, course_of(session)) if journal_store.key_of(session) else []


@gzip_page
def _welcome(request: HttpRequest, context: dict[str, object]) -> HttpResponse:
    """The page before a check: squeezed, as it shows drawings and tells no result."""
    response = render(request, "web/start.html", context)
    response[COPY] = NO_COPY
    return response


def _before(saved: store.Saved | None, profile: Profile) -> dict[str, object]:
    """What stands on the page while no check is finished."""
    return {
        "saved": saved,
        "old": saved is not None and timezone.now() - saved.created > FRESH,
        "told": profile.stage is not None,
        "left": step_left(profile),
        "picture": welcome(who_of(profile.stage), spoken_words().language),
    }


def _today(saved: store.Saved, standing: Standing, session: SessionBase) -> dict[str, object]:
    """What counts today in short, and where to go from it; beside what is urgent nothing else is offered."""
    interview, w, her = saved.interview(), spoken_words(), her_now(session)
    told = tell(standing.person, interview.answers, standing.found, w.language)
    urgent = told.urgency in CALL_FIRST
    likeliest = next((cause for cause in told.causes if not cause.must_rule_out), None)
    return {
        "told": told,
        "likeliest": likeliest,
        "explained": likeliest is not None and likeliest.id in claims().told,
        "stale": is_stale(saved, told.urgency),
        "renewed": standing.renewed,
        "date": saved.created.astimezone(settings.LOCAL_ZONE),
        "call_first": urgent,
        "stage": stage_words(her.person, w) if her.profile.stage and her.loss is None else "",
        "portrait": "" if urgent or her.loss else portrait(her.who),
    }
