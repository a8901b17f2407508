"""Her home fitted to her and growth ahead, as pages: what the engines say, in both languages, closed after a loss."""

from __future__ import annotations

from typing import Any

import pytest

from carrywell import AfterBirth, Baby, Person
from carrywell.knowledge.reader import load
from carrywell.plan.growth import growth_of
from carrywell.plan.her import her_of
from carrywell.plan.home_fit import home_fit
from carrywell.plan.life import Life
from carrywell.wire.plan_pages import tell_growth, tell_home
from tests.web.walking import begin, begin_pregnant, browser, text_of

FIGURES = {"height": "150", "mass": "60", "baby": "6", "home_cot_low": "30"}


@pytest.mark.parametrize(("languages", "language"), [("en-GB", "en"), ("zh-CN", "zh_hans")])
def test_pages_say_what_the_engines_find_for_her(app: Any, languages: str, language: Any) -> None:
    client = browser(languages)
    begin(client)
    client.post("/load/lift_cot_low", FIGURES)
    person = Person(AfterBirth(77, "vaginal", "epidural"), None, 1.5, 60, Baby(6))
    her = her_of(person, {}, Life(home={"cot_low": 0.3}), load())
    for address, told in (
        ("/load/home", tell_home(home_fit(her), language)),
        ("/load/ahead", tell_growth(growth_of(her), language)),
    ):
        page = text_of(client.get(address))
        rows = [row for part in told.lists for row in (part.title, *part.rows)]
        assert len(rows) > 5
        assert [row for row in rows if " ".join(row.split()) not in page] == []


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
