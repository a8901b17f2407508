"""The ways of a task in the terminal: name, bar and number of each, and how it stands against the usual way."""

from __future__ import annotations

from gettext import gettext as _

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from carrywell.cli.bars import BEYOND, SURE, UP_TO_VALUE, drawn
from carrywell.cli.load_whom import Known
from carrywell.cli.page import Page
from carrywell.knowledge.task_schema import Task
from carrywell.knowledge.words import Language, words
from carrywell.spine.compare import Comparison, Way
from carrywell.spine.load import OUTPUTS, SpineLoad
from carrywell.wire.load_told import ToldTask, ToldWay, for_you, stage_words, supposed, tell_task

#: How a way that is lighter or heavier is coloured; the words say it too.
_COLOURS = {"lighter": "green", "heavier": "magenta"}
#: The figures with unit, what one unit is in that of the engine, and decimals.
_SHOWN = {
    "compression_n": ("compression", "kN", 1000.0, 1),
    "moment_nm": ("moment", "N·m", 1.0, 0),
    "shear_n": ("shear", "kN", 1000.0, 2),
    "disc_pressure_mpa": ("disc_pressure", "MPa", 1.0, 2),
}


def show_ways(screen: Console, found: Comparison, known: Known, language: Language) -> None:
    """Print all ways of a task."""
    page, told = Page(screen), tell_task(known.case.person, known.situation, found, language)
    page.heading(told.title)
    page.paragraph(told.about)
    show_whom(page, known, found.task, language)
    if told.judged:
        page.heading(words(language).text("load", "compression"))
        page.paragraph(words(language).text("load", "explain", "compression"), "dim")
    room = _room(page, told.ways)
    for way in told.ways:
        screen.print()
        _show_way(page, way, room, how="" if told.judged else way.how)
    page.points(_("Left out"), told.unreachable)
    screen.print()
    _show_fine_print(page, told, language)
    if told.judged and len(told.ways) > 1:
        lightest = found.lightest or found.ways[-1]
        example = f"carrywell load {found.task.id} {lightest.variant.id}"
        page.paragraph(_("One way with how it is done: {command}").format(command=example), "dim")


def show_one_way(screen: Console, found: Comparison, way: Way, known: Known, language: Language) -> None:
    """Print one way of a task: how it is done, and all its figures."""
    page, told = Page(screen), tell_task(known.case.person, known.situation, found, language)
    chosen = next(row for row in told.ways if row.id == way.variant.id)
    page.heading(told.title)
    if not told.judged:
        page.paragraph(told.about)
    show_whom(page, known, found.task, language)
    screen.print()
    _show_way(page, chosen, _room(page, (chosen,)), how=chosen.how)
    if told.judged:
        show_figures(page, way, language)
    screen.print()
    _show_fine_print(page, told, language)


def _show_fine_print(page: Page, told: ToldTask, language: Language) -> None:
    """Print what bars, unit and numbers mean, where there are any."""
    if told.judged:
        show_legend(page, words(language).text("load", "unit", "kn"))
    for note in told.notes:
        page.paragraph(note, "dim")


def show_posture(screen: Console, load: SpineLoad, language: Language) -> None:
    """Print the figures of one posture."""
    page, say = Page(screen), words(language)
    show_figures(page, load, language)
    screen.print()
    for note in (say.text("load", "model", "range_means"), say.text("load", "not_risk")):
        page.paragraph(note, "dim")


def show_figures(page: Page, source: Way | SpineLoad, language: Language) -> None:
    """Print the four figures with their ranges."""
    say = words(language)
    page.heading(_("The four figures"))
    for output in sorted(OUTPUTS, key=list(_SHOWN).index):
        name, unit, one, decimals = _SHOWN[output]
        figure = getattr(source, output)
        value, low, high = (f"{float(part) / one:.{decimals}f}" for part in (figure.value, figure.low, figure.high))
        number = say.text("load", "number", value=f"{value} {unit}", low=low, high=high)
        page.item("•", _("{name}: {number}").format(name=say.text("load", name), number=number))


def show_whom(page: Page, known: Known, task: Task | None, language: Language) -> None:
    """Print for whom this was worked out; a usual woman is called so."""
    say, person, situation = words(language), known.case.person, known.situation
    stage, baby = stage_words(person, say), f"{situation.baby_mass_kg:.1f}"
    if not known.told:
        _show_usual_woman(page, known, stage, baby)
        return
    page.paragraph(for_you(person, situation, say))
    page.paragraph(supposed(person, say))
    if not known.stage_told:
        page.paragraph(_("You gave neither weeks nor days since the birth, so we took: {stage}.").format(stage=stage))
    if not known.cares and task is not None and task.when == "after_birth":
        page.paragraph(_("For the baby we took {baby} kg.").format(baby=baby))


def _show_usual_woman(page: Page, known: Known, stage: str, baby: str) -> None:
    body = known.situation.body
    figures = {"height": f"{float(body.height_m):.2f}", "mass": f"{float(body.mass_kg):.0f}", "stage": stage}
    if known.cares:
        sentence = _("For a usual woman ({height} m, {mass} kg, {stage}) and a baby of {baby} kg.")
    else:
        sentence = _("For a usual woman ({height} m, {mass} kg, {stage}).")
    page.paragraph(sentence.format(**figures, baby=baby))
    example = f"{'--days-since-birth 75' if known.cares else '--weeks 24'} --height 1.70 --mass 62"
    page.paragraph(_("For yourself, add what you know, such as {options}").format(options=example), "dim")


def _number(way: ToldWay) -> str:
    return _("{number} {unit} ({range})").format(number=way.number, unit=way.unit, range=way.range)


def _room(page: Page, ways: tuple[ToldWay, ...]) -> int:
    """Cells for the bars of all ways, so that they have one scale."""
    return page.screen.width - 4 - max(cell_len(_number(way)) for way in ways)


def _show_way(page: Page, way: ToldWay, room: int, how: str = "") -> None:
    """Name and tag; bar and number on one line; then the sentences."""
    page.paragraph(_("{name} [{tag}]").format(name=way.name, tag=way.tag) if way.tag else way.name, "bold")
    if way.bar is not None:
        bar = drawn(way.bar, room)
        line = Text("  " + bar.ljust(room + 2) + _number(way))
        line.stylize(_COLOURS.get(way.verdict, "cyan"), 2, 2 + len(bar))
        line.stylize("bold", 2 + room + 2)
        page.screen.print(line)
    for sentence in (how, way.against, way.shear):
        page.paragraph(sentence)


def show_legend(page: Page, unit: str = "") -> None:
    """Print what the marks of the bars mean, and the unit."""
    marks = {"sure": SURE, "value": UP_TO_VALUE, "beyond": BEYOND}
    page.paragraph(
        _("The bar is filled ({sure}{value}) to our best figure; {value} and {beyond} are its range.").format(**marks),
        "dim",
    )
    if unit:
        page.paragraph(_("kN stands for {unit}.").format(unit=unit), "dim")
