"""Scores by the rules of each instrument, and what no instrument can be filled in with."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from carrywell.errors import InputError
from carrywell.track.entries import JournalEntry
from carrywell.track.scores import Items, least_score_of, score_of

NOW = datetime(2026, 3, 29, 7, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "items", "score"),
    [
        # Roland and Morris: one point for each statement ticked, 0 to 24; "not applicable" is not ticked.
        ("rmdq", (0,) * 24, 0),
        ("rmdq", (1,) * 24, 24),
        ("rmdq", (1,) * 12 + (0,) * 12, 12),
        ("rmdq", (1, 1, None) + (0,) * 21, 2),
        ("rmdq", (None,) * 24, None),
        # PHQ-2: two items of 0 to 3, total 0 to 6.
        ("phq2", (0, 0), 0),
        ("phq2", (3, 3), 6),
        ("phq2", (1, 2), 3),
        ("phq2", (3, None), None),
        ("phq2", (None, None), None),
        ("global_change", (-3,), -3),
        ("bothersome_days", (7,), 7),
        ("epds_total", (30,), 30),
    ],
)
def test_score_follows_the_rule_of_the_instrument(name: str, items: Items, score: int | None) -> None:
    assert score_of(name, items) == score


def test_least_score_counts_what_is_left_out_as_little_as_it_can_be() -> None:
    assert least_score_of("phq2", (2, None)) == 2
    assert least_score_of("phq2", (None, None)) is None


@pytest.mark.parametrize(
    ("filled", "field", "code"),
    [
        ({"odi": (3,)}, "filled.odi", "unknown_field"),
        ({"pain": (3,)}, "filled.pain", "unknown_field"),  # has its own place in the entry
        ({"phq2": (1,)}, "filled.phq2", "wrong_count"),
        ({"rmdq": (1,) * 25}, "filled.rmdq", "wrong_count"),
        ({"phq2": (1, 4)}, "filled.phq2.2", "too_large"),
        ({"rmdq": (2,) + (0,) * 23}, "filled.rmdq.1", "too_large"),
        ({"global_change": (-4,)}, "filled.global_change", "too_small"),
        ({"bothersome_days": (2.5,)}, "filled.bothersome_days", "not_whole"),
        ({"sleep": (True,)}, "filled.sleep", "wrong_type_number"),
        ({"epds_total": (31,)}, "filled.epds_total", "too_large"),
    ],
)
def test_what_cannot_be_filled_in_is_refused_by_field(filled: dict[str, Items], field: str, code: str) -> None:
    with pytest.raises(InputError) as refused:
        JournalEntry(NOW, filled=filled)  # type: ignore[arg-type]
    assert (refused.value.field, refused.value.code) == (field, code)
