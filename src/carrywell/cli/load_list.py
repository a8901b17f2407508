"""The list of tasks for the terminal, by group."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _

from rich.console import Console
from rich.text import Text

from carrywell.cli.load_whom import Known
from carrywell.cli.page import Page
from carrywell.cli.wrap import hanging
from carrywell.knowledge.words import Language, words
from carrywell.spine.tasks import tasks_for, ways_for
from carrywell.wire.task_list import Listed, all_listed

#: The groups in the order of the list.
GROUPS = ("lifting", "carrying", "feeding", "nappy", "bathing", "play", "car", "bed", "sitting", "standing")


def listed_for(known: Known) -> list[Listed]:
    """The tasks that come up for her; all of them when her stage is not known."""
    if not known.stage_told:
        return all_listed()
    situation = known.situation
    return [Listed(task, ways_for(task, situation)) for task in tasks_for(situation, cares=known.cares)]


def show_list(screen: Console, listed: Sequence[Listed], known: Known, language: Language) -> None:
    """Print the tasks by group."""
    page, say = Page(screen), words(language)
    width = max((len(row.task.id) for row in listed), default=0)
    for group in GROUPS:
        members = [row.task for row in listed if row.task.group == group]
        if members:
            page.heading(say.text("tasks", "groups", group, "name"))
        for task in members:
            lines = hanging(task.id.ljust(width), say.text("tasks", task.id, "name"), screen.width - 2)
            for number, line in enumerate(lines):
                told = Text("  " + line)
                told.stylize("cyan", 2, 2 + len(task.id) * (number == 0))
                screen.print(told)
    screen.print()
    if not known.stage_told:
        page.paragraph(_("These are all tasks. With --weeks or --days-since-birth you see those that come up for you."))
    page.paragraph(_("The ways of one task, side by side: carrywell load {task}").format(task="lift_floor"))
    page.paragraph(_("What a whole day adds up to: carrywell load --day"))
