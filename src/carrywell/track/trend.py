"""Better, the same, worse, or too early to tell: weeks compared by their medians, never by eye."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean, median
from typing import Literal

from carrywell.errors import InputError
from carrywell.knowledge.instrument_reader import instruments
from carrywell.knowledge.instrument_schema import Change, Instrument
from carrywell.track.entries import JournalEntry
from carrywell.track.scores import score_of

Direction = Literal["better", "same", "worse", "cannot_tell"]

WEEK = 7
#: A week with fewer days than this has no median: one bad day of two would decide.
FEWEST_DAYS = 3
#: What today is compared with lies so many weeks back, or is the earliest since.
BACK_WEEKS = 4
#: Of a scale that is asked once in a while, how many of its intervals back.
BACK_INTERVALS = 4
INTERVAL_DAYS = {"weekly": 7, "four_weekly": 28, "monthly": 30, "when_known": 30}
#: Half of a 90 % and of a 95 % interval of a normal distribution, in standard deviations.
HALF_90, HALF_95 = 1.645, 1.960
#: A median scatters so much more than a mean.
MEDIAN_TO_MEAN = math.sqrt(math.pi / 2)
#: Days that follow each other are alike. Estimate: with a correlation of 0.3 of neighbours, intervals widen by
#: sqrt(1.3 / 0.7).
ALIKE = math.sqrt((1 + 0.3) / (1 - 0.3))
#: Mean absolute deviation to standard deviation of a normal distribution. The median of the deviations would be blind
#: to days that swing between two levels.
DEVIATION = math.sqrt(math.pi / 2)
#: Her own scatter from day to day is read from so many days back.
SCATTER_DAYS = 56

Day = tuple[date, float]


@dataclass(frozen=True)
class TrendPoint:
    """The median of the seven days up to ``day``, with its 90 % interval."""

    day: date
    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Trend:
    """How one measure goes.

    Attributes
    ----------
    measure
        Id of the instrument.
    direction
        ``same`` is no change that matters; ``cannot_tell`` is too little, or too unsteady.
    before, now
        Medians of the two weeks compared; for a scale asked once in a while, the two scores.
    change, low, high
        Now less before, with its 90 % interval.
    important
        The least change that matters for her: minimal important change from where she began, and never less than the
        scatter of measuring.
    days
        Days with a value.
    points
        One for each day with a value, oldest first.
    since
        First day of what now is compared with.
    confirmed
        It was the same at the entry before the last.
    """

    measure: str
    direction: Direction
    before: float | None = None
    now: float | None = None
    change: float | None = None
    low: float | None = None
    high: float | None = None
    important: float | None = None
    days: int = 0
    points: tuple[TrendPoint, ...] = ()
    since: date | None = None
    confirmed: bool = False


@dataclass(frozen=True)
class _Compared:
    """Two values, and half of the 90 % interval of their difference; None where it is not known."""

    since: date
    before: float
    now: float
    half: float | None


def trend_of(entries: Iterable[JournalEntry], today: date, measure: str = "pain") -> Trend:
    """How a measure goes, from what she noted up to today.

    Parameters
    ----------
    entries
        In any order; of several on one day the median counts, of ``worst`` the highest.
    today
        Entries after it are left aside.
    measure
        ``pain``, ``worst``, ``function`` or the id of a questionnaire.

    Returns
    -------
    Trend
        Values in points of the measure.

    Raises
    ------
    InputError
        Naming ``measure`` when there is none of that name.

    Notes
    -----
    Daily scales: the median of the last 7 days is compared with the median of the first 7 days that lie at most
    4 weeks before them; each needs 3 days with a value. The interval comes from her own scatter s from day to day, not
    less than that of measuring: s * sqrt(pi / 2 n) for each median, widened because neighbouring days are alike.
    Scales asked once in a while: the last score is compared with the first one within four of their intervals.
    Better: as large as the minimal important change [1]_ [2]_, the detectable change and the percentage ask for, and an
    interval without 0. Worse: the same without the percentage. An interval wider than the change that matters to both
    sides decides nothing.

    References
    ----------
    .. [1] ostelo2008
    .. [2] nrs_mdc2020
    """
    rule = instruments().get(measure)
    if rule is None:
        raise InputError("measure", "unknown_option", allowed=", ".join(instruments()))
    days = daily_values(entries, today, rule)
    half = _half_of_medians(days, rule) if rule.asked == "daily" else _half_of_scores(rule)
    points = _points(days, rule, half)
    found = _compare(days, today, rule, half)
    if found is None or rule.change is None:
        return Trend(measure, "cannot_tell", days=len(days), points=points)
    direction, important = _judge(found, rule.change, rule)
    change = found.now - found.before
    return Trend(
        measure=measure,
        direction=direction,
        before=found.before,
        now=found.now,
        change=change,
        low=None if found.half is None else change - found.half,
        high=None if found.half is None else change + found.half,
        important=important,
        days=len(days),
        points=points,
        since=found.since,
        confirmed=_was_so_before(days, rule, half, direction),
    )


def daily_values(entries: Iterable[JournalEntry], today: date, rule: Instrument) -> list[Day]:
    """One value for each day on which the measure was noted, oldest first; days are those of each entry's zone."""
    noted: dict[date, list[float]] = {}
    for entry in entries:
        value = _value(entry, rule)
        if value is not None:
            noted.setdefault(entry.at.date(), []).append(value)
    of_day = max if rule.kept_in == "worst" else median
    return [(day, float(of_day(values))) for day, values in sorted(noted.items()) if day <= today]


def _value(entry: JournalEntry, rule: Instrument) -> float | None:
    if rule.kept_in == "filled":
        items = entry.filled.get(rule.id)
        return None if items is None else score_of(rule.id, items)
    value: int | None = getattr(entry, rule.kept_in)
    return value


# ---- what is compared


def _within(days: Sequence[Day], first: date, last: date) -> list[float]:
    """The values from one day to another, both included."""
    start = bisect_left(days, (first, -math.inf))
    return [value for _, value in days[start : bisect_right(days, (last, math.inf))]]


@dataclass(frozen=True)
class _Half:
    """Half of the 90 % interval of one value, from the number of days behind it; None where it is not known."""

    of_one: float | None

    def of(self, days: int) -> float | None:
        return None if self.of_one is None else self.of_one / math.sqrt(days)


def _compare(days: Sequence[Day], today: date, rule: Instrument, half: _Half) -> _Compared | None:
    return _compare_weeks(days, today, half) if rule.asked == "daily" else _compare_scores(days, today, rule, half)


def _compare_weeks(days: Sequence[Day], today: date, half: _Half) -> _Compared | None:
    week = timedelta(days=WEEK - 1)
    latest = _within(days, today - week, today)
    if len(latest) < FEWEST_DAYS:
        return None
    earliest = today - week - timedelta(days=BACK_WEEKS * WEEK)
    for day, _ in days[bisect_left(days, (earliest, -math.inf)) :]:
        if day + week >= today - week:
            return None
        first = _within(days, day, day + week)
        if len(first) >= FEWEST_DAYS:
            return _Compared(day, median(first), median(latest), _both(half, len(first), len(latest)))
    return None


def _compare_scores(days: Sequence[Day], today: date, rule: Instrument, half: _Half) -> _Compared | None:
    interval = INTERVAL_DAYS[rule.asked]
    if len(days) < 2 or (today - days[-1][0]).days > 2 * interval:
        return None
    last_day, now = days[-1]
    first_day, before = days[bisect_left(days, (last_day - timedelta(days=BACK_INTERVALS * interval), -math.inf))]
    return None if first_day == last_day else _Compared(first_day, before, now, _both(half, 1, 1))


def _both(half: _Half, first: int, second: int) -> float | None:
    one, other = half.of(first), half.of(second)
    return None if one is None or other is None else math.hypot(one, other)


def _half_of_medians(days: Sequence[Day], rule: Instrument) -> _Half:
    """From her scatter around the medians of each week, not less than the scatter of measuring."""
    recent = [day for day in days if day[0] > days[-1][0] - timedelta(days=SCATTER_DAYS)] if days else []
    medians = _running_medians(recent)
    residuals = [abs(value - middle) for (_, value), middle in zip(recent, (m for m, _ in medians), strict=True)]
    scatter = max(_scatter_of_measuring(rule), DEVIATION * fmean(residuals) if residuals else 0.0)
    return _Half(HALF_90 * MEDIAN_TO_MEAN * ALIKE * scatter)


def _half_of_scores(rule: Instrument) -> _Half:
    known = rule.change is not None and rule.change.detectable is not None
    return _Half(HALF_90 * _scatter_of_measuring(rule) if known else None)


def _scatter_of_measuring(rule: Instrument) -> float:
    """The standard error of one measurement: the detectable change is 1.96 * sqrt(2) times it."""
    detectable = rule.change.detectable if rule.change is not None else None
    return 0.0 if detectable is None else detectable / (HALF_95 * math.sqrt(2))


# ---- what is said of it


def important_change(start: float, change: Change) -> float:
    """The least change that matters from this start, in points; never less than the scatter of measuring."""
    step = [row.points for row in change.important if row.start <= start][-1]
    return max(step, change.detectable or 0.0)


def better_from(instrument: Instrument, start: float) -> float:
    """How many points she has to gain from this start to be better."""
    rule = instrument.change
    return math.inf if rule is None else max(important_change(start, rule), start * (rule.percent or 0) / 100)


def _judge(found: _Compared, rule: Change, instrument: Instrument) -> tuple[Direction, float]:
    lower_is_better = instrument.better == "lower"
    gain = found.before - found.now if lower_is_better else found.now - found.before
    important = important_change(found.before, rule)
    asked_to_better = better_from(instrument, found.before)
    asked_to_worse = max(min(important, rule.worse_most or math.inf), rule.detectable or 0.0)
    half = found.half or 0.0
    enough = asked_to_better if gain >= 0 else asked_to_worse
    if abs(gain) >= enough:
        sure = abs(gain) > half
        return ("better" if gain > 0 else "worse") if sure else "cannot_tell", enough
    return ("same" if half <= enough else "cannot_tell"), enough


def _was_so_before(days: Sequence[Day], rule: Instrument, half: _Half, direction: Direction) -> bool:
    """At the entry before the last, what was known then said the same."""
    if len(days) < 2 or rule.change is None or direction == "cannot_tell":
        return False
    found = _compare(days[:-1], days[-2][0], rule, half)
    return found is not None and _judge(found, rule.change, rule)[0] == direction


# ---- for the picture


def _running_medians(days: Sequence[Day]) -> list[tuple[float, int]]:
    """For each day the median of the seven days up to it, and how many of them have a value."""
    found, start = [], 0
    for end, (day, _) in enumerate(days):
        while days[start][0] <= day - timedelta(days=WEEK):
            start += 1
        window = [value for _, value in days[start : end + 1]]
        found.append((median(window), len(window)))
    return found


def _points(days: Sequence[Day], rule: Instrument, half: _Half) -> tuple[TrendPoint, ...]:
    values = _running_medians(days) if rule.asked == "daily" else [(value, 1) for _, value in days]
    return tuple(
        TrendPoint(day, value, max(rule.least, value - wide), min(rule.most, value + wide))
        for (day, _), (value, count) in zip(days, values, strict=True)
        for wide in (half.of(count) or 0.0,)
    )
