"""Every level of every warning sign: a case that fires it, and one that just does not (`warning_signs.toml`)."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from carrywell import check
from carrywell.knowledge.reader import load
from tests.cases.stories import person_of

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "warning_signs.toml").read_text(encoding="utf-8"))[
    "case"
]


@pytest.mark.parametrize("case", CASES, ids=[f"{n}-{c['rule']}-{c['level']}" for n, c in enumerate(CASES)])
def test_warning_sign_case(case: dict[str, Any]) -> None:
    result = check(person_of(case["person"]), case["answers"])
    if case["rule"] == "guard":
        assert result.urgency == case["level"], case["why"]
        return
    outcome = next(sign for sign in result.signs if sign.id == case["rule"])
    assert (outcome.urgency if outcome.fires else "none") == case["level"], case["why"]


@pytest.mark.parametrize("sign", load().warning_signs.values(), ids=lambda sign: sign.id)
def test_every_level_has_a_case_that_fires_it_and_every_sign_one_that_just_does_not(sign: Any) -> None:
    mine = [case for case in CASES if case["rule"] == sign.id]
    fired = {case["level"] for case in mine if case["kind"] == "fires"}
    assert {level.urgency for level in sign.level} <= fired
    assert any(case["kind"] == "near_miss" for case in mine)
