"""Ways by which danger once slipped through or harmlessness was alarmed: every one has its test.

Each woman says a plain no to all that can be asked of her and has a mild, mechanical low back pain; only the answers
named differ.
"""

from __future__ import annotations

from typing import Any

import pytest

from carrywell import AfterBirth, Interview, Person, Pregnant, check
from carrywell.check.answers import all_answers
from carrywell.check.findings import Findings
from carrywell.check.interview import plain_no
from carrywell.check.warning_signs import rank
from carrywell.knowledge.reader import load
from carrywell.wire.told import tell

KNOWLEDGE = load()
MILD: dict[str, Any] = {
    "pain_site": "low_back",
    "pain_radiation": "stays",
    "onset": "slowly",
    "course": "same",
    "relief_rest": "yes",
    "mechanical_trigger": True,
    "cannot_walk": "can",
    "pain_new_or_changed": "new",
    "duration_days": 20,
    "pain_now": 4,
    "pain_worst_24h": 5,
}


def pregnant(weeks: float) -> Person:
    return Person(Pregnant(weeks))


def after(days: int, needle: Any = "none") -> Person:
    return Person(AfterBirth(days, "vaginal", needle))


def plain(person: Person, **different: Any) -> dict[str, Any]:
    answers = {**MILD, **different}
    for _ in range(3):
        findings = Findings(KNOWLEDGE, person, all_answers(KNOWLEDGE, person, answers))
        for question in KNOWLEDGE.questions.values():
            askable = findings.can_be_asked(question) is True and question.person_field is None
            if askable and question.id not in answers and (question.type == "yes_no" or question.no_options):
                no = plain_no(question)
                answers[question.id] = list(no) if isinstance(no, tuple) else no
    answers["movements_felt"] = True
    return answers


NOT_SURE = "unsure"
DANGER: list[tuple[Person, dict[str, Any], str]] = [
    (pregnant(36), {"headache_vision": ["unsure"], "ruq_epigastric_pain": NOT_SURE}, "same_day"),
    (pregnant(36), {"tearing_pain": NOT_SURE}, "within_days"),
    (pregnant(36), {"recent_trauma": NOT_SURE}, "within_days"),
    (after(8), {"lochia_smelly": NOT_SURE}, "same_day"),
    (after(5, "epidural"), {"leg_weakness": NOT_SURE, "leg_weakness_signs": ["foot_drags"]}, "same_day"),
    (after(3, "epidural"), {"leg_weakness": "yes_improving", "leg_weakness_signs": ["foot_drags"]}, "same_day"),
    (after(2, None), {"block_returned": True}, "emergency"),
    (pregnant(19.9), {"high_bp_known": "very_high_160"}, "same_day"),
    (after(85), {"vaginal_bleeding": "soaking"}, "same_day"),
    (after(85), {"leg_swelling_one": "left"}, "same_day"),
    (after(43, "epidural"), {"puncture_site_red": True}, "same_day"),
    (pregnant(38), {"onset": "sudden_no_reason", "constant_no_position": True, "relief_rest": "no"}, "same_day"),
    (
        pregnant(38),
        {"onset": "over_hours", "constant_no_position": True, "relief_rest": "no", "pain_now": 8},
        "emergency",
    ),
    (after(5), {"belly_constant_pain": True}, "within_days"),
    (after(5), {"belly_constant_pain": True, "lochia_smelly": NOT_SURE}, "same_day"),
    (pregnant(30), {"fever": "hot_not_measured", "neck_stiff": True}, "emergency"),
    (pregnant(30), {"fever": NOT_SURE, "neck_stiff": True}, "same_day"),
    (after(20), {"self_harm_plan": True}, "emergency"),
    (after(200), {"fever": "yes", "pain_new_or_changed": "same_as_before"}, "within_days"),
    (pregnant(24), {"flank_tender": "right", "vomiting": True}, "same_day"),
    (after(100), {"cannot_lie_still": True, "flank_tender": "right"}, "same_day"),
    (
        after(60),
        {"midline_bone_tender": True, "standing_loading_worse": True, "cannot_walk": "difficult"},
        "within_days",
    ),
    (pregnant(34), {"tearing_pain": NOT_SURE, "onset": "sudden_no_reason", "pain_now": 9}, "same_day"),
    (pregnant(17), {"pelvic_pressure_discharge": True, "pain_site": "low_belly"}, "same_day"),
]


@pytest.mark.parametrize(("person", "different", "least"), DANGER)
def test_danger_is_not_sent_home(person: Person, different: dict[str, Any], least: Any) -> None:
    assert rank(check(person, plain(person, **different)).urgency) >= rank(least)


HARMLESS: list[tuple[Person, dict[str, Any], str]] = [
    (pregnant(10), {}, "self_care"),
    (pregnant(30), {}, "self_care"),
    (after(30, "epidural"), {}, "self_care"),
    (pregnant(30), {"high_bp_known": NOT_SURE}, "self_care"),
    (after(30), {"sexual_numbness": "not_tried"}, "self_care"),
    (pregnant(30), {"in_labour_now": NOT_SURE}, "same_day"),
    (pregnant(35), {"ruq_epigastric_pain": True, "pain_comes_in_waves": "yes_less_often"}, "same_day"),
    (pregnant(36), {"pain_deep_breath": True, "ruq_epigastric_pain": True}, "same_day"),
    (pregnant(33), {"pelvic_pressure_discharge": True, "cannot_walk": "cannot"}, "same_day"),
    (after(3, "epidural"), {"postural_headache": True, "headache_vision": ["bad_headache"]}, "same_day"),
    (after(3), {"vaginal_bleeding": "period_or_more"}, "self_care"),
]


@pytest.mark.parametrize(("person", "different", "most"), HARMLESS)
def test_harmlessness_is_not_alarmed(person: Person, different: dict[str, Any], most: Any) -> None:
    assert rank(check(person, plain(person, **different)).urgency) <= rank(most)


@pytest.mark.parametrize("open_", ["self_harm_thoughts", "cancer_history", "cannot_walk", "urinary_burning"])
def test_an_open_question_that_could_raise_the_urgency_is_not_complete(open_: str) -> None:
    answers = plain(pregnant(30))
    del answers[open_]
    result = check(pregnant(30), answers)
    assert not result.complete
    assert open_ in result.unanswered
    assert "Nothing you told us" not in tell(pregnant(30), answers, result, "en").lead


def test_thoughts_of_self_harm_are_not_told_to_another_clinician() -> None:
    answers = plain(pregnant(30), self_harm_thoughts=True, self_harm_plan=False, saddle_numbness="yes_new")
    told = tell(pregnant(30), answers, check(pregnant(30), answers), "en")
    assert "self-harm" not in told.script
    alone = plain(pregnant(30), self_harm_thoughts=True, self_harm_plan=False)
    assert "harm" in tell(pregnant(30), alone, check(pregnant(30), alone), "en").script


def test_every_fired_sign_tells_what_fired_it() -> None:
    for person, different, _ in DANGER:
        answers = plain(person, **different)
        told = tell(person, answers, check(person, answers), "en")
        assert all(sign.because for sign in told.signs)


def test_the_interview_ends_when_two_signs_together_make_an_emergency() -> None:
    interview = Interview(after(3, "epidural"))
    while (screen := interview.screen()) is not None:
        wanted = {"postural_headache", "leg_swelling_one"} & set(screen.questions)
        if screen.ticks:
            interview.tick(screen, sorted(wanted), none=not wanted)
        elif screen.questions == ("leg_swelling_one",):
            interview.answer(screen, "left")
        else:
            interview.skip(screen)
        if interview.result().urgency == "emergency":
            assert interview.screen() is None
    assert interview.result().reasons[0].kind == "guard"


@pytest.mark.parametrize("stage", [5, 15, 19])
def test_before_twenty_weeks_pain_is_not_called_labour(stage: int) -> None:
    labour = next(c for c in check(pregnant(stage), {}).causes if c.id == "labour_or_preterm_labour")
    assert labour.probability == 0
