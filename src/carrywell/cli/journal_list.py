"""The entries of the journal in a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _
from gettext import ngettext
from uuid import UUID

import click
from rich.table import Table

from carrywell.cli.terminal import console, plain, wants_colour
from carrywell.track.entries import JournalEntry


def show_entries(kept: Sequence[tuple[UUID, JournalEntry]]) -> None:
    """One line for each entry; what was not noted stays empty."""
    from django.conf import settings

    if not kept:
        click.echo(_("Nothing has been noted yet. Begin with: carrywell journal add --pain 4"))
        return
    table = Table(box=None, pad_edge=False)
    for title in (_("Id"), _("When"), _("Pain"), _("Worst"), _("Act")):
        table.add_column(title, no_wrap=True)
    table.add_column(_("Note"), overflow="fold")
    for made, entry in kept:
        numbers = (_shown(number) for number in (entry.pain, entry.worst, entry.function))
        table.add_row(
            str(made), entry.at.astimezone(settings.LOCAL_ZONE).strftime("%Y-%m-%d %H:%M"), *numbers, _note(entry)
        )
    console(colour=wants_colour(True)).print(table)


def _shown(number: int | None) -> str:
    return "" if number is None else str(number)


def _note(entry: JournalEntry) -> str:
    """Her words, then how much else was noted."""
    more = len(entry.did) + len(entry.counts) + len(entry.filled) + len(entry.findings)
    parts = [plain(entry.note, 1000)] if entry.note else []
    if more:
        parts.append(ngettext("and {count} more", "and {count} more", more).format(count=more))
    return "\n".join(parts)
