"""What a clinician has to sign of the plan stands in ``docs/safety.md``, all of it and as it is in the data."""

from __future__ import annotations

from carrywell.knowledge.advice_reader import advice
from carrywell.knowledge.claim_reader import claims
from carrywell.knowledge.exercise_reader import exercises
from tests.docs.sign_off import PAGE, needs_signing, section, written


def test_page_is_the_data() -> None:
    """When it is stale: ``python -m tests.docs.sign_off``."""
    page = PAGE.read_text(encoding="utf-8")
    assert written(page) == page


def test_everything_that_keeps_a_woman_safe_is_in_the_list() -> None:
    told, ladder = section(), exercises()
    for name in (*ladder.gates, *ladder.exercises):
        assert f"| {name} " in told
    for name in (*ladder.stops, *ladder.screen, *claims().told, *claims().customs, *claims().medicines):
        assert f"| `{name}` |" in told
    named = {row.id for row in advice().advice.values() if f"| {row.id} " in told}
    assert named >= {row.id for row in advice().advice.values() if needs_signing(row)}
    assert named >= {"A08", "A18", "A19", "A29", "A46", "A47", "A48", "A66", "A70"}
