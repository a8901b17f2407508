"""What works while Carrywell cannot be reached, and what the browser is told to keep for that."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from carrywell.track.entries import NOTE_CHARACTERS
from carrywell.web import store
from carrywell.web.help_numbers import country_of
from carrywell.web.journal_marks import marks_of
from carrywell.web.journal_scale import scale_of

Answering = Callable[[HttpRequest], HttpResponse]

WEB = Path(__file__).parents[1]
STATIC = WEB / "static"
WORKER = STATIC / "web" / "service-worker.js"
#: Read by the service worker: version, owner of the copies, frame of the offline page, whether to keep this page, whose
#: journal is open here.
HEADER = "Carrywell-Offline"
#: What a page says of itself when no copy may be kept of it, whatever its address.
NO_COPY = "-"
#: Pages, by the name of their address, whose last state she can read offline.
KEPT = ("start", "result", "load", "load_day", "load_task", "load_home", "load_ahead")
#: Addresses whose forms empty the copies at once, even when the form itself does not arrive.
FORGETTING = ("delete", "again", "you_ended_early", "journal_delete")
#: Addresses whose forms, once the server has done what they ask, also delete the entries of the journal that wait in
#: the browser to be sent; and the one field with which they do, where they can ask for something else too. A form that
#: names marks deletes the entries of those journals alone.
WIPING = {
    "delete": None,
    "journal_delete": None,
    "journal_former": ("want", "sure"),
}
#: Addresses whose forms change nothing in what was kept; any other form outdates it.
LOOKS = ("language", "country", "theme", "skin")
#: Nobody's copies are kept: she said that her pregnancy has ended.
NOBODY = "nobody"
#: No check and no figures have been told; the pages say nothing about her.
ANYBODY = "anybody"
OK = 200


@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """The service worker; its version is that of everything the shell is made of, so a change installs a new one."""
    told = {
        "VERSION": version(),
        "FILES": shell_files(),
        "OFFLINE": reverse("offline"),
        "NOTES": reverse("notes"),
        "FORGETTING": [reverse(name) for name in FORGETTING],
        "WIPING": {reverse(name): field for name, field in WIPING.items()},
        "LOOKS": [reverse(name) for name in LOOKS],
    }
    lines = [f"const {name} = {json.dumps(value)};" for name, value in told.items()]
    body = "\n".join([*lines, WORKER.read_text(encoding="utf-8")])
    return HttpResponse(body, content_type="text/javascript; charset=utf-8")


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """What is shown when Carrywell cannot be reached: whom to call, and what can still be read."""
    context = {"stay": reverse("start"), "scale": scale_of("pain", None), "longest": NOTE_CHARACTERS}
    return render(request, "web/offline.html", context)


def shell_files() -> list[str]:
    """The addresses of the files that every page needs."""
    names = [path.relative_to(STATIC).as_posix() for path in _static_files() if path.suffix in (".css", ".js", ".svg")]
    return [static(name) for name in names if name != "web/service-worker.js"]


def _static_files() -> list[Path]:
    return sorted(path for path in STATIC.rglob("*") if path.is_file())


@cache
def version() -> str:
    """Changes with every file that the shell and its pages are made of."""
    made_of = [*_static_files(), *sorted((WEB / "templates").rglob("*.html")), *sorted((WEB / "locale").rglob("*.mo"))]
    found = hashlib.sha256()
    for path in made_of:
        found.update(path.relative_to(WEB).as_posix().encode() + path.read_bytes())
    return found.hexdigest()[:12]


def owner_of(session: SessionBase) -> str:
    """Whose copies may be kept: a mark of her check, from which nobody finds the check."""
    if store.has_ended_early(session):
        return NOBODY
    token = session.get(store.TOKEN)
    return salted_hmac("carrywell.offline", token).hexdigest()[:16] if token else ANYBODY


def tell_what_to_keep(get_response: Answering) -> Answering:
    """Tell the service worker of every page whose it is; copies of anybody else are deleted there and then."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.get("Content-Type", "").startswith("text/html"):
            owner = owner_of(request.session)
            frame = f"{get_language()}.{country_of(request)}"
            journal = ",".join(marks_of(request))
            response[HEADER] = f"{version()} {owner} {frame} {_kept(request, response, owner)} {journal}"
        if response.status_code < 400 and request.method == "POST" and _name(request) == "delete":
            response["Clear-Site-Data"] = '"storage"'
        return response

    return answer


def _kept(request: HttpRequest, response: HttpResponse, owner: str) -> str:
    shown = request.method == "GET" and response.status_code == OK and owner != NOBODY
    return "keep" if shown and _name(request) in KEPT and response.get(HEADER) != NO_COPY else NO_COPY


def _name(request: HttpRequest) -> str | None:
    return request.resolver_match.url_name if request.resolver_match else None
