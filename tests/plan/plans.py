"""Women for the tests of the plan; each has said no to every question of danger that her stage has."""

from __future__ import annotations

from collections.abc import Mapping

from carrywell import AfterBirth, Baby, Life, Person, Plan, Pregnant
from carrywell.knowledge.reader import load
from carrywell.plan.her import Her, her_of
from carrywell.plan.today import plan_for
from tests.cases.plan_cases import calm

MOTHER = Person(AfterBirth(75, "vaginal", "none"), 31, 1.63, 68, Baby(5.9, 75, "girl"))
AFTER_CAESAREAN = Person(AfterBirth(30, "planned_caesarean", "spinal"), 33, 1.62, 74, Baby(4.2, 30))
EXPECTING = Person(Pregnant(30), 31, 1.63, 74)
LOW_BACK: Mapping[str, object] = {"pain_site": "low_back"}
PELVIS: Mapping[str, object] = {"pain_site": "buttock_pelvis", "turning_in_bed": True, "stairs_one_leg": True}


def her(person: Person = MOTHER, answers: Mapping[str, object] = LOW_BACK, life: Life | None = None) -> Her:
    """She, as the plan sees her."""
    return her_of(person, {**calm(person), **answers}, life or Life(), load())


def planned(person: Person = MOTHER, answers: Mapping[str, object] = LOW_BACK, life: Life | None = None) -> Plan:
    """Her plan."""
    return plan_for(her(person, answers, life))
