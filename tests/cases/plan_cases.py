"""The women of `plans.toml`, read as an answers file of theirs would be."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from carrywell.check.findings import Findings
from carrywell.knowledge.reader import load
from carrywell.person import Person
from carrywell.plan.her import Her, her_of
from carrywell.plan.today import Plan, plan_for
from carrywell.wire.read import read_whole

PATH = Path(__file__).with_name("plans.toml")


@dataclass
class Woman:
    """One woman of the file."""

    id: str
    who: str
    case: Mapping[str, Any]
    status: str
    signed: tuple[str, ...]
    has: frozenset[str]
    never: frozenset[str]
    exercises: int

    @cached_property
    def her(self) -> Her:
        """She, as the plan sees her."""
        case = read_whole(self.case)
        return her_of(case.person, case.answers, case.life, load())

    @cached_property
    def plan(self) -> Plan:
        """Her plan."""
        return plan_for(self.her)


@cache
def women() -> tuple[Woman, ...]:
    """All women of the file."""
    return tuple(_woman(row) for row in _table()["woman"])


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(PATH.read_text(encoding="utf-8"))


def _woman(row: dict[str, Any]) -> Woman:
    case = {"person": row["person"], **row.get("life", {})}
    return Woman(
        id=row["id"],
        who=row["who"],
        case={**case, "answers": {**calm(read_whole(case).person), **row["answers"]}},
        status=row.get("status", "today"),
        signed=tuple(row.get("signed", ())),
        has=frozenset(row.get("has", ())),
        never=frozenset(row.get("never", ())),
        exercises=row["exercises"],
    )


def calm(person: Person) -> dict[str, Any]:
    """A no to every question of danger that her stage has."""
    findings, asked = Findings(load(), person, {}), load().questions
    return {
        name: answer for name, answer in _table()["calm"].items() if findings.can_be_asked(asked[name]) is not False
    }
