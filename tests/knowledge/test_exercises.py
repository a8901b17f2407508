"""The movement ladder: what waits for a clinician, in which order it opens, and what stops it."""

from __future__ import annotations

from pathlib import Path

import pytest

from carrywell.knowledge.exercise_reader import exercises
from carrywell.knowledge.exercise_schema import Exercise, Stop
from carrywell.knowledge.reader import load
from carrywell.knowledge.words import LANGUAGES, Language, words
from tests.knowledge.changed import edit, refused_in_plan
from tests.knowledge.test_advice import OF_A_BABY, OF_A_BABY_CHINESE

LADDER = exercises()

#: Gates of the evidence digest, section 3.
GATES = {
    "G0": "E01 E02 E03 E04",
    "G1": "E05 E06 E07 E08 E09 E10 E21",
    "G2": "E11 E12 E13 E14 E15 E19 E20",
    "G3": "E16 E17 E18 E22 E23",
}


def test_all_23_are_there_with_their_gates() -> None:
    gates = {name: gate for gate, names in GATES.items() for name in names.split()}
    assert {name: row.gate for name, row in LADDER.exercises.items()} == gates


def test_only_breathing_pelvic_floor_and_walking_go_before_clearance() -> None:
    assert {name for name, row in LADDER.exercises.items() if row.before_clearance} == {"E01", "E02", "E04"}


def test_every_gate_but_the_first_waits_for_a_clinician() -> None:
    assert {name for name, gate in LADDER.gates.items() if not gate.needs_clearance} == {"G0"}
    assert all(gate.screened for name, gate in LADDER.gates.items() if name != "G0")


def test_gates_open_later_after_a_caesarean_and_one_after_the_other() -> None:
    """Digest 3.2: small movements from week 1 and 2, strength from week 4 and 6, running not before 12 weeks."""
    days = {name: gate.from_days for name, gate in LADDER.gates.items()}
    assert days["G1"] == (7, 14)
    assert days["G2"] == (28, 42)
    assert days["G4"] == (84, 84)
    assert [gate.after for gate in LADDER.gates.values()] == [None, "G0", "G1", "G2", "G3", None]


def test_nothing_of_strength_is_done_on_the_back_late_in_pregnancy() -> None:
    for row in LADDER.exercises.values():
        if row.position == "lying_back":
            assert not {"t2", "t3a", "t3b"} & set(row.stages)


def test_no_plank_in_pregnancy() -> None:
    assert all(not stage.startswith("t") for stage in LADDER.exercises["E17"].stages)


def test_doming_closes_what_makes_it() -> None:
    for name in LADDER.rules.gap_check.avoid_when_doming:
        condition = LADDER.exercises[name].avoid_when
        assert condition is not None
        assert "belly_domes" in set(condition.leaves())


def test_contraindications_of_the_pregnancy_guideline_are_asked() -> None:
    """The ten absolute ones of the 2019 Canadian guideline (mottola2019)."""
    stops = {name for name, row in LADDER.screen.items() if row.level == "stop" and row.stage != "after_birth"}
    assert stops >= {
        *("waters_broken", "labour_early", "bleeding", "placenta_low", "preeclampsia", "cervix_weak"),
        *("baby_grows_slowly", "three_or_more", "not_under_control", "heart_lung_serious"),
    }


def test_emergencies_of_the_check_are_stop_signs() -> None:
    """Numb seat, bladder and bowel, chest: never lower than the check says."""
    for name, sign in (("numb_between_legs", "R01"), ("bladder_bowel", "R02"), ("chest_pain", "R29")):
        stop = LADDER.stops[name]
        assert stop.urgency == "emergency"
        assert sign in stop.signs


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stop", LADDER.stops.values(), ids=lambda row: row.id)
def test_words_of_a_stop_are_as_urgent_as_its_data(stop: Stop, language: Language) -> None:
    """The emergency number or department stands in the words of an emergency, and in no others."""
    said = words(language).text("exercises", "stops", stop.id, "do").lower()
    named = any(word in said for word in ("emergency", "急救", "急诊"))
    assert named is (stop.urgency == "emergency")


@pytest.mark.parametrize("stop", LADDER.stops.values(), ids=lambda row: row.id)
def test_stop_is_as_urgent_as_the_least_of_its_signs(stop: Stop) -> None:
    """A stop sign never asks for less than every sign of the check that it stands for."""
    ranks = ("self_care", "routine", "within_days", "same_day", "emergency")
    if stop.urgency is None or not stop.signs:
        return
    least = min(min(ranks.index(level.urgency) for level in load().warning_signs[s].level) for s in stop.signs)
    assert ranks.index(stop.urgency) >= least


@pytest.mark.parametrize("row", LADDER.exercises.values(), ids=lambda row: row.id)
def test_exercise_names_no_baby(row: Exercise) -> None:
    """The ladder stays for a woman who has lost hers."""
    for key in ("title", "how", "why", "easier", "harder", "caution"):
        if words("en").has("exercises", row.id, key):
            assert not OF_A_BABY.search(words("en").text("exercises", row.id, key))
            assert not OF_A_BABY_CHINESE.search(words("zh_hans").text("exercises", row.id, key))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("row", LADDER.exercises.values(), ids=lambda row: row.id)
def test_told_dose_has_the_numbers_of_the_dose(row: Exercise, language: str) -> None:
    told = words("zh_hans" if language == "zh_hans" else "en").text("exercises", row.id, "dose")
    spans = (row.dose.minutes,) if row.dose.reps is None else (row.dose.reps, row.dose.hold_s)
    for span in filter(None, spans):
        assert str(int(span[1])) in told


# ---- refused


def test_training_before_clearance_is_refused(folder: Path) -> None:
    edit(folder / "exercises" / "level_1.toml", 'gate = "G1"', 'gate = "G1"\nbefore_clearance = true')
    assert "clearance" in refused_in_plan(folder).reason


def test_harder_step_that_is_easier_is_refused(folder: Path) -> None:
    edit(folder / "exercises" / "level_2.toml", 'harder = "E17"', 'harder = "E05"')
    assert refused_in_plan(folder).reason == "E05 is not harder"


def test_unknown_circumstance_in_the_screen_is_refused(folder: Path) -> None:
    edit(folder / "screen.toml", 'id = "preeclampsia_told"', 'id = "preeclampsia_dreamt"')
    assert "preeclampsia_dreamt" in refused_in_plan(folder).reason


def test_stop_with_an_unknown_sign_is_refused(folder: Path) -> None:
    edit(folder / "stops.toml", '"R46"', '"R99"')
    assert "R99" in refused_in_plan(folder).reason


def test_hard_stop_without_urgency_is_refused(folder: Path) -> None:
    edit(folder / "stops.toml", 'urgency = "emergency"\n', "")
    assert "urgency" in refused_in_plan(folder).reason


def test_dose_without_an_amount_is_refused(folder: Path) -> None:
    edit(folder / "exercises" / "level_0.toml", "minutes = [5, 30], ", "")
    assert refused_in_plan(folder).key.startswith("E04")


def test_every_exercise_is_drawn_with_words_in_both_languages() -> None:
    assert set(LADDER.drawings) >= set(LADDER.exercises)
    for language in LANGUAGES:
        assert all(words(language).text("exercises", name, "picture") for name in LADDER.exercises)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('id = "E05"\nweek = 12', 'id = "E05"\nweek = 32'),
        ('id = "E11"', 'id = "E11"\nweek = 20'),
        ('id = "E23"', 'id = "E99"'),
        ("knee = 17", "knee = -17"),
    ],
)
def test_a_drawing_that_does_not_fit_its_exercise_is_refused(folder: Path, old: str, new: str) -> None:
    edit(folder / "drawings.toml", old, new)
    wrong = refused_in_plan(folder)
    assert "drawing" in str(wrong)
