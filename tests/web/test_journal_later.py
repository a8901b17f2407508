"""Entries that were noted without a connection and come later: each once, into its own journal, no word lost."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from carrywell.track.entries import JournalEntry
from tests.web.test_journal import kept, note, now, only, typed
from tests.web.walking import begin, browser


def marks(client: Any) -> list[str]:
    """Whose journal is open in this browser, as its pages say."""
    found = re.search(r'<meta name="carrywell-journal" content="([^"]*)">', client.get("/journal").content.decode())
    assert found
    return found[1].split()


def send(client: Any, at: datetime, address: str = "/journal/new", mark: str = "", **told: str) -> Any:
    """As waiting.js sends it."""
    given = {"noted": at.isoformat(), **told}
    return client.post(address, given, HTTP_CARRYWELL_SENT_LATER=mark or marks(client)[0])


def open_journal_of(one: Any, other: Any) -> None:
    """In the other browser, by a code."""
    page = one.post("/journal/code", {"show": ""}).content.decode()
    shown = re.search(r'class="journal-code"[^>]*>([^<]+)<', page)
    assert shown
    other.post("/journal/code", {"code": shown[1]})


# ---- the same id twice


def test_entry_sent_twice_is_kept_once(her: Any) -> None:
    made, at = str(uuid4()), now() - timedelta(hours=3)
    for _ in range(2):
        assert send(her, at, made=made, pain="6", note="Both hips.").status_code == 204
    assert (only(her).pain, only(her).note, only(her).at) == (6, "Both hips.", at)


def test_other_words_moments_later_correct_it_and_the_first_ones_stay_below(her: Any) -> None:
    from carrywell.web import journal_store

    made, at = str(uuid4()), now() - timedelta(hours=3)
    send(her, at, made=made, pain="6", note="Both hips.")
    assert send(her, at + timedelta(minutes=2), made=made, pain="8", note="Left hip.").status_code == 204
    assert (only(her).pain, only(her).note) == (8, "Left hip.")
    (former,) = journal_store.before(journal_store.key_of(her.session), kept(her)[0].id)
    assert (former[0].pain, former[0].note) == (6, "Both hips.")


def test_other_words_of_another_hour_are_another_entry_and_kept_once(her: Any) -> None:
    """The page was left open, and used again when the connection was still gone."""
    made, at = str(uuid4()), now() - timedelta(hours=9)
    send(her, at, made=made, pain="6", note="Both hips.")
    for _ in range(2):
        assert send(her, at + timedelta(hours=5), made=made, pain="3", note="Better.").status_code == 204
    assert [(each.entry.pain, each.entry.note) for each in kept(her)] == [(6, "Both hips."), (3, "Better.")]


def test_what_she_changed_since_stays_when_the_first_words_come_again(her: Any) -> None:
    made, at = str(uuid4()), now() - timedelta(hours=3)
    send(her, at, made=made, pain="6")
    her.post(f"/journal/{made}", {"pain": "5", "at": typed(at - timedelta(hours=1))})
    assert send(her, at, made=made, pain="6").status_code == 204
    assert only(her).pain == 5


# ---- refused


def test_part_that_cannot_be_kept_comes_back_with_its_reason_and_its_words(her: Any) -> None:
    begin(her)
    answer = send(her, now() - timedelta(hours=3), made=str(uuid4()), pain="6", baby="54 kilos", note="Both hips.")
    assert answer.status_code == 422
    assert answer.json()["words"] == "54 kilos"
    assert "Your baby’s weight" in answer.json()["reason"]
    assert (only(her).pain, only(her).note) == (6, "Both hips.")


def test_note_that_is_too_long_comes_back_whole(her: Any) -> None:
    words = "Both hips, all night. " * 120
    answer = send(her, now() - timedelta(hours=3), made=str(uuid4()), pain="6", note=words)
    assert answer.status_code == 422
    assert answer.json()["words"] == words.strip()
    assert only(her).pain == 6


def test_words_for_an_entry_that_was_deleted_come_back(her: Any) -> None:
    address = note(her, pain="4")
    her.post(f"{address}/delete")
    answer = send(her, now(), address, note="Both hips.")
    assert answer.status_code == 422
    assert answer.json() == {"reason": "This entry was deleted in the meantime.", "words": "Both hips."}
    assert her.post(address, {"note": "Both hips."}).status_code == 404


def test_line_break_counts_as_one_character(her: Any) -> None:
    """As it does in the browser, which stops her at the limit."""
    words = "a\n" * 999 + "aa"
    note(her, note=words.replace("\n", "\r\n"))
    assert only(her).note == words


# ---- whose


def test_entry_of_another_journal_is_not_taken(her: Any, stranger: Any) -> None:
    note(her, pain="4")
    address = note(stranger, pain="5")
    hers = marks(her)
    assert not set(hers) & set(marks(stranger))
    for place in ("/journal/new", address):
        assert send(stranger, now(), place, mark=hers[0], made=str(uuid4()), pain="9").status_code == 409
    assert send(stranger, now(), mark="1", made=str(uuid4()), pain="9").status_code == 409
    assert [each.entry.pain for each in kept(stranger)] == [5]


def test_entry_noted_before_there_was_a_journal_goes_into_the_first(her: Any) -> None:
    (before,) = marks(her)
    note(her, pain="4")
    assert send(her, now() - timedelta(hours=3), mark=before, made=str(uuid4()), pain="6").status_code == 204
    assert [each.entry.pain for each in kept(her)] == [6, 4]


def test_entry_noted_before_a_code_opened_another_journal_moves_with_the_others(her: Any, stranger: Any) -> None:
    note(her, pain="4")
    note(stranger, pain="5")
    before = marks(her)[0]
    open_journal_of(stranger, her)
    assert marks(her)[0] == marks(stranger)[0]
    assert send(her, now() - timedelta(hours=3), mark=before, made=str(uuid4()), pain="6").status_code == 204
    assert sorted(each.entry.pain for each in kept(her)) == [4, 5, 6]
    assert send(stranger, now(), mark=before, made=str(uuid4()), pain="9").status_code == 409


def test_other_browser_of_a_journal_goes_along_when_it_moves(her: Any, stranger: Any) -> None:
    """Phone and tablet share a journal; the tablet opens another one, and the phone is not left with an empty list."""
    tablet = browser("en-GB")
    note(her, pain="4")
    open_journal_of(her, tablet)
    note(stranger, pain="5")
    before = marks(her)[0]
    open_journal_of(stranger, tablet)
    for client in (her, tablet, stranger):
        assert sorted(each.entry.pain for each in kept(client)) == [4, 5]
    assert send(her, now() - timedelta(hours=3), mark=before, made=str(uuid4()), pain="6").status_code == 204
    assert sorted(each.entry.pain for each in kept(tablet)) == [4, 5, 6]


@pytest.mark.parametrize("open_one", [False, True])
def test_journal_that_is_open_is_not_offered_as_put_away(her: Any, open_one: bool) -> None:
    """Put away on the phone and open on the tablet, or the other way round; then both are one."""
    from carrywell.web import journal_store
    from carrywell.web.journal_together import open_joined

    session, tablet = her.session, browser("en-GB").session
    old, new = uuid4().hex, uuid4().hex
    for key in (old, new):
        journal_store.add(key, JournalEntry(now(), 4))
    session[journal_store.KEY], session[journal_store.FORMER] = (old, [new]) if open_one else (new, [old])
    tablet[journal_store.KEY] = old
    session.save()
    open_joined(tablet, new)
    phone = her.session
    assert (phone[journal_store.KEY], phone[journal_store.FORMER]) == (new, [])
    open_joined(phone, new)
    assert (phone[journal_store.KEY], phone[journal_store.FORMER]) == (new, [])


def test_journal_is_not_deleted_when_it_is_more_than_the_page_told(her: Any, stranger: Any) -> None:
    note(her, pain="4")
    note(stranger, pain="5")
    page = her.get("/journal/delete").content.decode()
    told = {name: re.search(f'name="{name}" value="([^"]*)"', page)[1] for name in ("marks", "total")}  # type: ignore[index]
    open_journal_of(her, stranger)
    assert her.post("/journal/delete", told)["Location"] == "/journal/delete"
    assert len(kept(her)) == 2
    assert "(2)" in her.get("/journal/delete").content.decode()


def test_journal_of_the_terminal_never_goes(her: Any, stranger: Any) -> None:
    """The terminal could not be told where its journal went."""
    from carrywell.web import journal_store

    her.post("/journal/code", {"code": journal_store.new_code(journal_store.TERMINAL)})
    note(her, pain="4")
    note(stranger, pain="5")
    before = marks(stranger)[0]
    try:
        open_journal_of(stranger, her)
        assert sorted(each.entry.pain for each in journal_store.entries(journal_store.TERMINAL)) == [4, 5]
        assert sorted(each.entry.pain for each in kept(stranger)) == [4, 5]
        assert sorted(each.entry.pain for each in kept(her)) == [4, 5]
        assert send(stranger, now() - timedelta(hours=3), mark=before, made=str(uuid4()), pain="6").status_code == 204
    finally:
        journal_store.forget(journal_store.TERMINAL)


@pytest.mark.parametrize("address", ["/journal/delete", "/check/delete"])
def test_entry_of_a_journal_that_was_deleted_is_not_taken(her: Any, address: str) -> None:
    note(her, pain="4")
    before = marks(her)[0]
    her.post(address)
    assert send(her, now(), mark=before, made=str(uuid4()), pain="6").status_code == 409
    assert kept(her) == []


def test_offline_page_says_nothing_of_whose_journal_is_open(app: Any) -> None:
    her = browser("en-GB")
    note(her, pain="4")
    page = her.get("/offline").content.decode()
    assert '<meta name="carrywell-journal" content="">' in page
    assert not [mark for mark in marks(her) if mark in page]


def test_offline_page_takes_no_longer_note_than_the_journal(her: Any) -> None:
    from carrywell.track.entries import NOTE_CHARACTERS

    assert f'name="note" rows="2" maxlength="{NOTE_CHARACTERS}"' in her.get("/offline").content.decode()


def test_entry_noted_before_a_loss_is_kept_whole_and_asks_about_no_act(her: Any) -> None:
    from carrywell.web import store

    begin(her)
    note(her, pain="4", act="Lifting my baby")
    her.post("/check/you/ended-early", {"aside": "on"})
    at = now() - timedelta(hours=3)
    answer = send(her, at, made=str(uuid4()), pain="6", count_bath="2", baby="5.4", act="Lifting my baby")
    assert answer.status_code == 204
    (first, _) = kept(her)
    assert (first.entry.pain, dict(first.entry.counts), first.entry.baby_mass_kg) == (6, {"bath": 2}, 5.4)
    assert store.act_now(her.session) == ""
    assert store.load_profile(her.session).baby is None


def test_entry_waits_for_a_journal_that_was_put_away_until_she_goes_on_with_it(her: Any) -> None:
    begin(her)
    note(her, pain="4")
    before = marks(her)[0]
    her.post("/check/you/ended-early", {"aside": "on"})
    begin(her, since="3", unit="days")
    note(her, pain="5")
    (since,) = marks(her)
    assert send(her, now(), mark=before, made=str(uuid4()), pain="6").status_code == 409
    her.post("/journal/former", {"journal": "0", "want": "open"})
    for mark in (before, since):
        assert send(her, now(), mark=mark, made=str(uuid4()), pain="6").status_code == 204
    assert sorted(each.entry.pain for each in kept(her)) == [4, 5, 6, 6]


def test_entry_of_a_journal_that_moved_into_one_put_away_waits_with_it(her: Any, stranger: Any) -> None:
    begin(her)
    note(her, pain="4")
    note(stranger, pain="5")
    before = marks(her)[0]
    open_journal_of(stranger, her)
    moved = marks(her)[0]
    her.post("/check/you/ended-early", {"aside": "on"})
    begin(her, since="3", unit="days")
    note(her, pain="3")
    assert send(her, now(), mark=before, made=str(uuid4()), pain="6").status_code == 409
    page = her.post("/journal/former", {"journal": "0", "want": "delete"}).content.decode()
    assert f'name="marks" value="{moved},{before}"' in page
    her.post("/journal/former", {"journal": "0", "want": "open"})
    assert send(her, now(), mark=before, made=str(uuid4()), pain="6").status_code == 204
