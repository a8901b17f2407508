"""More processes that answer at the same port: one Python process computes on one core."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Callable
from multiprocessing import get_context, parent_process
from typing import Any

#: Larger bodies than this never reach the app's own page about them.
LARGEST_BODY = 64 * 1024 * 1024


def waitress_for(app: Callable[..., Any], bound: socket.socket) -> Any:
    """The server of one process; it draws what the list of tasks shows while she reads the first page."""
    from waitress.server import create_server  # type: ignore[import-untyped]

    threading.Thread(target=_draw_ahead, daemon=True).start()
    return create_server(
        app,
        sockets=[bound],
        threads=4,
        ident="carrywell",
        max_request_body_size=LARGEST_BODY,
        clear_untrusted_proxy_headers=True,
    )


def _draw_ahead() -> None:
    from carrywell.web.pictures import draw_all

    draw_all()


def start_beside(bound: socket.socket, count: int) -> None:
    """Start processes that share a socket with this one, and end with it; its database must be ready."""
    context = get_context("spawn")  # the same on every system, and no thread or lock is copied half way
    for _ in range(count):
        context.Process(target=_answer, args=(bound,), daemon=True).start()


def _answer(bound: socket.socket) -> None:
    os.umask(0o077)
    threading.Thread(target=_end_with_the_first, daemon=True).start()
    from carrywell.web.wsgi import application

    waitress_for(application, bound).run()


def _end_with_the_first() -> None:
    """However the first process ends, also when it is killed."""
    first = parent_process()
    if first is not None:
        first.join()
    os._exit(0)
