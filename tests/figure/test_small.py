from dataclasses import replace

import pytest

from carrywell.figure import draw, draw_small, draw_together
from carrywell.figure.svg import _joined, _outline
from carrywell.spine.posture import Posture
from tests.figure.pictures import CHAIR, STOOP, SVG, UPRIGHT, parsed


def box(svg: str) -> tuple[float, float]:
    """Width and height of what a picture shows [cm]."""
    *_, width, height = map(float, (parsed(svg).get("viewBox") or "").split())
    return width, height


def test_small_picture_is_silent_and_a_fraction_of_the_large() -> None:
    root = parsed(draw_small(STOOP))

    assert (root.get("aria-hidden"), root.get("role"), root.find(f"{SVG}desc")) == ("true", None, None)
    assert len(draw_small(STOOP)) < len(draw(STOOP)) / 3


def test_small_picture_shows_the_upper_part_of_a_woman_who_stands() -> None:
    width, height = box(draw_small(UPRIGHT))

    assert (width, height) == pytest.approx((84, 1.1 * 84))
    assert height < box(draw(UPRIGHT))[1] * 0.6


def test_small_picture_shows_the_whole_of_what_hangs_low() -> None:
    bag = replace(UPRIGHT, prop="bag")

    assert box(draw_small(bag))[1] > 150


def test_small_picture_of_one_who_lies_is_wide() -> None:
    width, height = box(draw_small(replace(UPRIGHT, posture=Posture("lying"))))

    assert width > 2 * height


def test_together_stand_on_one_floor_and_say_what_they_show() -> None:
    both = draw_together([UPRIGHT, CHAIR], "two women")
    alone = [box(draw_together([picture], ""))[0] for picture in (UPRIGHT, CHAIR)]

    assert parsed(both).get("aria-label") == "two women"
    assert box(both)[0] == pytest.approx(sum(alone) - 2 * 6 + 26, abs=0.02)  # one pair of margins less, one gap more
    assert box(both)[1] == pytest.approx(max(box(draw_together([p], ""))[1] for p in (UPRIGHT, CHAIR)), abs=0.02)


def test_outline_goes_in_steps_from_point_to_point() -> None:
    points = [(100, 250), (100, 250), (95, 262), (101, 262)]

    assert _outline(points, 1) == "M10 25l-.5 1.2 .6 0"


def test_numbers_need_no_gap_before_a_minus() -> None:
    assert _joined(["1", "-2", "3", "-.4"]) == "1-2 3-.4"
