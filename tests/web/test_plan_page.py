"""Her plan of today on the page: chosen by the engine, changed by a tap, hers alone, closed when it has to be."""

from __future__ import annotations

import re
import tomllib
from datetime import date, timedelta
from importlib.resources import files
from typing import Any

import pytest

from carrywell import Life, plan
from tests.web.walking import answer, begin, begin_pregnant, browser, shown, text_of, walk
from tests.web.women import URGENCIES

EXERCISES = tomllib.loads(files("carrywell.knowledge").joinpath("text/en/exercises.toml").read_text("utf-8"))
ROUTINE, EMERGENCY, SAME_DAY = URGENCIES["routine"], URGENCIES["emergency"], URGENCIES["same_day"]


def cards(client: Any) -> list[str]:
    """The advice on her page, in order."""
    return re.findall(r'plan-card" id="(A\d+)"', client.get("/").content.decode())


def tell(client: Any, **told: str) -> Any:
    return client.post("/plan/tell", told)


def on_paper(client: Any) -> list[str]:
    """The advice on her printed page, in order."""
    return re.findall(r'plan-card" id="(A\d+)"', client.get("/plan/print").content.decode())


def asked(client: Any) -> set[str]:
    """What would help to know, as the page asks."""
    found = re.search(r'class="card asks.*?</section>', client.get("/").content.decode(), re.DOTALL)
    section = found[0] if found else ""
    named = re.findall(r'name="circumstance" value="(\w+)"', section)
    return {*named, *(["pain_at_rest"] if 'name="pain_at_rest"' in section else [])}


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


def test_every_change_that_is_a_posture_has_its_picture(planned: Any) -> None:
    page = planned.get("/").content.decode()
    parts = re.findall(r'plan-card" id="A\d+".*?</article>', page, re.DOTALL)
    assert parts
    assert all("<svg" in part.split("<h3")[0] for part in parts)


def test_every_exercise_of_today_has_its_drawing_dose_and_evidence(planned: Any) -> None:
    page = planned.get("/plan/moving").content.decode()
    shown = re.findall(r'<li id="(E\d+)">(.*?)</details>', page, re.DOTALL)
    assert shown
    for name, card in shown:
        words = EXERCISES[name]
        assert f'aria-label="{words["picture"]}"' in card.replace("&#x27;", "'")
        assert "<svg" in card
        assert all(words[key] in card.replace("&#x27;", "'") for key in ("dose", "how", "easier", "harder", "evidence"))


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
    assert {"clearance", "pain_at_rest"} <= asked(planned)
    for known in ("unsure", "yes"):
        tell(planned, circumstance="clearance", known=known)
        assert "clearance" not in asked(planned)
    tell(planned, pain_at_rest="3")
    assert "pain_at_rest" not in asked(planned)


def test_a_comfort_that_she_has_read_gives_way(planned: Any) -> None:
    first = re.search(r'name="reassured" value="(\w+)"', planned.get("/").content.decode())
    assert first
    tell(planned, reassured=first[1])
    assert f'name="reassured" value="{first[1]}"' not in planned.get("/").content.decode()


def test_how_she_lives_counts_and_can_be_changed(planned: Any) -> None:
    usual, customs = cards(planned), ("floor_living", "warm_not_cold")
    page = planned.get("/").content.decode()
    assert 'value="floor_living"' in page
    assert 'value="floor_living" id="custom_floor_living" checked' not in page
    sent = planned.post("/plan/tell", {"living": "on", "customs": customs})
    assert sent["Location"] == "/#plan"
    page = planned.get("/").content.decode()
    assert 'value="floor_living" id="custom_floor_living" checked' in page
    assert "It goes with how you live: “Living on the floor”." in text_of(planned.get("/"))
    assert "You can live on the floor with a sore back." in page
    assert cards(planned) == engine(planned, Life(customs=customs)) != usual
    planned.post("/plan/tell", {"living": "on"})
    assert cards(planned) == usual


def test_an_unknown_custom_changes_nothing(planned: Any) -> None:
    assert planned.post("/plan/tell", {"living": "on", "customs": ["riding"]}).status_code == 404


def test_paper_does_not_tell_how_she_lives(planned: Any) -> None:
    planned.post("/plan/tell", {"living": "on", "customs": ["floor_living"]})
    assert "Living on the floor" not in planned.get("/plan/print").content.decode()


def test_whom_to_ask_about_medicines_stands_with_the_plan(planned: Any) -> None:
    page = planned.get("/").content.decode()
    assert "We do not advise medicines. Ask your midwife, doctor or pharmacist" in page
    assert 'id="medicines"' in page


def mark(client: Any) -> str:
    """What the button "I have been seen" sends; empty where there is none."""
    found = re.search(r'name="seen" value="(\w+)"', client.get("/").content.decode())
    return found[1] if found else ""


def see(client: Any) -> None:
    sent = mark(client)
    assert sent
    tell(client, seen=sent)


def shut(client: Any) -> bool:
    """Nothing of a plan on any of its pages."""
    moved = [client.get(address).get("Location") for address in ("/plan/moving", "/plan/print")]
    return cards(client) == [] and moved == ["/", "/"]


def later(client: Any, days: int) -> None:
    """So many days go by."""
    from carrywell.web.models import Check, Figures

    token = client.session["check"]
    row = Figures.objects.get(token=token)
    row.told = {name: (date.fromisoformat(on) - timedelta(days=days)).isoformat() for name, on in row.told.items()}
    row.save()
    found = Check.objects.get(token=token)
    moved = {name: getattr(found, name) - timedelta(days=days) for name in ("created", "updated", "finished")}
    Check.objects.filter(token=token).update(**moved)


GAVE_BIRTH = {"since": "1", "unit": "days", "birth": "vaginal", "neuraxial": "none", "age": "", "then": "profile"}


@pytest.mark.parametrize("urgent", [EMERGENCY, SAME_DAY])
def test_urgent_comes_first_until_she_has_been_seen(her: Any, urgent: dict[str, object]) -> None:
    begin(her)
    walk(her, urgent)
    assert shut(her)
    see(her)
    assert cards(her)
    tell(her, unseen="on")
    assert shut(her)


def test_seen_counts_for_what_stood_on_the_page_alone(her: Any) -> None:
    begin(her)
    walk(her, SAME_DAY)
    old = mark(her)
    her.post("/check/again")
    begin(her)
    walk(her, EMERGENCY)
    for sent in (old, "on", "x" * 24):
        tell(her, seen=sent)
        assert shut(her)
    see(her)
    assert cards(her)
    her.post("/check/again")
    begin(her)
    walk(her, EMERGENCY)
    assert shut(her)


def test_an_emergency_stands_when_she_tells_another_stage(her: Any) -> None:
    begin_pregnant(her, "30")
    walk(her, {"womb_hard": True})
    assert shut(her)
    her.post("/check/you/after-birth?then=profile", GAVE_BIRTH)
    assert shut(her)
    assert 'class="care emergency"' in her.get("/").content.decode()


def test_a_same_day_sign_stands_when_days_go_by(her: Any) -> None:
    begin(her, since="41", unit="days", neuraxial="none")
    walk(her, {"ruq_epigastric_pain": True})
    assert shut(her)
    later(her, 2)
    assert shut(her)


def test_a_sign_stands_when_the_week_is_told_again(her: Any) -> None:
    begin_pregnant(her, "25")
    walk(her, {"reduced_movements": True})
    assert shut(her)
    her.post("/check/you/pregnant?then=profile", {"weeks": "12", "age": "", "then": "profile"})
    assert shut(her)


def test_what_the_same_answers_mean_by_now_comes_first(her: Any) -> None:
    begin_pregnant(her, "12")
    wanted = {"high_bp_known": "high_140", "waters_or_leak": True, "womb_hard": True}
    walk(her, wanted)
    before = her.get("/").content.decode()
    her.post("/check/you/pregnant?then=profile", {"weeks": "30", "age": "", "then": "profile"})
    page = her.get("/").content.decode()
    levels = ["emergency", "same_day", "within_days", "routine", "self_care"]
    now, then = (next(n for n, name in enumerate(levels) if f'class="care {name}"' in body) for body in (page, before))
    assert now <= then
    if now < 2:
        assert shut(her)
        assert 'href="tel:999"' in page


def test_a_stage_that_no_longer_holds_or_old_answers_need_another_check(planned: Any) -> None:
    assert cards(planned)
    later(planned, 30)
    assert shut(planned)
    assert "Check again" in text_of(planned.get("/"))


def test_a_pregnancy_that_cannot_last_until_now_has_no_plan(her: Any) -> None:
    from carrywell.web.models import Figures

    begin_pregnant(her, "38")
    walk(her, ROUTINE)
    Figures.objects.filter(token=her.session["check"]).update(told={"stage": "2020-01-01"})
    assert shut(her)


def test_what_was_allowed_in_pregnancy_is_asked_again_after_the_birth(her: Any) -> None:
    from carrywell.web import store

    begin_pregnant(her)
    walk(her, ROUTINE)
    tell(her, circumstance="clearance", known="yes")
    tell(her, circumstance="cot", known="no")
    tell(her, pain_at_rest="0")
    her.post("/check/you/after-birth?then=profile", GAVE_BIRTH | {"birth": "emergency_caesarean"})
    life = store.load_life(her.session)
    assert dict(life.known) == {"cot": "no"}
    assert life.pain_at_rest is None


def test_pain_of_another_day_is_asked_again() -> None:
    from carrywell.web.her_life import HerLife

    day = date(2026, 11, 22)
    told = HerLife().hurting(3, day)
    assert (told.pain_of(day), told.pain_of(day + timedelta(days=1))) == (3, None)


def test_what_she_told_can_be_taken_back(planned: Any) -> None:
    tell(planned, circumstance="clearance", known="yes")
    assert "clearance" not in asked(planned)
    tell(planned, circumstance="clearance", known="take_back")
    assert "clearance" in asked(planned)


def test_paper_tells_none_of_her_answers(her: Any) -> None:
    """Every reason of the exercise screen, and who hurts her."""
    from carrywell import Entry
    from carrywell.web import store
    from carrywell.web.models import Check

    begin(her)
    walk(her, ROUTINE)
    session = her.session
    saved = store.load(session)
    assert saved is not None
    given = {"vaginal_bleeding": "spotting", "high_bp_known": "high_140", "dizzy": True, "unsafe_home": True}
    known = {name: value for name, value in given.items() if name in saved.interview().knowledge.questions}
    entries = [*saved.entries, *(Entry(name, {name: value}) for name, value in known.items())]
    store.keep(session, saved.person, entries)
    session.save()
    Check.objects.filter(token=session["check"]).update(finished=saved.created)
    if mark(her):
        see(her)
    paper, moving = (text_of(her.get(address)) for address in ("/plan/print", "/plan/moving"))
    assert "Your plan for today" in paper
    assert any(text in moving for text in _leaves(EXERCISES["screen"]))
    said = [text for text in _leaves(EXERCISES["screen"]) if text in paper]
    assert said == []


def _leaves(table: Any) -> list[str]:
    return [table] if isinstance(table, str) else [text for part in table.values() for text in _leaves(part)]


def test_a_private_answer_changes_no_plan(her: Any) -> None:
    from carrywell import Entry
    from carrywell.web import store
    from carrywell.web.models import Check

    begin(her)
    walk(her, URGENCIES["self_care"])
    before = on_paper(her)
    session = her.session
    saved = store.load(session)
    assert saved is not None
    store.keep(session, saved.person, [*saved.entries, Entry("unsafe_home", {"unsafe_home": True})])
    session.save()
    Check.objects.filter(token=session["check"]).update(finished=saved.created)
    assert on_paper(her) == before != []
    assert cards(her) == []
    assert mark(her) == ""


@pytest.mark.parametrize(
    "stored",
    [
        {"life": {"reassured": 3}},
        {"life": {"reassured": [["a"]], "pain_at_rest": True, "known": {"cot": ["x"]}, "said": {"A53": {}}}},
        {"day": {"bath": {"minutes": -5}}},
        {"day": {"bath": {"minutes": 1e300}}},
        {"day": {"bath": {"way": ["x"]}}},
    ],
)
def test_a_row_that_cannot_be_read_breaks_no_page(planned: Any, stored: dict[str, object]) -> None:
    from carrywell.web.models import Figures

    Figures.objects.filter(token=planned.session["check"]).update(**stored)
    for address in ("/", "/load", "/load/bath", "/load/day", "/plan/print", "/plan/moving"):
        assert planned.get(address).status_code == 200, address


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
        {"seen": "x" * 41},
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
        assert planned.get(address)["Location"] == "/"
    assert cards(planned) == []


def test_after_a_loss_a_check_of_her_own_gives_a_gentle_plan(planned: Any) -> None:
    from carrywell.knowledge.exercise_reader import exercises
    from carrywell.web import store
    from carrywell.web.pictures import exercise_drawing
    from carrywell.web.plan_page import plan_page
    from carrywell.web.standing import standing_of

    planned.post("/check/you/ended-early", {"aside": "on"})
    planned.post("/check/you/ended-early", {"aside": "check"})
    walk(planned, URGENCIES["routine"])
    page = planned.get("/today", follow=True)
    assert cards(planned)
    assert "None of them has to be done." in text_of(page)
    assert 'href="/load' not in page.content.decode()
    assert "11 weeks" not in text_of(page)  # nothing counts hers
    assert "Count it yourself" not in text_of(page)  # the page on which tasks are counted is closed
    # a figure of baby care would show a baby; a drawn exercise shows her alone
    alone = {"", *(exercise_drawing(name, "after_birth") for name in exercises().drawings)}
    saved = store.load(planned.session)
    assert saved is not None
    found = plan_page(planned.session, saved, standing_of(planned.session, saved))
    assert {card.picture for card in found.cards} <= alone
    tell(planned, advice=cards(planned)[0], said="done")
    assert "You do this." in text_of(planned.get("/"))


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
