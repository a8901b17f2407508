"""A likely cause raises the urgency to its default; it never lowers anything."""

from __future__ import annotations

import numpy as np

from carrywell.check.causes import Posterior
from carrywell.check.findings import Findings
from carrywell.check.tables import Floats
from carrywell.check.warning_signs import rank
from carrywell.knowledge.schema import Cause, DefaultUrgency


def default_urgency(cause: Cause, findings: Findings) -> DefaultUrgency:
    """The most urgent default of a cause whose condition holds."""
    holding = [d for d in cause.default if d.when is None or findings.truth(d.when) is True]
    return max(holding, key=lambda d: rank(d.urgency))


class LikelyCauses:
    """Thresholds of one woman's causes, as arrays over the ranked causes."""

    def __init__(self, findings: Findings, causes: tuple[str, ...], start: Floats) -> None:
        rule = findings.knowledge.engine.likely_cause
        self.defaults = tuple(default_urgency(findings.knowledge.causes[c], findings) for c in causes)
        self._ranks = np.array([rank(d.urgency) for d in self.defaults])
        urgent = self._ranks >= rank("same_day")
        self._threshold = np.where(urgent, rule.urgent_threshold_percent, rule.threshold_percent) / 100
        self._must_reach = np.where(urgent, rule.urgent_must_rise_by * start, 0)

    def raising(self, probability: Floats) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
        """Which causes are likely enough to ask for their default urgency, shape of the input (..., C)."""
        return np.asarray((probability > self._threshold) & (probability >= self._must_reach))

    def level(self, probability: Floats) -> np.ndarray[tuple[int, ...], np.dtype[np.int_]]:
        """Rank of the most urgent default that is asked for, shape (...)."""
        return np.asarray(np.where(self.raising(probability), self._ranks, 0).max(-1))

    def now(self, findings: Findings, posterior: Posterior) -> tuple[Cause, ...]:
        """The causes that ask for their default urgency now, the likeliest first."""
        raising = self.raising(posterior.probability)
        order = posterior.probability.argsort(kind="stable")[::-1]
        return tuple(findings.knowledge.causes[posterior.causes[n]] for n in order if raising[n])
