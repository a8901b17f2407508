from dataclasses import replace

import pytest

from carrywell.figure import draw
from carrywell.figure.palette import tones
from tests.figure.pictures import STOOP, UPRIGHT


def light(tone: str) -> float:
    """Relative luminance of a tone (WCAG 2.2)."""
    parts = [int(tone[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("skin", range(5))
def test_night_is_dim_and_warm(skin: int) -> None:
    for name, tone in vars(tones(skin, "night")).items():
        red, _, blue = (int(tone[index : index + 2], 16) for index in (1, 3, 5))
        assert light(tone) < 0.62, name
        assert blue <= red + 8, name


def test_night_uses_no_white() -> None:
    svg = draw(replace(STOOP, theme="night")).upper()

    assert "#FFF" not in svg
    assert "WHITE" not in svg


def test_five_skins_differ_and_clothes_stay() -> None:
    found = [tones(skin, "day") for skin in range(5)]

    assert len({one.skin for one in found}) == 5
    assert len({one.shirt for one in found}) == 1
    assert light(found[0].skin) > light(found[2].skin) > light(found[4].skin)


def test_skin_changes_the_picture() -> None:
    assert draw(replace(UPRIGHT, skin=0)) != draw(replace(UPRIGHT, skin=4))
