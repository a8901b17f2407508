"""After a loss her journal stays open, and it is about her alone: nothing is lost, and nothing of a baby is shown."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import timedelta
from typing import Any

import pytest

from tests.web.test_journal import kept, note, now
from tests.web.walking import begin, begin_pregnant, text_of, walk
from tests.web.women import URGENCIES


def lose(client: Any) -> None:
    client.post("/check/you/ended-early", {"aside": "on"})


def again_pregnant(client: Any, weeks: str = "6") -> None:
    begin_pregnant(client, weeks)


# ---- open, and about her alone


@pytest.mark.parametrize("begin_as", [begin, begin_pregnant])
def test_pain_is_kept_with_one_tap_after_a_loss(her: Any, begin_as: Any) -> None:
    begin_as(her)
    lose(her)
    assert her.get("/journal").status_code == 200
    note(her, pain="4", worst="6", bothersome="yes", act="Walking to the shop", note="Could not sleep.")
    (row,) = kept(her)
    assert (row.entry.pain, row.entry.worst, row.entry.bothersome) == (4, 6, True)
    page = text_of(her.get("/journal"))
    assert "Pain 4" in page
    assert "Could not sleep." in page


def test_today_leads_to_her_journal(her: Any) -> None:
    begin(her)
    lose(her)
    page = her.get("/today", follow=True).content.decode()
    assert page.count('href="/journal"') >= 2  # the place, and the way from the page itself


def test_what_was_noted_of_the_baby_is_kept_and_not_shown(her: Any) -> None:
    begin(her)
    address = note(her, pain="3", baby="5.4", unit="kg", count_bath="2", did="A01", note="Left side.")
    her.post(address, {"baby": "5.6", "unit": "kg"})
    assert "5.6 kg" in text_of(her.get("/journal"))
    lose(her)
    for page in (her.get("/journal"), her.get(address), her.get(f"{address}/delete")):
        said = text_of(page)
        assert "Left side." in said
        assert not re.search("kg|baby|Bath|cot", said), said
    her.post(address, {"worst": "6"})
    (row,) = kept(her)
    assert (row.entry.worst, row.entry.baby_mass_kg, row.entry.counts, row.entry.did) == (6, 5.6, {"bath": 2}, ("A01",))
    (told,) = json.loads(her.get("/journal/export/json").content)["entries"]
    assert told["baby_mass_kg"] == 5.6
    table = b"".join(her.get("/journal/export/csv").streaming_content).decode("utf-8-sig")
    assert "bath=2" in next(csv.DictReader(io.StringIO(table)))["counts"]


def test_act_of_before_a_loss_is_not_asked_about_and_another_can_be_chosen(her: Any) -> None:
    begin(her)
    address = note(her, act="lift her from the cot", function="4")
    lose(her)
    for page in (her.get("/journal"), her.get(address), her.get("/journal/new")):
        assert "cot" not in text_of(page)
    assert "Choose one act to watch" in text_of(her.get("/journal/new"))
    new = note(her, act="walk to the park", note="x")
    assert "walk to the park" in text_of(her.get(new))
    her.post("/check/you/ended-early", {"aside": "back"})
    assert "walk to the park" in text_of(her.get(new))


def test_act_of_before_comes_back_when_the_loss_was_said_by_mistake(her: Any) -> None:
    begin(her)
    address = note(her, act="lift her from the cot", function="4")
    lose(her)
    her.post("/check/you/ended-early", {"aside": "back"})
    assert "lift her from the cot" in text_of(her.get(address))


def test_no_forecast_is_told_after_a_loss(her: Any) -> None:
    begin(her)
    lose(her)
    her.post("/check/you/ended-early", {"aside": "check"})
    walk(her, URGENCIES["routine"])
    note(her, pain="4")
    page = text_of(her.get("/journal"))
    assert "Pain now" in page  # its trend is there
    assert "How it may go on" not in page
    assert "of 100 women" not in page.lower()


def test_mood_is_asked_in_kind_words_and_leads_to_who_listens(her: Any) -> None:
    begin(her)
    lose(her)
    page = text_of(her.get("/journal/ask/mood"))
    assert "These two questions are about you alone." in page
    assert "Many women feel low in these months" not in page
    her.post("/journal/ask/mood", {"phq2_0": "2", "phq2_1": "3"})
    page = her.get("/journal")
    assert "After what you have been through that is only natural" in text_of(page)
    assert 'href="tel:' in page.content.decode()


def test_journal_is_deleted_on_its_own_page_and_the_check_on_the_other(her: Any) -> None:
    begin(her)
    note(her, pain="4")
    lose(her)
    page = her.post("/check/you/ended-early", {"aside": "delete"}, follow=True)
    assert "What you entered was deleted." in text_of(page)
    assert len(kept(her)) == 1
    her.post("/journal/delete")
    assert kept(her) == []


# ---- what to do, where there is no check


def test_words_of_a_sign_lead_to_what_to_watch_for_where_there_is_no_check(her: Any) -> None:
    begin_pregnant(her, "9")
    lose(her)
    note(her, pain="4", note="I had a fever all night.")
    body = her.get("/journal").content.decode()
    assert "You wrote something to look at" in text_of(her.get("/journal"))
    assert '/journal/signs"' not in body
    assert 'class="primary" href="/check/you/ended-early"' in body
    assert "Shall we check" not in body
    assert her.post("/journal/signs", {"rule": "E20"})["Location"] == "/check/you/ended-early"


def test_words_of_a_sign_lead_into_her_own_check_after_a_birth(her: Any) -> None:
    begin(her)
    lose(her)
    note(her, pain="4", note="I had a fever all night.")
    assert '/journal/signs"' in her.get("/journal").content.decode()
    page = her.post("/journal/signs", {"rule": "E20"}, follow=True)
    assert b'name="shown"' in page.content
    from carrywell.web import store

    saved = store.load(her.session)
    assert saved is not None
    assert saved.person.has_lost


def test_a_birth_that_is_not_known_is_asked_first(her: Any) -> None:
    her.post("/check/you", {"stage": "ended_early"})
    her.post("/check/you/ended-early", {"aside": "died"})
    note(her, note="I had a fever all night.")
    assert her.post("/journal/signs", {"rule": "E20"})["Location"] == "/check/you/after-loss"


def test_nothing_is_counted_from_a_birth_that_was_none(her: Any) -> None:
    """Eleven months on; rules of the months after a birth are not for her, those of lasting pain are."""
    begin_pregnant(her, "9")
    lose(her)
    session = her.session
    session["ended_on"] = (now().date() - timedelta(days=340)).isoformat()
    session.save()
    for days in range(80):
        note_at(her, days, 6)
    page = text_of(her.get("/journal"))
    assert "Six weeks, and not better yet" in page
    assert not re.search("birth|baby", page), page


def note_at(client: Any, days_ago: int, pain: int) -> None:
    from carrywell.track.entries import JournalEntry
    from carrywell.web import journal_store

    session = client.session
    journal_store.add(journal_store.own_key(session), JournalEntry(now() - timedelta(days=days_ago), pain=pain))
    session.save()


def test_days_are_not_counted_from_the_birth(her: Any) -> None:
    begin(her, since="13", unit="weeks")
    lose(her)
    her.post("/check/you/ended-early", {"aside": "check"})
    walk(her, URGENCIES["routine"])
    for days in range(10):
        note_at(her, days, 6)
    page = text_of(her.get("/journal"))
    assert "Pelvic pain that has lasted" in page
    assert "since the birth" not in page


# ---- another pregnancy


def test_another_pregnancy_begins_another_journal_and_keeps_the_old_one(her: Any) -> None:
    begin(her)
    note(her, pain="7", note="Left side.")
    lose(her)
    again_pregnant(her)
    page = text_of(her.get("/journal"))
    assert "Left side." not in page
    assert "This is a new journal." in page
    note(her, pain="2")
    assert "Left side." not in text_of(her.get("/journal"))
    assert "1" in text_of(her.get("/journal/former"))
    assert b"Left side." in her.post("/journal/former", {"journal": "0", "want": "json"}).content


def test_she_may_go_on_with_the_old_journal_and_only_what_is_of_this_pregnancy_counts(her: Any) -> None:
    from carrywell.web.her_course import course_of

    begin(her)
    for days in range(60, 70):
        note_at(her, days, 8)
    lose(her)
    again_pregnant(her, "6")  # 42 days
    note(her, pain="2")
    her.post("/journal/former", {"journal": "0", "want": "open"})
    assert len(kept(her)) == 11
    assert [entry.pain for entry in course_of(her.session).entries] == [2]
    assert "This is a new journal." not in text_of(her.get("/journal"))
    assert "No journal is put away." in text_of(her.get("/journal/former"))


def test_old_journal_is_deleted_once_asked(her: Any) -> None:
    from carrywell.web.models import Journal

    begin(her)
    note(her, pain="7")
    key = her.session["journal"]
    lose(her)
    again_pregnant(her)
    assert "cannot be undone" in text_of(her.post("/journal/former", {"journal": "0", "want": "delete"}))
    assert Journal.objects.filter(key=key).exists()
    her.post("/journal/former", {"journal": "0", "want": "sure"})
    assert not Journal.objects.filter(key=key).exists()


@pytest.mark.parametrize("want", ["sure", "open"])
def test_button_pressed_twice_means_one_journal(her: Any, want: str) -> None:
    """After the first press another journal stands at the same place of the list."""
    from carrywell.web import journal_store

    for pain in ("7", "5"):
        begin(her)
        note(her, pain=pain)
        lose(her)
        again_pregnant(her)
    note(her, pain="2")
    first, second = her.session["journals_former"]
    marks = re.findall(r'name="marks" value="([^"]+)"', her.get("/journal/former").content.decode())
    for _ in range(2):
        page = her.post("/journal/former", {"journal": "0", "marks": marks[0], "want": want}, follow=True)
        assert page.status_code == 200
    assert her.session["journals_former"] == [second]
    assert [kept.entry.pain for kept in journal_store.entries(second)] == [5]
    assert bool(journal_store.count(first)) is (want == "open")


def test_old_journal_is_nobody_elses(her: Any, stranger: Any) -> None:
    begin(her)
    note(her, pain="7")
    lose(her)
    again_pregnant(her)
    assert stranger.post("/journal/former", {"journal": "0", "want": "json"}).status_code == 404
    assert her.post("/journal/former", {"journal": "9", "want": "json"}).status_code == 404
    assert her.post("/journal/former", {"journal": "0", "want": "moon"}).status_code == 404


def test_delete_everything_deletes_the_old_journal_too(her: Any) -> None:
    from carrywell.web.models import Journal

    begin(her)
    note(her, pain="7")
    key = her.session["journal"]
    lose(her)
    again_pregnant(her)
    her.post("/check/delete")
    assert not Journal.objects.filter(key=key).exists()


def test_said_by_mistake_the_journal_never_moved(her: Any) -> None:
    begin(her)
    note(her, pain="7")
    key = her.session["journal"]
    lose(her)
    note(her, pain="6")
    her.post("/check/you/ended-early", {"aside": "back"})
    assert her.session["journal"] == key
    assert len(kept(her)) == 2


@pytest.mark.parametrize("begin_as", [begin, begin_pregnant])
def test_note_of_before_a_loss_is_not_offered_for_the_letter(her: Any, begin_as: Any) -> None:
    """Not even one of the same day: it may speak of her baby."""
    begin_as(her)
    walk(her, {"pain_site": "low_back"})
    note(her, pain="4", note="He kicks a lot.")
    lose(her)
    page = her.get("/report")
    assert "A letter for your clinic" in text_of(page)
    assert "kicks" not in text_of(page)
