"""What the letter tells of the rules of her journal."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime, timedelta

import pytest

from carrywell.check.answers import Answer
from carrywell.knowledge.escalation_reader import escalation_rules
from carrywell.knowledge.reader import load
from carrywell.knowledge.words import LANGUAGES, words, words_after_loss
from carrywell.person import AfterBirth, Person
from carrywell.report.handover import Handover
from carrywell.report.letter_rules import standing_rules
from carrywell.report.letter_told import tell_letter
from carrywell.track.entries import JournalEntry
from tests.report.handovers import TODAY

HER = Person(AfterBirth(35, "vaginal", "none"))


def at(back: int) -> datetime:
    return datetime(TODAY.year, TODAY.month, TODAY.day, 9, tzinfo=UTC) - timedelta(days=back)


def with_leg_pain(*entries: JournalEntry, **changes: object) -> Handover:
    """Leg worse than back, begun 50 days ago, at 5 every day of the last week; checked today."""
    answers: dict[str, Answer] = {"leg_worse_than_back": True, "duration_days": 50}
    days = tuple(JournalEntry(at(back), pain=5) for back in range(7))
    told = {"answers": answers, "checked_on": TODAY, "entries": (*days, *entries)} | changes
    return Handover(HER, TODAY, **told)  # type: ignore[arg-type]


def lines(handover: Handover) -> list[str]:
    return [row.line for row in tell_letter(handover, "en").rules]


def test_open_rule_is_told_with_its_day_and_what_it_rests_on() -> None:
    """By hand: day 42 was 8 days ago, before the first note; the third day of pain is known 4 days ago."""
    [row] = tell_letter(with_leg_pain(), "en").rules
    assert row.line == "Leg-dominant pain for 6 weeks, still 4 of 10 or more, or limiting"
    assert row.since == "since 18 Nov"
    assert row.rests_on == ("pain for 50 days", "typical pain 5 of 10 over 7 days")
    assert row.urgency == "To be seen within days"


def test_gravest_rule_stands_first() -> None:
    told = with_leg_pain(
        JournalEntry(at(0), findings={"leg_weakness": "yes_new"}), checked_on=TODAY - timedelta(days=1)
    )
    assert lines(told)[-1] == "Leg-dominant pain for 6 weeks, still 4 of 10 or more, or limiting"
    [*graver, _] = tell_letter(told, "en").rules
    assert {row.urgency for row in graver} == {"To be seen the same day"}
    assert graver[0].rests_on == ("A newly weak leg or foot",)


def test_rule_that_she_answered_and_that_still_holds_is_told() -> None:
    """She said that she has made the appointment: this is the page she takes there."""
    assert lines(with_leg_pain(answered={"E08": TODAY})) == lines(with_leg_pain())


def test_rule_that_she_answered_and_that_has_passed_is_not_told() -> None:
    eased = tuple(JournalEntry(at(back), pain=6 if back > 3 else 1) for back in range(35))
    told = with_leg_pain(entries=eased)
    assert tell_letter(told, "en").rules[0].rests_on[-1] == "eased since"
    answered = dataclasses.replace(told, answered={"E05": TODAY, "E08": TODAY, "E06": TODAY, "E16": TODAY})
    assert "Leg-dominant" not in " ".join(lines(answered))


def test_mood_stands_in_no_rule_unless_she_ticks_so() -> None:
    mood = JournalEntry(at(0), filled={"phq2": (3, 3)}, findings={"self_harm_thoughts": True}, note="I want to die")
    kept = tell_letter(with_leg_pain(mood), "en")
    assert kept.rules == tell_letter(with_leg_pain(), "en").rules
    assert kept.is_emergency is False
    told = lines(with_leg_pain(mood, with_mood=True))
    assert told[0] == "New or changed warning sign"
    assert "Screen for low mood positive (PHQ-2 of 2 or more, or Edinburgh scale 11 or more)" in told


def test_word_of_a_note_is_told_as_the_question_it_leads_to() -> None:
    """She has not chosen the note, so none of its words stands there."""
    note = JournalEntry(at(0), note="Cannot pee since noon, I want to die")
    row = tell_letter(with_leg_pain(note, checked_on=TODAY - timedelta(days=1)), "en").rules[0]
    assert row.line == "Words of a possible warning sign in a note, not asked about yet"
    assert row.rests_on == ("not asked about: trouble passing urine or feeling the bladder",)


def test_what_she_was_asked_in_private_stands_in_no_rule() -> None:
    private = JournalEntry(at(0), findings={"unsafe_home": True}, note="He hits me")
    assert standing_rules(with_leg_pain(private), load()) == standing_rules(with_leg_pain(), load())


def test_journal_without_a_person_tells_no_rule() -> None:
    handover = Handover(None, TODAY, entries=(JournalEntry(at(0), pain=9),))
    assert tell_letter(handover, "en").rules == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_a_line_that_ends_without_a_stop(language: str) -> None:
    for name in escalation_rules().rules:
        line = words(language).text("escalations", name, "line")  # type: ignore[arg-type]
        assert line
        assert line[-1] not in ".。"
        assert "baby" not in words_after_loss("en").text("escalations", name, "line")
        assert "宝宝" not in words_after_loss("zh_hans").text("escalations", name, "line")


def test_day_of_another_year_is_told_with_it() -> None:
    """Answers given days ago say so in the year in which they were."""
    early = Handover(
        HER,
        date(2027, 1, 3),
        {"leg_worse_than_back": True, "duration_days": 90},
        date(2027, 1, 3),
        tuple(JournalEntry(datetime(2026, 12, 20 + day, tzinfo=UTC), pain=5) for day in range(12)),
    )
    assert tell_letter(early, "en").rules[0].since == "since 22 Dec 2026"
