"""Whether a page fits the smallest phone, also with type twice as large, and whether a thumb hits everything on it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

SMALLEST = {"width": 320, "height": 640}
TARGET_PX = 44
#: What the browser's own setting of the type size changes; queries in `em` follow it, unlike a style of ours.
USUAL_TYPE, TWICE_TYPE = {"standard": 16, "fixed": 13}, {"standard": 32, "fixed": 26}
#: What makes the page wider than the screen, and text cut off by its own box or beyond an edge where nothing scrolls.
BEYOND = """() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const page = scrollWidth > clientWidth ? [`${scrollWidth} px of ${clientWidth}`] : [];
    return page.concat([...document.querySelectorAll("main *, header *, nav *, footer *")].filter((part) => {
        if (part.closest("svg, .visually-hidden, .skip")) return false;
        const box = part.getBoundingClientRect();
        if (!box.width) return false;
        const { overflowX } = getComputedStyle(part), scrolls = overflowX === "auto" || overflowX === "scroll";
        const cut = overflowX !== "visible" && !scrolls && part.scrollWidth > part.clientWidth + 1;
        return cut || box.right > clientWidth + 1 || box.left < -1;
    }).map((part) => `${part.tagName}.${part.className}: ${part.textContent.trim().slice(0, 40)}`));
}"""
#: A field in a label is as large as the label. A link within a sentence is as high as its line (WCAG 2.5.8, inline).
SMALL = """(least) => {
    const parts = document.querySelectorAll("a[href], button, summary, select, textarea, input:not([type=hidden])");
    const words = (element) => element.textContent.replace(/\\s+/g, " ").trim();
    const within = (link) => {
        if (link.tagName !== "A" || getComputedStyle(link).display !== "inline") return false;
        const whole = link.closest("p, li, dd, td");
        return whole !== null && words(whole).length > words(link).length + 1;
    };
    const boxes = (part) => [part, ...(part.labels ?? [])].map((each) => each.getBoundingClientRect());
    const seen = (part) => part.checkVisibility({ visibilityProperty: true })
        && !part.closest(".visually-hidden, .skip, [aria-hidden=true]");
    return [...parts].filter((part) => seen(part) && !within(part)
        && !boxes(part).some(({ width, height }) => Math.min(width, height) >= least - 0.01))
        .map((part) => {
            const { width, height } = part.getBoundingClientRect(), size = `${Math.round(width)}x${Math.round(height)}`;
            return `${part.tagName}.${part.className} ${size}: ${words(part).slice(0, 40)}`;
        });
}"""


def beyond(page: Any) -> list[str]:
    """What cannot be read without scrolling sideways, or not at all."""
    return list(page.evaluate(BEYOND))


def too_small(page: Any) -> list[str]:
    """What a thumb may miss."""
    return list(page.evaluate(SMALL, TARGET_PX))


@contextmanager
def type_twice_as_large(page: Any) -> Iterator[None]:
    """The page as somebody sees it who has set her browser so."""
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": TWICE_TYPE})
    try:
        yield
    finally:
        session.send("Page.setFontSizes", {"fontSizes": USUAL_TYPE})
        session.detach()
