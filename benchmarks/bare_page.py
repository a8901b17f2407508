"""The peer of benchmarks/server.py: a page of the same size in a bare Django, with the same form and the same storing.

`python -m benchmarks.bare_page FOLDER BYTES PORT`: every post is checked against forgery and kept in a session row of
SQLite, with the same care for the disk as the app; the page is a template filled by a loop. No engine, no words, no
other middleware: what is left of a step when a framework does nothing but its own work.
"""

from __future__ import annotations

import secrets
import sys
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

ROWS = 10
PAGE = """<!doctype html><html lang="en"><head><title>A page</title></head><body>
<form method="post">{% csrf_token %}<input type="hidden" name="shown" value="{{ number }}">
{% for row in rows %}<p><label><input type="checkbox" name="unsure" value="{{ row.name }}"> {{ row.text }}</label></p>
{% endfor %}<button>Next</button></form></body></html>
"""


def configure(folder: Path) -> None:
    """A database of sessions, the protection of forms, and nothing else."""
    settings.configure(
        SECRET_KEY=secrets.token_urlsafe(48),
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF=__name__,
        INSTALLED_APPS=["django.contrib.sessions"],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
        ],
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": folder / "bare.sqlite3",
                "CONN_MAX_AGE": None,
                "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": "PRAGMA synchronous=FULL"},
            }
        },
    )
    django.setup()


def page(request: HttpRequest, number: int = 0) -> HttpResponse:
    """Keep what was posted and lead to the next page; show a page."""
    if request.method == "POST":
        given = request.session.get("given", [])
        request.session["given"] = [*given, dict(request.POST.lists())][-ROWS:]
        return HttpResponse(status=302, headers={"Location": f"/check/{number + 1}"})
    wide = "x" * max(1, settings.PAGE_BYTES // ROWS - 80)
    rows = [{"name": f"statement_{n}", "text": wide} for n in range(ROWS)]
    return HttpResponse(TEMPLATE.render({"rows": rows, "number": number}, request))


def opening(request: HttpRequest) -> HttpResponse:
    """The way in, as the app has one."""
    return page(request, -1)


urlpatterns = [path("check/you/after-birth", opening), path("check/<int:number>", page)]
TEMPLATE: Any = None


def main(folder: Path, page_bytes: int, port: int) -> None:
    """Serve until it is stopped."""
    global TEMPLATE
    configure(folder)
    settings.PAGE_BYTES = page_bytes
    TEMPLATE = engines["django"].from_string(PAGE)
    from django.core.management import call_command
    from django.core.wsgi import get_wsgi_application
    from waitress import serve

    call_command("migrate", verbosity=0, interactive=False)
    serve(get_wsgi_application(), host="127.0.0.1", port=port, threads=4)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
