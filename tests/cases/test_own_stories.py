"""Our own stories: dangerous ones that are early or atypical, and benign look-alikes that must stay at home.

They were written, and the questionnaire answered for them, by people who had not seen the rules. Rules were then mended
with them in sight, so they too are seen cases now.
"""

from __future__ import annotations

import pytest

from carrywell import check
from tests.cases.stories import Story, own, score, second, stories

OWN = (*own(), *second())


def test_own_stories_are_enough_and_mixed() -> None:
    assert len(OWN) >= 60
    dangerous = [story for story in OWN if story.expected in ("emergency", "same_day")]
    assert 0.45 <= len(dangerous) / len(OWN) <= 0.60


@pytest.mark.parametrize("story", OWN, ids=[story.id for story in OWN])
def test_own_story_is_safe(story: Story) -> None:
    assert story.safe(check(story.person, story.answers))


def test_own_dangerous_stories_are_found() -> None:
    total = score(stories("own_dangerous.yaml", "own_answers.yaml"))
    assert (total.emergencies, total.emergencies_safe, total.missed) == (29, 29, [])


def test_own_benign_stories_stay_out_of_hospital() -> None:
    benign = stories("own_benign.yaml", "own_answers.yaml")
    urgent = [s.id for s in benign if check(s.person, s.answers).urgency == "emergency"]
    assert urgent == []
    assert score(benign).over <= 2
