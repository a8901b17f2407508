"""The stage that stands in for one not told: half a year after the birth, or one at which a task comes up."""

from __future__ import annotations

from carrywell.knowledge.task_schema import Task, Variant
from carrywell.person import AfterBirth, Pregnant

USUAL_AGE_DAYS, USUAL_WEEKS = 180, 30


def usual_stage(task: Task | None = None, variant: Variant | None = None) -> Pregnant | AfterBirth:
    """The usual stage, or the one nearest to it at which this task comes up in this way."""
    if task is not None and task.when == "pregnant":
        return Pregnant(USUAL_WEEKS)
    fits: list[Task | Variant] = [part for part in (task, variant) if part is not None]
    low = max((part.baby_from_days for part in fits), default=0)
    high = min((part.baby_to_days for part in fits), default=USUAL_AGE_DAYS)
    return AfterBirth(min(max(USUAL_AGE_DAYS, low), high))
