"""A plan in words: what every surface shows of it, in one language, composed once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from carrywell.knowledge.advice_reader import advice
from carrywell.knowledge.claim_reader import claims
from carrywell.knowledge.words import Language, Words, words, words_after_loss
from carrywell.plan.choose import Choice, Why
from carrywell.plan.customs import Lived
from carrywell.plan.savings import Saving
from carrywell.plan.today import Plan
from carrywell.spine.tasks import task_named
from carrywell.wire.evidence_told import ToldEvidence, joined, sources_of, tell_evidence
from carrywell.wire.ladder_told import ToldMovement, ask_words, tell_movement
from carrywell.wire.load_told import fraction, told_against


@dataclass(frozen=True)
class ToldChange:
    """One change of today in words; what it saves and its caution are empty where there is nothing to say."""

    id: str
    title: str
    how: str
    why_it_helps: str
    saves: tuple[str, ...]
    why: tuple[str, ...]
    caution: str
    clearance: str
    swaps: tuple[tuple[str, str], ...]
    evidence: ToldEvidence


@dataclass(frozen=True)
class ToldComfort:
    """The one thing to stop worrying about."""

    id: str
    title: str
    text: str
    sure: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class ToldCustom:
    """A way of living that she keeps, and how its load compares where it has one."""

    id: str
    title: str
    text: str
    load: str
    sure: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class ToldMedicines:
    """That no medicine is advised, whom to ask, and why."""

    ask: str
    why: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class ToldPlan:
    """Today's plan in words. With ``see_first`` the lead is all there is."""

    title: str
    lead: tuple[str, ...]
    changes: tuple[ToldChange, ...]
    comfort: ToldComfort | None
    movement: ToldMovement | None
    asks: tuple[str, ...]
    medicines: ToldMedicines | None
    customs: tuple[ToldCustom, ...]


def plan_words(found: Plan, language: Language) -> Words:
    """The words for a plan: after a loss nothing of a baby is said."""
    return words_after_loss(language) if found.loss else words(language)


def tell_plan(found: Plan, language: Language) -> ToldPlan:
    """A plan in the words of one language."""
    say = plan_words(found, language)
    return ToldPlan(
        title=say.text("plan", "title"),
        lead=tuple(_lead(found, say)),
        changes=tuple(tell_change(choice, found, say) for choice in found.changes),
        comfort=_comfort(found, say),
        movement=tell_movement(found.ladder, say) if found.ladder else None,
        asks=tuple(ask_words(name, say) for name in found.asks),
        medicines=_medicines(found, say),
        customs=tuple(_custom(row, say) for row in found.customs),
    )


def _lead(found: Plan, say: Words) -> Iterator[str]:
    action = say.text("actions", found.action, "title")
    if found.status == "see_first":
        yield action
        yield say.text("plan", "see_first")
        return
    yield say.text("plan", "intro" if found.changes else "nothing_new")
    if found.urgency != "self_care":
        yield say.text("plan", "soon", action=action)
    if not found.complete:
        yield say.text("plan", "incomplete")


def tell_change(choice: Choice, found: Plan, say: Words) -> ToldChange:
    """One change in words."""
    row = advice().advice[choice.advice]
    texts = {key: say.text("advice", row.id, key) for key in ("title", "how", "why")}
    return ToldChange(
        id=row.id,
        title=texts["title"],
        how=texts["how"],
        why_it_helps=texts["why"],
        saves=tuple(_saves(choice.saving, say)) if choice.saving else (),
        why=tuple(_why(why, say) for why in choice.why if why.kind != "grade"),
        caution=caution_of(row.id, found.pregnant, say),
        clearance=say.text("care", "clearance", row.clearance),
        swaps=tuple((name, say.text("advice", name, "title")) for name in choice.swaps),
        evidence=tell_evidence(row, "advice", say),
    )


def caution_of(name: str, pregnant: bool, say: Words) -> str:
    """The words of care of an advice wherever it has some: they may be about her child's safety."""
    row = advice().advice[name]
    keys = ("caution", *(("caution_pregnant",) if pregnant and row.caution_pregnant else ()))
    return joined((say.text("advice", row.id, key) for key in keys if say.has("advice", row.id, key)), say)


def _saves(saving: Saving, say: Words) -> Iterator[str]:
    """What a way saves: of the act, and of the day where that is worth a word; each with its range.

    Where the model is weak, that it most likely does.
    """
    way, now = (say.text("tasks", saving.task, "variants", name, "name") for name in (saving.instead, saving.now))
    task, sure = say.text("tasks", saving.task, "short"), int(100 * saving.lower_in + 1e-9)
    if saving.size == "uncertain":
        yield say.text("plan", "saves", "uncertain", task=task, way=way, now=now)
        return
    if saving.day is not None and saving.saves_day:
        share, low, high = (f"{100 * part:.0f}" for part in (saving.day.value, saving.day.low, saving.day.high))
        yield say.text("plan", "saves", "day", share=share, low=low, high=high)
    less, middle, more = (
        say.text("load", "fraction", fraction(part)) for part in (saving.act.low, saving.act.value, saving.act.high)
    )
    yield say.text("plan", "saves", "act", task=task, way=way, now=now, saving=middle, less=less, more=more, sure=sure)
    if saving.times is not None and not saving.own_count:
        yield say.text("plan", "saves", "usual_count")


def _why(why: Why, say: Words) -> str:
    values = {}
    if why.kind == "cause":
        values["cause"] = say.text("causes", why.id, "name")
    elif why.kind in ("saves_day", "lighter_act", "probably_lighter"):
        values["task"] = say.text("tasks", why.id, "short")
    elif why.kind == "custom":
        values["custom"] = say.text("customs", why.id, "title")
    elif why.kind == "swap":
        values["advice"] = say.text("advice", why.id, "title")
    return say.text("plan", "why", why.kind, **values)


def _custom(row: Lived, say: Words) -> ToldCustom:
    known = claims().customs[row.custom]
    return ToldCustom(
        id=row.custom,
        title=say.text("customs", row.custom, "title"),
        text=say.text("customs", row.custom, "text"),
        load=_load_of(row, say),
        sure=say.text("care", "grades", known.grade),
        sources=sources_of(known.basis),
    )


def _load_of(row: Lived, say: Words) -> str:
    """How its way stands against the usual one; empty where it has none."""
    if row.against is None:
        return ""
    name = say.text("tasks", row.task, "variants", row.way, "name")
    text = told_against(row.against, task_named(row.task), row.usual, say)
    return say.text("plan", "labelled", label=name, text=text)


def _medicines(found: Plan, say: Words) -> ToldMedicines | None:
    if found.status != "today":
        return None
    rows = [claims().medicines[name] for name in found.medicines]
    return ToldMedicines(
        ask=say.text("medicines", "ask"),
        why=tuple(say.text("medicines", row.id) for row in rows),
        sources=sources_of(tuple(part for row in rows for part in row.basis)),
    )


def _comfort(found: Plan, say: Words) -> ToldComfort | None:
    if found.comfort is None:
        return None
    row = claims().reassurances[found.comfort.reassurance]
    title, text = (say.text("reassurances", row.id, key) for key in ("title", "text"))
    return ToldComfort(row.id, title, text, say.text("care", "grades", row.grade), sources_of(row.basis))
