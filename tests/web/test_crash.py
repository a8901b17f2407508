"""A process that is killed while it writes loses nothing that it had confirmed."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

KILLS = 12


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system does not fork")
def test_killed_process_loses_no_confirmed_entry() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "benchmarks.crash", "--kills", str(KILLS)], capture_output=True, text=True, timeout=300
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "nothing lost, nothing half" in ended.stdout
    assert f"killed {KILLS} times" in ended.stdout
