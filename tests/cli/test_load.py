"""`carrywell load` in words: the list, the ways of a task, a day, for her or for a usual woman."""

import json
import re

import pytest
from rich.cells import cell_len

from carrywell.cli.bars import drawn
from carrywell.knowledge.task_reader import tasks
from carrywell.knowledge.words import words
from carrywell.wire.load_told import Bar

HER = ("--days-since-birth", "180", "--height", "1.63", "--mass", "65", "--baby-mass-kg", "7.6")
HER_FILE = {
    "person": {
        "height_m": 1.63,
        "mass_kg": 65,
        "stage": {"days_since_birth": 180},
        "baby": {"mass_kg": 7.6},
    }
}
#: Latin letters that stay in Chinese: units, ids, options and the command.
_STAYS = re.compile(r"\b(kN|N·m|MPa|carrywell|load)\b|--[a-z-]+|\b[a-z]+_[a-z_]+\b")


def english_in(text: str) -> list[str]:
    ids = {*tasks().tasks, *(way.id for task in tasks().tasks.values() for way in task.variant)}
    return [word for word in re.findall(r"[A-Za-z]{2,}", _STAYS.sub("", text)) if word not in ids]


# ---- the bar


@pytest.mark.parametrize(
    ("bar", "cells"),
    [
        (Bar(50, 40, 60), "████▓░"),
        (Bar(100, 100, 100), "██████████"),
        (Bar(0, 0, 0), ""),
        (Bar(1, 0, 2), "▓"),
        (Bar(30, 30, 70), "███░░░░"),
    ],
)
def test_bar_is_filled_to_the_value_and_marks_its_range(bar, cells):
    assert drawn(bar, 10) == cells


# ---- the list


def test_list_without_her_has_every_task_once(run):
    outcome = run("load")
    assert (outcome.code, outcome.err) == (0, "")
    for task in tasks().tasks.values():
        assert len(re.findall(rf"^  {task.id} ", outcome.out, re.MULTILINE)) == 1
        assert words("en").text("tasks", task.id, "name") in outcome.out
    assert "These are all tasks." in outcome.out


def test_list_has_what_comes_up_for_her(run):
    pregnant = run("load", "--weeks", "30").out
    assert "own_pick_floor" in pregnant
    assert "lift_floor" not in pregnant.replace("carrywell load lift_floor", "")
    newborn = run("load", "--days-since-birth", "10").out
    assert "lift_cot_high" in newborn
    assert "toddler_up" not in newborn
    assert "own_pick_floor" not in newborn


def test_list_speaks_chinese(run):
    outcome = run("load", "--lang", "zh-hans")
    assert "从地上抱起宝宝" in outcome.out
    assert english_in(outcome.out) == []


def test_every_group_of_the_tasks_has_a_title():
    from carrywell.cli.load_list import GROUPS

    assert {task.group for task in tasks().tasks.values()} == set(GROUPS)


# ---- the ways of a task


def test_ways_show_names_numbers_and_the_usual_way(run):
    outcome = run("load", "lift_floor", *HER)
    assert (outcome.code, outcome.err) == (0, "")
    assert "For you (1.63 m, 65 kg, 6 months after the birth) and a baby of 7.6 kg." in outcome.out
    for way in tasks().tasks["lift_floor"].variant:
        assert words("en").text("tasks", "lift_floor", "variants", way.id, "name") in outcome.out
    assert len(re.findall(r"█+▓+░* +\d\.\d kN \(\d\.\d–\d\.\d\)$", outcome.out, re.MULTILINE)) == 5
    assert "[The usual way]" in outcome.out
    assert "usual woman" not in outcome.out
    assert " ".join(words("en").text("load", "not_risk").split()[:6]) in outcome.out


def test_shown_number_is_that_of_the_json(run):
    ways = json.loads(run("load", "lift_floor", *HER, "--json").out)["ways"]
    shown = run("load", "lift_floor", *HER).out
    for way in ways:
        figure = way["compression_n"]
        value, low, high = (f"{figure[name] / 1000:.1f}" for name in ("value", "low", "high"))
        assert f"{value} kN ({low}–{high})" in shown


def test_bars_have_one_scale(run):
    """The way with the higher number never has the shorter bar."""
    rows = re.findall(r"^  ([█▓]+)░* +(\d\.\d) kN", run("load", "lift_floor", *HER).out, re.MULTILINE)
    by_number = sorted((float(number), len(bar)) for bar, number in rows)
    assert len(by_number) == 5
    assert [length for _, length in by_number] == sorted(length for _, length in by_number)


def test_without_her_it_says_a_usual_woman(run):
    for arguments in (("lift_floor",), ("lift_floor", "half_kneel"), ("--day",)):
        outcome = run("load", *arguments)
        assert "For a usual woman (1.63 m, 65 kg, 6 months after the birth)" in outcome.out, arguments
        assert "--days-since-birth 75" in outcome.out


def test_usual_woman_is_one_for_whom_the_task_comes_up(run):
    assert "30 weeks pregnant" in run("load", "own_pick_floor").out
    assert "10 months after the birth" in run("load", "toddler_up").out
    assert "11 months after the birth" in run("load", "nappy_table", "child_stands").out


def test_what_she_did_not_tell_is_named(run):
    outcome = run("load", "lift_floor", "--height", "1.70").out
    assert "your weight and your" in outcome
    assert "You gave neither weeks nor days since the birth" in outcome
    assert "For the baby we took 7." in run("load", "lift_floor", "--weeks", "30").out


def test_one_way_is_told_alone_with_how_it_is_done_and_four_figures(run):
    outcome = run("load", "lift_floor", "half_kneel", *HER)
    assert "One knee down, baby via your thigh" in outcome.out
    assert "Kneel on one knee on something soft" in outcome.out
    assert "\n  Squat with baby between your feet" not in outcome.out
    for key, unit in (("compression", "kN"), ("moment", "N·m"), ("shear", "kN"), ("disc_pressure", "MPa")):
        assert re.search(rf"• {words('en').text('load', key)}: about [\d.]+ {unit}", outcome.out), key


def test_file_and_options_give_the_same(run, tmp_path):
    file = tmp_path / "her.json"
    file.write_text(json.dumps(HER_FILE), encoding="utf-8")
    by_options = run("load", "lift_floor", *HER)
    assert run("load", "lift_floor", "--answers", str(file)) == by_options
    assert run("load", "lift_floor", "--answers", "-", stdin=json.dumps(HER_FILE)) == by_options


def test_home_changes_the_result(run):
    def heaviest(*home):
        result = json.loads(run("load", "nappy_table", "side_on_twisted", *HER, *home, "--json").out)
        return result["moment_nm"]["value"]

    assert heaviest("--home", "changer=0.60") > heaviest("--home", "changer=0.95")


def test_way_out_of_her_reach_is_left_out_with_its_name(run):
    outcome = run("load", "bath", "--height", "1.25", "--home", "baby_bath_stand=1.45")
    assert outcome.code == 0
    assert "Left out" in outcome.out
    assert "“Baby bath on a firm stand” is left out" in outcome.out


# ---- a day


def test_day_shows_tasks_changes_heaviest_and_what_others_can_do(run):
    outcome = run("load", "--day", *HER)
    assert (outcome.code, outcome.err) == (0, "")
    for title in ("Your day", "What would save most", "The strongest single moments", "Others can do these too"):
        assert f"\n{title}\n" in outcome.out
    assert re.search(r"^  Feeding, sitting +\d times a day.*[█▓]+░* +\d+ *$", outcome.out, re.MULTILINE)
    assert "not a risk" in " ".join(outcome.out.split())


def test_day_takes_her_own_counts(run):
    own = HER_FILE | {"day": {"lift_floor": {"times": 33}, "feed_sit": {"times": 0}}}
    outcome = run("load", "--day", "--answers", "-", stdin=json.dumps(own))
    assert "33 times a day" in outcome.out
    assert "Feeding, sitting" not in outcome.out


def test_day_of_nothing_says_so(run):
    nothing = {"person": {"stage": {"pregnant_weeks": 12}}, "day": {key: {"times": 0} for key in tasks().tasks}}
    outcome = run("load", "--day", "--answers", "-", stdin=json.dumps(nothing))
    assert outcome.code == 0
    assert words("en").text("load", "day", "no_tasks") in outcome.out


# ---- both languages, every width

PAGES = [("lift_floor",), ("lift_floor", "half_kneel"), ("own_pick_floor",), ("--day",), ("--day", "--weeks", "30")]


@pytest.mark.parametrize("arguments", PAGES, ids=" ".join)
def test_chinese_has_no_english_left(run, arguments):
    outcome = run("load", *arguments, "--lang", "zh-hans")
    assert outcome.code == 0
    assert english_in(outcome.out) == []


@pytest.mark.parametrize("columns", [40, 60, 100])
@pytest.mark.parametrize("lang", ["en", "zh-hans"])
@pytest.mark.parametrize("arguments", [(), *PAGES], ids=" ".join)
def test_no_line_is_wider_than_the_terminal(run, monkeypatch, arguments, lang, columns):
    import carrywell.cli.load as command

    def narrow(*, colour):
        from rich.console import Console

        screen = Console(no_color=True, highlight=False, markup=False, emoji=False, width=columns)
        screen.width = min(columns, 84)
        return screen

    monkeypatch.setattr(command, "console", narrow)
    out = run("load", *arguments, "--lang", lang).out
    assert max(map(cell_len, out.splitlines())) <= columns


def test_output_that_is_piped_has_no_escapes(run):
    assert "\x1b" not in run("load", "lift_floor").out
    assert "\x1b" not in run("load", "--day").out


def test_every_task_has_a_page_in_both_languages(run):
    for task in tasks().tasks:
        for lang in ("en", "zh-hans"):
            outcome = run("load", task, "--lang", lang)
            assert (outcome.code, outcome.err) == (0, ""), task


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("way", [(), ("in_one_piece",)])
def test_a_task_that_the_model_sees_in_part_is_shown_without_numbers(run, lang, way):
    shown = run("load", "bed_turn", *way, "--lang", lang, *HER).out
    assert words("zh_hans" if lang == "zh" else "en").text("tasks", "bed_turn", "name") in shown
    assert not re.search(r"[█▓░]|kN|N·m|MPa", shown)


def test_a_picture_of_a_task_that_the_model_sees_in_part_has_no_number(run):
    drawing = run("load", "bed_turn", "--svg", "-").out
    assert drawing.startswith("<svg")
    assert "kN" not in drawing
