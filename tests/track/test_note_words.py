"""Words of a note: they lead to a question, and a denial that is not plain still asks."""

from __future__ import annotations

import pytest

from carrywell.knowledge.escalation_reader import escalation_rules
from carrywell.track.note_words import sign_words


@pytest.mark.parametrize(
    ("note", "questions"),
    [
        ("numb between my legs", ["saddle_numbness"]),
        ("I can’t pee since noon", ["urine_retention"]),
        ("CANNOT   PEE", ["urine_retention"]),
        ("马鞍区麻木", ["saddle_numbness"]),
        ("尿不出来，还发烧", ["urine_retention", "fever"]),
        ("my left leg gave way on the stairs", ["leg_weakness"]),
        ("没有退烧", ["fever"]),
        ("I do not want to live like this", ["self_harm_thoughts"]),
        ("baby is not moving today", ["reduced_movements"]),
        # as mothers say it
        ("numbness between my legs since the birth", ["saddle_numbness"]),
        ("my bottom is numb", ["saddle_numbness"]),
        ("pins and needles between my legs", ["saddle_numbness"]),
        ("下体麻木，擦屁股没感觉", ["saddle_numbness"]),
        ("I couldn't pee all night", ["urine_retention"]),
        ("haven't been able to pee since morning", ["urine_retention"]),
        ("can't urinate", ["urine_retention"]),
        ("一直没有尿意", ["urine_retention"]),
        ("今天没法小便", ["urine_retention"]),
        ("大小便失禁", ["urine_leak_new", "bowel_change"]),
        ("两条腿发麻", ["bilateral_leg_symptoms"]),
        ("my legs gave out", ["leg_weakness"]),
        ("temp of 38 last night", ["fever"]),
        ("can't catch my breath", ["chest_or_breath"]),
        ("今天胎动很少", ["reduced_movements"]),
        ("I want to end my life", ["self_harm_thoughts"]),
        # not plainly denied: asked
        ("not sure if it is a fever", ["fever"]),
        ("no more fever", ["fever"]),
        ("no, fever again", ["fever"]),
        ("有没有发烧我也不知道", ["fever"]),
        ("没有不发烧的时候", ["fever"]),
        ("no fever yesterday, fever today", ["fever"]),
        ("no fever but 38.6", ["fever"]),
        # plainly denied
        ("no fever", []),
        ("No fever, no chest pain and no bleeding", []),
        ("I have no fever", []),
        ("没有发烧", []),
        ("今天没发烧，不出血", []),
        # nothing of it
        ("", []),
        ("carried the pram upstairs, back tired", []),
        ("抱宝宝上楼，腰有点酸", []),
        ("stood on both feet for an hour, low mood, went for a pee twice", []),
        ("屁股坐久了酸，宝宝尿了五次", []),
        ("octopus", []),  # pus stands in it, not at the beginning of a word
    ],
)
def test_note_leads_to_these_questions(note: str, questions: list[str]) -> None:
    assert list(sign_words(note)) == questions


def test_every_word_leads_to_its_question() -> None:
    for row in escalation_rules().note_words.values():
        for word in (*row.deniable, *row.always):
            assert row.id in sign_words(f"today {word} again")


def test_words_that_hold_a_denial_themselves_are_never_denied() -> None:
    for row in escalation_rules().note_words.values():
        for word in row.always:
            assert row.id in sign_words(f"no {word}")
