"""A run of the tests says the same on every machine, also on a slow one."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings


def test_made_up_examples_are_the_same_and_have_all_the_time_they_need(pytestconfig: pytest.Config) -> None:
    if pytestconfig.getoption("--hypothesis-profile"):
        pytest.skip("other examples were asked for")
    told = settings()
    assert told.derandomize
    assert told.deadline is None
    assert told.database is None
    assert HealthCheck.too_slow in told.suppress_health_check
