from __future__ import annotations

import re
from typing import Any

import pytest

from tests.web.walking import begin, walk

PAGES = (
    "/",
    "/check/you",
    "/check/you/pregnant",
    "/check/you/after-birth",
    "/help",
    "/evidence",
    "/nowhere",
    "/load",
    "/load/day",
    "/load/bath",
)
HER_PAGES = ("/check/", "/check/answers", "/check/again", "/check/delete", "/check/change/0")


@pytest.mark.parametrize("address", PAGES)
def test_headers_are_strict(her: Any, address: str) -> None:
    response = her.get(address)
    policy = dict(part.strip().split(" ", 1) for part in response["Content-Security-Policy"].split(";"))
    assert policy == {
        "default-src": "'none'",
        "script-src": "'self'",
        "worker-src": "'self'",
        "manifest-src": "'self'",
        "connect-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self'",
        "font-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "no-store"


def test_pages_carry_no_script_and_no_style_of_their_own_and_nothing_from_outside(her: Any) -> None:
    begin(her)
    walk(her)
    for address in (*PAGES, *HER_PAGES, "/check/result", "/check/result/print"):
        body = her.get(address, follow=True).content.decode()
        body = re.sub(r'<script src="/static/web/[a-z_-]+\.js\?v=[0-9.]+" defer></script>', "", body)
        assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=|javascript:|@import", body)
        assert not re.search(r'(?:src|action)="https?:', body)
        links = re.findall(r'<link[^>]*href="([^"]*)"', body)
        assert all(link.startswith(("/static/", "/manifest.webmanifest")) for link in links)
        outside = re.findall(r'<a [^>]*href="https?:[^>]*>', body)
        assert all('rel="noreferrer' in link for link in outside)
        assert body.count("<h1") == 1
        assert 'href="#main"' in body


def test_only_three_cookies_and_hers_lasts_a_year(her: Any) -> None:
    begin(her)
    her.post("/language", {"language": "zh-hans", "next": "/"})
    her.get("/")
    assert set(her.cookies) == {"carrywell_session", "carrywell_csrf", "carrywell_language"}
    cookie = her.cookies["carrywell_session"]
    assert cookie["max-age"] == 365 * 24 * 3600
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_looking_at_the_start_page_sets_no_session(her: Any) -> None:
    her.get("/")
    assert "carrywell_session" not in her.cookies


def test_static_files_are_served(her: Any) -> None:
    style = her.get("/static/web/app.css")
    assert style.status_code == 200
    assert "Access-Control-Allow-Origin" not in style
    assert b"url(" not in b"".join(style)
    assert her.get("/static/web/icon.svg").status_code == 200


def test_paper_stays_black_on_white_for_a_dark_device(her: Any) -> None:
    style = b"".join(her.get("/static/web/app.css")).decode()
    dark = re.findall(r"@media[^{]*prefers-color-scheme: ?dark", style)
    assert dark
    assert all(rule.startswith("@media screen and (") for rule in dark)


def test_health_answers(her: Any) -> None:
    response = her.get("/health")
    assert (response.status_code, response.content) == (200, b"ok")


def squeezed(her: Any, address: str) -> bool:
    return "Content-Encoding" in her.get(address, follow=True, HTTP_ACCEPT_ENCODING="gzip")


def test_pages_with_drawings_come_squeezed_and_those_with_her_answers_do_not(her: Any) -> None:
    assert squeezed(her, "/")
    begin(her)
    assert all(squeezed(her, address) for address in ("/load", "/load/lift_floor", "/load/day", "/evidence"))
    assert not any(squeezed(her, address) for address in HER_PAGES)
    walk(her)
    assert not any(squeezed(her, address) for address in ("/", "/check/result", "/check/result/print", "/you"))


def test_a_squeezed_page_varies_in_length(her: Any) -> None:
    lengths = {len(her.get("/evidence", HTTP_ACCEPT_ENCODING="gzip").content) for _ in range(20)}
    assert len(lengths) > 1
