"""`carrywell check`: the interview in the terminal, or the check of answers that are given."""

from __future__ import annotations

from collections.abc import Mapping

import click

from carrywell.check.assessment import check as assess
from carrywell.cli.answers import answers_option, opened, raw_lines, read_line, read_one
from carrywell.cli.country import country_code, help_line
from carrywell.cli.language import marked
from carrywell.cli.output import dumps, summed_up
from carrywell.cli.problem import BAD_INPUT, DONE, UnreadableError, complain, problem_json, problem_words
from carrywell.cli.result import show_result, show_stage_note
from carrywell.cli.spoken import Command, Option, language_option
from carrywell.cli.terminal import can_ask, console, wants_colour
from carrywell.errors import InputError
from carrywell.knowledge.schema import HelpLine
from carrywell.knowledge.words import Language
from carrywell.person import Person
from carrywell.wire.told import tell
from carrywell.wire.write import Json, assessment_json

_HELP = marked(
    "Ask about the pain and say how urgent it is, what is likely and why.\n\n"
    "In a terminal the questions are asked one by one. With --answers they are read from a file, or from a pipe with -."
)


@click.command(cls=Command, help=_HELP, short_help=marked("How urgent it is, what is likely, and why."))
@answers_option
@click.option("--json", "as_json", cls=Option, is_flag=True, help=marked("Print the result as JSON."))
@click.option("--jsonl", cls=Option, is_flag=True, help=marked("One case per line in, one JSON result per line out."))
@click.option("--country", cls=Option, metavar="XX", help=marked("Country of the emergency numbers, such as GB or CN."))
@click.option("--no-color", cls=Option, is_flag=True, help=marked("No colours."))
@language_option
def check(answers: str | None, as_json: bool, jsonl: bool, country: str | None, no_color: bool, lang: Language) -> int:
    line = help_line(country_code(country, lang))
    try:
        if answers is not None and jsonl:
            return _check_lines(answers)
        if answers is not None:
            person, given = read_one(answers)
            return _finish(person, given, as_json, lang, line, not no_color)
        if jsonl or not can_ask():
            raise UnreadableError("answers", "answers_missing")
        return _interview(as_json, lang, line, not no_color)
    except (InputError, UnreadableError) as problem:
        if as_json or jsonl:
            click.echo(dumps(problem_json(problem), indent=None if jsonl else 2))
        complain(problem_words(problem, lang))
        return BAD_INPUT


def _finish(
    person: Person, given: Mapping[str, object], as_json: bool, lang: Language, line: HelpLine, colour: bool
) -> int:
    assessment = assess(person, given)
    if as_json:
        click.echo(dumps(assessment_json(assessment, person), indent=2))
    else:
        told = tell(person, given, assessment, lang)
        show_result(console(colour=wants_colour(colour)), told, assessment, line, lang)
    return DONE


def _interview(as_json: bool, lang: Language, line: HelpLine, colour: bool) -> int:
    from carrywell.cli.interview import NotForStageError, Sitting  # loads the prompts only when somebody is asked

    coloured = wants_colour(colour)
    try:
        interview = Sitting(console(colour=coloured), lang, line, coloured).run()
    except NotForStageError as without:
        if without.stage is not None:
            show_stage_note(console(colour=coloured), without.stage, line, lang)
        return DONE
    return _finish(interview.person, interview.answers, as_json, lang, line, colour)


def _check_lines(name: str) -> int:
    """One result per line as it comes; a bad line is told in its place and the others go on."""
    lines = bad = 0
    with opened(name) as file:
        for number, line in raw_lines(file):
            lines += 1
            try:
                person, given = read_line(number, line, name)
                result: Json = assessment_json(assess(person, given), person)
            except (InputError, UnreadableError) as problem:
                bad += 1
                result = problem_json(problem) | {"line": number}
            click.echo(dumps(result))
    return summed_up(lines, bad)
