"""The rows of a journal: nothing confirmed is lost, nothing is doubled, nobody else sees it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from uuid import uuid4

import pytest

from carrywell.errors import InputError
from carrywell.track.entries import JournalEntry
from tests.web.test_full_disk import full_disk, no_last_moment

AT = datetime(2026, 3, 29, 7, 30, tzinfo=UTC)


@pytest.fixture
def key(app: Any) -> str:
    return uuid4().hex


def test_entry_comes_back_as_it_was_noted(key: str) -> None:
    from carrywell.web import journal_store

    entry = JournalEntry(
        AT, 4, 6, True, 7, ("A53", "E02"), {"feed_sit": 6}, {"bothersome_days": (3,)}, {}, 5.9, "after the bath"
    )
    made = journal_store.add(key, entry)
    assert journal_store.one(key, made).entry == entry
    assert [kept.id for kept in journal_store.entries(key)] == [made]


def test_entry_sent_twice_is_kept_once_also_after_it_was_changed(key: str) -> None:
    from carrywell.web import journal_store

    made, first = uuid4(), JournalEntry(AT, 4)
    journal_store.add(key, first, made)
    journal_store.change(key, made, JournalEntry(AT, 5))
    journal_store.add(key, first, made)
    assert [kept.entry.pain for kept in journal_store.entries(key)] == [5]


def test_change_keeps_what_was_said_before(key: str) -> None:
    from carrywell.web import journal_store

    made = journal_store.add(key, JournalEntry(AT, 4))
    for pain in (5, 5, 6):
        journal_store.change(key, made, JournalEntry(AT, pain))
    assert [entry.pain for entry, _until in journal_store.before(key, made)] == [4, 5]
    assert journal_store.one(key, made).entry.pain == 6


def test_one_entry_that_cannot_be_kept_keeps_none(key: str) -> None:
    from carrywell.web import journal_store

    taken = journal_store.add(key, JournalEntry(AT, 4))
    with pytest.raises(InputError, match="id taken"):
        journal_store.add_all(key, [(uuid4(), JournalEntry(AT, 1)), (taken, JournalEntry(AT, 9))])
    assert [kept.entry.pain for kept in journal_store.entries(key)] == [4]


def test_source_that_says_more_by_then_changes_its_entry_and_hers_stays(key: str) -> None:
    from carrywell.web import journal_store

    made, other = uuid4(), uuid4()
    fewer, more, own = (JournalEntry(AT, counts={"feed_sit": times}) for times in (5, 6, 9))
    assert journal_store.bring_all(key, [(made, fewer)]) == 0
    assert journal_store.bring_all(key, [(made, fewer), (other, fewer)]) == 0
    assert journal_store.bring_all(key, [(made, more)]) == 1
    assert [entry.counts["feed_sit"] for entry, _until in journal_store.before(key, made)] == [5]
    journal_store.change(key, made, own)
    assert journal_store.bring_all(key, [(made, more), (other, fewer)]) == 0
    assert journal_store.one(key, made).entry.counts["feed_sit"] == 9
    assert journal_store.count(key) == 2


def test_source_cannot_take_an_entry_of_another_journal(key: str) -> None:
    from carrywell.web import journal_store

    hers = journal_store.add("another", JournalEntry(AT, 4))
    with pytest.raises(InputError, match="id taken"):
        journal_store.bring_all(key, [(uuid4(), JournalEntry(AT, 1)), (hers, JournalEntry(AT, 5))])
    assert journal_store.count(key) == 0
    assert journal_store.one("another", hers).entry.pain == 4


def test_stranger_sees_changes_and_deletes_nothing(key: str) -> None:
    from carrywell.web import journal_store

    made, stranger = journal_store.add(key, JournalEntry(AT, 4)), uuid4().hex
    assert journal_store.entries(stranger) == []
    for attempt in (
        lambda: journal_store.one(stranger, made),
        lambda: journal_store.change(stranger, made, JournalEntry(AT, 9)),
        lambda: journal_store.remove(stranger, made),
        lambda: journal_store.before(stranger, made),
    ):
        with pytest.raises(InputError, match="id unknown"):
            attempt()
    with pytest.raises(InputError, match="id taken"):
        journal_store.add(stranger, JournalEntry(AT, 4), made)
    assert journal_store.one(key, made).entry.pain == 4


@pytest.mark.parametrize(("hours", "day"), [(8, 23), (-8, 22)])
def test_time_of_a_program_counts_on_the_day_of_this_computer(
    key: str, monkeypatch: pytest.MonkeyPatch, hours: int, day: int
) -> None:
    """Noted without a connection at 7 in the morning of the 23rd in the east, at 17 on the 22nd in the west."""
    from django.conf import settings

    from carrywell.web import journal_store

    monkeypatch.setattr(settings, "LOCAL_ZONE", timezone(timedelta(hours=hours)))
    at = datetime(2026, 3, 22, 23, 0, tzinfo=UTC) if hours > 0 else datetime(2026, 3, 23, 1, 0, tzinfo=UTC)
    made = journal_store.add(key, JournalEntry(at, 4))
    kept = journal_store.one(key, made).entry
    assert (kept.at, kept.at.date()) == (at, date(2026, 3, day))


def test_code_opens_the_journal_once_and_brings_along_what_was_noted(key: str, her: Any) -> None:
    from carrywell.web import journal_store, journal_together

    journal_store.add(key, JournalEntry(AT, 4))
    session = her.session
    journal_store.add(journal_store.own_key(session), JournalEntry(AT + timedelta(hours=1), 7))
    code = journal_store.new_code(key)
    journal_together.open_with(session, f" {code[:4].lower()}-{code[4:]} ")
    assert journal_store.key_of(session) == key
    assert [kept.entry.pain for kept in journal_store.entries(key)] == [4, 7]
    with pytest.raises(InputError, match="code unknown"):
        journal_together.open_with(session, code)


def test_code_of_the_same_journal_loses_nothing(her: Any) -> None:
    from carrywell.web import journal_store, journal_together

    session = her.session
    own = journal_store.own_key(session)
    journal_store.add(own, JournalEntry(AT, 4))
    journal_together.open_with(session, journal_store.new_code(own))
    assert journal_store.count(own) == 1


def test_code_is_over_after_ten_minutes(key: str, her: Any) -> None:
    from carrywell.web import journal_store, journal_together, models

    code = journal_store.new_code(key)
    models.JournalCode.objects.update(until=datetime.now(UTC) - timedelta(seconds=1))
    with pytest.raises(InputError, match="code unknown"):
        journal_together.open_with(her.session, code)


def test_newest_first_in_portions(key: str) -> None:
    from carrywell.web import journal_store

    journal_store.add_all(key, [(uuid4(), JournalEntry(AT + timedelta(days=day), day)) for day in range(5)])
    assert [kept.entry.pain for kept in journal_store.latest(key, 2, 1)] == [3, 2]
    assert [kept.entry.pain for kept in journal_store.entries(key, AT + timedelta(days=3))] == [3, 4]


def test_entry_with_an_advice_that_is_no_longer_known_keeps_its_numbers(key: str) -> None:
    from carrywell.web import journal_store, models

    made = journal_store.add(key, JournalEntry(AT, 4, did=("A53",), note="well"))
    models.Noted.objects.filter(pk=made).update(
        told={
            "at": AT.isoformat(),
            "pain": 4,
            "did": ["A53", "A999"],
            "counts": {"gone": 3, "feed_sit": 2},
            "filled": {"old": [1], "phq2": [0, 1]},
            "findings": {"nothing": True},
            "note": "well",
        }
    )
    assert journal_store.one(key, made).entry == JournalEntry(
        AT, 4, did=("A53",), counts={"feed_sit": 2}, filled={"phq2": (0, 1)}, note="well"
    )


def test_forgetting_everything_in_the_browser_deletes_its_journal(her: Any, stranger: Any) -> None:
    from carrywell.web import journal_store, models

    keys = []
    for visitor in (her, stranger):
        visitor.get("/")
        session = visitor.session
        keys.append(journal_store.own_key(session))
        session.save()
        visitor.cookies["carrywell_session"] = session.session_key
        made = journal_store.add(keys[-1], JournalEntry(AT, 4))
        journal_store.change(keys[-1], made, JournalEntry(AT, 5))
    her.post("/check/delete")
    assert [journal_store.count(key) for key in keys] == [0, 1]
    assert not models.Journal.objects.filter(key=keys[0]).exists()
    assert not models.NotedBefore.objects.filter(noted__journal__key=keys[0]).exists()


def test_journal_that_no_browser_can_open_goes_and_the_terminals_stays(key: str) -> None:
    from carrywell.web import journal_store, models

    journal_store.add(key, JournalEntry(AT, 4))
    journal_store.add(journal_store.TERMINAL, JournalEntry(AT, 4))
    models.Journal.objects.update(updated=datetime.now(UTC) - timedelta(days=366))
    journal_store.forget_abandoned()
    assert journal_store.count(key) == 0
    assert journal_store.count(journal_store.TERMINAL) == 1
    journal_store.forget(journal_store.TERMINAL)


@pytest.mark.parametrize("put_away", [False, True])
def test_journal_that_a_browser_can_still_open_stays(key: str, her: Any, put_away: bool) -> None:
    from carrywell.web import journal_store, models

    session = her.session
    session.update({journal_store.FORMER: ["x", key]} if put_away else {journal_store.KEY: key})
    session.save()
    journal_store.add(key, JournalEntry(AT, 4))
    models.Journal.objects.filter(key=key).update(updated=datetime.now(UTC) - timedelta(days=366))
    journal_store.forget_abandoned()
    assert journal_store.count(key) == 1


def test_copy_of_before_an_upgrade_stays_while_the_deletion_is_not_stored(key: str) -> None:
    from django.conf import settings
    from django.db import DatabaseError

    from carrywell.web import journal_store

    old = settings.HOME / "carrywell-before-0005_journal.sqlite3"
    old.write_bytes(b"hers")
    journal_store.add(key, JournalEntry(AT, 4))
    with no_last_moment(full_disk()), pytest.raises(DatabaseError):
        journal_store.forget(key)
    assert (old.read_bytes(), journal_store.count(key)) == (b"hers", 1)
    journal_store.forget(key)
    assert not old.exists()


def test_deleted_journal_stands_in_no_copy_of_before_an_upgrade(key: str) -> None:
    from django.conf import settings

    from carrywell.web import journal_store

    old = settings.HOME / "carrywell-before-0005_journal.sqlite3"
    old.write_bytes(b"hers")
    journal_store.add(key, JournalEntry(AT, 4))
    journal_store.forget(key)
    assert not old.exists()


def test_answer_to_an_escalation_and_her_act_are_kept(key: str) -> None:
    from carrywell.web import journal_store

    journal_store.choose_function(key, " lifting her out of the cot ")
    journal_store.answer(key, "E06", AT)
    assert journal_store.function_of(key) == "lifting her out of the cot"
    assert journal_store.answered(key) == {"E06": AT}
    with pytest.raises(InputError, match="too long"):
        journal_store.choose_function(key, "a" * 201)


HOUR = timedelta(hours=1)
NUMB = {"saddle_numbness": "yes_new"}


def test_sign_told_later_of_an_earlier_time_is_not_answered_yet(key: str) -> None:
    """Noted without a connection and sent after she had answered the card of another sign."""
    from carrywell.web import journal_store

    journal_store.answer(key, "E01", AT)
    journal_store.answer(key, "E06", AT)
    journal_store.add(key, JournalEntry(AT - HOUR, findings=NUMB))
    assert journal_store.answered(key)["E01"] < AT - HOUR
    assert journal_store.answered(key)["E06"] == AT


def test_sign_added_to_an_earlier_entry_is_not_answered_yet(key: str) -> None:
    from carrywell.web import journal_store

    made = journal_store.add(key, JournalEntry(AT - HOUR, 4))
    journal_store.answer(key, "E20", AT)
    journal_store.change(key, made, JournalEntry(AT - HOUR, 4, note="since lunch I cannot pee"))
    assert journal_store.answered(key)["E20"] < AT - HOUR


def test_entry_without_a_new_sign_leaves_answers_as_they_are(key: str) -> None:
    from carrywell.web import journal_store

    made = journal_store.add(key, JournalEntry(AT - HOUR, 4, findings=NUMB))
    journal_store.answer(key, "E01", AT)
    journal_store.change(key, made, JournalEntry(AT - HOUR, 5, findings=NUMB, note="a long walk"))
    journal_store.add(key, JournalEntry(AT - HOUR, 3))
    assert journal_store.answered(key) == {"E01": AT}


def test_sign_that_comes_with_another_journal_is_not_answered_yet(key: str, her: Any) -> None:
    from carrywell.web import journal_store, journal_together

    session = her.session
    journal_store.add(journal_store.own_key(session), JournalEntry(AT - HOUR, findings=NUMB))
    journal_store.answer(key, "E01", AT)
    journal_together.open_with(session, journal_store.new_code(key))
    assert journal_store.answered(key)["E01"] < AT - HOUR


def test_no_answer_of_either_journal_closes_what_both_say_together(key: str, her: Any) -> None:
    """Two questions about mood of 6 came with this browser; the other journal had answered those of 2."""
    from carrywell.web import journal_store, journal_together

    session = her.session
    own = journal_store.own_key(session)
    journal_store.add(own, JournalEntry(AT - HOUR, filled={"phq2": (3, 3)}))
    journal_store.answer(own, "E06", AT)
    journal_store.answer(key, "E12", AT)
    journal_store.answer(key, "E08", AT - 2 * HOUR)
    journal_together.open_with(session, journal_store.new_code(key))
    told = journal_store.answered(key)
    assert (told["E12"] < AT - HOUR, told["E08"], "E06" in told) == (True, AT - 2 * HOUR, False)


SHOP, STAIRS = "walking to the shop", "carrying him upstairs"


def acts(key: str) -> list[tuple[int | None, str]]:
    from carrywell.web import journal_store

    return [(kept.entry.function, kept.entry.act) for kept in journal_store.entries(key)]


def test_score_keeps_the_act_it_was_told_for(key: str) -> None:
    from carrywell.web import journal_store

    journal_store.choose_function(key, SHOP)
    made = journal_store.add(key, JournalEntry(AT, function=4))
    journal_store.choose_function(key, STAIRS)
    journal_store.add(key, JournalEntry(AT + HOUR, function=7))
    journal_store.add(key, JournalEntry(AT + 2 * HOUR, 3))
    assert acts(key) == [(4, SHOP), (7, STAIRS), (None, "")]
    journal_store.change(key, made, replace(journal_store.one(key, made).entry, function=5))
    assert acts(key)[0] == (5, SHOP)


def test_entry_sent_again_after_another_act_was_chosen_is_kept_once(key: str) -> None:
    from carrywell.web import journal_store

    made, entry = uuid4(), JournalEntry(AT, function=4)
    journal_store.choose_function(key, SHOP)
    journal_store.add(key, entry, made)
    journal_store.choose_function(key, STAIRS)
    journal_store.add(key, entry, made)
    assert journal_store.bring_all(key, [(made, entry)]) == 0
    assert acts(key) == [(4, SHOP)]
    with pytest.raises(InputError, match="id taken"):
        journal_store.add(key, JournalEntry(AT, function=5), made)


def test_first_name_of_her_act_is_that_of_the_scores_before_it(key: str) -> None:
    """The terminal asks for no words; the first that she finds are those of what she scored."""
    from carrywell.web import journal_store

    made = journal_store.add(key, JournalEntry(AT, function=4))
    journal_store.change(key, made, JournalEntry(AT, 2, function=5))
    journal_store.choose_function(key, "抱她上楼")
    journal_store.choose_function(key, STAIRS)
    assert acts(key) == [(5, "抱她上楼")]
    assert [(said.function, said.act) for said, _until in journal_store.before(key, made)] == [(4, "抱她上楼")]


@pytest.mark.parametrize(("there", "left"), [("", STAIRS), (SHOP, SHOP)])
def test_act_of_this_browser_comes_along_where_the_other_journal_has_none(
    key: str, her: Any, there: str, left: str
) -> None:
    from carrywell.web import journal_store, journal_together

    session = her.session
    own = journal_store.own_key(session)
    journal_store.choose_function(own, STAIRS)
    journal_store.add(own, JournalEntry(AT, function=6))
    journal_store.choose_function(key, there)
    journal_together.open_with(session, journal_store.new_code(key))
    assert journal_store.function_of(key) == left
    assert acts(key) == [(6, STAIRS)]
