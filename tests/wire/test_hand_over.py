"""The list that she may share: every task of it has its words, and they tell nothing of her."""

from __future__ import annotations

import re

import pytest

from carrywell import AfterBirth, Baby, Life, Person
from carrywell.knowledge.task_reader import tasks
from carrywell.knowledge.words import LANGUAGES, Language, words
from carrywell.plan.your_day import HandOver, your_day
from carrywell.wire.hand_over import tell_hand_over
from tests.plan.plans import EXPECTING, LOW_BACK, MOTHER, her

both = pytest.mark.parametrize("language", LANGUAGES)
HANDED = [task.id for task in tasks().tasks.values() if task.hand_over]
#: What would tell of her health, her body, her stage or her child's age.
OF_HER = re.compile(
    r"pain|sore|hurt|\bback\b|\bload|pregnan|caesarean|birth|week|month|\bkg\b|\bcm\b|heal|pelvi|spine|clinic|carrywell"
    r"|痛|疼|腰|负荷|负担|孕|剖|产|周|月龄|个月|公斤|厘米|健康|骨盆|脊",
    re.IGNORECASE,
)


@both
def test_every_task_that_can_be_handed_over_has_its_words_and_none_has_too_many(language: Language) -> None:
    assert set(words(language).tables["hand_over"]["task"]) == set(HANDED)  # type: ignore[call-overload]


@both
def test_no_line_tells_of_her(language: Language) -> None:
    told = tell_hand_over([HandOver(task, 2) for task in HANDED], language)
    for part in (told.title, told.lead, *told.lines, told.text):
        assert not OF_HER.search(part), part


@both
def test_the_list_is_the_same_whoever_she_is(language: Language) -> None:
    """Neither her answers nor her body or her birth move it, as long as the child and her counts are the same."""
    other = Person(AfterBirth(75, "emergency_caesarean", "spinal"), 44, 1.50, 110, Baby(5.9, 75, "girl"))
    lists = [
        tell_hand_over(sorted(your_day(she).hand_over, key=lambda row: row.task), language)
        for she in (her(), her(other, {"pain_site": "buttock_pelvis"}))
    ]
    assert lists[0] == lists[1]
    assert len(lists[0].rows) > 3


@pytest.mark.parametrize(
    ("times", "often"), [(0.5, "now and then"), (1, "about once a day"), (2.8, "about 3 times a day")]
)
def test_how_often_is_told_in_words(times: float, often: str) -> None:
    assert tell_hand_over([HandOver("bath", times)], "en").rows[0].often == often


def test_the_text_to_send_holds_every_line() -> None:
    told = tell_hand_over([HandOver("bath", 1), HandOver("lift_heavy", 2)], "en")
    assert told.text.split("\n") == [
        "Could you take some of these over? One a day already helps.",
        "- Bathe baby, about once a day. Run the water first and test it: warm, not hot. Hold baby all the time.",
        "- Carry the heavy things, about 2 times a day. Shopping, washing, water: in smaller parts, close to you.",
        "Thank you.",
    ]


@both
def test_without_a_baby_no_baby_is_in_it(language: Language) -> None:
    for she in (her(EXPECTING), her(MOTHER, LOW_BACK, Life(loss=True))):
        assert not re.search(r"baby|child|pram|宝宝|孩子|婴儿", tell_hand_over(your_day(she).hand_over, language).text)
