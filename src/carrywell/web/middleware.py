"""What holds for every answer: no huge bodies, nothing personal kept by the browser."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from carrywell.web.views import problems

Answering = Callable[[HttpRequest], HttpResponse]


def refuse_large_bodies(get_response: Answering) -> Answering:
    """Answer a body above the limit with a page, before anything reads it."""

    def answer(request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdigit() and int(length) <= settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            return get_response(request)
        return problems.too_large(request)

    return answer


def keep_private(get_response: Answering) -> Answering:
    """No page is kept in a cache: each may tell something about her."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response["Cache-Control"] = "no-store"
        return response

    return answer
