"""What her journal says of her day stands in for what she did not tell by hand, and it is said where it comes from."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any
from uuid import uuid4

import pytest

from carrywell.track.entries import JournalEntry
from tests.web.walking import begin, begin_pregnant, text_of


def note(client: Any, days_ago: int, **noted: Any) -> None:
    """Note something in this browser's journal, some days ago at noon."""
    from django.conf import settings

    from carrywell.web import journal_store, store

    session = client.session
    key = journal_store.own_key(session)
    session.save()
    client.cookies["sessionid"] = session.session_key
    day = store.today() - timedelta(days=days_ago)
    at = datetime.combine(day, time(12), settings.LOCAL_ZONE)
    journal_store.add(key, JournalEntry(at, **noted), uuid4())


def now(client: Any) -> Any:
    from carrywell.web.load_pages import her_now

    return her_now(client.session)


def test_counts_of_the_journal_are_her_day_where_she_told_none(her: Any) -> None:
    begin(her)
    usual = now(her).usual_day["bath"].times
    note(her, 1, counts={"feed_sit": 9})
    note(her, 2, counts={"feed_sit": 6})
    note(her, 20, counts={"feed_sit": 90, "bath": 40})
    assert now(her).counts["feed_sit"].times == 7.5
    assert "bath" not in now(her).counts
    page = text_of(her.get("/load/day"))
    assert "How often these come is from your journal, as the mean of the last 7 days: Feeding, sitting." in page
    assert "7.5 in your journal, on 2 days" in page
    assert "7.5 in your journal, on 2 days" in text_of(her.get("/load/feed_sit"))
    assert usual == now(her).usual_day["bath"].times


def test_count_told_by_hand_comes_before_the_journal(her: Any) -> None:
    begin(her)
    note(her, 1, counts={"feed_sit": 9})
    her.post("/load/feed_sit", {"in_day": "1", "own-times": "4", "own-way": "leaning_forward"})
    assert now(her).counts["feed_sit"].times == 4
    assert "in your journal" not in text_of(her.get("/load/day"))


def test_newest_weight_of_the_journal_is_the_load_and_an_older_one_is_not(her: Any) -> None:
    begin(her)
    note(her, 5, baby_mass_kg=5.2)
    note(her, 9, baby_mass_kg=5.0)
    assert now(her).situation.baby_mass_kg == 5.2
    assert "Your baby’s weight is from your journal, of" in text_of(her.get("/load/feed_sit"))
    her.post("/load/feed_sit", {"height": "", "mass": "", "baby": "6.1"})
    assert now(her).situation.baby_mass_kg == 6.1
    assert "from your journal" not in text_of(her.get("/load/feed_sit"))
    note(her, 0, baby_mass_kg=6.3)
    assert now(her).situation.baby_mass_kg == 6.1  # told on the same day, by hand


def test_weight_from_before_this_birth_was_another_child(her: Any) -> None:
    begin(her, since="20", unit="days")
    usual = now(her).situation.baby_mass_kg
    note(her, 30, baby_mass_kg=14.0)
    assert now(her).situation.baby_mass_kg == usual


def test_weight_in_pregnancy_needs_a_child_she_told_of(her: Any) -> None:
    begin_pregnant(her)
    note(her, 3, baby_mass_kg=14.0)
    assert now(her).profile.baby is None
    assert not now(her).cares


@pytest.mark.parametrize("steps", [["on"], ["on", "check"]])
def test_journal_brings_no_baby_back_after_a_loss(her: Any, steps: list[str]) -> None:
    begin(her)
    note(her, 3, baby_mass_kg=5.2, counts={"feed_sit": 9})
    for step in steps:
        her.post("/check/you/ended-early", {"aside": step})
    found = now(her)
    assert (found.noted.counts, found.noted.weighed, found.profile.baby) == ({}, None, None)


def test_stranger_has_nothing_of_it(her: Any, stranger: Any) -> None:
    begin(her)
    begin(stranger)
    note(her, 1, counts={"feed_sit": 9}, baby_mass_kg=5.2)
    assert now(stranger).counts == {}
    assert "is from your journal" not in text_of(stranger.get("/load/day"))
