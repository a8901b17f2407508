"""The first questions: her stage and what belongs to it. They make the `Person` of the interview."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from gettext import gettext as _
from gettext import ngettext
from typing import cast

from carrywell.cli.prompts import Ask, Line, Move, Prompts
from carrywell.knowledge.reader import Knowledge
from carrywell.knowledge.words import Language, Words, words, words_after_loss
from carrywell.person import AfterBirth, Birth, Neuraxial, Person, Pregnant, Stage

#: How long ago the birth was: unit, its days, and the largest number of them.
UNITS = {"days": (1.0, 1096), "weeks": (7.0, 156), "months": (30.44, 36)}

Value = str | float | None


@dataclass
class Context:
    """The steps answered so far, in order; `next_step` says what is missing."""

    knowledge: Knowledge
    language: Language
    given: dict[str, Value] = field(default_factory=dict)

    @property
    def words(self) -> Words:
        """The words for her."""
        return words_after_loss(self.language) if self.lost else words(self.language)

    def next_step(self) -> str | None:
        """The next step, or None when the person is known."""
        return next((step for step in self._steps() if step not in self.given), None)

    def _steps(self) -> list[str]:
        if self.given.get("stage") == "pregnant":
            return ["stage", "gestation_weeks", "age_years"]
        lost = self.given.get("stage") == "ended_early"
        before = ["stage", "loss", "after_loss"] if lost else ["stage"]
        if lost and self.given.get("after_loss") != "start":
            return before if self.given.get("loss") == "died" else before[:2]
        if not lost and self.given.get("stage") != "gave_birth":
            return before
        needle = self.knowledge.questions["neuraxial"].asked_when.max_days_since_birth or 0
        steps = [*before, "birth_unit", "birth_number", "birth_mode"]
        if "birth_number" not in self.given or self._days() <= needle:
            steps.append("neuraxial")
        return [*steps, "age_years"]

    @property
    def lost(self) -> bool:
        """Her baby has died: nothing of a baby is said from here on."""
        return self.given.get("loss") == "died"

    def without_check(self) -> str | None:
        """What she is told in place of a check: the note of a stage that has none, or that she stops here."""
        if self.given.get("stage") == "neither":
            return "neither"
        if self.given.get("loss") == "ended":
            return "ended_early"
        return "later" if self.given.get("after_loss") == "later" else None

    def back(self) -> bool:
        """Take back the last step; False when there is none."""
        if self.given:
            self.given.popitem()
            return True
        return False

    def counted(self, number: float) -> str:
        """The time since the birth as she counted it."""
        texts = {
            "days": ngettext("{number:g} day", "{number:g} days", int(number)),
            "weeks": ngettext("{number:g} week", "{number:g} weeks", int(number)),
            "months": ngettext("{number:g} month", "{number:g} months", int(number)),
        }
        return texts[cast("str", self.given["birth_unit"])].format(number=number)

    def _days(self) -> int:
        days, _most = UNITS[cast("str", self.given["birth_unit"])]
        return round(days * cast("float", self.given["birth_number"]))

    def person(self) -> Person:
        """Who is asking, once every step is answered."""
        age = cast("float | None", self.given.get("age_years"))
        return Person(self._stage(), age_years=age)

    def _stage(self) -> Stage:
        if self.given["stage"] == "pregnant":
            return Pregnant(cast("float", self.given["gestation_weeks"]))
        birth = cast("Birth | None", self.given.get("birth_mode"))
        needle = cast("Neuraxial | None", self.given.get("neuraxial"))
        return AfterBirth(self._days(), birth, needle, baby_died=self.lost)

    # ---- asking

    def ask(self, step: str, prompts: Prompts) -> Value | Move:
        """Ask one step; "not sure" is kept as unknown where her stage stays clear without it."""
        if step in ("loss", "after_loss"):
            return self._loss(step, prompts)
        if step == "birth_unit":
            lines = [
                Line("days", _("I count in days")),
                Line("weeks", _("I count in weeks")),
                Line("months", _("I count in months")),
            ]
            return prompts.choose(self._ask_of("days_since_birth", unsure=False), lines)
        if step in ("gestation_weeks", "birth_number", "age_years"):
            return self._number(step, prompts)
        question = self.knowledge.questions[step]
        lines = [Line(option, self.words.option(step, option)) for option in question.options]
        own_unsure = "unsure" in question.options
        given = prompts.choose(self._ask_of(step, unsure=step != "stage"), lines)
        if given is Move.UNSURE:
            return "unsure" if own_unsure else None
        return given

    def _loss(self, step: str, prompts: Prompts) -> Value | Move:
        """Whether her baby died, and then whether she wants to be asked at all."""
        note, keys, asked = {
            "loss": ("ended_early", ("ended", "died"), "title"),
            "after_loss": ("baby_died", ("start", "later"), "check"),
        }[step]
        say = partial(self.words.text, "urgency", "stage_note", note)
        return prompts.choose(Ask(say(asked), unsure=False), [Line(key, say(key)) for key in keys])

    def _number(self, step: str, prompts: Prompts) -> Value | Move:
        if step == "birth_number":
            unit = cast("str", self.given["birth_unit"])
            counted = {"days": _("How many days?"), "weeks": _("How many weeks?"), "months": _("How many months?")}
            ask = Ask(
                self._with_hint(counted[unit], _("A rough number is fine.")),
                self.words.why("days_since_birth"),
                unsure=False,
            )
            return prompts.number(ask, 0, UNITS[unit][1])
        question = self.knowledge.questions[step]
        low, high = question.min or 0, question.max or 0
        if step == "gestation_weeks":
            return prompts.number(self._ask_of(step, _("A rough number is fine."), unsure=False), low, high)
        given = prompts.number(self._ask_of(step, _("Enter alone skips this.")), low, high, optional=True)
        return None if given is Move.UNSURE else given

    def _ask_of(self, question: str, hint: str = "", *, unsure: bool = True) -> Ask:
        return Ask(self._with_hint(self.words.ask(question), hint), self.words.why(question), unsure=unsure)

    def _with_hint(self, text: str, hint: str) -> str:
        between = "" if self.words.language == "zh_hans" or not hint else " "
        return text + between + hint
