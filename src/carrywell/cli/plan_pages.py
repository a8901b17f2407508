"""A plan in the terminal: today's changes with their numbers and reasons, and the pages beside them."""

from __future__ import annotations

from gettext import gettext as _

from rich.console import Console

from carrywell.cli.page import Page
from carrywell.knowledge.words import Language, Words, words
from carrywell.wire.evidence_told import joined
from carrywell.wire.ladder_told import ToldMovement
from carrywell.wire.plan_pages import ToldPage
from carrywell.wire.plan_told import ToldChange, ToldCustom, ToldPlan

_CUSTOMS = '"customs": ["warm_not_cold", "floor_living"]'


def show_plan(screen: Console, told: ToldPlan, language: Language) -> None:
    """Print today's plan."""
    page, say = Page(screen), words(language)
    page.heading(told.title)
    for line in told.lead:
        page.paragraph(line)
    for number, change in enumerate(told.changes, 1):
        _show_change(page, number, change, say)
    if told.comfort is not None:
        page.heading(say.text("plan", "comfort", "title"))
        page.paragraph(told.comfort.title, "bold")
        page.paragraph(told.comfort.text)
        page.paragraph(told.comfort.sure, "dim")
    if told.movement is not None:
        _show_movement(page, told.movement, say)
    if told.customs:
        _show_customs(page, told.customs, say)
    page.points(say.text("plan", "asks", "title"), told.asks)
    if told.changes:
        screen.print()
        how = _('Done, not for you, or not possible at home? Write it in your file: "advice": {example}')
        page.paragraph(how.format(example=f'{{"{told.changes[0].id}": "done"}}'), "dim")
        page.paragraph(_("Instead of done: not_for_me, or cannot."), "dim")
        page.paragraph(say.text("plan", "customs", "file", example=_CUSTOMS), "dim")
    if told.medicines is not None:
        page.paragraph(
            say.text("plan", "no_medicine", why=joined((told.medicines.ask, *told.medicines.why), say)), "dim"
        )
    elif told.movement is None:
        page.paragraph(_('When you have been seen, write it in your file: "seen": true'), "dim")


def _show_change(page: Page, number: int, change: ToldChange, say: Words) -> None:
    page.heading(f"{number}. {change.title}")
    page.paragraph(change.how)
    for line in change.saves:
        page.item("→", line, "green")
    if change.caution:
        page.item("!", change.caution, mark_style="bold")
    evidence = change.evidence
    small = (
        ("labels", "why_it_helps", change.why_it_helps),
        ("why", "title", joined(change.why, say)),
        ("labels", "how_sure", joined((evidence.sure, evidence.text), say)),
        ("labels", "not_shown", joined(evidence.not_shown, say)),
        ("labels", "conflicts", joined(evidence.conflicts, say)),
        ("labels", "sources", ", ".join(evidence.sources)),
        ("labels", "instead", " / ".join(f"{title} ({name})" for name, title in change.swaps)),
    )
    for group, key, text in small:
        if text:
            page.item("·", say.text("plan", "labelled", label=say.text("plan", group, key), text=text), "dim")


def _show_customs(page: Page, told: tuple[ToldCustom, ...], say: Words) -> None:
    page.heading(say.text("plan", "customs", "yours"))
    for custom in told:
        page.item("•", say.text("plan", "labelled", label=custom.title, text=custom.text))
        if custom.load:
            page.item("·", custom.load, "dim", indent=4)


def _show_movement(page: Page, told: ToldMovement, say: Words) -> None:
    page.heading(say.text("plan", "movement", "title"))
    page.paragraph(told.step)
    for exercise in told.today:
        text = joined((exercise.dose, exercise.how), say)
        page.item("•", say.text("plan", "labelled", label=exercise.title, text=text))
        if exercise.caution:
            page.item("!", exercise.caution, indent=4)
    for note in told.notes:
        page.item("·", note, "dim")
    page.heading(say.text("plan", "ladder", "title"))
    for level in told.levels:
        titles = " / ".join(rung.title for rung in level.rungs)
        line = say.text("plan", "labelled", label=level.title, text=level.state_text)
        page.item("•", line)
        for text in (titles, *level.why):
            if text:
                page.item("·", text, "dim", indent=4)
    page.points(say.text("plan", "asks", "title"), told.asks)
    if told.today:
        page.points(say.text("plan", "movement", "stop_title"), told.stops)
        page.points(say.text("plan", "movement", "soft_title"), told.soft_stops)


def show_page(screen: Console, told: ToldPage) -> None:
    """Print one of the pages beside the plan."""
    page = Page(screen)
    page.heading(told.title)
    page.paragraph(told.intro)
    for listed in told.lists:
        page.heading(listed.title)
        if listed.intro:
            page.paragraph(listed.intro)
        for row in listed.rows:
            page.item("•", row)
    screen.print()
    for note in told.notes:
        page.paragraph(note, "dim")
