"""`carrywell questions`: every question with its options and when it is asked."""

from __future__ import annotations

import json
from gettext import gettext as _

import click
from rich.text import Text

from carrywell.cli.language import marked
from carrywell.cli.problem import DONE
from carrywell.cli.spoken import Command, Option, language_option
from carrywell.cli.terminal import console
from carrywell.cli.wrap import hanging, wrapped
from carrywell.knowledge.reader import load
from carrywell.knowledge.schema import Question
from carrywell.knowledge.words import Language, words
from carrywell.person import STAGES, StageName
from carrywell.wire.write import questions_json

GROUPS = {
    "context": marked("About her"),
    "warning_signs": marked("Warning signs"),
    "where": marked("Where it hurts"),
    "behaviour": marked("How the pain behaves"),
    "time": marked("Since when, how strong, how it goes on"),
    "self_test": marked("Tests to do oneself"),
}
TYPES = {
    "yes_no": marked("yes, no or not sure"),
    "one": marked("one of"),
    "multi": marked("any of"),
    "number": marked("number"),
    "rating": marked("whole number"),
}


@click.command(
    cls=Command,
    short_help=marked("List every question."),
    help=marked("List every question with its options and when it is asked."),
)
@click.option(
    "--json", "as_json", cls=Option, is_flag=True, help=marked("Print them as JSON, with the words of every language.")
)
@click.option("--stage", cls=Option, type=click.Choice(STAGES), help=marked("Only what can be asked at this stage."))
@language_option
def questions(as_json: bool, stage: StageName | None, lang: Language) -> int:
    knowledge = load()
    asked = [q for q in knowledge.questions.values() if _fits(q, stage)]
    if as_json:
        wanted = {question.id for question in asked}
        rows = [row for row in questions_json(knowledge) if row["id"] in wanted]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        _show(asked, lang)
    return DONE


def _fits(question: Question, stage: StageName | None) -> bool:
    stages = question.asked_when.stages
    return stage is None or stages is None or stage in stages


def _show(asked: list[Question], lang: Language) -> None:
    screen, say = console(), words(lang)

    def lines(text: str, indent: int, style: str = "") -> None:
        for line in wrapped(text, screen.width - indent):
            screen.print(" " * indent + line, style=style)

    for group, title in GROUPS.items():
        members = [question for question in asked if question.group == group]
        if members:
            screen.print(f"\n{_(title)}", style="bold underline")
        for question in members:
            screen.print()
            screen.print(Text.assemble((question.id, "bold cyan"), (f"  {_type(question)}", "dim")))
            lines(say.ask(question.id), 2)
            for option in question.options:
                for n, line in enumerate(hanging(option, say.option(question.id, option), screen.width - 4)):
                    told = Text("    " + line)
                    told.stylize("cyan", 4, 4 + len(option) * (n == 0))
                    screen.print(told)
            lines(_when(question), 2, "dim")


def _type(question: Question) -> str:
    kind = _(TYPES[question.type])
    if question.min is None or question.max is None:
        return kind
    return _("{kind}, {low:g} to {high:g}").format(kind=kind, low=question.min, high=question.max)


def _when(question: Question) -> str:
    """When it is asked, in the ids of the answers file."""
    when = question.asked_when
    parts = [
        ", ".join(when.stages or ()),
        "" if when.min_weeks is None else f"pregnant_weeks ≥ {when.min_weeks}",
        "" if when.max_weeks is None else f"pregnant_weeks ≤ {when.max_weeks}",
        "" if when.max_days_since_birth is None else f"days_since_birth ≤ {when.max_days_since_birth}",
        *(f"{name} = {' | '.join(str(w).lower() for w in wanted)}" for name, wanted in when.needs.items()),
    ]
    told = "; ".join(part for part in parts if part)
    return _("Asked when: {when}").format(when=told) if told else _("Asked of everyone")
