from __future__ import annotations

import pytest

from carrywell import AfterBirth, Entry, InputError, Interview, Person, Pregnant
from carrywell.check.interview import TICKED, Screen


def first(interview: Interview) -> Screen:
    screen = interview.screen()
    assert screen is not None
    return screen


def test_a_ticked_statement_is_followed_by_its_detail() -> None:
    interview = Interview(Person(Pregnant(30)))
    interview.tick(first(interview), yes=["leg_weakness"])
    assert first(interview).questions == ("leg_weakness",)
    assert "leg_weakness" not in interview.answers


def test_none_of_these_is_explicit() -> None:
    interview = Interview(Person(Pregnant(30)))
    with pytest.raises(InputError, match="empty choice"):
        interview.tick(first(interview))
    with pytest.raises(InputError, match="none with others"):
        interview.tick(first(interview), yes=["leg_weakness"], none=True)
    assert interview.entries == ()


def test_closing_on_a_tick_screen_saves_nothing_as_no() -> None:
    interview = Interview(Person(Pregnant(30)))
    interview.tick(first(interview), none=True)
    again = Interview(Person(Pregnant(30)), interview.entries)
    assert first(again).id == "sudden_danger"
    assert "chest_or_breath" not in again.answers


def test_a_tick_without_its_detail_survives_and_is_asked_again() -> None:
    entries = [Entry("nerves", {"leg_weakness": TICKED, "saddle_numbness": "no"})]
    again = Interview(Person(Pregnant(30)), entries)
    assert first(again).questions == ("leg_weakness",)


def test_emergency_ends_at_once() -> None:
    interview = Interview(Person(Pregnant(30)))
    interview.tick(first(interview), none=True)
    interview.tick(first(interview), yes=["chest_or_breath"])
    assert interview.screen() is None
    assert interview.result().urgency == "emergency"


def test_back_takes_the_last_screen_back() -> None:
    interview = Interview(Person(Pregnant(30)))
    before = first(interview)
    interview.tick(before, none=True)
    assert interview.back() == before
    assert interview.entries == ()


def test_skip_is_unsure_and_never_no() -> None:
    interview = Interview(Person(Pregnant(30)))
    interview.skip(first(interview))
    assert interview.answers["saddle_numbness"] == "unsure"
    assert first(interview).id == "saddle_wipe_test"


def test_something_is_very_wrong_counts_at_any_time() -> None:
    interview = Interview(Person(AfterBirth(10)))
    interview.something_is_very_wrong()
    assert interview.result().urgency == "same_day"
    assert interview.screen() is not None


def test_screens_hold_only_what_can_be_asked_at_her_stage() -> None:
    interview = Interview(Person(AfterBirth(400)))
    seen: set[str] = set()
    while (screen := interview.screen()) is not None:
        seen.update(screen.questions)
        interview.tick(screen, none=True) if screen.ticks else interview.skip(screen)
    assert seen.isdisjoint(
        {"waters_or_leak", "reduced_movements", "vaginal_bleeding", "block_returned", "lochia_smelly"}
    )


def at_home(interview: Interview) -> Screen:
    while (screen := interview.screen()) is not None and screen.phase != "private":
        interview.tick(screen, none=True) if screen.ticks else interview.skip(screen)
    assert screen is not None
    return screen


@pytest.mark.parametrize("stage", [Pregnant(5), Pregnant(38), AfterBirth(0), AfterBirth(1000)], ids=str)
def test_home_is_asked_alone_and_in_private_at_every_stage(stage: Pregnant | AfterBirth) -> None:
    interview = Interview(Person(stage))
    assert at_home(interview).questions == ("unsafe_home",)
    before = interview.result().unanswered
    interview.skip(at_home(interview))
    assert interview.answers["unsafe_home"] == "unsure"
    assert interview.result().unanswered == before
    assert "R37" not in {sign.id for sign in interview.result().warning_signs}


def test_home_is_never_named_as_worth_asking_outside_its_screen() -> None:
    interview = Interview(Person(Pregnant(30)))
    assert "unsafe_home" not in interview.result().unanswered


def test_the_adaptive_part_keeps_to_its_cap() -> None:
    interview = Interview(Person(Pregnant(30)))
    adaptive = 0
    while (screen := interview.screen()) is not None:
        adaptive += screen.phase == "adaptive"
        interview.skip(screen)
    assert adaptive <= interview.knowledge.interview.adaptive_cap


def test_a_general_statement_beside_a_specific_one_is_unknown_not_no() -> None:
    """She ticks turning in bed and leaves "the same movement brings it on": that is no denial."""
    interview = Interview(Person(Pregnant(30)))
    while (screen := interview.screen()) is not None and screen.id != "movements":
        interview.tick(screen, none=True) if screen.ticks else interview.skip(screen)
    assert screen is not None
    interview.tick(screen, yes=["turning_in_bed"])
    assert interview.answers["mechanical_trigger"] == "unsure"
    assert interview.answers["parting_legs"] is False
