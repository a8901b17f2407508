"""A whole journal as JSON: each score comes back under the act it is of."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from carrywell.errors import InputError
from carrywell.track.entries import JournalEntry
from carrywell.wire.journal_file import FORMAT, journal_in, journal_json, kept_json

NOW = datetime(2026, 3, 29, 12, tzinfo=UTC)
AT = NOW - timedelta(days=1)


def test_each_score_comes_back_with_its_act() -> None:
    entries = [
        JournalEntry(AT, function=4, act="走到超市"),
        JournalEntry(AT, 3),
        JournalEntry(AT, function=6, act="stairs"),
    ]
    file = journal_json("stairs", [kept_json(uuid4(), entry, NOW) for entry in entries])
    act, found = journal_in(file, NOW)
    assert (act, [filed.entry for filed in found]) == ("stairs", entries)


def test_score_of_a_file_of_before_is_of_the_act_of_that_file() -> None:
    rows = [{"at": AT.isoformat(), "function": 4}, {"at": AT.isoformat(), "pain": 3}]
    _act, found = journal_in({"format": FORMAT, "function": " stairs ", "entries": rows}, NOW)
    assert [filed.entry.act for filed in found] == ["stairs", ""]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"function": 4, "act": "x" * 201}, "entries.0.act: too long"),
        ({"pain": 4, "act": "stairs"}, "entries.0.function: missing"),
        ({"function": 4, "act": 7}, "entries.0.act: wrong type object"),
    ],
)
def test_act_that_cannot_be_is_refused_by_name(row: dict[str, object], reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        journal_in({"format": FORMAT, "entries": [{"at": AT.isoformat()} | row]}, NOW)
