"""What a device needs to install the app, and what the browser is told to keep: seen by the test client."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.web import icons
from tests.web.walking import begin, browser, text_of, walk

STATIC = icons.STATIC
HEADER = "Carrywell-Offline"
KEPT = ("/check/result", "/load", "/load/day", "/load/bath")
PAGES = (
    "/",
    "/help",
    "/evidence",
    "/check/you",
    "/check/answers",
    "/check/delete",
    "/check/change/0",
    "/check/result/print",
    "/offline",
    "/nowhere",
)


def told(response: Any) -> tuple[str, str, str, str]:
    version, owner, frame, keep, _ = response[HEADER].split(" ")
    return version, owner, frame, keep


def constants(script: str) -> dict[str, Any]:
    """What the server wrote above the script of the service worker."""
    written = script.split('"use strict";')[0]
    return {name: json.loads(value) for name, value in re.findall(r"^const ([A-Z]+) = (.*);$", written, re.MULTILINE)}


@pytest.mark.parametrize(("languages", "lang"), [("en-GB", "en"), ("zh-CN", "zh-Hans")])
def test_manifest_is_in_her_language(app: Any, languages: str, lang: str) -> None:
    response = browser(languages).get("/manifest.webmanifest")
    manifest = response.json()
    assert response["Content-Type"] == "application/manifest+json"
    assert manifest["lang"] == lang
    assert (manifest["id"], manifest["start_url"], manifest["scope"], manifest["display"]) == (
        "/",
        "/",
        "/",
        "standalone",
    )
    assert manifest["short_name"] == "Carrywell"
    chinese = [bool(re.search("[一-鿿]", manifest[key])) for key in ("name", "description")]
    assert chinese == [lang == "zh-Hans"] * 2
    assert [shortcut["url"] for shortcut in manifest["shortcuts"]] == ["/help"]


def test_manifest_names_icons_of_their_size(her: Any) -> None:
    found = her.get("/manifest.webmanifest").json()["icons"]
    assert {(icon["sizes"], icon["purpose"]) for icon in found} == {
        ("192x192", "any"),
        ("512x512", "any"),
        ("512x512", "maskable"),
    }
    for icon in found:
        png = b"".join(her.get(icon["src"]))
        assert "x".join(map(str, icons.size_of(png))) == icon["sizes"]


@pytest.mark.parametrize("name", icons.ICONS)
def test_icon_has_its_size(name: str) -> None:
    side, _ = icons.ICONS[name]
    assert icons.size_of(icons.path_of(name).read_bytes()) == (side, side)


def test_colours_are_those_of_the_tokens(her: Any) -> None:
    styles = "".join(path.read_text(encoding="utf-8") for path in STATIC.glob("*.css"))
    tokens = {colour.lower() for colour in re.findall(r"--page:\s*(#\w{6})", styles)}
    manifest = her.get("/manifest.webmanifest").json()
    page = her.get("/").content.decode()
    themes = re.findall(r'<meta name="theme-color" content="(#\w{6})"', page)
    assert {manifest["background_color"], manifest["theme_color"], *themes} <= tokens
    assert len(themes) == 2


def test_every_page_offers_to_install(her: Any) -> None:
    for address in ("/", "/help", "/check/you", "/load", "/offline", "/nowhere"):
        page = her.get(address).content.decode()
        assert '<link rel="manifest" href="/manifest.webmanifest"' in page
        assert 'rel="apple-touch-icon"' in page
        assert re.findall("<script[^>]*>", page)
        assert all(re.search(r'\ssrc="/static/[^"]+"', tag) for tag in re.findall("<script[^>]*>", page))
        assert not re.search(r"<script[^>]*>\s*\S+\s*</script>", page)


def test_policy_lets_in_our_own_scripts_alone(her: Any) -> None:
    for address in ("/", "/service-worker.js", "/manifest.webmanifest", "/offline"):
        policy = dict(part.strip().split(" ", 1) for part in her.get(address)["Content-Security-Policy"].split(";"))
        assert policy["default-src"] == "'none'"
        for name in ("script-src", "worker-src", "manifest-src", "connect-src"):
            assert policy[name] == "'self'"
        assert "unsafe" not in str(policy)


def test_service_worker_covers_the_whole_app_and_names_files_that_exist(her: Any) -> None:
    response = her.get("/service-worker.js")
    assert response["Content-Type"] == "text/javascript; charset=utf-8"
    found = constants(response.content.decode())
    assert set(found) == {"VERSION", "FILES", "OFFLINE", "NOTES", "FORGETTING", "WIPING", "LOOKS"}
    assert "/static/web/offline.js" in found["FILES"]
    for address in (*found["FILES"], found["OFFLINE"], found["NOTES"], *found["FORGETTING"], *found["WIPING"]):
        assert her.get(address).status_code == 200, address
    assert not [url for url in found["FILES"] if "service-worker" in url]


def test_scripts_reach_nothing_outside_and_make_no_code() -> None:
    for path in STATIC.glob("*.js"):
        script = path.read_text(encoding="utf-8")
        assert not re.search(
            r"https?://|\beval\b|new Function|innerHTML|document\.write|localStorage|importScripts", script
        )


def test_only_the_plan_the_result_and_the_load_pages_are_kept(her: Any) -> None:
    assert told(her.get("/"))[3] == "-"
    begin(her)
    assert told(her.get("/"))[3] == "-"
    walk(her)
    kept = [address for address in (*PAGES, *KEPT) if told(her.get(address))[3] == "keep"]
    assert kept == ["/", *KEPT]


def test_an_answer_to_a_form_is_never_kept(her: Any) -> None:
    begin(her)
    page = her.post("/load/lift_cot_low", {"home_cot_low": "none of these"})
    assert page.status_code == 200
    assert told(page)[3] == "-"


def test_owner_tells_nothing_and_is_hers_alone(her: Any, stranger: Any) -> None:
    from carrywell.web import store

    assert told(her.get("/"))[1] == "anybody"
    begin(her)
    begin(stranger)
    owner = told(her.get("/"))[1]
    assert re.fullmatch("[0-9a-f]{16}", owner)
    assert owner == told(her.get("/load"))[1]
    assert owner != told(stranger.get("/"))[1]
    assert owner not in her.session[store.TOKEN]


@pytest.mark.parametrize("address", ["/check/delete", "/check/again"])
def test_owner_changes_when_the_check_is_deleted(her: Any, address: str) -> None:
    begin(her)
    her.post(address)
    assert told(her.get("/"))[1] == "anybody"


def test_nothing_is_kept_once_her_pregnancy_has_ended(her: Any) -> None:
    begin(her)
    walk(her)
    page = her.post("/check/you", {"stage": "ended_early"}, follow=True)
    assert told(page)[1] == "nobody"
    assert {told(her.get(address, follow=True))[3] for address in ("/", "/load", "/check/result")} == {"-"}


def test_deleting_empties_the_browser_by_its_own_means(her: Any) -> None:
    begin(her)
    assert "Clear-Site-Data" not in her.get("/check/delete")
    assert her.post("/check/delete")["Clear-Site-Data"] == '"storage"'


def test_frame_follows_language_and_country(her: Any) -> None:
    assert told(her.get("/"))[2] == "en.GB"
    her.post("/language", {"language": "zh-hans"})
    her.post("/country", {"country": "CN"})
    assert told(her.get("/"))[2] == "zh-hans.CN"


def test_version_changes_with_a_file_of_the_shell(app: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from carrywell.web.views import offline

    before = offline.version.__wrapped__()
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "app.css").write_text("a {}", encoding="utf-8")
    monkeypatch.setattr(offline, "WEB", tmp_path)
    monkeypatch.setattr(offline, "STATIC", tmp_path / "static")
    assert offline.version.__wrapped__() != before
    assert re.fullmatch("[0-9a-f]{12}", before)


@pytest.mark.parametrize(("languages", "call"), [("en-GB", "tel:999"), ("zh-CN", "tel:120")])
def test_offline_page_names_the_number_and_nothing_of_her(app: Any, languages: str, call: str) -> None:
    her = browser(languages)
    begin(her)
    walk(her)
    page = her.get("/offline")
    body = page.content.decode()
    assert f'href="{call}"' in body
    assert '<template id="not-sent">' in body
    assert '<template id="copies">' in body
    assert "<!--copies-->" in body
    assert "epidural" not in text_of(page)


def test_offline_page_makes_no_session(her: Any) -> None:
    her.get("/offline")
    her.get("/service-worker.js")
    her.get("/manifest.webmanifest")
    assert "carrywell_session" not in her.cookies
