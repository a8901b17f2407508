"""Starts the app on this computer: prepare the database, serve on loopback, open the browser."""

from __future__ import annotations

import os
import socket
import sys
import threading
import time
import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from carrywell.web.workers import start_beside, waitress_for

FIRST_PORT = 8765
TRIED_PORTS = 50
LOOPBACK = ("127.0.0.1", "localhost")
CANNOT_START = 2


def create_app(home: Path | None = None) -> Callable[..., Any]:
    """The WSGI application with its database ready.

    Parameters
    ----------
    home
        Another data folder than that of the user. One process has one: later calls return the same app.
    """
    if home is not None:
        os.environ["CARRYWELL_HOME"] = str(home)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "carrywell.web.settings")

    from carrywell.web.wsgi import application

    _prepare_database()
    return application


def open_database() -> None:
    """The database of the data folder, up to date, for whoever reads and writes it without serving.

    Raises
    ------
    OSError
        When the folder or the database cannot be used.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "carrywell.web.settings")
    os.umask(0o077)  # what SQLite leaves beside the database is hers alone

    import django
    from django.conf import settings

    from carrywell.web.upgrade import bring_up_to_date

    django.setup()
    bring_up_to_date(settings.HOME)


def _prepare_database() -> None:
    """Bring the database up to date; what cannot be used as one is an OSError that names it."""
    from django.conf import settings
    from django.db import DatabaseError

    from carrywell.web import journal_store, store
    from carrywell.web.upgrade import bring_up_to_date
    from carrywell.web.write_ahead import empty_log

    bring_up_to_date(settings.HOME)
    try:
        store.forget_abandoned()
        journal_store.forget_abandoned()
        empty_log()
    except DatabaseError as error:
        raise OSError(f"{settings.DATABASES['default']['NAME']}: {error}") from error


def serve(port: int | None = None, open_browser: bool = True, host: str = LOOPBACK[0], workers: int = 1) -> None:
    """Serve until it is interrupted.

    Parameters
    ----------
    port
        The port to use; None takes 8765, or the next that is free.
    open_browser
        Open the address once it answers.
    host
        A loopback address; Carrywell is not meant to be reached from other computers.
    workers
        Processes that answer; one is enough for a household.

    Raises
    ------
    SystemExit
        With code 2 when the port is taken or the data folder cannot be used; why is printed first.
    """
    if host not in LOOPBACK:
        _stop(f"Carrywell only runs on this computer itself: use {LOOPBACK[0]} instead of {host}.")
    bound = _bound(host, port)
    os.umask(0o077)  # whatever this process writes is hers alone
    try:
        app = create_app()
    except OSError as error:
        _stop(
            f"The data folder cannot be used: {error}\n"
            "What to do: “A damaged data folder” in docs/start.md. Or name another folder in CARRYWELL_HOME."
        )
    start_beside(bound, workers - 1)
    _run(app, bound, open_browser, f"http://{host}:{bound.getsockname()[1]}/", alone=workers == 1)


def _run(app: Callable[..., Any], bound: socket.socket, open_browser: bool, address: str, *, alone: bool) -> None:
    server = waitress_for(app, bound, alone)
    print(f"Carrywell is ready: {address}  (stop it with Ctrl+C)", flush=True)
    if open_browser:
        threading.Thread(target=_open, args=(bound.getsockname(), address), daemon=True).start()
    try:
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        server.close()
        print("Carrywell has stopped.", flush=True)


def _open(where: tuple[str, int], address: str) -> None:
    """Open the browser once the port answers."""
    for _ in range(100):
        try:
            socket.create_connection(where, timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            webbrowser.open(address)
            return


def _bound(host: str, port: int | None) -> socket.socket:
    """A socket on the wished port, or on the first free one when none is wished."""
    for number in [port] if port is not None else [*range(FIRST_PORT, FIRST_PORT + TRIED_PORTS), 0]:
        try:
            return _bind(host, number)
        except (OSError, OverflowError) as error:
            reason = getattr(error, "strerror", None) or str(error)
    _stop(
        f"Port {port} on {host} cannot be used: {reason}.\n"
        f"Is Carrywell already running? Open http://{host}:{port}/, or choose another port: carrywell serve --port 8800"
    )


def _bind(host: str, port: int) -> socket.socket:
    bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform == "win32":
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((host, port))
        bound.listen(128)
    except BaseException:
        bound.close()
        raise
    return bound


def _stop(message: str) -> NoReturn:
    print(message, file=sys.stderr, flush=True)
    raise SystemExit(CANNOT_START)
