"""`carrywell plan`: today's plan from a file, as text, as JSON, and line by line."""

import json

import pytest

from tests.cases.plan_cases import women

CASE = next(woman.case for woman in women() if woman.id == "week_8_cleared")


@pytest.fixture
def answers(tmp_path):
    path = tmp_path / "answers.json"
    path.write_text(json.dumps(CASE), encoding="utf-8")
    return str(path)


def test_plan_shows_changes_comfort_and_movement(run, answers):
    outcome = run("plan", "--answers", answers, "--lang", "en")
    assert outcome.code == 0
    for words in ("Your plan for today", "1. ", "2. ", "3. ", "One thing to stop worrying about", "Moving today"):
        assert words in outcome.out


def test_plan_speaks_chinese(run, answers):
    outcome = run("plan", "--answers", answers, "--lang", "zh-hans")
    assert "您今天的计划" in outcome.out
    assert "Your" not in outcome.out


def test_plan_as_json(run, answers):
    found = json.loads(run("plan", "--answers", answers, "--json").out)
    assert found["status"] == "today"
    assert len(found["changes"]) == 3


def test_how_she_lives_counts_and_is_told(run, tmp_path):
    path = tmp_path / "answers.json"
    path.write_text(json.dumps({**CASE, "customs": ["floor_living"]}), encoding="utf-8")
    shown = run("plan", "--answers", str(path), "--lang", "en").out
    assert "With how you live" in shown
    assert "Living on the floor" in shown
    found = json.loads(run("plan", "--answers", str(path), "--json").out)
    assert [row["custom"] for row in found["customs"]] == ["floor_living"]
    assert not {"A14", "A36"} & {change["advice"] for change in found["changes"]}


def test_who_to_ask_about_medicines_is_always_told(run, answers):
    assert "We do not advise medicines. Ask your midwife" in run("plan", "--answers", answers, "--lang", "en").out


@pytest.mark.parametrize("page", ["day", "ahead", "home"])
def test_pages_as_text_and_json(run, answers, page):
    assert run("plan", page, "--answers", answers).code == 0
    assert json.loads(run("plan", page, "--answers", answers, "--json").out)


def test_before_she_has_been_seen_every_page_is_what_to_do(run, tmp_path):
    path = tmp_path / "answers.json"
    danger = {**CASE, "answers": {**CASE["answers"], "saddle_numbness": "yes_new"}}
    path.write_text(json.dumps(danger), encoding="utf-8")
    for page in ([], ["day"], ["ahead"], ["home"]):
        outcome = run("plan", *page, "--answers", str(path), "--lang", "en")
        assert (outcome.code, "First be seen" in outcome.out) == (0, True)
        assert json.loads(run("plan", *page, "--answers", str(path), "--json").out)["status"] == "see_first"


def test_lines_are_answered_in_their_place(run, tmp_path):
    path = tmp_path / "cases.jsonl"
    bad = {**CASE, "circumstances": {"knees": True}}
    path.write_text("\n".join(json.dumps(case) for case in (CASE, bad, CASE)), encoding="utf-8")
    outcome = run("plan", "--answers", str(path), "--jsonl")
    first, second, third = (json.loads(line) for line in outcome.out.splitlines())
    assert first == third
    assert first["status"] == "today"
    assert (second["error"]["field"], second["line"]) == ("circumstances.knees", 2)
    assert outcome.code == 2


def test_a_bad_field_is_named_and_exits_2(run, tmp_path):
    path = tmp_path / "answers.json"
    path.write_text(json.dumps({**CASE, "home": {"cot_low": 3}}), encoding="utf-8")
    outcome = run("plan", "--answers", str(path), "--lang", "en")
    assert outcome.code == 2
    assert outcome.err.startswith("home.cot_low is larger than we can use.")


def test_without_answers_the_first_line_says_what_to_do(run):
    outcome = run("plan", "--lang", "en")
    assert outcome.code == 2
    assert outcome.err.startswith("Give person and answers with --answers FILE")


def test_check_and_load_take_the_same_file(run, answers):
    assert json.loads(run("check", "--answers", answers, "--json").out)["urgency"] == "routine"
    assert json.loads(run("load", "--day", "--answers", answers, "--json").out)["tasks"]


def test_ladder_tells_its_levels_gates_and_stop_signs(run, answers):
    shown = " ".join(run("plan", "--answers", answers, "--lang", "en").out.split())
    assert "Step 1: From the first day" in shown
    assert "Step 4: Longer holds and brisk walks: Not open yet" in shown
    assert "Stop and call the emergency number" in shown
    assert "Do less next time" in shown
    movement = json.loads(run("plan", "--answers", answers, "--json").out)["movement"]
    assert [row["gate"] for row in movement["levels"]] == ["G0", "G1", "G2", "G3"]
    assert movement["levels"][0]["exercises"] == ["E01", "E02", "E03", "E04"]
    assert len(movement["words"]["zh_hans"]["hard_stops"]) == len(movement["hard_stops"]) > 10
    assert [row["id"] for row in movement["words"]["en"]["today"]] == movement["today"]
