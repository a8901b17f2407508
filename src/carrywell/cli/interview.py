"""The interview in a terminal: screen by screen, with a way back, until it is over or an emergency ends it."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _
from typing import cast

from rich.console import Console
from rich.panel import Panel
from rich.text import Text

from carrywell.check.findings import Findings
from carrywell.check.interview import VERY_WRONG, Interview, Screen
from carrywell.cli.context import Context
from carrywell.cli.private import Private
from carrywell.cli.prompts import Ask, Line, Move, Prompts
from carrywell.cli.result import emergency_words, show_stage_note
from carrywell.cli.wrap import hanging, wrapped
from carrywell.errors import CarrywellError
from carrywell.knowledge.reader import UNKNOWN_OPTIONS, load
from carrywell.knowledge.schema import HelpLine, Question
from carrywell.knowledge.words import Language, Words

NONE, SOME_UNSURE = "none_of_these", "some_unsure"


class NotForStageError(CarrywellError):
    """She is at a stage for which the check is not made."""

    def __init__(self, stage: str) -> None:
        #: Whose note is told; None when she was told it already and stops here.
        self.stage = None if stage == "later" else stage
        super().__init__(stage)


class Sitting:
    """One person at one terminal, from the first question to the last."""

    def __init__(self, screen: Console, language: Language, line: HelpLine, colour: bool) -> None:
        self.screen = screen
        self.language = language
        self.line = line
        self.knowledge = load()
        self.prompts = Prompts(screen, colour)
        self.context = Context(self.knowledge, language)
        self.very_wrong = False
        self.wants_result = False
        self.phase = ""

    @property
    def words(self) -> Words:
        """The words for her, as far as she is known."""
        return self.context.words

    def run(self) -> Interview:
        """Ask until the interview is over; its entries are the answers.

        Raises
        ------
        NotForStageError
            When there is nothing to ask at her stage.
        """
        self._welcome()
        while True:
            self._ask_context()
            interview = Interview(self.context.person(), knowledge=self.knowledge)
            if self.very_wrong:
                interview.something_is_very_wrong()
            if self._ask_screens(interview):
                return interview
            self._step_back(self.context.back())

    def _step_back(self, possible: bool) -> None:
        self._mark("←", _("Back to the question before.") if possible else _("This is the first question."), "dim")

    def _welcome(self) -> None:
        hint = _("Arrow keys or numbers choose, Enter goes on, Ctrl+C stops. Nothing leaves this computer.")
        number = emergency_words(self.line, self.words.language)
        welcome = _("A few questions about you and the pain. Two minutes are enough.")
        for text, style in ((welcome, "bold"), (hint, ""), (number, "bold")):
            for line in wrapped(text, self.screen.width):
                self.screen.print(line, style=style)
        self.screen.print()

    # ---- context

    def _ask_context(self) -> None:
        while (step := self.context.next_step()) is not None:
            given = self.context.ask(step, self.prompts)
            if given is Move.BACK:
                self._step_back(self.context.back())
            elif given is Move.VERY_WRONG:
                self.very_wrong = True
                self._heard(
                    _("We hear you. If you cannot wait, call now. Otherwise a few quick questions tell whom to call.")
                )
            else:
                value = cast("str | float | None", given)
                self.context.given[step] = value
                self._note_step(step, value)
                if step == "loss" and self.context.lost:
                    show_stage_note(self.screen, "baby_died", self.line, self.language)
            if (stage := self.context.without_check()) is not None:
                raise NotForStageError(stage)

    def _note_step(self, step: str, given: str | float | None) -> None:
        if step in ("birth_unit", "loss", "after_loss"):
            return
        asked = "days_since_birth" if step == "birth_number" else step
        if given is None:
            answer = _("not said")
        elif isinstance(given, float):
            answer = self.context.counted(given) if step == "birth_number" else f"{given:g}"
        else:
            answer = self.words.option(step, given)
        self._note(self.words.ask(asked), answer)

    # ---- screens

    def _ask_screens(self, interview: Interview) -> bool:
        """True when it is over, False when she goes back to the context."""
        while not self.wants_result and (screen := interview.screen()) is not None:
            self._announce(screen)
            if screen.phase == "private":
                move = Private(self.screen, self.prompts, self.words, self.line).ask(interview, screen)
            else:
                move = self._ask_ticks(interview, screen) if screen.ticks else self._ask_one(interview, screen)
            if move is Move.BACK:
                if not self._back(interview):
                    return False
                self._step_back(possible=True)
            if move is Move.UNSURE:
                interview.skip(screen)
            if move is Move.UNSURE and screen.phase != "private":
                self._note(self._title(screen), _("not sure"))
            if move is Move.VERY_WRONG:
                self._very_wrong(interview)
        return True

    def _announce(self, screen: Screen) -> None:
        phase = "cause" if screen.phase == "adaptive" or screen.id in ("pain_site", "movements", "pattern") else "signs"
        if screen.phase == "detail" or phase == self.phase:
            return
        self.phase = phase
        told = {
            "signs": _("First, signs that cannot wait"),
            "cause": _("Now, where it may come from"),
        }[phase]
        self.screen.print(f"\n── {told} ──", style="bold cyan")

    def _back(self, interview: Interview) -> bool:
        """Take back the last answered screen; a sense that something is very wrong stays said."""
        while interview.entries and interview.entries[-1].screen == VERY_WRONG:
            interview.back()
        if not interview.entries:
            return False
        interview.back()
        if self.very_wrong and VERY_WRONG not in interview.answers:
            interview.something_is_very_wrong()
        return True

    def _very_wrong(self, interview: Interview) -> None:
        if VERY_WRONG not in interview.answers:
            interview.something_is_very_wrong()
        self.very_wrong = True
        action = interview.result().action
        self._heard(self.words.text("actions", action, "title") + "\n" + self.words.text("actions", action, "do"))
        lines = [
            Line("result", _("Show my result now")),
            Line("go_on", _("Go on with the questions; the answer may become more exact")),
        ]
        self.wants_result = self.prompts.choose(Ask(_("What would you like to do?"), unsure=False), lines) == "result"

    def _heard(self, text: str) -> None:
        lines = wrapped(f"{text}\n{emergency_words(self.line, self.words.language)}", self.screen.width - 4)
        told = Text("\n".join(lines))
        self.screen.print(Panel(told, border_style="red", title=Text(self.words.tick(VERY_WRONG), style="bold red")))

    # ---- one question

    def _ask_one(self, interview: Interview, screen: Screen) -> Move | None:
        question = self.knowledge.questions[screen.questions[0]]
        ask = Ask(self.words.ask(question.id), self.words.why(question.id))
        given = self._value(interview, question, ask)
        if isinstance(given, Move):
            return given
        if given == "unsure":
            return Move.UNSURE
        interview.answer(screen, given)
        self._note(ask.words, self._answer_words(question, given))
        return None

    def _value(self, interview: Interview, question: Question, ask: Ask) -> object:
        if question.type == "yes_no":
            lines = [Line("yes", _("Yes")), Line("no", _("No")), Line("unsure", _("Not sure"))]
            given = self.prompts.choose(ask, lines)
            return {"yes": True, "no": False}.get(given, given) if isinstance(given, str) else given
        if question.type in ("number", "rating"):
            whole = question.type == "rating"
            return self.prompts.number(ask, question.min or 0, question.max or 0, whole=whole)
        options = Findings(self.knowledge, interview.person, interview.answers).options(question)
        lines = [Line(o, self.words.option(question.id, o), o in ("none", *UNKNOWN_OPTIONS)) for o in options]
        if not UNKNOWN_OPTIONS.intersection(options):
            lines.append(Line("unsure", _("Not sure"), exclusive=True))
        if question.type == "one":
            return self.prompts.choose(ask, lines)
        ticked = self.prompts.tick(ask, lines)
        return "unsure" if ticked == ("unsure",) else ticked

    def _answer_words(self, question: Question, given: object) -> str:
        if isinstance(given, bool):
            return _("Yes") if given else _("No")
        if isinstance(given, float):
            return f"{given:g}"
        chosen = given if isinstance(given, tuple) else (given,)
        return self.words.text("urgency", "script", "list_join").join(
            self.words.option(question.id, str(option)) for option in chosen
        )

    # ---- statements to tick

    def _ask_ticks(self, interview: Interview, screen: Screen) -> Move | None:
        lines = [Line(name, self.words.tick(name)) for name in screen.questions]
        whys = {name: self.words.why(name) for name in screen.questions}
        ask = Ask(self._title(screen), whys=whys)
        more = [Line(NONE, _("None of these"), True), Line(SOME_UNSURE, _("Not sure about some of these"))]
        ticked = self.prompts.tick(ask, [*lines, *more])
        if isinstance(ticked, Move):
            return ticked
        if ticked == (NONE,):
            interview.tick(screen, none=True)
            self._note(ask.words, _("None of these"))
            return None
        yes = [name for name in ticked if name != SOME_UNSURE]
        unsure = self._which_unsure(lines, yes, whys) if SOME_UNSURE in ticked else ()
        if isinstance(unsure, Move):
            return None if unsure is Move.BACK else unsure
        interview.tick(screen, yes=yes, unsure=unsure)
        self._note_ticks(ask.words, yes, unsure)
        return None

    def _which_unsure(self, lines: Sequence[Line], yes: Sequence[str], whys: dict[str, str]) -> tuple[str, ...] | Move:
        """The statements she is not sure of, asked by themselves."""
        rest = [line for line in lines if line.value not in yes]
        if len(rest) < 2:
            return tuple(line.value for line in rest)
        return self.prompts.tick(Ask(_("Which of these are you not sure about?"), whys=whys, unsure=False), rest)

    def _title(self, screen: Screen) -> str:
        return _("Is any of this true for you now?") if screen.ticks else self.words.ask(screen.questions[0])

    # ---- what was said

    def _note(self, asked: str, *answers: str) -> None:
        self._mark("✓", asked, "dim")
        for answer in answers:
            for line in hanging(" ", answer, self.screen.width - 2):
                self.screen.print("  " + line)

    def _mark(self, mark: str, text: str, style: str) -> None:
        for line in hanging(mark, text, self.screen.width - 2):
            self.screen.print("  " + line, style=style)

    def _note_ticks(self, asked: str, yes: Sequence[str], unsure: Sequence[str]) -> None:
        said = [self.words.tick(name) for name in yes]
        said += [self.words.text("urgency", "script", "unsure", what=self.words.tick(name)) for name in unsure]
        self._note(asked, *said)
