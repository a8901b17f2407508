"""The frame: five places, which of them a page belongs to, where they step back; theme and skin; the design page."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.web.walking import begin, begin_pregnant, text_of, walk

PLACES = ["/today", "/checking", "/load", "/journal", "/more"]


def places(page: Any) -> list[str]:
    nav = re.search(r'<nav class="places.*?</nav>', page.content.decode(), re.DOTALL)
    return re.findall(r'href="([^"]*)"', nav[0]) if nav else []


def current(page: Any) -> list[tuple[str, str]]:
    return re.findall(r'href="([^"]*)" aria-current="(\w+)"', page.content.decode())


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("/", ("/today", "true")),
        ("/check/you", ("/checking", "true")),
        ("/load", ("/load", "page")),
        ("/load/day", ("/load", "true")),
        ("/journal", ("/journal", "page")),
        ("/journal/new", ("/journal", "true")),
        ("/more", ("/more", "page")),
        ("/evidence", ("/more", "true")),
    ],
)
def test_page_belongs_to_one_of_five_places(her: Any, address: str, place: tuple[str, str]) -> None:
    page = her.get(address)
    assert places(page) == PLACES
    assert current(page) == [place]


def test_every_page_leads_to_help_and_can_be_hidden(her: Any) -> None:
    begin(her)
    for address in (
        "/",
        "/check/",
        "/check/answers",
        "/load",
        "/load/bath",
        "/journal",
        "/more",
        "/evidence",
        "/nowhere",
    ):
        body = her.get(address, follow=True).content.decode()
        assert "Something is very wrong" in body
        assert '<form class="hide" method="post" action="/notes"' in body


def test_today_is_the_first_page_and_check_where_she_is(her: Any) -> None:
    assert her.get("/today")["Location"] == "/"
    assert her.get("/checking")["Location"] == "/check/you"
    begin(her)
    assert her.get("/today")["Location"] == "/"
    assert her.get("/checking")["Location"] == "/check/"
    walk(her)
    assert her.get("/today")["Location"] == "/"
    assert her.get("/checking")["Location"] == "/check/answers"


def test_today_is_the_whole_result_in_an_emergency(her: Any) -> None:
    begin(her)
    walk(her, {"urine_leak_new": True})
    assert her.get("/today")["Location"] == "/check/result"


def test_places_step_back_behind_a_question_and_an_emergency(her: Any) -> None:
    question = begin(her)
    emergency = walk(her, {"urine_leak_new": True})
    assert "Emergency now" in text_of(emergency)
    few = ["/today", "/checking", "/more"]
    for page, shown in ((question, PLACES), (emergency, few), (her.get("/help"), few)):
        body = page.content.decode()
        assert body.index("</main>") < body.index('<nav class="places last')
        assert places(page) == shown


def test_places_after_the_end_of_a_pregnancy_neither_count_nor_compare(her: Any) -> None:
    begin_pregnant(her)
    gentle = her.post("/check/you", {"stage": "ended_early"}, follow=True)
    assert places(gentle) == ["/today", "/journal", "/more"]
    assert her.get("/today")["Location"] == gentle.request["PATH_INFO"]
    more = text_of(her.get("/more"))
    assert "baby" not in more.lower()
    assert "My pregnancy has ended" not in more


@pytest.mark.parametrize(
    ("begin_as", "words", "sorry"),
    [
        (begin_pregnant, "My pregnancy has ended", "We are sorry for what you have been through"),
        (begin, "I have lost my baby", "We are so sorry about your baby"),
    ],
)
def test_more_leads_to_the_gentle_page_and_back(her: Any, begin_as: Any, words: str, sorry: str) -> None:
    begin_as(her)
    body = her.get("/more").content.decode()
    form = re.search(rf'action="([^"]*)"[^>]*>[^>]*>\s*<button class="row" name="aside" value="on">{words}<', body)
    assert form
    page = her.post(form[1], {"aside": "on"}, follow=True)
    assert sorry in text_of(page)
    assert places(her.get("/more")) == ["/today", "/journal", "/more"]
    her.post("/check/you/ended-early", {"aside": "back"})
    assert places(her.get("/more")) == PLACES


# ---- theme and skin


@pytest.mark.parametrize("theme", ["light", "dark", "night"])
def test_theme_is_kept_and_given_back_to_the_device(her: Any, theme: str) -> None:
    assert her.post("/theme", {"theme": theme, "next": "/more"})["Location"] == "/more"
    assert f'data-theme="{theme}">' in her.get("/load").content.decode().split("<head>")[0]
    cookie = her.cookies["carrywell_theme"]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 365 * 24 * 3600)
    her.post("/theme", {"theme": "device"})
    assert "data-theme" not in her.get("/").content.decode().split("<head>")[0]


def test_skin_of_the_figures_is_kept(her: Any) -> None:
    her.post("/skin", {"skin": "4", "next": "/more"})
    assert 'data-skin="4">' in her.get("/load/bath").content.decode().split("<head>")[0]
    her.post("/skin", {"skin": "2"})
    assert "data-skin" not in her.get("/").content.decode().split("<head>")[0]


@pytest.mark.parametrize(("address", "name"), [("/theme", "theme"), ("/skin", "skin")])
def test_choice_that_does_not_exist_changes_nothing(her: Any, address: str, name: str) -> None:
    assert her.post(address, {name: "pink", "next": "//elsewhere"})["Location"] == "/"
    her.cookies[f"carrywell_{name}"] = '"><script>'
    assert "<script>" not in her.get("/").content.decode()


def test_paper_is_light_whatever_she_chose(her: Any) -> None:
    begin(her)
    walk(her)
    her.post("/theme", {"theme": "night"})
    assert re.findall(r'data-theme="(\w+)"', her.get("/check/result/print").content.decode()) == ["light"]


# ---- the design page


def test_design_is_not_there_for_her(her: Any) -> None:
    assert her.get("/design").status_code == 404


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("theme", ["light", "dark", "night"])
def test_design_shows_every_component(her: Any, monkeypatch: pytest.MonkeyPatch, theme: str, language: str) -> None:
    monkeypatch.setenv("CARRYWELL_DESIGN", "1")
    page = her.get("/design", {"theme": theme, "language": language})
    body = page.content.decode()
    assert f'data-theme="{theme}"' in body.split("<head>")[0]
    for level in ("emergency", "same_day", "within_days", "routine", "self_care"):
        assert body.count(f'<section class="care {level}">') == 1
    for part in (
        "question",
        "tick",
        "errors",
        "error",
        "empty",
        "note",
        "card cause",
        "card way",
        "bar",
        "meter",
        "why",
        "body-map trunk",
        "body-map legs",
    ):
        assert re.search(rf'class="[^"]*\b{part}\b', body), part
    assert ("怎么" in body or "什么" in body) is (language == "zh-hans")
    ids = re.findall(r'\sid="([^"]+)"', body)
    assert len(ids) == len(set(ids))
