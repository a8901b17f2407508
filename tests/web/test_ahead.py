"""Her home fitted to her and growth ahead, as pages: what the engines say, in both languages, closed after a loss."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.utils.formats import date_format

from carrywell import AfterBirth, Baby, Person
from carrywell.knowledge.reader import load
from carrywell.plan.growth import growth_of
from carrywell.plan.her import her_of
from carrywell.plan.home_fit import home_fit
from carrywell.plan.life import Life
from carrywell.wire.home_told import tell_pieces
from carrywell.wire.plan_pages import tell_growth
from tests.web.walking import begin, begin_pregnant, browser, text_of

FIGURES = {"height": "150", "mass": "60", "baby": "6", "home_cot_low": "30"}


@pytest.mark.parametrize(("languages", "language"), [("en-GB", "en"), ("zh-CN", "zh_hans")])
def test_pages_say_what_the_engines_find_for_her(app: Any, languages: str, language: Any) -> None:
    client = browser(languages)
    begin(client)
    client.post("/load/lift_cot_low", FIGURES)
    person = Person(AfterBirth(77, "vaginal", "epidural"), None, 1.5, 60, Baby(6))
    her = her_of(person, {}, Life(home={"cot_low": 0.3}), load())
    pieces = [(piece.name, piece.good, piece.now, piece.verdict) for piece in tell_pieces(home_fit(her), language)]
    lists = [(part.title, *part.rows) for part in tell_growth(growth_of(her), language).lists]
    for address, told in (("/load/home", pieces), ("/load/ahead", lists)):
        page = text_of(client.get(address))
        rows = [row for part in told for row in part]
        assert len(rows) > 5
        assert [row for row in rows if " ".join(row.split()) not in page] == []


def test_every_piece_has_its_picture_and_its_scale(her: Any) -> None:
    begin(her)
    page = her.get("/load/home").content.decode()
    pieces = page.split('class="pieces"')[1].split('id="heights"')[0].split('class="card piece')[1:]
    assert len(pieces) > 5
    assert all(piece.count('class="figure"') == piece.count('class="scale"') == 1 for piece in pieces)


def test_a_height_told_on_the_page_is_hers_and_an_impossible_one_is_refused_with_its_reason(her: Any) -> None:
    """A changing table of 5 m is none; of 75 cm is low, and a higher one saves for sure."""
    begin(her)
    refused = her.post("/load/home", {"home_changer": "500", "home_sofa": "40"})
    assert refused.status_code == 200
    page = refused.content.decode()
    assert re.search(r'id="id_home_changer"[^>]*aria-invalid="true"|aria-invalid="true"[^>]*id="id_home_changer"', page)
    assert "Changing table" in text_of(refused)
    assert 'value="500"' in page
    assert her.post("/load/home", {"home_changer": "75"})["Location"] == "/load/home?kept"
    page = text_of(her.get("/load/home"))
    assert "Yours: 75 cm." in page
    assert "Worth a change" in page


@pytest.mark.parametrize(("languages", "one"), [("en-GB", "In 1 week:"), ("zh-CN", "1周后")])
def test_one_week_ahead_is_said_in_the_singular(app: Any, languages: str, one: str) -> None:
    client = browser(languages)
    begin(client)
    page = text_of(client.get("/load/ahead"))
    assert one in page
    assert "In 1 weeks" not in page


def test_growth_is_a_chart_with_its_numbers_and_marks(her: Any) -> None:
    """At 77 days the first babies sit in 38 days (day 115, who_motor2006)."""
    begin(her)
    page = her.get("/load/ahead").content.decode()
    assert 'class="band"' in page
    assert 'class="line-of-values"' in page
    drawn, listed = page.split('class="mark-list"')
    assert drawn.count("<circle") == listed.split("</ol>")[0].count("<li>") > 0
    from carrywell.web import store

    day = date_format(store.today() + timedelta(days=38), "j F")
    assert f"From about {day}: lower the cot base, before baby sits alone" in text_of(her.get("/load/ahead"))
    assert "In 12 weeks" in page.split("<details>")[1]


@pytest.mark.parametrize(
    ("languages", "when", "now"), [("en-GB", "In 12 weeks, ", "as it is now"), ("zh-CN", "12周后，", "和现在一样")]
)
def test_one_lift_is_a_chart_with_its_numbers_in_a_table(app: Any, languages: str, when: str, now: str) -> None:
    client = browser(languages)
    begin(client)
    page = client.get("/load/ahead").content.decode()
    assert page.count('class="line-of-values"') == page.count('class="band"') == 2
    table = page.split("<table>")[1].split("</table>")[0]
    assert table.count('<th scope="row">') == 4
    assert table.count('<th scope="col">') == 2
    assert now in table
    assert when in table


def test_list_of_tasks_leads_there(her: Any) -> None:
    begin(her)
    page = her.get("/load").content.decode()
    assert 'href="/load/home"' in page
    assert 'href="/load/ahead"' in page


def test_before_a_first_baby_nothing_grows(her: Any) -> None:
    begin_pregnant(her)
    assert 'href="/load/ahead"' not in her.get("/load").content.decode()
    assert her.get("/load/ahead").status_code == 200


def test_closed_after_a_loss(her: Any) -> None:
    begin(her)
    her.post("/check/you/ended-early", {"aside": "on"})
    for address in ("/load/home", "/load/ahead"):
        assert her.get(address)["Location"] == "/check/you/ended-early"
