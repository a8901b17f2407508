"""Many women at once: wrk with question_step.lua, and what it found."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

LUA = Path(__file__).with_name("question_step.lua")


@dataclass(frozen=True)
class Pressed:
    """Steps and their times from the form to the next page; errors are refused, broken and late answers."""

    steps: int
    seconds: float
    requests: int
    median_ms: int
    p99_ms: int
    most_ms: int
    errors: int

    @property
    def steps_a_second(self) -> float:
        """Full steps a second."""
        return self.steps / self.seconds


def press(port: int, connections: int, seconds: int) -> Pressed:
    """One woman to a connection, and a thread to each: a script of wrk knows its thread, not its connection."""
    count, host = str(connections), f"127.0.0.1:{port}"
    found = subprocess.run(
        ["wrk", "-t", count, "-c", count, "-d", f"{seconds}s", "-s", str(LUA), f"http://{host}", "--", host],
        capture_output=True,
        text=True,
        check=True,
    )
    return Pressed(**json.loads(found.stdout.splitlines()[-1]))
