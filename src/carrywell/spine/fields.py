"""The gate for the arrays that come in: numbers within their range, words from a list; NaN stands for "not given"."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from carrywell.errors import InputError

#: What may be given: one value or an array; lists become arrays.
Real = float | NDArray[np.float64]
Flag = bool | NDArray[np.bool_]
Word = str | NDArray[np.str_]
NOT_GIVEN = math.nan


def numbers(field: str, value: object, low: float, high: float, *, optional: bool = False) -> NDArray[np.float64]:
    """The value as float64 within ``low`` and ``high``; where it is optional, NaN or None is "not given".

    Raises
    ------
    InputError
        When it is no number, not finite or out of range; of an array the first bad place is named.
    """
    if value is None and optional:
        return np.asarray(np.nan)
    if value is None or isinstance(value, bool | str):
        raise InputError(field, "wrong_type_number")
    try:
        array = np.asarray(value)
        if array.dtype == bool or array.dtype.kind not in "fiu":
            raise InputError(field, "wrong_type_number")
        array = array.astype(np.float64)
    except (TypeError, ValueError) as error:
        raise InputError(field, "wrong_type_number") from error
    unusable = np.isinf(array) if optional else ~np.isfinite(array)
    if np.any(unusable):
        raise InputError(_place(field, unusable), "wrong_type_number")
    for bad, code in ((array < low, "too_small"), (array > high, "too_large")):
        if np.any(bad):
            raise InputError(_place(field, bad), code, min=low, max=high)
    return array


def one_of(field: str, value: Word, allowed: tuple[str, ...]) -> NDArray[np.str_]:
    """The word or words, each from the list."""
    words = np.asarray(value)
    if words.dtype.kind != "U" or not np.all(np.isin(words, allowed)):
        raise InputError(field, "unknown_option", allowed=", ".join(allowed))
    return words


def share(field: str, value: object, full: float) -> NDArray[np.float64]:
    """A support: False is nothing, True is ``full``, a number from 0 to 1 is the share that it carries."""
    array = np.asarray(value)
    if array.dtype == bool:
        return np.where(array, full, 0.0)
    return numbers(field, value, 0, 1)


def yes_no(field: str, value: object) -> NDArray[np.bool_]:
    """True or False, or an array of them."""
    array = np.asarray(value)
    if array.dtype != bool:
        raise InputError(field, "wrong_type_yes_no")
    return array


def _place(field: str, bad: NDArray[np.bool_]) -> str:
    if bad.ndim == 0:
        return field
    first = np.argwhere(bad)
    return f"{field}[{', '.join(str(i) for i in first[0])}]" if len(first) else field
