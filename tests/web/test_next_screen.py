"""The remembered screens are those of the interview, few, and tell nothing of anybody."""

from __future__ import annotations

import pytest

from carrywell import AfterBirth, Interview, Person, Pregnant
from carrywell.web.next_screen import ScreenMemory
from tests.cases.stories import Story, public, take

HER = Person(AfterBirth(77, "vaginal", "epidural"), age_years=31)


@pytest.mark.parametrize("story", public()[::6], ids=lambda story: story.id)
def test_every_screen_is_that_of_the_interview(story: Story) -> None:
    memory, (taken, _) = ScreenMemory(), take(story)
    for count in range(len(taken.entries) + 1):
        interview = Interview(story.person, taken.entries[:count])
        assert memory.next_screen(interview) == interview.screen()
        assert memory.next_screen(Interview(story.person, taken.entries[:count])) == interview.screen()


def test_the_same_answers_are_worked_out_once() -> None:
    memory = ScreenMemory()
    assert memory.next_screen(Interview(HER)) is memory.next_screen(Interview(HER))


def test_another_answer_or_another_woman_has_a_screen_of_her_own() -> None:
    memory, other = ScreenMemory(), Person(Pregnant(30))
    numb, not_numb = Interview(HER), Interview(HER)
    first = memory.next_screen(numb)
    assert first is not None
    numb.tick(first, yes=["saddle_numbness"])
    not_numb.tick(first, none=True)
    for interview in (Interview(HER), Interview(other), numb, not_numb):
        assert memory.next_screen(interview) == interview.screen()
    assert len(memory) == 4


def test_the_oldest_is_forgotten() -> None:
    memory = ScreenMemory(most=2)
    kept, forgotten = Interview(HER), Interview(Person(Pregnant(12)))
    first, last = memory.next_screen(kept), memory.next_screen(forgotten)
    assert memory.next_screen(kept) is first
    memory.next_screen(Interview(Person(Pregnant(36))))
    assert len(memory) == 2
    assert memory.next_screen(kept) is first
    assert memory.next_screen(forgotten) is not last


def test_nothing_that_she_gave_stays_in_memory() -> None:
    memory, interview = ScreenMemory(), Interview(HER)
    screen = memory.next_screen(interview)
    assert screen is not None
    interview.tick(screen, unsure=["leg_weakness"])
    memory.next_screen(interview)
    for value in vars(memory).values():
        told = repr(value)
        assert "unsure" not in told
        assert "epidural" not in told
        assert "AfterBirth" not in told
