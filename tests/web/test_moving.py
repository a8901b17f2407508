"""The page Moving: what is open, how her sessions decide when she goes on, the gap that chooses and never explains."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Any

import pytest

from tests.web.walking import begin, begin_pregnant, browser, text_of, walk
from tests.web.women import URGENCIES

TEXT = files("carrywell.knowledge").joinpath("text/en")
EXERCISES = tomllib.loads(TEXT.joinpath("exercises.toml").read_text("utf-8"))
PLAN = tomllib.loads(TEXT.joinpath("plan.toml").read_text("utf-8"))
ROUTINE = URGENCIES["routine"]
BEFORE_CLEARANCE = {"E01", "E02", "E04"}


def drawn(client: Any) -> set[str]:
    """The exercises on her page."""
    return set(re.findall(r'<li id="(E\d+)">', client.get("/plan/moving").content.decode()))


def moved(client: Any, **told: object) -> Any:
    return client.post("/plan/moving/tell", told)


def tell(client: Any, **told: str) -> None:
    client.post("/plan/tell", told)


def ready(client: Any, since: str = "30") -> Any:
    """Weeks after the birth, cleared, with little pain and nothing that keeps a gate closed."""
    begin(client, since=since)
    walk(client, ROUTINE)
    tell(client, circumstance="clearance", known="yes")
    tell(client, pain_at_rest="2")
    for name in ("open_wound", "leaks_on_effort", "pelvic_heaviness", "belly_domes"):
        tell(client, circumstance=name, known="no")
    return client


def here(client: Any) -> str:
    """The step that she is on."""
    found = re.search(r'aria-current="step">\s*<h3>(.*?)</h3>', client.get("/plan/moving").content.decode())
    assert found
    return found[1]


def two_good_weeks(client: Any) -> None:
    """Six good sessions, then as many days as two weeks take."""
    from datetime import date, timedelta

    from carrywell.web.models import Figures

    for _ in range(6):
        moved(client, went="good", days_ago="0")
    row = Figures.objects.get(token=client.session["check"])
    today = date.fromisoformat(row.life["sessions"][-1]["day"])
    for one, back in zip(row.life["sessions"][-6:], (14, 12, 10, 7, 5, 3), strict=True):
        one["day"] = (today - timedelta(days=back)).isoformat()
    row.save()


@pytest.mark.parametrize("known", [None, "no", "unsure"])
def test_without_a_yes_there_is_only_breathing_pelvic_floor_and_walking(her: Any, known: str | None) -> None:
    ready(her)
    tell(her, circumstance="clearance", known=known or "take_back")
    assert drawn(her) <= BEFORE_CLEARANCE
    page = text_of(her.get("/plan/moving"))
    assert PLAN["ladder"]["closed"]["not_cleared"] in page
    assert EXERCISES["E12"]["title"] not in page
    assert EXERCISES["ladder"]["gap_how"] not in page


def test_every_exercise_that_is_open_stands_there_and_the_stop_signs_too(her: Any) -> None:
    ready(her)
    assert drawn(her) - BEFORE_CLEARANCE
    page = text_of(her.get("/plan/moving"))
    for name in ("chest_pain", "numb_between_legs", "bladder_bowel", "leaking"):
        assert EXERCISES["stops"][name]["said"] in page
    assert EXERCISES["stops"]["chest_pain"]["said"] in text_of(her.get("/"))
    assert EXERCISES["stops"]["chest_pain"]["said"] in text_of(her.get("/plan/print"))


def test_two_good_weeks_lead_one_step_up(her: Any) -> None:
    ready(her)
    assert here(her) == "Step 2: Small movements"
    moved(her, went="good")
    assert here(her) == "Step 2: Small movements"
    two_good_weeks(her)
    assert here(her) == "Step 3: Strength"


def test_a_soft_stop_leads_one_step_down_and_two_to_a_clinician(her: Any) -> None:
    ready(her)
    moved(her, went="good")
    moved(her, stop="pain_above_5")
    assert here(her) == "Step 1: From the first day"
    assert PLAN["sessions"]["setback"] in text_of(her.get("/plan/moving"))
    moved(her, stop="pain_above_5")
    assert PLAN["movement"]["ask"] in text_of(her.get("/plan/moving"))
    moved(her, went="again")
    assert PLAN["movement"]["ask"] not in text_of(her.get("/plan/moving"))


def test_what_the_next_gate_has_to_know_is_asked_beside_the_ladder(her: Any) -> None:
    ready(her, since="60")
    tell(her, circumstance="open_wound", known="take_back")
    page = her.get("/plan/moving").content.decode()
    assert 'name="circumstance" value="open_wound"' in page
    assert moved(her, circumstance="open_wound", known="no")["Location"] == "/plan/moving#ladder"
    assert 'name="circumstance" value="open_wound"' not in her.get("/plan/moving").content.decode()


def test_what_she_noted_last_can_be_taken_back(her: Any) -> None:
    ready(her)
    moved(her, went="good")
    moved(her, stop="pain_above_5")
    assert moved(her, forget_last="on")["Location"] == "/plan/moving#sessions"
    assert here(her) == "Step 2: Small movements"


def test_a_bulge_that_made_her_stop_is_known_from_then_on(her: Any) -> None:
    from carrywell.web import store

    ready(her)
    moved(her, stop="doming")
    assert store.load_life(her.session).known["belly_domes"] == "yes"


def test_the_gap_chooses_and_says_that_it_is_no_cause(her: Any) -> None:
    from carrywell.web import store

    ready(her)
    page = text_of(her.get("/plan/moving"))
    assert EXERCISES["ladder"]["gap_how"] in page
    assert EXERCISES["ladder"]["gap_not_cause"] in page
    assert moved(her, gap_fingers="4")["Location"] == "/plan/moving#gap"
    moved(her, domes="unsure")
    life = store.load_life(her.session)
    assert (life.gap_fingers, life.known["belly_domes"]) == (4, "unsure")
    assert PLAN["movement"]["tell_gap"] in text_of(her.get("/plan/moving"))


def test_in_pregnancy_there_is_no_gap_check(her: Any) -> None:
    begin_pregnant(her)
    walk(her, ROUTINE)
    tell(her, circumstance="clearance", known="yes")
    assert EXERCISES["ladder"]["gap_how"] not in text_of(her.get("/plan/moving"))
    moved(her, gap_fingers="4")
    from carrywell.web import store

    assert store.load_life(her.session).gap_fingers is None


@pytest.mark.parametrize("told", [{"days_ago": "7", "went": "good"}, {"stop": "chest_pain"}, {"gap_fingers": "6"}])
def test_what_cannot_be_is_refused_and_changes_nothing(her: Any, told: dict[str, str]) -> None:
    from carrywell.web import store

    ready(her)
    before = store.load_life(her.session)
    assert moved(her, **told).status_code == 404
    assert store.load_life(her.session) == before


@pytest.mark.parametrize("urgency", ["emergency", "same_day"])
def test_nothing_is_shown_or_kept_while_something_urgent_stands(her: Any, urgency: str) -> None:
    from carrywell.web import store

    begin(her)
    walk(her, URGENCIES[urgency])
    assert her.get("/plan/moving")["Location"] == "/"
    assert moved(her, went="good")["Location"] == "/"
    assert store.load_life(her.session).sessions == ()


def test_after_a_loss_it_waits_for_a_check_of_her_own(her: Any) -> None:
    ready(her)
    her.post("/check/you/ended-early", {"aside": "on"})
    assert her.get("/plan/moving")["Location"] == "/"
    assert moved(her, went="good")["Location"] == "/"
    her.post("/check/you/ended-early", {"aside": "check"})
    walk(her, URGENCIES["self_care"])
    assert her.get("/plan/moving").status_code == 200


def test_her_notes_are_hers_alone(her: Any, stranger: Any) -> None:
    ready(her)
    moved(her, went="good")
    ready(stranger)
    assert PLAN["sessions"]["noted"] not in text_of(stranger.get("/plan/moving"))
    assert moved(browser("en-GB"), went="good")["Location"] == "/"


def test_another_birth_ends_what_she_noted(her: Any) -> None:
    from carrywell.web import store

    ready(her)
    moved(her, went="good")
    moved(her, gap_fingers="2")
    begin_pregnant(her, "20")
    life = store.load_life(her.session)
    assert (life.sessions, life.gap_fingers) == ((), None)


@pytest.mark.parametrize("told", ["placenta_low", "cervix_weak", "preeclampsia_told", "heart_or_lung_serious"])
def test_what_speaks_against_exercise_can_be_told_on_the_page_and_closes_it(her: Any, told: str) -> None:
    """The yes of a clinician may be older than what was found since; the check does not ask for these."""
    begin_pregnant(her)
    walk(her, ROUTINE)
    tell(her, circumstance="clearance", known="yes")
    assert drawn(her) - BEFORE_CLEARANCE
    assert f'name="true" value="{told}"' in her.get("/plan/moving").content.decode()
    assert moved(her, first="on", true=[told])["Location"] == "/plan/moving#first"
    assert drawn(her) <= BEFORE_CLEARANCE
    moved(her, first="on")
    assert drawn(her) - BEFORE_CLEARANCE


def test_what_is_not_ticked_is_not_denied(her: Any) -> None:
    from carrywell.web import store

    ready(her)
    moved(her, first="on", true=["anaemia"])
    moved(her, first="on")
    known = store.load_life(her.session).known
    assert "anaemia" not in known
    assert known["open_wound"] == "no"
    assert moved(her, first="on", true=["flying"]).status_code == 404
