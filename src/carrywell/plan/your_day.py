"""Her back today: what her day adds up to, what would save most of it, and what others could take over."""

from __future__ import annotations

from dataclasses import dataclass

from carrywell.knowledge.advice_reader import advice
from carrywell.plan.her import Her, ways_now
from carrywell.plan.savings import HerDay, Saving
from carrywell.plan.today import fits_of
from carrywell.spine.day import Day, day, handed_over
from carrywell.spine.tasks import task_named, variant_named


@dataclass(frozen=True)
class HandOver:
    """One line of the list that she may share: a task and how often it comes; nothing of her health."""

    task: str
    times: float


@dataclass(frozen=True)
class YourDay:
    """Her day, the changes that save most of it among those that are for her, and the list to hand over."""

    day: Day
    savings: tuple[Saving, ...]
    hand_over: tuple[HandOver, ...]


def hand_over_of(her: Her) -> tuple[HandOver, ...]:
    """The list to hand over alone, as in her day."""
    found = handed_over(her.situation, cares=her.cares, own=her.life.day, ways=ways_now(her.life))
    return tuple(HandOver(row.task.id, row.times) for row in found)


def your_day(her: Her) -> YourDay:
    """Her day in the ways that she does things now; without a baby only her own tasks."""
    known = advice().advice
    compares = [
        compare
        for name, fit in fits_of(her).items()
        if fit.refused is None and her.life.advice.get(name) not in ("not_for_me", "cannot")
        for compare in known[name].compare
        if not variant_named(task_named(compare.task), compare.to_way).needs_words
    ]
    found = day(her.situation, cares=her.cares, own=her.life.day, ways=ways_now(her.life))
    return YourDay(
        day=found,
        savings=HerDay(her, compares).most_saving(compares),
        hand_over=tuple(HandOver(row.task.id, row.times) for row in found.hand_over),
    )
