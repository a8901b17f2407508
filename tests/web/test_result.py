from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from carrywell import AfterBirth, Entry, Person
from tests.web.walking import begin, begin_pregnant, browser, shown, text_of, walk


def kept(client: Any, entries: list[Entry]) -> None:
    """A check with these entries for this browser."""
    from carrywell.web import store

    begin(client)
    session = client.session
    store.keep(session, Person(AfterBirth(77, "vaginal", "epidural")), entries)


def in_order(page: str, *parts: str) -> bool:
    places = [page.index(part) for part in parts]
    return places == sorted(places)


def test_emergency_stands_in_the_order_she_needs(her: Any) -> None:
    begin(her)
    page = walk(her, {"urine_leak_new": True})
    assert in_order(
        page.content.decode(),
        "<h1>Emergency now</h1>",
        "Emergency: </span>Go to an emergency department now",
        'href="tel:999"',
        "Say this",
        "I gave birth 11 weeks ago.",
        "<h3>Why</h3>",
        "Trouble with passing or holding pee",
    )
    for absent in ("What fits", "Speaks for it", "What would change the picture"):
        assert absent not in text_of(page)


def test_result_tells_word_action_causes_and_safety_net(her: Any) -> None:
    begin(her)
    page = walk(her, {"turning_in_bed": True, "stairs_one_leg": True, "pain_site": "buttock_pelvis"})
    text = text_of(page)
    assert in_order(page.content.decode(), 'class="care-head"', "What fits", "Call at once", "This answer holds")
    for part in ("Pelvic girdle pain, back of the pelvis", "in 10 women with your answers", "Speaks for it", "strong"):
        assert part in text
    assert "working estimates of ours" in text
    assert 'href="/evidence"' in page.content.decode()


def test_result_names_the_support_line_after_thoughts_of_harm(her: Any) -> None:
    begin(her)
    page = walk(her, {"self_harm_thoughts": True, "self_harm_plan": "unsure"}).content.decode()
    assert 'href="tel:116123"' in page


def test_paper_carries_the_answers_and_the_safety_net(her: Any) -> None:
    begin(her)
    walk(her, {"turning_in_bed": True})
    text = text_of(her.get("/check/result/print"))
    for part in ("I gave birth 11 weeks ago.", "Turning over in bed hurts a lot", "No fever", "Call at once"):
        assert part in text
    assert "I have had cancer" not in text


def test_paper_lists_every_no_under_asked_and_not_there(her: Any) -> None:
    from carrywell.knowledge.words import words

    said = words("en").said("fever", "no")
    kept(her, [Entry("fever", {"fever": "no"}), Entry("saddle_numbness", {"saddle_numbness": "unsure"})])
    walk(her)
    text = text_of(her.get("/check/result/print"))
    assert in_order(text, "Asked, and not there", said)
    assert text.count(said) == 1


def test_paper_says_the_urgency_once(her: Any) -> None:
    begin(her)
    walk(her)
    body = her.get("/check/result/print").content.decode()
    assert "visually-hidden" not in body.split("<main")[1]


def test_paper_tells_of_self_harm_only_when_the_result_is_about_it(her: Any) -> None:
    begin(her)
    walk(her, {"self_harm_thoughts": True})
    assert "harm" in text_of(her.get("/check/result/print")).lower()

    her.post("/check/again")
    begin(her)
    walk(her)
    assert "harm" not in text_of(her.get("/check/result/print")).lower().split("call at once")[0]

    harm = Entry("self_harm_thoughts", {"self_harm_thoughts": True})
    kept(her, [harm, Entry("urine_leak_new", {"urine_leak_new": True})])
    text = text_of(her.get("/check/result/print")).lower()
    assert "emergency now" in text
    assert "harm" not in text.split("call at once")[0]


def test_result_says_who_answers_before_the_support_line(her: Any) -> None:
    begin(her)
    page = walk(her, {"self_harm_thoughts": True})
    body = page.content.decode()
    assert 'class="care same_day"' in body
    assert in_order(body, "Someone who listens and helps in confidence:", 'href="tel:116123"')


def test_paper_never_carries_what_is_private(her: Any) -> None:
    begin(her)
    walk(her)
    from carrywell.web import store

    saved = store.load(her.session)
    assert saved is not None
    store.keep(her.session, saved.person, [*saved.entries, Entry("unsafe_home", {"unsafe_home": True})])
    screen = text_of(her.get("/check/result"))
    paper = text_of(her.get("/check/result/print"))
    assert "Talk to someone today" in screen
    assert "Talk to someone today" not in paper
    for private in ("Not safe at home", "hurting", "abuse", "0808 2000 247", "afraid"):
        assert private.lower() not in (paper + screen).lower()


def test_old_result_asks_to_check_again_first(her: Any) -> None:
    from carrywell.web.models import Check

    begin(her)
    fresh = walk(her)
    assert "Please check again" not in text_of(fresh).split("This answer holds")[0]
    row = Check.objects.get(token=her.session["check"])
    Check.objects.filter(pk=row.pk).update(created=row.created - timedelta(days=8))
    page = her.get("/check/result").content.decode()
    assert in_order(page, "<h2>Please check again</h2>", 'class="care-head"')


def test_change_list_leads_back_to_a_screen_and_keeps_the_others(her: Any) -> None:
    begin(her)
    walk(her, {"turning_in_bed": True, "leg_weakness": "unsure"})
    listed = text_of(her.get("/check/answers"))
    assert "Turning over in bed hurts a lot" in listed
    assert "Not sure: A leg or foot is weak" in listed
    page = her.get("/check/change/0")
    assert 'value="leg_weakness" id="id_unsure_6" checked' in page.content.decode()
    her.post("/check/change/0", {"shown": shown(page), "none": "on"})
    assert walk(her).request["PATH_INFO"] == "/check/result"
    assert "Not sure: A leg or foot is weak" not in text_of(her.get("/check/answers"))
    assert "Turning over in bed hurts a lot" in text_of(her.get("/check/answers"))


def test_start_again_asks_once_and_deletes(her: Any) -> None:
    begin(her)
    assert "Start again?" in text_of(her.get("/check/again"))
    assert "Continue where you stopped" in text_of(her.get("/"))
    her.post("/check/again")
    assert "Continue where you stopped" not in text_of(her.get("/"))


def test_delete_everything_removes_row_and_session(her: Any) -> None:
    from django.contrib.sessions.models import Session

    from carrywell.web.models import Check

    begin(her)
    token, key = her.session["check"], her.session.session_key
    page = her.post("/check/delete", follow=True)
    assert "Everything was deleted." in text_of(page)
    assert not Check.objects.filter(token=token).exists()
    assert not Session.objects.filter(session_key=key).exists()


# ---- something is very wrong


def test_very_wrong_counts_and_goes_on(her: Any) -> None:
    begin_pregnant(her)
    page = her.post("/help", follow=True)
    text = text_of(page)
    assert 'href="tel:999"' in page.content.decode()
    assert "Call your maternity line now" in text
    assert "I am 30 weeks pregnant." in text
    assert "Go on with the check" in text
    her.post("/help")
    result = text_of(walk(her))
    assert "Your feeling that something is very wrong" in result


def test_very_wrong_before_a_stage_shows_help_and_counts_later(her: Any) -> None:
    page = her.post("/help", follow=True)
    assert "Call your maternity unit as well" in text_of(page)
    begin(her)
    assert "Your feeling that something is very wrong" in text_of(walk(her))


def test_very_wrong_before_a_stage_counts_for_six_hours_only(her: Any) -> None:
    from carrywell.web import store

    her.post("/help")
    session = her.session
    session[store.VERY_WRONG_EARLY] -= timedelta(hours=6, minutes=1).total_seconds()
    session.save()
    begin(her)
    assert "Your feeling that something is very wrong" not in text_of(walk(her))


def test_very_wrong_before_a_stage_goes_with_start_again_and_ended_early(her: Any) -> None:
    from carrywell.web import store

    for address, data in (("/check/again", {}), ("/check/you", {"stage": "ended_early"})):
        her.post("/help")
        assert store.VERY_WRONG_EARLY in her.session
        her.post(address, data)
        assert store.VERY_WRONG_EARLY not in her.session


def test_help_page_has_its_headings_in_order(her: Any) -> None:
    begin(her)
    body = her.post("/help", follow=True).content.decode()
    assert "<h2>Say this</h2>" in body
    levels = [int(level) for level in re.findall(r"<h([1-6])", body)]
    assert all(after - before <= 1 for before, after in zip([0, *levels], levels, strict=False))


def test_very_wrong_is_taken_back_only_on_purpose(her: Any) -> None:
    begin(her)
    her.post("/help")
    back = her.get("/check/", follow=True).content.decode()
    assert 'href="/check/you"><span aria-hidden="true">‹ ' in back
    assert "Take this back" in text_of(her.get("/check/answers"))
    her.post("/check/take-back")
    assert "Take this back" not in text_of(her.get("/check/answers"))


# ---- country


def test_country_comes_from_the_language_and_can_be_chosen(her: Any) -> None:
    assert "tel:999" in her.get("/").content.decode()
    her.post("/country", {"country": "CN", "next": "/help"})
    assert "tel:120" in her.get("/").content.decode()
    her.post("/country", {"country": "XX"})
    assert "tel:120" in her.get("/").content.decode()


def test_country_of_europe_and_of_nowhere(app: Any) -> None:
    assert "European Union" in text_of(browser("en,fr-FR;q=0.5").get("/"))
    unknown = browser("en").get("/")
    assert "tel:112" in unknown.content.decode()
    assert "Or your local emergency number" in text_of(unknown)
    assert "tel:120" in browser("zh-CN,zh;q=0.9").get("/").content.decode()


# ---- evidence


def test_evidence_is_written_from_the_knowledge(her: Any) -> None:
    from carrywell.knowledge.reader import load

    page = her.get("/evidence")
    text = text_of(page)
    assert "has not been clinically approved" in text
    assert page.content.decode().count("Founded on: ") == len(load().warning_signs)
    assert "Numbness where you sit" in text
