"""More processes that answer at the same port: one Python process computes on one core."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Callable
from multiprocessing import get_context, parent_process
from multiprocessing.synchronize import Lock
from typing import Any

from carrywell.web.turns import take_turns_with

#: Larger bodies than this never reach the app's own page about them.
LARGEST_BODY = 64 * 1024 * 1024
#: Computing threads of one process only take the interpreter from each other; what is read and sent has its own.
THREADS = 1
#: A process waits so long, for each connection it has, before it takes another.
GIVE_WAY_S = 0.001
MOST_COUNTED = 10


def waitress_for(app: Callable[..., Any], bound: socket.socket, alone: bool) -> Any:
    """The server of one process; it makes itself ready for the next pages while she reads the first."""
    from waitress.server import create_server  # type: ignore[import-untyped]

    from carrywell.web.ready import make_ready

    threading.Thread(target=make_ready, args=(app,), daemon=True).start()
    server = create_server(
        app,
        sockets=[bound],
        threads=THREADS,
        ident="carrywell",
        max_request_body_size=LARGEST_BODY,
        clear_untrusted_proxy_headers=True,
    )
    if not alone:
        _give_way(server)
    return server


def _give_way(server: Any) -> None:
    """Leave new connections to the processes that have fewer: the more a process has, the longer it waits for one."""
    accept = server.handle_accept

    def accept_later() -> None:
        time.sleep(GIVE_WAY_S * min(len(server.active_channels), MOST_COUNTED))
        accept()  # when another process was faster, there is nothing to accept

    server.handle_accept = accept_later


def start_beside(bound: socket.socket, count: int) -> None:
    """Start processes that share a socket with this one, and end with it; its database must be ready."""
    context = get_context("spawn")  # the same on every system, and no thread or lock is copied half way
    if count:
        take_turns_with(lock := context.Lock())
    for _ in range(count):
        context.Process(target=_answer, args=(bound, lock), daemon=True).start()


def _answer(bound: socket.socket, lock: Lock) -> None:
    os.umask(0o077)
    take_turns_with(lock)
    threading.Thread(target=_end_with_the_first, daemon=True).start()
    from carrywell.web.wsgi import application

    waitress_for(application, bound, alone=False).run()


def _end_with_the_first() -> None:
    """However the first process ends, also when it is killed."""
    first = parent_process()
    if first is not None:
        first.join()
    os._exit(0)
