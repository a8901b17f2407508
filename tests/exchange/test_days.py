"""Rows become one entry for each whole day and one for each weight; what cannot be is refused by name."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from carrywell.errors import InputError
from carrywell.exchange.asking import Server
from carrywell.exchange.babybuddy import children_of, rows_of
from carrywell.exchange.babybuddy_rows import Child, Happened, Kind, Rows, Weighed
from carrywell.exchange.days import TakenIn, Wish, chosen, taken_in
from tests.exchange.recorded import TOKEN, serving

BORN = date(2026, 9, 1)
EMMA = Child("Emma Sample", BORN, 1)
NOAH = Child("Noah Sample", date(2023, 5, 2), 2)
WISH = Wish("hers", datetime(2026, 11, 22, 12, tzinfo=UTC), UTC)


def happened(kind: Kind, *times: str, method: str = "bottle", child: str = EMMA.name) -> tuple[Happened, ...]:
    return tuple(
        Happened(kind, number, child, datetime.fromisoformat(at), method) for number, at in enumerate(times, 1)
    )


def rows(
    *found: Happened, weighed: tuple[Weighed, ...] = (), kinds: str = "feedings changes tummy-times weight"
) -> Rows:
    return Rows(frozenset(kinds.split()), (EMMA,), found, weighed)  # type: ignore[arg-type]


def counts(found: TakenIn) -> dict[str, dict[str, int]]:
    return {entry.at.date().isoformat(): dict(entry.counts) for _made, entry in found.entries if entry.counts}


def test_recorded_exchange_becomes_days_and_weights() -> None:
    with serving() as there:
        server = Server(there.address, TOKEN)
        emma = chosen(children_of(server), ["emma"])
        found = taken_in(rows_of(server, emma, lambda *_told: None), WISH)
    # Counted by hand in the recording: of 7 feeds a day one by spoon; 8, 8, 5, 8 changes, half of them low down;
    # no tummy time on the 17th, between days that have it.
    assert counts(found) == {
        "2026-11-16": {"feed_sit": 6, "nappy_low": 4, "nappy_table": 4, "floor_play": 2},
        "2026-11-17": {"feed_sit": 6, "nappy_low": 4, "nappy_table": 4, "floor_play": 0},
        "2026-11-18": {"feed_sit": 6, "nappy_low": 2, "nappy_table": 3, "floor_play": 2},
        "2026-11-19": {"feed_sit": 6, "nappy_low": 4, "nappy_table": 4, "floor_play": 2},
    }
    weights = {entry.at.isoformat(): entry.baby_mass_kg for _made, entry in found.entries if entry.baby_mass_kg}
    assert weights == {  # pounds: 7.3, 7.9, 9.9, 12.1 times 0.45359237
        "2026-09-01T00:00:00+00:00": 3.311, "2026-09-15T00:00:00+00:00": 3.583,
        "2026-10-13T00:00:00+00:00": 4.491, "2026-11-17T00:00:00+00:00": 5.488,
    }  # fmt: skip
    assert found.inferred is not None
    assert found.inferred.unit == "lb"
    assert (found.of_today, found.too_old, found.not_held) == (0, 0, 4)


def test_same_rows_have_the_same_ids_and_another_journal_others() -> None:
    told = rows(*happened("changes", "2026-11-20T08:00:00Z"), weighed=(Weighed(1, EMMA.name, BORN, 3.4),))
    ids = [made for made, _entry in taken_in(told, WISH).entries]
    assert ids == [made for made, _entry in taken_in(told, replace(WISH, now=WISH.now + timedelta(days=1))).entries]
    assert not set(ids) & {made for made, _entry in taken_in(told, replace(WISH, journal="other")).entries}
    assert len(set(ids)) == 2


def test_day_is_that_of_her_zone() -> None:
    told = rows(*happened("changes", "2026-11-19T23:30:00Z", "2026-11-20T00:30:00Z", "2026-11-20T15:59:00Z"))
    assert list(counts(taken_in(told, WISH))) == ["2026-11-19", "2026-11-20"]
    china = replace(WISH, zone=timezone(timedelta(hours=8)))
    assert counts(taken_in(told, china)) == {"2026-11-20": {"nappy_low": 1, "nappy_table": 2}}


def test_day_follows_summer_time() -> None:
    told = rows(*happened("changes", "2026-10-24T22:30:00Z", "2026-10-25T22:30:00Z"))
    berlin = replace(WISH, zone=ZoneInfo("Europe/Berlin"))  # UTC+2 until the night of 25 October, then UTC+1
    assert list(counts(taken_in(told, berlin))) == ["2026-10-25"]
    assert sum(counts(taken_in(told, berlin))["2026-10-25"].values()) == 2


def test_today_waits_until_it_is_over() -> None:
    told = rows(*happened("changes", "2026-11-21T08:00:00Z", "2026-11-22T08:00:00Z", "2026-11-22T09:00:00Z"))
    found = taken_in(told, WISH)
    assert (list(counts(found)), found.of_today) == (["2026-11-21"], 2)
    assert list(counts(taken_in(told, replace(WISH, now=WISH.now + timedelta(days=1))))) == ["2026-11-21", "2026-11-22"]


def test_kind_not_yet_in_use_is_unknown_and_not_none() -> None:
    told = rows(
        *happened("changes", "2026-11-16T08:00:00Z", "2026-11-20T08:00:00Z"),
        *happened("feedings", "2026-11-17T08:00:00Z", "2026-11-19T08:00:00Z"),
        *happened("tummy-times", "2026-11-18T08:00:00Z"),
    )
    found = counts(taken_in(told, WISH))
    assert {day: sorted(told) for day, told in found.items()} == {
        "2026-11-16": ["nappy_low", "nappy_table"],
        "2026-11-17": ["feed_sit", "nappy_low", "nappy_table"],
        "2026-11-18": ["feed_sit", "floor_play", "nappy_low", "nappy_table"],
        "2026-11-19": ["feed_sit", "nappy_low", "nappy_table"],
        "2026-11-20": ["nappy_low", "nappy_table"],
    }
    assert (found["2026-11-18"]["feed_sit"], found["2026-11-18"]["nappy_low"]) == (0, 0)


@pytest.mark.parametrize(("at", "low", "table"), [("both", 1, 2), ("low", 3, 0), ("table", 0, 3)])
def test_nappies_are_changed_where_she_says(at: str, low: int, table: int) -> None:
    told = rows(*happened("changes", *(f"2026-11-20T0{hour}:00:00Z" for hour in range(3))))
    found = taken_in(told, replace(WISH, nappies_at=at))  # type: ignore[arg-type]
    assert counts(found) == {"2026-11-20": {"nappy_low": low, "nappy_table": table}}


@pytest.mark.parametrize(
    ("told", "field", "code"),
    [
        (rows(*happened("changes", "2026-11-22T12:11:00Z")), "changes.1.time", "in_the_future"),
        (rows(*happened("feedings", "2026-08-31T23:00:00Z")), "feedings.1.start", "before_birth"),
        (rows(weighed=(Weighed(7, EMMA.name, date(2026, 8, 31), 3.4),)), "weight.7.date", "before_birth"),
        (rows(weighed=(Weighed(7, EMMA.name, date(2026, 11, 23), 3.4),)), "weight.7.date", "in_the_future"),
        (rows(weighed=(Weighed(7, EMMA.name, BORN, 15.0),)), "weight_unit", "unit_fits_none"),
        (rows(weighed=(Weighed(7, "Nobody Known", BORN, 3.4),)), "weight_unit", "unit_needs_birth"),
        (
            rows(*happened("changes", *(f"2026-11-20T{n // 60:02}:{n % 60:02}:00Z" for n in range(402)))),
            "2026-11-20.counts.nappy_low",
            "too_large",
        ),
    ],
)
def test_row_that_cannot_be_is_refused_by_name(told: Rows, field: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        taken_in(told, WISH)
    assert (caught.value.field, caught.value.code) == (field, code)


def test_unit_that_she_says_counts_and_still_has_to_be_a_baby() -> None:
    told = rows(weighed=(Weighed(7, EMMA.name, BORN, 1.5),))  # born early
    ((_made, entry),) = taken_in(told, replace(WISH, unit="kg")).entries
    assert entry.baby_mass_kg == 1.5
    with pytest.raises(InputError) as caught:
        taken_in(told, replace(WISH, unit="g"))
    assert (caught.value.field, caught.value.code) == ("weight.7.weight", "too_small")


def test_what_was_before_the_course_is_left_out() -> None:
    old = Rows(
        frozenset({"changes", "weight"}),
        (Child(EMMA.name, None),),
        happened("changes", "2022-11-20T08:00:00Z", "2026-11-20T08:00:00Z"),
        (Weighed(1, EMMA.name, date(2022, 11, 20), 3.4),),
    )
    found = taken_in(old, WISH)
    assert (list(counts(found)), found.too_old, found.inferred) == (["2026-11-20"], 2, None)


def test_child_is_chosen_by_name_or_id() -> None:
    twins = [EMMA, NOAH, Child("Emma Other", None, 3)]
    assert chosen([EMMA], []) == (EMMA,)
    assert chosen(twins, ["noah"]) == chosen(twins, ["2"]) == chosen(twins, ["NOAH sample"]) == (NOAH,)
    assert chosen(twins, ["noah", "emma sample", "2"]) == (NOAH, EMMA)
    for wanted, code in ((["emma"], "child_unclear"), ([], "child_unclear"), (["Max"], "unknown_option")):
        with pytest.raises(InputError) as caught:
            chosen(twins, wanted)
        assert (caught.value.field, caught.value.code) == ("child", code)
        assert caught.value.details["allowed"] == "Emma Sample, Noah Sample, Emma Other"
    with pytest.raises(InputError, match="no child"):
        chosen([], [])


def test_twins_are_counted_together() -> None:
    told = rows(
        *happened("changes", "2026-11-20T08:00:00Z"),
        *happened("changes", "2026-11-20T08:10:00Z", child=NOAH.name),
    )
    assert counts(taken_in(told, WISH)) == {"2026-11-20": {"nappy_low": 1, "nappy_table": 1}}
