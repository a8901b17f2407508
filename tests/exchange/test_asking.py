"""Only the address she named is asked, the token goes nowhere else, and each way of failing has its own words."""

from __future__ import annotations

import shutil
import ssl
import subprocess
import threading
from pathlib import Path

import pytest

from carrywell.errors import InputError
from carrywell.exchange import asking
from carrywell.exchange.asking import Server, UnansweredError
from tests.exchange.recorded import TOKEN, Answer, serving


def refusal(address: str, token: str = TOKEN) -> InputError:
    with pytest.raises(InputError) as caught:
        Server(address, token).ask("api/children/", limit=500, offset=0)
    return caught.value


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("http://baby.example.org", "address_in_the_clear"),
        ("http://192.168.1.20:8000", "address_in_the_clear"),
        ("http://localhost.example.org", "address_in_the_clear"),
        ("http://127.0.0.1.example.org", "address_in_the_clear"),
        ("ftp://127.0.0.1", "not_an_address"),
        ("file:///etc/passwd", "not_an_address"),
        ("baby.example.org", "not_an_address"),
        ("https://", "not_an_address"),
        ("https://me:secret@baby.example.org", "not_an_address"),
        ("https://baby.example.org/?next=1", "not_an_address"),
        ("https://baby.example.org:99999", "not_an_address"),
        ("https://baby.example.org\r\nX: 1", "not_an_address"),
        ("https://[::1", "not_an_address"),
    ],
)
def test_address_that_cannot_be_used_is_refused_before_anything_is_asked(address: str, code: str) -> None:
    found = refusal(address)
    assert (found.code, found.field, isinstance(found, UnansweredError)) == (code, "babybuddy", False)


@pytest.mark.parametrize("address", ["https://baby.example.org", "http://127.0.0.1:8000", "http://[::1]:8000/baby"])
def test_encrypted_or_own_computer_is_a_fine_address(address: str) -> None:
    assert Server(address, TOKEN).address == address


def test_insecure_is_only_said_by_hand() -> None:
    assert Server("http://192.168.1.20:8000", TOKEN, insecure=True).insecure


@pytest.mark.parametrize("token", ["", "two words", "line\nbreak", "schlüssel"])
def test_token_that_is_none_is_refused_and_not_told(token: str) -> None:
    found = refusal("https://baby.example.org", token)
    assert (found.field, found.code, dict(found.details)) == ("token", "token_unusable", {})


def test_token_is_in_no_representation() -> None:
    assert TOKEN not in repr(Server("https://baby.example.org", TOKEN))


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (Answer(401), "token_refused"),
        (Answer(403), "token_refused"),
        (Answer(404), "not_found_there"),
        (Answer(500, b"<h1>Server Error (500)</h1>", "text/html"), "server_failed"),
        (Answer(503), "server_failed"),
        (Answer(200, b"<!DOCTYPE html><title>Login</title>", "text/html; charset=utf-8"), "answers_html"),
        (Answer(200, b"<!DOCTYPE html>"), "answers_no_json"),
        (Answer(200, b"\xff\xfe\x00"), "answers_no_json"),
        (Answer(200, b"[" * 100_000), "answers_no_json"),
        (Answer(200, b'{"count": 29, "resu', promised=4000), "answer_broken_off"),
    ],
)
def test_each_failure_has_its_own_words(answer: Answer, code: str) -> None:
    with serving(lambda _kind, _wanted: answer) as there:
        found = refusal(there.address)
    assert (found.code, isinstance(found, UnansweredError)) == (code, True)
    assert TOKEN not in str(found)


def test_wrong_token_gets_the_recorded_refusal() -> None:
    with serving() as there:
        assert refusal(there.address, "0" * 40).code == "token_refused"


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_redirect_is_not_followed_and_the_token_stays_here(status: int) -> None:
    with serving() as elsewhere:
        away = Answer(status, headers={"Location": f"{elsewhere.address}/api/changes/?token=1"})
        with serving(lambda _kind, _wanted: away) as there:
            found = refusal(there.address)
        assert (found.code, found.details["address"]) == ("answers_elsewhere", f"{elsewhere.address}/api/changes/")
        assert elsewhere.asked == []


def test_proxy_of_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving() as proxy, serving() as there:
        monkeypatch.setenv("http_proxy", proxy.address)
        Server(there.address, TOKEN).ask("api/children/", limit=500, offset=0)
        assert (len(there.asked), proxy.asked) == (1, [])


def test_server_that_is_down_is_said() -> None:
    with serving() as there:
        address = there.address
    found = refusal(address)
    assert (found.code, isinstance(found, UnansweredError)) == ("not_reached", True)
    assert found.details["reason"]


def test_server_that_is_silent_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "SILENCE_SECONDS", 0.2)
    released = threading.Event()
    with serving(lambda _kind, _wanted: Answer(until=released)) as there:
        found = refusal(there.address)
        released.set()
    assert found.code == "no_answer_in_time"


def test_answer_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "MOST_BYTES", 100_000)
    with serving(lambda _kind, _wanted: Answer(body=b" " * 300_000)) as there:
        assert refusal(there.address).code == "answer_too_big"
    monkeypatch.setattr(asking, "ANSWER_SECONDS", -1.0)
    with serving() as there:
        assert refusal(there.address).code == "no_answer_in_time"


@pytest.mark.skipif(shutil.which("openssl") is None, reason="a certificate is made with openssl")
def test_certificate_is_checked_also_when_insecure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key, certificate = str(tmp_path / "key.pem"), str(tmp_path / "certificate.pem")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=baby",
         "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with serving(context=context) as there:
        for insecure in (False, True):
            with pytest.raises(UnansweredError) as caught:
                Server(there.address, TOKEN, insecure).ask("api/children/", limit=500, offset=0)
            assert (caught.value.code, there.tokens) == ("not_trusted", [])
        monkeypatch.setenv("SSL_CERT_FILE", certificate)
        assert Server(there.address, TOKEN).ask("api/children/", limit=500, offset=0)
