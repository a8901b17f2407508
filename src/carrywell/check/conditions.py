"""Conditions as functions: each is put together once, and then asked for every woman and every screen.

True, false, or None for unknown. An answer that is missing is unknown, unless the question can never be asked of her;
"not sure" is unknown too. ``strict`` leaves ``if_unknown`` and ``if_unsure`` aside.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from carrywell.check.answers import Answer, is_unsure
from carrywell.knowledge.schema import Condition

if TYPE_CHECKING:
    from carrywell.check.findings import Findings

Truth = bool | None
Reading = Callable[["Findings"], Truth]


class Readings:
    """Conditions as functions of findings; each is kept for good, so they must be those of the knowledge."""

    def __init__(self) -> None:
        self._made: dict[tuple[int, bool], tuple[Condition, Reading]] = {}  # an id stays one's own while one is kept

    def __call__(self, condition: Condition, strict: bool) -> Reading:
        """The condition as a function, put together when it is asked for first."""
        made = self._made.get((id(condition), strict))
        if made is None:
            made = self._made[id(condition), strict] = condition, self._with_unknown(condition, strict)
        return made[1]

    def _with_unknown(self, condition: Condition, strict: bool) -> Reading:
        plain = self._plain(condition, strict)
        if strict or (condition.if_unknown is None and condition.if_unsure is None):
            return plain
        name, if_unknown, if_unsure = condition.id or "", condition.if_unknown, condition.if_unsure

        def reading(findings: Findings) -> Truth:
            truth = plain(findings)
            if truth is not None:
                return truth
            return if_unsure if if_unsure is not None and is_unsure(findings.answers.get(name)) else if_unknown

        return reading

    def _plain(self, condition: Condition, strict: bool) -> Reading:
        if condition.id is not None:
            return _leaf(condition.id, condition)
        if condition.none is not None:
            return _negated(condition.none, self(condition.none, strict), strict)
        parts = tuple(self(part, strict) for part in condition.parts)
        return _all_of(parts) if condition.all is not None else _any_of(parts, condition.at_least or 1)


def _all_of(parts: tuple[Reading, ...]) -> Reading:
    """False if one part is false, true only if all are true, else unknown."""

    def reading(findings: Findings) -> Truth:
        found: Truth = True
        for part in parts:
            truth = part(findings)
            if truth is False:
                return False
            if truth is None:
                found = None
        return found

    return reading


def _any_of(parts: tuple[Reading, ...], at_least: int) -> Reading:
    """True if enough parts are true, false if too few can become true, else unknown."""

    def reading(findings: Findings) -> Truth:
        true = unknown = 0
        for part in parts:
            truth = part(findings)
            if truth is True:
                true += 1
                if true >= at_least:
                    return True
            elif truth is None:
                unknown += 1
        return None if true + unknown >= at_least else False

    return reading


def _negated(condition: Condition, plain: Reading, strict: bool) -> Reading:
    names = tuple(condition.leaves())

    def reading(findings: Findings) -> Truth:
        if findings.suppose_unsure:  # at worst, what she is not sure of is not there to hold a sign back
            told = findings.as_told().truth(condition, strict=strict)
            if told is None and any(findings.may_be_a_yes(name) for name in names):
                return True
        truth = plain(findings)
        return None if truth is None else not truth

    return reading


def _leaf(name: str, leaf: Condition) -> Reading:
    if leaf.unknown:

        def open_still(findings: Findings) -> Truth:
            value = findings.value(name)
            return value is None or is_unsure(value)

        return open_still

    wanted = leaf.values
    low = -math.inf if leaf.min is None else leaf.min
    high = math.inf if leaf.max is None else leaf.max

    def reading(findings: Findings) -> Truth:
        missing = findings.without_answer
        if name in missing:
            return missing[name]
        value = findings.value(name)
        if value is None:
            return findings.note_without_answer(name)
        if wanted is not None and _matches(value, wanted):
            return True
        if is_unsure(value):
            return True if wanted is not None and findings.suppose_unsure and findings.may_be_a_yes(name) else None
        if wanted is not None:
            return False
        return low <= value <= high if isinstance(value, int | float) and not isinstance(value, bool) else None

    return reading


def _matches(value: Answer, wanted: tuple[bool | str, ...]) -> bool:
    if isinstance(value, tuple):
        return any(option in wanted for option in value)
    return any(value is option if isinstance(option, bool) else value == option for option in wanted)
