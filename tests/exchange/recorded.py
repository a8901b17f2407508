"""A Baby Buddy to ask: answers recorded from a real one (2.10.0, made-up children), served on this computer.

It gives 20 rows to a page however many are asked for, and its pages name each other by the address it was recorded
under, as behind a proxy. `spoil` lets it fail in one way.
"""

from __future__ import annotations

import json
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

RECORDED: dict[str, Any] = json.loads(Path(__file__).with_name("babybuddy_2_10.json").read_text(encoding="utf-8"))
TOKEN = "recorded0token"
PAGE = 20


@dataclass
class Answer:
    """What is sent: more bytes may be promised than come, and it may come after a while."""

    status: int = 200
    body: bytes = b"{}"
    kind: str = "application/json"
    headers: dict[str, str] = field(default_factory=dict)
    promised: int | None = None
    until: threading.Event | None = None


def page(kind: str, offset: str, child: str | None = None) -> dict[str, Any]:
    """A recorded page."""
    order = {"children": "birth_date", "changes": "time", "weight": "date"}.get(kind, "start")
    of_child = f"&child={child}" if child else ""
    body: dict[str, Any] = RECORDED["answers"][f"/api/{kind}/?limit={PAGE}&offset={offset}&ordering={order}{of_child}"][
        2
    ]
    return body


Spoil = Callable[[str, dict[str, str]], "Answer | dict[str, Any] | None"]


class BabyBuddy:
    """The server: its address, and what it was asked."""

    def __init__(self, spoil: Spoil) -> None:
        self.spoil = spoil
        self.asked: list[str] = []
        self.tokens: list[str | None] = []
        self.address = ""

    def answer(self, target: str, token: str | None) -> Answer:
        """The answer to one request."""
        self.asked.append(target)
        self.tokens.append(token)
        parts = urlsplit(target)
        wanted = {name: values[0] for name, values in parse_qs(parts.query).items()}
        kind = parts.path.strip("/").split("/")[-1]
        spoilt = self.spoil(kind, wanted)
        if isinstance(spoilt, Answer):
            return spoilt
        if token != f"Token {TOKEN}":
            status, said, body = RECORDED["refused"]
            return Answer(status, json.dumps(body).encode(), said)
        found = page(kind, wanted["offset"], wanted.get("child")) if spoilt is None else spoilt
        return Answer(body=json.dumps(found).encode())


@contextmanager
def serving(spoil: Spoil = lambda _kind, _wanted: None, context: ssl.SSLContext | None = None) -> Iterator[BabyBuddy]:
    """A Baby Buddy on a free port of this computer, with https where there is a context for it."""
    recorded = BabyBuddy(spoil)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer = recorded.answer(self.path, self.headers.get("Authorization"))
            if answer.until is not None:
                answer.until.wait(30)
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.kind)
            self.send_header("Content-Length", str(answer.promised or len(answer.body)))
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.end_headers()
            with suppress(OSError):  # given up on
                self.wfile.write(answer.body)

        def log_message(self, *_told: object) -> None:
            """Nothing is logged."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    recorded.address = f"{'http' if context is None else 'https'}://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield recorded
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
