"""Her home in words: each piece says once how it stands, and its scale stays within its ends."""

from __future__ import annotations

import re
from dataclasses import replace
from math import ceil, floor

import pytest

from carrywell import Life
from carrywell.knowledge.words import LANGUAGES, Language, words
from carrywell.plan.home_fit import PieceFit, home_fit
from carrywell.wire.home_told import tell_home, tell_pieces
from tests.plan.plans import her

both = pytest.mark.parametrize("language", LANGUAGES)


def piece(place: str, height_m: float) -> PieceFit:
    return next(found for found in home_fit(her(life=Life(home={place: height_m}))) if found.place == place)


@both
def test_a_piece_outside_what_is_good_that_loads_no_more_is_left_as_it_is(language: Language) -> None:
    """A cot base of 50 cm is higher than any low base; it loads no more than the best of those (25 to 40 cm)."""
    found = piece("cot_low", 0.50)
    assert (found.stands, found.good_to_m) == ("as_well", pytest.approx(0.40))
    told = tell_pieces((found,), language)[0]
    assert told.verdict == words(language).text("plan", "home", "stands", "as_well")


@both
def test_a_piece_that_is_surely_worse_says_by_how_much(language: Language) -> None:
    found = piece("changer", 0.60)
    told = tell_pieces((found,), language)[0]
    assert found.stands == "worse"
    assert f"{100 * found.best_m:.0f}" in told.verdict
    assert found.against is not None
    low, high = floor(100 * found.against.saving.low), ceil(100 * found.against.saving.high)
    assert 0 < low < high < 100
    assert re.search(rf"\b{low} to {high} %|{low}%到{high}%", told.verdict)


@both
def test_what_costs_nothing_tells_no_number_without_its_range(language: Language) -> None:
    sure = [free.saves for told in tell_pieces(home_fit(her()), language) for free in told.free if free.saves]
    numbered = [text for text in sure if text != words(language).text("plan", "home", "less_uncertain")]
    assert numbered
    assert [text for text in numbered if not re.search(r"\d+ to \d+ %|\d+%到\d+%", text)] == []


def test_a_piece_within_what_is_good_is_well() -> None:
    found = piece("changer", 0.97)
    assert found.stands == "well"
    assert tell_pieces((found,), "en")[0].tag == "Fine as it is"


def test_where_every_usual_height_is_alike_it_says_so() -> None:
    found = piece("chair", 0.43)
    assert found.any_height
    assert tell_pieces((found,), "en")[0].good == "Any usual height, 40 to 48 cm, is much the same for you."


@pytest.mark.parametrize("height_m", [0.45, 0.9, 1.45])
def test_marks_of_a_scale_lie_within_it(height_m: float) -> None:
    scale = tell_pieces((piece("changer", height_m),), "en")[0].scale
    places = (scale.good_from, scale.good_from + scale.good_span, scale.best, scale.now, scale.now_label.at)
    assert all(0 < place < 100 for place in places)


@both
def test_what_costs_nothing_tells_how_and_what_it_saves(language: Language) -> None:
    page = tell_home(home_fit(her()), language)
    assert all(listed.title and len(listed.rows) >= 2 for listed in page.lists)
    assert "{" not in repr(page)
    sofa = next(told for told in tell_pieces(home_fit(her()), language) if told.place == "sofa")
    assert all(free.title and free.text for free in sofa.free)
    weak = next(told for told in tell_pieces(home_fit(her()), language) if told.place == "chair").free
    assert {free.saves for free in weak} <= {words(language).text("plan", "home", "less_uncertain"), ""}


def test_a_range_of_one_height_is_told_as_one() -> None:
    found = piece("changer", 0.9)
    one = replace(found, good_from_m=found.best_m, good_to_m=found.best_m)
    assert tell_pieces((one,), "en")[0].good == f"Best for you: about {100 * found.best_m:.0f} cm."
