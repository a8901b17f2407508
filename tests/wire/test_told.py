"""A result in words: every story can be told, in both languages, and nothing private is in what she hands over."""

from __future__ import annotations

import pytest

from carrywell import AfterBirth, InputError, Interview, Person, Pregnant, check
from carrywell.knowledge.words import LANGUAGES, Language, language_of, words
from carrywell.wire.told import tell
from tests.cases.stories import Story, own, public

ALL = (*public(), *own())


@pytest.mark.parametrize("story", ALL, ids=[s.id for s in ALL])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_story_can_be_told(story: Story, language: Language) -> None:
    told = tell(story.person, story.answers, check(story.person, story.answers), language)
    parts = [
        told.word,
        told.spoken,
        told.lead,
        told.title,
        told.do,
        told.also,
        told.script,
        told.recheck,
        *told.safety_net,
    ]
    parts += [text for sign in told.signs for text in (sign.name, sign.why, *sign.because)]
    parts += [reason.statement for cause in told.causes for reason in (*cause.supporting, *cause.against)]
    assert all("{" not in part for part in parts)
    assert told.script or not told.signs or all(sign.id == "R37" for sign in told.signs)
    if language == "zh_hans":
        assert all(any("\u4e00" <= c <= "\u9fff" for c in part) for part in parts if part)


def test_emergency_shows_one_action_and_no_causes() -> None:
    person = Person(AfterBirth(9, neuraxial="epidural"))
    answers = {"saddle_numbness": "yes_new", "pain_site": "low_back"}
    told = tell(person, answers, check(person, answers), "en")
    assert told.causes == ()
    assert told.next_questions == ()
    assert told.script == (
        "I gave birth 9 days ago. I had an epidural for the birth. I have: New numbness around the bottom or vagina, "
        "or wiping feels different. I need to be checked now for cauda equina syndrome."
    )


def test_open_warning_signs_are_never_told_as_no_danger() -> None:
    person = Person(Pregnant(20))
    told = tell(person, {}, check(person, {}), "en")
    assert not told.complete
    assert "Nothing you told us points to danger" not in told.lead


def test_what_is_private_is_not_in_the_script() -> None:
    person = Person(Pregnant(20))
    answers = {"unsafe_home": True, "recent_trauma": "major"}
    for language in LANGUAGES:
        told = tell(person, answers, check(person, answers), language)
        assert words(language).said("unsafe_home", True) not in told.script
        assert words(language).text("warning_signs", "R37", "say") not in told.script


@pytest.mark.parametrize(
    ("tag", "language"), [("en", "en"), ("en-GB", "en"), ("zh-hans", "zh_hans"), ("zh_CN", "zh_hans")]
)
def test_language_tags(tag: str, language: str) -> None:
    assert language_of(tag) == language


def test_unknown_language_is_refused() -> None:
    with pytest.raises(InputError):
        language_of("fr")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_she_skipped_is_not_put_into_her_mouth(language: Language) -> None:
    interview = Interview(Person(AfterBirth(21, neuraxial="unsure")))
    while (screen := interview.screen()) is not None:
        interview.skip(screen)
    told = tell(interview.person, interview.answers, interview.result(), language)
    assert words(language).text("urgency", "script", "only_unsure") in told.script
    assert len(told.script) < 500
    assert len(told.signs) <= 6
