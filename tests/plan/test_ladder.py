"""The movement ladder: gates by clearance, birth and days, steps by calm weeks; the gap chooses, never explains."""

from __future__ import annotations

from dataclasses import replace

import pytest

from carrywell import AfterBirth, Life, Movement, Person, Pregnant
from carrywell.plan.gates import GateState, gates_of, screen_of
from carrywell.plan.ladder import Ladder, ladder_of
from tests.plan.plans import EXPECTING, LOW_BACK, her

#: What the gates ask for besides days and weeks.
READY = {"open_wound": False, "leaks_on_effort": False, "pelvic_heaviness": False, "belly_domes": False}
CLEARED = Life(clearance=True, circumstances=READY, movement=Movement(pain_at_rest=2))


def gates(days: int, birth: str | None = "vaginal", life: Life = CLEARED) -> dict[str, GateState]:
    she = her(Person(AfterBirth(days, birth, "none")), LOW_BACK, life)  # type: ignore[arg-type]
    return dict(gates_of(she, screen_of(she)))


def ladder(days: int, life: Life = CLEARED, birth: str = "vaginal") -> Ladder:
    she = her(Person(AfterBirth(days, birth, "none")), LOW_BACK, life)  # type: ignore[arg-type]
    screen = screen_of(she)
    return ladder_of(she, screen, gates_of(she, screen))


def opened(days: int, birth: str | None = "vaginal", life: Life = CLEARED) -> set[str]:
    return {name for name, gate in gates(days, birth, life).items() if gate.open}


@pytest.mark.parametrize(
    ("birth", "day", "gate"),
    [("vaginal", 7, "G1"), ("planned_caesarean", 14, "G1"), ("vaginal", 28, "G2"), ("emergency_caesarean", 42, "G2")],
)
def test_a_gate_opens_on_its_day_and_not_before(birth: str, day: int, gate: str) -> None:
    """Days of care.md 3.2, the earlier end, with her clinician's yes."""
    assert gate not in opened(day - 1, birth)
    assert gate in opened(day, birth)


def test_of_an_unknown_birth_the_later_day_counts() -> None:
    assert "G2" not in opened(41, None)
    assert "G2" in opened(42, None)


@pytest.mark.parametrize("clearance", [None, False])
def test_without_a_yes_only_the_first_gate_is_open(clearance: bool | None) -> None:
    assert opened(200, life=replace(CLEARED, clearance=clearance)) == {"G0"}


def test_what_a_gate_asks_for_and_is_not_known_keeps_it_closed() -> None:
    closed = gates(60, life=Life(clearance=True, movement=Movement(pain_at_rest=2)))["G2"]
    assert closed.closed == ("unknown",)  # open_wound
    assert gates(60, life=replace(CLEARED, movement=Movement()))["G1"].closed == ("unknown",)  # pain at rest


def test_pain_at_rest_above_3_keeps_the_first_exercises_closed() -> None:
    assert gates(60, life=replace(CLEARED, movement=Movement(pain_at_rest=4)))["G1"].closed == ("pain",)
    assert "G1" in opened(60, life=replace(CLEARED, movement=Movement(pain_at_rest=3)))


def test_the_third_gate_needs_two_calm_weeks_on_the_second_step() -> None:
    for weeks, there in ((1, False), (2, True)):
        life = replace(CLEARED, movement=Movement(level=2, calm_weeks=weeks, pain_at_rest=0))
        assert ("G3" in opened(100, life=life)) is there


def test_the_fourth_gate_is_not_before_three_months() -> None:
    life = replace(CLEARED, movement=Movement(level=3, calm_weeks=2, pain_at_rest=0))
    assert "G4" not in opened(83, life=life)
    assert "G4" in opened(84, life=life)


def test_in_pregnancy_one_gate_stands_before_everything_but_the_first_level() -> None:
    she = her(EXPECTING, LOW_BACK, replace(CLEARED, movement=Movement(level=1, pain_at_rest=1)))
    screen = screen_of(she)
    found = ladder_of(she, screen, gates_of(she, screen))
    assert [gate.id for gate in found.gates] == ["G0", "pregnancy"]
    assert {rung.level for rung in found.rungs if rung.refused is None} == {0, 1}


def test_twins_after_28_weeks_are_asked_about_first() -> None:
    """Twins after 28 weeks: a relative contraindication (mottola2019)."""
    for week, ask in ((27, ()), (28, ("twins_late",))):
        she = her(Person(Pregnant(week, fetuses=2)), LOW_BACK, CLEARED)
        assert screen_of(she).ask == ask


@pytest.mark.parametrize(
    ("movement", "step", "level"),
    [
        (Movement(level=1, calm_weeks=1, pain_at_rest=1), "stay", 1),
        (Movement(level=1, calm_weeks=2, pain_at_rest=1), "up", 2),
        (Movement(level=2, calm_weeks=2, soft_stops=1, pain_at_rest=1), "down", 1),
        (Movement(level=2, calm_weeks=0, soft_stops=2, pain_at_rest=1), "ask", 1),
        (Movement(level=0, pain_at_rest=1), "up", 1),
    ],
)
def test_steps_up_and_down(movement: Movement, step: str, level: int) -> None:
    """care.md 3.5: two calm weeks up, a soft stop down, two in a row ask."""
    found = ladder(100, replace(CLEARED, movement=movement))
    assert (found.step, found.level) == (step, level)


def test_a_wide_gap_leaves_out_what_may_dome_until_she_has_seen_that_it_does_not() -> None:
    there = Movement(level=2, calm_weeks=1, pain_at_rest=1, gap_fingers=3)
    unknown = {name: value for name, value in READY.items() if name != "belly_domes"}
    for circumstances, refused in ((unknown, "gap"), (READY, None)):
        found = ladder(60, replace(CLEARED, circumstances=circumstances, movement=there))
        assert next(rung.refused for rung in found.rungs if rung.exercise == "E11") == refused


@pytest.mark.parametrize(("days", "fingers", "tell"), [(83, 4, False), (84, 4, True), (84, 3, False)])
def test_a_gap_is_told_when_it_stays_wide(days: int, fingers: float, tell: bool) -> None:
    found = ladder(days, replace(CLEARED, movement=Movement(pain_at_rest=1, gap_fingers=fingers)))
    assert found.tell_gap is tell


def test_the_gap_is_never_a_cause() -> None:
    wide = her(life=Life(movement=Movement(gap_fingers=5)))
    assert wide.probabilities == her().probabilities


def test_stop_signs_of_her_stage_are_always_there() -> None:
    found = ladder(60)
    assert {"chest", "calf"} <= {name.split("_")[0] for name in found.hard_stops} or len(found.hard_stops) > 8
    assert "baby_moves_less" not in found.hard_stops
    assert found.soft_stops


def test_each_level_says_how_she_stands_to_it() -> None:
    on_two = replace(CLEARED, movement=Movement(level=2, pain_at_rest=2))
    assert [row.state for row in ladder(200, on_two).levels] == ["below", "below", "here", "closed"]
    assert [row.state for row in ladder(20).levels] == ["below", "here", "closed", "closed"]
    calm = replace(CLEARED, movement=Movement(level=2, calm_weeks=2, pain_at_rest=2, soft_stops=1))
    assert [row.state for row in ladder(200, calm).levels] == ["below", "here", "next", "later"]
    assert [row.state for row in ladder(200, replace(CLEARED, clearance=None)).levels] == ["here", *["closed"] * 3]


def test_in_pregnancy_one_gate_stands_before_all_levels_but_the_first() -> None:
    she = her(EXPECTING, LOW_BACK, CLEARED)
    screen = screen_of(she)
    found = ladder_of(she, screen, gates_of(she, screen))
    assert [row.gate for row in found.levels] == ["G0", *["pregnancy"] * 3]
    assert [row.state for row in found.levels] == ["below", "here", "next", "later"]


def test_what_the_next_gate_has_to_know_is_asked_once_she_is_cleared() -> None:
    assert ladder(60, Life(clearance=True)).asks == ("pain_at_rest",)
    assert ladder(60, Life(clearance=True, movement=Movement(pain_at_rest=2))).asks == ("open_wound",)
    assert ladder(60, Life()).asks == ()
    assert ladder(60).asks == ()


def test_trained_is_the_highest_level_of_today() -> None:
    assert ladder(20).trained == 1
    assert ladder(20, replace(CLEARED, clearance=None)).trained == 0
