"""Fits the curves of the forecast to the points of the studies: a mixture-cure Weibull with an effect of the study.

S(t) = c + (1 - c) exp(-(t / lambda)^k); the share of study s at t is expit(logit S(t) + u_s), u_s normal with standard
deviation tau. The counts are binomial, u_s is integrated out by Gauss-Hermite quadrature around its mode; the best
parameters with weak priors are those of the largest posterior, their covariance is the inverse of its curvature there.
A share that is printed in coarse steps counts as fewer women: the rounding is added to its variance.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from carrywell.knowledge.cohort_schema import CohortPoint
from carrywell.track.curve import expit, logit, logit_still

Array = NDArray[np.float64]
#: Means and spreads of the weak priors on logit c, log lambda, log k, log tau.
PRIOR_MEAN = np.array([-2.2, np.log(8), np.log(0.6), np.log(0.35)])
PRIOR_SD = np.array([1.0, 1.0, 0.4, 0.5])
NODES, WEIGHTS = np.polynomial.hermite_e.hermegauss(15)
STARTS = ((-2.2, 1.5, -0.7, -1.0), (-1.5, 2.4, -0.3, -1.0))


@dataclass(frozen=True)
class Counts:
    """Points as arrays; ``study`` numbers the studies from 0."""

    week: Array
    still: Array
    of: Array
    study: NDArray[np.int_]

    @property
    def studies(self) -> int:
        """How many studies."""
        return int(self.study.max()) + 1


@dataclass(frozen=True)
class Fit:
    """The best parameters (logit c, log lambda, log k, log tau), their covariance, and the misfit."""

    mean: Array
    covariance: Array
    misfit: float


def counts_of(points: Sequence[CohortPoint]) -> Counts:
    """The points as arrays, a coarsely printed share with as many women as it is worth."""
    still, of = np.array([p.still for p in points], float), np.array([p.of for p in points], float)
    half = np.array([p.rounded_by or 0 for p in points])
    share = still / of
    worth = of / (1 + of * half**2 / (3 * share * (1 - share)))
    names = list(dict.fromkeys(p.study for p in points))
    study = np.array([names.index(p.study) for p in points])
    return Counts(np.array([p.week for p in points], float), share * worth, worth, study)


def _log_binomial(counts: Counts, eta: Array) -> Array:
    return counts.still * -np.logaddexp(0, -eta) + (counts.of - counts.still) * -np.logaddexp(0, eta)


def _per_study(counts: Counts, values: Array) -> Array:
    found = np.zeros((counts.studies, *values.shape[1:]))
    np.add.at(found, counts.study, values)
    return found


def study_effects(counts: Counts, eta: Array, tau: float) -> tuple[Array, Array]:
    """The most likely effect of each study and its spread, by Newton's method."""
    effect = np.zeros(counts.studies)
    for _ in range(60):
        share = expit(eta + effect[counts.study])
        slope = _per_study(counts, counts.still - counts.of * share) - effect / tau**2
        bend = _per_study(counts, counts.of * share * (1 - share)) + 1 / tau**2
        step = np.clip(slope / bend, -1, 1)
        effect = effect + step
        if np.max(np.abs(step)) < 1e-10:
            break
    return effect, 1 / np.sqrt(bend)


def misfit(free: Array, counts: Counts) -> float:
    """Minus the log posterior."""
    tau = float(np.exp(free[3]))
    eta = logit_still(counts.week, free[:3])
    effect, spread = study_effects(counts, eta, tau)
    at = effect[:, None] + spread[:, None] * NODES
    inside = _per_study(counts, np.array([_log_binomial(counts, eta + u[counts.study]) for u in at.T]).T)
    inside += -(at**2) / (2 * tau**2) - np.log(tau) + np.log(spread)[:, None] + NODES**2 / 2 + np.log(WEIGHTS)
    top = inside.max(axis=1)
    likelihood = float(np.sum(top + np.log(np.sum(np.exp(inside - top[:, None]), axis=1))))
    likelihood -= counts.studies * np.log(np.sqrt(2 * np.pi))
    return float(np.sum(((free - PRIOR_MEAN) / PRIOR_SD) ** 2) / 2) - likelihood


def curvature(free: Array, counts: Counts, step: float = 2e-3) -> Array:
    """Second derivatives of the misfit by central differences."""
    size = len(free)
    found = np.zeros((size, size))
    moves = step * np.eye(size)
    for i in range(size):
        for j in range(i, size):
            corners = ((1, 1, 1), (1, -1, -1), (-1, 1, -1), (-1, -1, 1))
            total = sum(s * misfit(free + a * moves[i] + b * moves[j], counts) for a, b, s in corners)
            found[i, j] = found[j, i] = total / (4 * step**2)
    return found


def fit(counts: Counts, starts: Sequence[Sequence[float]] = STARTS, held: Mapping[int, float] | None = None) -> Fit:
    """The best parameters, from each start; those in ``held`` stay at their value and have no spread."""
    kept = dict(held or {})
    free = [i for i in range(4) if i not in kept]

    def whole(part: Array) -> Array:
        values = np.empty(4)
        values[free] = part
        for index, value in kept.items():
            values[index] = value
        return values

    tries = [
        minimize(lambda part: misfit(whole(part), counts), np.array(start)[free], method="BFGS", options={"gtol": 1e-4})
        for start in starts
    ]
    best = min(tries, key=lambda found: float(found.fun))
    covariance = np.zeros((4, 4))
    covariance[np.ix_(free, free)] = np.linalg.inv(curvature(whole(best.x), counts)[np.ix_(free, free)])
    return Fit(whole(best.x), covariance, float(best.fun))


def group_offset(share: float, week: float, mean: Array) -> float:
    """How far a group lies from the curve, as a difference of log odds."""
    return float(logit(np.array(share)) - logit_still(np.array(week), mean[:3]))
