"""Every claim of the article is visible in the app: its verdict on one page, and its words where it has its place."""

from __future__ import annotations

import html
import re
from functools import cache, partial
from typing import Any

import pytest

from carrywell.knowledge.claim_reader import claims
from carrywell.knowledge.ledger_page import all_places, page_of
from carrywell.knowledge.words import LANGUAGES, Language, words
from tests.web.walking import begin, begin_pregnant, browser

ROWS = list(claims().ledger.values())
HEADERS: dict[Language, str] = {"en": "en-GB,en;q=0.9", "zh_hans": "zh-CN,zh;q=0.9"}


@cache
def page(address: str, language: Language) -> str:
    """For a usual woman; what comes up for an older child or in pregnancy alone, for a woman like that."""
    for tell in (lambda her: None, begin_pregnant, partial(begin, since="60")):
        her = browser(HEADERS[language])
        tell(her)
        answer = her.get(address)
        if answer.status_code == 200:
            return html.unescape(answer.content.decode())
    raise AssertionError(address)


def card(claim: str, language: Language) -> str:
    """What stands on the page about one claim."""
    found = re.search(rf'<section class="card tip" id="{claim}".*?</section>', page("/tips", language), re.DOTALL)
    assert found, claim
    return found[0]


def test_the_article_has_56_claims() -> None:
    assert {f"S{n}" for n in range(1, 55)} | {"S20b", "S22b"} == {row.id for row in ROWS}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_claim_stands_with_its_verdict_and_its_places(app: Any, row: Any, language: Language) -> None:
    from carrywell.web.views.tips import address_of, words_of

    shown, w = card(row.id, language), words(language)
    for text in (w.text("ledger", row.id, "claim"), w.text("ledger", row.id, "says")):
        assert text in shown
    assert w.text("ledger", "verdicts", row.verdict) in shown
    assert all_places(row)
    for place in all_places(row):
        assert words_of(place, w) in shown
        assert address_of(place) in shown


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_place_with_a_page_for_everyone_is_shown_there(app: Any, row: Any) -> None:
    from carrywell.web.views.tips import address_of, words_of

    for place in all_places(row):
        kind, _, name = place.partition(":")
        address = address_of(place)
        if address and kind != "substitute":
            assert f"`{address}`" == page_of(kind, name)
            assert words_of(place, words("en")) in page(address, "en"), place


def test_after_a_loss_there_is_no_such_page(her: Any) -> None:
    begin(her)
    her.post("/check/you/ended-early", {"aside": "on"})
    assert her.get("/tips")["Location"] == "/check/you/ended-early"


def test_usual_worries_lead_there(her: Any) -> None:
    assert 'href="/tips"' in her.get("/asked").content.decode()
