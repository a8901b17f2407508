"""Measures the server and writes the numbers into docs/web.md: one woman alone, many at once, and its memory over time.

Run with `make bench`; needs Linux (processor time and memory are read from /proc) and wrk for the load. The server is
started as anybody starts it, by the command line with an empty data folder. Beside it, in the same run, answers a bare
Django page of the same size (benchmarks/bare_page.py): figures of a busy or slow computer then still mean something.
"""

from __future__ import annotations

import platform
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.page import write
from benchmarks.press import Pressed, press
from benchmarks.server_process import Process, cores
from benchmarks.woman import Woman, page_bytes

SCRIPT = "benchmarks/server.py"
ALONE_STEPS, WARM_WOMEN, WARM_STEPS = 400, 12, 5
CONNECTIONS, SECONDS, PEER_SECONDS = 16, 60, 20
FLAT_AFTER_S = 10
#: Above this share of other programs, times by the clock are not told.
QUIET = 0.1


@dataclass(frozen=True)
class Alone:
    """One woman at a time: each step in ms, the processor time of a step, and how busy other programs were."""

    steps_ms: tuple[float, ...]
    processor_ms: float
    others: float

    @property
    def median_ms(self) -> float:
        return statistics.median(self.steps_ms)

    @property
    def p99_ms(self) -> float:
        return statistics.quantiles(self.steps_ms, n=100)[-1]


def alone(server: Process, port: int) -> Alone:
    """Steps of one woman after the other, without a pause; the way in is not counted."""
    warm(port)
    taken: list[float] = []
    processor_s = 0.0
    seed = WARM_WOMEN
    with server.watched() as whole:
        while len(taken) < ALONE_STEPS:
            seed += 1
            woman = Woman(port, seed)
            with server.watched() as seen:
                taken += woman.steps(ALONE_STEPS - len(taken))
            processor_s += seen.processor_s
    return Alone(tuple(taken), 1000 * processor_s / len(taken), whole.others)


def warm(port: int) -> None:
    """The first pages of a process are slow: templates and figures are read."""
    for seed in range(WARM_WOMEN):
        Woman(port, seed).steps(WARM_STEPS)


@contextmanager
def app(workers: int, core: int | None = None) -> Iterator[tuple[Process, int]]:
    """Carrywell, started by its command line."""
    with tempfile.TemporaryDirectory() as home:
        arguments = ["carrywell", "serve", "--no-browser", "--workers", str(workers), "--port"]
        with Process(arguments, Path(home), core) as server:
            yield server, server.port


@contextmanager
def bare(size: int, core: int | None = None) -> Iterator[tuple[Process, int]]:
    """The bare page."""
    with (
        tempfile.TemporaryDirectory() as home,
        Process(["benchmarks.bare_page", home, str(size)], Path(home), core) as server,
    ):
        yield server, server.port


@dataclass(frozen=True)
class Loaded:
    """What wrk saw; meanwhile the memory of the server in MB, its processor time for a step, and other programs."""

    pressed: Pressed
    memory_mb: tuple[float, ...]
    processor_ms: float
    others: float


def loaded(server: Process, port: int, seconds: int) -> Loaded:
    """Women at once, one to a connection, each pressing on as soon as the next question is there."""
    warm(port)
    with server.memory_every_second() as memory, server.watched() as seen:
        pressed = press(port, CONNECTIONS, seconds)
    return Loaded(pressed, tuple(memory), 1000 * seen.processor_s / max(1, pressed.steps), seen.others)


@dataclass(frozen=True)
class Measured:
    """All of one run."""

    alone: Alone
    bare_alone: Alone
    many: Loaded
    one: Loaded
    bare_one: Loaded

    @property
    def others(self) -> float:
        """The most that other programs took of the processors while something was measured."""
        return max(part.others for part in (self.alone, self.bare_alone, self.many, self.one, self.bare_one))


def table(m: Measured) -> list[str]:
    women = f"{CONNECTIONS} women at once"
    return [
        "| | Carrywell | bare Django page | ratio |",
        "|---|---|---|---|",
        *(by_the_clock(m, women) if m.others < QUIET else []),
        compared("one woman: processor time of a step", m.alone.processor_ms, m.bare_alone.processor_ms, " ms"),
        compared(f"{women}, 1 process: the same", m.one.processor_ms, m.bare_one.processor_ms, " ms"),
        told(
            f"{women}, {cores()} processes, {SECONDS} s: memory after {FLAT_AFTER_S} s; most; at the end",
            f"{m.many.memory_mb[FLAT_AFTER_S]:.0f}; {max(m.many.memory_mb):.0f}; {m.many.memory_mb[-1]:.0f} MB",
        ),
    ]


def by_the_clock(m: Measured, women: str) -> list[str]:
    """Rows that mean nothing while other programs take the processors away."""
    many, one, bare_one = (part.pressed for part in (m.many, m.one, m.bare_one))
    return [
        compared("one woman, one core: a step, median", m.alone.median_ms, m.bare_alone.median_ms, " ms"),
        compared("99 % of steps within", m.alone.p99_ms, m.bare_alone.p99_ms, " ms"),
        compared(f"{women}, 1 process: steps a second", one.steps_a_second, bare_one.steps_a_second),
        told(f"{women}, {cores()} processes, {SECONDS} s: steps a second", f"{many.steps_a_second:.0f}"),
        told("a step then: median; 99 % within", f"{many.median_ms} ms; {many.p99_ms} ms"),
        told("refused, broken or late answers", f"{many.errors} of {many.requests:,}"),
    ]


def compared(name: str, own: float, other: float, unit: str = "") -> str:
    return f"| {name} | {own:.1f}{unit} | {other:.1f}{unit} | {own / other:.1f} |"


def told(name: str, value: str) -> str:
    return f"| {name} | {value} | | |"


def machine(others: float) -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    model = next((line.split(":")[1].strip() for line in lines if "model name" in line), platform.machine())
    said = (
        f"Measured on {time.strftime('%Y-%m-%d')} with {cores()} cores ({model}), Python {platform.python_version()}; "
        f"wrk ran on the same cores. Other programs took up to {100 * others:.0f} % of them."
    )
    return said if others < QUIET else f"{said} So nothing is told by the clock, and processor times are too long."


def main() -> None:
    """Measure and write."""
    if not Path("/proc/self/stat").exists() or shutil.which("wrk") is None:
        print("benchmarks/server.py needs Linux and wrk; docs/web.md keeps its figures.")
        return
    with app(1, core=0) as (server, port):
        ours, size = alone(server, port), page_bytes(port)
    with bare(size, core=0) as (server, port):
        peer = alone(server, port)
    with app(cores()) as (server, port):
        many = loaded(server, port, SECONDS)
    with app(1) as (server, port):
        one = loaded(server, port, PEER_SECONDS)
    with bare(size) as (server, port):
        measured = Measured(ours, peer, many, one, loaded(server, port, PEER_SECONDS))
    text = "\n".join([machine(measured.others), "", *table(measured)])
    print(text)
    write("web.md", "speed", SCRIPT, text)


if __name__ == "__main__":
    main()
