"""By night the drawn figures take the night tones: `python -m tests.web.figure_night` writes the style that does it."""

from __future__ import annotations

from pathlib import Path

from carrywell.figure.palette import tones

CSS = Path(__file__).parents[2] / "src" / "carrywell" / "web" / "static" / "web" / "figure.css"
#: As `carrywell.wire.picture.picture_of` draws them.
SKIN = 2
#: Only pictures with words in them use these.
UNUSED = {"text", "card", "soft_ink"}
HEAD = "/* The drawn figures by night: each tone of the day gives way to its own. Made by tests/web/figure_night.py. */"


def style() -> str:
    """The style sheet, from the palette of the figures."""
    day, night = vars(tones(SKIN, "day")), vars(tones(SKIN, "night"))
    rules = [HEAD, "@media screen and (prefers-color-scheme: dark) {"]
    for role, tone in day.items():
        if role not in UNUSED:
            for name in ("fill", "stroke"):
                rules += [f'  .figure [{name}="{tone}"] {{', f"    {name}: {night[role].lower()};", "  }", ""]
    return "\n".join([*rules[:-1], "}", ""])


if __name__ == "__main__":
    CSS.write_text(style(), encoding="utf-8")
