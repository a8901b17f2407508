"""How often the band comes true for simulated women with journals: pain in runs or on single days, all or few noted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache

import numpy as np
from numpy.typing import NDArray

from benchmarks.forecast_fit import Array
from benchmarks.page import table
from carrywell.knowledge.cohort_reader import cohorts
from carrywell.knowledge.cohort_schema import DayRow
from carrywell.person import AfterBirth, Person
from carrywell.track.course import Checked, Course
from carrywell.track.curve import expit, logit_still
from carrywell.track.entries import JournalEntry
from carrywell.track.forecast import forecast_of

CURVES = ("pelvic", "any")
COHORTS, WOMEN, LEAST_WOMEN, LEAST_SHARE = 300, 1500, 60, 0.04
CHECKED_WEEK, NOW_DAY, TOLD_WEEK = 4, 84, 52
#: Days since the birth on which she may note, four in each stretch of the engine from week 4 to 12.
STRETCH_DAYS = ((29, 33, 37, 41), (43, 47, 51, 55), (57, 65, 73, 81))
BORN = date(2025, 1, 6)
CAUSES = {
    "pelvic": {"pelvic_girdle_pain_posterior": 0.9},
    "any": {"pregnancy_related_low_back_pain": 0.4, "pelvic_girdle_pain_posterior": 0.3},
}
Days = tuple[tuple[int, int], ...]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Way:
    """How the pain of simulated women comes and is noted.

    ``follows``: how much a day is like the one before, 0.75 makes runs of about ten days; ``good_noted``: share of the
    good days that is noted, of all days that could be; ``each_stretch``: how many those are; ``differ``: women differ
    in their share of days with pain.
    """

    name: str
    follows: float
    good_noted: float = 1.0
    each_stretch: int = 4
    differ: bool = True


WAYS = (
    Way("in runs", 0.75),
    Way("on single days", 0.0),
    Way("in runs, three notes in all", 0.75, each_stretch=1),
    Way("on single days, three notes in all", 0.0, each_stretch=1),
    Way("in runs, good days noted half as often", 0.75, good_noted=0.5),
    Way("in runs, good days noted a fifth as often", 0.75, good_noted=0.2),
    Way("in runs, bad days noted alone", 0.75, good_noted=0.0),
    Way("on single days, all women alike", 0.0, differ=False),
)


def journal_table() -> str:
    head = ("curve", "pain and notes", "told for week 52", "women", "mean told, %", "came true, %", "mean band, %")
    return table(
        (*head, "cohorts inside the band"), (row for curve in CURVES for way in WAYS for row in _rows(curve, way))
    )


def _rows(curve: str, way: Way) -> Iterator[tuple[object, ...]]:
    """Women at week 12 who had pain at the check in week 4, by what they are told."""
    found = list(_cohorts(curve, way))
    everyone = np.concatenate(found)
    groups = (
        ("below 30", lambda part: (part[:, 3] == 0) & (part[:, 0] < 0.3)),
        ("30 and more", lambda part: (part[:, 3] == 0) & (part[:, 0] >= 0.3)),
        ("bad days alone", lambda part: part[:, 3] == 1),
    )
    for name, belongs in groups:
        these = everyone[belongs(everyone)]
        if len(these) < LEAST_SHARE * len(everyone):
            continue
        parts = [part[belongs(part)] for part in found]
        inside = [_inside(part) for part in parts if len(part) >= LEAST_WOMEN]
        told, low, high, came = (f"{100 * these[:, column].mean():.0f}" for column in (0, 1, 2, 4))
        women = f"{100 * len(these) / len(everyone):.0f} %"
        share = f"{100 * np.mean(inside):.0f} % of {len(inside)}"
        yield curve, way.name, name, women, told, came, f"{low} to {high}", share


def _inside(women: Array) -> bool:
    """The share of these women who still have pain lies within their mean band."""
    return bool(women[:, 1].mean() <= women[:, 4].mean() <= women[:, 2].mean())


def _cohorts(curve: str, way: Way) -> Iterator[Array]:
    """For each woman of a cohort: told, low, high, whether she noted bad days alone, and has pain at week 52."""
    rng, known = np.random.default_rng(8), cohorts().draws[curve]
    for _ in range(COHORTS):
        draw = known[rng.integers(len(known))]
        shape = np.array([draw.logit_c, draw.log_lambda, draw.log_k])
        ends = _ends(shape, float(np.exp(draw.log_tau) * rng.standard_normal()), rng)
        patterns = _patterns(_hurts(ends, way, cohorts().days[curve], rng), way, rng)
        told = np.array([_told(curve, tuple(map(tuple, pattern))) for pattern in patterns.tolist()])
        yield np.column_stack((told, ends > TOLD_WEEK))


def _ends(shape: Array, effect: float, rng: np.random.Generator) -> Array:
    """When the course of each woman ends, in weeks, of those who still had pain at the check."""
    weeks = np.arange(0, 1000, 0.25)
    share = expit(logit_still(weeks, shape) + effect)
    drawn = rng.uniform(0, share[weeks == CHECKED_WEEK][0], WOMEN)
    return np.asarray(np.interp(-drawn, -share, weeks))


def _hurts(ends: Array, way: Way, row: DayRow, rng: np.random.Generator) -> Flags:
    """Days with pain since the birth: a share of hers while it lasts, another when it is over, each like the last."""
    lasting, over = (_shares(share, days, way, rng) for share, days in _spread(row))
    hurts = np.zeros((WOMEN, NOW_DAY + 1), bool)
    hurts[:, 0] = rng.uniform(size=WOMEN) < lasting
    for day in range(1, NOW_DAY + 1):
        share = np.where(day / 7 < ends, lasting, over)
        chance = way.follows * hurts[:, day - 1] + (1 - way.follows) * share
        hurts[:, day] = rng.uniform(size=WOMEN) < chance
    return hurts


def _spread(row: DayRow) -> tuple[tuple[float, float], tuple[float, float]]:
    return (row.while_it_lasts, row.lasting_days), (row.when_over, row.over_days)


def _shares(share: float, days: float, way: Way, rng: np.random.Generator) -> Array:
    return rng.beta(share * days, (1 - share) * days, WOMEN) if way.differ else np.full(WOMEN, share)


def _patterns(hurts: Flags, way: Way, rng: np.random.Generator) -> NDArray[np.int_]:
    """Days with pain and good days that are noted: women by stretches by two."""
    noted = hurts | (rng.uniform(size=hurts.shape) < way.good_noted)
    columns = []
    for stretch in STRETCH_DAYS:
        days = list(stretch[: way.each_stretch])
        bad, seen = hurts[:, days].sum(axis=1), noted[:, days].sum(axis=1)
        columns.append(np.column_stack((bad, seen - bad)))
    return np.stack(columns, axis=1)


@cache
def _told(curve: str, pattern: Days) -> tuple[float, float, float, float]:
    """What is told for week 52 to a woman with so many days with pain and good days in each stretch."""
    entries = []
    for days, (bad, good) in zip(STRETCH_DAYS, pattern, strict=True):
        entries += [_entry(day, place < bad) for place, day in enumerate(days[: bad + good])]
    checked = Checked(BORN + timedelta(weeks=CHECKED_WEEK), "self_care", CAUSES[curve], {})
    today = BORN + timedelta(days=NOW_DAY)
    course = Course(Person(AfterBirth(NOW_DAY)), today, tuple(entries), born=BORN, checked=checked)
    found = forecast_of(course)
    if found is None or found.curve != curve:
        raise AssertionError(found)
    at = next(point for point in found.points if point.weeks == TOLD_WEEK)
    return at.still, at.low, at.high, float(not sum(good for _, good in pattern))


def _entry(day: int, hurts: bool) -> JournalEntry:
    at = datetime.combine(BORN + timedelta(days=day), datetime.min.time(), UTC) + timedelta(hours=20)
    return JournalEntry(at, pain=5 if hurts else 0, bothersome=hurts)
