import os

import pytest

from run_tests import find_browser


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
