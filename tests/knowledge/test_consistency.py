"""The reader refuses what does not fit, and names file and key."""

from __future__ import annotations

import re
from pathlib import Path

from carrywell.knowledge.consistency import check_knowledge
from tests.knowledge.changed import edit, refused


def test_the_knowledge_of_the_package_fits() -> None:
    counts = check_knowledge()
    assert counts["causes"] == 27
    assert counts["warning signs"] >= 48


def test_all_48_signs_of_the_evidence_are_there() -> None:
    from carrywell.knowledge.reader import load

    assert {f"R{n:02d}" for n in range(1, 49)} <= load().warning_signs.keys()


def test_question_and_option_ids_of_the_contract_are_there() -> None:
    """Ids are never renamed: the list of the first contract is kept beside this test."""
    from carrywell.knowledge.reader import load

    contract = (Path(__file__).parent / "question_ids.txt").read_text(encoding="utf-8").split("\n")
    questions = load().questions
    for line in filter(None, contract):
        name, _, options = line.partition(": ")
        assert name in questions
        assert set(options.split()) <= set(questions[name].options)


def test_unknown_key_is_refused(folder: Path) -> None:
    edit(folder / "causes.toml", 'kind = "ranked"', 'kind = "ranked"\ncolour = "red"')
    error = refused(folder)
    assert (error.file, error.key) == ("causes.toml", "pregnancy_related_low_back_pain.colour")


def test_missing_source_is_refused(folder: Path) -> None:
    edit(folder / "warning_signs" / "nerve.toml", '"finucane2020", "girft2023"', '"nobody2099", "girft2023"')
    error = refused(folder)
    assert error.key == "R01"
    assert "nobody2099" in error.reason


def test_sign_without_a_source_is_refused(folder: Path) -> None:
    edit(
        folder / "warning_signs" / "nerve.toml", 'sources = ["finucane2020", "girft2023", "dionne2019"]', "sources = []"
    )
    assert refused(folder).key.startswith("R01.sources")


def test_unknown_finding_in_a_rule_is_refused(folder: Path) -> None:
    edit(folder / "warning_signs" / "womb.toml", 'id = "womb_hard"', 'id = "womb_soft"')
    error = refused(folder)
    assert error.key == "R13"
    assert "womb_soft" in error.reason


def test_option_that_does_not_exist_is_refused(folder: Path) -> None:
    edit(folder / "warning_signs" / "womb.toml", 'in = ["soaking"]', 'in = ["drenching"]')
    assert "drenching" in refused(folder).reason


def test_text_missing_in_one_language_is_refused(folder: Path) -> None:
    path = folder / "text" / "zh_hans" / "questions.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"(\[turning_in_bed\]\nask = [^\n]*\n)why = [^\n]*\n", r"\1", text), encoding="utf-8")
    error = refused(folder)
    assert (error.file, error.key) == ("text/zh_hans/questions.toml", "turning_in_bed.why")


def test_empty_text_is_refused(folder: Path) -> None:
    path = folder / "text" / "en" / "causes.toml"
    path.write_text(re.sub(r'name = "[^"]*"', 'name = ""', path.read_text(encoding="utf-8"), count=1), encoding="utf-8")
    assert refused(folder).reason == "is empty"


def test_range_that_does_not_hold_its_value_is_refused(folder: Path) -> None:
    edit(folder / "weights" / "nerve.toml", "percent = 85, low = 73.91", "percent = 65, low = 73.91")
    assert refused(folder).file == "nerve.toml"


def test_levels_out_of_order_are_refused(folder: Path) -> None:
    edit(folder / "warning_signs" / "nerve.toml", 'id = "R02"', 'id = "R02"\n# first level lowered')
    text = (folder / "warning_signs" / "nerve.toml").read_text(encoding="utf-8")
    i = text.index('urgency = "emergency"', text.index('id = "R02"'))
    broken = text[:i] + 'urgency = "routine"' + text[i + len('urgency = "emergency"') :]
    (folder / "warning_signs" / "nerve.toml").write_text(broken, encoding="utf-8")
    assert refused(folder).key == "R02"


def test_broken_toml_is_refused(folder: Path) -> None:
    (folder / "causes.toml").write_text("[[cause]\n", encoding="utf-8")
    assert refused(folder).file == "causes.toml"


def test_a_new_warning_sign_needs_no_python(folder: Path) -> None:
    sign = """
[[warning_sign]]
id = "R99"
system = "none"
names = []
sources = ["finucane2020"]
grade = ["convention"]
basis = "A sign added as data only."
checked = "2026-11"
[[warning_sign.level]]
urgency = "same_day"
action = "urgent_care_today"
when = { all = [{ id = "night_pain", in = [true] }, { id = "course", in = ["quickly_worse"] }] }
"""
    (folder / "warning_signs" / "new.toml").write_text(sign, encoding="utf-8")
    for language in ("en", "zh_hans"):
        with (folder / "text" / language / "warning_signs.toml").open("a", encoding="utf-8") as file:
            file.write('\n[R99]\nname = "n"\nwhy = "w"\nsay = "s"\n')
    from carrywell import Person, Pregnant, check
    from carrywell.knowledge.reader import read_knowledge

    assert check_knowledge(folder)["warning signs"] == check_knowledge()["warning signs"] + 1
    answers = {"night_pain": True, "course": "quickly_worse"}
    result = check(Person(Pregnant(20)), answers, read_knowledge(folder))
    assert "R99" in {fired.id for fired in result.warning_signs}
