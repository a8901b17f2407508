"""How often the band holds what happens: in a study left out, and in cohorts simulated from the studies."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from benchmarks.forecast_fit import Array, Counts, Model, counts_of, even_draws, fit
from benchmarks.forecast_journals import CURVES, journal_table
from benchmarks.page import table
from carrywell.knowledge.cohort_reader import cohorts
from carrywell.knowledge.cohort_schema import CohortPoint
from carrywell.track.curve import expit, logit_still
from carrywell.wire.forecast_told import women_of_100

WEEKS = np.array([6, 12, 26, 52, 104, 156], float)
#: Sets of studies for each row: the chance error of a cell of 90 % is 0.7 %.
REPEATS = 2000
DRAWS, SIZE = 500, 1000


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
