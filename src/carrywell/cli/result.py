"""A result on the terminal: first what to do, then why, then what it could be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from gettext import gettext as _

from rich.console import Console, Group
from rich.panel import Panel
from rich.text import Text

from carrywell.check.assessment import Assessment
from carrywell.check.urgency import UrgencyReason
from carrywell.cli.page import Page
from carrywell.cli.wrap import wrapped
from carrywell.knowledge.schema import HelpLine
from carrywell.knowledge.words import Language, one_language, words
from carrywell.wire.told import Told, ToldCause, ToldReason, ToldSign

#: Colours help to find the place; every meaning stands in words too.
COLOURS = {
    "emergency": "red",
    "same_day": "dark_orange",
    "within_days": "yellow",
    "routine": "cyan",
    "self_care": "green",
}
#: Steps of the meter of a cause.
STEPS = 5
#: Answers shown for and against a cause, the strongest first.
SHOWN_REASONS = 5

_CRISIS = ("crisis_line_today", "emergency_crisis")
#: The names of these lines would say on the screen what it is about.
_PRIVATE = ("support_line",)


def show_result(screen: Console, told: Told, assessment: Assessment, line: HelpLine, language: Language) -> None:
    """Print a whole result."""
    page = _Page(screen, line, language)
    actions = {assessment.action, *(sign.action or "" for sign in assessment.warning_signs)}
    page.action(told, actions)
    page.script(told.script)
    page.reasons(told.signs, assessment)
    if told.urgency != "emergency":
        page.causes(told.causes)
        page.together_and_notes(told)
        page.points(_("Worth answering next"), told.next_questions)
        page.safety_net(told)
    page.closing("" if told.urgency == "emergency" else told.recheck)


def show_stage_note(screen: Console, stage: str, line: HelpLine, language: Language) -> None:
    """What to watch for, said to someone for whom the check is not made."""
    say = words(language)
    page = _Page(screen, line, language)
    page.heading(say.text("urgency", "stage_note", stage, "title"))
    page.paragraph(say.text("urgency", "stage_note", stage, "text"))
    for item in say.items("urgency", "stage_note", stage, "items"):
        page.item("•", item)
    page.paragraph(say.text("urgency", "stage_note", stage, "call"))
    page.paragraph(emergency_words(line, language), style="bold")


def emergency_words(line: HelpLine, language: Language) -> str:
    """The emergency number with its country."""
    number = line.emergency
    if line.emergency_other:
        number = _("{number} or {other}").format(number=number, other=line.emergency_other)
    if line.countries or line.mark == "memory":
        return _("Emergency number: {number} (or your local emergency number)").format(number=number)
    country = line.name_zh_hans if language == "zh_hans" else line.name_en
    return _("Emergency number: {number} ({country})").format(number=number, country=country)


def help_numbers(line: HelpLine, language: Language, actions: Iterable[str]) -> Iterable[str]:
    """Whom to call: the emergency number, and where an action asks for it someone to talk to."""
    wanted = set(actions)
    yield emergency_words(line, language)
    if line.crisis and wanted.intersection(_CRISIS):
        yield _("Someone to talk to: {number} ({name})").format(
            number=line.crisis, name=one_language(line.crisis_name or "", language)
        )
    if wanted.intersection(_PRIVATE) and (number := line.violence or line.crisis):
        yield _("Someone to talk to: {number}").format(number=number)


def joined(first: str, second: str) -> str:
    """Two parts of one line; Chinese punctuation brings its own space."""
    return first + second if first.endswith(("：", "。", "，")) else f"{first} {second}"


@dataclass(frozen=True)
class _Page(Page):
    line: HelpLine
    language: Language

    # ---- the result, from the top

    def action(self, told: Told, actions: set[str]) -> None:
        colour = COLOURS[told.urgency]
        lines = [(told.title, f"bold {colour}")]
        if told.urgency in ("emergency", "self_care") or not (told.complete or told.urgency == "same_day"):
            lines.insert(0, (told.lead, "bold" if told.urgency == "emergency" else ""))
        lines += [("", ""), (told.do, "bold"), *((part, "") for part in (told.also, told.worse) if part), ("", "")]
        lines += [(number, "bold") for number in help_numbers(self.line, self.language, actions)]
        inside = self.screen.width - 6
        body = [Text(line, style=style) for text, style in lines for line in wrapped(text, inside)]
        title = Text(f" {told.word} ", style=f"bold {colour}")
        self.screen.print()
        self.screen.print(Panel(Group(*body), title=title, border_style=colour, padding=(0, 2)))

    def script(self, text: str) -> None:
        if text:
            self.heading(_("Words you can say"))
            self.paragraph(_("“{words}”").format(words=text), "italic" if self.language == "en" else "")

    def reasons(self, signs: tuple[ToldSign, ...], assessment: Assessment) -> None:
        hidden = any(sign.private for sign in assessment.warning_signs)
        others = [words_of for reason in assessment.reasons if (words_of := self._reason(reason, hidden))]
        if signs or others:
            self.heading(_("Why"))
        for other in others:
            self.item("•", other)
        for sign in signs:
            self.item("•", sign.name)
            for statement in sign.because:
                if statement != sign.name:
                    self.paragraph(_("You said: {statement}").format(statement=statement), style="dim", indent=4)
            if sign.unsure:
                self.paragraph(_("You were not sure, so we take it seriously."), style="dim", indent=4)
            self.paragraph(sign.why, indent=4)

    def _reason(self, reason: UrgencyReason, hidden: bool) -> str:
        """What asked for this urgency besides the warning signs; "two of them" tells of one that is not shown."""
        if reason.kind == "guard" and not hidden:
            return _("Two warning signs of different kinds are there together.")
        if reason.kind == "likely_cause":
            name = words(self.language).text("causes", reason.id, "name")
            return _("This is what we advise when it may be this: {name}").format(name=name)
        return ""

    def causes(self, causes: tuple[ToldCause, ...]) -> None:
        if not causes:
            return
        self.heading(_("What it could be"))
        for number, cause in enumerate(causes, 1):
            if number > 1:
                self.screen.print()
            self._cause(number, cause)
        if any(cause.supporting or cause.against for cause in causes):
            self.screen.print()
            self.paragraph(_("+ speaks for it, − against it; three marks count most."), style="dim")

    def together_and_notes(self, told: Told) -> None:
        for pair in told.together:
            self.heading(pair.name)
            self.paragraph(pair.chance, style="dim")
            self.paragraph(pair.short)
        for note in told.notes:
            self.heading(note.title)
            self.paragraph(note.text)

    def _cause(self, number: int, cause: ToldCause) -> None:
        self.item(f"{number}.", cause.name, style="bold")
        likelihood = Text(" " * 5)
        if cause.meter:
            likelihood.append("●" * cause.meter + "○" * (STEPS - cause.meter), style="cyan")
            likelihood.append("  ")
        likelihood.append(cause.likelihood, style="bold")
        self.screen.print(likelihood)
        self.paragraph(cause.chance, style="dim", indent=5)
        self.paragraph(cause.what, indent=5)
        self._reasons(cause.supporting, "+", "green")
        self._reasons(cause.against, "−", "magenta")
        for title, text in ((_("How it goes on:"), cause.course), (_("What helps now:"), cause.now)):
            self.paragraph(joined(title, text) if text else "", indent=5)
        self.paragraph(cause.doubt, style="dim", indent=5)

    def _reasons(self, reasons: tuple[ToldReason, ...], mark: str, style: str) -> None:
        for reason in reasons[:SHOWN_REASONS]:
            self.item(f"{mark * reason.strength:<3}", reason.statement, indent=5, mark_style=style)

    def safety_net(self, told: Told) -> None:
        self.heading(told.safety_net_title)
        if told.urgency == "self_care":
            self.paragraph(told.safety_net_text)
        for item in told.safety_net:
            self.item("•", item)
        self.paragraph(emergency_words(self.line, self.language), style="bold")

    def closing(self, recheck: str) -> None:
        self.screen.print()
        self.paragraph(recheck)
        self.paragraph(
            _("This is guidance, not a diagnosis. It was worked out on this computer, and nothing was sent."),
            style="dim",
        )
