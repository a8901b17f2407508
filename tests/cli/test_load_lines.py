"""`carrywell load --jsonl`: many postures and tasks, in order, each as if it came alone."""

import contextlib
import json
import random
import subprocess
import sys

import pytest

from carrywell.errors import InputError
from carrywell.wire.load_batch import answer, answer_postures

PERSON = {"stage": {"days_since_birth": 180}, "baby": {"mass_kg": 7.6}}
GOOD = {"body": {"height_m": 1.6, "mass_kg": 60}, "posture": {"trunk_flexion_deg": 30}}
OUT_OF_REACH = {"body": {"height_m": 1.6, "mass_kg": 60}, "hands": {"mass_kg": 5, "forward_m": 1.1}}
TASK = {"task": "lift_floor", "variant": "half_kneel", "person": PERSON}


def postures(count, seed=3):
    """Postures of every kind, most of them possible."""
    dice = random.Random(seed)
    for number in range(count):
        body = {"height_m": dice.uniform(1.5, 1.8), "mass_kg": dice.uniform(45, 100)}
        if number % 3 == 0:
            body["pregnant_weeks"] = dice.uniform(5, 41)
        if number % 7 == 0:
            body["sex"] = "female" if "pregnant_weeks" in body else "male"
        posture = {
            "support": dice.choice(["standing", "sitting", "kneeling", "lying"]),
            "trunk_flexion_deg": dice.uniform(-20, 100),
            "lateral_bend_deg": dice.uniform(-20, 20),
            "back_rest": dice.choice([True, False, 0.4]),
            "speed": dice.choice(["slow", "normal", "fast"]),
        }
        if number % 5 == 0:
            posture["knee_flexion_deg"] = dice.uniform(0, 120)
        held = {"mass_kg": dice.uniform(0, 9), "forward_m": dice.uniform(0.1, 1.0)}
        yield {"body": body, "posture": posture} | ({"hands": held} if number % 4 else {})


def single(data):
    try:
        return answer(data)
    except InputError as error:
        return error.field, error.code


def lines(*objects):
    return "\n".join(json.dumps(data) for data in objects) + "\n"


def test_batch_equals_single_calls():
    objects = list(postures(120))
    together = [
        (found.field, found.code) if isinstance(found, InputError) else found for found in answer_postures(objects)
    ]
    assert together == [single(data) for data in objects]
    assert any(isinstance(found, tuple) for found in together), "none was out of reach: the test is too tame"


def test_batch_of_nothing_and_of_only_bad_ones():
    assert answer_postures([]) == []
    found = answer_postures([OUT_OF_REACH, {"body": {}}])
    assert [(error.field, error.code) for error in found] == [
        ("hands.forward_m", "out_of_reach"),
        ("body.height_m", "missing"),
    ]


def test_lines_keep_their_order_across_batches(run):
    objects = list(postures(1100, seed=9))
    outcome = run("load", "--jsonl", "-", stdin=lines(*objects))
    rows = [json.loads(line) for line in outcome.out.splitlines()]
    assert len(rows) == 1100
    for number in (0, 1, 498, 499, 500, 501, 999, 1000, 1099):
        row = rows[number]
        told = (row["error"]["field"], row["error"]["code"]) if "error" in row else row
        assert told == single(objects[number])


def test_postures_and_tasks_may_be_mixed(run):
    outcome = run("load", "--jsonl", "-", stdin=lines(GOOD, TASK, GOOD, {"task": "lift_floor", "person": PERSON}))
    rows = [json.loads(line) for line in outcome.out.splitlines()]
    assert (outcome.code, outcome.err) == (0, "")
    assert rows[0] == rows[2] == single(GOOD)
    assert rows[1] == single(TASK)
    assert rows[1] == json.loads(run("load", "--answers", "-", "--json", stdin=json.dumps(TASK)).out)
    assert next(way["variant"] for way in rows[3]["ways"]) == "stoop_far"


def test_bad_lines_are_told_in_their_place(run, tmp_path):
    file = tmp_path / "lines.jsonl"
    bad_task = {"task": "juggle", "person": PERSON}
    text = lines(GOOD) + "\n{broken\n" + lines(OUT_OF_REACH, bad_task, {}, [1], None, {"body": {}}, GOOD)
    file.write_text(text, encoding="utf-8")
    outcome = run("load", "--jsonl", str(file))
    rows = [json.loads(line) for line in outcome.out.splitlines()]
    assert outcome.code == 2
    assert [(row["line"], row["error"]["field"], row["error"]["code"]) for row in rows if "error" in row] == [
        (3, "input", "broken_json"),
        (4, "hands.forward_m", "out_of_reach"),
        (5, "task", "unknown_option"),
        (6, "task", "missing"),
        (7, "input", "wrong_type_object"),
        (8, "input", "wrong_type_object"),
        (9, "body.height_m", "missing"),
    ]
    assert rows[0] == rows[-1] == single(GOOD)
    assert outcome.err.startswith("7 of 9 lines could not be used")


def test_error_of_a_line_names_no_place_in_the_batch(run):
    """The engine sees an array; the reader of a line has one posture."""
    outcome = run("load", "--jsonl", "-", stdin=lines(GOOD, OUT_OF_REACH))
    assert json.loads(outcome.out.splitlines()[1])["error"]["field"] == "hands.forward_m"


def test_no_line_gives_nothing(run):
    outcome = run("load", "--jsonl", "-", stdin="\n\n")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")


def test_missing_file_is_told_as_json_and_in_words(run, tmp_path):
    outcome = run("load", "--jsonl", str(tmp_path / "no.jsonl"))
    assert outcome.code == 2
    assert json.loads(outcome.out)["error"]["code"] == "file_missing"
    assert outcome.err.startswith("There is no file")


@pytest.fixture
def piped():
    command = [sys.executable, "-m", "carrywell", "load", "--jsonl", "-", "--lang", "en"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    yield process
    process.kill()
    process.communicate()


def test_line_without_its_end_is_answered_when_the_pipe_closes(piped):
    out, err = piped.communicate(json.dumps(GOOD).encode(), timeout=60)
    assert json.loads(out) == single(GOOD)
    assert (piped.returncode, err) == (0, b"")


def test_full_batch_is_answered_while_the_pipe_stays_open(piped):
    piped.stdin.write((json.dumps(GOOD) + "\n").encode() * 500)
    piped.stdin.flush()
    assert json.loads(piped.stdout.readline()) == single(GOOD)


def test_task_is_answered_while_the_pipe_stays_open(piped):
    piped.stdin.write(lines(GOOD, TASK).encode())
    piped.stdin.flush()
    assert json.loads(piped.stdout.readline()) == single(GOOD)
    assert json.loads(piped.stdout.readline()) == single(TASK)


def test_reader_that_goes_away_ends_it_quietly(piped):
    piped.stdin.write((json.dumps(GOOD) + "\n").encode() * 500)
    piped.stdin.flush()
    piped.stdout.readline()
    piped.stdout.close()
    with contextlib.suppress(BrokenPipeError):
        piped.stdin.write((json.dumps(GOOD) + "\n").encode() * 1000)
        piped.stdin.close()
    piped.wait(timeout=60)
    assert b"Traceback" not in piped.stderr.read()
    piped.stdin = piped.stdout = None
