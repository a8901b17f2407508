"""Trend and open rules in words: both languages, every story, nothing private, nothing of a baby after a loss."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from carrywell.knowledge.instrument_reader import instruments
from carrywell.knowledge.words import LANGUAGES, Language
from carrywell.person import AfterBirth, Person
from carrywell.track.course import Course
from carrywell.track.entries import JournalEntry
from carrywell.track.escalation import Escalation, escalations, walk_rules
from carrywell.track.trend import trend_of
from carrywell.wire.track_told import (
    number,
    tell_escalation,
    tell_missing,
    tell_trend,
)
from tests.cases.test_courses import STORIES, TODAY, course_of
from tests.wire.test_told_after_loss import BABY

HER = Person(AfterBirth(75))


def pains(*values: int) -> list[JournalEntry]:
    now = datetime(TODAY.year, TODAY.month, TODAY.day, 8, tzinfo=UTC)
    return [JournalEntry(now - timedelta(days=back), pain=value) for back, value in enumerate(reversed(values))]


@pytest.mark.parametrize(("value", "told"), [(-2.976, "−3"), (4.5, "4.5"), (-0.04, "0"), (60.0, "60")])
def test_numbers_have_one_decimal_and_a_true_minus(value: float, told: str) -> None:
    assert number(value) == told


def test_trend_is_told_with_what_counts_for_her() -> None:
    told = tell_trend(trend_of(pains(*[6] * 7, *[4] * 7), TODAY), HER, "en")
    assert told.title == "Better"
    assert told.text[0] == "Before: 6. Now: 4. For you a change of 2 counts, and yours is at least that."
    assert told.text[1] == "The change lies between −3 and −1 (9 times in 10)."


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_measure_has_words_when_nothing_is_noted(language: Language) -> None:
    for name in instruments():
        told = tell_trend(trend_of([], TODAY, name), HER, language)
        assert told.direction == "cannot_tell"
        assert len(told.text) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_story_can_be_told(language: Language) -> None:
    for story in STORIES:
        course = course_of(story)
        walked = walk_rules(course)
        for row in walked.open:
            told = tell_escalation(row, course.person, language)
            assert told.title
            assert told.do
            assert told.why
            assert "{" not in " ".join((told.title, told.do, told.why, *told.because))
        assert all(row.text for row in tell_missing(walked, course.person, language))


def test_because_says_what_she_noted() -> None:
    story = next(story for story in STORIES if story["id"] == "note_numb_between_the_legs")
    course = course_of(story)
    told = tell_escalation(escalations(course)[0], course.person, "en")
    assert told.because == ("You wrote: “numb between”. Shall we check?",)
    assert told.ask[0] == "saddle_numbness"


def test_percent_is_told_whole() -> None:
    told = [
        line
        for story in STORIES
        for row in escalations(course_of(story))
        for line in tell_escalation(row, course_of(story).person, "en").because
    ]
    shares = [line for line in told if "%" in line]
    assert shares
    assert [line for line in shares if not re.match(r"\d+ %", line)] == []


@pytest.mark.parametrize(
    ("language", "title", "drive"),
    [
        ("en", "Go to an emergency department now", "Do not drive yourself"),
        ("zh_hans", "现在就去医院急诊", "不要自己开车"),
    ],
)
def test_emergency_sign_is_told_in_the_words_of_the_emergency(language: Language, title: str, drive: str) -> None:
    """Not: answer some questions, it takes a minute."""
    at = datetime(2026, 3, 29, 8, tzinfo=UTC)
    her = Person(AfterBirth(40))
    course = Course(her, date(2026, 3, 29), (JournalEntry(at, findings={"saddle_numbness": "yes_new"}),))
    told = tell_escalation(escalations(course)[0], her, language)
    assert (told.title, told.action) == (title, title)
    assert drive in told.do


def test_eased_is_said() -> None:
    story = next(story for story in STORIES if "eased" in story)
    course = course_of(story)
    assert "eased" in tell_escalation(escalations(course)[0], course.person, "en").eased


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_speaks_of_a_baby_after_a_loss(language: Language) -> None:
    found = []
    for story in STORIES:
        course = course_of(story)
        if not isinstance(course.person.stage, AfterBirth):
            course = replace(course, person=Person(AfterBirth(100)))
        lost = replace(course, person=replace(course.person, stage=replace(course.person.stage, baby_died=True)))
        for row in escalations(lost):
            told = tell_escalation(row, lost.person, language)
            found += [
                text for text in (told.title, told.do, told.why, *told.because) if re.search(BABY[language], text)
            ]
    assert found == []


def test_cannot_walk_after_a_loss_is_told_without_a_baby() -> None:
    at = datetime(2026, 3, 29, 8, tzinfo=UTC)
    lost = Person(AfterBirth(40, baby_died=True))
    course = Course(lost, date(2026, 3, 29), (JournalEntry(at, findings={"cannot_walk": "cannot"}),))
    told = {row.id: tell_escalation(row, lost, "en") for row in escalations(course)}
    assert told["E13"].title == "When pain stops you from walking or getting through your day"


@pytest.mark.parametrize("language", LANGUAGES)
def test_days_from_the_birth_are_not_counted_after_a_loss(language: Language) -> None:
    began, because = date(2026, 3, 1), {"days_since_birth": 91.0, "pain_week": 5.0}
    row = Escalation("E11", "routine", "physio_routine", since=began, last=began, because=because)
    alive, lost = (Person(AfterBirth(91, baby_died=died)) for died in (False, True))
    assert any("91" in line for line in tell_escalation(row, alive, language).because)
    assert [line for line in tell_escalation(row, lost, language).because if "91" in line] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_there_is_no_check_no_rule_leads_into_it(language: Language) -> None:
    at, lost = datetime(2026, 3, 29, 8, tzinfo=UTC), Person(AfterBirth(40, baby_died=True))
    entry = JournalEntry(at, findings={"fever": "yes", "saddle_numbness": "yes_new"}, note="I fainted")
    course = Course(lost, date(2026, 3, 29), (entry,), birth_known=False)
    told = {row.id: tell_escalation(row, lost, language, can_check=False) for row in escalations(course)}
    assert set(told) >= {"E01", "E20"}
    assert [row.id for row in told.values() if row.checks or row.ask] == []
    assert told["E01"].urgency == "emergency"  # an emergency stays one, in its own words
    words = " ".join(text for row in told.values() for text in (row.title, row.do, row.why, *row.because))
    assert not re.search("warning questions|Shall we check|警示问题|要不要测一下", words)
