"""A course as JSON: plain, whole, and the same that the rules and the trend say; words in both languages."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

from carrywell.knowledge.words import LANGUAGES
from carrywell.person import AfterBirth, Person
from carrywell.track.course import Course
from carrywell.track.entries import JournalEntry
from carrywell.wire.course_write import course_json, measures_of
from tests.cases.test_courses import STORIES, TODAY, course_of

#: Words after which a reader looks for more than there is.
WORDS = ("title", "do", "why")


def test_every_story_is_plain_json_with_the_rules_it_tells_of() -> None:
    for story in STORIES:
        answered = {name: TODAY - timedelta(days=ago) for name, ago in story.get("answered", {}).items()}
        told = json.loads(json.dumps(course_json(course_of(story), answered), allow_nan=False))
        assert sorted(row["id"] for row in told["open"]) == sorted(story["open"]), story["id"]
        for row in told["open"]:
            assert all(row["words"][language][name] for language in LANGUAGES for name in WORDS)


def test_a_rule_that_was_answered_is_not_told_again() -> None:
    story = next(story for story in STORIES if story["id"] == "note_numb_between_the_legs")
    course = course_of(story)
    (row,) = course_json(course)["open"]  # type: ignore[misc]
    assert course_json(course, {row["id"]: TODAY})["open"] == []  # type: ignore[index]


def test_trend_tells_what_fell_and_since_when() -> None:
    now = datetime(TODAY.year, TODAY.month, TODAY.day, 8, tzinfo=UTC)
    pains = [*[6] * 7, *[4] * 7]
    entries = [JournalEntry(now - timedelta(days=back), pain=value) for back, value in enumerate(reversed(pains))]
    (trend,) = course_json(Course(Person(AfterBirth(75)), TODAY, tuple(entries)))["trends"]  # type: ignore[misc]
    assert (trend["direction"], trend["change"]["value"], trend["since"]) == ("better", -2.0, "2026-03-16")  # type: ignore[index]
    assert [len(trend["points"]), trend["words"]["en"]["title"]] == [14, "Better"]  # type: ignore[index]


def test_measures_are_those_she_noted_and_pain() -> None:
    at = datetime(TODAY.year, TODAY.month, TODAY.day, 8, tzinfo=UTC)
    her = Person(AfterBirth(75))
    assert measures_of(Course(her, TODAY)) == ("pain",)
    noted = (JournalEntry(at, function=4), JournalEntry(at, worst=7, filled={"sleep": (5,)}))
    assert measures_of(Course(her, TODAY, noted)) == ("pain", "worst", "function", "sleep")
