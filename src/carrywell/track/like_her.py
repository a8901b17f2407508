"""Which women of the cohorts are like her: her group, what changes her odds, and why nothing can be told."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta

from carrywell.check.findings import Findings
from carrywell.knowledge.cohort_reader import cohorts
from carrywell.knowledge.cohort_schema import Group
from carrywell.knowledge.reader import load
from carrywell.person import AfterBirth
from carrywell.track.course import Checked, Course

PELVIC = ("pelvic_girdle_pain_posterior", "pelvic_girdle_pain_symphysis")
LUMBAR = ("pregnancy_related_low_back_pain", "lumbar_muscle_strain")
#: Causes that go another way than the curves, each with the id of what is told instead.
OWN_COURSE = {"lumbar_disc_herniation_radiculopathy": "disc", "neuraxial_puncture_site_pain": "needle"}
_DAYS_A_WEEK = 7


@dataclass(frozen=True)
class Shift:
    """What moves her odds: log odds and how unsure they are, by the id of the modifier."""

    id: str
    log_odds: float
    sd: float


def birthday(course: Course) -> date | None:
    """The day of the birth; None in pregnancy."""
    stage = course.person.stage
    if not isinstance(stage, AfterBirth):
        return None
    return course.born or course.today - timedelta(days=stage.days)


def weeks_between(start: date, end: date) -> float:
    """Weeks from one day to another."""
    return (end - start).days / _DAYS_A_WEEK


def weeks_since_birth(course: Course) -> float:
    """Weeks since the birth; below zero in pregnancy, as weeks before week 40."""
    born = birthday(course)
    if born is not None:
        return weeks_between(born, course.today)
    stage = course.person.stage
    return 0.0 if isinstance(stage, AfterBirth) else min(0.0, stage.weeks - 40)


def why_hidden(course: Course) -> str:
    """The id of the reason why no forecast can be told; empty where one can."""
    checked = course.checked
    if course.person.has_lost:
        return "loss"
    if checked is None:
        return "no_check"
    if checked.urgency in ("emergency", "same_day"):
        return "urgent"
    return _out_of_reach(course, checked) or _not_covered(checked)


def _out_of_reach(course: Course, checked: Checked) -> str:
    limits, born = cohorts().limits, birthday(course)
    if weeks_between(checked.on, course.today) > limits.oldest_check_weeks:
        return "old_check"
    if weeks_since_birth(course) > limits.latest_week:
        return "too_late"
    began_late = born is not None and course.began is not None
    if began_late and weeks_between(born, course.began) > limits.latest_start_weeks:  # type: ignore[arg-type]
        return "began_later"
    return ""


def _not_covered(checked: Checked) -> str:
    limits, causes = cohorts().limits, checked.causes
    likeliest = max(causes, key=lambda name: causes[name], default="")
    for name, reason in OWN_COURSE.items():
        if name == likeliest or causes.get(name, 0.0) >= limits.least_of_own_course:
            return reason
    return "" if _sum(checked, PELVIC + LUMBAR) >= limits.least_covered else "not_covered"


def _sum(checked: Checked, names: tuple[str, ...]) -> float:
    return math.fsum(checked.causes.get(name, 0.0) for name in names)


def group_of(checked: Checked) -> Group:
    """The group of the cohorts that she is likest to, by her likely causes and where it hurts."""
    limits = cohorts().limits
    also = checked.answers.get("pain_site_also", ())
    sites = {checked.answers.get("pain_site"), *(also if isinstance(also, tuple) else ())}
    pelvic, lumbar = _sum(checked, PELVIC), _sum(checked, LUMBAR)
    behind, before = "buttock_pelvis" in sites, "pubic_groin" in sites
    if min(pelvic, lumbar) >= limits.least_of_both and "low_back" in sites and (behind or before):
        return "combined"
    if pelvic >= limits.least_likely:
        if behind and before and checked.answers.get("pain_side") == "both":
            return "three_joints"
        alone = checked.causes.get("pelvic_girdle_pain_symphysis", 0.0) >= limits.least_likely and not behind
        return "symphysis" if alone else "pelvic"
    return "lumbar" if lumbar >= limits.least_likely else "any"


def shifts(course: Course, checked: Checked) -> tuple[Shift, ...]:
    """What is known of her that changes her odds, the strongest in full and each further one by half.

    The curves are of all women, with and without: who has what changes the odds is moved up by the part of the log odds
    ratio that other women lack, who does not have it down by the part that they have.
    """
    findings = Findings(load(), course.person, checked.answers)
    known = []
    for row in cohorts().modifiers.values():
        has = findings.truth(row.when)
        if has is not None:
            part = (1.0 if has else 0.0) - row.share
            known.append(Shift(row.id, part * math.log(row.odds_ratio), abs(part) * row.sd))
    known.sort(key=lambda shift: -abs(shift.log_odds))
    return tuple(
        Shift(shift.id, shift.log_odds * (0.5 if n else 1.0), shift.sd * (0.5 if n else 1.0))
        for n, shift in enumerate(known)
    )
