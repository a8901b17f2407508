from __future__ import annotations

from typing import Any

import pytest

from carrywell import AfterBirth, Entry, Person, Pregnant
from tests.web.walking import answer, begin, begin_pregnant, shown, text_of


def test_every_answered_screen_is_stored_at_once(her: Any) -> None:
    from carrywell.web import store

    screen = shown(begin(her))
    answer(her, screen, {"leg_weakness": True, "bowel_change": "unsure"})
    saved = store.load(her.session)
    assert saved is not None
    assert saved.person == Person(AfterBirth(77, "vaginal", "epidural"))
    assert saved.entries[0].given["leg_weakness"] == "ticked"
    assert saved.entries[0].given["bowel_change"] == "unsure"
    assert saved.entries[0].given["urine_leak_new"] is False
    assert saved.finished is None


def test_a_screen_half_done_stores_nothing(her: Any) -> None:
    from carrywell.web import store

    screen = shown(begin(her))
    her.post("/check/", {"shown": screen, "yes": ["urine_leak_new"], "none": "on"})
    saved = store.load(her.session)
    assert saved is not None
    assert saved.entries == ()


def test_the_same_screen_comes_after_the_browser_was_closed(her: Any) -> None:
    from tests.web.walking import browser

    screen = shown(answer(her, shown(begin(her)), {}))
    reopened = browser("en-GB")
    reopened.cookies["carrywell_session"] = her.cookies["carrywell_session"].value
    assert shown(reopened.get("/check/", follow=True)) == screen


def test_a_stranger_sees_nothing(her: Any, stranger: Any) -> None:
    begin_pregnant(her)
    answer(her, shown(her.get("/check/", follow=True)), {})
    begin(stranger)
    assert her.session["check"] != stranger.session["check"]
    assert "30 weeks" not in text_of(stranger.get("/check/answers"))
    stranger.cookies["carrywell_session"] = "x" * 32
    assert stranger.get("/check/")["Location"] == "/check/you"
    assert stranger.get("/check/result", follow=True).request["PATH_INFO"] == "/check/you"
    stranger.post("/check/delete")
    assert "30 weeks" in text_of(her.get("/check/answers"))


@pytest.mark.parametrize(
    "person",
    [Person(Pregnant(30.5), 31), Person(Pregnant(12)), Person(AfterBirth(3)), Person(AfterBirth(77, "assisted"))],
)
def test_a_person_comes_back_as_stored(person: Person) -> None:
    from carrywell.web.store import person_json
    from carrywell.wire.read import read_case

    assert read_case({"person": person_json(person)})[0] == person


def test_answers_of_an_older_knowledge_are_asked_again(her: Any) -> None:
    from carrywell.web import store
    from carrywell.web.models import Check

    begin(her)
    entries = [
        {"screen": "gone", "given": {"no_such_question": True}},
        {"screen": "fever", "given": {"fever": "no_such_option"}},
        {"screen": "pain_now", "given": {"pain_now": 4}},
    ]
    Check.objects.filter(token=her.session["check"]).update(entries=entries)
    saved = store.load(her.session)
    assert saved is not None
    assert saved.entries == (Entry("pain_now", {"pain_now": 4}),)


def test_a_changed_stage_keeps_what_can_still_be_asked(her: Any) -> None:
    from carrywell.web import store

    begin_pregnant(her)
    page = her.get("/check/", follow=True)
    for _ in range(3):
        page = answer(her, shown(page), {})
    before = store.load(her.session)
    assert before is not None
    assert "reduced_movements" in {name for entry in before.entries for name in entry.given}
    begin(her)
    after = store.load(her.session)
    assert after is not None
    names = {name for entry in after.entries for name in entry.given}
    assert "reduced_movements" not in names
    assert "saddle_numbness" in names


def test_a_detail_goes_when_its_statement_is_no_longer_ticked(her: Any) -> None:
    from carrywell.web import store

    first = shown(begin(her))
    answer(her, first, {"leg_weakness": True, "bilateral_leg_symptoms": True})
    answer(her, "leg_weakness", {"leg_weakness": "yes_improving"})
    her.post("/check/change/0", {"shown": first, "yes": ["bilateral_leg_symptoms"]})
    saved = store.load(her.session)
    assert saved is not None
    assert saved.interview().answers["leg_weakness"] == "no"
    assert saved.interview().answers["bilateral_leg_symptoms"] is True


def test_check_that_no_browser_can_come_back_to_goes_and_one_in_use_stays(her: Any, stranger: Any) -> None:
    from datetime import timedelta

    from django.contrib.sessions.models import Session
    from django.utils import timezone

    from carrywell.web import store
    from carrywell.web.models import Check, Figures

    tokens = []
    for visitor in (her, stranger):
        begin(visitor)
        tokens.append(visitor.session["check"])
    for rows in (Check.objects, Figures.objects):
        rows.filter(token__in=tokens).update(updated=timezone.now() - timedelta(days=400))
    Session.objects.filter(pk=stranger.session.session_key).update(expire_date=timezone.now() - timedelta(days=1))
    store.forget_abandoned()
    for rows in (Check.objects, Figures.objects):
        assert [rows.filter(token=token).exists() for token in tokens] == [True, False]


def test_migrations_are_complete(app: Any) -> None:
    from django.core.management import call_command

    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_a_session_that_has_ended_holds_nothing(her: Any) -> None:
    from datetime import timedelta

    from django.contrib.sessions.models import Session
    from django.utils import timezone

    begin_pregnant(her)
    assert her.session["check"]
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert "check" not in her.session
