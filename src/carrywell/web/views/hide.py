"""Quick hide: from one press on, every page of this browser is a page of notes, until she closes the notes."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

Answering = Callable[[HttpRequest], HttpResponse]

#: Also set by hide.js, before it leaves the page.
HIDDEN = "carrywell_hidden"
HIDDEN_SECONDS = 12 * 3600
#: Beginnings of addresses that no person looks at.
UNSEEN = ("/static/", "/offline", "/api/", "/health", "/service-worker.js", "/manifest.webmanifest")


@csrf_exempt  # hiding harms nobody, and must not fail
@require_http_methods(["GET", "HEAD", "POST"])
def notes(request: HttpRequest) -> HttpResponse:
    """POST hides; the page is neutral either way and says nothing of what this app is."""
    if request.method != "POST":
        return render(request, "web/notes.html")
    response = redirect("notes")
    response.set_cookie(HIDDEN, "1", max_age=HIDDEN_SECONDS, samesite="Lax")
    return response


@require_POST
def close(request: HttpRequest) -> HttpResponse:
    """The way back."""
    response = redirect("start")
    response.delete_cookie(HIDDEN, samesite="Lax")
    return response


def keep_hidden(get_response: Answering) -> Answering:
    """While the pages are hidden, the browser's way back leads to the notes as well."""

    def answer(request: HttpRequest) -> HttpResponse:
        looks = request.method in ("GET", "HEAD") and not request.path.startswith((*UNSEEN, "/notes"))
        return redirect("notes") if looks and request.COOKIES.get(HIDDEN) else get_response(request)

    return answer
