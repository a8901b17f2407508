"""The examples in docstrings run."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import carrywell
import carrywell.check

MODULES = ["carrywell", *sorted(m.name for m in pkgutil.iter_modules(carrywell.check.__path__, "carrywell.check."))]


@pytest.mark.parametrize("name", MODULES)
def test_doctests_of_a_module_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_check_and_interview_show_an_example() -> None:
    finder = doctest.DocTestFinder(exclude_empty=True)
    shown = {test.name for test in finder.find(carrywell.check.assessment) if test.examples}
    shown |= {test.name for test in finder.find(carrywell.check.interview) if test.examples}
    assert {"carrywell.check.assessment.check", "carrywell.check.interview.Interview"} <= shown
