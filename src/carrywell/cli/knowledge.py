"""`carrywell knowledge`: checks of the knowledge files, and the page of the evidence."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path

import click
from rich.table import Table

from carrywell.cli.language import marked
from carrywell.cli.problem import DONE, WRONG, complain
from carrywell.cli.spoken import Command, Group, Option, language_option
from carrywell.cli.terminal import console
from carrywell.knowledge.words import Language

#: What is counted, as `carrywell.knowledge.consistency` calls it.
COUNTED = (
    marked("sources"),
    marked("questions"),
    marked("derived findings"),
    marked("warning signs"),
    marked("causes"),
    marked("working numbers"),
    marked("published figures"),
    marked("figures of the spine engine"),
    marked("tasks"),
    marked("ways of doing them"),
    marked("advice"),
    marked("circumstances"),
    marked("countries with help lines"),
    marked("texts in each language"),
)


@click.group(
    cls=Group,
    short_help=marked("Check the knowledge files."),
    help=marked("For those who maintain the knowledge: check its files, write the evidence page."),
)
def knowledge() -> None: ...


@knowledge.command(
    cls=Command,
    short_help=marked("Check that all files fit together."),
    help=marked("Read every knowledge file and check that all of it fits together."),
)
@language_option
def check(lang: Language) -> int:
    from carrywell.knowledge.consistency import check_knowledge

    counts = check_knowledge()
    table = Table(box=None, show_header=False, padding=(0, 1))
    table.add_column(justify="right", style="bold")
    table.add_column()
    for name, count in counts.items():
        table.add_row(f"{count:,}", _(name))
    screen = console()
    screen.print(table)
    screen.print(_("The knowledge fits together."), style="green")
    return DONE


@knowledge.command(
    cls=Command,
    short_help=marked("Print, write or check the evidence page."),
    help=marked("Print the page of the evidence, write it to a file, or check that the file is up to date."),
)
@click.option(
    "--write",
    "written",
    cls=Option,
    type=click.Path(path_type=Path),
    metavar="PATH",
    help=marked("Write the page here."),
)
@click.option(
    "--check",
    "checked",
    cls=Option,
    type=click.Path(path_type=Path),
    metavar="PATH",
    help=marked("End with exit code 1 if the page here is out of date."),
)
@language_option
def evidence(written: Path | None, checked: Path | None, lang: Language) -> int:
    from carrywell.knowledge.evidence import page

    if written and checked:
        raise click.UsageError(_("Use either --write or --check."))
    if written:
        written.write_text(page(), encoding="utf-8", newline="\n")
    elif checked:
        return _check_page(checked, page())
    else:
        click.echo(page(), nl=False)
    return DONE


def _check_page(path: Path, fresh: str) -> int:
    if path.is_file() and path.read_text(encoding="utf-8") == fresh:
        return DONE
    complain(_("{path} is out of date. Please run: carrywell knowledge evidence --write {path}").format(path=path))
    return WRONG
