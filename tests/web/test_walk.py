from __future__ import annotations

from typing import Any

import pytest

from carrywell import Person, Pregnant
from tests.web.walking import answer, begin, begin_pregnant, shown, text_of, walk


def test_start_says_what_it_is_and_what_not(her: Any) -> None:
    page = text_of(her.get("/"))
    assert "about two minutes" in page
    assert "not a diagnosis" in page
    assert "Something is very wrong" in page
    assert "Continue where you stopped" not in page


def test_start_continues_where_she_stopped(her: Any) -> None:
    first = shown(begin(her))
    answer(her, first, {})
    page = text_of(her.get("/"))
    assert "Continue where you stopped" in page
    assert "Start again" in page


@pytest.mark.parametrize(
    ("stage", "address"),
    [
        ("pregnant", "/check/you/pregnant"),
        ("gave_birth", "/check/you/after-birth"),
        ("ended_early", "/check/you/ended-early"),
        ("neither", "/check/you/neither"),
    ],
)
def test_stage_leads_to_its_page(her: Any, stage: str, address: str) -> None:
    assert her.post("/check/you", {"stage": stage})["Location"] == address


def test_ended_early_is_gentle(her: Any) -> None:
    page = her.get("/check/you/ended-early")
    assert "We are sorry for what you have been through" in text_of(page)
    assert "tel:999" in page.content.decode()
    assert "baby" not in text_of(page).lower()


def test_ended_early_shows_nothing_of_an_earlier_check(her: Any) -> None:
    begin_pregnant(her)
    page = her.post("/check/you", {"stage": "ended_early"}, follow=True)
    assert "30 weeks" not in text_of(page)
    assert "Continue where you stopped" not in text_of(her.get("/"))
    assert her.get("/check/answers")["Location"] == "/check/you"
    assert her.get("/check/")["Location"] == "/check/you"


def test_ended_early_chosen_by_mistake_leads_back_to_the_check(her: Any) -> None:
    screen = shown(begin_pregnant(her))
    page = her.post("/check/you", {"stage": "ended_early"}, follow=True)
    assert "I chose this by mistake" in text_of(page)
    assert shown(her.post("/check/you/ended-early", {"aside": "back"}, follow=True)) == screen
    assert "30 weeks" in text_of(her.get("/check/answers"))
    assert "I chose this by mistake" not in text_of(her.get("/check/you/ended-early"))


def test_ended_early_deletes_only_when_she_says_so(her: Any) -> None:
    from carrywell.web.models import Check

    begin_pregnant(her)
    row = Check.objects.filter(token=her.session["check"])
    her.post("/check/you", {"stage": "ended_early"})
    her.post("/check/you/ended-early", {"aside": "?"})
    assert row.exists()
    page = her.post("/check/you/ended-early", {"aside": "delete"}, follow=True)
    assert not row.exists()
    assert "What you entered was deleted." in text_of(page)
    assert "Delete what I entered" not in text_of(page)


def test_delete_everything_also_deletes_what_was_set_aside(her: Any) -> None:
    from carrywell.web.models import Check

    begin_pregnant(her)
    row = Check.objects.filter(token=her.session["check"])
    her.post("/check/you", {"stage": "ended_early"})
    her.post("/check/delete")
    assert not row.exists()


def test_a_new_check_does_not_bring_back_the_one_set_aside(her: Any) -> None:
    begin_pregnant(her)
    her.post("/check/you", {"stage": "ended_early"})
    begin(her)
    her.post("/check/you/ended-early", {"aside": "back"})
    assert "11 weeks ago" in text_of(her.get("/check/answers"))


def test_who_is_asking_says_why(her: Any) -> None:
    from carrywell.knowledge.words import words

    w = words("en")
    asked = {
        "/check/you": ["stage"],
        "/check/you/pregnant": ["gestation_weeks"],
        "/check/you/after-birth": ["days_since_birth", "neuraxial", "birth_mode"],
    }
    for address, questions in asked.items():
        text = text_of(her.get(address))
        assert text.count("Why do you ask?") == len(questions)
        assert all(w.why(question) in text for question in questions)


@pytest.mark.parametrize(("third", "weeks"), [("first", 10), ("middle", 20), ("last", 32)])
def test_a_woman_who_does_not_know_her_week_can_go_on(her: Any, third: str, weeks: int) -> None:
    from carrywell.web import store

    assert "The week matters" in text_of(her.get("/check/you/pregnant"))
    assert her.post("/check/you/pregnant", {"weeks": "", "third": third, "age": ""}).status_code == 302
    saved = store.load(her.session)
    assert saved is not None
    assert saved.person == Person(Pregnant(weeks))


def test_a_week_counts_before_a_third(her: Any) -> None:
    from carrywell.web import store

    her.post("/check/you/pregnant", {"weeks": "30+4", "third": "first", "age": ""})
    saved = store.load(her.session)
    assert saved is not None
    assert saved.person == Person(Pregnant(30 + 4 / 7))


def test_every_answered_screen_has_an_address_to_go_back_to(her: Any) -> None:
    first = shown(begin(her))
    page = answer(her, first, {"leg_tingle_numb": "unsure"})
    second = shown(page)
    assert page.request["PATH_INFO"] == "/check/1"
    earlier = her.get("/check/0")
    assert shown(earlier) == first
    assert "You answered this before" in text_of(earlier)
    page = her.post("/check/0", {"shown": first, "none": "on"}, follow=True)
    assert (page.request["PATH_INFO"], shown(page)) == ("/check/1", second)


def test_an_address_that_is_not_reached_yet_leads_to_the_next_screen(her: Any) -> None:
    first = her.get("/check/3")["Location"]
    assert first == "/check/you?unanswered"
    assert "No check is open here. It begins with who is asking." in her.get(first).content.decode()
    assert "No check is open here" not in her.get("/check/you").content.decode()
    first = shown(begin(her))
    page = her.get("/check/7", follow=True)
    assert (page.request["PATH_INFO"], shown(page)) == ("/check/0", first)
    her.post("/help")
    assert her.get("/check/0", follow=True).request["PATH_INFO"] == "/check/1"


def test_neither_names_the_emergency_number(her: Any) -> None:
    page = her.get("/check/you/neither")
    assert "This check is made for pregnancy" in text_of(page)
    assert "tel:999" in page.content.decode()


def test_check_without_a_stage_asks_for_it(her: Any) -> None:
    assert her.get("/check/change/0")["Location"] == "/check/you?unanswered"
    for address in ("/check/", "/check/answers"):
        assert her.get(address)["Location"] == "/check/you"
    assert her.get("/check/result")["Location"] == "/check/"


def test_walk_ends_with_a_result(her: Any) -> None:
    begin(her)
    page = walk(her)
    assert page.request["PATH_INFO"] == "/check/result"
    assert "What fits" in text_of(page)
    assert "Call at once if any of these appear" in text_of(page)


def test_walk_pregnant_ends_with_a_result(her: Any) -> None:
    begin_pregnant(her)
    assert "What fits" in text_of(walk(her))


def test_skipping_everything_is_never_no_danger(her: Any) -> None:
    page = begin(her)
    while b'name="shown"' in page.content:
        page = her.post("/check/", {"shown": shown(page), "skip": "1"}, follow=True)
    assert "Nothing you told us points to danger" not in text_of(page)


def test_screen_has_progress_why_back_and_skip(her: Any) -> None:
    page = text_of(begin(her))
    for words in ("About 1", "more steps", "Why do you ask?", "Back", "Skip, not sure", "Something is very wrong"):
        assert words in page


def test_emergency_ends_the_interview_at_once(her: Any) -> None:
    begin(her)
    page = walk(her, {"urine_leak_new": True})
    assert len(page.redirect_chain) == 2
    assert "Emergency now" in text_of(page)


def test_the_enter_key_presses_next_and_not_the_language(her: Any) -> None:
    body = begin(her).content.decode()
    assert body.index('form="answers" tabindex="-1"') < body.index('name="switch_language"')


def test_sending_a_screen_twice_changes_it_and_asks_nothing_twice(her: Any) -> None:
    first = shown(begin(her))
    second = shown(answer(her, first, {"leg_weakness": True}))
    assert second == "leg_weakness"
    after = answer(her, first, {})
    assert shown(after) not in (first, second)


def test_a_screen_that_was_never_shown_is_not_stored(her: Any) -> None:
    first = shown(begin(her))
    page = her.post("/check/", {"shown": "pain_site", "answer": "low_back"}, follow=True)
    assert shown(page) == first
