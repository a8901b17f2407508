"""The style sheets, each one file from those of `style/`: `python -m tests.web.style` writes them."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

STYLE = Path(__file__).parents[2] / "src" / "carrywell" / "web" / "style"
STATIC = STYLE.parent / "static" / "web"
#: Sheet to its parts, in this order; what comes later wins. `app` is on every page, the others where they are needed.
SHEETS = {
    "app": (
        "tokens",
        "type",
        "layout",
        "components",
        "result",
        "asking",
        "first_run",
        "today",
        "plan",
        "load",
        "journal",
        "chart",
        "figure",
        "print",
    ),
    "map": ("body_map", "body_map_places"),
    "design": ("design",),
}
HEAD = "/* Made by tests/web/style.py from src/carrywell/web/style; change it there. */\n"


def sheet(name: str = "app") -> str:
    """All parts in one, without what only readers need."""
    text = "\n".join((STYLE / f"{part}.css").read_text(encoding="utf-8") for part in SHEETS[name])
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"\s*([{};])\s*", r"\1", text)
    text = re.sub(r"(?<=[\w-]): ", ":", text)
    return HEAD + text.replace(";}", "}").replace("}", "}\n").replace("}\n}", "}}").strip() + "\n"


def path_of(name: str) -> Path:
    """Where a sheet lies; the same made small for the way lies beside it, with `.gz` after its name."""
    return STATIC / f"{name}.css"


def squeezed(name: str) -> Path:
    """The sheet made small."""
    return path_of(name).with_suffix(".css.gz")


def update() -> None:
    """Write the sheets, and the same made small for the way."""
    for name in SHEETS:
        path_of(name).write_text(sheet(name), encoding="utf-8")
        squeezed(name).write_bytes(gzip.compress(sheet(name).encode(), mtime=0))


if __name__ == "__main__":
    update()
