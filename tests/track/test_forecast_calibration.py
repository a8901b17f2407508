"""Bands of 90 % hold what happens in 85 to 95 of 100 simulated cohorts; the simulation is written here on its own.

The long runs, with every study simulated and fitted again, are those of `python -m benchmarks.forecast --calibrate`.
"""

from __future__ import annotations

import math

import numpy as np
import pytest
from numpy.typing import NDArray

from carrywell.knowledge.cohort_reader import cohorts
from carrywell.track.forecast import forecast_of
from tests.track.women import ANY, PELVIC, pregnant

COHORTS, WOMEN = 400, 1000
WEEKS = (6, 12, 26, 52, 104, 156)


def weeks_of_recovery(parameters: NDArray[np.float64], study: float, rng: np.random.Generator) -> NDArray[np.float64]:
    """Draw for each woman the share left when she recovers, and find the week by the inverse of the curve."""
    lasting = 1 / (1 + math.exp(-parameters[0]))
    scale, shape = math.exp(parameters[1]), math.exp(parameters[2])
    left = rng.uniform(size=WOMEN)
    odds = left / (1 - left) * math.exp(-study)
    of_those_who_recover = (odds / (1 + odds) - lasting) / (1 - lasting)
    never = of_those_who_recover <= 0
    return np.where(never, np.inf, scale * (-np.log(np.where(never, 0.5, of_those_who_recover))) ** (1 / shape))


@pytest.mark.parametrize(("curve", "causes"), [("pelvic", PELVIC), ("any", ANY)])
def test_bands_hold_85_to_95_of_100_simulated_cohorts(curve: str, causes: dict[str, float]) -> None:
    forecast = forecast_of(pregnant(causes))
    assert forecast is not None
    bands = {point.weeks: (point.low, point.high) for point in forecast.points}
    known, rng, held = cohorts().draws[curve], np.random.default_rng(1), 0
    for _ in range(COHORTS):
        draw = known[rng.integers(len(known))]
        parameters = np.array([draw.logit_c, draw.log_lambda, draw.log_k, draw.log_tau])
        weeks = weeks_of_recovery(parameters, math.exp(parameters[3]) * rng.standard_normal(), rng)
        held += sum(bands[week][0] <= np.mean(weeks > week) <= bands[week][1] for week in WEEKS)
    assert 0.85 <= held / (COHORTS * len(WEEKS)) <= 0.95
