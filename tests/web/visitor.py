"""One browser window that shows every page as the woman that the page needs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.web.every_page import Shown
from tests.web.women import session_of

#: Pages are opened in the first; the others only change colours.
THEMES = ("night", "dark", "light")
#: On the evidence page there are hundreds, all made from one part.
OPEN = """() => [...document.querySelectorAll("details")].slice(0, 8).forEach(
    (details) => { details.open = true; })"""
EMPTY = """() => {
    document.querySelectorAll("#answers input:not([type=hidden])").forEach((input) => {
        if (input.type === "radio" || input.type === "checkbox") input.checked = false;
        else input.value = "";
    });
}"""
COPY = """() => document.querySelector("main").prepend(
    document.querySelector("#copy-note").content.cloneNode(true))"""
THEME_NOW = "document.documentElement.dataset.theme"


def _answer(body: str) -> Callable[[Any], None]:
    return lambda route: route.fulfill(body=body, content_type="text/html")


class Visitor:
    """Turns into one woman after the other, and notes everything the browser asks for or complains of."""

    def __init__(self, context: Any, address: str, sessions: dict[str, str], bodies: dict[str, str]) -> None:
        self.context, self.address, self.sessions = context, address, sessions
        self.asked: list[str] = []
        self.said: list[str] = []
        context.on("request", lambda request: self.asked.append(request.url))
        context.on("console", lambda message: self.said.append(message.text))
        self.page = context.new_page()
        self._cookie("carrywell_theme", THEMES[0])
        for path, body in bodies.items():
            self.page.route(f"**{path}", _answer(body))

    def visit(self, shown: Shown) -> None:
        """Open the page as this woman, everything on it unfolded."""
        if shown.woman not in self.sessions:
            self.sessions[shown.woman] = session_of(shown.woman)
        self._cookie("carrywell_session", self.sessions[shown.woman])
        self.page.goto(shown.address)
        assert self.page.url == f"{self.address}{shown.address}"
        if shown.act == "empty":
            self.page.evaluate(EMPTY)
            with self.page.expect_navigation():
                self.page.locator("#answers .primary").last.click()
            assert self.page.locator("[role=alert]").count() == 1
        if shown.act == "copy":
            self.page.evaluate(COPY)
        self.page.evaluate(OPEN)

    def _cookie(self, name: str, value: str) -> None:
        self.context.clear_cookies(name=name)
        if value:
            self.context.add_cookies([{"name": name, "value": value, "url": self.address}])
