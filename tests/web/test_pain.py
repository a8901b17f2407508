"""A page for each cause: everything in both languages, with sources, and nothing of her."""

from __future__ import annotations

from typing import Any

import pytest

from carrywell.knowledge.claim_reader import claims
from carrywell.knowledge.reader import load
from tests.web.walking import begin, browser, text_of, walk
from tests.web.women import URGENCIES


@pytest.mark.parametrize("languages", ["en-GB", "zh-CN"])
def test_every_cause_that_is_told_has_a_page(app: Any, languages: str) -> None:
    client = browser(languages)
    names = [name for name in claims().told if name in load().causes]
    assert len(names) >= 10
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


def test_closed_after_a_loss(her: Any) -> None:
    begin(her)
    her.post("/check/you/ended-early", {"aside": "on"})
    assert her.get("/pain/coccydynia")["Location"] == "/check/you/ended-early"
