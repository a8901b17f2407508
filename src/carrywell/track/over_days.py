"""Conditions on her course, three-valued, for all days at once: 1 true, 0 false, not a number for unknown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from carrywell.check.findings import Findings
from carrywell.knowledge.schema import Condition

Truths = NDArray[np.float64]
#: From this day (an index) on, this is what is known of her.
State = tuple[int, Findings]


class OverDays:
    """Facts for each day, and her findings by the day from which they hold."""

    def __init__(self, days: int, facts: Mapping[str, Truths], states: Sequence[State]) -> None:
        self.days = days
        self.facts = facts
        self.states = states
        self._truths: dict[int, tuple[Condition, Truths]] = {}  # the condition is kept, so that its id stays its own

    def truth(self, condition: Condition) -> Truths:
        """Whether the condition holds on each day."""
        if id(condition) not in self._truths:
            self._truths[id(condition)] = condition, self._with_unknown(condition)
        return self._truths[id(condition)][1]

    def _with_unknown(self, condition: Condition) -> Truths:
        found = self._plain(condition)
        if condition.if_unknown is not None:
            found = np.where(np.isnan(found), float(condition.if_unknown), found)
        return found

    def _plain(self, condition: Condition) -> Truths:
        if condition.id is not None:
            return self._leaf(condition, self.facts.get(condition.id))
        parts = np.array([self.truth(part) for part in condition.parts])
        if condition.none is not None:
            return np.asarray(1 - parts[0])
        unknown = np.isnan(parts)
        if condition.all is not None:
            return np.where((parts == 0).any(axis=0), 0.0, np.where(unknown.any(axis=0), np.nan, 1.0))
        true, least = (parts == 1).sum(axis=0), condition.at_least or 1
        return np.where(true >= least, 1.0, np.where(true + unknown.sum(axis=0) >= least, np.nan, 0.0))

    def _leaf(self, leaf: Condition, fact: Truths | None) -> Truths:
        if fact is None:
            return self._of_findings(leaf)
        if leaf.unknown:
            return np.isnan(fact).astype(float)
        if leaf.values is not None:
            holds = np.isin(fact, [float(value) for value in leaf.values if isinstance(value, bool)])
        else:
            low = -np.inf if leaf.min is None else leaf.min
            high = np.inf if leaf.max is None else leaf.max
            holds = (fact >= low) & (fact <= high)
        return np.where(np.isnan(fact), np.nan, holds.astype(float))

    def _of_findings(self, leaf: Condition) -> Truths:
        found = np.full(self.days, np.nan)
        for start, findings in self.states:
            truth = findings.truth(leaf)
            found[start:] = np.nan if truth is None else float(truth)
        return found

    def unknown_today(self, condition: Condition) -> tuple[Condition, ...]:
        """The leaves that keep the condition undecided today; none where it is decided."""
        if not np.isnan(self.truth(condition)[-1]):
            return ()
        if condition.id is not None:
            return (condition,)
        return tuple(leaf for part in condition.parts for leaf in self.unknown_today(part))
