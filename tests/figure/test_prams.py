import pytest

from carrywell.figure.marks import Pen
from carrywell.figure.palette import tones
from carrywell.figure.prams import Pram, front_wheel, pram_pieces


def test_front_wheels_stand_on_the_step() -> None:
    level, tipped = front_wheel(Pram(40.0)), front_wheel(Pram(40.0, step=15.0))

    assert tipped.z - level.z == pytest.approx(15.0, abs=0.6)


def test_folded_handle_is_not_drawn() -> None:
    colours = tones(2, "day")

    assert len(pram_pieces(Pram(40.0), colours, Pen(colours.ink, 0.5)).front) == 1
