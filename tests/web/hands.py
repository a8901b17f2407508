"""Two ways to use a page: with the keys alone, and with a finger where scripts are off."""

from __future__ import annotations

from typing import Any, Protocol

MOST_STOPS = 120
#: Where the focus is, whether it can be seen there, and whether something lies over it.
FOCUS = """(selector) => {
    const at = document.activeElement, shown = [at, ...(at.labels ?? [])];
    const ring = shown.some((part) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(part);
        return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
    });
    const boxes = shown.flatMap((part) => [...part.getClientRects()]);
    const hit = boxes.some(({ left, right, top, bottom }) =>
        [[0.5, 0.5], [0.1, 0.2], [0.9, 0.2], [0.1, 0.8], [0.9, 0.8]].some(([across, down]) => {
            const found = document.elementFromPoint(left + across * (right - left), top + down * (bottom - top));
            return found !== null && shown.some((part) => part === found || part.contains(found));
        }));
    const name = `${at.tagName} ${at.name || at.getAttribute("href") || ""}`;
    return { there: at.matches(selector), nowhere: at === document.body, seen: ring && hit, name };
}"""


class Hand(Protocol):
    """What a flow needs."""

    page: Any

    def follow(self, selector: str) -> None:
        """Press what leads to another page, and wait for that page."""

    def unfold(self, selector: str) -> None:
        """Press what opens a part of the page."""

    def choose(self, selector: str) -> None:
        """Tick a box or pick one of several."""

    def write(self, selector: str, text: str) -> None:
        """Fill a field."""


class Finger:
    """Taps; for a page without scripts."""

    def __init__(self, page: Any) -> None:
        self.page = page

    def follow(self, selector: str) -> None:
        with self.page.expect_navigation():
            self.page.locator(selector).first.click()

    def unfold(self, selector: str) -> None:
        self.page.locator(selector).first.click()

    def choose(self, selector: str) -> None:
        self.page.locator(selector).first.check()

    def write(self, selector: str, text: str) -> None:
        self.page.locator(selector).first.fill(text)


class Keys:
    """Tab, Enter, Space, arrows and letters. Every stop on the way shows where the focus is."""

    def __init__(self, page: Any) -> None:
        self.page = page

    def follow(self, selector: str) -> None:
        self._reach(selector)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def unfold(self, selector: str) -> None:
        self._reach(selector)
        self.page.keyboard.press("Enter")

    def choose(self, selector: str) -> None:
        target = self.page.locator(selector).first
        if target.get_attribute("type") != "radio":
            self._reach(selector)
            self.page.keyboard.press("Space")
        else:
            # Of several radios Tab stops at one; arrows go to the others and choose them.
            self._reach(f"[name='{target.get_attribute('name')}']")
            self.page.keyboard.press("Space")
            for _ in range(MOST_STOPS):
                if target.is_checked():
                    break
                self.page.keyboard.press("ArrowDown")
        assert target.is_checked(), selector

    def write(self, selector: str, text: str) -> None:
        self._reach(selector)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(text)

    def _reach(self, selector: str) -> None:
        passed: list[str] = []
        for _ in range(MOST_STOPS):
            self.page.keyboard.press("Tab")
            focus = self.page.evaluate(FOCUS, selector)
            assert focus["seen"] or focus["nowhere"], f"{self.page.url}: the focus cannot be seen on {focus['name']}"
            if focus["there"]:
                return
            passed.append(focus["name"])
        raise AssertionError(f"{selector} cannot be reached on {self.page.url} by keyboard: {passed}")
