"""Her plan of today as the page shows it: each change with its picture, words and sources, and what can be told."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.sessions.backends.base import SessionBase
from django.utils.safestring import SafeString

from carrywell.knowledge.advice_reader import advice
from carrywell.knowledge.reader import load
from carrywell.knowledge.words import Words
from carrywell.plan.choose import Choice
from carrywell.plan.her import her_of
from carrywell.plan.today import Plan, plan_for
from carrywell.web import store
from carrywell.web.forms import spoken_words
from carrywell.web.her_life import PAIN_AT_REST, HerLife
from carrywell.web.load_pages import Her, her_now
from carrywell.web.pictures import Who, thumbnail
from carrywell.web.views.evidence import Reference, reference
from carrywell.wire.plan_told import ToldChange, ToldPlan, tell_plan

LABELS = ("why_it_helps", "how_sure", "not_shown", "conflicts", "instead", "sources")


@dataclass(frozen=True)
class PlanCard:
    """One change of today."""

    told: ToldChange
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
    """An advice that she has said something to."""

    id: str
    title: str
    said: str


@dataclass(frozen=True)
class PlanPage:
    """Everything that stands on the page."""

    told: ToldPlan
    see_first: bool
    cards: tuple[PlanCard, ...]
    comfort_sources: tuple[Reference, ...]
    asks: tuple[Ask, ...]
    kept: tuple[Kept, ...]
    say: dict[str, str]
    labels: dict[str, str]


def plan_page(session: SessionBase, saved: store.Saved) -> PlanPage:
    """The plan of the woman of this browser, from her check, her profile and what she told for it."""
    her, life, w = her_now(session), store.load_life(session), spoken_words()
    found = _plan(her, saved, life)
    told = tell_plan(found, w.language)
    return PlanPage(
        told=told,
        see_first=found.status == "see_first",
        cards=tuple(_card(words, choice, her.who) for words, choice in zip(told.changes, found.changes, strict=True)),
        comfort_sources=_references(told.comfort.sources) if told.comfort else (),
        asks=tuple(_asks(found, told, life)),
        kept=tuple(Kept(name, w.text("advice", name, "title"), said) for name, said in life.said.items()),
        say=_said(w),
        labels={name: w.text("plan", "labels", name) for name in LABELS},
    )


def _plan(her: Her, saved: store.Saved, life: HerLife) -> Plan:
    """For who she is today; her answers are those of her check."""
    person = her.person if her.profile.stage_on(her.today) else saved.person
    told = life.life(her.profile.home, her.counts, saved.mark)
    return plan_for(her_of(person, saved.interview().answers, told, load()))


def _card(told: ToldChange, choice: Choice, who: Who) -> PlanCard:
    return PlanCard(told, _picture(choice, who), _references(told.evidence.sources))


def _picture(choice: Choice, who: Who) -> SafeString:
    """The way that it asks for; nothing where it is no posture."""
    if choice.saving:
        return thumbnail(choice.saving.task, who, choice.saving.instead)
    compared = advice().advice[choice.advice].compare
    return thumbnail(compared[0].task, who, compared[0].to_way) if compared else SafeString()


def _references(keys: tuple[str, ...]) -> tuple[Reference, ...]:
    known = load().sources
    return tuple(reference(known[key]) for key in keys if key in known)


def _asks(found: Plan, told: ToldPlan, life: HerLife) -> list[Ask]:
    pairs = zip(found.asks, told.asks, strict=True)
    return [Ask(name, text, name == PAIN_AT_REST) for name, text in pairs if not life.answered(name)]


def _said(w: Words) -> dict[str, str]:
    """Headings of the page."""
    return {
        "comfort": w.text("plan", "comfort", "title"),
        "asks": w.text("plan", "asks", "title"),
        "movement": w.text("plan", "movement", "title"),
        "movement_intro": w.text("plan", "movement", "intro"),
        "stop": w.text("plan", "movement", "stop_title"),
        "soft": w.text("plan", "movement", "soft_title"),
        "why": w.text("plan", "why", "title"),
        "saves": w.text("plan", "saves", "title"),
    }
