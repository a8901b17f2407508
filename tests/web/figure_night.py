"""The tones of the drawn figures by theme and by skin: `python -m tests.web.figure_night` writes the style for them.

A page draws every figure in the tones of the day and of one skin; the style gives each tone a name, and themes and
skins say what stands for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from carrywell.figure.palette import tones

CSS = Path(__file__).parents[2] / "src" / "carrywell" / "web" / "style" / "figure.css"
#: As `carrywell.wire.picture.picture_of` draws them.
SKIN = 2
SKINS = range(5)
#: Only pictures with words in them use these.
UNUSED = {"text", "card", "soft_ink"}
#: What depends on her skin.
SKIN_ROLES = ("skin", "skin_far", "hair", "baby_skin", "baby_hair")
#: In the dark every tone is mixed with this neutral, by this share; outlines, trousers and marks have their own.
DARK, DARK_SHARE = "#14181A", 0.24
DARK_OWN = {
    "ink": "#0C1011",
    "floor": "#5C6668",
    "trousers": "#4B6E77",
    "trousers_far": "#3B565D",
    "bead": "#CFD8D5",
    "bead_lumbar": "#E4E8E6",
    "load": "#C9A6E6",
}
HEAD = (
    "/* The drawn figures by theme and by skin: each tone of the day has a name, and what stands for it.\n"
    "   Made by tests/web/figure_night.py. */"
)
DEVICE_DARK = "@media screen and (prefers-color-scheme: dark)"

Palette = Mapping[str, str]


def palette(skin: int, theme: str) -> dict[str, str]:
    """The tones of one skin in one theme, by role."""
    found = vars(tones(skin, "night" if theme == "night" else "day"))
    used = {role: tone for role, tone in found.items() if role not in UNUSED}
    return used if theme != "dark" else {role: _dark(tone) for role, tone in used.items()} | DARK_OWN


def _dark(tone: str) -> str:
    mixed = (
        round(int(tone[at : at + 2], 16) * (1 - DARK_SHARE) + int(DARK[at : at + 2], 16) * DARK_SHARE)
        for at in (1, 3, 5)
    )
    return "#" + "".join(f"{value:02X}" for value in mixed)


def style() -> str:
    """The style sheet, from the palette of the figures."""
    rules = [HEAD]
    for role, tone in palette(SKIN, "light").items():
        for name in ("fill", "stroke"):
            rules += [f'.figure [{name}="{tone}"] {{', f"  {name}: var(--{_name(role)}, {tone.lower()});", "}", ""]
    rules += _block(":root", _skin(SKIN, "light"), "")
    for skin in SKINS:
        rules += _block(f'[data-skin="{skin}"]', _skin(skin, "light"), "")
    rules += [f"{DEVICE_DARK} {{", *_theme("dark", ":root:not([data-theme])"), "}", "", "@media screen {"]
    rules += [*_theme("dark", '[data-theme="dark"]'), "", *_theme("night", '[data-theme="night"]'), "}", ""]
    return "\n".join(rules)


def _name(role: str) -> str:
    return "figure-" + role.replace("_", "-")


def _skin(skin: int, theme: str) -> dict[str, str]:
    return {role: tone for role, tone in palette(skin, theme).items() if role in SKIN_ROLES}


def _theme(theme: str, selector: str) -> Iterator[str]:
    """What stands for each tone in a theme: for the usual skin, then for each other one."""
    lines = _block(selector, palette(SKIN, theme), "  ")
    for skin in SKINS:
        chosen = f'[data-skin="{skin}"]'
        lines += _block(f"{selector}{chosen},\n  {selector} {chosen}", _skin(skin, theme), "  ")
    return iter(lines[:-1])


def _block(selector: str, found: Palette, indent: str) -> list[str]:
    rules = [f"{indent}  --{_name(role)}: {tone.lower()};" for role, tone in found.items()]
    return [f"{indent}{selector} {{", *rules, f"{indent}}}", ""]


if __name__ == "__main__":
    CSS.write_text(style(), encoding="utf-8")
