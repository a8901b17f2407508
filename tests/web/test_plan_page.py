"""Her plan of today on the page: chosen by the engine, changed by a tap, hers alone, closed when it has to be."""

from __future__ import annotations

import re
from typing import Any

import pytest

from carrywell import Life, plan
from tests.web.walking import answer, begin, browser, shown, text_of, walk
from tests.web.women import URGENCIES

ROUTINE, EMERGENCY, SAME_DAY = URGENCIES["routine"], URGENCIES["emergency"], URGENCIES["same_day"]


def cards(client: Any) -> list[str]:
    """The advice on her page, in order."""
    return re.findall(r'plan-card" id="(A\d+)"', client.get("/").content.decode())


def tell(client: Any, **told: str) -> Any:
    return client.post("/plan/tell", told)


@pytest.fixture
def planned(her: Any) -> Any:
    begin(her)
    walk(her, ROUTINE)
    return her


def engine(client: Any, life: Life | None = None) -> list[str]:
    from carrywell.web import store

    saved = store.load(client.session)
    assert saved is not None
    return [choice.advice for choice in plan(saved.person, saved.interview().answers, life).changes]


def test_page_after_a_check_shows_what_the_engine_chooses(planned: Any) -> None:
    assert cards(planned) == engine(planned)
    assert 1 <= len(cards(planned)) <= 3


def test_no_plan_before_a_check_is_finished(her: Any) -> None:
    assert cards(her) == []
    begin(her)
    assert cards(her) == []
    assert tell(browser("en-GB"), advice="A53", said="done").status_code == 302


@pytest.mark.parametrize("said", ["done", "not_for_me", "cannot"])
def test_what_she_says_to_a_change_counts_and_can_be_taken_back(planned: Any, said: Any) -> None:
    before = cards(planned)
    assert tell(planned, advice=before[0], said=said)["Location"] == "/#plan"
    assert cards(planned) == engine(planned, Life(advice={before[0]: said}))
    assert before[0] not in cards(planned)
    assert 'value="take_back"' in planned.get("/").content.decode()
    tell(planned, advice=before[0], said="take_back")
    assert cards(planned) == before


def test_what_was_asked_is_not_asked_again(planned: Any) -> None:
    page = planned.get("/").content.decode()
    assert 'value="clearance"' in page
    for known in ("unsure", "yes"):
        tell(planned, circumstance="clearance", known=known)
        assert 'value="clearance"' not in planned.get("/").content.decode()
    tell(planned, pain_at_rest="3")
    assert 'name="pain_at_rest"' not in planned.get("/").content.decode()


def test_a_comfort_that_she_has_read_gives_way(planned: Any) -> None:
    first = re.search(r'name="reassured" value="(\w+)"', planned.get("/").content.decode())
    assert first
    tell(planned, reassured=first[1])
    assert f'name="reassured" value="{first[1]}"' not in planned.get("/").content.decode()


@pytest.mark.parametrize("urgent", [EMERGENCY, SAME_DAY])
def test_urgent_comes_first_until_she_has_been_seen(her: Any, urgent: dict[str, object]) -> None:
    begin(her)
    walk(her, urgent)
    assert cards(her) == []
    assert her.get("/plan/moving")["Location"] == "/"
    assert her.get("/plan/print")["Location"] == "/"
    tell(her, seen="on")
    assert cards(her)


def test_seen_counts_for_these_answers_alone(her: Any) -> None:
    from carrywell.web import store

    begin(her)
    walk(her, EMERGENCY)
    tell(her, seen="on")
    assert cards(her)
    session = her.session
    saved = store.load(session)
    assert saved is not None
    store.keep(session, saved.person, saved.entries)
    session.save()
    assert cards(her) == []


def test_a_new_check_needs_another_look(her: Any) -> None:
    begin(her)
    walk(her, EMERGENCY)
    tell(her, seen="on")
    her.post("/check/again")
    begin(her)
    walk(her, EMERGENCY)
    assert cards(her) == []


@pytest.mark.parametrize(
    "told",
    [
        {"advice": "A999", "said": "done"},
        {"advice": "A53", "said": "loved"},
        {"circumstance": "moon", "known": "yes"},
        {"circumstance": "clearance", "known": "perhaps"},
        {"pain_at_rest": "11"},
        {"pain_at_rest": "x"},
        {"reassured": "nothing"},
    ],
)
def test_what_no_button_sends_is_refused_and_keeps_nothing(planned: Any, told: dict[str, str]) -> None:
    from carrywell.web import store

    before = store.load_life(planned.session)
    assert planned.post("/plan/tell", told).status_code == 404
    assert store.load_life(planned.session) == before


def test_a_stranger_changes_and_sees_nothing_of_hers(planned: Any, stranger: Any) -> None:
    before = cards(planned)
    begin(stranger)
    walk(stranger, ROUTINE)
    tell(stranger, advice=before[0], said="done")
    assert cards(planned) == before
    assert before[0] not in cards(stranger)


def test_moving_and_paper_show_what_is_for_today(planned: Any) -> None:
    moving, paper = text_of(planned.get("/plan/moving")), text_of(planned.get("/plan/print"))
    assert "Belly breathing" in moving
    assert "Stop and get help" in moving
    assert "Your plan for today" in paper
    assert "Not for me" not in paper


def test_nothing_of_a_plan_after_a_loss(planned: Any) -> None:
    planned.post("/check/you/ended-early", {"aside": "on"})
    for address in ("/plan/moving", "/plan/print"):
        assert planned.get(address)["Location"] == "/check/you/ended-early"
    assert cards(planned) == []


def test_deleting_takes_what_she_told_for_it(planned: Any) -> None:
    from carrywell.web.models import Figures

    tell(planned, advice=cards(planned)[0], said="done")
    token = planned.session["check"]
    planned.post("/check/delete")
    assert not Figures.objects.filter(token=token).exists()


def test_what_a_row_cannot_say_any_more_is_left_out() -> None:
    from carrywell.web.her_life import HerLife, from_row, row_of

    stored = {
        "known": {"moon": "yes", "helper": "perhaps", "cot": "no"},
        "said": {"A999": "done", "A53": "done"},
        "reassured": ["nothing"],
        "pain_at_rest": 40,
    }
    assert from_row(stored) == HerLife(known={"cot": "no"}, said={"A53": "done"})
    assert from_row(row_of(from_row(stored))) == from_row(stored)
    assert from_row({"known": [], "said": 3}) == HerLife()


def test_chinese_page_is_chinese(app: Any) -> None:
    chinese = browser("zh-CN,zh;q=0.9")
    begin(chinese)
    walk(chinese, ROUTINE)
    assert "您今天的计划" in text_of(chinese.get("/"))
    assert cards(chinese) == engine(chinese)


def test_a_half_way_check_still_goes_on(her: Any) -> None:
    answer(her, shown(begin(her)), {})
    assert "plan-card" not in her.get("/").content.decode()
