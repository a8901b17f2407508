"""The door of the API: no session, cookie, form token, transaction or page, and every refusal in JSON."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import cast

from django.core.exceptions import DisallowedHost
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import resolve

from carrywell.errors import InputError
from carrywell.web.api.problems import (
    BROKEN,
    NO_ADDRESS,
    UNREADABLE,
    WRONG_METHOD,
    RefusedError,
    problem_response,
    refused,
)

Answering = Callable[[HttpRequest], HttpResponse]

PLACE = "/api/"


def answer_programs(get_response: Answering) -> Answering:
    """Answer what lies under `PLACE` here; the rest goes on."""

    def answer(request: HttpRequest) -> HttpResponse:
        return _answer(request) if request.path_info.startswith(PLACE) else get_response(request)

    return answer


def _answer(request: HttpRequest) -> HttpResponse:
    try:
        return _found(request)
    except (InputError, RefusedError) as problem:
        return problem_response(problem)
    except DisallowedHost:  # another site may have given its name to this computer's address
        return problem_response(refused(UNREADABLE, "Host", "unknown_host"))
    except Http404:
        return problem_response(refused(NO_ADDRESS, "address", "unknown_address"))
    except Exception:
        logging.getLogger("django.request").exception("No answer at %s", request.path)
        return problem_response(refused(BROKEN, "input", "broken"))


def _found(request: HttpRequest) -> HttpResponse:
    """The answer of the operation at this address."""
    request.get_host()
    match = resolve(request.path_info)
    response = match.func(request, *match.args, **match.kwargs)
    if response.status_code != WRONG_METHOD:
        return cast("HttpResponse", response)
    explained = problem_response(refused(WRONG_METHOD, "method", "wrong_method", allowed=response["Allow"]))
    explained["Allow"] = response["Allow"]
    return explained
