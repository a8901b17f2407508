"""What went wrong, said kindly, with the way to help on every page."""

from __future__ import annotations

import sqlite3
import sys

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from carrywell.web.views import gone, help

CSRF = "csrfmiddlewaretoken"
SERVER_ERROR, INSUFFICIENT_STORAGE = 500, 507
#: Fields into which she writes words of her own.
WRITTEN = ("note", "act", "question", "words")


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


def too_large(request: HttpRequest, files_mb: int | None = None) -> HttpResponse:
    """413; ``files_mb`` where files may be sent, and how much of them."""
    text = _("More was sent than any form here holds. Nothing was stored. Please go back and try again.")
    if files_mb is not None:
        text = _(
            "The files together are larger than %(limit)s MB. Nothing was brought in. Please bring in fewer at once."
        )
        text %= {"limit": files_mb}
    return _page(request, 413, _("That was too much at once"), text)


def full(request: HttpRequest) -> HttpResponse:
    """507: no room on the disk."""
    return _unkept(request, INSUFFICIENT_STORAGE, is_full=True)


def _unkept(request: HttpRequest, status: int, *, is_full: bool) -> HttpResponse:
    """A change that was not stored: what she sent stands on the page, to be sent again."""
    session = getattr(request, "session", None)
    if session is not None:
        session.modified = False  # it cannot be stored either
    sent = [(name, value) for name, values in request.POST.lists() for value in values if name != CSRF]
    context = {
        "stay": "/",
        "is_full": is_full,
        "hidden": [(name, value) for name, value in sent if not _is_written(name, value)],
        "written": [(name, value) for name, value in sent if _is_written(name, value)],
    }
    return render(request, "web/unkept.html", context, status=status)


def _is_written(name: str, value: str) -> bool:
    """Words of her own, which she may want to copy."""
    return name in WRITTEN and bool(value.strip())


def _is_full(error: BaseException | None) -> bool:
    """SQLite had no room, be it in a statement or when the change was to be kept for good."""
    while error is not None:
        if isinstance(error, OperationalError | sqlite3.OperationalError) and "full" in str(error):
            return True
        error = error.__cause__ or error.__context__
    return False


def broken(request: HttpRequest) -> HttpResponse:
    """500; a full disk has a page of its own, and a call for help is answered all the same."""
    is_full = _is_full(sys.exc_info()[1])
    if request.path == "/help":
        return help.page(request, status=INSUFFICIENT_STORAGE if is_full else SERVER_ERROR)
    if is_full:
        return full(request)
    if request.method == "POST":
        return _unkept(request, SERVER_ERROR, is_full=False)
    text = _("The mistake is ours. What you confirmed before is stored. Please go back and try again.")
    return _page(request, SERVER_ERROR, _("Something went wrong here"), text)
