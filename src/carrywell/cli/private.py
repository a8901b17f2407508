"""The question for a private moment in a terminal: asked of someone alone with it, and taken off the screen again."""

from __future__ import annotations

from dataclasses import dataclass
from gettext import gettext as _

from rich.console import Console

from carrywell.check.interview import Interview, Screen
from carrywell.cli.page import Page
from carrywell.cli.prompts import Ask, Line, Move, Prompts
from carrywell.cli.result import emergency_words
from carrywell.knowledge.schema import HelpLine
from carrywell.knowledge.words import Words, one_language


@dataclass(frozen=True)
class Private:
    """Asks whether she is alone, then the question; nothing of it is noted among the answers above."""

    screen: Console
    prompts: Prompts
    words: Words
    line: HelpLine

    def ask(self, interview: Interview, screen: Screen) -> Move | None:
        """Answer the screen; a move when she goes back, leaves it out, or feels that something is very wrong."""
        say = self.words.text
        before = "\n".join(say("private", "moment", key) for key in ("title", "text", "no_hide", "ask"))
        lines = [Line("alone", say("private", "moment", "alone")), Line("later", say("private", "moment", "later"))]
        moment = self.prompts.choose(Ask(before), lines)
        if isinstance(moment, Move):
            return moment
        if moment == "later":
            return Move.UNSURE
        question = screen.questions[0]
        why = self.words.why(question)
        answers = [Line("yes", _("Yes")), Line("no", _("No")), Line("unsure", _("Not sure"))]
        given = self.prompts.choose(Ask(f"{why}\n{self.words.ask(question)}", why), answers)
        if isinstance(given, Move):
            return given
        if given != "no":
            self._support()
        interview.answer(screen, {"yes": True, "no": False}.get(given, given))
        return None

    def _support(self) -> None:
        """Who listens, on a screen of its own that is gone once she goes on."""
        say = self.words.text
        with self.screen.screen(hide_cursor=False):
            page = Page(self.screen)
            page.heading(say("private", "support", "hurt_title"))
            for item in self.words.items("private", "support", "hurt"):
                page.item("•", item)
            if number := self.line.violence or self.line.crisis:
                name = (self.line.violence_name if self.line.violence else self.line.crisis_name) or ""
                page.paragraph(f"{number} {one_language(name, self.words.language)}".strip(), style="bold")
            if self.line.police:
                page.paragraph(_("Police: {number}").format(number=self.line.police), style="bold")
            page.paragraph(say("private", "support", "danger"))
            page.paragraph(emergency_words(self.line, self.words.language), style="bold")
            go_on = [Line("go_on", say("private", "support", "go_on"))]
            self.prompts.choose(Ask(say("private", "moment", "no_hide"), unsure=False), go_on)
