"""Her plan of today as the page shows it: each change with its picture, words and sources, and what can be told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from django.contrib.sessions.backends.base import SessionBase
from django.utils.safestring import SafeString

from carrywell import Interview
from carrywell.knowledge.advice_reader import advice
from carrywell.knowledge.reader import load
from carrywell.knowledge.words import Words
from carrywell.plan.choose import Choice
from carrywell.plan.her import Her as Woman
from carrywell.plan.her import her_of
from carrywell.plan.ladder import Ladder
from carrywell.plan.life import Life
from carrywell.plan.today import Plan, plan_for
from carrywell.web import store
from carrywell.web.answers_told import public_entries, without_private
from carrywell.web.forms import spoken_words
from carrywell.web.her_course import presses
from carrywell.web.her_life import PAIN_AT_REST, HerLife
from carrywell.web.load_pages import Her, her_now
from carrywell.web.pictures import Who, exercise_drawing, thumbnail
from carrywell.web.standing import Standing
from carrywell.web.views.evidence import Reference, references
from carrywell.wire.ladder_told import ToldExercise, ask_words
from carrywell.wire.plan_told import ToldChange, ToldCustom, ToldPlan, tell_plan

LABELS = ("why_it_helps", "how_sure", "not_shown", "conflicts", "instead", "sources")


@dataclass(frozen=True)
class PlanCard:
    """One change of today."""

    told: ToldChange
    picture: SafeString
    sources: tuple[Reference, ...]


@dataclass(frozen=True)
class MovingCard:
    """One exercise that is open to her, with its drawing."""

    told: ToldExercise
    picture: SafeString
    sources: tuple[Reference, ...]


@dataclass(frozen=True)
class Ask:
    """One thing that would help to know; a rating where `is_rating`, else yes or no."""

    id: str
    text: str
    is_rating: bool


@dataclass(frozen=True)
class Kept:
    """Something that she told for her plan, in words, and what she told."""

    id: str
    title: str
    told: str


@dataclass(frozen=True)
class KeptCustom:
    """A way of living that she keeps, with its sources."""

    told: ToldCustom
    sources: tuple[Reference, ...]


@dataclass(frozen=True)
class CustomChoice:
    """A way of living that she may tick."""

    id: str
    title: str
    kept: bool


@dataclass(frozen=True)
class PlanPage:
    """Everything that stands on the page; without `told` there is no plan, and `lead` says why."""

    status: Literal["today", "see_first", "check_again"]
    title: str
    lead: tuple[str, ...]
    mark: str
    seen: bool = False
    told: ToldPlan | None = None
    ladder: Ladder | None = None
    cards: tuple[PlanCard, ...] = ()
    moves: tuple[MovingCard, ...] = ()
    comfort_sources: tuple[Reference, ...] = ()
    asks: tuple[Ask, ...] = ()
    said: tuple[Kept, ...] = ()
    known: tuple[Kept, ...] = ()
    customs: tuple[KeptCustom, ...] = ()
    could_keep: tuple[CustomChoice, ...] = ()
    medicine_sources: tuple[Reference, ...] = ()
    say: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)


def plan_page(session: SessionBase, saved: store.Saved, standing: Standing, *, on_paper: bool = False) -> PlanPage:
    """The plan of the woman of this browser, from her check, her profile and what she told for it."""
    life, her = store.load_life(session), her_now(session)
    w = spoken_words(her.person)
    seen = standing.alarmed and life.seen == standing.mark
    if standing.outdated or (standing.alarmed and not seen):
        return _without_plan(standing, w)
    now = _life(life, her, seen=seen)
    found = plan_for(_woman(her, saved, standing, now, on_paper=on_paper))
    told = tell_plan(found, w.language)
    return PlanPage(
        status="today",
        title=told.title,
        lead=(told.lead[0], *(() if found.complete else (w.text("plan", "incomplete"),))),
        mark=standing.mark,
        seen=seen,
        told=told,
        ladder=found.ladder,
        cards=tuple(_card(words, choice, her) for words, choice in zip(told.changes, found.changes, strict=True)),
        moves=tuple(moving_card(one, her.who) for one in told.movement.today) if told.movement else (),
        comfort_sources=references(told.comfort.sources) if told.comfort else (),
        asks=tuple(_asks(found, told, life, her)),
        said=tuple(Kept(name, w.text("advice", name, "title"), said) for name, said in life.said.items()),
        known=tuple(Kept(name, ask_words(name, w), known) for name, known in life.known.items()),
        customs=tuple(KeptCustom(custom, references(custom.sources)) for custom in told.customs),
        could_keep=tuple(
            CustomChoice(name, w.text("customs", name, "title"), name in life.customs) for name in found.could_keep
        ),
        medicine_sources=references(told.medicines.sources) if told.medicines else (),
        say=_said(w),
        labels={name: w.text("plan", "labels", name) for name in LABELS},
    )


def _without_plan(standing: Standing, w: Words) -> PlanPage:
    """Why there is no plan now; old answers come first, as nobody can have been seen for what they no longer say."""
    status: Literal["see_first", "check_again"] = "check_again" if standing.outdated else "see_first"
    return PlanPage(status, w.text("plan", "title"), (w.text("plan", status),), standing.mark)


def woman_of_plan(session: SessionBase, saved: store.Saved, standing: Standing) -> Woman | None:
    """She, as her plan sees her; None while there is no plan for her."""
    told, her = store.load_life(session), her_now(session)
    seen = standing.alarmed and told.seen == standing.mark
    if standing.outdated or (standing.alarmed and not seen) or presses(session):
        return None
    return _woman(her, saved, standing, _life(told, her, seen=seen), on_paper=False)


def _life(told: HerLife, her: Her, *, seen: bool) -> Life:
    """What the plan takes of what she told; after a loss nothing of a baby."""
    life = told.life(her.profile.home, her.counts, her.today, ways=her.ways, seen=seen)
    return replace(life, loss=her.person.has_lost)


def _woman(her: Her, saved: store.Saved, standing: Standing, life: Life, *, on_paper: bool) -> Woman:
    """From her answers without the private ones; on paper also without what stays on the screen."""
    shown = public_entries(saved.person, saved.entries) if on_paper else without_private(saved.entries)
    person = standing.person if standing.alarmed else her.person
    return her_of(person, Interview(saved.person, shown).answers, life, load())


def _card(told: ToldChange, choice: Choice, her: Her) -> PlanCard:
    return PlanCard(told, _picture(choice, her), references(told.evidence.sources))


def moving_card(told: ToldExercise, who: Who) -> MovingCard:
    """An exercise with its drawing."""
    return MovingCard(told, exercise_drawing(told.id, who), references(told.evidence.sources))


def _picture(choice: Choice, her: Her) -> SafeString:
    """The way that it asks for; nothing where it is no posture, and after a loss none in which she may hold a baby."""
    row, who = advice().advice[choice.advice], her.who
    if her.person.has_lost:
        drawing = row.shows.drawing if row.shows else None
        return exercise_drawing(drawing, who) if drawing else SafeString()
    if choice.saving:
        return thumbnail(choice.saving.task, who, choice.saving.instead)
    if row.compare:
        return thumbnail(row.compare[0].task, who, row.compare[0].to_way)
    if row.shows is None:
        return SafeString()
    if row.shows.drawing is not None:
        return exercise_drawing(row.shows.drawing, who)
    return thumbnail(row.shows.task or "", who, row.shows.way or "")


def _asks(found: Plan, told: ToldPlan, life: HerLife, her: Her) -> list[Ask]:
    pairs = zip(found.asks, told.asks, strict=True)
    return [Ask(name, text, name == PAIN_AT_REST) for name, text in pairs if not life.answered(name, her.today)]


def _said(w: Words) -> dict[str, str]:
    """Headings of the page."""
    return {
        "comfort": w.text("plan", "comfort", "title"),
        "asks": w.text("plan", "asks", "title"),
        "movement": w.text("plan", "movement", "title"),
        "movement_today": w.text("plan", "movement", "today"),
        "movement_intro": w.text("plan", "movement", "intro"),
        "stop": w.text("plan", "movement", "stop_title"),
        "soft": w.text("plan", "movement", "soft_title"),
        "why": w.text("plan", "why", "title"),
        "customs": w.text("plan", "customs", "title"),
        "customs_intro": w.text("plan", "customs", "intro"),
        "customs_keep": w.text("plan", "customs", "keep"),
        "customs_yours": w.text("plan", "customs", "yours"),
        "medicines": w.text("medicines", "title"),
    }
