"""What is told beside advice: the ledger of the article, reassurances, theories, customs, medicines, home."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from carrywell.knowledge.advice_reader import advice
from carrywell.knowledge.claim_reader import claims
from carrywell.knowledge.claim_schema import LedgerRow, Reassurance
from carrywell.knowledge.home_reader import home
from carrywell.knowledge.ledger_page import page
from carrywell.knowledge.reader import load
from carrywell.knowledge.words import words
from tests.knowledge.changed import edit, refused_in_plan
from tests.knowledge.test_advice import OF_A_BABY, OF_A_BABY_CHINESE

CLAIMS = claims()
ROWS = {f"S{number}" for number in range(1, 55)} | {"S20b", "S22b"}

#: Verdicts of the evidence digest, section 1; every other row: agree.
VERDICTS = {
    "partly": "S1 S4 S5 S7 S10 S13 S17 S22b S25 S31 S33 S38 S39 S47 S52 S53",
    "contradicted": "S15 S46",
    "unknown": "S8 S9 S22",
    "no_claim": "S54",
}


def test_ledger_has_every_row_of_the_article() -> None:
    assert CLAIMS.ledger.keys() == ROWS


def test_verdicts_are_those_of_the_evidence() -> None:
    found = {name: verdict for verdict, names in VERDICTS.items() for name in names.split()}
    assert {name: row.verdict for name, row in CLAIMS.ledger.items()} == {n: found.get(n, "agree") for n in ROWS}


def test_lost_items_are_restored_as_advice() -> None:
    restored = {name for name, row in CLAIMS.ledger.items() if row.restored}
    assert restored == {"S20", "S20b", "S22b"}
    assert "advice:A36" in CLAIMS.ledger["S20"].places
    assert "advice:A40" in CLAIMS.ledger["S20b"].places
    assert "advice:A46" in CLAIMS.ledger["S22b"].places


def test_cauda_equina_is_an_emergency_in_the_product() -> None:
    signs = [place.split(":")[1] for place in CLAIMS.ledger["S48"].places if place.startswith("warning_sign:")]
    assert {load().warning_signs[sign].level[0].urgency for sign in signs} == {"emergency"}


def test_bed_rest_is_never_advised() -> None:
    for name in advice().advice:
        assert not re.search(r"(?i)bed rest|(stay|rest) in bed", words("en").text("advice", name, "how"))
        assert "卧床" not in words("zh_hans").text("advice", name, "how")


@pytest.mark.parametrize("row", CLAIMS.ledger.values(), ids=lambda row: row.id)
def test_ledger_rows_without_a_source_say_so(row: LedgerRow) -> None:
    if not row.basis:
        assert row.id in {"S9", "S44"}


def test_ledger_page_is_the_data() -> None:
    """When it is stale: `carrywell knowledge ledger --write docs/ledger.md`."""
    written = (Path(__file__).parents[2] / "docs" / "ledger.md").read_text(encoding="utf-8")
    assert written.strip() == page().strip()
    assert all(f"| {name} | " in written for name in ROWS)


def test_claim_without_a_place_is_refused(folder: Path) -> None:
    path = folder / "ledger.toml"
    path.write_text(re.sub(r"places = .*", "places = []", path.read_text(encoding="utf-8"), count=1), encoding="utf-8")
    assert refused_in_plan(folder).key == "S1.places"


def test_place_that_is_not_there_is_refused(folder: Path) -> None:
    edit(folder / "ledger.toml", '"advice:A36"', '"advice:A99"')
    assert "advice:A99" in refused_in_plan(folder).reason


def test_source_cited_as_better_read_than_it_was_is_refused(folder: Path) -> None:
    edit(
        folder / "ledger.toml",
        'source = "laban1995", place = "abstract", mark = "read_2"',
        'source = "laban1995", place = "abstract", mark = "read"',
    )
    assert "laban1995" in refused_in_plan(folder).reason


# ---- reassurances, theories, customs, medicines


@pytest.mark.parametrize("row", CLAIMS.reassurances.values(), ids=lambda row: row.id)
def test_reassurance_that_names_a_baby_says_so(row: Reassurance) -> None:
    if not row.about_baby:
        for key in ("title", "text"):
            assert not OF_A_BABY.search(words("en").text("reassurances", row.id, key))
            assert not OF_A_BABY_CHINESE.search(words("zh_hans").text("reassurances", row.id, key))


def test_every_stage_has_something_to_stop_worrying_about() -> None:
    for stage in ("t1", "t2", "t3a", "t3b", "pp0_6w", "pp6_12w", "pp3_12m", "pp1_3y"):
        fits = [row for row in CLAIMS.reassurances.values() if stage in row.stages and row.causes == "any"]
        assert len([row for row in fits if row.only_when is None and not row.about_baby]) >= 2


def test_relaxin_is_one_old_theory() -> None:
    assert CLAIMS.theories["relaxin"].strength == "old_theory"
    assert words("en").text("causes_told", "theories", "relaxin").startswith("One old theory")


def test_no_medicine_is_named() -> None:
    text = str(words("en").tables["medicines"]).lower()
    assert not re.search(r"paracetamol|acetaminophen|ibuprofen|aspirin|diclofenac|codeine|naproxen", text)
    assert "ask" in text


def test_every_ranked_cause_of_the_muscles_and_joints_has_its_page() -> None:
    """Every cause whose first word is self-care or routine, and the disc: those that can have a plan."""
    gentle = {
        name
        for name, cause in load().causes.items()
        if cause.kind == "ranked" and cause.default[0].urgency in ("self_care", "routine")
    }
    assert gentle <= CLAIMS.told.keys()
    assert "lumbar_disc_herniation_radiculopathy" in CLAIMS.told


def test_theory_that_is_told_nowhere_is_refused(folder: Path) -> None:
    edit(folder / "causes_told.toml", 'theories = ["immune_system"]', "theories = []")
    error = refused_in_plan(folder)
    assert (error.key, error.reason) == ("immune_system", "is told on no page")


def test_custom_with_unknown_advice_is_refused(folder: Path) -> None:
    edit(folder / "customs.toml", 'keeps = ["A46"]', 'keeps = ["A99"]')
    assert "A99" in refused_in_plan(folder).reason


# ---- home


def test_milestones_are_those_of_the_who() -> None:
    """Months of 30.44 days: 1st and 99th percentile of the WHO motor study."""
    months = {"sits": (3.8, 9.2), "stands_holding": (4.8, 11.4), "crawls": (5.2, 13.5)}
    months |= {"stands_alone": (6.9, 16.9), "walks": (8.2, 17.6)}
    for name, (first, last) in months.items():
        row = home().milestones[name]
        assert (row.from_days, row.to_days) == (int(first * 30.4375), round(last * 30.4375))


def test_cot_and_stand_end_when_a_baby_can_pull_up() -> None:
    assert set(home().milestones["stands_holding"].ends) == {"A06", "A26"}


def test_piece_that_is_no_place_is_refused(folder: Path) -> None:
    edit(folder / "home_fit.toml", 'id = "changer"', 'id = "throne"')
    assert refused_in_plan(folder).key == "throne"


def test_substitute_with_an_unknown_way_is_refused(folder: Path) -> None:
    edit(folder / "home_fit.toml", 'to_way = "kneel_forearms"', 'to_way = "levitate"')
    assert "levitate" in refused_in_plan(folder).reason
