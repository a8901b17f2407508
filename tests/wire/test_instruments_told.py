"""Instruments in words: every one in every language it ships in, with the words of its owner."""

from __future__ import annotations

import pytest

from carrywell.knowledge.instrument_reader import instruments
from carrywell.knowledge.words import LANGUAGES, Language
from carrywell.person import AfterBirth, Person
from carrywell.wire.instruments_told import tell_instrument

HER = Person(AfterBirth(60))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_instrument_is_told_or_said_not_to_be_there(language: Language) -> None:
    missing = [name for name in instruments() if tell_instrument(name, HER, language) is None]
    assert missing == ([] if language == "en" else ["rmdq"])


def test_mood_questions_have_four_answers_and_the_notice() -> None:
    told = tell_instrument("phq2", HER, "en")
    assert told is not None
    assert told.items == ("Little interest or pleasure in doing things", "Feeling down, depressed, or hopeless")
    assert [value for value, _ in told.answers] == [0, 1, 2, 3]
    assert "No permission required" in told.credit


def test_global_change_has_a_word_for_each_of_seven_answers() -> None:
    told = tell_instrument("global_change", HER, "zh_hans")
    assert told is not None
    assert [value for value, _ in told.answers] == [-3, -2, -1, 0, 1, 2, 3]
    assert told.items == (told.ask,)


def test_sleep_is_asked_without_a_child_after_a_loss() -> None:
    lost = Person(AfterBirth(60, baby_died=True))
    told = tell_instrument("sleep", lost, "en")
    assert told is not None
    assert "child" not in told.ask
