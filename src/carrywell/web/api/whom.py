"""For whom a load is worked out: the case that was sent, or, where no person is told, a usual woman."""

from __future__ import annotations

from dataclasses import replace

from carrywell.person import Person
from carrywell.spine.tasks import task_named, variant_named
from carrywell.wire.load_read import Asked, read_asked
from carrywell.wire.read import Case, read_whole
from carrywell.wire.usual import USUAL_AGE_DAYS, usual_stage

_USUAL = {"stage": {"days_since_birth": USUAL_AGE_DAYS}}


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
    person = Person(usual_stage(task, variant))
    return replace(asked, case=replace(asked.case, person=person)), False


def _filled(data: object) -> tuple[object, bool]:
    if isinstance(data, dict) and data.get("person") is None:
        return {**data, "person": _USUAL}, False
    return data, True
