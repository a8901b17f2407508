"""The calendar as an independent reader sees it, and as RFC 5545 asks for it."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
import vobject

from carrywell.check.answers import Answer
from carrywell.knowledge.reader import load
from carrywell.report.calendar_file import CalendarForm, calendar_file
from carrywell.report.handover import Handover
from tests.report.handovers import CHECKED, MOOD, PRIVATE, TODAY, nothing_noted, usual


def _calm() -> dict[str, Answer]:
    """Every warning sign denied: the result is "routine"."""
    found: dict[str, Answer] = {"pain_site": "low_back"}
    for screen in load().interview.screen:
        for question in (load().questions[name] for name in screen.questions):
            if question.type == "yes_no" and not question.private:
                found[question.id] = False
            elif question.no_options:
                found[question.id] = question.no_options[0]
    return found


CALM = usual(answers=_calm(), began=date(2026, 11, 1))


def events(handover: Handover, form: CalendarForm | None = None) -> list[Any]:
    calendar = vobject.readOne(calendar_file(handover, form).decode())
    return list(getattr(calendar, "vevent_list", []))


def test_days_to_look_again_follow_from_check_and_pain() -> None:
    found = {event.dtstart.value for event in events(CALM)}

    assert found == {CHECKED + timedelta(days=7), date(2026, 12, 13), date(2027, 1, 31)}


def test_an_alarming_check_is_repeated_the_next_day_and_never_in_the_past() -> None:
    alarmed = usual({"saddle_numbness": "yes_new"}, began=date(2025, 1, 1))

    assert [event.dtstart.value for event in events(alarmed)] == [TODAY]


def test_events_are_private_and_say_nothing_of_health() -> None:
    text = calendar_file(CALM, CalendarForm(exercise_at=time(9, 30))).decode()

    for event in events(CALM, CalendarForm(exercise_at=time(9, 30))):
        assert (event.summary.value, event.contents["class"][0].value) == ("Carrywell", "PRIVATE")
        assert "description" not in event.contents
    for word in ("back", "pain", "check", "exercise", "birth"):
        assert word not in text.lower()


def test_events_are_named_when_she_chooses_so() -> None:
    named = events(CALM, CalendarForm(language="zh_hans", named=True))

    assert [event.summary.value for event in named] == [
        "再测一次腰背",
        "腰背痛满六周：再看一看",
        "腰背痛满三个月：再看一看",
    ]
    assert all(event.description.value for event in named)


def test_exercises_are_reminded_of_at_her_own_time_for_four_weeks() -> None:
    [*_, exercise] = events(nothing_noted(), CalendarForm(exercise_at=time(9, 30)))

    assert exercise.dtstart.value == datetime(2026, 11, 23, 9, 30)
    assert exercise.dtstart.value.tzinfo is None
    assert len(list(exercise.getrruleset())) == 28
    assert exercise.valarm.action.value == "DISPLAY"


@pytest.mark.parametrize("language", ["en", "zh_hans"])
def test_file_keeps_the_form_of_the_standard(language: str) -> None:
    data = calendar_file(CALM, CalendarForm(language, time(9, 30), named=True))  # type: ignore[arg-type]

    lines = data.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    assert {b"VERSION:2.0", b"CALSCALE:GREGORIAN"} <= set(lines)
    stamps = [line for line in lines if line.startswith(b"DTSTAMP")]
    assert stamps == [b"DTSTAMP:20261122T000000Z"] * 4
    data.decode("utf-8")


def test_imported_again_it_doubles_nothing() -> None:
    later = dataclasses.replace(CALM, entries=())

    ids = [event.uid.value for event in events(CALM)]
    assert len(set(ids)) == 3
    assert [event.uid.value for event in events(later)] == ids


def test_what_is_kept_back_changes_not_a_byte() -> None:
    assert calendar_file(usual(PRIVATE | MOOD)) == calendar_file(usual())


def test_nothing_known_makes_an_empty_calendar() -> None:
    assert events(nothing_noted()) == []
