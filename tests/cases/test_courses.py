"""The stories of `courses.toml`: which rules are open on the last day, and that nothing else is."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from carrywell.check.warning_signs import rank
from carrywell.knowledge.escalation_reader import escalation_rules
from carrywell.person import AfterBirth, Person, Pregnant
from carrywell.track.course import Checked, Course
from carrywell.track.entries import JournalEntry
from carrywell.track.escalation import escalations

TODAY = date(2026, 3, 29)
Story = Mapping[str, Any]
STORIES: list[Story] = tomllib.loads((Path(__file__).parent / "courses.toml").read_text(encoding="utf-8"))["course"]


def course_of(story: Story) -> Course:
    stage = story["stage"]
    if "pregnant_weeks" in stage:
        person = Person(Pregnant(stage["pregnant_weeks"]), age_years=story.get("age_years"))
    else:
        after = AfterBirth(stage["days_since_birth"], stage.get("birth"), stage.get("neuraxial"))
        person = Person(after, age_years=story.get("age_years"))
    checked = story.get("checked")
    return Course(
        person=person,
        today=TODAY,
        entries=(*_series(story), *(_entry(row) for row in story.get("entries", ()))),
        began=TODAY - timedelta(days=story["began"]) if "began" in story else None,
        checked=checked
        and Checked(
            TODAY - timedelta(days=checked["ago"]),
            checked["urgency"],
            checked.get("causes", {}),
            checked.get("answers", {}),
        ),
    )


def _series(story: Story) -> list[JournalEntry]:
    """`pain`: a value a day; `weeks`: a value for each day of a week."""
    values = story.get("pain", "").split()
    if "weeks" in story:
        values = [value for value in story["weeks"].split() for _ in range(7)]
    noted = enumerate(reversed(values))
    return [JournalEntry(_at(back), pain=int(value)) for back, value in noted if value != "."]


def _entry(row: Story) -> JournalEntry:
    given = {name: value for name, value in row.items() if name != "ago"}
    if "filled" in given:
        filled = given["filled"].items()
        given["filled"] = {name: tuple(None if item == "none" else item for item in items) for name, items in filled}
    return JournalEntry(_at(row["ago"], 18), **given)


def _at(back: int, hour: int = 8) -> datetime:
    return datetime(TODAY.year, TODAY.month, TODAY.day, hour, tzinfo=UTC) - timedelta(days=back)


@pytest.mark.parametrize("story", STORIES, ids=[story["id"] for story in STORIES])
def test_course_opens_these_rules_and_no_others(story: Story) -> None:
    answered = {name: TODAY - timedelta(days=ago) for name, ago in story.get("answered", {}).items()}
    found = {row.id: row for row in escalations(course_of(story), answered)}
    assert sorted(found) == sorted(story["open"])
    for name, urgency in story.get("urgency", {}).items():
        assert found[name].urgency == urgency
    for name, urgency in story.get("at_least", {}).items():
        assert rank(found[name].urgency) >= rank(urgency)
    assert [name for name, row in found.items() if not row.still] == story.get("eased", [])
    for name in story.get("crisis", ()):
        assert found[name].crisis


def test_every_rule_fires_in_a_story_and_is_quiet_in_another() -> None:
    fired = [set(story["open"]) for story in STORIES]
    rules = escalation_rules().rules
    assert {name for name in rules if any(name in open_ for open_ in fired)} == set(rules)
    assert sum(not open_ for open_ in fired) >= 10


def test_gravest_stands_first() -> None:
    for story in STORIES:
        ranks = [rank(row.urgency) for row in escalations(course_of(story))]
        assert ranks == sorted(ranks, reverse=True)
