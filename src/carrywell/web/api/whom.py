"""For whom a load is worked out: the case that was sent, or, where no person is told, a usual woman."""

from __future__ import annotations

from dataclasses import replace

from carrywell.knowledge.task_schema import Task, Variant
from carrywell.person import AfterBirth, Person, Pregnant
from carrywell.spine.tasks import task_named, variant_named
from carrywell.wire.load_read import Asked, read_asked
from carrywell.wire.read import Case, read_whole

#: The stage of a woman of whom nothing is known.
_USUAL_DAYS, _USUAL_WEEKS = 180, 30
_USUAL = {"stage": {"days_since_birth": _USUAL_DAYS}}


def read_her(data: object) -> tuple[Case, bool]:
    """A case, and whether her stage was told.

    Raises
    ------
    InputError
        Naming the field.
    """
    filled, told = _filled(data)
    return read_whole(filled), told


def read_her_task(data: object) -> tuple[Asked, bool]:
    """A task for a case, and whether her stage was told; where not, it is one at which the task comes up in this way.

    Raises
    ------
    InputError
        Naming the field.
    """
    filled, told = _filled(data)
    asked = read_asked(filled)
    if told:
        return asked, True
    task = task_named(asked.task)
    variant = None if asked.variant is None else variant_named(task, asked.variant)
    person = Person(_usual_stage(task, variant))
    return replace(asked, case=replace(asked.case, person=person)), False


def _filled(data: object) -> tuple[object, bool]:
    if isinstance(data, dict) and data.get("person") is None:
        return {**data, "person": _USUAL}, False
    return data, True


def _usual_stage(task: Task, variant: Variant | None) -> Pregnant | AfterBirth:
    if task.when == "pregnant":
        return Pregnant(_USUAL_WEEKS)
    parts: list[Task | Variant] = [task] if variant is None else [task, variant]
    low = max(part.baby_from_days for part in parts)
    high = min(part.baby_to_days for part in parts)
    return AfterBirth(min(max(_USUAL_DAYS, low), high))
