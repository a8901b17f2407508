"""The style sheet of every page, one file from those of `style/`: `python -m tests.web.style` writes it."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

STYLE = Path(__file__).parents[2] / "src" / "carrywell" / "web" / "style"
SHEET = STYLE.parent / "static" / "web" / "app.css"
SQUEEZED = SHEET.with_name("app.css.gz")
#: In this order; what comes later wins.
PARTS = (
    "tokens",
    "type",
    "layout",
    "components",
    "result",
    "asking",
    "first_run",
    "body_map",
    "body_map_places",
    "today",
    "load",
    "chart",
    "design",
    "figure",
    "print",
)
HEAD = "/* Made by tests/web/style.py from src/carrywell/web/style; change it there. */\n"


def sheet() -> str:
    """All parts in one, without what only readers need."""
    text = "\n".join((STYLE / f"{part}.css").read_text(encoding="utf-8") for part in PARTS)
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"\s*([{};])\s*", r"\1", text)
    text = re.sub(r"(?<=[\w-]): ", ":", text)
    return HEAD + text.replace(";}", "}").replace("}", "}\n").replace("}\n}", "}}").strip() + "\n"


def update() -> None:
    """Write the sheet, and the same made small for the way."""
    SHEET.write_text(sheet(), encoding="utf-8")
    SQUEEZED.write_bytes(gzip.compress(sheet().encode(), mtime=0))


if __name__ == "__main__":
    update()
