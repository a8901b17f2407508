"""From a named task to postures: each phase of a way of doing it, for her body, her baby and her furniture."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from carrywell.errors import InputError
from carrywell.knowledge.body_reader import body as knowledge
from carrywell.knowledge.task_reader import tasks
from carrywell.knowledge.task_schema import Task, Variant
from carrywell.spine.phases import postures_of
from carrywell.spine.posture import Hands, Posture
from carrywell.spine.situation import Situation


@dataclass(frozen=True)
class Act:
    """One phase of a variant as the engine takes it."""

    seconds: float
    posture: Posture
    hands: Hands


def task_named(name: str) -> Task:
    """The task of that id.

    Raises
    ------
    InputError
        When there is none; the ids are listed.
    """
    found = tasks().tasks.get(name)
    if found is None:
        raise InputError("task", "unknown_option", allowed=", ".join(tasks().tasks))
    return found


def variant_named(task: Task, name: str) -> Variant:
    """The variant of that id.

    Raises
    ------
    InputError
        When the task has none of that id.
    """
    for variant in task.variant:
        if variant.id == name:
            return variant
    raise InputError("variant", "unknown_option", allowed=", ".join(variant.id for variant in task.variant))


def tasks_for(situation: Situation, *, cares: bool) -> tuple[Task, ...]:
    """The tasks that come up for her; ``cares`` is whether there is a baby to care for."""
    week = float(np.nan_to_num(situation.body.pregnant_weeks))
    pregnant = week >= knowledge().value("belly_depth_from_week")
    wanted = {"always"} | ({"pregnant"} if pregnant else set()) | ({"after_birth"} if cares else set())
    return tuple(
        task
        for task in tasks().tasks.values()
        if task.when in wanted
        and (task.when != "after_birth" or task.baby_from_days <= situation.baby_age_days <= task.baby_to_days)
    )


def ways_for(task: Task, situation: Situation) -> tuple[Variant, ...]:
    """The variants that fit the baby's age; the usual one stays, with it the others are compared."""
    return tuple(
        variant
        for number, variant in enumerate(task.variant)
        if number == 0 or variant.baby_from_days <= situation.baby_age_days <= variant.baby_to_days
    )


def acts(variant: Variant, situation: Situation) -> tuple[Act, ...]:
    """Every phase of a variant as posture and hands.

    Raises
    ------
    InputError
        When she cannot reach a place, naming it.
    """
    found = postures_of(variant.phase, situation)
    return tuple(Act(phase.seconds, *found.row(row)) for row, phase in enumerate(variant.phase))
