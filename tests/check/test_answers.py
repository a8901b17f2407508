from __future__ import annotations

from typing import Any

import pytest

from carrywell import AfterBirth, InputError, Person, Pregnant, check

PREGNANT = Person(Pregnant(30))


@pytest.mark.parametrize(
    ("answers", "field", "code"),
    [
        ({"no_such_question": True}, "answers.no_such_question", "unknown_question"),
        ({"course": "sideways"}, "answers.course", "unknown_option"),
        ({"cannot_walk": True}, "answers.cannot_walk", "unknown_option"),
        ({"saddle_numbness": False}, "answers.saddle_numbness", "unknown_option"),
        ({"turning_in_bed": "yes"}, "answers.turning_in_bed", "wrong_type_yes_no"),
        ({"turning_in_bed": 1}, "answers.turning_in_bed", "wrong_type_yes_no"),
        ({"pain_now": 11}, "answers.pain_now", "too_large"),
        ({"pain_now": -1}, "answers.pain_now", "too_small"),
        ({"pain_now": 3.5}, "answers.pain_now", "not_whole"),
        ({"pain_now": "三"}, "answers.pain_now", "wrong_type_number"),
        ({"pain_now": True}, "answers.pain_now", "wrong_type_number"),
        ({"duration_days": float("nan")}, "answers.duration_days", "wrong_type_number"),
        ({"headache_vision": ["none", "vision"]}, "answers.headache_vision", "none_with_others"),
        ({"headache_vision": 3}, "answers.headache_vision", "wrong_type_list"),
        ({"stage": "gave_birth"}, "answers.stage", "conflicts_with_person"),
    ],
)
def test_bad_answer_is_refused_with_its_field(answers: dict[str, Any], field: str, code: str) -> None:
    with pytest.raises(InputError) as error:
        check(PREGNANT, answers)
    assert (error.value.field, error.value.code) == (field, code)


@pytest.mark.parametrize(
    ("make", "field"),
    [
        (lambda: Pregnant(60), "person.stage.pregnant_weeks"),
        (lambda: Pregnant(2), "person.stage.pregnant_weeks"),
        (lambda: AfterBirth(-1), "person.stage.days_since_birth"),
        (lambda: AfterBirth(1097), "person.stage.days_since_birth"),
        (lambda: Person(Pregnant(20), age_years=8), "person.age_years"),
    ],
)
def test_impossible_person_is_refused(make: Any, field: str) -> None:
    with pytest.raises(InputError) as error:
        make()
    assert error.value.field == field


def test_empty_list_is_not_answered() -> None:
    assert check(PREGNANT, {"headache_vision": []}) == check(PREGNANT, {})


def test_a_single_option_of_a_list_question_may_stand_alone() -> None:
    assert check(PREGNANT, {"headache_vision": "vision"}) == check(PREGNANT, {"headache_vision": ["vision"]})


@pytest.mark.parametrize("stage", [Pregnant(8), Pregnant(30), AfterBirth(5), AfterBirth(60), AfterBirth(500)])
def test_nothing_answered_is_never_reassurance(stage: Any) -> None:
    result = check(Person(stage), {})
    assert result.urgency == "within_days"
    assert not result.complete
    assert "saddle_numbness" in result.unanswered
