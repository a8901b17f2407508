"""Marks as an SVG document that stands alone: no scripts, nothing from outside, no ids to collide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

from carrywell.figure.marks import Mark
from carrywell.figure.shapes import rings

SVG = "http://www.w3.org/2000/svg"
#: Outlines may deviate by this much [cm].
_TOLERANCE = 0.025
FONTS = (
    'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Hiragino Sans GB", '
    '"Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", sans-serif'
)


@dataclass(frozen=True)
class View:
    """The part of the plane that is shown [cm]: left edge, height of the bottom edge, width and height."""

    left: float
    bottom: float
    width: float
    height: float

    @property
    def top(self) -> float:
        """Height of the upper edge."""
        return self.bottom + self.height


def document(view: View, width_px: int | None, title: str, description: str) -> ElementTree.Element:
    """An empty picture whose unit is the centimetre; y runs down from the upper edge."""
    root = ElementTree.Element("svg", {"xmlns": SVG, "viewBox": f"0 0 {number(view.width)} {number(view.height)}"})
    root.set("role", "img")
    if width_px is not None:
        root.set("width", str(width_px))
        root.set("height", str(round(width_px * view.height / view.width)))
    if title:
        root.set("aria-label", f"{title}. {description}" if description else title)
        ElementTree.SubElement(root, "title").text = title
    elif description:
        root.set("aria-label", description)
    if description:
        ElementTree.SubElement(root, "desc").text = description
    return root


def group(parent: ElementTree.Element) -> ElementTree.Element:
    """A group whose lines have round joins."""
    return ElementTree.SubElement(parent, "g", {"stroke-linejoin": "round", "stroke-linecap": "round", "fill": "none"})


def draw_marks(parent: ElementTree.Element, marks: Sequence[Mark], left: float, top: float) -> None:
    """Every mark as one path, moved so that ``left`` and ``top`` are the origin."""
    for mark in marks:
        data = _data(mark, left, top)
        if not data:
            continue
        path = ElementTree.SubElement(parent, "path", {"d": data})
        if mark.fill is not None:
            path.set("fill", mark.fill)
        if mark.line is not None:
            path.set("stroke", mark.line)
            path.set("stroke-width", number(mark.width))
        if mark.dashed:
            path.set("stroke-dasharray", f"{number(3 * mark.width)} {number(3 * mark.width)}")
        if mark.opacity < 1:
            path.set("opacity", number(mark.opacity))


def _data(mark: Mark, left: float, top: float) -> str:
    parts = []
    for ring in rings(mark.shape.simplify(_TOLERANCE, preserve_topology=False)):
        closed = len(ring) > 2 and ring[0] == ring[-1]
        points = [f"{number(x - left)} {number(top - z)}" for x, z in (ring[:-1] if closed else ring)]
        parts.append("M" + "L".join(points) + ("Z" if closed else ""))
    return "".join(parts)


def number(value: float) -> str:
    """To a tenth of a millimetre, without a tail of zeros."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def text_of(root: ElementTree.Element) -> str:
    """The document as text."""
    return ElementTree.tostring(root, encoding="unicode")
