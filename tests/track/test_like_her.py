"""Which women are like her, what moves her odds, and when nothing is told."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest

from carrywell.check.answers import Answer
from carrywell.knowledge.cohort_reader import cohorts
from carrywell.person import AfterBirth, Person
from carrywell.track.course import Checked, Course
from carrywell.track.like_her import group_of, shifts, weeks_since_birth, why_hidden
from tests.track.women import PELVIC, TODAY, after_birth, pregnant


@pytest.mark.parametrize(
    ("causes", "answers", "group"),
    [
        ({"pelvic_girdle_pain_posterior": 0.8}, {"pain_site": "buttock_pelvis"}, "pelvic"),
        ({"pelvic_girdle_pain_symphysis": 0.7}, {"pain_site": "pubic_groin"}, "symphysis"),
        (
            {"pelvic_girdle_pain_symphysis": 0.4, "pelvic_girdle_pain_posterior": 0.4},
            {"pain_site": "pubic_groin", "pain_site_also": ("buttock_pelvis",), "pain_side": "both"},
            "three_joints",
        ),
        (
            {"pelvic_girdle_pain_posterior": 0.7},
            {"pain_site": "pubic_groin", "pain_site_also": ("buttock_pelvis",), "pain_side": "left"},
            "pelvic",
        ),
        ({"pregnancy_related_low_back_pain": 0.5, "lumbar_muscle_strain": 0.2}, {"pain_site": "low_back"}, "lumbar"),
        (
            {"pregnancy_related_low_back_pain": 0.4, "pelvic_girdle_pain_posterior": 0.5},
            {"pain_site": "low_back", "pain_site_also": ("buttock_pelvis",)},
            "combined",
        ),
        ({"pregnancy_related_low_back_pain": 0.4, "pelvic_girdle_pain_posterior": 0.4}, {}, "any"),
    ],
)
def test_group_follows_causes_and_places(causes: dict[str, float], answers: dict[str, str], group: str) -> None:
    assert group_of(Checked(TODAY, "routine", causes, answers)) == group


def test_studies_of_other_women_are_not_told_after_a_loss() -> None:
    course = after_birth(70, checked_on=70)
    assert why_hidden(course) == ""
    lost = replace(course, person=Person(AfterBirth(70, baby_died=True)))
    assert why_hidden(lost) == "loss"


def test_every_group_is_known() -> None:
    assert set(cohorts().groups) == {"pelvic", "any", "three_joints", "symphysis", "lumbar", "combined"}


@pytest.mark.parametrize(
    ("causes", "reason"),
    [
        (PELVIC, ""),
        ({"lumbar_disc_herniation_radiculopathy": 0.35, "pregnancy_related_low_back_pain": 0.6}, "disc"),
        ({"neuraxial_puncture_site_pain": 0.5, "pregnancy_related_low_back_pain": 0.5}, "needle"),
        ({"lumbar_disc_herniation_radiculopathy": 0.25, "pregnancy_related_low_back_pain": 0.2}, "disc"),
        ({"coccydynia": 0.8, "pregnancy_related_low_back_pain": 0.1}, "not_covered"),
        ({}, "not_covered"),
    ],
)
def test_causes_with_another_course_are_not_told(causes: dict[str, float], reason: str) -> None:
    assert why_hidden(pregnant(causes)) == reason


def test_nothing_is_told_without_a_check_or_while_something_is_urgent() -> None:
    course = after_birth(60)
    assert course.checked is not None
    assert why_hidden(replace(course, checked=None)) == "no_check"
    for urgency in ("emergency", "same_day"):
        assert why_hidden(replace(course, checked=replace(course.checked, urgency=urgency))) == "urgent"


def test_old_checks_late_starts_and_late_weeks_are_not_told() -> None:
    assert why_hidden(after_birth(183, checked_on=0)) == "old_check"
    assert why_hidden(after_birth(182, checked_on=0)) == ""
    assert why_hidden(after_birth(920, checked_on=900)) == "too_late"
    late = after_birth(80, checked_on=70)
    assert late.born is not None
    assert why_hidden(replace(late, began=late.born + timedelta(days=22))) == "began_later"
    assert why_hidden(replace(late, began=late.born + timedelta(days=21))) == ""


def test_weeks_count_from_the_birth_and_before_it_to_week_40() -> None:
    assert weeks_since_birth(after_birth(70)) == 10
    assert weeks_since_birth(pregnant(weeks=30)) == -10
    assert weeks_since_birth(pregnant(weeks=41)) == 0
    unknown_birthday = Course(Person(AfterBirth(14)), TODAY)
    assert weeks_since_birth(unknown_birthday) == 2


def moved(answers: Mapping[str, Answer]) -> dict[str, float]:
    course = after_birth(60, answers=answers)
    assert course.checked is not None
    return {shift.id: shift.log_odds for shift in shifts(course, course.checked)}


def test_pain_before_pregnancy_moves_both_ways() -> None:
    """Odds ratio 2.47 in 40 of 100 women: 0.6 ln 2.47 up for those who had it, 0.4 ln 2.47 down for the others."""
    assert moved({"previous_back_pain": True}) == {"pain_before_pregnancy": pytest.approx(0.6 * math.log(2.47))}
    assert moved({"previous_back_pain": False}) == {"pain_before_pregnancy": pytest.approx(-0.4 * math.log(2.47))}
    assert moved({"previous_back_pain": "unsure"}) == moved({}) == {}


def test_second_modifier_counts_by_half() -> None:
    low: dict[str, Answer] = {
        "phq2_interest": "nearly_every_day",
        "phq2_mood": "several_days",
        "previous_back_pain": True,
    }
    assert moved(low) == {
        "pain_before_pregnancy": pytest.approx(0.6 * math.log(2.47)),
        "low_mood": pytest.approx(0.5 * 0.9 * math.log(1.5)),
    }


def test_second_risk_never_lowers_it() -> None:
    """Half of the sum of both would be less than the stronger one alone."""
    one = sum(moved({"previous_back_pain": True}).values())
    low: dict[str, Answer] = {
        "phq2_interest": "nearly_every_day",
        "phq2_mood": "several_days",
        "previous_back_pain": True,
    }
    assert sum(moved(low).values()) > one
