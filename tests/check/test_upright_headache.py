"""A headache that is worse upright, after a needle in the back: asked for six weeks, open for fourteen days."""

from __future__ import annotations

import pytest

from carrywell import AfterBirth, Interview, Person, check
from carrywell.knowledge.reader import load
from carrywell.person import Neuraxial


def asked_of(days: int, needle: Neuraxial) -> set[str]:
    """Every question of a check that is answered with no."""
    interview = Interview(Person(AfterBirth(days, "planned_caesarean", needle)))
    asked: set[str] = set()
    while (screen := interview.screen()) is not None:
        asked |= set(screen.questions)
        if screen.ticks:
            interview.tick(screen, none=True)
        else:
            interview.skip(screen)
    return asked


@pytest.mark.parametrize(
    ("days", "needle", "is_asked"), [(21, "spinal", True), (21, "none", False), (43, "spinal", False)]
)
def test_upright_headache_is_asked_for_six_weeks_after_a_needle(days: int, needle: Neuraxial, is_asked: bool) -> None:
    assert ("postural_headache" in asked_of(days, needle)) is is_asked


def test_upright_headache_three_weeks_after_a_needle_is_no_routine() -> None:
    interview = Interview(Person(AfterBirth(21, "planned_caesarean", "spinal")))
    while (screen := interview.screen()) is not None:
        if screen.ticks:
            told = [name for name in screen.questions if name == "postural_headache"]
            interview.tick(screen, told, none=not told)
        elif screen.questions[0] == "headache_danger_signs":
            interview.answer(screen, ["none"])
        else:
            interview.skip(screen)
    assert "R67" in {sign.id for sign in interview.result().warning_signs}


@pytest.mark.parametrize(("days", "is_open"), [(14, True), (15, False), (42, False)])
def test_its_silence_keeps_a_result_open_for_fourteen_days(days: int, is_open: bool) -> None:
    core = load().engine.open_questions.core
    found = check(Person(AfterBirth(days, "planned_caesarean", "spinal")), {"fever": "no"})
    assert "postural_headache" in core
    assert ("postural_headache" in found.open_core) is is_open
