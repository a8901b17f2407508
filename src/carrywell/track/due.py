"""Which questionnaires are due: a journal asks for little, and for nothing twice too soon."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import numpy as np

from carrywell.knowledge.escalation_reader import escalation_rules
from carrywell.knowledge.instrument_reader import instruments
from carrywell.knowledge.instrument_schema import Instrument, TextLanguage
from carrywell.track.calendar import calendar_of
from carrywell.track.course import Course
from carrywell.track.trend import INTERVAL_DAYS

#: Two bad weeks in a row bring the two mood questions forward, though not within a fortnight of the last time.
BAD_WEEKS, SOONEST_DAYS = 2, 14


def due_instruments(course: Course, language: TextLanguage) -> tuple[str, ...]:
    """Ids of what she can be asked now beside the daily scales, those that ship in her language.

    The first week of a journal asks for the scales of every week alone; the rest comes once she has stayed.
    """
    last = _last_filled(course)
    days = (course.today - course.entries[0].at.date()).days if course.entries else 0
    hard = _bad_weeks(course) >= BAD_WEEKS
    return tuple(
        row.id
        for row in instruments().values()
        if row.asked in INTERVAL_DAYS
        and language in row.languages
        and _is_due(row, last, course.today, days, hard=hard)
    )


def _is_due(row: Instrument, last: Mapping[str, date], today: date, days: int, *, hard: bool) -> bool:
    interval = INTERVAL_DAYS[row.asked]
    if row.id not in last:
        return row.asked == "weekly" or days >= INTERVAL_DAYS["weekly"]
    since = (today - last[row.id]).days
    return since >= interval or (row.id == "phq2" and hard and since >= SOONEST_DAYS)


def _last_filled(course: Course) -> dict[str, date]:
    last: dict[str, date] = {}
    for entry in course.entries:
        day = entry.at.date()
        if day <= course.today:
            last |= dict.fromkeys(entry.filled, day)
            if entry.function is not None:
                last["function"] = day
    return last


def _bad_weeks(course: Course) -> float:
    return float(np.nan_to_num(calendar_of(course, escalation_rules()).facts["bad_weeks"][-1]))
