"""The body map as data and as a page: every option with a place has a region, and every region an option."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest

from carrywell import AfterBirth, Pregnant
from carrywell.knowledge.reader import load
from carrywell.web.body_map import ROOM, Map, Place, Region, Side, body
from carrywell.web.body_map_drawn import belly_of, dressed, paths, smooth
from tests.web import body_map_style
from tests.web.walking import answer, begin, begin_pregnant, shown, text_of, walk_to

LEAST_TARGET_PX = 44
ASKED = [(one, question) for one in body().map for question in one.questions]
NAMES = [question for _, question in ASKED]
#: Its place is known, but a thumb on the middle of the low back must not mean it.
LIST_ONLY = {"needle_spot"}


def places(shown_map: Map, question: str) -> list[Place]:
    """The places of one of the questions of a map."""
    return [place for place in shown_map.place if place.option in load().questions[question].options]


def middles(region: Region, one: Map) -> list[tuple[float, float]]:
    """The middle of what a map shows of a region, on both sides of a pair; on the midline where it crosses that."""
    across, down = ([spot[axis] for spot in region.spots] for axis in (0, 1))
    top, bottom = max(one.top, min(down)), min(one.bottom, max(down))
    if top >= bottom:
        return []
    if region.mirror == "half":
        return [(0, (down[0] + down[-1]) / 2)]
    x, y = (min(across) + max(across)) / 2, (top + bottom) / 2
    return [(x, y), (-x, y)] if region.mirror == "pair" else [(x, y)]


def hit(offered: list[Place], side: Side, x: float, y: float) -> str | None:
    """What a thumb there chooses: the last of the rectangles lies on top."""
    found = None
    for place in offered:
        for on, (left, top, right, bottom) in place.touches():
            if on == side and left <= x <= right and top <= y <= bottom:
                found = place.option
    return found


# ---- the data


@pytest.mark.parametrize(("one", "question"), ASKED, ids=NAMES)
def test_every_option_is_a_place_or_stands_elsewhere(one: Map, question: str) -> None:
    placed = {place.option for place in one.place}
    assert placed.isdisjoint(one.elsewhere)
    assert set(load().questions[question].options) <= placed | set(one.elsewhere)


@pytest.mark.parametrize("one", body().map, ids=lambda one: one.id)
def test_every_place_and_every_elsewhere_is_an_option(one: Map) -> None:
    options = {option for question in one.questions for option in load().questions[question].options}
    assert {place.option for place in one.place} | set(one.elsewhere) == options
    assert len({place.option for place in one.place}) == len(one.place)


def test_every_region_belongs_to_a_place() -> None:
    assert {region.id for region in body().region} == {
        name for one in body().map for place in one.place for name in place.regions
    }


def test_no_question_has_two_maps_and_only_questions_about_places_have_one() -> None:
    assert sorted(NAMES) == ["leg_tingle_numb", "pain_radiation", "pain_site", "pain_site_also"]
    assert body().map_of("turning_in_bed") is None


@pytest.mark.parametrize(("one", "question"), ASKED, ids=NAMES)
def test_every_place_but_the_needle_can_be_touched_where_it_is_drawn(one: Map, question: str) -> None:
    offered = places(one, question)
    assert {place.option for place in offered if not place.touches()} <= LIST_ONLY
    for place in offered:
        for side in dict.fromkeys(side for side, _ in place.touches()):
            drawn = [region for region in body().region if region.id in place.regions and region.on(side)]
            seen = [spot for region in drawn for spot in middles(region, one)]
            assert seen, (place.option, side)
            for x, y in seen:
                assert hit(offered, side, x, y) == place.option, (side, x, y)


@pytest.mark.parametrize("one", body().map, ids=lambda one: one.id)
def test_every_target_is_large_enough_for_a_thumb(one: Map) -> None:
    pixel = ROOM / one.width_px
    for place in one.place:
        for _, (left, top, right, bottom) in place.touches():
            assert min(right - left, bottom - top) / pixel >= LEAST_TARGET_PX, place.option


@pytest.mark.parametrize(("one", "question"), ASKED, ids=NAMES)
def test_what_a_target_above_leaves_of_one_below_is_large_enough(one: Map, question: str) -> None:
    pixel = ROOM / one.width_px
    offered = [(place.option, side, box) for place in places(one, question) for side, box in place.touches()]
    for number, (option, side, (left, top, right, bottom)) in enumerate(offered):
        above = [box for _, on, box in offered[number + 1 :] if on == side and box[1] < bottom and box[3] > top]
        edges = sorted({left, right, *(x for box in above for x in (box[0], box[2]) if left < x < right)})
        free = [
            after - before
            for before, after in pairwise(edges)
            if not any(box[0] < (before + after) / 2 < box[2] and box[1] <= top and box[3] >= bottom for box in above)
        ]
        assert max(free) / pixel >= LEAST_TARGET_PX, option


# ---- the drawing


def test_line_runs_through_its_spots() -> None:
    # Catmull-Rom: controls lie (next - before) / 6 away; an open end stands for its missing neighbour.
    assert smooth(((0, 0), (6, 0)), closed=False) == "M0 0c1 0 5 0 6 0"
    assert smooth(((0, 0), (6, 0), (12, 0)), closed=False) == "M0 0c1 0 4 0 6 0s5 0 6 0"


def test_spot_without_bend_is_a_corner() -> None:
    assert smooth(((0, 0), (6, 0, 0), (12, 6)), closed=False) == "M0 0c1 0 6 0 6 0s5 5 6 6"


def test_pair_is_drawn_on_both_sides() -> None:
    assert paths(((3, 0), (9, 0)), "pair", closed=False) == ["M3 0c1 0 5 0 6 0", "M-3 0c-1 0-5 0-6 0"]


def test_half_shape_is_closed_across_the_midline() -> None:
    (path,) = paths(((0, 0, 0), (6, 3, 0), (0, 6, 0)), "half")
    assert path == "M0 0c0 0 6 3 6 3s-6 3-6 3-6-3-6-3 6-3 6-3Z"


def test_clothes_end_at_neckline_and_hems() -> None:
    half = ((1, 0), (4, 2), (8, 4), (9, 9), (6, 4), (5, 8))
    neck, hem = ((0, 3), (4, 2, 0)), ((8, 4, 0), (7, 5), (6, 4, 0))
    assert dressed(half, neck, [hem]) == ((0, 3), (4, 2, 0), (8, 4, 0), (7, 5), (6, 4, 0), (5, 8))


@pytest.mark.parametrize(
    ("stage", "belly"),
    [
        (Pregnant(15), "flat"),
        (Pregnant(16), "middle"),
        (Pregnant(27), "middle"),
        (Pregnant(28), "late"),
        (AfterBirth(20), "flat"),
        (None, "flat"),
    ],
)
def test_belly_follows_the_weeks(stage: Any, belly: str) -> None:
    assert belly_of(stage) == belly


def test_style_of_the_places_is_fresh() -> None:
    assert body_map_style.CSS.read_text(encoding="utf-8") == body_map_style.style()


# ---- the page


def test_every_target_is_a_label_of_an_input_in_the_list(her: Any) -> None:
    begin(her)
    page = walk_to(her, "pain_site").content.decode()
    ids = dict(re.findall(r'<input type="radio" name="answer" value="(\w+)"[^>]* id="(\w+)"', page))
    targets = re.findall(r'<label class="target at-(\w+) [\w-]+" for="(\w+)"></label>', page)
    touched = {place.option for place in places(body().map[0], "pain_site") if place.touches()}
    assert {option for option, _ in targets} == touched
    assert all(ids[option] == answers for option, answers in targets)
    assert page.index('<div class="body-map trunk" aria-hidden="true">') < page.index('class="choices')


def test_pregnant_woman_has_no_needle_and_a_belly(her: Any, stranger: Any) -> None:
    begin(her)
    begin_pregnant(stranger, weeks="34")
    after, before = (walk_to(one, "pain_site").content.decode() for one in (her, stranger))
    assert ("at-needle_spot" in after, "at-needle_spot" in before) == (True, False)
    assert ('class="belly"' in after, 'class="belly"' in before) == (False, True)


def test_question_about_no_place_has_no_map(her: Any) -> None:
    begin(her)
    page = walk_to(her, "pain_site")
    assert b"body-map" in page.content
    page = answer(her, shown(page), {})
    assert shown(page) not in NAMES
    assert b"body-map" not in page.content


def test_error_keeps_the_map(her: Any) -> None:
    begin(her)
    walk_to(her, "pain_site")
    page = her.post("/check/", {"shown": "pain_site"}, follow=True)
    assert "Please choose one answer" in text_of(page)
    assert b"body-map" in page.content


def test_map_speaks_her_language() -> None:
    from tests.web.walking import browser

    hers = browser("zh-CN")
    begin(hers)
    page = text_of(walk_to(hers, "pain_site"))
    assert "正面 背面" in page
    assert "点图上的位置，或从列表里选。" in page
