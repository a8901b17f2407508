import os

import pytest
from hypothesis import HealthCheck, settings

from run_tests import find_browser

#: The same examples on every run, however slow the machine: a made-up example fails here first, not in front of others.
#: `--hypothesis-profile=default` looks for new ones.
settings.register_profile(
    "same", derandomize=True, database=None, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("same")


def pytest_configure() -> None:
    browser = find_browser()
    if browser:
        os.environ["CHROMIUM"] = browser


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if os.environ.get("CHROMIUM"):
        return
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason="no Chromium or Chrome on this computer"))
