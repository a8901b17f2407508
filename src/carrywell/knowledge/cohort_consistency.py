"""Cross-checks of the cohorts: sources, curves and groups exist, numbers have words, covariances can be drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources.abc import Traversable
from typing import get_args

import numpy as np

from carrywell.knowledge.cohort_reader import COURSE, CURVES, DRAWS, POINTS, CohortKnowledge, read_cohorts
from carrywell.knowledge.cohort_schema import Curve, DayRow, Draw, Group
from carrywell.knowledge.conditions import check_condition, require
from carrywell.knowledge.reader import Knowledge

#: Draws of another fit lie farther from its mean, in standard errors.
_MOST_ERRORS = 4.0
#: Reasons why no forecast is told, each with its words.
HIDDEN = (
    "loss",
    "no_check",
    "urgent",
    "old_check",
    "too_late",
    "began_later",
    "disc",
    "needle",
    "not_covered",
)


def check_cohorts(folder: Traversable, knowledge: Knowledge) -> CohortKnowledge:
    """Read the cohorts and check them.

    Raises
    ------
    KnowledgeError
        Naming the file and the key of the first thing that does not fit.
    """
    known = read_cohorts(folder / "cohorts")
    for point in known.points.values():
        require(point.source in knowledge.sources, POINTS, point.id, f"no source {point.source}")
        require(point.curve in known.curves, POINTS, point.id, f"no curve {point.curve}")
    for rows in (known.curves, known.groups, known.modifiers, known.days):
        for name, row in rows.items():
            require(row.source in knowledge.sources, COURSE, name, f"no source {row.source}")
    require(known.limits.source in knowledge.sources, COURSE, "limits", f"no source {known.limits.source}")
    for curve in known.curves.values():
        require(_can_be_drawn(curve), CURVES, curve.id, "its covariance is none")
    for name in {point.curve for point in known.points.values() if point.used == "fit"}:
        require(name in known.draws, DRAWS, name, "a fitted curve needs its draws")
    for name, draws in known.draws.items():
        require(name in known.curves, DRAWS, name, "no such curve")
        require(_sums_up(known.curves[name], draws), DRAWS, name, "its draws are of another fit than its mean")
    require(set(known.groups) == set(get_args(Group)), COURSE, "group", f"needs {', '.join(get_args(Group))}")
    for group in known.groups.values():
        require(group.curve in known.curves, COURSE, group.id, f"no curve {group.curve}")
    for day in known.days.values():
        require(_speaks_for(day), COURSE, day.id, "a day with pain must speak for a course that lasts")
    for modifier in known.modifiers.values():
        check_condition(knowledge, modifier.when, COURSE, modifier.id)
    return known


def _can_be_drawn(curve: Curve) -> bool:
    matrix = np.array(curve.covariance)
    return bool(np.allclose(matrix, matrix.T) and np.all(np.linalg.eigvalsh(matrix) > 0))


def _speaks_for(day: DayRow) -> bool:
    """However many days were noted before: the beta distribution of who still has it lies above in both its numbers."""
    with_pain = day.while_it_lasts * day.lasting_days >= day.when_over * day.over_days
    return with_pain and (1 - day.while_it_lasts) * day.lasting_days <= (1 - day.when_over) * day.over_days


def _sums_up(curve: Curve, draws: Sequence[Draw]) -> bool:
    """The mean of the draws is that of the curve, but for the chance of so many draws."""
    drawn = np.array([(draw.logit_c, draw.log_lambda, draw.log_k, draw.log_tau) for draw in draws])
    error = np.sqrt(np.diag(np.array(curve.covariance)) / len(drawn))
    return bool(np.all(np.abs(drawn.mean(axis=0) - np.array(curve.mean)) <= _MOST_ERRORS * error))


def cohort_words(known: CohortKnowledge) -> Iterator[tuple[str, ...]]:
    """Paths of all words that the forecast needs."""
    for group in known.groups.values():
        yield from (("forecast", "groups", group.id, key) for key in ("what", "hint"))
        yield "forecast", "of", group.of
    yield from (("forecast", "hidden", reason) for reason in HIDDEN)
    yield from (("forecast", "modifiers", modifier) for modifier in known.modifiers)
