"""What is drawn, in order: a shape, its fill, its line."""

from __future__ import annotations

from dataclasses import dataclass

from carrywell.figure.shapes import Shape


@dataclass(frozen=True)
class Mark:
    """One shape with its tones; a fill or a line that is None is left out; ``width`` is the line's [cm]."""

    shape: Shape
    fill: str | None = None
    line: str | None = None
    width: float = 0.0
    opacity: float = 1.0
    dashed: bool = False


@dataclass(frozen=True)
class Pen:
    """The one thin outline of a figure: its tone and its width [cm]."""

    ink: str
    width: float

    def outlined(self, shape: Shape, fill: str) -> Mark:
        """A filled shape with the outline."""
        return Mark(shape, fill, self.ink, self.width)

    def line(self, shape: Shape, share: float = 1.0) -> Mark:
        """The line alone."""
        return Mark(shape, None, self.ink, self.width * share)
