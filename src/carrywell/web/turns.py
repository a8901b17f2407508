"""Changes take turns, across threads and processes, before they ask the database.

SQLite alone would keep them apart too: it is what nothing gets lost by. But who waits for SQLite looks again and again,
at growing intervals, so with many women at once some would wait for seconds while others overtake them.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.synchronize import Lock

#: Longer than any change; a process that was killed during its turn must not stop the others for good.
PATIENCE_S = 5.0

_turn: threading.Lock | Lock = threading.Lock()


def take_turns_with(shared: Lock) -> None:
    """Take turns with the other processes that were given the same lock."""
    global _turn
    _turn = shared


@contextmanager
def turn() -> Iterator[None]:
    """Wait for this change's turn, and hold it; a lock that nobody gives back is waited for once."""
    global _turn
    lock = _turn
    if not lock.acquire(timeout=PATIENCE_S):
        lock = _turn = threading.Lock()
        lock.acquire()
    try:
        yield
    finally:
        lock.release()
