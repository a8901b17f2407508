"""Turning over in bed: each of its two ways has a picture and words of its own."""

from __future__ import annotations

from dataclasses import replace

from carrywell import AfterBirth, Person
from carrywell.figure import describe, draw
from carrywell.figure.joints import joints
from carrywell.figure.lying_back import _laid
from carrywell.spine.situation import situation_of
from carrywell.spine.tasks import task_named
from carrywell.wire.picture import heaviest_picture

HERE = situation_of(Person(AfterBirth(75)))
FIRST, IN_ONE = (replace(heaviest_picture(way, HERE), load_n=None) for way in task_named("bed_turn").variant)


def test_two_ways_of_turning_are_two_pictures() -> None:
    assert draw(FIRST) != draw(IN_ONE)
    assert describe(FIRST)[0] != describe(IN_ONE)[0]


def test_knees_are_up_in_one_piece_and_down_with_the_shoulders_first() -> None:
    """A thigh is 0.245 of her stature: bent, the knee stands high above the hip; straight, it does not."""
    one, first = (_laid(joints(picture), 55.0, picture.lying_on) for picture in (IN_ONE, FIRST))
    assert one.near_leg.knee.z - one.near_leg.hip.z > 0.15 * one.stature
    assert abs(first.near_leg.knee.z - first.near_leg.hip.z) < 0.05 * first.stature


def test_one_arrow_with_the_shoulders_first_and_two_in_one_piece() -> None:
    """Each arrow is two lines in the colour of the load; there is no halo here."""
    arrows = [draw(picture).count('stroke="#6A3D8F"') for picture in (FIRST, IN_ONE)]
    assert arrows[1] == 2 * arrows[0] > 0
