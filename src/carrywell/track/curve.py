"""The mixture-cure curve: of 100 women with pain in pregnancy, how many still have it after so many weeks."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
#: At the birth everybody still has pain; the logit needs a share just below one.
_NEARLY_ALL = 1 - 1e-9


def expit(value: Floats) -> Floats:
    """From log odds to a share."""
    return np.asarray(1 / (1 + np.exp(-value)), dtype=np.float64)


def logit(share: Floats) -> Floats:
    """From a share to log odds."""
    return np.asarray(np.log(share) - np.log1p(-share), dtype=np.float64)


def logit_still(weeks: Floats, parameters: Floats) -> Floats:
    """Log odds of still having pain.

    Parameters
    ----------
    weeks
        Since the birth, 0 or more.
    parameters
        logit c, log lambda (lambda in weeks) and log k on the first axis; other axes broadcast with ``weeks``.

    Returns
    -------
    Floats
        logit S, S(t) = c + (1 - c) exp(-(t / lambda)^k).

    Notes
    -----
    Holds for prevalence: a woman whose pain comes and goes counts as still in pain. Not for the first better day.

    Examples
    --------
    With c = 0.1, lambda = 5 weeks and k = 1, after 5 weeks S = 0.1 + 0.9 / e:

    >>> c, scale, k = 0.1, 5.0, 1.0
    >>> found = logit_still(np.array(5.0), np.array([np.log(c / (1 - c)), np.log(scale), np.log(k)]))
    >>> round(float(expit(found)), 4)
    0.4311
    """
    lasting = expit(parameters[0])
    gone = np.exp(-((weeks / np.exp(parameters[1])) ** np.exp(parameters[2])))
    return logit(np.minimum(lasting + (1 - lasting) * gone, _NEARLY_ALL))


def updated(share: Floats, weight: Floats) -> Floats:
    """The share still in pain once what she noted is weighed in: P(T > t) over all ends T of her course.

    Parameters
    ----------
    share
        Share still in pain at the weeks of a grid on the last axis, 1 at the first.
    weight
        How likely her notes are where the course ends after a week of the grid and by the next; 0 or more.

    Returns
    -------
    Floats
        The share at the same weeks, never rising.

    Examples
    --------
    Notes three times as likely where the course goes on past the second week of the grid, where 60 of 100 are left:

    >>> updated(np.array([[1.0, 0.6, 0.5]]), np.array([1.0, 3.0, 3.0])).round(4).tolist()
    [[1.0, 0.8182, 0.6818]]
    """
    ends = np.maximum(-np.diff(share, append=0.0, axis=1), 0.0) * weight
    later = np.cumsum(ends[:, ::-1], axis=1)[:, ::-1]
    return np.asarray(later / later[:, :1])
