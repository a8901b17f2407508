"""The entries of the journal in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from gettext import gettext as _
from gettext import ngettext
from uuid import UUID

import click
from rich.cells import cell_len, set_cell_size
from rich.padding import Padding
from rich.text import Text

from carrywell.cli.terminal import console, plain, wants_colour
from carrywell.knowledge.words import Words
from carrywell.track.entries import SCALE, JournalEntry

#: Of an id and of a time; the numbers are as wide as their titles.
ID, TIME = 36, 16
INDENT = (0, 0, 0, 2)


def show_entries(kept: Sequence[tuple[UUID, JournalEntry]], w: Words) -> None:
    """A line of numbers for each entry, what was not noted stays empty; what else was noted stands below it."""
    if not kept:
        click.echo(_("Nothing has been noted yet. Begin with: carrywell journal add --pain 4"))
        return
    from django.conf import settings

    screen = console(colour=wants_colour(True))
    titles = (_("Id"), _("When"), _("Pain"), _("Worst"), _("Act"))
    widths = (ID, TIME, *(cell_len(title) for title in titles[2:]))
    screen.print(_line(titles, widths))
    for made, entry in kept:
        numbers = (_shown(number) for number in (entry.pain, entry.worst, entry.function))
        when = entry.at.astimezone(settings.LOCAL_ZONE).strftime("%Y-%m-%d %H:%M")
        screen.print(_line((str(made), when, *numbers), widths))
        for said in _said(entry, w):
            screen.print(Padding(Text(said), INDENT, expand=False))


def _line(cells: Sequence[str], widths: Sequence[int]) -> Text:
    return Text("  ".join(map(set_cell_size, cells, widths)).rstrip())


def _shown(number: int | None) -> str:
    return "" if number is None else str(number)


def _said(entry: JournalEntry, w: Words) -> Iterator[str]:
    """Her words, what she did and how often, then how much is only in the JSON: a screen is seen by others."""
    if entry.note:
        yield plain(entry.note, 1000)
    if entry.act:
        yield f"{plain(entry.act, 200)}: {entry.function}/{SCALE}"
    for name in entry.did:
        yield w.text("exercises" if w.has("exercises", name) else "advice", name, "title")
    for task, times in entry.counts.items():
        yield f"{w.text('tasks', task, 'short')}: {times}"
    if entry.baby_mass_kg is not None:
        yield f"{entry.baby_mass_kg:g} kg"
    more = len(entry.filled) + len(entry.findings)
    if more:
        yield ngettext("and {count} more", "and {count} more", more).format(count=more)
