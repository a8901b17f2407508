"""`carrywell plan`: today's few changes, and the pages that go with them."""

from __future__ import annotations

from collections.abc import Callable

import click

from carrywell.cli.answers import answers_option, line_value, opened, raw_lines, read_value
from carrywell.cli.language import marked
from carrywell.cli.output import dumps, summed_up
from carrywell.cli.plan_pages import show_page, show_plan
from carrywell.cli.problem import BAD_INPUT, DONE, UnreadableError, complain, problem_json, problem_words
from carrywell.cli.spoken import Command, Option, language_option
from carrywell.cli.terminal import console, wants_colour
from carrywell.errors import InputError
from carrywell.knowledge.reader import load
from carrywell.knowledge.words import Language
from carrywell.plan.growth import growth_of
from carrywell.plan.her import Her, her_of
from carrywell.plan.home_fit import home_fit
from carrywell.plan.today import Plan, plan_for
from carrywell.plan.your_day import your_day
from carrywell.wire.home_told import tell_home
from carrywell.wire.plan_pages import ToldPage, tell_growth, tell_your_day
from carrywell.wire.plan_told import tell_plan
from carrywell.wire.plan_write import growth_json, home_json, plan_json, your_day_json
from carrywell.wire.read import read_whole

_HELP = marked(
    "Choose a few changes for today, and say why.\n\n"
    "Without a page: today's plan. Pages: day (what adds up and what others can take over), ahead (what changes as the "
    "baby grows), home (heights that fit her). The file is that of carrywell check, with more fields if she likes."
)

#: The pages beside today's plan: as JSON, and in words.
_PAGES: dict[str, tuple[Callable[[Her], object], Callable[[Her, Language], ToldPage]]] = {
    "day": (lambda her: your_day_json(your_day(her)), lambda her, lang: tell_your_day(your_day(her), lang)),
    "ahead": (lambda her: growth_json(growth_of(her)), lambda her, lang: tell_growth(growth_of(her), lang)),
    "home": (lambda her: home_json(home_fit(her)), lambda her, lang: tell_home(home_fit(her), lang)),
}


@click.command(cls=Command, help=_HELP, short_help=marked("A few changes for today, and why."))
@click.argument("page", required=False, type=click.Choice(tuple(_PAGES)))
@answers_option
@click.option("--json", "as_json", cls=Option, is_flag=True, help=marked("Print the result as JSON."))
@click.option("--jsonl", cls=Option, is_flag=True, help=marked("One case per line in, one JSON result per line out."))
@click.option("--no-color", cls=Option, is_flag=True, help=marked("No colours."))
@language_option
def plan(page: str | None, answers: str | None, as_json: bool, jsonl: bool, no_color: bool, lang: Language) -> int:
    try:
        if answers is None:
            raise UnreadableError("answers", "plan_answers_missing")
        if jsonl:
            return _lines(answers, page)
        her = _her(read_value(answers))
        if as_json:
            click.echo(dumps(_json(her, page), indent=2))
        else:
            _show(her, page, lang, colour=not no_color)
        return DONE
    except (InputError, UnreadableError) as problem:
        if as_json or jsonl:
            click.echo(dumps(problem_json(problem), indent=None if jsonl else 2))
        complain(problem_words(problem, lang))
        return BAD_INPUT


def _her(data: object) -> Her:
    case = read_whole(data)
    return her_of(case.person, case.answers, case.life, load())


def _waits(her: Her, page: str | None) -> Plan | None:
    """Today's plan where that is what is wanted, or where nothing else is shown before she has been seen."""
    if page is None or (her.alarmed and not her.life.seen):
        return plan_for(her)
    return None


def _json(her: Her, page: str | None) -> object:
    today = _waits(her, page)
    return _PAGES[page or ""][0](her) if today is None else plan_json(today)


def _show(her: Her, page: str | None, language: Language, *, colour: bool) -> None:
    screen, today = console(colour=wants_colour(colour)), _waits(her, page)
    if today is None:
        show_page(screen, _PAGES[page or ""][1](her, language))
    else:
        show_plan(screen, tell_plan(today, language), language)


def _lines(name: str, page: str | None) -> int:
    """One result per line as it comes; a bad line is told in its place and the others go on."""
    lines = bad = 0
    with opened(name) as file:
        for number, line in raw_lines(file):
            lines += 1
            try:
                result: object = _json(_her(line_value(number, line, name)), page)
            except (InputError, UnreadableError) as problem:
                bad += 1
                result = problem_json(problem) | {"line": number}
            click.echo(dumps(result))
    return summed_up(lines, bad)
