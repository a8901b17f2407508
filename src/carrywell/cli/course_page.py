"""What follows from a journal, in the terminal: first what asks for a clinician, then how it goes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from gettext import gettext as _

from rich.console import Console

from carrywell.cli.page import Page
from carrywell.cli.result import COLOURS, help_numbers
from carrywell.knowledge.schema import HelpLine
from carrywell.knowledge.words import Language, words_for
from carrywell.track.course import Course
from carrywell.track.escalation import Escalation, walk_rules
from carrywell.track.trend import trend_of
from carrywell.wire.course_write import measures_of
from carrywell.wire.forecast_told import ToldForecast, forecast_told
from carrywell.wire.track_told import ToldEscalation, tell_escalation, tell_missing, tell_trend


@dataclass(frozen=True)
class Spoken:
    """In which language, and whose numbers to call."""

    language: Language
    line: HelpLine


def show_course(screen: Console, course: Course, answered: Mapping[str, date], spoken: Spoken) -> None:
    """Print what follows from her journal up to today."""
    page, language = Page(screen), spoken.language
    say = words_for(course.person, language)
    walked = walk_rules(course, answered)
    for row in walked.open:
        _show_open(page, tell_escalation(row, course.person, language), course, spoken)
    if walked.open:
        _show_numbers(page, walked.open, spoken)
    page.heading(_("How it goes"))
    for measure in measures_of(course):
        told = tell_trend(trend_of(course.compared(measure), course.today, measure), course.person, language)
        page.item("•", f"{told.name}: {told.title}" if language == "en" else f"{told.name}：{told.title}")
        for line in told.text:
            page.item("·", line, "dim", indent=4)
    _show_forecast(page, forecast_told(course, say))
    page.points(say.text("plan", "asks", "title"), (row.text for row in tell_missing(walked, course.person, language)))


def _show_open(page: Page, told: ToldEscalation, course: Course, spoken: Spoken) -> None:
    say = words_for(course.person, spoken.language)
    page.screen.print()
    page.paragraph(say.text("urgency", told.urgency, "word"), f"bold {COLOURS[told.urgency]}", indent=0)
    page.paragraph(told.title, "bold", indent=0)
    page.paragraph(told.do)
    if told.checks:
        page.paragraph(_("The questions: carrywell check"))
    page.paragraph(told.eased)
    for line in (*told.because, told.why, *told.also):
        page.item("·", line, "dim")
    page.paragraph(_("Done or seen to? carrywell journal answer {rule}").format(rule=told.id), "dim")


def _show_numbers(page: Page, rows: tuple[Escalation, ...], spoken: Spoken) -> None:
    page.screen.print()
    for number in help_numbers(spoken.line, spoken.language, (row.action for row in rows)):
        page.paragraph(number, "bold", indent=0)


def _show_forecast(page: Page, told: ToldForecast) -> None:
    page.heading(told.title)
    page.paragraph(told.hidden or told.lead)
    for line in told.told:
        page.item("•", line)
    for line in (told.who, told.hint, *told.notes, *told.facts, told.no_promise):
        if line:
            page.item("·", line, "dim")
