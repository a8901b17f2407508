"""Changes take turns; a process that is killed during its turn does not stop the others."""

from __future__ import annotations

import os
import threading
import time
from multiprocessing import get_context
from multiprocessing.synchronize import Lock

import pytest

from carrywell.web import turns


def _die_holding(lock: Lock) -> None:
    lock.acquire()
    os._exit(1)


@pytest.fixture(autouse=True)
def own_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "_turn", threading.Lock())


def test_one_at_a_time() -> None:
    inside, most = 0, 0

    def change() -> None:
        nonlocal inside, most
        with turns.turn():
            inside += 1
            most = max(most, inside)
            time.sleep(0.01)
            inside -= 1

    changing = [threading.Thread(target=change) for _ in range(5)]
    for one in changing:
        one.start()
    for one in changing:
        one.join()
    assert most == 1


def test_a_turn_ends_with_an_error() -> None:
    with pytest.raises(ZeroDivisionError), turns.turn():
        raise ZeroDivisionError
    assert turns._turn.acquire(timeout=0)


def test_a_killed_process_stops_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    context = get_context("spawn")
    lock = context.Lock()
    killed = context.Process(target=_die_holding, args=(lock,))
    killed.start()
    killed.join()
    assert not lock.acquire(timeout=0)
    monkeypatch.setattr(turns, "PATIENCE_S", 0.05)
    turns.take_turns_with(lock)
    with turns.turn():
        pass
    assert turns._turn is not lock  # the next one does not wait at all
    with turns.turn():
        pass
