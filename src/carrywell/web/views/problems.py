"""What went wrong, said kindly, with the way to help on every page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from carrywell.web.views import gone, help


def _page(request: HttpRequest, status: int, title: str, text: str) -> HttpResponse:
    """`stay`: changing the language here leads to the start page; this address may not be one to come back to."""
    context = {"title": title, "text": text, "stay": "/"}
    return render(request, "web/problem.html", context, status=status)


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400."""
    return _page(request, 400, _("We could not read that"), _("Please go back and try again."))


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form without its token; a call for help is answered, and a check that is gone is named, all the same."""
    if request.path == "/help":
        return help.page(request, status=403)
    if gone.is_gone(request):
        return gone.page(request, status=403)
    text = _(
        "This page was open for a long time, or your browser keeps no cookies. "
        "Please go back, reload the page, and try again."
    )
    return _page(request, 403, _("Please try that once more"), text)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    return _page(request, 404, _("This page does not exist"), _("The address may be mistyped. Your answers are safe."))


def not_allowed(request: HttpRequest, allowed: str) -> HttpResponse:
    """405: an address that is only meant for a button, or only for looking."""
    text = _("This address only works from its own page. Your answers are safe.")
    response = _page(request, 405, _("There is nothing to see here"), text)
    response["Allow"] = allowed
    return response


def too_large(request: HttpRequest) -> HttpResponse:
    """413."""
    text = _("More was sent than any form here holds. Nothing was stored. Please go back and try again.")
    return _page(request, 413, _("That was too much at once"), text)


def broken(request: HttpRequest) -> HttpResponse:
    """500."""
    text = _("The mistake is ours. What you confirmed before is stored. Please go back and try again.")
    return _page(request, 500, _("Something went wrong here"), text)
