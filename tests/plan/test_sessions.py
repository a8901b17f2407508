"""How far she is, from the sessions she noted: expected by hand from the rule of two weeks with three sessions."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carrywell.errors import InputError
from carrywell.knowledge.exercise_reader import exercises
from carrywell.plan.life import Movement
from carrywell.plan.sessions import Session, Went, movement_of, soft_stops

START = date(2026, 3, 2)
RULE = exercises().rules.progression


def day(number: int) -> date:
    return START + timedelta(days=number)


def good(*days: int, level: int = 1) -> list[Session]:
    return [Session(day(number), "good", level) for number in days]


def stopped(number: int, level: int = 1, stop: str = "leaking") -> Session:
    return Session(day(number), "stopped", level, stop)


def again(number: int, level: int = 0) -> Session:
    return Session(day(number), "again", level)


#: Three times a week for two weeks.
TWO_WEEKS = (0, 2, 4, 7, 9, 11)


def so_far(sessions: list[Session], on: int) -> tuple[int, int, int]:
    found = movement_of(sessions, day(on))
    return found.level, found.calm_weeks, found.soft_stops


def test_nothing_noted_is_the_start() -> None:
    assert movement_of([], START, 2, 3.0) == Movement(pain_at_rest=2, gap_fingers=3.0)


@pytest.mark.parametrize(("on", "weeks"), [(6, 0), (7, 1), (13, 1), (14, 2), (18, 2)])
def test_a_week_counts_when_it_is_over(on: int, weeks: int) -> None:
    assert so_far(good(*TWO_WEEKS), on) == (1, weeks, 0)


def test_two_sessions_a_week_are_too_few_and_two_on_a_day_are_one() -> None:
    assert so_far(good(0, 3, 7, 10), 14) == (1, 0, 0)
    assert so_far(good(0, 0, 3, 3), 7) == (1, 0, 0)


def test_a_missed_week_is_left_out_and_breaks_nothing() -> None:
    """care.md: a missed week is no failure."""
    assert so_far(good(0, 2, 4, 14, 16, 18), 21) == (1, 2, 0)


@pytest.mark.parametrize(("gap", "weeks"), [(RULE.break_days, 1), (RULE.break_days + 1, 0)])
def test_after_a_longer_break_the_weeks_count_anew(gap: int, weeks: int) -> None:
    assert so_far(good(0, 2, 4, 4 + gap), 4 + gap) == (1, weeks, 0)
    assert so_far(good(0, 2, 4), 4 + gap) == (1, weeks, 0)


def test_another_level_begins_a_new_count() -> None:
    assert so_far([*good(*TWO_WEEKS), *good(15, level=2)], 20) == (2, 0, 0)


def test_a_soft_stop_holds_until_a_calm_week_has_followed() -> None:
    sessions = [*good(*TWO_WEEKS), stopped(14), *good(16, 18, 20, level=0)]
    assert so_far(sessions, 14) == (1, 0, 1)
    assert so_far(sessions, 22) == (1, 0, 1)
    assert so_far(sessions, 23) == (0, 1, 0)


def test_two_setbacks_without_a_calm_week_between_ask_until_she_starts_again() -> None:
    sessions = [stopped(0, level=2), *good(2), stopped(4), *good(6, 8, 10, level=0)]
    assert so_far(sessions, 4) == (1, 0, 2)
    assert so_far(sessions, 13) == (1, 0, 2)
    assert so_far([*sessions, again(13)], 13) == (0, 0, 0)


def test_a_setback_long_after_the_last_is_the_first_again() -> None:
    assert so_far([stopped(0), *good(1, 3, 5, level=0), stopped(9, level=1)], 9) == (1, 0, 1)


def test_what_has_not_happened_yet_does_not_count() -> None:
    assert so_far([*good(0, 2, 4), stopped(9)], 8) == (1, 1, 0)


@pytest.mark.parametrize(
    ("went", "level", "stop", "field"),
    [
        ("fine", 1, None, "session.went"),
        ("good", 4, None, "session.level"),
        ("good", True, None, "session.level"),
        ("good", 1, "leaking", "session.stop"),
        ("stopped", 1, None, "session.stop"),
        ("stopped", 1, "chest_pain", "session.stop"),
    ],
)
def test_a_session_that_cannot_be_names_its_field(went: Went, level: int, stop: str | None, field: str) -> None:
    with pytest.raises(InputError) as refused:
        Session(START, went, level, stop)
    assert refused.value.field == field


stops = st.builds(
    Session, st.integers(0, 120).map(day), st.just("stopped"), st.integers(0, 3), st.sampled_from(soft_stops())
)
others = st.builds(Session, st.integers(0, 120).map(day), st.sampled_from(["good", "again"]), st.integers(0, 3))
notes = st.lists(st.one_of(others, others, others, stops), max_size=60)


@given(notes, st.integers(0, 140))
def test_whatever_she_notes_the_counts_are_possible(sessions: list[Session], on: int) -> None:
    found = movement_of(sessions, day(on))
    seen = [one for one in sessions if one.day <= day(on)]
    assert found.level in {0, *(one.level for one in seen)}
    assert 3 * found.calm_weeks <= len({one.day for one in seen if one.went == "good" and one.level == found.level})
    assert 7 * found.calm_weeks <= on
    assert found.soft_stops <= sum(one.went == "stopped" for one in seen)
    assert not (found.soft_stops and found.calm_weeks)


@given(notes, st.integers(0, 140), st.randoms(use_true_random=False))
def test_the_order_of_noting_does_not_count_but_the_days_do(
    sessions: list[Session], on: int, chance: random.Random
) -> None:
    once = list({one.day: one for one in sessions}.values())
    mixed = chance.sample(once, len(once))
    assert movement_of(mixed, day(on)) == movement_of(once, day(on))


@given(notes, st.sampled_from(soft_stops()), st.integers(0, 3))
def test_a_stop_today_never_leads_up(sessions: list[Session], stop: str, level: int) -> None:
    found = movement_of([*sessions, Session(day(121), "stopped", level, stop)], day(121))
    assert found.level == level
    assert found.soft_stops >= 1
    assert found.calm_weeks == 0
