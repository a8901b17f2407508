"""`carrywell load`: what an act of baby care puts on her lower spine, the ways of doing it side by side, and a day."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, fields, replace
from gettext import gettext as _
from typing import Any

import click
from rich.console import Console

from carrywell.cli.answers import read_value
from carrywell.cli.language import marked
from carrywell.cli.load_whom import Known, Whom, known_from, known_of, named_as_options, whom_options
from carrywell.cli.output import dumps
from carrywell.cli.problem import BAD_INPUT, DONE, UnreadableError, complain, problem_json, problem_words
from carrywell.cli.spoken import Command, Option, language_option
from carrywell.cli.terminal import console, plain, wants_colour
from carrywell.errors import InputError
from carrywell.figure.picture import Theme
from carrywell.knowledge.words import Language
from carrywell.spine.compare import compare
from carrywell.spine.day import day as day_of
from carrywell.spine.load import spine_load
from carrywell.spine.tasks import task_named, variant_named
from carrywell.wire.load_batch import for_json, holds_posture, way_named, ways_json
from carrywell.wire.load_read import read_asked, read_posture
from carrywell.wire.load_write import day_json, load_json
from carrywell.wire.task_list import list_json
from carrywell.wire.write import Json

_HELP = marked(
    "Show what an act of baby care puts on the lower spine, and which way of doing it is lighter.\n\n"
    "Without a task: the list of tasks. With a task: its ways side by side. With --day: what a whole day adds up to. "
    "Without a word about her it is worked out for a usual woman."
)


@dataclass(frozen=True)
class Wanted:
    """What is to be shown, and how."""

    task: str | None
    variant: str | None
    day: bool
    as_json: bool
    jsonl: str | None
    svg: str | None
    theme: Theme | None
    no_color: bool


def _gathered(function: Callable[[Wanted, Whom, Language], int]) -> Callable[..., int]:
    """Gather the options of click, which come one by one."""

    def call(lang: Language, **given: Any) -> int:
        whom = Whom(**{field.name: given.pop(field.name) for field in fields(Whom)})
        return function(Wanted(**given), whom, lang)

    return call


@click.command(
    name="load", cls=Command, help=_HELP, short_help=marked("What each act puts on the lower spine, and lighter ways.")
)
@click.argument("task", required=False)
@click.argument("variant", required=False)
@click.option("--day", cls=Option, is_flag=True, help=marked("The load of a whole day."))
@whom_options
@click.option("--json", "as_json", cls=Option, is_flag=True, help=marked("Print the result as JSON."))
@click.option(
    "--jsonl",
    cls=Option,
    metavar="FILE|-",
    help=marked("One posture or task per line in, one JSON result per line out."),
)
@click.option("--svg", cls=Option, metavar="FILE|-", help=marked("Draw the ways side by side as an SVG picture."))
@click.option(
    "--theme", cls=Option, type=click.Choice(("day", "night")), help=marked("Colours of the picture: day or night.")
)
@click.option("--no-color", cls=Option, is_flag=True, help=marked("No colours."))
@language_option
@_gathered
def load(wanted: Wanted, whom: Whom, lang: Language) -> int:
    _refuse_what_does_not_go_together(wanted, whom)
    try:
        if wanted.jsonl is not None:
            from carrywell.cli.load_lines import answer_lines

            return answer_lines(wanted.jsonl)
        with named_as_options() if whom.answers is None else nullcontext():
            return _answered(wanted, whom, lang)
    except (InputError, UnreadableError) as problem:
        if wanted.as_json or wanted.jsonl is not None:
            click.echo(dumps(problem_json(problem), indent=None if wanted.jsonl is not None else 2))
        complain(problem_words(problem, lang))
        return BAD_INPUT


def _refuse_what_does_not_go_together(wanted: Wanted, whom: Whom) -> None:
    if whom.answers is not None and whom.options:
        raise click.UsageError(_("Say who she is either with --answers or with the other options, not with both."))
    if wanted.jsonl is not None and (wanted.task or wanted.day or wanted.svg or whom.answers or whom.options):
        raise click.UsageError(_("--jsonl takes everything from its lines. Please leave the rest out."))
    if wanted.day and (wanted.task or wanted.svg):
        raise click.UsageError(_("--day takes no task and no --svg. Please leave one of them out."))
    if wanted.svg == "-" and wanted.as_json:
        raise click.UsageError(_("Picture and JSON cannot both go to standard output. Please name a file for --svg."))
    if wanted.theme and wanted.svg is None:
        raise click.UsageError(_("--theme is for --svg. Please name a file for the picture."))


def _answered(wanted: Wanted, whom: Whom, lang: Language) -> int:
    """The one answer that was asked for."""
    data = None if whom.answers is None else read_value(whom.answers)
    if wanted.task is None and not wanted.day:
        if holds_posture(data):
            return _posture(data, wanted, lang)
        if isinstance(data, dict) and "task" in data:
            asked = read_asked(data)
            return _task(replace(wanted, task=asked.task, variant=asked.variant), Known(asked.case), lang)
    task = None if wanted.task is None else task_named(wanted.task)
    variant = None if task is None or wanted.variant is None else variant_named(task, wanted.variant)
    known = known_of(whom, task, variant) if whom.answers is None else known_from(data)
    if wanted.day:
        return _day(wanted, known, lang)
    if task is not None:
        return _task(wanted, known, lang)
    if wanted.svg is not None:
        raise _no_task_to_draw()
    return _list(wanted, known, lang)


def _list(wanted: Wanted, known: Known, lang: Language) -> int:
    from carrywell.cli.load_list import listed_for, show_list

    listed = listed_for(known)
    if wanted.as_json:
        click.echo(dumps(list_json(listed), indent=2))
    else:
        show_list(_screen(wanted), listed, known, lang)
    return DONE


def _task(wanted: Wanted, known: Known, lang: Language) -> int:
    """The ways of a task, or one: picture, then JSON or words."""
    task = task_named(wanted.task or "")
    found = compare(task, known.situation)
    way = None if wanted.variant is None else way_named(found, wanted.variant)
    if wanted.svg is not None:
        from carrywell.cli.load_picture import ways_svg, write_svg

        write_svg(ways_svg(found, known, wanted.theme or "day", lang, wanted.variant), wanted.svg)
        if wanted.svg == "-":
            return DONE
    if wanted.as_json:
        click.echo(dumps(ways_json(found, wanted.variant) | _for(known), indent=2))
        return DONE
    from carrywell.cli.load_ways import show_one_way, show_ways

    if way is None:
        show_ways(_screen(wanted), found, known, lang)
    else:
        show_one_way(_screen(wanted), found, way, known, lang)
    if wanted.svg is not None:
        click.echo("\n  " + _("The picture is in {name}.").format(name=plain(wanted.svg)))
    return DONE


def _day(wanted: Wanted, known: Known, lang: Language) -> int:
    found = day_of(known.situation, cares=known.cares, own=known.case.day)
    if wanted.as_json:
        click.echo(dumps(day_json(found) | _for(known), indent=2))
    else:
        from carrywell.cli.load_day import show_day

        show_day(_screen(wanted), found, known, lang)
    return DONE


def _posture(data: object, wanted: Wanted, lang: Language) -> int:
    if wanted.svg is not None:
        raise _no_task_to_draw()
    found = spine_load(*read_posture(data))
    if wanted.as_json:
        click.echo(dumps(load_json(found), indent=2))
    else:
        from carrywell.cli.load_ways import show_posture

        show_posture(_screen(wanted), found, lang)
    return DONE


def _no_task_to_draw() -> click.UsageError:
    return click.UsageError(_("--svg draws the ways of a task. Please name one, such as lift_floor."))


def _for(known: Known) -> Json:
    return {"for": for_json(known.case.person, known.situation, stage_told=known.stage_told)}


def _screen(wanted: Wanted) -> Console:
    return console(colour=wants_colour(not wanted.no_color))
