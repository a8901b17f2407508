"""The page Moving: her exercises with their drawings, the whole ladder, how her sessions went, the gap of her tummy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.sessions.backends.base import SessionBase

from carrywell.knowledge.exercise_reader import exercises
from carrywell.knowledge.words import Words
from carrywell.plan.gates import screened
from carrywell.plan.ladder import Ladder
from carrywell.plan.sessions import Session, movement_of
from carrywell.web import store
from carrywell.web.forms import spoken_words
from carrywell.web.her_life import MOST_FINGERS, PAIN_AT_REST, YES, HerLife
from carrywell.web.load_pages import her_now
from carrywell.web.plan_page import Ask, MovingCard, PlanPage, moving_card
from carrywell.wire.ladder_told import ask_words

#: A session is noted for today or one of the days before.
DAYS_BACK = 7
#: So many of the last sessions are shown.
_SHOWN = 6


@dataclass(frozen=True)
class Choice:
    """One thing to tap or choose."""

    value: str
    text: str


@dataclass(frozen=True)
class Tick:
    """Something of the exercise screen that only she can tell, and whether she has."""

    id: str
    text: str
    ticked: bool


@dataclass(frozen=True)
class Noted:
    """A session that she noted."""

    day: date
    text: str


@dataclass(frozen=True)
class Sessions:
    """How it went: what can be said now, how far she is, and what she noted, the last first."""

    days: tuple[date, ...]
    stops: tuple[Choice, ...]
    progress: tuple[str, ...]
    noted: tuple[Noted, ...]
    good_means: str
    again: str


@dataclass(frozen=True)
class Gap:
    """The self-check of the gap: what she found, and what may be told."""

    how: str
    lines: tuple[str, ...]
    found: str
    fingers: tuple[int, ...]
    domes: str


@dataclass(frozen=True)
class MovingPage:
    """The page: what is said of the plan, and the parts that are its own; empty where they are not for her."""

    plan: PlanPage
    others: tuple[MovingCard, ...]
    first: tuple[Tick, ...]
    asks: tuple[Ask, ...]
    sessions: Sessions | None
    gap: Gap | None
    say: dict[str, str]


def moving_page(session: SessionBase, plan: PlanPage) -> MovingPage:
    """The page of a plan that there is."""
    life, her = store.load_life(session), her_now(session)
    w = spoken_words(her.person)
    ladder, told = plan.ladder, plan.told
    others = told.movement.others if told and told.movement else ()
    return MovingPage(
        plan=plan,
        others=tuple(moving_card(one, her.who) for one in others),
        first=tuple(_first(ladder, life, w)) if ladder else (),
        asks=tuple(_asks(ladder, life, her.today, w)) if ladder else (),
        sessions=_sessions(life, ladder, her.today, w) if ladder and ladder.today else None,
        gap=_gap(life, ladder, w) if ladder and may_feel(ladder) else None,
        say=_said(w),
    )


def _asks(ladder: Ladder, life: HerLife, today: date, w: Words) -> list[Ask]:
    """What the next gate has to know and she has not said that she cannot tell."""
    open_asks = [name for name in ladder.asks if not life.answered(name, today)]
    return [Ask(name, ask_words(name, w), name == PAIN_AT_REST) for name in open_asks]


def screened_of(ladder: Ladder) -> tuple[str, ...]:
    """What of the exercise screen of her stage only she can tell."""
    return screened("after_birth" if ladder.gate("pregnancy") is None else "pregnant")


def _first(ladder: Ladder, life: HerLife, w: Words) -> list[Tick]:
    return [Tick(name, w.text("circumstances", name), life.known.get(name) == YES) for name in screened_of(ladder)]


def may_feel(ladder: Ladder) -> bool:
    """Lifting the head for the self-check waits, as small movements do, for its gate after the birth."""
    gate = ladder.gate("G1")
    return gate is not None and gate.open


def noted_on(days_ago: int, today: date) -> date:
    """The day of a session that is noted now."""
    return today - timedelta(days=days_ago)


def _sessions(life: HerLife, ladder: Ladder, today: date, w: Words) -> Sessions:
    rule, soft = exercises().rules.progression, ladder.soft_stops
    moved = movement_of(life.sessions, today)
    progress = [w.text("plan", "sessions", "week", sessions=rule.sessions_a_week)]
    if moved.soft_stops:
        progress.insert(
            0, w.text("plan", "sessions", "setback") if ladder.step == "down" else w.text("plan", "movement", "ask")
        )
    elif moved.level:
        weeks = {"weeks": min(moved.calm_weeks, rule.calm_weeks), "needed": rule.calm_weeks}
        progress.insert(0, w.text("plan", "sessions", "calm", **weeks))
    last = sorted(enumerate(life.sessions), key=lambda pair: (pair[1].day, pair[0]), reverse=True)
    return Sessions(
        days=tuple(noted_on(back, today) for back in range(DAYS_BACK)),
        stops=tuple(Choice(name, w.text("exercises", "stops", name, "said")) for name in soft),
        progress=tuple(progress),
        noted=tuple(Noted(one.day, _noted(one, w)) for _, one in last[:_SHOWN]),
        good_means=w.text("plan", "sessions", "good_means", most=rule.pain_at_most),
        again=w.text("plan", "sessions", "again_asked" if ladder.step == "ask" else "again"),
    )


def _noted(one: Session, w: Words) -> str:
    number = one.level + 1
    if one.stop is not None:
        stop = w.text("exercises", "stops", one.stop, "said")
        return w.text("plan", "sessions", "stopped_at", number=number, stop=stop)
    return w.text("plan", "sessions", f"{one.went}_at", number=number)


def _gap(life: HerLife, ladder: Ladder, w: Words) -> Gap:
    lines = [w.text("exercises", "ladder", "gap_not_cause")]
    lines.append(w.text("plan", "gap", "chooses", wide=exercises().rules.gap_check.wide_fingers))
    lines.append(w.text("exercises", "ladder", "gap_tell"))
    found = ""
    if life.gap_fingers is not None:
        found = (
            w.text("plan", "gap", "now", fingers=life.gap_fingers)
            if life.gap_fingers
            else w.text("plan", "gap", "none")
        )
    return Gap(
        how=w.text("exercises", "ladder", "gap_how"),
        lines=tuple(lines),
        found=found,
        fingers=tuple(range(MOST_FINGERS + 1)),
        domes=life.known.get("belly_domes", ""),
    )


def _said(w: Words) -> dict[str, str]:
    """Headings and labels of the page."""
    said = {f"ladder_{key}": w.text("plan", "ladder", key) for key in ("title", "intro", "others")}
    keys = ("title", "intro", "good", "stopped_why", "hard", "again_why", "noted")
    said |= {f"sessions_{key}": w.text("plan", "sessions", key) for key in keys}
    said |= {f"first_{key}": w.text("plan", "first", key) for key in ("title", "intro", "keep")}
    said |= {f"gap_{key}": w.text("plan", "gap", key) for key in ("count", "domes")}
    return said | {"gap_title": w.text("exercises", "ladder", "gap_title")}
