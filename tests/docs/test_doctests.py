"""The examples in docstrings run."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

PACKAGE = importlib.import_module("carrywell.check")  # the name `carrywell.check` itself is the function
MODULES = ["carrywell", *sorted(m.name for m in pkgutil.iter_modules(PACKAGE.__path__, "carrywell.check."))]


@pytest.mark.parametrize("name", MODULES)
def test_doctests_of_a_module_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


@pytest.mark.parametrize(
    ("module", "name"), [("assessment", "check"), ("interview", "Interview")], ids=["check", "Interview"]
)
def test_what_people_call_most_shows_an_example(module: str, name: str) -> None:
    finder = doctest.DocTestFinder(exclude_empty=True)
    shown = {test.name for test in finder.find(importlib.import_module(f"carrywell.check.{module}")) if test.examples}
    assert f"carrywell.check.{module}.{name}" in shown
