"""Of 100 women like her, how many still have pain at which week: a band, never a date and never a promise."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from statistics import NormalDist

import numpy as np

from carrywell.knowledge.cohort_reader import cohorts
from carrywell.knowledge.cohort_schema import Group
from carrywell.track.course import Checked, Course
from carrywell.track.curve import Floats, expit, logit_still, updated
from carrywell.track.her_days import Stretch, noted_few, stretches, usable
from carrywell.track.like_her import (
    Shift,
    birthday,
    group_of,
    shifts,
    weeks_between,
    weeks_since_birth,
    why_hidden,
)

#: Weeks since the birth that are told: close where the curve is steep, to three years.
WEEKS = (0, 1, 2, 3, 4, 6, 8, 10, 12, 16, 20, 26, 32, 39, 46, 52, 65, 78, 91, 104, 130, 156)
LOW, HIGH = 5, 95
#: Draws of a curve that no study gives counts for; the others have theirs in the knowledge.
_DRAWS = 500
_SEED = 20261122
_NORMAL = NormalDist()


@dataclass(frozen=True)
class ForecastPoint:
    """How many of 100 women like her still have pain after so many weeks: best guess and 90 % band, as shares."""

    weeks: float
    still: float
    low: float
    high: float


@dataclass(frozen=True)
class Forecast:
    """How it may go on.

    Attributes
    ----------
    curve
        The group of women that she is likest to.
    of
        Who the 100 women are, as an id.
    weeks_now
        Weeks since the birth; below zero in pregnancy.
    points
        From today, or from the birth, to three years after it.
    updated
        Her own entries changed it.
    n_entries
        How many of them tell something.
    sources
        Keys of the studies behind it.
    still_at_weeks
        The women are those who, like her, still had pain at this week; None where all count.
    modifiers
        What is known of her that moved it, by id.
    noted_few
        She noted fewer than half of the days: in every second draw they can lower the forecast, but not raise it.
    """

    curve: Group
    of: str
    weeks_now: float
    points: tuple[ForecastPoint, ...]
    updated: bool
    n_entries: int
    sources: tuple[str, ...]
    still_at_weeks: float | None = None
    modifiers: tuple[str, ...] = ()
    noted_few: bool = False


def forecast_why_hidden(course: Course) -> str:
    """The id of the reason why there is no forecast; empty where there is one."""
    return why_hidden(course)


def forecast_of(course: Course) -> Forecast | None:
    """The forecast for her; None where the studies or her answers tell too little.

    Notes
    -----
    The curve of her group, drawn with all that is uncertain: its parameters, the effect of a study, the place of the
    group, her modifiers, how much a day tells. Within each draw the end of her course is updated by her journal; how
    likely a draw is stays as the studies have it, so that a day with pain can only raise every number. Of few days
    nobody knows whether the others were good: in every second draw they raise nothing. Band: 5th to 95th of 100 draws.
    """
    checked = course.checked
    if checked is None or why_hidden(course):
        return None
    group, weeks_now, born = group_of(checked), weeks_since_birth(course), birthday(course)
    row, moved = cohorts().groups[group], shifts(course, checked)
    told: tuple[Stretch, ...] = ()
    entries = still_at = None
    few = False
    if born is not None:
        days = cohorts().days[_day_row(group)]
        told = stretches(course.entries, born, weeks_now, days)
        few = noted_few(course.entries, born, weeks_now, days)
        entries, still_at = usable(course.entries, born, weeks_now), _still_at(course, checked)
    weeks = _weeks_told(weeks_now)
    shares = _shares(weeks, _draws(group), moved, told, still_at)
    if few:
        bare = _shares(weeks, _draws(group), moved, (), still_at)
        shares[::2] = np.minimum(shares[::2], bare[::2])
    low, middle, high = np.percentile(shares, (LOW, 50, HIGH), axis=0)
    return Forecast(
        curve=group,
        of=row.of,
        weeks_now=weeks_now,
        points=tuple(ForecastPoint(*map(float, point)) for point in zip(weeks, middle, low, high, strict=True)),
        updated=bool(told),
        n_entries=entries or 0,
        sources=_sources(group, moved),
        still_at_weeks=still_at,
        modifiers=tuple(shift.id for shift in moved),
        noted_few=few,
    )


def _day_row(group: Group) -> str:
    curve = cohorts().groups[group].curve
    return curve if curve in cohorts().days else "pelvic"


def _still_at(course: Course, checked: Checked) -> float | None:
    """The week after the birth at which she had pain, by her last check."""
    born = birthday(course)
    if born is None or checked.on < born or checked.answers.get("pain_now") == 0:
        return None
    return weeks_between(born, checked.on)


def _weeks_told(weeks_now: float) -> Floats:
    first = max(0.0, weeks_now)
    return np.array([first, *(week for week in WEEKS if week > first)])


def _sources(group: Group, moved: tuple[Shift, ...]) -> tuple[str, ...]:
    row = cohorts().groups[group]
    points = [point.source for point in cohorts().fitted(row.curve)]
    changed = [cohorts().modifiers[shift.id].source for shift in moved]
    return tuple(dict.fromkeys((*points, row.source, *changed)))


@cache
def _draws(group: Group) -> Floats:
    """Parameters of the curve, how far the group lies from it, noise for modifiers, how much her days tell.

    The same in every process. Every draw comes twice, with an effect of the study and its mirror image, so that the
    middle of the draws is the curve.
    """
    row, rng = cohorts().groups[group], np.random.default_rng(_SEED)
    once = _parameters(row.curve, rng)
    parameters = np.concatenate((once, once))
    noise = _even_normal(rng, len(once), 4)
    study, place, modifiers, days = np.concatenate((noise, -noise)).T
    offset = row.offset + np.exp(parameters[:, 3]) * study + row.sd * place
    trust = np.exp(cohorts().days[_day_row(group)].sd * days)
    return np.column_stack((parameters[:, :3], offset, modifiers, trust)).T


def _parameters(name: str, rng: np.random.Generator) -> Floats:
    """Logit c, log lambda, log k and log tau in the order of the columns, a row for each draw."""
    drawn = cohorts().draws.get(name)
    if drawn is not None:
        return np.array([(draw.logit_c, draw.log_lambda, draw.log_k, draw.log_tau) for draw in drawn])
    curve = cohorts().curves[name]
    root = np.linalg.cholesky(np.array(curve.covariance))
    return np.asarray(np.array(curve.mean) + _even_normal(rng, _DRAWS, len(curve.mean)) @ root.T)


def _even_normal(rng: np.random.Generator, draws: int, columns: int) -> Floats:
    """Normal draws, each column spread evenly and shuffled by itself, so that few draws reach both ends."""
    even = np.array([_NORMAL.inv_cdf((place + 0.5) / draws) for place in range(draws)])
    return np.column_stack([rng.permutation(even) for _ in range(columns)])


def _log_odds(weeks: Floats, draws: Floats, moved: tuple[Shift, ...]) -> Floats:
    """Log odds of still having pain: draws by weeks."""
    shift = sum(each.log_odds for each in moved)
    unsure = float(np.sqrt(sum(each.sd**2 for each in moved)))
    return np.asarray(logit_still(weeks, draws[:3, :, None]) + (draws[3] + shift + unsure * draws[4])[:, None])


def _shares(
    weeks: Floats, draws: Floats, moved: tuple[Shift, ...], told: tuple[Stretch, ...], still_at: float | None
) -> Floats:
    """The share still in pain at each week by her own days: draws by weeks.

    Where the course ends between two weeks it weighs as much as her days up to there tell: P(T > t) over all ends T.
    """
    own = {stretch.week for stretch in told} | ({still_at} if still_at is not None else set())
    grid = np.array(sorted({*map(float, weeks), *own, 0.0}))
    share = expit(_log_odds(grid, draws, moved))
    share[:, grid == 0] = 1.0
    tells = np.zeros(len(grid))
    for stretch in told:
        tells[grid >= stretch.week] += stretch.weight
    weight = np.exp(draws[5][:, None] * (tells - tells.max()))
    if still_at is not None:
        weight[:, grid < still_at] = 0.0
    return np.asarray(updated(share, weight)[:, np.searchsorted(grid, weeks)])
