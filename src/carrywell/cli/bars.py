"""Bars in the terminal, readable without colour: filled to the value, with another mark for its range."""

from __future__ import annotations

from carrywell.wire.load_told import Bar

SURE, UP_TO_VALUE, BEYOND = "█", "▓", "░"


def drawn(bar: Bar, width: int) -> str:
    """A bar of at most ``width`` cells: solid to the range, shaded in it to the value, light beyond."""
    low, value, high = (round(part / 100 * width) for part in (bar.low, bar.value, bar.high))
    if bar.value > 0:
        value = max(value, 1)
    low, high = min(low, value), max(high, value)
    return SURE * low + UP_TO_VALUE * (value - low) + BEYOND * (high - value)
