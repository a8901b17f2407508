"""From forecasts to JSON: one shape for the command line, the API and whoever calls from outside."""

from __future__ import annotations

from carrywell.knowledge.words import LANGUAGES, words_for
from carrywell.track.course import Course
from carrywell.track.forecast import ForecastPoint, forecast_of, forecast_why_hidden
from carrywell.wire.forecast_told import forecast_told
from carrywell.wire.write import Json

_DIGITS = 3


def forecast_json(course: Course) -> Json:
    """The forecast as JSON: shares with their 90 % band by week after the birth, or the reason why there is none.

    Parameters
    ----------
    course
        Of one woman.

    Returns
    -------
    Json
        Where there is none: ``hidden``, the id of the reason, and ``words``: in each language that reason. Else

        - ``hidden``: null; ``curve``: the group of women that she is likest to; ``of``: who the 100 women are, by id;
        - ``weeks_now``: weeks since the birth, below zero in pregnancy; ``still_at_weeks``: the women counted still
          had pain at this week, null where all count;
        - ``points``: from today, or from the birth, to three years after it, each ``weeks`` since the birth,
          ``still``, ``low`` and ``high``: the share of women who still have pain, and its 90 % band, from 0 to 1;
        - ``updated``: her own entries changed it; ``n_entries``: how many of them tell something;
          ``noted_few``: she noted fewer than half of the days, so that the band is wider;
        - ``modifiers``: what else is known of her that moved it, by id; ``sources``: keys of the studies;
        - ``words``: in each language ``told``, ``who``, ``notes`` and ``facts``, in women of 100.

        Keys may be added; none is renamed or taken away.
    """
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
        "noted_few": found.noted_few,
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
