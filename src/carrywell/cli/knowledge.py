"""`carrywell knowledge`: checks of the knowledge files, and the pages made from them."""

from __future__ import annotations

from collections.abc import Callable
from gettext import gettext as _
from pathlib import Path
from typing import TypeVar

import click
from rich.table import Table

from carrywell.cli.language import marked
from carrywell.cli.problem import DONE, WRONG, complain
from carrywell.cli.spoken import Command, Group, Option, language_option
from carrywell.cli.terminal import console
from carrywell.knowledge.words import Language

Pages = TypeVar("Pages", bound=Callable[..., int])

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
    marked("exercises"),
    marked("reassurances"),
    marked("claims of the article"),
    marked("countries with help lines"),
    marked("texts in each language"),
)


def written_or_checked(command: Pages) -> Pages:
    """The two options of a page that is made from the data."""
    written = click.option(
        "--write",
        "written",
        cls=Option,
        type=click.Path(path_type=Path),
        metavar="PATH",
        help=marked("Write the page here."),
    )
    checked = click.option(
        "--check",
        "checked",
        cls=Option,
        type=click.Path(path_type=Path),
        metavar="PATH",
        help=marked("End with exit code 1 if the page here is out of date."),
    )
    return written(checked(command))


@click.group(
    cls=Group,
    short_help=marked("Check the knowledge files."),
    help=marked("For those who maintain the knowledge: check its files, write the pages made from them."),
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
@written_or_checked
@language_option
def evidence(written: Path | None, checked: Path | None, lang: Language) -> int:
    from carrywell.knowledge.evidence import page

    return _page_asked_for("evidence", page(), written, checked)


@knowledge.command(
    cls=Command,
    short_help=marked("Print, write or check the ledger of the article."),
    help=marked(
        "Print the claims of the article with our answers, write them to a file, or check that the file is up to date."
    ),
)
@written_or_checked
@language_option
def ledger(written: Path | None, checked: Path | None, lang: Language) -> int:
    from carrywell.knowledge.ledger_page import page

    return _page_asked_for("ledger", page(), written, checked)


def _page_asked_for(name: str, fresh: str, written: Path | None, checked: Path | None) -> int:
    if written and checked:
        raise click.UsageError(_("Use either --write or --check."))
    if written:
        written.write_text(fresh, encoding="utf-8", newline="\n")
    elif checked:
        return _check_page(name, checked, fresh)
    else:
        click.echo(fresh, nl=False)
    return DONE


def _check_page(name: str, path: Path, fresh: str) -> int:
    if path.is_file() and path.read_text(encoding="utf-8") == fresh:
        return DONE
    words = _("{path} is out of date. Please run: carrywell knowledge {name} --write {path}")
    complain(words.format(path=path, name=name))
    return WRONG
