import pytest

from carrywell.errors import InputError
from carrywell.figure import draw_side_by_side
from carrywell.figure.side_by_side import wrapped
from tests.figure.pictures import CHAIR, HALF_KNEEL, STOOP, SVG, parsed

CAPTIONS = [("Bent over", "3.1 kN (2.5 to 3.7)"), ("单膝跪地", "1.6 kN"), ("On a chair", "1.2 kN")]


def test_every_picture_has_its_caption() -> None:
    root = parsed(draw_side_by_side([STOOP, HALF_KNEEL, CHAIR], CAPTIONS))

    said = [text.text for text in root.iter(f"{SVG}text")]

    assert said == [line for pair in CAPTIONS for line in pair]


def test_rows_wrap() -> None:
    _, _, one_wide, one_high = _box([STOOP, HALF_KNEEL, CHAIR], 3)
    _, _, two_wide, two_high = _box([STOOP, HALF_KNEEL, CHAIR], 2)

    assert two_wide < one_wide
    assert two_high > one_high


def _box(pictures: list, columns: int) -> list[float]:
    root = parsed(draw_side_by_side(pictures, CAPTIONS, columns=columns))
    return [float(part) for part in (root.get("viewBox") or "").split()]


@pytest.mark.parametrize(("pictures", "captions"), [([], []), ([STOOP], [])])
def test_a_caption_for_each_picture(pictures: list, captions: list) -> None:
    with pytest.raises(InputError) as refused:
        draw_side_by_side(pictures, captions)

    assert refused.value.field == "captions"


def test_long_names_break_at_words_and_chinese_anywhere() -> None:
    assert wrapped("Squat, baby between your feet", 10) == ("Squat, baby", "between your", "feet")
    assert wrapped("先把宝宝抱到胸前，再站起来", 8) == ("先把宝宝抱到胸", "前，再站起来")
