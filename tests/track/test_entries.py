"""One entry: every value is checked, and the time is one that can be."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carrywell.errors import InputError
from carrywell.track.entries import JournalEntry
from carrywell.wire.journal import journal_entry_json, read_entry

NOW = datetime(2026, 3, 29, 7, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("given", "field", "code"),
    [
        ({"pain": 11}, "pain", "too_large"),
        ({"pain": -1}, "pain", "too_small"),
        ({"pain": 4.5}, "pain", "not_whole"),
        ({"pain": True}, "pain", "wrong_type_number"),
        ({"pain": 6, "worst": 5}, "worst", "too_small"),
        ({"function": 11}, "function", "too_large"),
        ({"did": ["A99"]}, "did.A99", "unknown_field"),
        ({"counts": {"juggling": 2}}, "counts.juggling", "unknown_field"),
        ({"counts": {"feed_sit": 201}}, "counts.feed_sit", "too_large"),
        ({"findings": {"no_such_question": True}}, "answers.no_such_question", "unknown_question"),
        ({"baby_mass_kg": 5900}, "baby_mass_kg", "too_large"),
        ({"note": "a" * 5_000_000}, "note", "too_long"),
        ({"at": "yesterday"}, "at", "not_a_time"),
        ({}, "entry", "nothing_noted"),
        ({"pian": 4}, "pian", "unknown_field"),
    ],
)
def test_entry_names_the_field_that_cannot_be_used(given: dict[str, object], field: str, code: str) -> None:
    with pytest.raises(InputError) as refused:
        read_entry({"at": "2026-03-29T07:30+00:00"} | given)
    assert (refused.value.field, refused.value.code) == (field, code)


@pytest.mark.parametrize(
    ("at", "code"),
    [
        (NOW + timedelta(minutes=11), "in_the_future"),
        (NOW - timedelta(days=4 * 365), "too_long_ago"),
        (NOW - timedelta(days=40), "before_birth"),
    ],
)
def test_time_that_cannot_be_is_refused(at: datetime, code: str) -> None:
    with pytest.raises(InputError) as refused:
        JournalEntry(at, pain=3, counts={"feed_sit": 6}).require_time(NOW, born=date(2026, 3, 1))
    assert (refused.value.field, refused.value.code) == ("at", code)


def test_pain_before_the_birth_is_part_of_the_course() -> None:
    JournalEntry(NOW - timedelta(days=40), pain=3).require_time(NOW, born=date(2026, 3, 1))


def test_time_without_a_zone_is_refused_unless_the_surface_gives_one() -> None:
    with pytest.raises(InputError, match="zone missing"):
        read_entry({"at": "2026-03-29T07:30", "pain": 3})
    assert read_entry({"at": "2026-03-29T07:30", "pain": 3}, UTC).at == NOW


scale = st.none() | st.integers(0, 10)
noted = st.fixed_dictionaries(
    {"pain": st.integers(0, 10)},
    optional={
        "bothersome": st.booleans(),
        "function": st.integers(0, 10),
        "did": st.lists(st.sampled_from(["A53", "A14", "E02"]), unique=True),
        "counts": st.dictionaries(st.sampled_from(["feed_sit", "bed_turn"]), st.integers(0, 200)),
        "filled": st.dictionaries(
            st.sampled_from(["phq2"]), st.lists(st.none() | st.integers(0, 3), min_size=2, max_size=2)
        ),
        "baby_mass_kg": st.floats(0.3, 30),
        "note": st.text(max_size=60).map(str.strip),
    },
)


@given(noted, st.datetimes(datetime(2024, 1, 1), datetime(2026, 1, 1), timezones=st.just(UTC)))
def test_entry_comes_back_from_json_as_it_was(told: dict[str, object], at: datetime) -> None:
    entry = read_entry(told | {"at": at.isoformat()})
    assert read_entry(journal_entry_json(entry)) == entry


@pytest.mark.parametrize("note", ["a\0b", "half \ud83d of a face"])
def test_note_that_no_file_can_hold_is_refused(note: str) -> None:
    """Once kept, it would break the table and the JSON of the whole journal."""
    with pytest.raises(InputError, match="note: not text"):
        JournalEntry(datetime(2026, 3, 29, 7, 30, tzinfo=UTC), note=note)


def test_note_in_any_script_is_kept() -> None:
    note = "腰疼 \U0001f600 \u202eمرحبا\u200f"
    assert JournalEntry(datetime(2026, 3, 29, 7, 30, tzinfo=UTC), note=note).note == note
