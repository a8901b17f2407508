"""What a fresh process does before it is asked: read, draw, and tell the collector of unused memory what stays."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import Any
from wsgiref.util import setup_testing_defaults

from django.conf import settings


def make_ready(app: Callable[..., Any], pause_s: float = 0.05) -> None:
    """Spare the women who come what a process does only once.

    The first page of each language reads the knowledge, the words and the templates; the drawings follow. All of it
    lives as long as the process: without `gc.freeze` the collector walks through it every few pages of a long
    journal, about 0.1 s each time (docs/track.md).

    Parameters
    ----------
    app
        The WSGI application, its database ready.
    pause_s
        Between two drawings, so that nobody waits for them.
    """
    from carrywell.web.pictures import draw_all

    for language, _name in settings.LANGUAGES:
        _first_page(app, language)
    draw_all(pause_s)
    gc.collect()
    gc.freeze()


def _first_page(app: Callable[..., Any], language: str) -> None:
    request: dict[str, Any] = {"HTTP_ACCEPT_LANGUAGE": language, "REMOTE_ADDR": "127.0.0.1"}
    setup_testing_defaults(request)
    answer = app(request, lambda status, headers, problem=None: None)
    b"".join(answer)
    if hasattr(answer, "close"):
        answer.close()
