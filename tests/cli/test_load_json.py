"""`carrywell load` for programs: JSON of every result, the picture, and errors in the one shape."""

import json
import os
import subprocess
import sys
from xml.etree import ElementTree

import pytest

from carrywell.knowledge.task_reader import tasks
from carrywell.person import AfterBirth, Baby, Person, Pregnant
from carrywell.spine.body import Body
from carrywell.spine.compare import compare
from carrywell.spine.day import day
from carrywell.spine.load import OUTPUTS, spine_load
from carrywell.spine.posture import Hands, Posture
from carrywell.spine.situation import situation_of
from carrywell.spine.tasks import task_named
from carrywell.wire.load_write import comparison_json, day_json, load_json, way_json

HER = ("--days-since-birth", "180", "--height", "1.63", "--mass", "65", "--baby-mass-kg", "7.6")
PERSON = {"height_m": 1.63, "mass_kg": 65, "stage": {"days_since_birth": 180}, "baby": {"mass_kg": 7.6}}
SITUATION = situation_of(Person(AfterBirth(180), height_m=1.63, mass_kg=65, baby=Baby(7.6)))
POSTURE = {
    "body": {"sex": "female", "height_m": 1.6, "mass_kg": 60, "pregnant_weeks": 30},
    "posture": {"support": "sitting", "trunk_flexion_deg": 20, "back_rest": False},
    "hands": {"mass_kg": 4, "forward_m": 0.3, "sideways_m": 0.1},
}


def result_of(outcome):
    assert (outcome.code, outcome.err) == (0, "")
    return json.loads(outcome.out)


def as_json(result):
    return json.loads(json.dumps(result))


# ---- results


def test_way_has_the_shape_of_the_contract(run):
    result = result_of(run("load", "lift_floor", "half_kneel", *HER, "--json"))
    for output in ("moment_nm", "compression_n", "shear_n", "disc_pressure_mpa"):
        assert result[output].keys() == {"value", "low", "high"}
        assert result[output]["low"] <= result[output]["value"] <= result[output]["high"]
    way = next(way for way in compare(task_named("lift_floor"), SITUATION).ways if way.variant.id == "half_kneel")
    assert {key: value for key, value in result.items() if key != "for"} == as_json(
        way_json(task_named("lift_floor"), way)
    )


def test_task_gives_all_its_ways(run):
    result = result_of(run("load", "lift_floor", *HER, "--json"))
    told = result.pop("for")
    assert result == as_json(comparison_json(compare(task_named("lift_floor"), SITUATION)))
    assert told["supposed"] == []
    assert (told["days_since_birth"], told["height_m"], told["baby_mass_kg"]) == (180, 1.63, 7.6)


def test_json_names_what_was_supposed(run):
    usual = result_of(run("load", "lift_floor", "--json"))["for"]
    assert usual["supposed"] == ["stage", "height_m", "mass_kg", "baby_mass_kg"]
    assert (usual["height_m"], usual["mass_kg"], usual["days_since_birth"]) == (1.63, 65.0, 180)
    partly = result_of(run("load", "lift_floor", "--weeks", "30", "--mass", "70", "--json"))["for"]
    assert partly["supposed"] == ["height_m", "baby_mass_kg"]
    assert (partly["pregnant_weeks"], partly["days_since_birth"]) == (30, None)


def test_day_takes_counts_and_home(run):
    own = {"person": PERSON, "day": {"nappy_table": {"times": 8, "seconds": 150}}, "home": {"changer": 0.7}}
    result = result_of(run("load", "--day", "--answers", "-", "--json", stdin=json.dumps(own)))
    row = next(row for row in result["tasks"] if row["task"] == "nappy_table")
    assert (row["times"], row["seconds"], row["own_count"]) == (8, 150, True)
    usual = result_of(run("load", "--day", *HER, "--json"))
    usual.pop("for")
    assert usual == as_json(day_json(day(SITUATION, cares=True)))


def test_pregnant_day_has_no_baby_in_it(run):
    rows = result_of(run("load", "--day", "--weeks", "30", "--json"))["tasks"]
    assert {tasks().tasks[row["task"]].when for row in rows} == {"always", "pregnant"}


def test_list_as_json_has_every_task_with_words_of_both_languages(run):
    rows = result_of(run("load", "--json"))
    assert [row["task"] for row in rows] == list(tasks().tasks)
    for row in rows:
        assert [way["variant"] for way in row["variants"]] == [way.id for way in tasks().tasks[row["task"]].variant]
        for said in (row["words"], row["about"], *(way[key] for way in row["variants"] for key in ("words", "how"))):
            assert said.keys() == {"en", "zh_hans"}
            assert all(said.values())


def test_list_for_her_leaves_out_what_does_not_fit_the_baby(run):
    rows = result_of(run("load", "--days-since-birth", "10", "--json"))
    ways = [way["variant"] for row in rows if row["task"] == "nappy_table" for way in row["variants"]]
    assert "toddler_up" not in [row["task"] for row in rows]
    assert "facing_close" in ways
    assert "child_stands" not in ways


# ---- one object through --answers


def test_posture_object_gives_its_four_figures(run):
    result = result_of(run("load", "--answers", "-", "--json", stdin=json.dumps(POSTURE)))
    load = spine_load(
        Body("female", 1.6, 60, pregnant_weeks=30),
        Posture("sitting", trunk_flexion_deg=20),
        Hands(4, forward_m=0.3, sideways_m=0.1),
    )
    assert result == as_json(load_json(load))
    assert tuple(result) == OUTPUTS


def test_posture_object_in_words(run):
    outcome = run("load", "--answers", "-", "--lang", "zh-hans", stdin=json.dumps(POSTURE))
    assert outcome.code == 0
    assert "四个数" in outcome.out


def test_task_object_is_the_same_as_the_task_named(run):
    for variant, arguments in ((None, ("lift_floor",)), ("half_kneel", ("lift_floor", "half_kneel"))):
        asked = {"task": "lift_floor", "person": PERSON} | ({"variant": variant} if variant else {})
        assert run("load", "--answers", "-", "--json", stdin=json.dumps(asked)) == run(
            "load", *arguments, *HER, "--json"
        )
        assert run("load", "--answers", "-", stdin=json.dumps(asked)) == run("load", *arguments, *HER)


def test_twins_and_sex_come_from_the_file(run):
    person = {"stage": {"days_since_birth": 60}, "baby": {"sex": "boy", "count": 2}}
    result = result_of(run("load", "--day", "--answers", "-", "--json", stdin=json.dumps({"person": person})))
    found = day(situation_of(Person(AfterBirth(60), baby=Baby(sex="boy", count=2))), cares=True)
    result.pop("for")
    assert result == as_json(day_json(found))


# ---- the picture


def names_in(svg):
    return [text.text for text in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


def test_picture_is_well_formed_with_every_way_and_its_number(run, tmp_path):
    file = tmp_path / "ways.svg"
    outcome = run("load", "lift_floor", *HER, "--svg", str(file))
    assert outcome.code == 0
    assert outcome.out.rstrip().endswith(f"The picture is in {file}.")
    said = "".join(names_in(file.read_text(encoding="utf-8"))).replace(" ", "")
    for way in compare(task_named("lift_floor"), SITUATION).ways:
        assert f"{way.compression_n.value / 1000:.1f}kN" in said
    assert "Onekneedown" in said


def test_picture_of_one_way_replaces_the_file(run, tmp_path):
    file = tmp_path / "ways.svg"
    file.write_text("something longer that was there before" * 5000, encoding="utf-8")
    assert run("load", "lift_floor", "half_kneel", "--svg", str(file), "--lang", "zh-hans").code == 0
    svg = file.read_text(encoding="utf-8")
    said = "".join(names_in(svg))
    assert "单膝跪下，先抱到大腿上" in said
    assert "弯腰" not in said


def test_picture_goes_to_standard_output_alone(run):
    day_svg = run("load", "lift_floor", "--svg", "-")
    night_svg = run("load", "lift_floor", "--svg", "-", "--theme", "night")
    assert ElementTree.fromstring(day_svg.out).tag == "{http://www.w3.org/2000/svg}svg"
    assert ElementTree.fromstring(night_svg.out).tag == "{http://www.w3.org/2000/svg}svg"
    assert day_svg.out != night_svg.out
    assert day_svg.err == ""


def test_picture_and_json_go_together_when_the_picture_has_a_file(run, tmp_path):
    file = tmp_path / "ways.svg"
    assert result_of(run("load", "lift_floor", "--json", "--svg", str(file)))["task"] == "lift_floor"
    assert file.exists()


@pytest.mark.parametrize("lang", ["en", "zh-hans"])
def test_picture_that_cannot_be_written_is_told(run, tmp_path, lang):
    missing = run("load", "lift_floor", "--svg", str(tmp_path / "no" / "a.svg"), "--lang", lang)
    assert (missing.code, missing.out) == (2, "")
    assert str(tmp_path / "no" / "a.svg") in missing.err
    folder = run("load", "lift_floor", "--svg", str(tmp_path), "--lang", lang, "--json")
    assert folder.code == 2
    assert json.loads(folder.out)["error"]["code"] == "file_is_folder"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
def test_full_disk_is_told(run):
    outcome = run("load", "lift_floor", "--svg", "/dev/full")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("/dev/full cannot be written (No space left on device).")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
def test_full_standard_output_is_told():
    command = [sys.executable, "-m", "carrywell", "load", "lift_floor", "--svg", "-", "--lang", "en"]
    with open("/dev/full", "w", encoding="utf-8") as full:
        process = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False)
    assert process.returncode == 2
    assert process.stderr.startswith("stdout cannot be written")
    assert "Traceback" not in process.stderr


# ---- bad input

BAD = [
    (("lift_flor",), "task", "unknown_option"),
    (("lift_floor", "cartwheel"), "variant", "unknown_option"),
    (("nappy_table", "child_stands", "--days-since-birth", "10"), "variant", "unknown_option"),
    (("lift_floor", "--weeks", "60"), "--weeks", "too_large"),
    (("lift_floor", "--days-since-birth", "-1"), "--days-since-birth", "too_small"),
    (("lift_floor", "--weeks", "30", "--days-since-birth", "3"), "--days-since-birth", "stage_both"),
    (("lift_floor", "--height", "163"), "--height", "too_large"),
    (("lift_floor", "--height", "nan"), "--height", "wrong_type_number"),
    (("lift_floor", "--mass", "5"), "--mass", "too_small"),
    (("lift_floor", "--baby-mass-kg", "60"), "--baby-mass-kg", "too_large"),
    (("lift_floor", "--baby-age-days", "5000"), "--baby-age-days", "too_large"),
    (("lift_floor", "--home", "kitchen=1"), "--home kitchen", "unknown_option"),
    (("lift_floor", "--home", "sofa=high"), "--home sofa", "wrong_type_number"),
    (("lift_floor", "--home", "sofa=nan"), "--home sofa", "wrong_type_number"),
    (("lift_floor", "--home", "sofa=7"), "--home sofa", "too_large"),
    (("lift_floor", "--home", "sofa=0.4", "--home", "sofa=0.5"), "--home sofa", "stands_twice"),
    (("--day", "--home", "kitchen=1"), "--home kitchen", "unknown_option"),
]


@pytest.mark.parametrize(("arguments", "field", "code"), BAD, ids=[f"{field}-{code}" for _, field, code in BAD])
def test_bad_option_names_the_option_and_what_to_do(run, arguments, field, code):
    outcome = run("load", *arguments, "--json")
    error = json.loads(outcome.out)["error"]
    assert (outcome.code, error["field"], error["code"]) == (2, field, code)
    assert error["message"].keys() == {"en", "zh_hans"}
    for lang in ("en", "zh-hans"):
        told = run("load", *arguments, "--lang", lang)
        assert (told.code, told.out) == (2, "")
        assert field in told.err.splitlines()[0]


OBJECTS = [
    ({"person": PERSON | {"weight": 3}}, "person.weight", "unknown_field"),
    ({"person": PERSON, "home": {"kitchen": 1}}, "home.kitchen", "unknown_option"),
    ({"person": PERSON, "day": {"juggling": {"times": 3}}}, "day.juggling", "unknown_option"),
    ({"person": PERSON, "day": {"lift_floor": {"times": 300}}}, "day.lift_floor.times", "too_large"),
    ({"person": PERSON, "day": {"bath": {"times": 1, "variant": "x"}}}, "day.bath.variant", "unknown_option"),
    ({"person": {"stage": {}}}, "person.stage", "stage_missing"),
    ({}, "person", "missing"),
    ([], "input", "wrong_type_object"),
    (None, "input", "wrong_type_object"),
]


@pytest.mark.parametrize(("given", "field", "code"), OBJECTS, ids=[f"{field}-{code}" for _, field, code in OBJECTS])
def test_bad_object_names_its_field(run, given, field, code):
    outcome = run("load", "--day", "--answers", "-", "--json", stdin=json.dumps(given))
    error = json.loads(outcome.out)["error"]
    assert (outcome.code, error["field"], error["code"]) == (2, field, code)
    assert field in run("load", "--day", "--answers", "-", stdin=json.dumps(given)).err.splitlines()[0]


POSTURES = [
    ({"body": {"mass_kg": 60}}, "body.height_m", "missing"),
    ({"posture": {}}, "body", "missing"),
    (POSTURE | {"hands": {"mass_kg": 4}}, "hands.forward_m", "missing"),
    (POSTURE | {"hands": {"mass_kg": 4, "forward_m": 1.2}}, "hands.forward_m", "out_of_reach"),
    (POSTURE | {"posture": {"support": "flying"}}, "posture.support", "unknown_option"),
    (POSTURE | {"shoes": {}}, "shoes", "unknown_field"),
]


@pytest.mark.parametrize(("given", "field", "code"), POSTURES, ids=[f"{field}-{code}" for _, field, code in POSTURES])
def test_bad_posture_names_its_field(run, given, field, code):
    outcome = run("load", "--answers", "-", "--json", stdin=json.dumps(given))
    error = json.loads(outcome.out)["error"]
    assert (outcome.code, error["field"], error["code"]) == (2, field, code)


def test_unknown_task_tells_where_the_list_is(run):
    outcome = run("load", "lift_flor")
    assert "lift_floor" in outcome.err.splitlines()[0]
    assert outcome.err.splitlines()[1] == "All tasks: carrywell load --lang en"


TOGETHER = [
    ("--day", "lift_floor"),
    ("--day", "--svg", "a.svg"),
    ("--svg", "a.svg"),
    ("--theme", "night", "lift_floor"),
    ("lift_floor", "--json", "--svg", "-"),
    ("--answers", "-", "--weeks", "30"),
    ("--answers", "-", "--home", "sofa=0.4"),
    ("--jsonl", "-", "lift_floor"),
    ("--jsonl", "-", "--answers", "-"),
    ("lift_floor", "--home", "sofa"),
    ("lift_floor", "half_kneel", "more"),
    ("lift_floor", "--baby-sex", "yes"),
    ("lift_floor", "--weeks", "thirty"),
]


@pytest.mark.parametrize("arguments", TOGETHER, ids=" ".join)
@pytest.mark.parametrize("lang", ["en", "zh-hans"])
def test_what_does_not_go_together_is_refused(run, tmp_path, monkeypatch, arguments, lang):
    monkeypatch.chdir(tmp_path)
    outcome = run("load", "--lang", lang, *arguments, stdin=json.dumps({"person": PERSON}))
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.splitlines()[-1].endswith("carrywell load --help")
    assert list(tmp_path.iterdir()) == []


def test_pregnant_person_of_the_file_is_the_one_of_the_options(run):
    person = {"stage": {"pregnant_weeks": 24}, "height_m": 1.7}
    by_file = run("load", "own_pick_floor", "--json", "--answers", "-", stdin=json.dumps({"person": person}))
    assert by_file == run("load", "own_pick_floor", "--json", "--weeks", "24", "--height", "1.7")
    found = compare(task_named("own_pick_floor"), situation_of(Person(Pregnant(24), height_m=1.7)))
    result = json.loads(by_file.out)
    result.pop("for")
    assert result == as_json(comparison_json(found))
