"""What is told to a woman whose baby has died: the same urgency and causes, and nothing of a baby."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from carrywell import AfterBirth, Baby, Interview, Person, Pregnant, check
from carrywell.knowledge.words import LANGUAGES, Language, words, words_after_loss, words_for
from carrywell.wire.read import read_case, read_whole
from carrywell.wire.told import tell
from tests.cases.stories import person_of
from tests.check.test_reachable import CASES

BABY = {"en": r"\bbab(y|ies)|\bfeeding|\bnursing", "zh_hans": r"宝宝|孩子|喂奶|哺乳"}
LOST = Person(AfterBirth(20, "vaginal", "epidural", baby_died=True))
AFTER_BIRTH = [case for case in CASES if isinstance(person_of(case["person"]).stage, AfterBirth)]


def lost(person: Person) -> Person:
    assert isinstance(person.stage, AfterBirth)
    return replace(person, stage=replace(person.stage, baby_died=True), baby=None)


def sentences(told: object) -> Iterator[str]:
    if isinstance(told, str):
        yield told
    elif isinstance(told, tuple):
        for part in told:
            yield from sentences(part)
    elif hasattr(told, "__dict__"):
        yield from sentences(tuple(value for name, value in vars(told).items() if name != "script"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_result_speaks_of_a_baby(language: Language) -> None:
    found = []
    for case in AFTER_BIRTH:
        person, answers = lost(person_of(case["person"])), case["answers"]
        told = tell(person, answers, check(person, answers), language)
        found += [text for text in sentences(told) if re.search(BABY[language], text)]
    assert sorted(set(found)) == []
    assert len(AFTER_BIRTH) > 40


def test_the_check_is_the_same() -> None:
    for case in AFTER_BIRTH:
        person, answers = replace(person_of(case["person"]), baby=None), case["answers"]
        assert check(lost(person), answers) == check(person, answers)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_screen_speaks_of_a_baby(language: Language) -> None:
    interview, w = Interview(LOST), words_for(LOST, language)
    said = [w.text("urgency", "stage_note", "baby_died", key) for key in ("text", "call", "check", "start")]
    while (screen := interview.screen()) is not None:
        for name in screen.questions:
            said += [w.ask(name), w.why(name)] if not screen.ticks else [w.tick(name)]
        interview.tick(screen, none=True) if screen.ticks else interview.skip(screen)
    told = [text for text in said[4:] if re.search(BABY[language], text)]
    assert told == []
    assert len(said) > 40


def test_every_replaced_text_is_one_that_exists() -> None:
    def paths(table: object, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
        if not isinstance(table, dict):
            yield path
            return
        for key, value in table.items():
            yield from paths(value, (*path, key))

    for language in LANGUAGES:
        usual = words(language)
        assert [path for path in paths(dict(usual.tables["after_loss"])) if not usual.has(*path)] == []


def test_words_are_the_usual_ones_for_everyone_else() -> None:
    assert words_for(LOST, "en") is words_after_loss("en")
    assert words_for(replace(LOST, baby=Baby()), "en") is words("en")
    assert words_for(Person(Pregnant(30)), "en") is words("en")
    assert words("en").ask("birth_mode") == "How was your baby born?"


def test_loss_is_read_from_json_and_there_is_no_baby_to_care_for() -> None:
    person, _ = read_case({"person": {"stage": {"days_since_birth": 20, "baby_died": True}}})
    assert person.has_lost
    assert not person.cares


def test_the_plan_knows_of_the_loss_too() -> None:
    case = read_whole({"person": {"stage": {"days_since_birth": 20, "baby_died": True}}})
    assert case.life.loss
    assert not read_whole({"person": {"stage": {"days_since_birth": 20}}}).life.loss
