"""Measures the server and writes the numbers into docs/web.md: one woman alone, many at once, and its memory over time.

Run with `make bench`; needs Linux (processor time and memory are read from /proc) and wrk for the load. The server is
started as anybody starts it, by the command line with an empty data folder. Beside it, in the same run, answers a bare
Django page of the same size (benchmarks/bare_page.py): figures of a busy or slow computer then still mean something.
"""

from __future__ import annotations

import os
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
ALONE_STEPS, WARM_STEPS, WARM_WOMEN = 400, 60, 12
CONNECTIONS, SECONDS, PEER_SECONDS = 16, 60, 20
FLAT_AFTER_S = 10


@dataclass(frozen=True)
class Alone:
    """One woman at a time: each step in ms, and the processor time of a step."""

    steps_ms: tuple[float, ...]
    processor_ms: float

    @property
    def median_ms(self) -> float:
        return statistics.median(self.steps_ms)

    @property
    def p99_ms(self) -> float:
        return statistics.quantiles(self.steps_ms, n=100)[-1]


def alone(server: Process, port: int) -> Alone:
    """Steps of one woman after the other, without a pause; the way in is not counted."""
    for warming in (True, False):
        wanted, taken, processor = (WARM_STEPS if warming else ALONE_STEPS), [], 0.0
        seed = 0
        while len(taken) < wanted:
            seed += 1
            woman = Woman(port, seed)
            before = server.processor_s()
            taken += woman.steps(wanted - len(taken))
            processor += server.processor_s() - before
    return Alone(tuple(taken), 1000 * processor / len(taken))


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
    """What wrk saw, and the memory of the server meanwhile in MB."""

    pressed: Pressed
    memory_mb: tuple[float, ...]


def loaded(server: Process, port: int, seconds: int) -> Loaded:
    """Women at once, one to a connection, each pressing on as soon as the next question is there."""
    for seed in range(WARM_WOMEN):
        Woman(port, seed).steps(WARM_STEPS // WARM_WOMEN)
    with server.memory_every_second() as seen:
        pressed = press(port, CONNECTIONS, seconds)
    return Loaded(pressed, tuple(seen))


def table(ours: Alone, peer: Alone, many: Loaded, one: Loaded, bare_one: Loaded) -> list[str]:
    def compared(name: str, own: float, other: float, unit: str = "") -> str:
        return f"| {name} | {own:.1f}{unit} | {other:.1f}{unit} | {own / other:.1f} |"

    def told(name: str, value: str) -> str:
        return f"| {name} | {value} | | |"

    women, found = f"{CONNECTIONS} women at once", many.pressed
    early = many.memory_mb[min(FLAT_AFTER_S, len(many.memory_mb) - 1)]
    return [
        "| | Carrywell | bare Django page | ratio |",
        "|---|---|---|---|",
        compared("one woman, one core: a step, median", ours.median_ms, peer.median_ms, " ms"),
        compared("99 % of steps within", ours.p99_ms, peer.p99_ms, " ms"),
        compared("processor time of a step", ours.processor_ms, peer.processor_ms, " ms"),
        compared(f"{women}, 1 process: steps a second", one.pressed.steps_a_second, bare_one.pressed.steps_a_second),
        told(f"{women}, {cores()} processes, {SECONDS} s: steps a second", f"{found.steps_a_second:.0f}"),
        told("a step then: median; 99 % within", f"{found.median_ms} ms; {found.p99_ms} ms"),
        told("refused, broken or late answers", f"{found.errors} of {found.requests:,}"),
        told(
            f"memory of all processes: after {FLAT_AFTER_S} s; most; at the end",
            f"{early:.0f}; {max(many.memory_mb):.0f}; {many.memory_mb[-1]:.0f} MB",
        ),
    ]


def machine(before: tuple[float, float, float]) -> str:
    model = next(
        (line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line),
        platform.machine(),
    )
    return (
        f"Measured on {time.strftime('%Y-%m-%d')} with {cores()} cores ({model}), Python {platform.python_version()}; "
        f"wrk ran on the same cores. Load average of the computer in the minute before: {before[0]:.1f}."
    )


def main() -> None:
    """Measure and write."""
    if not Path("/proc/self/stat").exists() or shutil.which("wrk") is None:
        print("benchmarks/server.py needs Linux and wrk; docs/web.md keeps its figures.")
        return
    before = os.getloadavg()
    with app(1, core=0) as (server, port):
        ours, size = alone(server, port), page_bytes(port)
    with bare(size, core=0) as (server, port):
        peer = alone(server, port)
    with app(cores()) as (server, port):
        many = loaded(server, port, SECONDS)
    with app(1) as (server, port):
        one = loaded(server, port, PEER_SECONDS)
    with bare(size) as (server, port):
        bare_one = loaded(server, port, PEER_SECONDS)
    text = "\n".join([machine(before), "", *table(ours, peer, many, one, bare_one)])
    print(text)
    write("web.md", "speed", SCRIPT, text)


if __name__ == "__main__":
    main()
