"""Other families of curves for the same points: which each holds alone, how well it foretells a study left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from benchmarks.forecast_fit import Array, Model, counts_of, fit, log_likelihood, middle
from benchmarks.page import table
from carrywell.knowledge.cohort_schema import CohortPoint
from carrywell.track.curve import expit, logit, logit_still

#: Draws of a fit; log tau of a model without an effect of the study, logit c of one without a lasting share.
SIZE = 8_000
NO_EFFECT, NONE_LASTING = {3: float(np.log(0.02))}, {0: -7.0}
_NEARLY = 1e-9


def log_logistic(weeks: Array, parameters: Array) -> Array:
    """Log odds of still having pain where S(t) = c + (1 - c) / (1 + (t / lambda)^k)."""
    ratio = (weeks / np.exp(parameters[1])) ** np.exp(parameters[2])
    return _mixed(parameters[0], 1 / (1 + ratio))


def lomax(weeks: Array, parameters: Array) -> Array:
    """Log odds of still having pain where S(t) = c + (1 - c) (1 + t / lambda)^-k: many speeds of getting better."""
    return _mixed(parameters[0], (1 + weeks / np.exp(parameters[1])) ** -np.exp(parameters[2]))


def _mixed(logit_lasting: Array, left: Array) -> Array:
    lasting = expit(logit_lasting)
    return logit(np.clip(lasting + (1 - lasting) * left, _NEARLY, 1 - _NEARLY))


FAMILIES = {"Weibull": logit_still, "log-logistic": log_logistic, "Lomax": lomax}
KINDS = {
    "as in use": {},
    "no lasting share": NONE_LASTING,
    "no effect of the study": NO_EFFECT,
    "neither": NONE_LASTING | NO_EFFECT,
}


def families_table(points: dict[str, list[CohortPoint]]) -> str:
    """Families by curve; ``points`` by curve."""
    head = ("curve", "family", "with", "points held by the curve alone", "farthest beyond its error, points of 100")
    return table(
        (*head, "log score of studies left out"), (row for name in points for row in _rows(name, points[name]))
    )


def _rows(curve: str, points: Sequence[CohortPoint]) -> Iterator[tuple[object, ...]]:
    for name, family in FAMILIES.items():
        for kind, held in KINDS.items():
            best = fit(Model(counts_of(points), held, family), SIZE)
            beyond = beyond_error(points, expit(middle(best, counts_of(points).week)))
            alone = f"{int(np.sum(beyond <= 0))} of {len(points)}"
            score = sum(left_out_score(points, study, held, name) for study in {point.study for point in points})
            yield curve, name, kind, alone, f"{100 * max(0.0, beyond.max()):.1f}", f"{score:.1f}"


def beyond_error(points: Sequence[CohortPoint], share: Array) -> Array:
    """How far each share lies outside 1.96 standard errors around what was observed; below zero where inside."""
    counts = counts_of(points)
    observed = counts.still / counts.of
    return np.asarray(np.abs(share - observed) - 1.96 * np.sqrt(observed * (1 - observed) / counts.of))


def left_out_score(points: Sequence[CohortPoint], study: str, held: dict[int, float], family: str) -> float:
    """Log of the chance that the others give to the counts of a study (without the binomial coefficient)."""
    model = Model(counts_of([point for point in points if point.study != study]), held, FAMILIES[family])
    best = fit(model, SIZE)
    seen = counts_of([point for point in points if point.study == study])
    found = log_likelihood(best.drawn, Model(seen, family=FAMILIES[family]))
    return float(found.max() + np.log(best.weight @ np.exp(found - found.max())))
