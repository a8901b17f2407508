"""The journal as a table: written, safe in a spreadsheet, read back as it was."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carrywell.errors import InputError
from carrywell.track.entries import JournalEntry
from carrywell.wire.journal_csv import csv_lines, entries_in_csv

NOW = datetime(2026, 11, 22, 22, tzinfo=UTC)
AT = NOW - timedelta(hours=2)
HEAD = "id,at,pain,worst,bothersome,function,did,counts,filled,findings,baby_mass_kg,note,stored"


def written(*entries: JournalEntry) -> str:
    return "".join(csv_lines((uuid4(), entry, NOW) for entry in entries))


def read(text: str) -> list[JournalEntry]:
    return [entry for _, entry in entries_in_csv(text, NOW)]


def test_everything_comes_back_as_it_was() -> None:
    entry = JournalEntry(
        at=AT,
        pain=3,
        worst=7,
        bothersome=False,
        function=4,
        did=("A01", "E01"),
        counts={"lift_floor": 3},
        filled={"phq2": (1, None), "rmdq": (1,) * 23 + (0,)},
        findings={
            "fever": "yes",
            "turning_in_bed": True,
            "chest_or_breath": "unsure",
            "duration_days": 12.0,
            "leg_weakness_signs": ("foot_drags", "knee_gives_way"),
        },
        baby_mass_kg=5.9123456,
        act='=carrying "him"; up',
        note='Two lines,\nwith "quotes", a ; and 中文',
    )

    assert read(written(entry)) == [entry]


@pytest.mark.parametrize("mark", [";", "\t"])
def test_table_that_a_spreadsheet_saved_with_another_mark_is_read(mark: str) -> None:
    text = f"at{mark}pain{mark}note\n{AT.isoformat()}{mark}4{mark}tired, sore\n"
    assert read(text) == [JournalEntry(AT, pain=4, note="tired, sore")]


def test_ids_come_back_so_that_nothing_is_doubled() -> None:
    made = UUID("1f0c5a52-6b5b-4d0e-9f6e-2f1f3f7d9b10")

    text = "".join(csv_lines([(made, JournalEntry(AT, pain=1), NOW)]))

    assert [found for found, _ in entries_in_csv(text, NOW)] == [made]


@settings(max_examples=200)
@given(
    note=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=200).map(str.strip),
    first=st.sampled_from(["", "=", "+", "-", "@", "'", "＝", "'="]),
)
def test_no_note_is_a_formula_and_each_comes_back(note: str, first: str) -> None:
    entry = JournalEntry(AT, pain=1, note=(first + note)[:2000])

    text = written(entry)

    cells = next(iter(list(csv.reader(io.StringIO(text, newline="")))[1:]))
    assert not cells[11].startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
    assert read(text) == [entry]


def test_what_was_told_in_private_is_in_no_table() -> None:
    assert "unsafe_home" not in written(JournalEntry(AT, pain=1, findings={"unsafe_home": True}))


@pytest.mark.parametrize(
    ("row", "field", "code"),
    [
        (",2026-11-22T20:00:00+00:00,11,,,,,,,,,,", "line.3.pain", "too_large"),
        (",2026-11-22T20:00:00+00:00,four,,,,,,,,,,", "line.3.pain", "wrong_type_number"),
        (",2026-11-22T20:00:00+00:00,4.5,,,,,,,,,,", "line.3.pain", "not_whole"),
        (",2099-01-01T20:00:00+00:00,4,,,,,,,,,,", "line.3.at", "in_the_future"),
        (",soon,4,,,,,,,,,,", "line.3.at", "not_a_time"),
        ("x,2026-11-22T20:00:00+00:00,4,,,,,,,,,,", "line.3.id", "not_an_id"),
        (",2026-11-22T20:00:00+00:00,4", "line.3.row", "wrong_cells"),
        (",2026-11-22T20:00:00+00:00,4,,maybe,,,,,,,,", "line.3.bothersome", "wrong_type_yes_no"),
        (",2026-11-22T20:00:00+00:00,4,,,,,nothing=1,,,,,", "line.3.counts.nothing", "unknown_field"),
        (",2026-11-22T20:00:00+00:00,4,,,,,,,fever,,,", "line.3.findings", "wrong_type_object"),
        (',2026-11-22T20:00:00+00:00,4,,,,,,,,,"open,', "line.3", "broken_csv"),
    ],
)
def test_bad_row_is_named_by_its_line(row: str, field: str, code: str) -> None:
    good = ",2026-11-22T19:00:00+00:00,4,,,,,,,,,,"

    with pytest.raises(InputError) as caught:
        entries_in_csv(f"{HEAD}\n{good}\n{row}\n{good}\n", NOW)

    assert (caught.value.field, caught.value.code) == (field, code)


def test_line_is_counted_in_lines_of_the_file() -> None:
    two_lines = ',2026-11-22T19:00:00+00:00,4,,,,,,,,,"one\ntwo",'

    with pytest.raises(InputError) as caught:
        entries_in_csv(f"{HEAD}\n{two_lines}\n,2026-11-22T20:00:00+00:00,11,,,,,,,,,,\n", NOW)

    assert caught.value.field == "line.4.pain"


@pytest.mark.parametrize(
    ("head", "field"), [("id,at,pian", "line.1.pian"), ("id,pain", "line.1.at"), ("", "line.1.at")]
)
def test_unknown_or_missing_column_is_named(head: str, field: str) -> None:
    with pytest.raises(InputError) as caught:
        entries_in_csv(head, NOW)

    assert caught.value.field == field


def test_a_table_of_hers_may_have_few_columns() -> None:
    assert read("at,pain\n2026-11-22T20:00,4\n\n") == [JournalEntry(AT, pain=4)]


def test_ten_thousand_entries_are_ten_thousand_lines() -> None:
    entries = [(uuid4(), JournalEntry(AT, pain=n % 11, note="a note " * 5), NOW) for n in range(10_000)]

    text = "".join(csv_lines(entries))

    assert text.count("\n") == 10_001
