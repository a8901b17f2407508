"""Made-up requests, right and wrong, from the document itself: no server error, no answer that it does not declare."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

PLACE = "/api/v1"
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
    unsupported_method,
]


@pytest.fixture(scope="session")
def described(app: Callable[..., Any]) -> Any:
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app)


#: How many requests are made up of each kind; a day takes a third of a second.
OPERATIONS = {
    ("POST", "/check"): 60,
    ("GET", "/questions"): 5,
    ("POST", "/load/posture"): 60,
    ("GET", "/load/tasks"): 5,
    ("POST", "/load/task"): 40,
    ("POST", "/load/day"): 12,
    ("POST", "/plan"): 40,
    ("GET", "/openapi.json"): 5,
}
WRONG = [operation for operation in OPERATIONS if operation[0] == "POST"]


def made_up(described: Any, operation: tuple[str, str], mode: GenerationMode, checks: list[Any]) -> Counter[int]:
    """How often each status came."""
    method, path = operation
    statuses: Counter[int] = Counter()

    @settings(
        max_examples=OPERATIONS[operation],
        deadline=None,
        derandomize=True,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(case=described[PLACE + path][method].as_strategy(generation_mode=mode))
    def holds(case: Any) -> None:
        statuses[case.call_and_validate(checks=checks).status_code] += 1

    holds()
    return statuses


def test_every_operation_of_the_document_is_tried(described: Any) -> None:
    paths = described.raw_schema["paths"]
    found = {(method.upper(), path) for path, methods in paths.items() for method in methods}
    assert found == {(method, PLACE + path) for method, path in OPERATIONS}


@pytest.mark.parametrize("operation", OPERATIONS, ids=" ".join)
def test_made_up_request_gets_a_declared_answer(described: Any, operation: tuple[str, str]) -> None:
    statuses = made_up(described, operation, GenerationMode.POSITIVE, CHECKS)
    assert statuses[200] >= OPERATIONS[operation] // 10
    assert set(statuses) <= {200, 422}


@pytest.mark.parametrize("operation", WRONG, ids=" ".join)
def test_made_up_wrong_request_is_refused(described: Any, operation: tuple[str, str]) -> None:
    in_its_place = [negative_data_rejection] if operation[1] == "/load/posture" else []  # a bad one among many
    statuses = made_up(described, operation, GenerationMode.NEGATIVE, [c for c in CHECKS if c not in in_its_place])
    assert statuses[422] > OPERATIONS[operation] // 4
