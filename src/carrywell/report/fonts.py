"""The fonts of the letter: Latin letters come with the typesetter, Chinese ones from this computer."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import typst

from carrywell.errors import CarrywellError

#: Embedded in the typesetter; covers Latin, Greek, Cyrillic.
LATIN = "Libertinus Serif"
#: Simplified Chinese families, the best on paper first.
CHINESE = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "Noto Sans SC",
    "PingFang SC",
    "Hiragino Sans GB",
    "Microsoft YaHei",
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "Source Han Serif CN",
    "Noto Serif SC",
    "Songti SC",
    "STSong",
    "SimSun",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "SimHei",
    "Heiti SC",
    "AR PL UMing CN",
    "Droid Sans Fallback",
)
#: A family counts when it can be set upright and not bold.
BOLD_FROM = 600
#: Letters beyond those are looked for in the fonts of this computer.
LAST_EMBEDDED = 0x052F
CHINESE_RANGES = ((0x2E80, 0x9FFF), (0xF900, 0xFAFF), (0xFF00, 0xFFEF), (0x20000, 0x323AF))


class FontMissingError(CarrywellError):
    """No font on this computer has Chinese letters."""


@cache
def system_fonts() -> typst.Fonts:
    """The fonts of this computer and those of the typesetter, looked up once per process."""
    return typst.Fonts()


@cache
def embedded_fonts() -> typst.Fonts:
    """The fonts that come with the typesetter."""
    return typst.Fonts(include_system_fonts=False)


def has_chinese(text: str) -> bool:
    """There are Chinese letters in it."""
    return any(low <= ord(letter) <= high for letter in text for low, high in CHINESE_RANGES)


def needs_system_fonts(text: str) -> bool:
    """There are letters in it that the embedded fonts may not have."""
    return any(ord(letter) > LAST_EMBEDDED and not 0x2000 <= ord(letter) <= 0x22FF for letter in text)


def chinese_family(fonts: typst.Fonts) -> str:
    """The family that Chinese is set in.

    Raises
    ------
    FontMissingError
        When none of the known families is there.
    """
    there = _upright(fonts.fonts())
    for family in CHINESE:
        if family in there:
            return family
    raise FontMissingError("no Chinese font")


def _upright(fonts: Iterable[typst.FontInfo]) -> set[str]:
    return {font.family for font in fonts if font.style == "normal" and font.weight < BOLD_FROM}
