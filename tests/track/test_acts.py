"""Scores of one act are one series; those of another act are not in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from carrywell.errors import InputError
from carrywell.person import AfterBirth, Person
from carrywell.track.acts import of_act, same_act
from carrywell.track.course import Course
from carrywell.track.entries import JournalEntry
from carrywell.track.escalation import escalations
from carrywell.wire.course_write import measures_of

AT = datetime(2026, 3, 29, 8, tzinfo=UTC)
SHOP, STAIRS = "walking to the shop", "carrying him upstairs"


def scored(back: int, function: int, act: str) -> JournalEntry:
    return JournalEntry(AT - timedelta(days=back), function=function, act=act)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Walking to the shop", " walking  to the SHOP ", True),
        ("STRASSE fegen", "Straße fegen", True),
        ("走到超市", "走到超市 ", True),
        (SHOP, STAIRS, False),
        (SHOP, "", False),
    ],
)
def test_act_is_the_same_in_any_case_and_spacing(one: str, other: str, same: bool) -> None:
    assert same_act(one, other) is same


def test_series_has_the_scores_of_one_act_and_those_without_a_name() -> None:
    entries = [scored(3, 2, STAIRS), scored(2, 4, SHOP.upper()), scored(1, 6, ""), JournalEntry(AT, 5)]
    assert [entry.function for entry in of_act(entries, SHOP)] == [4, 6]


def test_words_of_an_act_need_a_score_and_fit_a_line() -> None:
    with pytest.raises(InputError, match="function: missing"):
        JournalEntry(AT, pain=4, act=SHOP)
    with pytest.raises(InputError, match="act: too long"):
        JournalEntry(AT, function=4, act="x" * 201)
    with pytest.raises(InputError, match="act: not text"):
        JournalEntry(AT, function=4, act="\0")


def test_score_of_another_act_opens_no_rule() -> None:
    """E08: leg-dominant pain of six weeks, 2 or more, and an act that goes no better than 4."""
    from carrywell.track.course import Checked

    today, entries = date(2026, 3, 29), tuple(JournalEntry(AT - timedelta(days=day), 3) for day in range(4))

    def open_rules(function: str) -> set[str]:
        course = Course(
            Person(AfterBirth(100)), today, (*entries, scored(1, 2, SHOP)), today - timedelta(days=60),
            today - timedelta(days=100), Checked(today, "routine", answers={"leg_worse_than_back": True}), function,
        )  # fmt: skip
        return {row.id for row in escalations(course)}

    assert "E08" in open_rules(SHOP)
    assert "E08" not in open_rules(STAIRS)


def test_course_compares_scores_of_her_act_now_and_all_else_as_it_is() -> None:
    entries = (scored(3, 2, STAIRS), scored(2, 4, SHOP), JournalEntry(AT, 5))
    course = Course(Person(AfterBirth(100)), date(2026, 3, 29), entries, function=SHOP)
    assert [entry.function for entry in course.compared("function")] == [4]
    assert course.compared("pain") == course.entries
    assert measures_of(course) == ("pain", "function")
    assert measures_of(replace(course, function="bathing him")) == ("pain",)
