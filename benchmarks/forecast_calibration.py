"""How often the band holds what happens: in a study left out, and in cohorts simulated from the studies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import product

import numpy as np
from numpy.typing import NDArray

from benchmarks.forecast_fit import Array, Counts, Model, counts_of, even_draws, fit
from benchmarks.page import table
from carrywell.knowledge.cohort_reader import cohorts
from carrywell.knowledge.cohort_schema import CohortPoint
from carrywell.person import AfterBirth, Person
from carrywell.track.course import Checked, Course
from carrywell.track.curve import expit, logit_still
from carrywell.track.entries import JournalEntry
from carrywell.track.forecast import forecast_of
from carrywell.wire.forecast_told import women_of_100

CURVES = ("pelvic", "any")
WEEKS = np.array([6, 12, 26, 52, 104, 156], float)
#: Sets of studies for each row: the chance error of a cell of 90 % is 0.7 %.
REPEATS = 2000
DRAWS, SIZE = 500, 1000
COHORTS, WOMEN, LEAST_WOMEN = 200, 4000, 200
#: Days of her journal since the birth, five in each stretch of the engine from week 4 to 12.
STRETCH_DAYS = ((29, 32, 35, 38, 41), (43, 46, 49, 52, 55), (57, 63, 69, 75, 81))
PER_STRETCH = 5
BORN = date(2025, 1, 6)
CAUSES = {
    "pelvic": {"pelvic_girdle_pain_posterior": 0.9},
    "any": {"pregnancy_related_low_back_pain": 0.4, "pelvic_girdle_pain_posterior": 0.3},
}


def calibration_tables() -> dict[str, str]:
    """The three tables by name."""
    return {"leftout": left_out_table(), "refit": refit_table(), "journals": journal_table()}


def shares_of_new_studies(drawn: Array, weeks: Array, rng: np.random.Generator) -> Array:
    """The share at these weeks in studies that are not among those fitted, as the engine draws it: draws by weeks."""
    effect = np.exp(drawn[:, 3]) * rng.standard_normal(len(drawn))
    eta = logit_still(weeks, drawn[:, :3].T[:, :, None])
    return np.concatenate([expit(eta + sign * effect[:, None]) for sign in (1, -1)])


# ---- a study left out


def left_out_table() -> str:
    head = ("curve", "study left out", "week", "observed, %", "90 % band from the others, %", "held")
    return table(head, (row for curve in CURVES for row in _left_out(curve)))


def _left_out(curve: str) -> Iterator[tuple[object, ...]]:
    points, rng = cohorts().fitted(curve), np.random.default_rng(6)
    for study in dict.fromkeys(point.study for point in points):
        others = counts_of([point for point in points if point.study != study])
        best = even_draws(fit(Model(others)), DRAWS)
        for point in (point for point in points if point.study == study):
            low, high = _observed_band(best, point, rng)
            share = point.share or 0.0
            held = "yes" if low <= share <= high else "**no**"
            yield curve, study, f"{point.week:g}", f"{100 * share:.1f}", f"{100 * low:.0f} to {100 * high:.0f}", held


def _observed_band(drawn: Array, point: CohortPoint, rng: np.random.Generator) -> tuple[float, float]:
    """With the sampling error of a study of that size."""
    of = int(counts_of([point]).of[0])
    shares = shares_of_new_studies(drawn, np.array([point.week or 0.0]), rng)
    low, high = np.percentile(rng.binomial(of, shares) / of, (5, 95))
    return float(low), float(high)


# ---- all studies simulated, fitted again, and a new cohort


def refit_table() -> str:
    head = ("curve", "truth", "band", *(f"week {week:g}" for week in WEEKS), "all")
    return table(head, (row for curve in CURVES for row in _refitted(curve)))


def _refitted(curve: str) -> Iterator[tuple[object, ...]]:
    counts, known = counts_of(cohorts().fitted(curve)), cohorts().draws[curve]
    drawn = np.array([(draw.logit_c, draw.log_lambda, draw.log_k, draw.log_tau) for draw in known])
    for name, truths in (("drawn", drawn), ("their mean", drawn.mean(axis=0)[None, :])):
        rng, held, told = np.random.default_rng(7), np.zeros(len(WEEKS)), np.zeros(len(WEEKS))
        for _ in range(REPEATS):
            truth = truths[rng.integers(len(truths))]
            best = fit(Model(simulated(counts, truth, rng)), SIZE, int(rng.integers(2**31)))
            low, high = np.percentile(shares_of_new_studies(even_draws(best, DRAWS), WEEKS, rng), (5, 95), axis=0)
            share = expit(logit_still(WEEKS, truth[:3]) + np.exp(truth[3]) * rng.standard_normal())
            held += (low <= share) & (share <= high)
            told += (_as_told(low) <= share) & (share <= _as_told(high))
        for band, found in (("as it is", held), ("as it is told", told)):
            cells = [f"{100 * part / REPEATS:.1f} %" for part in found]
            yield curve, name, band, *cells, f"**{100 * found.mean() / REPEATS:.1f} %**"


def _as_told(shares: Array) -> Array:
    return np.array([women_of_100(share) / 100 for share in shares])


def simulated(counts: Counts, truth: Array, rng: np.random.Generator) -> Counts:
    """The same studies, weeks and sizes with other women; a study with nobody or everybody left keeps half a woman."""
    effect = np.exp(truth[3]) * rng.standard_normal(counts.studies)
    share = expit(logit_still(counts.week, truth[:3]) + effect[counts.study])
    still = rng.binomial(counts.of.astype(int), share)
    return Counts(counts.week, np.clip(still, 0.5, counts.of - 0.5), counts.of, counts.study)


# ---- women with journals


def journal_table() -> str:
    head = ("curve", "her days", "told for week 52", "women", "mean told, %", "came true, %", "cohorts inside the band")
    return table(head, (row for curve in CURVES for spells in (False, True) for row in _with_journals(curve, spells)))


def _with_journals(curve: str, spells: bool) -> Iterator[tuple[object, ...]]:
    """Women at week 12, checked at week 4, with a journal of five days in each stretch since; pain at week 52."""
    rng, known = np.random.default_rng(8), cohorts().curves[curve]
    told = {pattern: _told(curve, pattern) for pattern in product(range(PER_STRETCH + 1), repeat=len(STRETCH_DAYS))}
    found = []
    for _ in range(COHORTS):
        truth = rng.multivariate_normal(np.array(known.mean), np.array(known.covariance))
        ends = _ends(truth, float(np.exp(truth[3]) * rng.standard_normal()), rng)
        patterns = _patterns(ends, spells, rng)
        rows = np.array([told[pattern] for pattern in map(tuple, patterns.tolist())])
        found.append(np.column_stack((rows, ends > 52)))
    everyone = np.concatenate(found)
    for name, low, high in (("below 30", 0.0, 0.3), ("30 to 60", 0.3, 0.6), ("60 and more", 0.6, 1.01)):
        these = everyone[(everyone[:, 0] >= low) & (everyone[:, 0] < high)]
        if len(these) < LEAST_WOMEN:
            continue
        inside = [_inside(part[(part[:, 0] >= low) & (part[:, 0] < high)]) for part in found]
        judged = [each for each in inside if each is not None]
        mean, came = 100 * these[:, 0].mean(), 100 * these[:, 3].mean()
        share = f"{100 * np.mean(judged):.0f} % of {len(judged)}"
        days = "in spells" if spells else "each by itself"
        yield curve, days, name, f"{100 * len(these) / len(everyone):.0f} %", f"{mean:.0f}", f"{came:.0f}", share


def _inside(women: Array) -> bool | None:
    """The share of these women who still have pain lies within their mean band; few women say nothing."""
    if len(women) < LEAST_WOMEN:
        return None
    return bool(women[:, 1].mean() <= women[:, 3].mean() <= women[:, 2].mean())


def _told(curve: str, pattern: tuple[int, ...]) -> tuple[float, float, float]:
    """What is told for week 52 to a woman with so many days with pain in each stretch."""
    hurts = [n < count for count in pattern for n in range(PER_STRETCH)]
    days = [day for stretch in STRETCH_DAYS for day in stretch]
    entries = tuple(_entry(day, hurt) for day, hurt in zip(days, hurts, strict=True))
    checked = Checked(BORN + timedelta(days=28), "self_care", CAUSES[curve], {})
    course = Course(Person(AfterBirth(84)), BORN + timedelta(days=84), entries, born=BORN, checked=checked)
    found = forecast_of(course)
    if found is None or found.curve != curve:
        raise AssertionError(found)
    at = next(point for point in found.points if point.weeks == 52)
    return at.still, at.low, at.high


def _ends(truth: Array, effect: float, rng: np.random.Generator) -> Array:
    """When the course of each woman ends, in weeks, of those who still had pain at week 4."""
    weeks = np.arange(0, 1000, 0.25)
    share = expit(logit_still(weeks, truth[:3]) + effect)
    drawn = rng.uniform(0, share[weeks == 4][0], WOMEN)
    return np.asarray(np.interp(-drawn, -share, weeks))


def _patterns(ends: Array, spells: bool, rng: np.random.Generator) -> NDArray[np.int_]:
    """Days with pain in each stretch: each day by itself, or in spells of about ten days (three once it is over)."""
    hurts = np.zeros((len(ends), 85), bool)
    lasts = np.arange(85)[None, :] / 7 < ends[:, None]
    share, stay = np.where(lasts, 0.6, 0.12), np.where(lasts, 0.9, 2 / 3)
    hurts[:, 0] = True
    for day in range(1, 85):
        begins = share[:, day] * (1 - stay[:, day]) / (1 - share[:, day])
        again = np.where(hurts[:, day - 1], stay[:, day], begins) if spells else share[:, day]
        hurts[:, day] = rng.uniform(size=len(ends)) < again
    return np.stack([hurts[:, list(stretch)].sum(axis=1) for stretch in STRETCH_DAYS], axis=1)


def _entry(day: int, hurts: bool) -> JournalEntry:
    at = datetime.combine(BORN + timedelta(days=day), datetime.min.time(), UTC) + timedelta(hours=20)
    return JournalEntry(at, pain=5 if hurts else 0, bothersome=hurts)
