from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

PLACE = "/api/v1"


@pytest.fixture
def program(app: Callable[..., Any]) -> Any:
    """A program on this computer: it keeps no cookies and has no form token."""
    from django.test import Client

    return Client(HTTP_HOST="127.0.0.1", enforce_csrf_checks=True)


@pytest.fixture
def ask(program: Any) -> Callable[[str, object], Any]:
    """Post a value as JSON."""
    return lambda address, data: program.post(PLACE + address, data, content_type="application/json")
