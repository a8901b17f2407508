"""Which screen comes next, remembered: a form, the storing of it and the page after it ask for the same two screens.

The screen follows from the person and the entries alone. What is remembered is a digest of them and the screen, so
nothing that she gave stays in memory.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from threading import Lock

from carrywell import Interview, Screen

#: Women who go on within a few minutes; a screen that fell out is worked out again.
MOST_REMEMBERED = 2000


class ScreenMemory:
    """The screens asked for last."""

    def __init__(self, most: int = MOST_REMEMBERED) -> None:
        self._most = most
        self._screens: OrderedDict[bytes, Screen | None] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._screens)

    def next_screen(self, interview: Interview) -> Screen | None:
        """`Interview.screen`, worked out once for the same person and entries."""
        mark = _mark_of(interview)
        with self._lock:
            if mark in self._screens:
                self._screens.move_to_end(mark)
                return self._screens[mark]
        screen = interview.screen()
        with self._lock:
            self._screens[mark] = screen
            if len(self._screens) > self._most:
                self._screens.popitem(last=False)
        return screen


def _mark_of(interview: Interview) -> bytes:
    told = (interview.person, interview.entries)
    return hashlib.blake2b(repr(told).encode(), digest_size=16).digest()


_memory = ScreenMemory()


def next_screen(interview: Interview) -> Screen | None:
    """The next screen of an interview in the knowledge of the package, or None when it is over."""
    return _memory.next_screen(interview)
