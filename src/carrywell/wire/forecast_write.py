"""From forecasts to JSON: one shape for the command line, the API and whoever calls from outside."""

from __future__ import annotations

from carrywell.knowledge.words import LANGUAGES, words_for
from carrywell.track.course import Course
from carrywell.track.forecast import ForecastPoint, forecast_of, forecast_why_hidden
from carrywell.wire.forecast_told import forecast_told
from carrywell.wire.write import Json

_DIGITS = 3


def forecast_json(course: Course) -> Json:
    """The forecast as JSON: shares with their 90 % band by week after the birth, or the reason why there is none."""
    found = forecast_of(course)
    told = {language: forecast_told(course, words_for(course.person, language)) for language in LANGUAGES}
    if found is None:
        hidden = {language: {"hidden": one.hidden} for language, one in told.items()}
        return {"hidden": forecast_why_hidden(course), "words": hidden}
    return {
        "hidden": None,
        "curve": found.curve,
        "of": found.of,
        "still_at_weeks": found.still_at_weeks,
        "weeks_now": round(found.weeks_now, _DIGITS),
        "points": [_point(point) for point in found.points],
        "updated": found.updated,
        "n_entries": found.n_entries,
        "modifiers": list(found.modifiers),
        "sources": list(found.sources),
        "words": {
            language: {"told": list(one.told), "who": one.who, "notes": list(one.notes), "facts": list(one.facts)}
            for language, one in told.items()
        },
    }


def _point(point: ForecastPoint) -> Json:
    return {
        "weeks": round(point.weeks, _DIGITS),
        "still": round(point.still, _DIGITS),
        "low": round(point.low, _DIGITS),
        "high": round(point.high, _DIGITS),
    }
