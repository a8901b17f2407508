"""What holds for every answer: no huge bodies, one change at a time, nothing personal kept by the browser."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from carrywell.web.turns import turn
from carrywell.web.views import problems

Answering = Callable[[HttpRequest], HttpResponse]
MB = 1_000_000
NOT_ALLOWED, SERVER_ERROR = 405, 500


def refuse_large_bodies(get_response: Answering) -> Answering:
    """Answer a body above the limit with a page, before anything reads it."""

    def answer(request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        takes_files = request.path == reverse("journal_bring")
        most = settings.UPLOAD_BYTES if takes_files else settings.FORM_BYTES
        if length.isdigit() and int(length) <= most:
            return get_response(request)
        return problems.too_large(request, most // MB if takes_files else None)

    return answer


def one_change_at_a_time(get_response: Answering) -> Answering:
    """Load and keep in one transaction, session and check alike, so that two posts at once lose nothing."""

    def answer(request: HttpRequest) -> HttpResponse:
        if request.method != "POST":
            return get_response(request)
        with turn(), transaction.atomic():
            response = get_response(request)
            if response.status_code >= SERVER_ERROR:
                transaction.set_rollback(True)
        return response

    return answer


def on_her_clock(get_response: Answering) -> Answering:
    """Pages tell times in the zone of this computer, also where Django knows no name for it."""

    def answer(request: HttpRequest) -> HttpResponse:
        with timezone.override(settings.LOCAL_ZONE):
            return get_response(request)

    return answer


def explain_wrong_methods(get_response: Answering) -> Answering:
    """Answer an address that was only meant for a button with a page."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code != NOT_ALLOWED:
            return response
        return problems.not_allowed(request, response["Allow"])

    return answer


def keep_private(get_response: Answering) -> Answering:
    """No page is kept in a cache: each may tell something about her."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response["Cache-Control"] = "no-store"
        return response

    return answer
