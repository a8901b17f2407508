"""The style of the places of the body map: `python -m tests.web.body_map_style` writes it.

Where the targets lie, and what a chosen place looks like. A page may carry no style of its own, so the places of the
data become classes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from carrywell.web.body_map import CENTRES, ROOM, Map, body
from carrywell.web.body_map_drawn import spot_name

CSS = Path(__file__).parents[2] / "src" / "carrywell" / "web" / "style" / "body_map_places.css"
HEAD = "/* The places of the body map. Made by tests/web/body_map_style.py from body_map.toml. */"


def style() -> str:
    """The style sheet, from the maps."""
    options = dict.fromkeys(place.option for one in body().map for place in one.place)
    rules = [rule for one in body().map for rule in _spots(one)]
    rules += [rule for option in options for rule in _states(option)]
    return "\n\n".join([HEAD, *rules]) + "\n"


def _spots(shown: Map) -> Iterator[str]:
    yield _rule(f".{shown.id} :is(.sides, .picture)", f"width: min({shown.width_px}px, 100%)")
    for place in shown.place:
        for number, (side, (left, top, right, bottom)) in enumerate(place.touches()):
            yield _rule(
                f".{shown.id} .{spot_name(place.option, number)}",
                f"left: {(CENTRES[side] + left) / ROOM:.2%}",
                f"top: {(top - shown.top) / shown.height:.2%}",
                f"width: {(right - left) / ROOM:.2%}",
                f"height: {(bottom - top) / shown.height:.2%}",
            )


def _states(option: str) -> Iterator[str]:
    here, row = f".at-{option}", f'[value="{option}"]'
    yield _rule(
        f".placed:has({row}:checked) {here}",
        "--region: var(--accent)",
        "--region-forced: Highlight",
        "--region-line: var(--accent)",
        "--region-line-forced: Highlight",
        "--region-dash: none",
        "--name: block",
        "--tick: block",
    )
    yield _rule(
        f".placed:has(.choice:hover {row}, {row}:focus-visible, .target{here}:hover) {here}",
        "--region-line: var(--ink)",
        "--region-line-forced: CanvasText",
        "--region-width: 5",
        "--region-dash: none",
    )
    yield _rule(f".placed:has(.target{here}:hover) .choice:has({row})", "border-color: var(--accent)")


def _rule(selector: str, *lines: str) -> str:
    return selector + " {\n" + "".join(f"  {line};\n" for line in lines) + "}"


if __name__ == "__main__":
    CSS.write_text(style(), encoding="utf-8")
