"""Our own stories: dangerous ones that are early or atypical, and benign look-alikes that must stay at home.

They were written, and the questionnaire answered for them, by people who had not seen the rules. Rules were then mended
with them in sight, so they too are seen cases now.
"""

from __future__ import annotations

import pytest

from carrywell import check
from tests.cases.stories import Story, own, score, second, stories, take, unsure_one_at_a_time

OWN = (*own(), *second())


def test_own_stories_are_enough_and_mixed() -> None:
    assert len(OWN) >= 60
    dangerous = [story for story in OWN if story.expected in ("emergency", "same_day")]
    assert 0.45 <= len(dangerous) / len(OWN) <= 0.60


@pytest.mark.parametrize("story", OWN, ids=[story.id for story in OWN])
def test_own_story_is_safe(story: Story) -> None:
    assert story.safe(check(story.person, story.answers))


@pytest.mark.parametrize("story", OWN, ids=[story.id for story in OWN])
def test_own_story_is_safe_through_the_interview(story: Story) -> None:
    assert story.safe(take(story)[0].result())


#: Changes of one answer to "not sure" that leave a story below its least acceptable urgency, and why they stay.
KNOWN = {
    ("D032", "pain_new_or_changed"),  # preterm labour felt as constant backache: today instead of emergency,
    ("D032", "relief_rest"),  # both say "call your maternity line now"
    ("D032", "mechanical_trigger"),
    ("D032", "pain_site"),
    ("D032", "constant_no_position"),
    ("B036", "phq2_interest"),  # the mood sum needs both answers
    ("B036", "phq2_mood"),
    ("S009", "phq2_interest"),
    ("S009", "phq2_mood"),
}


def test_own_stories_stay_safe_when_one_answer_turns_unsure() -> None:
    unsafe = {
        (story.id, name)
        for story in OWN
        for name, answers in unsure_one_at_a_time(story)
        if not story.safe(check(story.person, answers))
    }
    assert unsafe <= KNOWN


def test_own_dangerous_stories_are_found() -> None:
    total = score(stories("own_dangerous.yaml", "own_answers.yaml"))
    assert (total.emergencies, total.emergencies_safe, total.missed) == (29, 29, [])


def test_own_benign_stories_stay_out_of_hospital() -> None:
    benign = stories("own_benign.yaml", "own_answers.yaml")
    urgent = [s.id for s in benign if check(s.person, s.answers).urgency == "emergency"]
    assert urgent == []
    assert score(benign).over <= 2
