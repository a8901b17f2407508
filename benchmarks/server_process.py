"""A server as a process of its own: started, watched through /proc, and stopped."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

READY_S = 120
TICK_S = 1 / os.sysconf("SC_CLK_TCK")
PAGE_MB = os.sysconf("SC_PAGE_SIZE") / 2**20


def cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0))


def all_processors_s() -> float:
    """Processor time of everything on the computer so far."""
    user, nice, system, _idle, _waiting, *rest = Path("/proc/stat").read_text().splitlines()[0].split()[1:9]
    return sum(int(ticks) for ticks in (user, nice, system, *rest)) * TICK_S


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Watched:
    """Processor time of the server, and the share of all processors that other programs took."""

    processor_s: float = 0.0
    others: float = 0.0


class Process:
    """`python -m ARGUMENTS PORT`, with a data folder of its own; `core` holds it, and all it starts, on one core."""

    def __init__(self, arguments: Sequence[str], home: Path, core: int | None = None) -> None:
        self.port = _free_port()
        self._command = [sys.executable, "-m", *arguments, str(self.port)]
        self._environment = os.environ | {"CARRYWELL_HOME": str(home)}
        self._core = core

    def __enter__(self) -> Self:
        allowed = os.sched_getaffinity(0)
        if self._core is not None:
            os.sched_setaffinity(0, {self._core})
        quiet = subprocess.DEVNULL
        self._process = subprocess.Popen(self._command, env=self._environment, stdout=quiet, stderr=quiet)
        os.sched_setaffinity(0, allowed)
        end = time.monotonic() + READY_S
        while not self._answers():
            if time.monotonic() > end or self._process.poll() is not None:
                raise RuntimeError(f"{self._command} does not answer")
            time.sleep(0.1)
        self._wait_until_idle(end)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.terminate()
        self._process.wait(READY_S)

    def _answers(self) -> bool:
        try:
            socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
        except OSError:
            return False
        return True

    def _wait_until_idle(self, end: float) -> None:
        """All processes are up, and what they draw ahead is drawn."""
        before = -1.0
        while (now := self.processor_s()) - before > 0.02 and time.monotonic() < end:
            before = now
            time.sleep(1)

    # ---- what it uses

    def _ids(self) -> list[int]:
        first = self._process.pid
        children = Path(f"/proc/{first}/task/{first}/children").read_text().split()
        return [first, *(int(child) for child in children)]

    def processor_s(self) -> float:
        """Processor time of all its processes so far."""
        stats = (Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split() for number in self._ids())
        return sum(int(stat[11]) + int(stat[12]) for stat in stats) * TICK_S

    def memory_mb(self) -> float:
        """Resident memory of all its processes; what they share is counted for each."""
        return sum(int(Path(f"/proc/{number}/statm").read_text().split()[1]) for number in self._ids()) * PAGE_MB

    @contextmanager
    def watched(self) -> Iterator[Watched]:
        """How busy this and other programs were while the block ran."""
        seen = Watched()
        clock, everything, server, ours = time.monotonic(), all_processors_s(), self.processor_s(), sum(os.times()[:4])
        yield seen
        seen.processor_s = self.processor_s() - server
        own = seen.processor_s + sum(os.times()[:4]) - ours
        passed = (time.monotonic() - clock) * (os.cpu_count() or 1)
        seen.others = max(0.0, all_processors_s() - everything - own) / passed

    @contextmanager
    def memory_every_second(self) -> Iterator[list[float]]:
        """Collects its memory until the block ends."""
        seen, over = [self.memory_mb()], threading.Event()

        def watch() -> None:
            while not over.wait(1):
                seen.append(self.memory_mb())

        watching = threading.Thread(target=watch)
        watching.start()
        try:
            yield seen
        finally:
            over.set()
            watching.join()
