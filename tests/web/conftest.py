from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.web.walking import browser


@pytest.fixture(scope="session", autouse=True)
def app(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Any]:
    """The app with a data folder of its own; nothing of the user is touched."""
    from carrywell.web.server import create_app

    before = os.environ.get("CARRYWELL_HOME")
    home: Path = tmp_path_factory.mktemp("home")
    application = create_app(home)
    if before is None:
        del os.environ["CARRYWELL_HOME"]
    else:
        os.environ["CARRYWELL_HOME"] = before
    return application


@pytest.fixture
def her(app: Callable[..., Any]) -> Any:
    """A browser."""
    return browser("en-GB,en;q=0.9")


@pytest.fixture
def stranger(app: Callable[..., Any]) -> Any:
    """Another browser, which sees nothing of hers."""
    return browser("en-GB,en;q=0.9")
