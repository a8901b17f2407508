"""One object or many from outside to their loads: a posture, or a named task; postures are worked out together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import numpy as np

from carrywell.errors import InputError
from carrywell.person import Person, Pregnant
from carrywell.spine.body import Body
from carrywell.spine.compare import Comparison, Way, compare
from carrywell.spine.forces import Forces
from carrywell.spine.load import OUTPUTS, SpineLoad, Value, spine_load
from carrywell.spine.posture import Hands, Posture
from carrywell.spine.situation import Situation, situation_of
from carrywell.spine.tasks import task_named, variant_named
from carrywell.wire.load_read import Asked, read_asked, read_posture
from carrywell.wire.load_write import comparison_json, load_json, way_json
from carrywell.wire.write import Json

Held = tuple[Body, Posture, Hands]
Part = TypeVar("Part", Body, Posture, Hands)

_OF_A_POSTURE = frozenset({"body", "posture", "hands"})


def holds_posture(data: object) -> bool:
    """The object is one of the posture contract: it names body, posture or hands."""
    return isinstance(data, dict) and not _OF_A_POSTURE.isdisjoint(data)


def answer(data: object) -> Json:
    """The answer to one object: four figures of a posture, one way of a task, or all its ways.

    Raises
    ------
    InputError
        Naming the field.
    """
    if holds_posture(data):
        return load_json(spine_load(*read_posture(data)))
    return asked_json(read_asked(data))


def asked_json(asked: Asked) -> Json:
    """A task for a case: one way, or all."""
    task = task_named(asked.task)
    if asked.variant is not None:
        variant_named(task, asked.variant)
    situation = situation_of(asked.case.person, asked.case.home)
    return ways_json(compare(task, situation), asked.variant) | {"for": for_json(asked.case.person, situation)}


def ways_json(found: Comparison, variant: str | None) -> Json:
    """All ways of a task, or one of them."""
    return comparison_json(found) if variant is None else way_json(found.task, way_named(found, variant))


def way_named(found: Comparison, variant: str) -> Way:
    """One way of a comparison.

    Raises
    ------
    InputError
        When the task has no such way, she cannot do it so, or it does not fit the baby's age.
    """
    variant_named(found.task, variant)
    for way in found.ways:
        if way.variant.id == variant:
            return way
    for unreachable, reason in found.unreachable:
        if unreachable.id == variant:
            raise reason
    raise InputError("variant", "unknown_option", allowed=", ".join(way.variant.id for way in found.ways))


def for_json(person: Person, situation: Situation, *, stage_told: bool = True) -> Json:
    """Whom a result was worked out for; ``supposed`` names what was taken from usual figures."""
    stage = person.stage
    weeks = stage.weeks if isinstance(stage, Pregnant) else None
    told = {
        "stage": stage_told,
        "height_m": person.height_m is not None,
        "mass_kg": person.mass_kg is not None,
        "baby_mass_kg": person.baby is not None and person.baby.mass_kg is not None,
    }
    return {
        "pregnant_weeks": weeks,
        "days_since_birth": None if isinstance(stage, Pregnant) else stage.days,
        "height_m": float(situation.body.height_m),
        "mass_kg": float(situation.body.mass_kg),
        "baby_mass_kg": round(situation.baby_mass_kg, 2),
        "supposed": [name for name, is_told in told.items() if not is_told],
    }


# ---- many postures


def answer_postures(objects: Sequence[object]) -> list[Json | InputError]:
    """The answers to many objects of the posture contract, in their order; a bad one gives its error in its place."""
    read = [_read(data) for data in objects]
    good = [held for held in read if not isinstance(held, InputError)]
    loads = iter(_loads(good))
    return [held if isinstance(held, InputError) else next(loads) for held in read]


def _read(data: object) -> Held | InputError:
    try:
        return read_posture(data)
    except InputError as error:
        return error


def _loads(held: Sequence[Held]) -> list[Json | InputError]:
    """One call of the engine for all; where it refuses one, the possible ones are worked out without it."""
    try:
        return list(_worked_out(held))
    except InputError:
        errors = _refused(held)
    loads = iter(_worked_out([one for one, error in zip(held, errors, strict=True) if error is None]))
    return [error or next(loads) for error in errors]


def _refused(held: Sequence[Held]) -> list[InputError | None]:
    """Why the engine refuses each, found by halves: few are impossible."""
    try:
        if len(held) == 1:
            spine_load(*held[0], ranges=False)
        else:
            spine_load(*_all(held), ranges=False)
    except InputError as error:
        if len(held) == 1:
            return [error]
        middle = len(held) // 2
        return _refused(held[:middle]) + _refused(held[middle:])
    return [None] * len(held)


def _worked_out(held: Sequence[Held]) -> list[Json]:
    if not held:
        return []
    whole = spine_load(*_all(held))
    return [load_json(_one(whole, number)) for number in range(len(held))]


def _all(held: Sequence[Held]) -> Held:
    bodies, postures, hands = zip(*held, strict=True)
    return _stacked(bodies), _stacked(postures), _stacked(hands)


def _stacked(parts: Sequence[Part]) -> Part:
    """Many bodies, postures or hands as one of arrays."""
    first = parts[0]
    return type(first)(**{name: np.stack([getattr(part, name) for part in parts]) for name in vars(first)})


def _one(whole: SpineLoad, number: int) -> SpineLoad:
    """One posture's load out of many."""
    values = (getattr(whole, name) for name in OUTPUTS)
    moment, compression, shear, pressure = (
        Value(np.asarray(value.value[number]), np.asarray(value.low[number]), np.asarray(value.high[number]))
        for value in values
    )
    behind = Forces(*(np.asarray(part[number]) for part in vars(whole.forces).values()))
    return SpineLoad(moment, compression, shear, pressure, behind)
