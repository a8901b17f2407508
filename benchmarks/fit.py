"""Fits the free scalars of the spine engine on the seven static rows of Wilke 1999, and leaves each row out in turn.

Two scalars are free: the compression by co-contraction in upright standing, as a share of the weight above, and a
factor on the published extensor levers. The cost is the squared error in MPa plus half of that relative to standing,
so that standing itself counts.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from carrywell.spine.tissue import Fitted, fitted
from tests.papers.wilke import IDS, MEASURED_MPA, STANDING, case, pressures, subject

Array = NDArray[np.float64]
START = (0.3, 1.0)  # about the 100 N of the evidence digest; the published levers
RELATIVE_WEIGHT = 0.5


def cost(free: Sequence[float], rows: NDArray[np.int_]) -> float:
    if min(free) < 0:
        return 1e3
    found = pressures(subject(), case(), Fitted(*free))
    error = (found - MEASURED_MPA)[rows]
    total = float(np.sum(error**2))
    if STANDING in rows:
        relative = found / found[STANDING] * MEASURED_MPA[STANDING] - MEASURED_MPA
        total += RELATIVE_WEIGHT * float(np.sum(relative[rows] ** 2))
    return total


def fit(rows: Sequence[int] | None = None) -> Fitted:
    used = np.arange(len(IDS)) if rows is None else np.asarray(rows)
    found = minimize(cost, START, args=(used,), method="Nelder-Mead", options={"xatol": 1e-5, "fatol": 1e-10})
    return Fitted(*(float(x) for x in found.x))


def left_out() -> tuple[Array, list[Fitted]]:
    """The error of each row when the scalars are fitted on the other six, and those scalars."""
    fits = [fit([j for j in range(len(IDS)) if j != i]) for i in range(len(IDS))]
    errors = [float((pressures(subject(), case(), free) - MEASURED_MPA)[i]) for i, free in enumerate(fits)]
    return np.array(errors), fits


if __name__ == "__main__":
    print("in use", fitted())
    print("fitted", fit())
    errors, fits = left_out()
    for name, error, free in zip(IDS, errors, fits, strict=True):
        print(f"{name:16s} {error:+.3f} MPa  {free}")
    print("left out, root mean square", round(float(np.sqrt(np.mean(errors**2))), 3))
