"""The load on the lower spine: body, posture and hands in; moment, compression, shear and disc pressure out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from carrywell.spine.body import Body
from carrywell.spine.deviations import draws
from carrywell.spine.forces import Forces, forces, shape_of
from carrywell.spine.posture import Hands, Posture

Array = NDArray[np.float64]
Given = TypeVar("Given", Body, Posture, Hands)
EMPTY_HANDS = Hands()
_CHUNK = 256  # postures of a range at a time: their draws stay small in memory
_MANY = 65_536  # postures at a time without a range
_QUANTILES = (0.05, 0.95)


@dataclass(frozen=True)
class Value:
    """A figure with its 90 % range; without a range ``low`` and ``high`` are NaN."""

    value: Array
    low: Array
    high: Array


@dataclass(frozen=True)
class SpineLoad:
    """What a posture does to the lower spine.

    Attributes
    ----------
    moment_nm
        Net moment at L5/S1 [N m]: length of the moment vector of all weights above it, after supports.
    compression_n
        Compression of L5/S1 [N].
    shear_n
        Anterior shear of L5/S1 [N], forward positive.
    disc_pressure_mpa
        Pressure in the nucleus of L4-L5 [MPa].
    forces
        Everything behind these at the best estimates.
    """

    moment_nm: Value
    compression_n: Value
    shear_n: Value
    disc_pressure_mpa: Value
    forces: Forces


OUTPUTS = ("moment_nm", "compression_n", "shear_n", "disc_pressure_mpa")


def spine_load(body: Body, posture: Posture, hands: Hands = EMPTY_HANDS, *, ranges: bool = True) -> SpineLoad:
    """The load on L5/S1 and L4-L5 of a posture, or of arrays of postures.

    Parameters
    ----------
    body
        Whose spine.
    posture
        How she is. Fields of any shape broadcast with those of ``body`` and ``hands``.
    hands
        What she holds and where.
    ranges
        With 90 % ranges (1000 draws for each posture); without, only the best estimates.

    Returns
    -------
    SpineLoad
        Arrays of the broadcast shape, not to be written to; a single posture gives arrays without axes.

    Raises
    ------
    InputError
        When the posture is impossible (hands out of reach, trunk below the floor) or the shapes do not fit together.
        Fields are checked when their objects are made.

    Notes
    -----
    Statics of a link-segment model: the weights above L5/S1 have the moment ``M = sum(m g r)``; belly pressure
    ``p = 1e-4 (43 - 0.36 hip) M^1.8``, the passive spine ``full * (lumbar / range)^n`` and two muscle layers with arms
    of 5.8 and 7.8 cm (women) carry it. ``compression = W cos(tilt) + muscles + ligaments + co-contraction - belly
    pressure * area``, ``shear = W sin(tilt) - obliquely pulling muscle``, ``pressure = 1.5 compression / disc area``.
    Scored on the seven static rows of Wilke 1999 (``docs/load.md``). It knows no
    acceleration beyond a factor for speed, no facet joints, and no individual anatomy.

    References
    ----------
    deleva1996, tafazzol2014, anderson1985, dolan1994, chaffin_andersson, wilke1999 in ``docs/evidence.md``.

    Examples
    --------
    >>> from carrywell import Body, Hands, Posture, spine_load
    >>> body = Body("female", height_m=1.63, mass_kg=68)
    >>> bent = spine_load(body, Posture(trunk_flexion_deg=[20, 40, 60]), ranges=False)
    >>> bent.compression_n.value.shape
    (3,)
    >>> close = spine_load(body, Posture(trunk_flexion_deg=30), Hands(mass_kg=6, forward_m=0.30))
    >>> far = spine_load(body, Posture(trunk_flexion_deg=30), Hands(mass_kg=6, forward_m=0.60))
    >>> bool(far.compression_n.value > close.compression_n.value)
    True
    """
    best = _best(body, posture, hands)
    if not ranges:
        nothing = np.full(np.shape(best.moment_nm), np.nan)
        return _answer(best, [Value(getattr(best, name), nothing, nothing) for name in OUTPUTS])
    return _answer(best, _ranges(body, posture, hands, best))


def _best(body: Body, posture: Posture, hands: Hands) -> Forces:
    """The best estimates; of very many postures so many at a time as stay in the cache."""
    shape = shape_of(body, posture, hands)
    count = int(np.prod(shape))
    if count <= _MANY:
        return forces(body, posture, hands)
    pieces = [forces(*_pieces(body, posture, hands, slice(start, start + _MANY))) for start in range(0, count, _MANY)]
    return Forces(
        **{name: np.concatenate([getattr(piece, name) for piece in pieces]).reshape(shape) for name in vars(pieces[0])}
    )


def _answer(best: Forces, values: list[Value]) -> SpineLoad:
    moment, compression, shear, pressure = values
    return SpineLoad(moment, compression, shear, pressure, best)


def _ranges(body: Body, posture: Posture, hands: Hands, best: Forces) -> list[Value]:
    """The 90 % range of every output."""
    shape = np.shape(best.moment_nm)
    count = int(np.prod(shape))
    if count <= _CHUNK:
        return [_value(best, name, found) for name, found in zip(OUTPUTS, _bounds(body, posture, hands), strict=True)]
    pieces = [_bounds(*_pieces(body, posture, hands, slice(i, i + _CHUNK))) for i in range(0, count, _CHUNK)]
    whole = [np.concatenate([piece[i] for piece in pieces], axis=1).reshape(2, *shape) for i in range(len(OUTPUTS))]
    return [_value(best, name, found) for name, found in zip(OUTPUTS, whole, strict=True)]


def _bounds(body: Body, posture: Posture, hands: Hands) -> list[Array]:
    """The 5th and 95th percentile of every output along a first axis."""
    drawn = forces(body, posture, hands, draws())
    return [np.quantile(getattr(drawn, name), _QUANTILES, axis=0) for name in OUTPUTS]


def _value(best: Forces, name: str, bounds: Array) -> Value:
    middle: Array = getattr(best, name)
    return Value(middle, np.minimum(bounds[0], middle), np.maximum(bounds[1], middle))


def _pieces(body: Body, posture: Posture, hands: Hands, some: slice) -> tuple[Body, Posture, Hands]:
    """Some of the postures, as if all arrays were flattened."""
    shape = shape_of(body, posture, hands)
    return _piece(body, shape, some), _piece(posture, shape, some), _piece(hands, shape, some)


def _piece(part: Given, shape: tuple[int, ...], some: slice) -> Given:
    fields = {name: np.broadcast_to(value, shape).reshape(-1)[some] for name, value in vars(part).items()}
    return type(part)(**fields)
