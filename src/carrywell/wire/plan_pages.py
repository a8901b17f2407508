"""The other pages of a plan in words: her day, growth ahead, her home; each a title, an opening, and lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor

from carrywell.knowledge.words import Language, Words, words
from carrywell.plan.growth import Ahead, Coming, Growth, Heavier
from carrywell.plan.savings import Saving
from carrywell.plan.your_day import YourDay
from carrywell.spine.compare import Range
from carrywell.wire.hand_over import tell_hand_over
from carrywell.wire.load_told import ToldChange

#: More of a lift is told from this share.
_WORTH_A_WORD = 0.01


@dataclass(frozen=True)
class ToldList:
    """A list under a title, with a sentence before it where there is one."""

    title: str
    rows: tuple[str, ...]
    intro: str = ""


@dataclass(frozen=True)
class ToldPage:
    """One page in words."""

    title: str
    intro: str
    lists: tuple[ToldList, ...]
    notes: tuple[str, ...] = ()


def tell_your_day(found: YourDay, language: Language) -> ToldPage:
    """What would save most of her day, and the list to hand over."""
    say = words(language)
    savings = tuple(tell_saving(saving, say).sentence for saving in found.savings)
    savings = savings or (say.text("load", "day", "no_change"),)
    hand_over = ToldList(
        say.text("plan", "day", "hand_over_title"),
        tell_hand_over(found.hand_over, language).lines,
        say.text("plan", "day", "hand_over_intro"),
    )
    return ToldPage(
        title=say.text("plan", "day", "title"),
        intro=say.text("load", "day", "intro"),
        lists=(ToldList(say.text("plan", "day", "savings_title"), savings), *((hand_over,) if hand_over.rows else ())),
        notes=(say.text("load", "not_risk"),),
    )


def tell_saving(saving: Saving, say: Words) -> ToldChange:
    """A saving by the way that is named in the tasks; the share of the day with its range, where its size is known."""
    assert saving.day is not None, "only what is counted in her day is told as a share of it"
    way = say.text("tasks", saving.task, "variants", saving.instead, "name")
    task = say.text("tasks", saving.task, "short")
    size = "" if saving.size == "known" else "_uncertain"
    parts = zip(("share", "low", "high"), (saving.day.value, saving.day.low, saving.day.high), strict=True)
    shares = {name: f"{100 * part:.0f}" for name, part in parts}
    return ToldChange(
        id=saving.task,
        way=way,
        saves=say.text("load", "day", f"saves{size}", task=task, **shares),
        sentence=say.text("load", "day", f"save{size}", task=task, variant=way, **shares),
    )


def tell_growth(found: Growth | None, language: Language) -> ToldPage:
    """Weight and lifts by week, and what the child will do."""
    say = words(language)
    title = say.text("plan", "ahead", "title")
    if found is None:
        return ToldPage(title, say.text("plan", "ahead", "none"), ())
    now = say.text("plan", "ahead", "mass_now", mass=f"{found.mass_kg:.1f}")
    weeks = tuple(ToldList(_mass(ahead, say), tuple(_lift(lift, say) for lift in ahead.lifts)) for ahead in found.ahead)
    coming = ToldList(
        say.text("plan", "ahead", "coming_title"), tuple(row for step in found.coming for row in _coming(step, say))
    )
    between = "" if language == "zh_hans" else " "
    each = say.text("plan", "ahead", "each") + between + now if found.each else now
    return ToldPage(title, each, (*weeks, *((coming,) if coming.rows else ())), (say.text("plan", "ahead", "intro"),))


def _mass(ahead: Ahead, say: Words) -> str:
    mass, low, high = (f"{kilos:.1f}" for kilos in (ahead.mass_kg.value, ahead.mass_kg.low, ahead.mass_kg.high))
    return say.text("plan", "ahead", "mass_then", weeks=ahead.weeks, mass=mass, low=low, high=high)


def _lift(lift: Heavier, say: Words) -> str:
    task = say.text("tasks", lift.task, "short")
    if abs(lift.more.value) < _WORTH_A_WORD:
        return say.text("plan", "ahead", "lift_same", task=task)
    return say.text("plan", "ahead", "lift", task=task, **more_in_parts(lift.more))


def more_in_parts(more: Range) -> dict[str, str]:
    """How much more in parts of a hundred, its range rounded outward."""
    parts = {"more": round(100 * more.value), "low": floor(100 * more.low), "high": ceil(100 * more.high)}
    return {name: str(part).replace("-", "−") for name, part in parts.items()}


def _coming(step: Coming, say: Words) -> Iterator[str]:
    title = say.text("home", "milestones", step.milestone, "title")
    if step.now:
        yield say.text("plan", "ahead", "any_day", title=title)
    else:
        yield say.text("plan", "ahead", "from_week", title=title, first=step.from_week, last=step.to_week)
    yield say.text("home", "milestones", step.milestone, "text")
