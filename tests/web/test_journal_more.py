"""Beside the entries: what waits for her answer, trend and forecast, questions now and then, the whole journal."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests.web.test_journal import kept, note, now, only, typed
from tests.web.walking import begin, shown, text_of, walk


def days_of(client: Any, *pains: int, ago: int = 0) -> None:
    """A pain for each of so many days, the last one ``ago`` days before today."""
    for number, pain in enumerate(reversed(pains)):
        note(client, pain=str(pain), at=typed(now() - timedelta(days=number + ago)))


def open_rules(page: Any) -> list[str]:
    return re.findall(r'action="/journal/answer">.*?name="rule" value="(\w+)"', page.content.decode(), re.DOTALL)


# ---- what waits for her answer


def test_new_sign_is_kept_and_leads_into_the_warning_screens(her: Any) -> None:
    begin(her)
    walk(her, {"pain_site": "low_back"})
    page = her.post(note(her, pain="4"), {"sign": "urine_leak_new"}, follow=True)
    assert only(her).findings == {"urine_leak_new": True}
    assert "E01" in open_rules(page)
    assert "E01" in open_rules(her.get("/"))
    asked = her.post("/journal/signs", {"rule": "E01"}, follow=True)
    assert "Emergency now" in text_of(asked)


def test_what_cannot_wait_stands_on_every_page_of_the_list(her: Any) -> None:
    begin(her)
    for number in range(31):
        note(her, pain="4", at=typed(now() - timedelta(hours=number)))
    assert open_rules(her.get("/journal?page=2")) == []
    her.post(note(her, pain="4"), {"sign": "urine_leak_new"})
    for number in (1, 2):
        page = her.get(f"/journal?page={number}")
        assert open_rules(page) == ["E01"]
        assert ('class="card trend"' in page.content.decode()) is (number == 1)


def test_older_result_and_plan_are_not_shown_beside_something_new_and_urgent(her: Any) -> None:
    begin(her)
    walk(her, {"pain_site": "tailbone", "sitting_tailbone": True, "duration_days": "7"})
    assert "See your result" in text_of(her.get("/"))
    her.post(note(her, pain="4"), {"sign": "urine_leak_new"})
    page = her.get("/")
    assert "E01" in open_rules(page)
    assert "See your result" not in text_of(page)
    assert b'class="card plan-card"' not in page.content
    her.post("/journal/answer", {"rule": "E01"})
    assert "See your result" in text_of(her.get("/"))


@pytest.mark.parametrize("address", ["/plan/print", "/plan/moving"])
def test_no_page_of_the_plan_is_open_beside_something_new_and_urgent(her: Any, address: str) -> None:
    begin(her)
    walk(her, {"pain_site": "tailbone", "sitting_tailbone": True, "duration_days": "7"})
    assert her.get(address).status_code == 200
    assert b'<ol class="changes">' in her.get("/load/day").content
    her.post(note(her, pain="4"), {"sign": "urine_leak_new"})
    assert her.get(address)["Location"] == "/"
    assert b'<ol class="changes">' not in her.get("/load/day").content
    her.post("/journal/answer", {"rule": "E01"})
    assert her.get(address).status_code == 200


def test_urgent_result_stays_beside_something_new_and_urgent(her: Any) -> None:
    begin(her)
    walk(her, {"self_harm_thoughts": True})
    her.post(note(her, pain="4"), {"sign": "urine_leak_new"})
    page = her.get("/")
    assert "E01" in open_rules(page)
    assert page.content.count(b'<section class="care ') == 2


def test_sign_with_details_is_asked_for_them_and_earlier_noes_again(her: Any) -> None:
    begin(her)
    walk(her, {"pain_site": "low_back", "urinary_burning": True})
    her.post(note(her, pain="4"), {"sign": "leg_weakness"})
    page = her.post("/journal/signs", {"rule": "E01"}, follow=True)
    assert shown(page) == "leg_weakness"
    from carrywell.web import store

    answers = store.load(her.session).interview().answers
    assert answers["urinary_burning"] is True
    assert "saddle_numbness" not in answers
    assert answers["pain_site"] == "low_back" or answers["pain_site"] == ("low_back",)


def test_words_of_a_note_lead_there_too(her: Any) -> None:
    begin(her)
    page = her.get(note(her, pain="4", note="I have a fever and chills since last night"))
    assert "Answer the warning questions" in text_of(page)


def test_card_stays_until_she_answers(her: Any, stranger: Any) -> None:
    begin(her)
    her.post(note(her, pain="4"), {"sign": "fever"})
    assert "E01" in open_rules(her.get("/journal"))
    stranger.post("/journal/answer", {"rule": "E01"})
    assert "E01" in open_rules(her.get("/journal"))
    her.post("/journal/answer", {"rule": "E01", "back": "journal"})
    assert "E01" not in open_rules(her.get("/journal"))


def test_card_that_has_changed_since_it_was_shown_is_not_answered(her: Any) -> None:
    begin(her)
    her.post(note(her, pain="4"), {"sign": "fever"})
    seen = re.search(r'name="seen" value="(\w+)"', her.get("/journal").content.decode())
    assert seen
    her.post(note(her, pain="4"), {"sign": "urine_leak_new"})
    her.post("/journal/answer", {"rule": "E01", "seen": seen[1]})
    assert "E01" in open_rules(her.get("/journal"))
    seen = re.search(
        r'name="rule" value="E01"><input type="hidden" name="seen" value="(\w+)"', her.get("/journal").content.decode()
    )
    assert seen
    her.post("/journal/answer", {"rule": "E01", "seen": seen[1]})
    assert "E01" not in open_rules(her.get("/journal"))


def test_sign_told_beside_a_mistake_shows_its_card_at_once(her: Any) -> None:
    begin(her)
    page = her.post("/journal/new", {"made": str(uuid4()), "sign": "urine_leak_new", "baby": "abc"})
    assert page.status_code == 200
    assert "E01" in open_rules(page)


def test_journal_deleted_is_not_open_elsewhere_when_it_begins_anew(her: Any, stranger: Any) -> None:
    begin(her)
    note(her, pain="4")
    before = her.session["journal"]
    her.post("/journal/delete")
    note(her, pain="5")
    assert her.session["journal"] != before


def test_what_presses_stands_above_the_entry_and_what_can_wait_below(her: Any) -> None:
    begin(her)
    days_of(her, *[7] * 7, *[2] * 24)
    her.post(note(her, pain="2"), {"sign": "fever"})
    page = her.get("/journal").content.decode()
    places = {rule: page.index(f'name="rule" value="{rule}"') for rule in open_rules(her.get("/journal"))}
    entry = page.index('class="note-now"')
    assert places["E01"] < entry < places["E15"]


def test_good_news_is_read_not_done_and_goes_by_itself(her: Any) -> None:
    begin(her)
    days_of(her, *[7] * 7, *[2] * 24)
    her.post(note(her, pain="2"), {"sign": "fever"})
    cards = her.get("/journal").content.decode().split('class="care ')[1:]
    (sign,) = [card for card in cards if 'value="E01"' in card]
    (good,) = [card for card in cards if 'value="E15"' in card]
    assert ("I have done this" in sign, "It stays here until you answer" in sign) == (True, True)
    assert ("I have read this" in good, "It stays here until you answer" in good) == (True, False)


def test_rule_that_is_not_open_cannot_be_answered(her: Any) -> None:
    from carrywell.web import journal_store

    note(her, pain="4")
    her.post("/journal/answer", {"rule": "E01"})
    assert journal_store.answered(journal_store.key_of(her.session)) == {}


# ---- how it goes


def test_first_entry_already_tells_something(her: Any) -> None:
    begin(her)
    walk(her, {"turning_in_bed": True, "stairs_one_leg": True, "pain_site": "buttock_pelvis"})
    note(her, pain="4")
    page = text_of(her.get("/journal"))
    assert "You began at 4. A change counts from 1.8 points on." in page
    assert re.search(r"Of 100 women .* about \d+", page)
    assert "No one has noted" not in page


@pytest.mark.parametrize(
    ("pains", "said"),
    [((8, 8, 8, 8, 8, 8, 8, 3, 3, 3, 3, 3, 3, 3), "Better"), ((3, 3, 3, 3, 3, 3, 3, 8, 8, 8, 8, 8, 8, 8), "Worse")],
)
def test_trend_is_told_in_words_with_a_picture(her: Any, pains: tuple[int, ...], said: str) -> None:
    days_of(her, *pains)
    page = her.get("/journal")
    title = re.search(r'<section class="card trend".*?<h2>(.*?)</h2>', page.content.decode(), re.DOTALL)
    assert title
    assert said.lower() in title[1].lower()
    assert b'class="line-of-values"' in page.content


# ---- questions now and then


def test_weekly_questions_are_offered_answered_and_offered_no_more(her: Any) -> None:
    note(her, pain="4")
    assert "Three questions about your week" in text_of(her.get("/journal"))
    page = her.post("/journal/ask/week", {"bothersome_days_0": "3", "sleep_0": "6", "confidence_0": "7"}, follow=True)
    assert kept(her)[-1].entry.filled == {"bothersome_days": (3,), "sleep": (6,), "confidence": (7,)}
    assert "Three questions about your week" not in text_of(page)


def test_questions_can_be_put_off(her: Any) -> None:
    note(her, pain="4")
    page = her.post("/journal/later", follow=True)
    assert "Three questions about your week" not in text_of(page)
    assert len(kept(her)) == 1


def test_question_left_out_is_no_answer(her: Any) -> None:
    her.post("/journal/ask/mood", {"phq2_0": "1"})
    assert only(her).filled == {"phq2": (1, None)}
    page = her.post("/journal/ask/mood", {})
    assert "Nothing is chosen yet" in text_of(page)
    assert len(kept(her)) == 1
    assert her.post("/journal/ask/mood", {"phq2_0": "4"}).status_code == 200
    assert len(kept(her)) == 1


def test_low_mood_leads_to_who_listens_and_stands_in_no_list(her: Any) -> None:
    page = her.post("/journal/ask/mood", {"phq2_0": "2", "phq2_1": "2"}, follow=True)
    words = text_of(page)
    assert "Someone who listens and helps in confidence" in words
    assert "Two questions about your mood 4" not in words
    assert "Two questions about your mood: 4" not in words


def test_monthly_questionnaire_is_in_english_alone_and_says_why(her: Any) -> None:
    page = her.get("/journal/ask/month").content.decode()
    assert page.count('type="checkbox"') == 24
    her.post("/journal/ask/month", {"rmdq_0": "on", "rmdq_5": "on", "global_change_0": "1"})
    assert sum(item or 0 for item in only(her).filled["rmdq"]) == 2
    her.post("/language", {"language": "zh-hans"})
    chinese = her.get("/journal/ask/month")
    assert b'type="checkbox"' not in chinese.content
    assert "只能用英文" in text_of(chinese)


# ---- the whole journal


def test_export_has_everything(her: Any, stranger: Any) -> None:
    begin(her)
    note(her, pain="4", worst="6", note="Both hips.", baby="5.4")
    note(her, pain="3", at=typed(now() - timedelta(days=1)))
    page = her.get("/journal/export/json")
    assert page["Content-Disposition"].startswith('attachment; filename="journal-')
    told = json.loads(page.content)
    assert [row["pain"] for row in told["entries"]] == [3, 4]
    assert told["entries"][1]["note"] == "Both hips."
    table = b"".join(her.get("/journal/export/csv").streaming_content).decode("utf-8-sig")
    assert [row["pain"] for row in csv.DictReader(io.StringIO(table))] == ["3", "4"]
    assert json.loads(stranger.get("/journal/export/json").content)["entries"] == []
    assert her.get("/journal/export/xml").status_code == 404


def test_export_has_what_a_changed_entry_said_before(her: Any) -> None:
    from carrywell.web import journal_store

    begin(her)
    note(her, pain="4")
    (kept_one,) = journal_store.entries(her.session["journal"])
    journal_store.change(her.session["journal"], kept_one.id, replace(kept_one.entry, pain=6))
    (row,) = json.loads(her.get("/journal/export/json").content)["entries"]
    assert row["pain"] == 6
    assert [said["pain"] for said in row["before"]] == [4]


def test_deleting_everything_names_the_journal_and_offers_a_copy(her: Any) -> None:
    begin(her)
    copy = 'href="/journal/export/json"'
    page = her.get("/check/delete")
    assert ("your journal" in text_of(page), copy in page.content.decode()) == (True, False)
    note(her, pain="4")
    assert copy in her.get("/check/delete").content.decode()
    her.cookies["carrywell_language"] = "zh-hans"
    assert "日记和所选的国家" in text_of(her.get("/check/delete"))


def test_journal_is_deleted_with_everything_once_asked(her: Any, stranger: Any) -> None:
    from carrywell.web.models import Journal, Noted, NotedBefore

    address = note(her, pain="4", note="Both hips.")
    her.post(address, {"note": "Left hip."})
    made = address.rsplit("/", 1)[1]
    key = her.session["journal"]
    stranger.post("/journal/delete")
    assert "Delete the whole journal?" in text_of(her.get("/journal/delete"))
    assert len(kept(her)) == 1
    page = her.post("/journal/delete", follow=True)
    assert "The journal is deleted." in text_of(page)
    assert not Journal.objects.filter(key=key).exists()
    assert not Noted.objects.filter(pk=made).exists()
    assert not NotedBefore.objects.filter(noted=made).exists()


def test_code_opens_the_journal_in_another_browser(her: Any, stranger: Any) -> None:
    note(her, pain="4")
    note(stranger, pain="2")
    page = her.post("/journal/code", {"show": "1"}).content.decode()
    code = re.search(r'class="journal-code" role="status">(\w+)<', page)
    assert code
    opened = stranger.post("/journal/code", {"code": f" {code[1].lower()} "}, follow=True)
    assert "The journal is open here now." in text_of(opened)
    assert sorted(each.entry.pain for each in kept(her)) == [2, 4]
    assert kept(stranger) == kept(her)


def test_wrong_code_is_refused_and_stays(her: Any) -> None:
    page = her.post("/journal/code", {"code": "ABCD2345"})
    assert "This code is not one that we know" in text_of(page)
    assert 'value="ABCD2345"' in page.content.decode()


def test_trend_of_her_act_is_of_the_act_she_has_now(her: Any) -> None:
    def scores() -> set[str]:
        page = her.get("/journal").content.decode()
        card = re.search(r'<section class="card trend" aria-label="The act.*?</section>', page, re.DOTALL)
        return set(re.findall(r": (\d+) \(", card[0])) if card else set()

    begin(her)
    her.post(note(her, pain="4"), {"act": "walking to the shop"})
    for days in range(3):
        note(her, function="2", at=typed(now() - timedelta(days=days)))
    assert scores() == {"2"}
    her.post(note(her, pain="4"), {"act": "carrying him upstairs"})
    assert scores() == set()
    for days in range(2):
        note(her, function="8", at=typed(now() - timedelta(days=days)))
    assert scores() == {"8"}
    her.post(note(her, pain="4"), {"act": "Walking to the  SHOP"})
    assert scores() == {"2"}
