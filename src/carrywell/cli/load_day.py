"""A day in the terminal: what adds up, what would save most, what is heavy, what others could do."""

from __future__ import annotations

from gettext import gettext as _

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from carrywell.cli.bars import drawn
from carrywell.cli.load_ways import show_legend, show_whom
from carrywell.cli.load_whom import Known
from carrywell.cli.page import Page
from carrywell.cli.wrap import wrapped
from carrywell.knowledge.words import Language, words
from carrywell.spine.day import Day
from carrywell.wire.load_told import ToldDay, ToldRow, tell_day

#: Cells of the columns: the number, the gaps between all, and the shares of the rest.
_NUMBER, _GAPS, _INDENT = 4, 6, 2
_NAME_SHARE, _OFTEN_SHARE = 0.38, 0.36


def show_day(screen: Console, found: Day, known: Known, language: Language) -> None:
    """Print a day."""
    page, say, told = Page(screen), words(language), tell_day(found, language, known.case.person)
    page.heading(told.title)
    page.paragraph(told.intro)
    show_whom(page, known, None, language)
    if not told.rows:
        return
    screen.print()
    _show_rows(screen, found, told)
    _show_changes(page, told, language)
    page.points(
        say.text("load", "day", "heaviest_title"),
        (_("{name}: {number}").format(name=heavy.name, number=heavy.number) for heavy in told.heaviest),
    )
    if told.hand_over:
        page.heading(say.text("load", "day", "hand_over_title"))
        page.paragraph(say.text("load", "day", "hand_over_intro"))
        page.paragraph(" · ".join(told.hand_over))
    screen.print()
    show_legend(page)
    for note in told.notes:
        page.paragraph(note, "dim")


def _show_changes(page: Page, told: ToldDay, language: Language) -> None:
    say = words(language)
    sentences = tuple(change.sentence for change in told.changes) or (say.text("load", "day", "no_change"),)
    page.points(say.text("load", "day", "changes_title"), sentences)


def _show_rows(screen: Console, found: Day, told: ToldDay) -> None:
    """The tasks as a table with bars; the texts are broken here, so that Chinese lines break well too."""
    room = screen.width - _INDENT - _NUMBER - _GAPS
    name, often = int(room * _NAME_SHARE), int(room * _OFTEN_SHARE)
    bar = room - name - often
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, show_edge=False)
    for title, width in ((_("Task"), name), (_("How often"), often), (_("Share in %"), bar), ("", _NUMBER)):
        table.add_column("\n".join(wrapped(title, width)), width=width, no_wrap=True, header_style="dim")
    for row, dose in zip(told.rows, found.tasks, strict=True):
        share = 100 * dose.share.value
        number = f"{share:.0f}" if share >= 1 else "<1"
        table.add_row(*_cells(row, name, often), Text(drawn(row.bar, bar), style="cyan"), Text(number, style="bold"))
    screen.print(Padding(table, (0, 0, 0, _INDENT)))


def _cells(row: ToldRow, name: int, often: int) -> tuple[str, str]:
    return "\n".join(wrapped(row.name, name)), "\n".join(wrapped(row.often, often))
