"""The parts of a page in the terminal: headings, paragraphs and lists, wrapped to its width."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from carrywell.cli.wrap import hanging, wrapped


@dataclass(frozen=True)
class Page:
    """A page that is written from the top."""

    screen: Console

    def heading(self, text: str) -> None:
        self.screen.print()
        self.paragraph(text, "bold", indent=0)

    def paragraph(self, text: str, style: str = "", indent: int = 2) -> None:
        for line in wrapped(text, self.screen.width - indent) if text else ():
            self.screen.print(" " * indent + line, style=style)

    def item(self, mark: str, text: str, style: str = "", indent: int = 2, mark_style: str = "") -> None:
        for line in hanging(mark, text, self.screen.width - indent):
            told = Text(" " * indent + line, style=style)
            if line.startswith(mark):
                told.stylize(mark_style, indent, indent + len(mark))
            self.screen.print(told)

    def points(self, title: str, items: Iterable[str]) -> None:
        listed = tuple(items)
        if listed:
            self.heading(title)
            for item in listed:
                self.item("•", item)
