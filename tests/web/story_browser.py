"""A story told in a real browser by what stands on the screen: labels, and the values of the forms behind them."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from carrywell.knowledge.reader import load
from carrywell.knowledge.words import Language, Words, words
from tests.cases.stories import Story, Ticks, reply
from tests.web.first_steps import FirstSteps, first_steps
from tests.web.screen_faults import IS_COVERED, faults
from tests.web.story_pages import MOST_SCREENS, Shown, is_number, values_of

LANGUAGES: dict[str, Language] = {"en": "en", "zh": "zh_hans"}
DJANGO = {"en": "en", "zh": "zh-hans"}


@dataclass
class Walk:
    """One woman with her phone: she sees a page, presses what has the words of her answer, and goes on.

    `look` is shown every screen before she answers. Every digit that she types counts as a tap. A screen with the same
    words as one in `seen` is not searched for faults again.
    """

    page: Any
    language: str
    look: Callable[[Any], None] = lambda page: None
    taps: int = 0
    screens: int = 0
    waiting_s: float = 0.0
    faults: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    @property
    def words(self) -> Words:
        return words(LANGUAGES[self.language])

    def said(self, text: str) -> str:
        """A word of the interface in her language."""
        from django.utils import translation

        with translation.override(DJANGO[self.language]):
            return translation.gettext(text)

    # ---- from the start to the result

    def through(self, story: Story) -> Shown:
        began = time.perf_counter()
        self.page.goto("/")
        self.waiting_s += time.perf_counter() - began
        self._see()
        self._go(self.page.get_by_role("link", name=self.said("Start"), exact=True))
        self._first_run(first_steps(story.person))
        for _ in range(MOST_SCREENS):
            self._see()
            if not self.page.locator("input[name=shown]").count():
                return self._result()
            self._answer(story)
        raise AssertionError(f"{story.id} does not end")

    def _see(self) -> None:
        self.screens += 1
        place, words = self.page.locator("h1").first.inner_text(), self._words_on_screen()
        if words not in self.seen:
            self.seen.add(words)
            self.faults += [f"{place}: {fault}" for fault in faults(self.page)]
        self.look(self.page)

    def _words_on_screen(self) -> str:
        """Without numbers: how far she has come makes no other screen."""
        return re.sub(r"\d+", "", self.page.locator("main").inner_text())

    def _go(self, target: Any) -> None:
        """Press what leads to another page, and wait for that page."""
        self._reach(target)
        began = time.perf_counter()
        with self.page.expect_navigation():
            target.click()
        self.waiting_s += time.perf_counter() - began

    def _press(self, target: Any) -> None:
        self._reach(target)
        target.click()

    def _reach(self, target: Any) -> None:
        self.taps += 1
        if covered := target.evaluate(IS_COVERED):
            self.faults.append(f"{self.page.locator('h1').first.inner_text()}: {covered}")

    def _type(self, place: Any, text: str) -> None:
        self._press(place)
        place.fill(text)
        self.taps += len(text)

    def _button(self, text: str) -> Any:
        return self.page.get_by_role("button", name=self.said(text), exact=True)

    # ---- who she is

    def _first_run(self, steps: FirstSteps) -> None:
        self._see()
        self._go(self.page.get_by_role("button", name=self.words.option("stage", steps.stage), exact=True))
        self._see()
        if steps.stage == "pregnant":
            self._tell_age(steps.age)
            self._tap_or_type([steps.week], "weeks", steps.week)
        else:
            number, unit = steps.since[-1]
            self._tap_or_type([":".join(way) for way in steps.since], "since", number, unit)
            self._see()
            self._tell_birth(steps)
        if self._tap("one").count():
            self._see()
            self._go(self._tap("one"))

    def _tap(self, value: str) -> Any:
        return self.page.locator(f"main button[value='{value}']")

    def _tap_or_type(self, values: Sequence[str], name: str, typed: str, unit: str = "") -> None:
        there = [value for value in values if self._tap(value).count()]
        if there:
            return self._go(self._tap(there[0]))
        self._type(self.page.locator(f"input[name={name}]"), typed)
        self._choose("unit", unit)
        self._go(self._button("Next"))

    def _tell_age(self, age: str) -> None:
        if age:
            self._press(self.page.locator("summary", has_text=self.said("Add your age")))
            self._type(self.page.locator("input[name=age]"), age)

    def _tell_birth(self, steps: FirstSteps) -> None:
        if self._tap(steps.born).count():
            return self._go(self._tap(steps.born))
        self._go(self.page.get_by_role("link", name=self.said("It was different"), exact=True))
        self._see()
        number, unit = steps.since[-1]
        self._type(self.page.locator("input[name=since]"), number)
        for name, value in (("unit", unit), ("neuraxial", steps.needle), ("birth", steps.birth)):
            self._choose(name, value)
        self._tell_age(steps.age)
        self._go(self._button("Next"))

    # ---- the interview

    def _answer(self, story: Story) -> None:
        if self._tell_alone().count():
            self._go(self._tell_alone())
            self._see()
        statements = self._values("yes")
        if statements:
            self._tick(reply(story, statements), statements)
        elif not self._answer_one(story):
            return self._go(self._button("Skip, not sure"))
        self._go(self._button("Next"))

    def _tell_alone(self) -> Any:
        """The button before the question for a private moment."""
        return self._button(self.words.text("private", "moment", "alone"))

    def _tick(self, done: Any, statements: Sequence[str]) -> None:
        assert isinstance(done, Ticks)
        for name, value in [("yes", name) for name in done.yes] + [("unsure", name) for name in done.unsure]:
            self._choose(name, value)
        for name in statements:
            told = self.words.tick(name) if self.words.has("ticks", name) else self.words.ask(name)
            assert self._label("yes", name).inner_text().strip() == told
        if done.none:
            self._press(self.page.locator("main label", has_text=self.said("None of these")))

    def _answer_one(self, story: Story) -> bool:
        """Whether she could answer."""
        asked, offered = self.page.locator("h1").first.inner_text(), self._values("answer")
        name = self._question(asked, offered)
        wanted = values_of(reply(story, [name]))  # type: ignore[arg-type]
        if not offered:
            if is_number(wanted):
                self._type(self.page.get_by_role("textbox", name=asked, exact=True), wanted[0])
                self._choose("unit", "days")
            return is_number(wanted)
        if not wanted or not set(wanted) <= set(offered):
            return False
        for value in wanted:
            self._choose("answer", value)
            if value in load().questions[name].options:
                assert self._label("answer", value).inner_text().strip() == self.words.option(name, value)
        return True

    def _question(self, asked: str, offered: Sequence[str]) -> str:
        """The question with these words; where several have them, the one with the choices that are shown."""
        named = [q for q in load().questions.values() if self.words.ask(q.id) == asked]
        fitting = [q.id for q in named if len(named) == 1 or set(offered) <= set(q.options)]
        assert len(fitting) == 1, asked
        return fitting[0]

    def _values(self, name: str) -> list[str]:
        found = self.page.locator(f"main input[name={name}]:is([type=radio], [type=checkbox])")
        return [str(value) for value in found.evaluate_all("all => all.map(e => e.value)")]

    def _label(self, name: str, value: str) -> Any:
        return self.page.locator(f"main label:has(input[name='{name}'][value='{value}'])")

    def _choose(self, name: str, value: str) -> None:
        if self._label(name, value).count():
            self._press(self._label(name, value))

    # ---- what she is told

    def _result(self) -> Shown:
        def texts(selector: str) -> tuple[str, ...]:
            return tuple(text.strip() for text in self.page.locator(selector).all_inner_texts())

        action = " ".join(texts("main .care-title")[0].split())
        return Shown(texts("main h1")[0], action, texts("main .signs strong"), texts("main .cause h3"))
