"""A rule that waits for her answer comes back as it was kept, as far as the knowledge still has it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from carrywell.track.escalation import escalations
from carrywell.wire.open_rule_kept import open_rule_json, open_rule_of
from tests.cases.test_courses import STORIES, course_of

SEEN = datetime(2026, 3, 29, 8, 30, tzinfo=UTC)


def test_open_rules_of_all_stories_come_back() -> None:
    rows = [row for story in STORIES for row in escalations(course_of(story))]
    assert len(rows) > 20
    for row in rows:
        kept = open_rule_of(row.id, json.loads(json.dumps(open_rule_json(row, SEEN))))
        assert kept is not None
        assert (kept.open, kept.seen) == (replace(row, ask=(), still=True), SEEN)


@pytest.mark.parametrize(("name", "value"), [("urgency", "soon"), ("action", "gone")])
def test_what_the_knowledge_no_longer_has_gives_way_to_the_gravest_of_the_rule(name: str, value: str) -> None:
    story = next(story for story in STORIES for row in escalations(course_of(story)) if row.id == "E02")
    (row,) = (row for row in escalations(course_of(story)) if row.id == "E02")
    told = open_rule_json(row, SEEN) | {name: value}
    told["because"] = {"gone": 3.0, "findings": ["gone"], "days": ["2026-03-01"]}
    told["answers"] = {"gone": True}
    kept = open_rule_of("E02", told)
    assert kept is not None
    assert (kept.open.urgency, kept.open.action, kept.open.answers) == ("same_day", "urgent_care_today", {})
    assert set(kept.open.because) == {"findings", "days"}
    assert open_rule_of("E99", told) is None
