"""What the journal knows: instruments with the items and terms that they have, rules that refer to what there is."""

from __future__ import annotations

from pathlib import Path

import pytest

from carrywell.knowledge.escalation_reader import escalation_rules
from carrywell.knowledge.instrument_reader import instruments, items_of
from carrywell.knowledge.reader import load
from tests.knowledge.changed import edit, refused


def test_digest_rules_are_all_there() -> None:
    """E01 to E15 of section 5; the rest are ours or from the care digest."""
    assert [name for name in escalation_rules().rules if int(name[1:]) <= 15] == [f"E{n:02}" for n in range(1, 16)]


def test_urgencies_are_those_of_the_digest() -> None:
    """U2 same day, U3 within days, U4 routine, as section 5 has them; E15 stays with self-care."""
    wanted = {
        "within_days": "E03 E04 E05 E07 E08 E09 E13",
        "routine": "E06 E10 E11 E14",
        "self_care": "E15",
    }
    for urgency, names in wanted.items():
        for name in names.split():
            assert [level.urgency for level in escalation_rules().rules[name].level] == [urgency]
    assert [level.urgency for level in escalation_rules().rules["E02"].level] == ["same_day", "within_days"]


def test_roland_morris_ships_in_english_alone() -> None:
    found = items_of("rmdq", "en")
    assert found is not None
    assert len(found.items) == 24
    assert items_of("rmdq", "zh_hans") is None


def test_every_statement_of_roland_morris_names_the_back() -> None:
    found = items_of("rmdq", "en")
    assert found is not None
    assert all("back" in item for item in found.items)
    assert len(set(found.items)) == 24


@pytest.mark.parametrize("name", ["epds_total"])
def test_what_may_not_be_shipped_has_no_items(name: str) -> None:
    assert instruments()[name].languages == ()
    assert items_of(name, "en") is None
    assert items_of(name, "zh_hans") is None


def test_mood_questions_ship_in_both_languages_with_the_notice_of_their_owner() -> None:
    for language in ("en", "zh_hans"):
        found = items_of("phq2", language)  # type: ignore[arg-type]
        assert found is not None
        assert len(found.items) == 2
        assert "No permission required" in found.credit


def test_pain_and_its_change_are_as_published() -> None:
    """1 point from 1 to 4, 2 from 5 to 7, 3 to 4 from 8 to 10; detectable 1.8; 30 %."""
    change = instruments()["pain"].change
    assert change is not None
    assert [(step.start, step.points) for step in change.important] == [(0, 1), (4.5, 2), (7.5, 3)]
    assert (change.detectable, change.percent) == (1.8, 30)


def test_words_of_a_note_are_lower_case_and_stand_once_for_each_question() -> None:
    for row in escalation_rules().note_words.values():
        every = (*row.deniable, *row.always)
        assert len(set(every)) == len(every)
        assert all(word == word.lower() for word in every)
        assert load().questions[row.id].group in ("warning_signs", "behaviour")


@pytest.mark.parametrize(
    ("file", "old", "new", "key"),
    [
        ("escalations.toml", 'id = "pain_up_points", min = 2 }', 'id = "pain_upp", min = 2 }', "E03"),
        ("escalations.toml", 'tells = ["pain_week"]', 'tells = ["pain_weak"]', "E14"),
        ("escalations.toml", 'ask = ["spa_features"]', 'ask = ["spa"]', "E10"),
        ("escalations.toml", 'ask = ["self_harm_thoughts"]', 'asks = ["self_harm_thoughts"]', "E12.asks"),
        ("escalations.toml", 'causes = ["neuraxial_puncture_site_pain"]', 'causes = ["needle"]', "puncture_percent"),
        ("instruments.toml", 'source = "levis2020"', 'source = "levis2021"', "epds_total"),
        ("instruments.toml", 'languages = ["en"]', 'languages = ["en", "zh_hans"]', "rmdq"),
        ("instruments.toml", 'licence = "not_shipped"', 'licence = "free"', "epds_total"),
        ("note_words.toml", 'id = "recent_trauma"', 'id = "fell"', "fell"),
    ],
)
def test_what_does_not_fit_is_refused(folder: Path, file: str, old: str, new: str, key: str) -> None:
    edit(folder / file, old, new)
    assert refused(folder).key == key
