"""The 50 public stories: seen cases, so these are floors that must hold, not claims of accuracy."""

from __future__ import annotations

import statistics

import pytest

from carrywell import check
from tests.cases.stories import Story, public, score, take, unsure_at_random, unsure_one_at_a_time

STORIES = public()
IDS = [story.id for story in STORIES]


def test_public_stories_reach_the_numbers_of_the_issue() -> None:
    total = score(STORIES)
    assert (total.cases, total.emergencies, total.ranked) == (50, 14, 36)
    assert total.missed == []
    assert total.emergencies_safe == 14
    assert total.acceptable >= 49
    assert total.over <= 1
    assert total.first >= 33
    assert total.first_three == 36


@pytest.mark.parametrize("story", STORIES, ids=IDS)
def test_public_story_stays_safe_when_one_answer_turns_unsure(story: Story) -> None:
    unsafe = [name for name, answers in unsure_one_at_a_time(story) if not story.safe(check(story.person, answers))]
    assert unsafe == []


@pytest.mark.parametrize("story", STORIES, ids=IDS)
def test_public_story_stays_safe_when_a_fifth_of_the_answers_turns_unsure(story: Story) -> None:
    unsafe = [s for s in range(100) if not story.safe(check(story.person, unsure_at_random(story, s)))]
    assert unsafe == []


def test_public_interviews_are_short_and_reach_the_urgency_of_all_answers() -> None:
    lengths, same = [], 0
    for story in STORIES:
        interview, screens = take(story)
        lengths.append(screens + WHO_SCREENS)
        assert story.safe(interview.result()), story.id
        everything = check(story.person, {**interview.answers, **story.answers})
        same += interview.result().urgency == everything.urgency
    assert statistics.median(lengths) <= 14
    assert sorted(lengths)[int(0.9 * len(lengths))] <= 20
    assert same >= 49


#: Screens before the interview: who is asking (pregnant or after birth), and the details of it.
WHO_SCREENS = 2
