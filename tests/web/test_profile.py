"""The profile: told once, used by check and load, moving on with the days; and the switch that puts it away."""

from __future__ import annotations

import importlib
from datetime import date, timedelta
from typing import Any

import pytest

from carrywell import AfterBirth, Baby, Person, Pregnant
from tests.web.walking import begin, begin_pregnant, browser, text_of, walk

COT = "/load/lift_cot_low"
FIGURES = {"height": "175", "mass": "80", "age": "31", "count": "1", "sex": "girl", "baby": "6,2"}
DAY = date(2026, 3, 1)


def told(client: Any) -> Any:
    from carrywell.web import store

    return store.load_profile(client.session)


def days_pass(client: Any, days: int) -> None:
    """What she told was told so many days earlier."""
    from carrywell.web.models import Figures

    row = Figures.objects.get(token=client.session["check"])
    row.told = {name: (date.fromisoformat(on) - timedelta(days=days)).isoformat() for name, on in row.told.items()}
    row.save()


def profile(**details: Any) -> Any:
    from carrywell.web.profile import Profile

    return Profile(**details)


# ---- a stage on a day


@pytest.mark.parametrize(
    ("stage", "days", "then"),
    [
        (Pregnant(30, 2), 0, Pregnant(30, 2)),
        (Pregnant(30, 2), 21, Pregnant(33, 2)),
        (Pregnant(40), 22, None),
        (AfterBirth(10, "assisted", "spinal"), 40, AfterBirth(50, "assisted", "spinal")),
        (AfterBirth(1000), 97, None),
        (AfterBirth(5), -3, AfterBirth(5)),
    ],
)
def test_stage_moves_on_with_the_days(stage: Any, days: int, then: Any) -> None:
    her = profile(stage=stage, stage_told=DAY)
    assert her.stage_on(DAY + timedelta(days=days)) == then
    assert her.is_outgrown(DAY + timedelta(days=days)) is (then is None)


@pytest.mark.parametrize(("weeks", "days", "asks"), [(39, 0, False), (39, 7, True), (30, 48, False), (30, 49, True)])
def test_birth_is_asked_from_week_37_and_not_at_once(weeks: float, days: int, asks: bool) -> None:
    her = profile(stage=Pregnant(weeks), stage_told=DAY)
    assert her.asks_whether_born(DAY + timedelta(days=days)) is asks


def test_age_of_a_child_moves_on() -> None:
    her = profile(baby=Baby(11, 500), child_told=DAY)
    assert her.baby_on(DAY + timedelta(days=30)) == Baby(11, 530)
    assert her.baby_on(DAY + timedelta(days=900)) == Baby(11)


def test_birth_makes_another_baby_and_keeps_how_many() -> None:
    her = profile(stage=Pregnant(38, 2), stage_told=DAY, baby=Baby(11, 500), weighed=DAY, child_told=DAY, mass_kg=70)
    after = her.with_stage(AfterBirth(1), DAY)
    assert (after.baby, after.weighed, after.child_told, after.mass_kg) == (Baby(count=2), None, None, 70)


# ---- told once, used everywhere


def test_profile_is_what_check_and_load_use(her: Any) -> None:
    from carrywell.web import store

    begin(her)
    assert her.post("/you", FIGURES)["Location"] == "/you?kept"
    saved = store.load(her.session)
    assert saved is not None
    baby = Baby(6.2, sex="girl")
    assert saved.person == Person(AfterBirth(77, "vaginal", "epidural"), 31, 1.75, 80, baby)
    assert "For you (1.75 m, 80 kg, 11 weeks after the birth) and a baby of 6.2 kg." in text_of(her.get(COT))


def test_figures_told_beside_a_picture_stand_in_the_profile(her: Any) -> None:
    her.post(COT, {"height": "170", "mass": "66", "baby": "8", "home_cot_low": "50"})
    page = her.get("/you")
    for name, value in (("height", "170"), ("mass", "66"), ("baby", "8")):
        assert f'name="{name}" value="{value}"' in page.content.decode()
    assert "Cot mattress, base low: 50 cm above the floor" in text_of(page)
    assert "You have not told us yet." in text_of(page)


def test_an_emptied_field_is_forgotten(her: Any) -> None:
    begin(her)
    her.post("/you", FIGURES)
    her.post("/you", {"count": "1"})
    assert (told(her).height_m, told(her).baby) == (None, None)


def test_pregnant_tells_how_many_and_a_child_she_lifts(her: Any) -> None:
    begin_pregnant(her)
    her.post("/you", {"count": "2", "baby": "11", "child": "18"})
    assert told(her).stage == Pregnant(30, 2)
    assert told(her).baby == Baby(11, 548)
    assert "a baby of 11.0 kg" in text_of(her.get("/load/pick_light"))
    days_pass(her, 10)
    her.post("/you", {"count": "2", "baby": "11", "child": "18", "mass": "70"})
    assert told(her).baby.age_days == 558
    assert told(her).weighed == told(her).stage_told


@pytest.mark.parametrize(
    ("field", "typed", "reason"),
    [
        ("height", "1.75", "Your height is smaller than we can use. Please give 120 or more."),
        ("mass", "heavy", "Your weight needs a number."),
        ("age", "7", "Your age is smaller than we can use. Please give 12 or more."),
        ("baby", "99", "Your baby’s weight is larger than we can use. Please give 30 or less."),
        ("count", "9", "Please choose one."),
        ("sex", "x", "Please choose one."),
    ],
)
def test_bad_input_names_its_field_and_stays(her: Any, field: str, typed: str, reason: str) -> None:
    begin(her)
    page = her.post("/you", FIGURES | {field: typed})
    body = page.content.decode()
    assert reason in text_of(page)
    assert f'href="#id_{field}' in body
    assert field in ("count", "sex") or f'value="{typed}"' in body
    assert 'value="175"' in body or field == "height"
    assert told(her).mass_kg is None


def test_language_button_keeps_what_is_typed(her: Any) -> None:
    page = her.post("/you", FIGURES | {"mass": "x", "switch_language": "zh-hans"})
    assert '<html lang="zh-Hans">' in page.content.decode()
    assert 'value="x"' in page.content.decode()


# ---- the days move on


def test_load_and_new_check_have_the_stage_of_today_and_a_result_keeps_its_own(her: Any) -> None:
    from carrywell.web import store

    begin(her)
    walk(her)
    days_pass(her, 70)
    assert "21 weeks" not in text_of(her.get("/check/answers"))
    assert "5 months after the birth" in text_of(her.get(COT))
    text = text_of(her.get("/you"))
    assert "5 months after the birth" in text
    assert "stays as it was made" in text
    her.post("/you", FIGURES)
    saved = store.load(her.session)
    assert saved is not None
    assert saved.person == Person(AfterBirth(77, "vaginal", "epidural"))
    her.post("/check/again", {"keep": "profile"})
    saved = store.load(her.session)
    assert saved is not None
    assert saved.entries == ()
    assert saved.person == Person(AfterBirth(147, "vaginal", "epidural"), 31, 1.75, 80, Baby(6.2, sex="girl"))


def test_changing_the_stage_from_the_profile_leads_back_there(her: Any) -> None:
    from carrywell.web import store

    begin_pregnant(her)
    page = her.get("/check/you?then=profile")
    assert 'name="then" value="profile"' in page.content.decode()
    assert her.post("/check/you", {"stage": "gave_birth", "then": "profile"})["Location"].endswith("?then=profile")
    her.post("/check/you/since", {"pick": "3:weeks", "then": "profile"})
    born = her.post("/check/you/born", {"born": "assisted:none", "then": "profile"})
    assert born["Location"] == "/you?kept"
    saved = store.load(her.session)
    assert saved is not None
    assert saved.person.stage == AfterBirth(21, "assisted", "none")


def test_birth_in_between_is_asked_kindly(her: Any) -> None:
    begin_pregnant(her, "38")
    assert "Some time has passed" not in text_of(her.get("/"))
    days_pass(her, 14)
    assert 'href="/you/born?then=first"' in her.get("/").content.decode()
    text = text_of(her.get("/you/born"))
    assert "Has your baby been born? Some time has passed" in text
    assert "My pregnancy has ended" in text
    assert her.post("/you/born", {"born": "yes"})["Location"] == "/check/you/since?then=profile"
    assert her.post("/you/born", {"born": "no"})["Location"] == "/you"
    assert told(her).stage == Pregnant(40)
    assert "Some time has passed" not in text_of(her.get("/"))


def test_a_pregnancy_that_cannot_last_is_asked_before_anything_is_worked_out(her: Any) -> None:
    begin_pregnant(her, "38")
    days_pass(her, 60)
    for address in ("/load", "/load/day", COT):
        assert her.get(address)["Location"] == "/you/born"
    assert her.post("/check/again", {"keep": "profile"})["Location"] == "/you/born?then=first"
    assert her.post("/you/born", {"born": "no"})["Location"] == "/check/you/pregnant?then=profile"
    assert "Has your baby been born?" in text_of(her.get("/you"))


def test_more_than_three_years_after_the_birth(her: Any) -> None:
    begin(her)
    days_pass(her, 1100)
    assert "More than 3 years have passed" in text_of(her.get("/you"))
    assert her.post("/check/begin")["Location"] == "/check/you"


# ---- my pregnancy has ended


@pytest.mark.parametrize(
    ("stage", "label"), [(begin_pregnant, "My pregnancy has ended"), (begin, "I have lost my baby")]
)
def test_one_tap_puts_everything_away_and_one_brings_it_back(her: Any, stage: Any, label: str) -> None:
    stage(her)
    her.post("/you", {"count": "1", "baby": "6.2", "height": "175"})
    page = her.get("/you")
    assert label in text_of(page)
    assert 'action="/check/you/ended-early"' in page.content.decode()
    assert her.post("/check/you/ended-early", {"aside": "on"})["Location"] == "/check/you/ended-early"
    for address in ("/you", "/you/born", "/load", "/load/day", "/load/bath", "/look", "/look/result"):
        assert her.get(address)["Location"] == "/check/you/ended-early", address
    for address in ("/", "/help", "/more"):
        assert not {"baby", "birth", "maternity"} & set(text_of(her.get(address)).lower().split()) - {
            "baby" if address == "/more" else ""
        }, address
    her.post("/check/you/ended-early", {"aside": "back"})
    assert 'value="175"' in her.get("/you").content.decode()
    assert told(her).baby == Baby(6.2)


def test_pressed_by_mistake_before_anything_was_told(her: Any) -> None:
    her.post("/check/you", {"stage": "ended_early"})
    assert "I chose this by mistake" in text_of(her.get("/check/you/ended-early"))
    assert her.post("/check/you/ended-early", {"aside": "back"})["Location"] == "/"
    assert her.get("/load").status_code == 200


# ---- whose profile


def test_a_stranger_sees_and_changes_nothing(her: Any, stranger: Any) -> None:
    begin(her)
    her.post("/you", FIGURES)
    assert 'value="175"' not in stranger.get("/you").content.decode()
    stranger.post("/you", {"height": "160", "count": "2"})
    stranger.post("/check/you/ended-early", {"aside": "on"})
    stranger.post("/check/you/ended-early", {"aside": "delete"})
    assert 'value="175"' in her.get("/you").content.decode()
    assert told(her).baby == Baby(6.2, sex="girl")


def test_profile_is_deleted_with_everything(her: Any) -> None:
    from carrywell.web.models import Figures

    begin(her)
    her.post("/you", FIGURES)
    rows = Figures.objects.filter(token=her.session["check"])
    assert rows.exists()
    her.post("/check/delete")
    assert not rows.exists()
    assert 'value="175"' not in her.get("/you").content.decode()


def test_checks_of_an_older_version_become_profiles(her: Any) -> None:
    from django.apps import apps

    from carrywell.web.models import Figures

    begin(her)
    Figures.objects.filter(token=her.session["check"]).delete()
    importlib.import_module("carrywell.web.migrations.0003_profile").stage_of_the_check(apps, None)
    assert told(her).stage == AfterBirth(77, "vaginal", "epidural")
    assert told(her).stage_told is not None


def test_profile_speaks_chinese(app: Any) -> None:
    client = browser("zh-CN")
    begin(client)
    text = text_of(client.get("/you"))
    assert "关于您" in text
    assert "产后" in text


def test_newer_weight_of_the_journal_is_shown_with_where_it_is_from(her: Any) -> None:
    """The plan and the load use it; the page showed the older one that she had told by hand."""
    from dataclasses import replace
    from datetime import timedelta

    from django.utils import timezone

    from carrywell.track.entries import JournalEntry
    from carrywell.web import journal_store, store

    begin(her)
    her.post("/you", {"baby": "4.1", "count": "1", "sex": "girl"})
    session = her.session
    store.keep_profile(session, replace(store.load_profile(session), weighed=store.today() - timedelta(days=9)))
    weighed = JournalEntry(timezone.now() - timedelta(days=1), baby_mass_kg=5.488)
    journal_store.add(journal_store.own_key(session), weighed)
    session.save()
    page = her.get("/you")
    assert 'value="5.5"' in page.content.decode()
    assert "Your baby’s weight is from your journal" in text_of(page)
    assert "As you told us on" not in text_of(page)
    her.post("/you", {"baby": "5.5", "count": "1", "sex": "girl", "age": "31"})
    kept = store.load_profile(her.session)
    assert (kept.baby_mass_kg, kept.weighed) == (5.488, store.today() - timedelta(days=1))
