"""A calendar (iCalendar, RFC 5545) with the days to look again, and reminders of her exercises when she wants them.

Others may see a calendar: unless she chooses otherwise every event is called Carrywell and says nothing of her health.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from uuid import UUID, uuid5

from icalendar import Alarm, Calendar, Event

from carrywell import __version__
from carrywell.check.assessment import check
from carrywell.knowledge.reader import Knowledge, load
from carrywell.knowledge.words import Language, Words
from carrywell.report.handover import Handover, open_answers

PRODUCT = f"-//Carrywell//Carrywell {__version__}//EN"
PRIVATE_NAME = "Carrywell"
NAMESPACE = UUID("0d5f2c1e-6a86-5b6f-8f0b-1f2f6f6f9a42")
#: Pain that has not got better is looked at again after six weeks and after three months (rules E06, E09 and E10).
LOOK_AGAIN = {"six_weeks": timedelta(days=42), "three_months": timedelta(days=91)}
#: Exercises are reminded of for so long; then the plan has changed.
EXERCISE_DAYS = 28


@dataclass(frozen=True)
class CalendarForm:
    """What stands in the calendar.

    Parameters
    ----------
    language
        Of the names, where she chose to see them.
    exercise_at
        The time of day of a reminder of her exercises; without it there is none.
    named
        She chose that events say what they are about.
    """

    language: Language = "en"
    exercise_at: time | None = None
    named: bool = False


@dataclass(frozen=True)
class _Day:
    """One event: the key of its words, and its day."""

    key: str
    on: date


def calendar_file(handover: Handover, form: CalendarForm | None = None, knowledge: Knowledge | None = None) -> bytes:
    """The calendar as a file; the same handover gives the same bytes, and imported again it doubles nothing."""
    form, knowledge = form or CalendarForm(), knowledge or load()
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", PRIVATE_NAME)
    w = handover.words_in(form.language)
    for day in _days(handover, knowledge):
        calendar.add_component(_all_day(day, handover, form, w))
    if form.exercise_at is not None:
        calendar.add_component(_exercise(form.exercise_at, handover, form, w))
    return bytes(calendar.to_ical())


def _days(handover: Handover, knowledge: Knowledge) -> Iterator[_Day]:
    """The day on which her check no longer holds, and the days on which pain that stays is looked at again."""
    again = check_again_on(handover, knowledge)
    if again is not None:
        yield _Day("again", max(again, handover.today))
    if handover.pain_began is not None:
        for key, after in LOOK_AGAIN.items():
            if handover.pain_began + after > handover.today:
                yield _Day(key, handover.pain_began + after)


def check_again_on(handover: Handover, knowledge: Knowledge) -> date | None:
    """The day on which the result of her check no longer holds; None where she made none."""
    if handover.checked_on is None or handover.person is None:
        return None
    urgency = check(handover.person, open_answers(handover, knowledge), knowledge).urgency
    hours: float = getattr(knowledge.engine.stale, f"{urgency}_hours")
    return handover.checked_on + timedelta(hours=hours)


def _event(key: str, handover: Handover, form: CalendarForm, w: Words) -> Event:
    event = Event()
    seed = sha256(f"{handover.checked_on} {handover.pain_began} {handover.born}".encode()).hexdigest()
    event.add("uid", f"{uuid5(NAMESPACE, f'{seed} {key}')}@carrywell.invalid")
    event.add("dtstamp", datetime.combine(handover.today, time(), UTC))
    event.add("summary", w.text("letter", "calendar", key) if form.named else PRIVATE_NAME)
    if form.named:
        event.add("description", w.text("letter", "calendar", f"{key}_told"))
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    return event


def _all_day(day: _Day, handover: Handover, form: CalendarForm, w: Words) -> Event:
    event = _event(day.key, handover, form, w)
    event.add("dtstart", day.on)
    event.add("dtend", day.on + timedelta(days=1))
    event.add_component(_alarm(timedelta(hours=9), str(event["summary"])))
    return event


def _exercise(at: time, handover: Handover, form: CalendarForm, w: Words) -> Event:
    """Every day at her own clock's time, wherever she is."""
    event = _event("exercise", handover, form, w)
    start = datetime.combine(handover.today + timedelta(days=1), at)
    event.add("dtstart", start)
    event.add("duration", timedelta(minutes=10))
    event.add("rrule", {"freq": "daily", "count": EXERCISE_DAYS})
    event.add_component(_alarm(timedelta(), str(event["summary"])))
    return event


def _alarm(after: timedelta, words: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words)
    alarm.add("trigger", after)
    return alarm
