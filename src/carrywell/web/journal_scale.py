"""The numbers of a scale, a tap each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _

from carrywell.track.entries import SCALE

#: What a button sends that takes back what another one told.
TAKE_BACK = "-"
ScaleName = Literal["pain", "worst", "function"]
SCALES: tuple[ScaleName, ...] = ("pain", "worst", "function")


@dataclass(frozen=True)
class Tap:
    """One number to tap: what it sends, what it shows, whether it is what she told."""

    value: str
    shown: str
    pressed: bool


@dataclass(frozen=True)
class Scale:
    """0 to 10, a tap each."""

    name: str
    title: str
    low: str
    high: str
    taps: tuple[Tap, ...]


def scale_of(name: ScaleName, chosen: int | None, act: str = "") -> Scale:
    """The numbers of one scale with their ends in words; the chosen one takes itself back."""
    titles = {
        "pain": _("How is the pain now?"),
        "worst": _("How was it at its worst since yesterday?"),
        "function": act,
    }
    low, high = (
        (_("0: not at all"), _("10: as well as before"))
        if name == "function"
        else (_("0: no pain"), _("10: the worst you can imagine"))
    )
    taps = tuple(
        Tap(TAKE_BACK if point == chosen else str(point), str(point), point == chosen) for point in range(SCALE + 1)
    )
    return Scale(name, titles[name], low, high, taps)
