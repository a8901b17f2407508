"""`carrywell journal course`: what the journal says: when to stop waiting, how it goes, how it may go on."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import cast

import click

from carrywell.check.answers import read_answers
from carrywell.check.assessment import check
from carrywell.cli.answers import answers_option, checked_day, checked_on_option, read_value
from carrywell.cli.country import country_code, help_line
from carrywell.cli.course_page import Spoken, show_course
from carrywell.cli.journal_opened import opened_journal, told_problems
from carrywell.cli.language import marked
from carrywell.cli.output import dumps
from carrywell.cli.problem import DONE, UnreadableError
from carrywell.cli.spoken import Command, Option, language_option
from carrywell.cli.terminal import console, wants_colour
from carrywell.errors import InputError
from carrywell.knowledge.escalation_reader import escalation_rules
from carrywell.knowledge.reader import load
from carrywell.knowledge.words import Language
from carrywell.person import AfterBirth
from carrywell.track.course import Checked, Course, pain_began
from carrywell.wire.course_write import course_json
from carrywell.wire.read import Case, read_whole


@click.command(
    cls=Command,
    help=marked(
        "Say what follows from the journal: what asks for a clinician and why, how the pain goes, how it may go on.\n\n"
        "Person and answers are read from --answers, as for carrywell check; the journal is that of this computer."
    ),
    short_help=marked("When to stop waiting, how it goes, how it may go on."),
)
@answers_option
@checked_on_option
@click.option("--json", "as_json", cls=Option, is_flag=True, help=marked("Print the result as JSON."))
@click.option("--country", cls=Option, metavar="XX", help=marked("Country of the emergency numbers, such as GB or CN."))
@click.option("--no-color", cls=Option, is_flag=True, help=marked("No colours."))
@language_option
def course(lang: Language, answers: str | None, checked_on: str | None, as_json: bool, **shown: object) -> int:
    line = help_line(country_code(cast("str | None", shown["country"]), lang))
    with told_problems(lang, as_json=as_json):
        if answers is None:
            raise UnreadableError("answers", "plan_answers_missing")
        case = read_whole(read_value(answers))
        with opened_journal():
            today = date.today()
            found, answered = _course(case, checked_day(checked_on, today) or today, today), _answered()
        if as_json:
            click.echo(dumps(course_json(found, answered), indent=2))
        else:
            show_course(console(colour=wants_colour(not shown["no_color"])), found, answered, Spoken(lang, line))
    return DONE


@click.command(
    cls=Command,
    help=marked(
        "Say that something that asked for a clinician has been dealt with; it is shown again when it comes anew."
    ),
    short_help=marked("Say that what asked for a clinician is dealt with."),
)
@click.argument("rule", metavar="ID")
@language_option
def answer(lang: Language, rule: str) -> int:
    with told_problems(lang, as_json=False):
        if rule not in escalation_rules().rules:
            raise InputError("id", "unknown_option", allowed=", ".join(escalation_rules().rules))
        with opened_journal():
            from carrywell.web import journal_store

            journal_store.answer(journal_store.TERMINAL, rule)
    return DONE


def _course(case: Case, checked_on: date, today: date) -> Course:
    """Her course up to today; her answers are taken as a check of the day she names, else of today."""
    from carrywell.web import journal_store

    key, person = journal_store.TERMINAL, case.person.after((today - checked_on).days)
    stage = person.stage
    answers = read_answers(load(), case.answers)
    return Course(
        person=person,
        today=today,
        entries=tuple(kept.entry for kept in journal_store.entries(key)),
        began=pain_began(answers, checked_on),
        born=today - timedelta(days=stage.days) if isinstance(stage, AfterBirth) else None,
        checked=Checked.from_result(checked_on, check(case.person, answers), answers) if answers else None,
        function=journal_store.function_of(key),
    )


def _answered() -> dict[str, datetime]:
    from carrywell.web import journal_store

    return journal_store.answered(journal_store.TERMINAL)
