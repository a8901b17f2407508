"""Several processes behind one port, seen from outside."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.web.test_server import answered, free_port

START = "from carrywell.web.server import serve; serve({port}, False, workers=2)"
SECONDS = 60


def refused(port: int) -> bool:
    """Nobody listens any more."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=SECONDS).close()
        except ConnectionRefusedError:
            return True
        except ConnectionResetError:  # it is ending just now
            continue
    return False


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="a process cannot be held here")
def test_the_second_process_answers_and_ends_with_the_first(tmp_path: Path) -> None:
    port = free_port()
    first = subprocess.Popen(
        [sys.executable, "-c", START.format(port=port)],
        env=os.environ | {"CARRYWELL_HOME": str(tmp_path)},
        stdout=subprocess.DEVNULL,
    )
    try:
        assert answered(port, SECONDS)
        first.send_signal(signal.SIGSTOP)  # from here on only the second can answer
        assert answered(port, SECONDS)
    finally:
        first.kill()
        first.wait(SECONDS)
    assert refused(port)
