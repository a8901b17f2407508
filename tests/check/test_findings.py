"""Three-valued findings: unknown is neither yes nor no."""

from __future__ import annotations

from typing import Any

import pytest

from carrywell import AfterBirth, Person, Pregnant
from carrywell.check.answers import all_answers
from carrywell.check.findings import Findings, all_of, any_of
from carrywell.knowledge.reader import load
from carrywell.knowledge.schema import Condition

KNOWLEDGE = load()


def findings(person: Person, **answers: Any) -> Findings:
    return Findings(KNOWLEDGE, person, all_answers(KNOWLEDGE, person, answers))


@pytest.mark.parametrize(
    ("parts", "all_", "any_"),
    [
        ([True, True], True, True),
        ([True, False], False, True),
        ([True, None], None, True),
        ([False, None], False, None),
        ([None, None], None, None),
        ([False, False], False, False),
    ],
)
def test_all_and_any_are_three_valued(parts: list[bool | None], all_: bool | None, any_: bool | None) -> None:
    assert all_of(parts) is all_
    assert any_of(parts) is any_


def test_at_least_two_waits_for_what_is_open() -> None:
    assert any_of([True, None, False], at_least=2) is None
    assert any_of([True, True, None], at_least=2) is True
    assert any_of([True, False, False], at_least=2) is False


def test_unanswered_and_unsure_are_unknown() -> None:
    leaf = Condition(id="leg_weakness", values=("yes_new",))
    assert findings(Person(Pregnant(20))).truth(leaf) is None
    assert findings(Person(Pregnant(20)), leg_weakness="unsure").truth(leaf) is None
    assert findings(Person(Pregnant(20)), leg_weakness="no").truth(leaf) is False


def test_a_question_of_another_stage_fails_instead_of_staying_open() -> None:
    waters = Condition(id="waters_or_leak", values=(True,))
    assert findings(Person(AfterBirth(10))).truth(waters) is False
    assert findings(Person(Pregnant(15.9))).truth(waters) is False
    assert findings(Person(Pregnant(16))).truth(waters) is None


def test_a_follow_up_fails_once_its_need_is_definitely_not_met() -> None:
    below = Condition(id="bilateral_below_knee", values=(True,))
    assert findings(Person(Pregnant(20)), bilateral_leg_symptoms=False).truth(below) is False
    assert findings(Person(Pregnant(20)), bilateral_leg_symptoms=True).truth(below) is None
    assert findings(Person(Pregnant(20))).truth(below) is None


def test_days_since_birth_stand_in_for_days_since_the_needle() -> None:
    assert findings(Person(AfterBirth(3, neuraxial="epidural"))).value("days_since_neuraxial") == 3
    assert (
        findings(Person(AfterBirth(3, neuraxial="epidural")), days_since_neuraxial=4).value("days_since_neuraxial") == 4
    )


def test_unticked_options_are_a_no_only_without_unsure() -> None:
    vision = Condition(id="headache_vision", values=("vision",))
    person = Person(Pregnant(30))
    assert findings(person, headache_vision=["bad_headache"]).truth(vision) is False
    assert findings(person, headache_vision=["bad_headache", "unsure"]).truth(vision) is None
    assert findings(person, headache_vision=["none"]).truth(vision) is False


def test_a_follow_up_settles_an_unsure() -> None:
    person = Person(Pregnant(30))
    assert findings(person, saddle_numbness="unsure").truth_of_finding("saddle_numbness_found") is None
    same = findings(person, saddle_numbness="unsure", saddle_wipe_test="same")
    assert same.truth_of_finding("saddle_numbness_found") is False


def test_a_derived_finding_may_be_given_and_a_yes_from_either_side_counts() -> None:
    person = Person(Pregnant(30))
    assert findings(person, leg_weakness_new=True).truth_of_finding("leg_weakness_new") is True
    assert findings(person, leg_weakness_new=False, leg_weakness="yes_new").truth_of_finding("leg_weakness_new") is True
