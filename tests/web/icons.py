"""The icons of the installed app, drawn from `icon.svg`. `python -m tests.web.icons` draws them again in Chromium."""

from __future__ import annotations

import struct
from pathlib import Path

from run_tests import find_browser

STATIC = Path(__file__).parents[2] / "src" / "carrywell" / "web" / "static" / "web"
#: Name to side in pixels and whether the ground fills the square; systems cut full ones to their own shape.
ICONS = {"192": (192, False), "512": (512, False), "maskable-512": (512, True), "touch-180": (180, True)}
ROUNDED = ' rx="8"'


def path_of(name: str) -> Path:
    """Where the icon lies."""
    return STATIC / "icons" / f"{name}.png"


def drawing(full: bool) -> str:
    """The mark, on rounded ground or on a full square."""
    svg = (STATIC / "icon.svg").read_text(encoding="utf-8")
    if ROUNDED not in svg:
        raise ValueError(f"icon.svg has no{ROUNDED} to leave out")
    return svg.replace(ROUNDED, "") if full else svg


def size_of(png: bytes) -> tuple[int, int]:
    """Width and height, from the header of a PNG."""
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def draw() -> None:
    """Draw every icon."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox", "--disable-gpu"])
        for name, (side, full) in ICONS.items():
            page = browser.new_page(viewport={"width": side, "height": side})
            page.set_content(f"<style>body{{margin:0}}svg{{display:block;width:{side}px}}</style>{drawing(full)}")
            page.screenshot(path=path_of(name), omit_background=True)
            page.close()
        browser.close()


if __name__ == "__main__":
    draw()
