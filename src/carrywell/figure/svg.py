"""Marks as an SVG document that stands alone: no scripts, nothing from outside, no ids to collide."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

from carrywell.figure.marks import Mark
from carrywell.figure.shapes import rings

SVG = "http://www.w3.org/2000/svg"
#: Outlines may deviate by this much [cm]: large figures; one at the size of a hand; one in a list.
FINE, SOFT, COARSE = 0.025, 0.1, 0.4
#: From this tolerance on a tenth of a centimetre is exact enough.
_TENTHS_FROM = 0.05
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


def draw_marks(
    parent: ElementTree.Element, marks: Sequence[Mark], left: float, top: float, tolerance_cm: float = FINE
) -> None:
    """Every mark as one path, moved so that ``left`` and ``top`` are the origin; the outline most have is said once."""
    usual = Counter((mark.line, number(mark.width)) for mark in marks if mark.line is not None).most_common(1)
    line, width = usual[0][0] if usual else (None, "0")
    inside = ElementTree.SubElement(parent, "g", {} if line is None else {"stroke": line, "stroke-width": width})
    for mark in marks:
        data = _data(mark, left, top, tolerance_cm)
        if not data:
            continue
        path = ElementTree.SubElement(inside, "path", {"d": data})
        if mark.fill is not None:
            path.set("fill", mark.fill)
        if mark.line != line:
            path.set("stroke", mark.line or "none")
        if mark.line is not None and number(mark.width) != width:
            path.set("stroke-width", number(mark.width))
        if mark.dashed:
            path.set("stroke-dasharray", f"{number(3 * mark.width)} {number(3 * mark.width)}")
        if mark.opacity < 1:
            path.set("opacity", number(mark.opacity))


def _data(mark: Mark, left: float, top: float, tolerance_cm: float) -> str:
    digits = 1 if tolerance_cm >= _TENTHS_FROM else 2
    parts = []
    for ring in rings(mark.shape.simplify(tolerance_cm, preserve_topology=False)):
        closed = len(ring) > 2 and ring[0] == ring[-1]
        points = [(round((x - left) * 10**digits), round((top - z) * 10**digits)) for x, z in ring]
        parts.append(_outline(points[:-1] if closed else points, digits) + ("z" if closed else ""))
    return "".join(parts)


def _outline(points: Sequence[tuple[int, int]], digits: int) -> str:
    """One line through points in parts of a centimetre; each but the first as the step from the one before."""
    steps = [(x - before_x, y - before_y) for (before_x, before_y), (x, y) in itertools.pairwise(points)]
    moved = [_short(part, digits) for step in steps if step != (0, 0) for part in step]
    first = [_short(part, digits) for part in points[0]]
    return "M" + _joined(first) + ("l" + _joined(moved) if moved else "")


def _short(parts: int, digits: int) -> str:
    text = f"{parts / 10**digits:.{digits}f}".rstrip("0").rstrip(".")
    return re.sub(r"^(-?)0(?=\.)", r"\1", text) if text not in ("-0", "") else "0"


def _joined(numbers: Sequence[str]) -> str:
    """Numbers in a row; a minus sign is gap enough."""
    return " ".join(numbers).replace(" -", "-")


def number(value: float) -> str:
    """To a tenth of a millimetre, without a tail of zeros."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def text_of(root: ElementTree.Element) -> str:
    """The document as text."""
    return ElementTree.tostring(root, encoding="unicode")
