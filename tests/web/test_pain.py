"""A page for each cause: everything in both languages, with sources, and of her only what of the help is for her."""

from __future__ import annotations

import re
from typing import Any

import pytest

from carrywell.knowledge.claim_reader import claims
from carrywell.knowledge.reader import load
from tests.web.walking import begin, browser, text_of, walk
from tests.web.women import URGENCIES

PELVIS = "pelvic_girdle_pain_posterior"


@pytest.mark.parametrize("languages", ["en-GB", "zh-CN"])
def test_every_cause_that_is_told_has_a_page(app: Any, languages: str) -> None:
    client = browser(languages)
    names = list(claims().told)
    assert {pair.id for pair in load().together} | {"coccydynia"} <= set(names)
    for name in names:
        page = client.get(f"/pain/{name}")
        assert page.status_code == 200, name
        assert 'rel="noreferrer external"' in page.content.decode() or "<li><span" in page.content.decode(), name


def test_an_old_theory_is_named_as_one(her: Any) -> None:
    assert "One old theory" in text_of(her.get("/pain/pregnancy_related_low_back_pain"))


def test_unknown_cause(her: Any) -> None:
    assert her.get("/pain/moon").status_code == 404


def test_today_leads_to_the_page_of_what_is_likely(her: Any) -> None:
    begin(her)
    walk(her, URGENCIES["routine"])
    assert 'href="/pain/pelvic_girdle_pain_posterior"' in her.get("/").content.decode()


def helps(client: Any, name: str) -> list[str]:
    return re.findall(r'<li id="(A\d+)">', client.get(f"/pain/{name}").content.decode())


def test_a_stranger_is_told_of_the_help_in_general(her: Any) -> None:
    assert helps(her, PELVIS) == []
    assert "Keep your knees together" in text_of(her.get(f"/pain/{PELVIS}"))


def test_what_is_for_her_is_told_and_what_is_not_is_left_out(her: Any) -> None:
    begin(her)
    assert helps(her, PELVIS) == []
    walk(her, URGENCIES["routine"])
    assert {"A34", "A48"} <= set(helps(her, PELVIS))
    assert "A65" not in helps(her, PELVIS)
    her.post("/plan/tell", {"circumstance": "numb_skin", "known": "yes"})
    assert "A48" not in helps(her, PELVIS)


def test_nothing_is_for_her_while_something_urgent_stands(her: Any) -> None:
    begin(her)
    walk(her, URGENCIES["emergency"])
    assert helps(her, PELVIS) == []


def test_result_leads_to_the_pages_of_its_causes(her: Any) -> None:
    begin(her)
    walk(her, URGENCIES["routine"])
    assert f'href="/pain/{PELVIS}"' in her.get("/check/result").content.decode()


@pytest.mark.parametrize("urgency", ["emergency", "same_day"])
def test_beside_what_is_urgent_no_pain_is_explained(her: Any, urgency: str) -> None:
    begin(her)
    walk(her, URGENCIES[urgency])
    assert "/pain/" not in her.get("/check/result").content.decode()


def test_closed_after_a_loss(her: Any) -> None:
    begin(her)
    her.post("/check/you/ended-early", {"aside": "on"})
    assert her.get("/pain/coccydynia")["Location"] == "/check/you/ended-early"
