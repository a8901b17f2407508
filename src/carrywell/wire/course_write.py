"""From a course to JSON: what waits for her answer, how it goes, how it may go on, what is not known."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from carrywell.knowledge.words import LANGUAGES, Language
from carrywell.person import Person
from carrywell.track.course import Course
from carrywell.track.escalation import Escalation, walk_rules
from carrywell.track.trend import Trend, trend_of
from carrywell.wire.forecast_write import forecast_json
from carrywell.wire.track_told import tell_escalation, tell_missing, tell_trend
from carrywell.wire.write import Json

#: What she notes by the day.
DAILY = ("pain", "worst", "function")


def measures_of(course: Course) -> tuple[str, ...]:
    """What can be compared: pain always, then what she noted of her act and in questionnaires."""
    noted = {name for name in DAILY for entry in course.compared(name) if getattr(entry, name) is not None}
    filled = dict.fromkeys(name for entry in course.entries for name in entry.filled)
    return ("pain", *(name for name in DAILY[1:] if name in noted), *filled)


def course_json(course: Course, answered: Mapping[str, date] | None = None) -> Json:
    """Her course as JSON; ids are those of the knowledge, words in every language stand under ``words``.

    Parameters
    ----------
    course
        Her course up to today.
    answered
        By rule, when she last answered it.
    """
    walked = walk_rules(course, answered)
    missing = {language: tell_missing(walked, course.person, language) for language in LANGUAGES}
    return {
        "open": [_open(row, course.person) for row in walked.open],
        "trends": [
            _trend(trend_of(course.compared(name), course.today, name), course.person) for name in measures_of(course)
        ],
        "forecast": forecast_json(course),
        "missing": {
            "rules": {name: list(asks) for name, asks in walked.missing.items()},
            "words": {language: {row.id: row.text for row in told} for language, told in missing.items()},
        },
    }


def _open(row: Escalation, person: Person) -> Json:
    def words(language: Language) -> Json:
        told = tell_escalation(row, person, language)
        return {
            "title": told.title,
            "do": told.do,
            "why": told.why,
            "also": list(told.also),
            "because": list(told.because),
            "eased": told.eased,
        }

    return {
        "id": row.id,
        "urgency": row.urgency,
        "action": row.action,
        "since": row.since.isoformat(),
        "still": row.still,
        "because": {name: _plain(value) for name, value in row.because.items()},
        "answers": {name: list(value) if isinstance(value, tuple) else value for name, value in row.answers.items()},
        "ask": list(row.ask),
        "checks": row.checks,
        "crisis": row.crisis,
        "also": list(row.also),
        "words": {language: words(language) for language in LANGUAGES},
    }


def _plain(value: float | tuple[str, ...] | tuple[date, ...]) -> object:
    if isinstance(value, tuple):
        return [part.isoformat() if isinstance(part, date) else part for part in value]
    return value


def _trend(found: Trend, person: Person) -> Json:
    def words(language: Language) -> Json:
        told = tell_trend(found, person, language)
        return {"name": told.name, "title": told.title, "text": list(told.text)}

    return {
        "measure": found.measure,
        "direction": found.direction,
        "confirmed": found.confirmed,
        "before": found.before,
        "now": found.now,
        "change": None if found.change is None else {"value": found.change, "low": found.low, "high": found.high},
        "important": found.important,
        "days": found.days,
        "since": None if found.since is None else found.since.isoformat(),
        "points": [{"day": p.day.isoformat(), "value": p.value, "low": p.low, "high": p.high} for p in found.points],
        "words": {language: words(language) for language in LANGUAGES},
    }
