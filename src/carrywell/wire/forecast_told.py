"""A forecast in words: of 100 women like her, how many, when, with its range, of whom, and what is not known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from carrywell.knowledge.reader import read_figures
from carrywell.knowledge.words import Words
from carrywell.track.course import Course
from carrywell.track.forecast import Forecast, ForecastPoint, forecast_of, forecast_why_hidden

#: Weeks that are told, the next few of them.
MILESTONES = (6, 12, 26, 52, 104, 156)
MOST_TOLD = 3
#: A milestone so near says nothing new.
_WEEKS_AHEAD = 2
#: Told in fives where ten or more are left, in ones below.
_STEP, _FINE_BELOW = 5, 10
#: Until this week it is worth telling how soon many are better.
_EARLY_WEEKS = 6
_PELVIC = ("pelvic", "three_joints", "symphysis")
_NAMED_WEEKS = (1, 26, 52, 78, 104, 130, 156)


@dataclass(frozen=True)
class ToldRow:
    """One point: when, how far along from 0 to 1, women of 100 with their range as a list tells them.

    ``point`` has them as they are: a line through numbers in fives would have steps that nobody found.
    """

    when: str
    along: float
    still: float
    low: float
    high: float
    point: ForecastPoint


@dataclass(frozen=True)
class ToldForecast:
    """How it may go on, in words.

    Attributes
    ----------
    hidden
        Why there are no numbers; empty where there are. Then only `title`, `lead` and this are filled.
    told
        The next milestones, one sentence each.
    who, hint
        Of which women, and what is particular about their pain.
    notes
        The range, her own notes, what else was counted.
    facts
        Sentences from single studies: three years, coming and going, soon better.
    rows
        All points, for a chart with its list of numbers.
    """

    title: str
    lead: str
    hidden: str = ""
    told: tuple[str, ...] = ()
    who: str = ""
    hint: str = ""
    notes: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    no_promise: str = ""
    sources: tuple[str, ...] = ()
    chart_title: str = ""
    rows: tuple[ToldRow, ...] = ()


def forecast_told(course: Course, say: Words) -> ToldForecast:
    """The forecast for her in words, or why there is none."""
    title, lead = say.text("forecast", "title"), say.text("forecast", "lead")
    found = forecast_of(course)
    if found is None:
        return ToldForecast(title, lead, hidden=say.text("forecast", "hidden", forecast_why_hidden(course)))
    return ToldForecast(
        title,
        lead,
        told=tuple(_told(found, say)),
        who=_who(found, say),
        hint=say.text("forecast", "groups", found.curve, "hint"),
        notes=tuple(_notes(found, say)),
        facts=tuple(_facts(found, say)),
        no_promise=say.text("forecast", "no_promise"),
        sources=tuple(dict.fromkeys((*found.sources, *_fact_sources(found)))),
        chart_title=say.text("forecast", "chart", "title"),
        rows=tuple(_row(point, found, say) for point in found.points),
    )


def women_of_100(share: float) -> int:
    """A share as women of 100, to the nearest five from ten on.

    The ends of a range are rounded as every other number: rounded outwards, a range of 90 % would hold up to 98.
    """
    women = 100 * share
    step = _STEP if women >= _FINE_BELOW else 1
    return round(women / step) * step


def _told(found: Forecast, say: Words) -> Iterator[str]:
    points = {point.weeks: point for point in found.points}
    ahead = [points[week] for week in MILESTONES if week >= found.weeks_now + _WEEKS_AHEAD and week in points]
    for number, point in enumerate(ahead[:MOST_TOLD]):
        yield say.text(
            "forecast",
            "then" if number else "first",
            still=women_of_100(point.still),
            low=women_of_100(point.low),
            high=women_of_100(point.high),
            what=say.text("forecast", "groups", found.curve, "what"),
            when=when(point.weeks, say),
        )


def when(weeks: float, say: Words) -> str:
    """A week after the birth in words."""
    if weeks == 0:
        return say.text("forecast", "when", "birth")
    if weeks in _NAMED_WEEKS:
        return say.text("forecast", "when", f"w{weeks:.0f}")
    return say.text("forecast", "when", "weeks", weeks=f"{weeks:.0f}")


def _who(found: Forecast, say: Words) -> str:
    of = say.text("forecast", "of", found.of)
    if found.still_at_weeks is None or found.still_at_weeks < 1:
        return say.text("forecast", "who", of=of)
    return say.text("forecast", "who_still", of=of, weeks=f"{found.still_at_weeks:.0f}")


def _notes(found: Forecast, say: Words) -> Iterator[str]:
    yield say.text("forecast", "range")
    if found.weeks_now < 0:
        yield say.text("forecast", "her", "pregnant")
    elif found.updated:
        yield say.text("forecast", "her", "updated", entries=found.n_entries)
        if found.noted_few:
            yield say.text("forecast", "her", "noted_few")
    else:
        yield say.text("forecast", "her", "none")
    things = dict.fromkeys(say.text("forecast", "modifiers", name) for name in found.modifiers)
    if things:
        yield say.text("forecast", "counted", things=say.text("forecast", "comma").join(things))


@cache
def _figures() -> Mapping[str, float | None]:
    """The figures of the course by id, read once per process: every page of the journal tells some."""
    return {row.id: row.value for row in read_figures()["course"]}


def _facts(found: Forecast, say: Words) -> Iterator[str]:
    figures = _figures()

    def whole(name: str) -> str:
        return f"{figures[name]:.0f}"

    if found.curve in _PELVIC and found.weeks_now < _EARLY_WEEKS:
        yield say.text("forecast", "facts", "better_soon", better=whole("gausel_better_6_weeks_percent"))
    yield say.text(
        "forecast",
        "facts",
        "comes_and_goes",
        recurrent=whole("bergstrom_14_months_recurrent_percent"),
        continuous=whole("bergstrom_14_months_continuous_percent"),
        free=whole("bergstrom_14_months_free_percent"),
    )
    women, still = whole("noren_women_with_pain_count"), whole("noren_pain_3_years_count")
    yield say.text("forecast", "facts", "three_years", women=women, still=still)


def _fact_sources(found: Forecast) -> tuple[str, ...]:
    early = found.curve in _PELVIC and found.weeks_now < _EARLY_WEEKS
    return (*(("gausel2020",) if early else ()), "bergstrom2014", "noren2002")


def _row(point: ForecastPoint, found: Forecast, say: Words) -> ToldRow:
    first, last = found.points[0].weeks, found.points[-1].weeks
    now = found.weeks_now > 0 and point.weeks == found.weeks_now
    return ToldRow(
        when=say.text("forecast", "when", "now") if now else when(point.weeks, say),
        along=(point.weeks - first) / (last - first),
        still=women_of_100(point.still),
        low=women_of_100(point.low),
        high=women_of_100(point.high),
        point=point,
    )
