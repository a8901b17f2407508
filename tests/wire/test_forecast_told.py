"""The forecast in words: people, a range and of whom; never a date, never a promise."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest

from carrywell.knowledge.words import LANGUAGES, Language, words
from carrywell.track.forecast import Forecast, forecast_of
from carrywell.wire.forecast_told import forecast_told, women_of_100
from carrywell.wire.forecast_write import forecast_json
from tests.track.women import ANY, after_birth, pregnant


@pytest.mark.parametrize(
    ("share", "women"),
    [(0.42, 40), (0.43, 45), (0.081, 8), (0.087, 9), (0.096, 10), (0.124, 10), (0.126, 15), (0.999, 100), (0.0, 0)],
)
def test_shares_are_told_in_fives_from_ten_on(share: float, women: int) -> None:
    assert women_of_100(share) == women


def test_range_that_is_told_holds_as_often_as_it_says() -> None:
    """Each end is the nearest number, not the next one outwards: 22.4 to 42.4 of 100 is told as 20 to 40."""
    points = [point for point in forecast_of_pregnant().points if point.weeks in (6, 12, 26)]
    for point, line in zip(points, forecast_told(pregnant(), words("en")).told, strict=True):
        low, high = (5 * round(20 * end) for end in (point.low, point.high))
        assert line.endswith(f"it may be {low} to {high}.")


def forecast_of_pregnant() -> Forecast:
    found = forecast_of(pregnant())
    assert found is not None
    return found


def test_first_sentence_says_of_100_women_how_many_when_and_the_range() -> None:
    """The curve gives 38.6 % at 6 weeks (docs/track.md)."""
    first, second, third = forecast_told(pregnant(), words("en")).told
    told, _, band = first.partition("; ")
    assert told == "Of 100 women like you, about 40 still have pelvic girdle pain 6 weeks after the birth"
    assert re.fullmatch(r"it may be \d+ to \d+\.", band)
    assert "12 weeks after the birth" in second
    assert "half a year after the birth" in third


def test_later_women_are_told_of_the_weeks_ahead_and_of_whom() -> None:
    told = forecast_told(after_birth(182, checked_on=170), words("en"))
    assert [re.search(r"(one|two|three) years?", line).group() for line in told.told if line] == [  # type: ignore[union-attr]
        "one year",
        "two years",
        "three years",
    ]
    assert told.who.endswith("and who still had pain 24 weeks after the birth.")


def test_facts_give_the_three_years_with_their_denominator_and_say_that_pain_comes_back() -> None:
    """noren2002: 41 of 231; bergstrom2014: 65.3, 15.3 and 19.3 %."""
    facts = " ".join(forecast_told(pregnant(ANY), words("en")).facts)
    assert "Of 231 women who had back pain in pregnancy, 41 still had some three years later" in facts
    assert "At 14 months, 65 of 100 had it on and off, 15 had it all the time, and 19 had none" in facts


def test_soon_better_is_told_before_and_just_after_the_birth_and_for_pelvic_pain_alone() -> None:
    """gausel2020: 83 %."""
    early, late = after_birth(20, checked_on=10), after_birth(60, checked_on=50)
    assert any("83 of 100" in fact for fact in forecast_told(early, words("en")).facts)
    assert not any("83 of 100" in fact for fact in forecast_told(late, words("en")).facts)
    assert not any("83 of 100" in fact for fact in forecast_told(pregnant(ANY), words("en")).facts)
    assert "gausel2020" in forecast_told(early, words("en")).sources


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "causes",
    [
        {"coccydynia": 0.9},
        {"lumbar_disc_herniation_radiculopathy": 0.9},
        {"neuraxial_puncture_site_pain": 0.9},
    ],
)
def test_reason_stands_in_place_of_numbers(language: Language, causes: dict[str, float]) -> None:
    told = forecast_told(pregnant(causes), words(language))
    assert told.hidden
    assert (told.told, told.rows, told.facts) == ((), (), ())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_date_is_told(language: Language) -> None:
    course = after_birth(70, [(30, 4)], checked_on=20)
    told = forecast_told(course, words(language))
    said = " ".join((*told.told, told.who, *told.notes, *told.facts))
    assert str(date.today().year) not in said
    assert str(course.today.year) not in said
    assert "{" not in said


def test_own_notes_are_said_to_be_in_it() -> None:
    with_notes = forecast_told(after_birth(70, [(30, 4), (31, 5)], checked_on=20), words("en"))
    without = forecast_told(after_birth(70, checked_on=20), words("en"))
    assert "Your own notes are in it: 2 so far." in with_notes.notes
    assert "Your own notes will count as soon as you make some." in without.notes


def test_rows_hold_all_points_for_a_chart() -> None:
    rows = forecast_told(after_birth(70, checked_on=70), words("en")).rows
    assert (rows[0].when, rows[0].along, rows[0].still) == ("today", 0, 100)
    assert (rows[-1].when, rows[-1].along) == ("three years after the birth", 1)
    assert all(row.low <= row.still <= row.high for row in rows)


def test_rows_hold_what_a_list_tells_and_what_a_line_follows() -> None:
    rows = forecast_told(pregnant(), words("en")).rows
    assert all(row.still % 5 == 0 for row in rows if row.still >= 10)
    assert tuple(row.point for row in rows) == forecast_of_pregnant().points


def test_json_has_the_band_in_both_languages_or_the_reason() -> None:
    course = after_birth(70, [(30, 4)], checked_on=20)
    told = json.loads(json.dumps(forecast_json(course)))
    found = forecast_of(course)
    assert found is not None
    assert told["hidden"] is None
    assert told["points"][0] == {
        "weeks": 10.0,
        **{k: round(getattr(found.points[0], k), 3) for k in ("still", "low", "high")},
    }
    assert set(told["words"]) == {"en", "zh_hans"}
    assert forecast_json(pregnant({"coccydynia": 0.9}))["hidden"] == "not_covered"


def test_json_keeps_its_shape() -> None:
    """What callers build on, as its docstring lists it."""
    told = json.loads(json.dumps(forecast_json(after_birth(70, [(30, 4)], checked_on=20))))
    assert {name: type(value).__name__ for name, value in told.items()} == {
        "hidden": "NoneType",
        "curve": "str",
        "of": "str",
        "still_at_weeks": "float",
        "weeks_now": "float",
        "points": "list",
        "updated": "bool",
        "n_entries": "int",
        "noted_few": "bool",
        "modifiers": "list",
        "sources": "list",
        "words": "dict",
    }
    assert {frozenset(point) for point in told["points"]} == {frozenset(("weeks", "still", "low", "high"))}
    assert [set(words) for words in told["words"].values()] == 2 * [{"told", "who", "notes", "facts"}]
    hidden = forecast_json(pregnant({"coccydynia": 0.9}))
    assert set(hidden) == {"hidden", "words"}


def test_few_notes_are_said_to_widen_the_range_and_notes_of_most_days_are_not() -> None:
    few = forecast_told(after_birth(70, [(30, 4)], checked_on=20), words("en"))
    most = forecast_told(after_birth(70, [(day, 4) for day in range(30, 70)], checked_on=20), words("en"))
    said = "They cover few of the days so far"
    assert any(note.startswith(said) for note in few.notes)
    assert not any(note.startswith(said) for note in most.notes)
