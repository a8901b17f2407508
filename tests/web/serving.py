"""The running app with a data folder of its own, for scripts that look at it in a browser."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def served() -> Iterator[str]:
    """The address of the app."""
    from waitress.server import create_server

    from carrywell.web.server import create_app

    with tempfile.TemporaryDirectory() as home:
        server = create_server(create_app(Path(home)), host="127.0.0.1", port=0, threads=4)
        threading.Thread(target=server.run, daemon=True).start()
        yield f"http://127.0.0.1:{server.effective_port}"
        server.close()
