"""`carrywell journal`: note how the back is, and get back everything that was noted."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from gettext import gettext as _
from gettext import ngettext
from typing import cast, get_args
from uuid import UUID

import click

from carrywell.cli.journal_course import answer, course
from carrywell.cli.journal_import import Asked, asked_for
from carrywell.cli.journal_list import show_entries
from carrywell.cli.journal_opened import opened_journal, told_problems
from carrywell.cli.language import marked
from carrywell.cli.output import dumps
from carrywell.cli.problem import (
    DONE,
    STOPPED,
    complain,
)
from carrywell.cli.spoken import Command, Group, Option, language_option
from carrywell.errors import InputError
from carrywell.exchange.days import NappiesAt
from carrywell.knowledge.words import Language, words
from carrywell.track.note_words import sign_words
from carrywell.track.weighed import UNITS
from carrywell.wire.journal import read_entry
from carrywell.wire.journal_file import kept_json


@click.group(cls=Group, help=marked("Note how your back is, and get back everything you noted."))
def journal() -> None: ...


@journal.command(
    cls=Command,
    help=marked(
        "Keep one entry and print its id once it is stored for good.\n\n"
        "Pain goes from 0 (none) to 10 (the worst you can imagine)."
    ),
    short_help=marked("Keep one entry."),
)
@click.option("--pain", cls=Option, type=int, metavar="0-10", help=marked("Pain now."))
@click.option("--worst", cls=Option, type=int, metavar="0-10", help=marked("Pain at its worst since yesterday."))
@click.option(
    "--bothersome/--not-bothersome", cls=Option, default=None, help=marked("Whether your back bothered you today.")
)
@click.option(
    "--function",
    cls=Option,
    type=int,
    metavar="0-10",
    help=marked("How well the one act you chose went: 0 not at all, 10 as before."),
)
@click.option("--did", cls=Option, multiple=True, metavar="ID", help=marked("An advice or exercise that you did."))
@click.option(
    "--count", "counts", cls=Option, multiple=True, metavar="TASK=N", help=marked("How often you did a task today.")
)
@click.option("--baby-mass", cls=Option, type=float, metavar="KG", help=marked("What the baby weighs, in kg."))
@click.option("--note", cls=Option, default="", metavar="TEXT", help=marked("In your own words."))
@click.option(
    "--at", cls=Option, metavar="TIME", help=marked("When it was, such as 2026-03-29T07:30. Without it: now.")
)
@click.option(
    "--id", "made", cls=Option, metavar="UUID", help=marked("An id of your own: sent twice, it is kept once.")
)
@click.option("--json", "as_json", cls=Option, is_flag=True, help=marked("Print the entry as JSON."))
@language_option
def add(lang: Language, as_json: bool, made: str | None, at: str | None, **told: object) -> int:
    with told_problems(lang, as_json=as_json), opened_journal():
        from django.conf import settings

        from carrywell.web import journal_store

        now = datetime.now(settings.LOCAL_ZONE)
        entry = read_entry(_given(told) | {"at": at or now.isoformat()}, settings.LOCAL_ZONE)
        entry.require_time(now, None)
        kept = journal_store.one(journal_store.TERMINAL, journal_store.add(journal_store.TERMINAL, entry, _uuid(made)))
        click.echo(dumps(kept_json(kept.id, kept.entry, kept.stored), indent=2) if as_json else str(kept.id))
        if sign_words(kept.entry.note):
            complain(_("Some words of your note can stand for a warning sign. Please answer: carrywell check"))
    return DONE


def _given(told: dict[str, object]) -> dict[str, object]:
    """The options as an entry is read; what was not given is left out."""
    given = {name: told[name] for name in ("pain", "worst", "bothersome", "function", "note") if told[name] is not None}
    given["did"] = list(cast("tuple[str, ...]", told["did"]))
    given["counts"] = dict(_count(text) for text in cast("tuple[str, ...]", told["counts"]))
    if told["baby_mass"] is not None:
        given["baby_mass_kg"] = told["baby_mass"]
    return given


def _count(text: str) -> tuple[str, int]:
    task, _equals, times = text.partition("=")
    if not times.strip().isdecimal():
        raise InputError(f"counts.{task}", "wrong_type_number")
    return task.strip(), int(times)


def _uuid(text: str | None) -> UUID | None:
    try:
        return None if text is None else UUID(text)
    except ValueError as error:
        raise InputError("id", "not_an_id") from error


@journal.command("list", cls=Command, help=marked("Show what was noted, the newest last."))
@click.option("--json", "as_json", cls=Option, is_flag=True, help=marked("Print the entries as JSON."))
@language_option
def list_entries(lang: Language, as_json: bool) -> int:
    with opened_journal():
        from carrywell.web import journal_store

        kept = journal_store.entries(journal_store.TERMINAL)
        if as_json:
            click.echo(dumps([kept_json(row.id, row.entry, row.stored) for row in kept], indent=2))
        else:
            show_entries([(row.id, row.entry) for row in kept], words(lang))
    return DONE


@journal.command(cls=Command, help=marked("Delete one entry, with everything it said before."))
@click.argument("entry", metavar="ID")
@language_option
def remove(lang: Language, entry: str) -> int:
    with told_problems(lang, as_json=False), opened_journal():
        from carrywell.web import journal_store

        journal_store.remove(journal_store.TERMINAL, cast("UUID", _uuid(entry)))
    return DONE


@journal.command(
    cls=Command, help=marked("Print a code that opens this journal in your browser, once, for ten minutes.")
)
@language_option
def link(lang: Language) -> int:
    with opened_journal():
        from carrywell.web import journal_store

        click.echo(journal_store.new_code(journal_store.TERMINAL))
        complain(_("Type it within ten minutes in the app: Journal, then “Open a journal with a code”."))
    return DONE


@journal.command(cls=Command, help=marked("Delete every entry of this computer's journal."))
@click.option("--yes", cls=Option, is_flag=True, help=marked("Do not ask."))
@language_option
def delete(lang: Language, yes: bool) -> int:
    with opened_journal():
        from carrywell.web import journal_store

        count = journal_store.count(journal_store.TERMINAL)
        question = ngettext("Delete {count} entry for good?", "Delete {count} entries for good?", count)
        if not yes and not click.confirm(question.format(count=count), err=True):
            complain(_("Nothing was deleted."))
            return STOPPED
        journal_store.forget(journal_store.TERMINAL)
    return DONE


@journal.command(cls=Command, help=marked("Print everything in the journal as JSON, for import elsewhere."))
@language_option
def export(lang: Language) -> int:
    with opened_journal():
        from carrywell.web import journal_store
        from carrywell.web.journal_whole import whole_json

        click.echo(dumps(whole_json(journal_store.TERMINAL), indent=1))
    return DONE


@journal.command(
    "import",
    cls=Command,
    help=marked(
        "Take in what was kept elsewhere: all of it, or nothing. Taken in twice, nothing is doubled.\n\n"
        "FILE is what the app, carrywell journal export or carrywell report --csv saved: the JSON with what entries "
        "said before, the table without. Or CSV files that Baby Buddy exported (feedings, changes, tummy time, weight, "
        "children; several at once): counts of whole days, so today is left out.\n\n"
        "With --babybuddy a Baby Buddy is asked over the network: only now, and only the address you name. Its token "
        "is read from a file or from the variable CARRYWELL_BABYBUDDY_TOKEN."
    ),
    short_help=marked("Take in entries from a file or from Baby Buddy."),
)
@click.argument("files", metavar="[FILE|-]...", nargs=-1)
@click.option("--babybuddy", "address", cls=Option, metavar="URL", help=marked("The address of your Baby Buddy."))
@click.option(
    "--token-file", cls=Option, metavar="FILE", help=marked("The file that holds its token and nothing else.")
)
@click.option(
    "--insecure",
    cls=Option,
    is_flag=True,
    help=marked("Allow http to another computer: others on the way can then read the token and the answers."),
)
@click.option(
    "--child",
    "children",
    cls=Option,
    multiple=True,
    metavar="NAME",
    help=marked("Which child, where there are several; for twins name both."),
)
@click.option(
    "--weight-unit",
    cls=Option,
    type=click.Choice(UNITS),
    help=marked("The unit of the weights. Without it: the one that fits the age, if only one does."),
)
@click.option(
    "--nappies-at",
    cls=Option,
    type=click.Choice(get_args(NappiesAt)),
    default="both",
    help=marked("Where nappies are changed: at the table, low down, or half of them at each (the default)."),
)
@click.option(
    "--json",
    "as_json",
    cls=Option,
    is_flag=True,
    help=marked("Print how many entries were read, new and changed, as JSON."),
)
@language_option
def import_entries(lang: Language, files: tuple[str, ...], as_json: bool, **said: object) -> int:
    with told_problems(lang, as_json=as_json), opened_journal():
        from carrywell.web.journal_store import TERMINAL
        from carrywell.web.journal_whole import bring_in

        told = asked_for(Asked(files, **said), TERMINAL)  # type: ignore[arg-type]
        brought = bring_in(TERMINAL, told.function, told.own, told.others)
        if as_json:
            click.echo(dumps(asdict(brought), indent=2))
        else:
            _tell_taken_in(brought.read, brought.new, brought.changed)
    return DONE


def _tell_taken_in(read: int, new: int, changed: int) -> None:
    words = ngettext("{new} of {read} entry was new.", "{new} of {read} entries were new.", read)
    click.echo(words.format(new=new, read=read))
    if changed:
        words = ngettext(
            "{count} entry says something else now; what it said is kept.",
            "{count} entries say something else now; what they said is kept.",
            changed,
        )
        click.echo(words.format(count=changed))


for _command in (course, answer):
    journal.add_command(_command)
