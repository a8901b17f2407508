"""The one place that asks another computer for something: only the address she named, when she asks."""

from __future__ import annotations

import http.client
import ipaddress
import json
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import SplitResult, urlencode, urlsplit
from urllib.request import (
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    build_opener,
)

from carrywell.errors import InputError

#: Longest silence, and longest time for one answer [s].
SILENCE_SECONDS, ANSWER_SECONDS = 20.0, 90.0
#: Largest answer that is read; a page of 500 feedings with notes has about 200,000 bytes.
MOST_BYTES = 20_000_000
_PIECE = 65_536
_FIELD = "babybuddy"


class UnansweredError(InputError):
    """The other program did not give what it was asked for; the input was right, so far as can be told."""


class _NoRedirect(HTTPRedirectHandler):
    """A redirect would carry the token to an address that she did not name."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: http.client.HTTPMessage, newurl: str
    ) -> Request | None:
        target = urlsplit(newurl)
        raise UnansweredError(_FIELD, "answers_elsewhere", address=f"{target.scheme}://{target.netloc}{target.path}")


@dataclass(frozen=True)
class Server:
    """A server that she named, and the token that it knows her by; the token is in no message and no representation.

    Raises
    ------
    InputError
        When the address or the token cannot be used.
    """

    address: str
    token: str
    insecure: bool = False

    def __post_init__(self) -> None:
        parts = _split(self.address)
        if parts.scheme == "http" and not self.insecure and not _is_loopback(parts.hostname or ""):
            raise InputError(_FIELD, "address_in_the_clear")
        if not self.token or not self.token.isascii() or not self.token.isprintable() or " " in self.token:
            raise InputError("token", "token_unusable")

    def __repr__(self) -> str:
        return f"Server({self.address!r})"

    def ask(self, path: str, **wanted: object) -> object:
        """The JSON value at a path below the address.

        Raises
        ------
        UnansweredError
            With the reason, when there is none.
        """
        url = f"{self.address.rstrip('/')}/{path}?{urlencode(wanted)}"
        request = Request(url, headers={"Authorization": f"Token {self.token}", "Accept": "application/json"})
        try:
            with _opener().open(request, timeout=SILENCE_SECONDS) as answer:
                return _json(_read(answer), answer.headers.get_content_type())
        except HTTPError as error:
            raise _refused(error.code) from error
        except TimeoutError as error:
            raise UnansweredError(_FIELD, "no_answer_in_time") from error
        except URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise UnansweredError(_FIELD, "no_answer_in_time") from error
            if isinstance(error.reason, ssl.SSLCertVerificationError):
                raise UnansweredError(_FIELD, "not_trusted", reason=error.reason.verify_message) from error
            raise UnansweredError(_FIELD, "not_reached", reason=_reason(error.reason)) from error
        except http.client.IncompleteRead as error:
            raise UnansweredError(_FIELD, "answer_broken_off") from error
        except (http.client.HTTPException, OSError) as error:
            raise UnansweredError(_FIELD, "not_reached", reason=_reason(error)) from error


def _opener() -> OpenerDirector:
    """Without proxies of the environment: they would see the token."""
    secure = HTTPSHandler(context=ssl.create_default_context())
    return build_opener(ProxyHandler({}), _NoRedirect(), HTTPHandler(), secure)


def _split(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        has_port = parts.port is None or parts.port > 0
    except ValueError as error:
        raise InputError(_FIELD, "not_an_address") from error
    plain = address.isascii() and address.isprintable() and " " not in address
    if parts.scheme not in ("http", "https") or not parts.hostname or not has_port or not plain:
        raise InputError(_FIELD, "not_an_address")
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        raise InputError(_FIELD, "not_an_address")
    return parts


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _refused(status: int) -> UnansweredError:
    codes = {401: "token_refused", 403: "token_refused", 404: "not_found_there"}
    return UnansweredError(_FIELD, codes.get(status, "server_failed"), status=status)


def _read(answer: http.client.HTTPResponse) -> bytes:
    """The whole answer; one that comes drop by drop, or without end, is given up."""
    until, found = time.monotonic() + ANSWER_SECONDS, bytearray()
    while piece := answer.read1(_PIECE):
        found += piece
        if len(found) > MOST_BYTES:
            raise UnansweredError(_FIELD, "answer_too_big", limit=f"{MOST_BYTES // 1_000_000} MB")
        if time.monotonic() > until:
            raise UnansweredError(_FIELD, "no_answer_in_time")
    if answer.length:
        raise UnansweredError(_FIELD, "answer_broken_off")
    return bytes(found)


def _json(data: bytes, kind: str) -> object:
    if kind == "text/html":
        raise UnansweredError(_FIELD, "answers_html")
    try:
        value: object = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise UnansweredError(_FIELD, "answers_no_json") from error
    return value


def _reason(error: object) -> str:
    return str(getattr(error, "strerror", None) or error)


def table_of(value: object) -> Mapping[str, object]:
    """A JSON table, where only a table makes sense.

    Raises
    ------
    UnansweredError
        When it is something else.
    """
    if not isinstance(value, dict):
        raise UnansweredError(_FIELD, "answers_no_json")
    return value
