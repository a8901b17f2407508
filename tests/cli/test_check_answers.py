import json
import re
import sys
from pathlib import Path

import pytest

from carrywell.knowledge.reader import load

MODEST = {"person": {"stage": {"pregnant_weeks": 30}}, "answers": {"pain_site": "low_back", "turning_in_bed": True}}
EMERGENCY = {"person": {"stage": {"days_since_birth": 75}}, "answers": {"saddle_numbness": "yes_new"}}


def with_answers(**answers):
    return {"person": {"stage": {"pregnant_weeks": 30}}, "answers": answers}


def with_stage(**stage):
    return {"person": {"stage": stage}}


# ---- the contract


def test_result_has_the_shape_of_the_contract(run):
    outcome = run("check", "--answers", "-", "--json", stdin=json.dumps(EMERGENCY))
    result = json.loads(outcome.out)
    assert (outcome.code, outcome.err) == (0, "")
    assert result["urgency"] == "emergency"
    first = result["warning_signs"][0]
    assert (first["id"], first["urgency"]) == ("R01", "emergency")
    assert {*first["because"]} <= {*load().findings, *load().questions}
    assert first["because"]
    assert {"id", "probability", "for", "against"} <= result["causes"][0].keys()
    assert isinstance(result["unanswered"], list)
    assert result["action"] == "emergency_mri"


def test_file_and_pipe_give_the_same(run, tmp_path):
    file = tmp_path / "answers.json"
    file.write_text(json.dumps(MODEST), encoding="utf-8")
    from_file = run("check", "--answers", str(file), "--json")
    assert from_file == run("check", "--answers", "-", "--json", stdin=json.dumps(MODEST))
    assert from_file.code == 0


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_marks_of_windows_shells_are_read(run, encoding):
    assert run("check", "--answers", "-", "--json", stdin=json.dumps(MODEST).encode(encoding)).code == 0


# ---- the result in words


def test_emergency_shows_one_action_and_no_causes(run):
    outcome = run("check", "--answers", "-", "--lang", "en", "--country", "gb", stdin=json.dumps(EMERGENCY))
    assert outcome.code == 0
    assert "Emergency: go now." in outcome.out
    assert "Emergency number: 999 (United Kingdom)" in outcome.out
    assert "Words you can say" in outcome.out
    assert "What it could be" not in outcome.out


def test_result_tells_causes_reasons_and_what_to_watch_for(run):
    outcome = run("check", "--answers", "-", stdin=json.dumps(MODEST))
    for words in (
        "What it could be",
        "●",
        "About ",
        "women with your answers",
        "+",
        "Call at once if",
        "guidance, not a",
    ):
        assert words in outcome.out


def test_result_speaks_chinese(run):
    outcome = run("check", "--answers", "-", "--lang", "zh-hans", stdin=json.dumps(MODEST))
    for words in ("可能的原因", "接下来值得回答的问题", "出现下面任何一项，马上打电话", "这是参考建议，不是诊断"):
        assert words in outcome.out
    assert "Emergency" not in outcome.out


@pytest.mark.parametrize(("columns", "locale"), [("60", "zh_CN.UTF-8"), ("60", "en_GB.UTF-8"), ("40", "zh_CN.UTF-8")])
def test_no_line_is_wider_than_the_terminal(run, monkeypatch, columns, locale):
    from rich.cells import cell_len

    outcome = run("check", "--answers", "-", stdin=json.dumps(MODEST), locale=locale)
    assert max(map(cell_len, outcome.out.splitlines())) <= 80


def test_piped_result_has_no_escapes(run):
    assert "\x1b" not in run("check", "--answers", "-", stdin=json.dumps(MODEST)).out


def test_private_sign_gets_a_number_and_stays_out_of_the_words_to_say(run):
    outcome = run("check", "--answers", "-", "--country", "GB", stdin=json.dumps(with_answers(unsafe_home=True)))
    assert "Someone to talk to: 0808 2000 247" in outcome.out
    assert "Words you can say" not in outcome.out


# ---- bad input

BAD = [
    (with_stage(pregnant_weeks=60), "person.stage.pregnant_weeks", "too_large"),
    (with_stage(pregnant_weeks=1), "person.stage.pregnant_weeks", "too_small"),
    (with_stage(pregnant_weeks="三十"), "person.stage.pregnant_weeks", "wrong_type_number"),
    (with_stage(pregnant_weeks="30"), "person.stage.pregnant_weeks", "wrong_type_number"),
    (with_stage(days_since_birth=3.5), "person.stage.days_since_birth", "not_whole"),
    (with_stage(days_since_birth=-1), "person.stage.days_since_birth", "too_small"),
    (with_stage(pregnant_weeks=30, days_since_birth=3), "person.stage", "stage_both"),
    (with_stage(), "person.stage", "stage_missing"),
    (with_stage(days_since_birth=3, birth="stork"), "person.stage.birth", "unknown_option"),
    (with_answers(pain_sight="low_back"), "answers.pain_sight", "unknown_question"),
    (with_answers(pain_site="elbow"), "answers.pain_site", "unknown_option"),
    (with_answers(turning_in_bed="perhaps"), "answers.turning_in_bed", "wrong_type_yes_no"),
    (with_answers(pain_now="三"), "answers.pain_now", "wrong_type_number"),
    (with_answers(pain_now=11), "answers.pain_now", "too_large"),
    (with_answers(pain_site_also=["none", "leg"]), "answers.pain_site_also", "none_with_others"),
    ({"answers": {}}, "person", "missing"),
    (MODEST | {"weather": "fine"}, "weather", "unknown_field"),
    ([MODEST], "input", "wrong_type_object"),
    (None, "input", "wrong_type_object"),
]


@pytest.mark.parametrize(("given", "field", "code"), BAD, ids=[f"{field}-{code}" for _, field, code in BAD])
def test_bad_input_names_field_and_reason_in_both_languages(run, given, field, code):
    outcome = run("check", "--answers", "-", "--json", stdin=json.dumps(given))
    error = json.loads(outcome.out)["error"]
    assert (outcome.code, error["field"], error["code"]) == (2, field, code)
    assert error["message"].keys() == {"en", "zh_hans"}
    for lang, key in (("en", "en"), ("zh-hans", "zh_hans")):
        told = run("check", "--answers", "-", "--lang", lang, stdin=json.dumps(given))
        assert (told.code, told.out) == (2, "")
        assert field in told.err.splitlines()[0]
        assert told.err.splitlines()[0][:40] == error["message"][key][:40]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b'{"person": ', "broken_json"),
        (b"{'person': 1}", "broken_json"),
        (b"pain", "broken_json"),
        (b"", "empty_input"),
        (b" \n\n", "empty_input"),
        ('{"person": "ü"}'.encode("latin-1"), "not_utf8"),
        (b'{"a": "' + b"x" * 1_000_001 + b'"}', "too_big"),
        (b"[" * 100_000, "broken_json"),
    ],
    ids=["cut", "python", "word", "empty", "blank", "latin-1", "big", "deep"],
)
def test_unreadable_input_is_told_clearly(run, data, code):
    outcome = run("check", "--answers", "-", "--json", stdin=data)
    assert outcome.code == 2
    assert json.loads(outcome.out)["error"]["code"] == code
    assert "Traceback" not in outcome.err


def test_missing_file_and_folder_are_told_by_name(run, tmp_path):
    missing = run("check", "--answers", str(tmp_path / "no.json"))
    assert (missing.code, missing.out) == (2, "")
    assert missing.err == f"There is no file {tmp_path / 'no.json'}. Please check its name and folder.\n"
    folder = run("check", "--answers", str(tmp_path), "--lang", "zh-hans")
    assert folder.err == f"{tmp_path} 是文件夹，请写明里面的文件名。\n"
    shape = json.loads(run("check", "--answers", str(tmp_path), "--json").out)
    assert (shape["error"]["field"], shape["error"]["code"]) == ("answers", "file_is_folder")


@pytest.mark.skipif(sys.platform == "win32", reason="file names there hold no such characters")
def test_control_characters_never_reach_the_terminal(run, tmp_path):
    outcome = run("check", "--answers", "-", stdin=json.dumps(with_answers(**{"\x1b[2J": 1})))
    assert outcome.code == 2
    assert "\x1b" not in outcome.err


def test_lone_surrogate_in_a_name_is_told(run):
    text = '{"person": {"stage": {"pregnant_weeks": 30}}, "answers": {"\\ud800": 1}}'
    outcome = run("check", "--answers", "-", "--json", stdin=text)
    assert outcome.code == 2
    assert json.loads(outcome.out)["error"]["code"] == "unknown_question"


@pytest.mark.parametrize("options", [(), ("--json",), ("--jsonl",)])
def test_nothing_is_asked_without_a_terminal(run, options):
    outcome = run("check", *options)
    assert outcome.code == 2
    assert outcome.err.startswith("Give the answers with --answers FILE")


# ---- one case per line


def test_lines_give_one_result_each(run):
    text = "\n".join(json.dumps(case) for case in (MODEST, EMERGENCY)) + "\n"
    outcome = run("check", "--answers", "-", "--jsonl", stdin=text)
    assert (outcome.code, outcome.err) == (0, "")
    assert [json.loads(line)["urgency"] for line in outcome.out.splitlines()][1] == "emergency"


def test_bad_lines_are_told_in_their_place(run, tmp_path):
    lines = [json.dumps(EMERGENCY), "", "{broken", json.dumps(with_stage(pregnant_weeks=60)), json.dumps(EMERGENCY)]
    file = tmp_path / "cases.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    outcome = run("check", "--answers", str(file), "--jsonl", "--json")
    rows = [json.loads(line) for line in outcome.out.splitlines()]
    assert outcome.code == 2
    assert [row.get("urgency") for row in rows] == ["emergency", None, None, "emergency"]
    assert [(row["line"], row["error"]["code"]) for row in rows[1:3]] == [(3, "broken_json"), (4, "too_large")]
    assert "line 3" in rows[1]["error"]["message"]["en"]
    assert outcome.err.startswith("2 of 4 lines could not be used")


def test_line_beyond_the_limit_does_not_stop_the_others(run):
    data = b"x" * 2_500_000 + b"\n" + b"\xff\xfe\xfd\n" + json.dumps(EMERGENCY).encode()
    outcome = run("check", "--answers", "-", "--jsonl", stdin=data)
    rows = [json.loads(line) for line in outcome.out.splitlines()]
    assert [row.get("line") for row in rows] == [1, 2, None]
    assert rows[0]["error"]["code"] == "too_big"
    assert rows[2]["urgency"] == "emergency"


def test_summary_of_lines_speaks_chinese(run):
    outcome = run("check", "--answers", "-", "--jsonl", "--lang", "zh-hans", stdin="{\n")
    assert re.match("1 行中有 1 行无法使用", outcome.err)


def test_no_line_at_all_gives_nothing(run, tmp_path):
    Path(tmp_path / "empty.jsonl").write_text("", encoding="utf-8")
    outcome = run("check", "--answers", str(tmp_path / "empty.jsonl"), "--jsonl")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")
