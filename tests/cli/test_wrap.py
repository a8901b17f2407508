import pytest
from rich.cells import cell_len

from carrywell.cli.wrap import hanging, wrapped


def test_english_words_stay_whole():
    assert wrapped("Call the maternity unit now.", 12) == ["Call the", "maternity", "unit now."]


def test_no_chinese_line_begins_with_a_comma_or_ends_with_a_bracket():
    assert wrapped("腰背痛，怎么办", 6) == ["腰背", "痛，怎", "么办"]
    assert wrapped("打电话（现在）", 8) == ["打电话", "（现在）"]


def test_what_is_wider_than_a_line_is_cut():
    assert wrapped("abcdef", 4) == ["abcd", "ef"]
    assert wrapped("", 4) == [""]


@pytest.mark.parametrize("width", range(2, 30))
def test_no_line_is_too_wide_and_nothing_is_lost(width):
    text = "38℃或以上，call “999” now（英国）——好的。"
    lines = wrapped(text, width)
    assert max(map(cell_len, lines)) <= width
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_hanging_lines_stand_under_their_text():
    assert hanging("•", "one two", 6) == ["• one", "  two"]
