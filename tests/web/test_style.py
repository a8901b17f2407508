"""The tokens: enough contrast in every theme; the sheet of all pages: fresh, small, and dark only on screens."""

from __future__ import annotations

import gzip
import re
from typing import Any

import pytest

from tests.web import figure_night, style
from tests.web.walking import answer, begin, shown

THEMES = ("light", "dark", "night")
LEVELS = ("emergency", "same-day", "within-days", "routine", "self-care")
#: Text on what it stands on.
TEXT = [
    *((name, ground) for name in ("ink", "soft", "accent", "load", *LEVELS) for ground in ("page", "card")),
    *(("ink", ground) for ground in ("tint",)),
    ("accent", "tint"),
    ("on-accent", "accent"),
    ("on-level", "emergency"),
    *((level, f"{level}-tint") for level in LEVELS[1:]),
]
#: Borders and marks that are the only sign of something.
MARKS = [*(("edge", ground) for ground in ("page", "card")), ("accent", "card"), ("load", "load-tint")]
LEAST_TEXT, LEAST_MARK = 4.5, 3.0


def tokens() -> dict[str, dict[str, str]]:
    """The colours of each theme, and of a device that asks for dark."""
    text = (style.STYLE / "tokens.css").read_text(encoding="utf-8")
    found = {}
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", text):
        name = re.search(r'data-theme="(\w+)"', selector)
        key = name[1] if name else "device" if "not([data-theme])" in selector else ""
        if key:
            found[key] = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", body))
    return found


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio, WCAG 2.2."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_of_known_pairs() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)  # the best known grey that just fails


@pytest.mark.parametrize("theme", THEMES)
def test_text_and_controls_stand_out(theme: str) -> None:
    colours = tokens()[theme]
    weak = [(a, b) for a, b in TEXT if contrast(colours[a], colours[b]) < LEAST_TEXT]
    weak += [(a, b) for a, b in MARKS if contrast(colours[a], colours[b]) < LEAST_MARK]
    assert weak == []


def test_every_theme_names_the_same_tokens_and_the_device_gets_dark() -> None:
    found = tokens()
    assert {frozenset(found[theme]) for theme in THEMES} == {frozenset(found["light"])}
    assert found["device"] == found["dark"]


def test_night_knows_no_white_and_no_blue() -> None:
    for name, colour in tokens()["night"].items():
        red, blue = int(colour[1:3], 16), int(colour[5:7], 16)
        assert red >= blue, name
        assert colour != "#ffffff"


def test_sheet_is_fresh() -> None:
    assert (style.STYLE / "figure.css").read_text(encoding="utf-8") == figure_night.style()
    for name in style.SHEETS:
        assert style.path_of(name).read_text(encoding="utf-8") == style.sheet(name)
        assert gzip.decompress(style.squeezed(name).read_bytes()).decode() == style.sheet(name)


def test_every_part_is_in_one_sheet() -> None:
    parts = [part for sheet in style.SHEETS.values() for part in sheet]
    assert sorted(parts) == sorted(path.stem for path in style.STYLE.iterdir())
    assert {path.name.split(".")[0] for path in style.STATIC.glob("*.css*")} == set(style.SHEETS)


def test_only_the_page_with_the_body_map_has_its_sheet(her: Any) -> None:
    page = begin(her)
    while "body-map" not in page.content.decode():
        assert "/map.css" not in page.content.decode()
        page = answer(her, shown(page), {})
    assert page.content.decode().count("/static/web/map.css") == 1


def test_every_page_has_one_sheet(her: Any) -> None:
    begin(her)
    for address in ("/", "/you", "/look/result", "/check/you", "/load"):
        assert her.get(address).content.decode().count('rel="stylesheet"') == 1, address


@pytest.mark.parametrize("name", style.SHEETS)
def test_dark_is_for_screens_only(name: str) -> None:
    sheet = style.sheet(name)
    before, *blocks = re.split(r"@media", sheet)
    for block in blocks:
        if "data-theme" in block or "prefers-color-scheme" in block:
            assert block.startswith(" screen"), block[:60]
    assert 'data-theme="night"' not in before


def test_no_rule_knows_how_the_phone_is_held() -> None:
    """A page locked to upright or across shuts out whoever has her phone fixed to a bed or chair (WCAG 1.3.4)."""
    assert not re.search(r"orientation|rotate\(-?(90|270)deg\)", "".join(map(style.sheet, style.SHEETS)))


def test_first_page_is_light_on_the_way(her: Any) -> None:
    page = her.get("/")
    sizes = [len(gzip.compress(page.content)), style.squeezed("app").stat().st_size]
    scripts = re.findall(r'<script src="([^"?]*)', page.content.decode())
    sizes += [len(b"".join(her.get(script))) for script in scripts]
    assert sum(sizes) < 60_000
    assert page.content.decode().count('rel="stylesheet"') == 1


def test_sheet_comes_squeezed(her: Any) -> None:
    answer = her.get("/static/web/app.css", HTTP_ACCEPT_ENCODING="gzip")
    assert answer["Content-Encoding"] == "gzip"
