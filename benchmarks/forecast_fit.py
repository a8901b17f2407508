"""Fits the curves of the forecast to the points of the studies: a mixture-cure Weibull with an effect of the study.

S(t) = c + (1 - c) exp(-(t / lambda)^k); the share of study s at t is expit(logit S(t) + u_s), u_s normal with standard
deviation tau. The counts are binomial, u_s is integrated out by Gauss-Hermite quadrature around its mode; parameters
are drawn from their whole posterior by importance sampling, since few studies leave it skew. A share that is printed in
coarse steps counts as fewer women: the rounding is added to its variance.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from carrywell.knowledge.cohort_schema import CohortPoint
from carrywell.track.curve import expit, logit, logit_still

Array = NDArray[np.float64]
#: Means and spreads of the weak priors on logit c, log lambda, log k; scale of the half-normal prior on tau.
PRIOR_MEAN = np.array([-2.2, np.log(8), np.log(0.6)])
PRIOR_SD = np.array([2.0, 1.0, 0.4])
PRIOR_TAU = 1.0
#: A parameter that is held stays within this.
HELD_SD = 0.01
NODES, WEIGHTS = np.polynomial.hermite_e.hermegauss(15)
START = np.array([-2.0, 2.0, -0.5, -1.0])
STEP = 2e-3
#: Degrees of freedom of what is proposed; how far a draw may lie; draws by weight that tell a covariance.
TAILS, FARTHEST, ENOUGH = 6, 8.0, 100.0


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
    """The posterior of logit c, log lambda, log k, log tau: its mean and covariance, and draws with their weights."""

    mean: Array
    covariance: Array
    drawn: Array
    weight: Array
    family: Callable[[Array, Array], Array] = logit_still


@dataclass(frozen=True)
class Model:
    """Points with a family of curves and what is held: parameters by place, each with its value."""

    counts: Counts
    held: Mapping[int, float] = field(default_factory=dict)
    family: Callable[[Array, Array], Array] = logit_still


def counts_of(points: Sequence[CohortPoint]) -> Counts:
    """The points as arrays, a coarsely printed share with as many women as it is worth."""
    still, of = np.array([p.still for p in points], float), np.array([p.of for p in points], float)
    half = np.array([p.rounded_by or 0 for p in points])
    share = still / of
    worth = of / (1 + of * half**2 / (3 * share * (1 - share)))
    names = list(dict.fromkeys(p.study for p in points))
    study = np.array([names.index(p.study) for p in points])
    return Counts(np.array([p.week for p in points], float), share * worth, worth, study)


def misfits(free: Array, model: Model) -> Array:
    """Minus the log posterior of many parameters at once, one row each."""
    return _minus_log_prior(free, model.held) - log_likelihood(free, model)


def log_likelihood(free: Array, model: Model) -> Array:
    """Log likelihood of many parameters at once, without what no parameter changes."""
    counts = model.counts
    eta, tau = model.family(counts.week, free[:, :3].T[:, :, None]), np.exp(free[:, 3])[:, None]
    member = (counts.study[:, None] == np.arange(counts.studies)).astype(float)
    effect, spread = _effects(counts, eta, tau, member)
    at = effect[:, :, None] + spread[:, :, None] * NODES
    moved = eta[:, :, None] + np.einsum("nsq,ps->npq", at, member)
    inside = np.einsum("npq,ps->nsq", _log_binomial(counts, moved), member)
    inside += -(at**2) / (2 * tau[:, :, None] ** 2) + np.log(spread / tau)[:, :, None] + NODES**2 / 2 + np.log(WEIGHTS)
    top = inside.max(axis=2)
    found = np.sum(top + np.log(np.sum(np.exp(inside - top[:, :, None]), axis=2)), axis=1)
    return np.asarray(found - counts.studies * np.log(np.sqrt(2 * np.pi)))


def _minus_log_prior(free: Array, held: Mapping[int, float]) -> Array:
    """Normal priors on the shape, half-normal on tau (with the Jacobian of its log)."""
    found = np.asarray(np.sum(((free[:, :3] - PRIOR_MEAN) / PRIOR_SD) ** 2, axis=1) / 2)
    found = found + np.exp(2 * free[:, 3]) / (2 * PRIOR_TAU**2) - free[:, 3]
    for index, value in held.items():
        found = found + ((free[:, index] - value) / HELD_SD) ** 2 / 2
    return np.asarray(found)


def _log_binomial(counts: Counts, eta: Array) -> Array:
    return np.asarray(
        -counts.still[:, None] * np.logaddexp(0, -eta) - (counts.of - counts.still)[:, None] * np.logaddexp(0, eta)
    )


def _effects(counts: Counts, eta: Array, tau: Array, member: Array) -> tuple[Array, Array]:
    """The most likely effect of each study and its spread, by Newton's method; parameters by studies."""
    effect = np.zeros((len(eta), counts.studies))
    for _ in range(60):
        share = expit(eta + effect @ member.T)
        slope = (counts.still - counts.of * share) @ member - effect / tau**2
        bend = (counts.of * share * (1 - share)) @ member + 1 / tau**2
        step = np.clip(slope / bend, -1, 1)
        effect = effect + step
        if np.max(np.abs(step)) < 1e-8:
            break
    return effect, 1 / np.sqrt(bend)


def study_effects(counts: Counts, eta: Array, tau: float) -> Array:
    """The most likely effect of each study on the log odds."""
    member = (counts.study[:, None] == np.arange(counts.studies)).astype(float)
    return _effects(counts, eta[None, :], np.array([[tau]]), member)[0][0]


def mode(model: Model, start: Array) -> tuple[Array, Array, float]:
    """The most likely parameters, their covariance by the curvature there, and the misfit; by damped Newton steps."""
    at = np.array(start, float)
    for _ in range(60):
        value, slope, bend = _derivatives(at, model)
        sizes, axes = np.linalg.eigh(bend)
        step = -axes @ ((axes.T @ slope) / np.maximum(np.abs(sizes), 0.5))
        tries = at + step * min(1.0, 1 / np.max(np.abs(step))) * np.array([[1.0], [0.5], [0.25], [0.05]])
        values = misfits(tries, model)
        if values.min() > value - 1e-9:
            break
        at = tries[values.argmin()]
    return at, (axes / np.maximum(sizes, 0.3)) @ axes.T, float(value)


def _derivatives(at: Array, model: Model) -> tuple[float, Array, Array]:
    size, moves = len(at), STEP * np.eye(len(at))
    pairs = [(i, j) for i in range(size) for j in range(i)]
    corners = [moves[i] + s * moves[j] for i, j in pairs for s in (1, -1)]
    points = np.array([0 * at, *moves, *-moves, *corners, *(-corner for corner in corners)])
    found = misfits(at + points, model)
    up, down = found[1 : size + 1], found[size + 1 : 2 * size + 1]
    bend = np.diag((up + down - 2 * found[0]) / STEP**2)
    turned = (found[2 * size + 1 : 2 * size + 1 + len(corners)] + found[2 * size + 1 + len(corners) :]).reshape(-1, 2)
    for (i, j), (alike, against) in zip(pairs, turned, strict=True):
        bend[i, j] = bend[j, i] = (alike - against) / (4 * STEP**2)
    return float(found[0]), (up - down) / (2 * STEP), bend


def posterior(model: Model, rng: np.random.Generator, size: int, start: Array = START) -> tuple[Array, Array]:
    """Parameters with their weights, by importance sampling: first around the mode, then where the weight lies."""
    centre, spread, _ = mode(model, start)
    for part in (size // 2, size // 2, size):
        drawn, weight = _weighed(model, rng, part, (centre, spread))
        centre, apart = weight @ drawn, drawn - weight @ drawn
        seen = (apart * weight[:, None]).T @ apart
        sure = min(1.0, 1 / np.sum(weight**2) / ENOUGH)
        spread = sure * seen + (1 - sure) * spread
    return drawn, weight


def _weighed(model: Model, rng: np.random.Generator, size: int, around: tuple[Array, Array]) -> tuple[Array, Array]:
    centre, spread = around
    far = rng.standard_normal((size, len(centre))) * np.sqrt(TAILS / rng.chisquare(TAILS, size))[:, None]
    drawn = centre + far @ np.linalg.cholesky(1.3 * spread + 1e-9 * np.eye(len(centre))).T
    drawn = np.clip(drawn, centre - FARTHEST, centre + FARTHEST)
    proposed = -(TAILS + len(centre)) / 2 * np.log1p(np.sum(far**2, axis=1) / TAILS)
    weight = -misfits(drawn, model) - proposed
    weight = np.exp(weight - weight.max())
    return drawn, weight / weight.sum()


def fit(model: Model, size: int = 20_000, seed: int = 5) -> Fit:
    """What is known of the parameters once the points are weighed in."""
    drawn, weight = posterior(model, np.random.default_rng(seed), size)
    mean = weight @ drawn
    apart = drawn - mean
    return Fit(mean, (apart * weight[:, None]).T @ apart, drawn, weight, model.family)


def even_draws(best: Fit, size: int) -> Array:
    """So many draws of equal weight: evenly along the weight, in order of the share that it leaves at half a year."""
    order = np.argsort(best.family(np.array(26.0), best.drawn[:, :3].T))
    along = np.cumsum(best.weight[order])
    places = np.searchsorted(along, (np.arange(size) + 0.5) / size * along[-1])
    return np.asarray(best.drawn[order][places])


def middle(best: Fit, weeks: Array) -> Array:
    """The curve: log odds of still having pain in a study like the middle one, the median of the draws."""
    eta = best.family(weeks, best.drawn[:, :3].T[:, :, None])
    order = np.argsort(eta, axis=0)
    along = np.cumsum(best.weight[order], axis=0)
    places = np.sum(along < 0.5, axis=0)
    return np.asarray(np.take_along_axis(eta, order, axis=0)[places, np.arange(len(weeks))])


def group_offset(share: float, week: float, best: Fit) -> float:
    """How far a group lies from the curve, as a difference of log odds."""
    return float(logit(np.array(share)) - middle(best, np.array([week]))[0])
