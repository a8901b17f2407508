"""The advice of the plan: complete, graded as the evidence digest does, refused when it names what is not there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from carrywell.knowledge.advice_reader import advice
from carrywell.knowledge.care_schema import Advice
from carrywell.knowledge.reader import load
from carrywell.knowledge.words import LANGUAGES, words
from carrywell.person import STAGES, StageName
from tests.knowledge.changed import edit, refused, refused_in_plan

ADVICE = advice().advice

#: Grades of the evidence digest, section 2; every other advice is mechanical.
GRADES = {
    "high": "A67",
    "moderate": "A29 A53 A54 A66 A70 A71",
    "low": "A11 A12 A13 A18 A21 A32 A46 A48 A50 A51 A65 A68 A72",
    "very_low": "A31 A43 A45 A47 A49",
    "guideline": "A35 A57",
    "expert": "A08 A14 A16 A28 A30 A33 A34 A36 A37 A38 A40 A44 A52 A55 A56 A58 A60 A69",
}
#: What names a baby is not for a woman who has lost hers.
OF_A_BABY = re.compile(
    r"\b(baby|babies|child|children|toddler|bump|nappy|nappies|pram|cot|mothers?|mum)\b", re.IGNORECASE
)
OF_A_BABY_CHINESE = re.compile("宝宝|孩子|妈妈|尿布|喂奶|婴儿")


def test_all_72_are_there() -> None:
    assert set(ADVICE) == {f"A{number:02d}" for number in range(1, 73)}


def test_grades_are_those_of_the_evidence() -> None:
    graded = {name: grade for grade, names in GRADES.items() for name in names.split()}
    assert {name: row.grade for name, row in ADVICE.items()} == {
        name: graded.get(name, "mechanical") for name in ADVICE
    }


def test_no_advice_rests_on_memory() -> None:
    assert {name for name, row in ADVICE.items() if any(basis.mark == "memory" for basis in row.basis)} == set()


@pytest.mark.parametrize("cause", sorted({c for row in ADVICE.values() if row.causes != "any" for c in row.causes}))
@pytest.mark.parametrize("stage", STAGES)
def test_every_woman_has_enough_to_choose_from(stage: StageName, cause: str) -> None:
    """With nothing at home, and with everything that can speak against an advice: three changes; without a baby two."""
    left = [
        row
        for row in ADVICE.values()
        if stage in row.stages
        and (row.causes == "any" or cause in row.causes)
        and cause not in row.not_causes
        and (row.role, row.clearance, row.needs, row.avoid_when, row.only_when) == ("change", "none", (), None, None)
    ]
    assert len(left) >= 3
    assert len([row for row in left if not row.with_baby]) >= 2


@pytest.mark.parametrize("row", ADVICE.values(), ids=lambda row: row.id)
def test_computed_saving_is_no_promise(row: Advice) -> None:
    assert ("load_only" in row.not_shown) == bool(row.compare)


@pytest.mark.parametrize("row", ADVICE.values(), ids=lambda row: row.id)
def test_training_waits_for_its_gate(row: Advice) -> None:
    if row.group == "exercise":
        assert row.gate is not None
    if row.clearance == "clinician":
        assert row.gate not in (None, "G0")


def test_only_training_waits_for_a_clinician() -> None:
    """Walking, breathing and daily life never do."""
    assert {name for name, row in ADVICE.items() if row.clearance == "clinician"} == {"A66"}


@pytest.mark.parametrize("row", ADVICE.values(), ids=lambda row: row.id)
def test_what_is_not_about_a_baby_names_none(row: Advice) -> None:
    pregnant_only = all(stage.startswith("t") for stage in row.stages)
    if row.with_baby or pregnant_only:
        return
    for key in ("title", "how", "why", "caution"):
        if words("en").has("advice", row.id, key):
            assert not OF_A_BABY.search(words("en").text("advice", row.id, key))
            assert not OF_A_BABY_CHINESE.search(words("zh_hans").text("advice", row.id, key))


def test_safety_of_the_baby_is_told_with_the_advice() -> None:
    """Raised tables, water, sleep on a sofa, airway in a carrier: the digest's `avoid` column."""
    for name in ("A11", "A17", "A18", "A19", "A22", "A23", "A26", "A27"):
        for language in LANGUAGES:
            assert words(language).has("advice", name, "caution")


def test_back_is_not_for_a_baby_who_cannot_sit() -> None:
    assert "child_who_sits" in ADVICE["A12"].needs
    sits = advice().circumstances["child_who_sits"]
    assert sits.asked_from_days == round(3.8 * 30.4 - 0.5)  # WHO motor study: 1st percentile 3.8 months


def test_advice_after_a_fracture_sign_leaves_the_spine_alone() -> None:
    for name in ("A02", "A03", "A04", "A50", "A52", "A65", "A66", "A72"):
        assert "R24" in ADVICE[name].unless_fired


def test_every_cause_of_a_plan_has_advice_of_its_own() -> None:
    own = {cause for row in ADVICE.values() if row.causes != "any" for cause in row.causes}
    assert own <= {name for name, cause in load().causes.items() if cause.kind == "ranked"}
    assert len(own) == 6


def test_certainty_about_something_else_is_not_sold_as_certainty_about_pain() -> None:
    """Pelvic floor: shown for leaks; side sleep: for the baby; walking, sleep, mood: for health (digest, section 2)."""
    other = {name: row.outcome for name, row in ADVICE.items() if row.outcome in ("safety", "health")}
    assert {name for name, outcome in other.items() if outcome == "safety"} == {"A29", "A44"}
    assert {name for name, outcome in other.items() if outcome == "health"} == {"A08", "A35", "A54", "A57", "A67"}
    assert all(row.outcome == "load" for row in ADVICE.values() if row.grade == "mechanical")


# ---- refused


def test_unknown_way_is_refused(folder: Path) -> None:
    edit(folder / "advice" / "lifting.toml", 'to_way = "stoop_close"', 'to_way = "hover"')
    error = refused_in_plan(folder)
    assert error.key == "A01"
    assert "hover" in error.reason


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('way = "in_one_piece"', 'way = "somersault"', "somersault"),
        ('shows = { task = "bed_turn", way = "in_one_piece" }', 'shows = { drawing = "E99" }', "no drawing E99"),
        ('shows = { task = "bed_turn", way = "in_one_piece" }', 'shows = { task = "bed_turn" }', "a way of a task"),
    ],
)
def test_picture_that_cannot_be_drawn_is_refused(folder: Path, old: str, new: str, reason: str) -> None:
    edit(folder / "advice" / "bed.toml", old, new)
    assert reason in refused_in_plan(folder).reason


def test_drawing_that_nobody_shows_is_refused(folder: Path) -> None:
    edit(folder / "drawings.toml", 'id = "on_side"', 'id = "upside_down"')
    for _ in ADVICE["A29"].id, ADVICE["A35"].id:
        edit(folder / "advice" / "sleep.toml", 'drawing = "on_side"', 'drawing = "on_side_pillow"')
    assert "no advice shows it" in refused_in_plan(folder).reason


def test_way_that_is_only_to_compare_is_refused(folder: Path) -> None:
    edit(folder / "advice" / "carrying.toml", 'to_way = "snug_and_high"', 'to_way = "loose_and_low"')
    assert "only to compare" in refused_in_plan(folder).reason


def test_unknown_need_is_refused(folder: Path) -> None:
    edit(folder / "advice" / "nappy.toml", 'needs = ["changer"]', 'needs = ["robot"]')
    assert refused_in_plan(folder).key == "A22"


def test_unknown_finding_is_refused(folder: Path) -> None:
    edit(folder / "advice" / "lifting.toml", 'id = "perineum_sore"', 'id = "perineum_blue"')
    assert "perineum_blue" in refused_in_plan(folder).reason


def test_unknown_sign_is_refused(folder: Path) -> None:
    edit(folder / "advice" / "massage.toml", '"R24"', '"R99"')
    assert "R99" in refused_in_plan(folder).reason


def test_unknown_swap_is_refused(folder: Path) -> None:
    edit(folder / "advice" / "nappy.toml", 'swaps = ["A23", "A24"]', 'swaps = ["A99"]')
    assert "A99" in refused_in_plan(folder).reason


def test_advice_without_a_source_is_refused(folder: Path) -> None:
    text = (folder / "advice" / "pumping.toml").read_text(encoding="utf-8")
    (folder / "advice" / "pumping.toml").write_text(re.sub(r"basis = .*", "basis = []", text), encoding="utf-8")
    assert refused_in_plan(folder).key == "A20.basis"


def test_saving_without_its_limit_is_refused(folder: Path) -> None:
    edit(folder / "advice" / "pumping.toml", '"load_only", ', "")
    assert "load_only" in refused_in_plan(folder).reason


def test_missing_caution_is_refused(folder: Path) -> None:
    for language in LANGUAGES:
        path = folder / "text" / language / "advice.toml"
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"(\[A48\]\n(?:.*\n)*?)caution = .*\n", r"\1", text, count=1), encoding="utf-8")
    assert refused(folder).key == "A48.caution"
