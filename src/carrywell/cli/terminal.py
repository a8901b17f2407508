"""What the terminal can do: encoding, colour, width, and whether it can be asked."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper

from rich.console import Console

#: Wider lines are hard to read.
WIDEST = 84


def speak_utf8() -> None:
    """Write UTF-8 also where the system would not; what no encoding holds is written as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def console(*, colour: bool = True) -> Console:
    """Where results are written; rich itself leaves colour away for ``NO_COLOR`` and where output is no terminal."""
    screen = Console(no_color=None if colour else True, highlight=False, markup=False, emoji=False)
    screen.width = min(screen.width, WIDEST)
    return screen


def can_ask() -> bool:
    """There is someone at a terminal who sees the question and can move in it."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def wants_colour(asked_for: bool) -> bool:
    """Colour, unless it was declined for this run or by ``NO_COLOR``."""
    return asked_for and not os.environ.get("NO_COLOR")


def plain(text: str, longest: int = 400) -> str:
    """Text that came from outside, safe to print: no control characters, not endless."""
    shown = "".join(c if c.isprintable() or c == "\n" else c.encode("unicode_escape").decode() for c in text)
    return shown if len(shown) <= longest else shown[: longest - 1] + "…"
