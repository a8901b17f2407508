"""From JSON to the spine engine: the posture contract and the named task."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from pydantic import ValidationError

from carrywell.errors import InputError
from carrywell.spine.body import Body
from carrywell.spine.posture import Hands, Posture
from carrywell.wire.read import Case, read_whole
from carrywell.wire.strict import In, input_error


class BodyIn(In):
    sex: Literal["female", "male"] | None = None
    height_m: float
    mass_kg: float
    pregnant_weeks: float | None = None
    days_since_birth: float | None = None
    fetuses: int | None = None
    gained_kg: float | None = None


class PostureIn(In):
    support: Literal["standing", "sitting", "kneeling", "lying"] | None = None
    trunk_flexion_deg: float | None = None
    lumbar_flexion_deg: float | None = None
    lateral_bend_deg: float | None = None
    twist_deg: float | None = None
    knee_flexion_deg: float | None = None
    back_rest: bool | float | None = None
    forearms_supported: bool | float | None = None
    seat_height_m: float | None = None
    one_knee: bool | None = None
    speed: Literal["slow", "normal", "fast"] | None = None


class HandsIn(In):
    mass_kg: float | None = None
    forward_m: float | None = None
    sideways_m: float | None = None
    height_m: float | None = None
    both: bool | None = None
    worn: bool | None = None
    push_n: float | None = None


class HeldIn(In):
    body: BodyIn
    posture: PostureIn | None = None
    hands: HandsIn | None = None


@dataclass(frozen=True)
class Asked:
    """A named task, perhaps one of its variants, for a case."""

    task: str
    variant: str | None
    case: Case


def read_posture(data: object) -> tuple[Body, Posture, Hands]:
    """Body, posture and hands from ``{"body": {...}, "posture": {...}, "hands": {...}}``.

    Raises
    ------
    InputError
        Naming the field, when a part is unknown, missing, of the wrong type or out of range.
    """
    try:
        held = HeldIn.model_validate(data)
    except ValidationError as error:
        raise input_error(error) from error
    return Body(**_given(held.body)), Posture(**_given(held.posture)), Hands(**_given(held.hands))


def _given(table: In | None) -> dict[str, Any]:
    """The fields that were given; null is as good as missing."""
    if table is None:
        return {}
    return {name: value for name, value in table if value is not None}


def read_asked(data: object) -> Asked:
    """A task for a case from ``{"task": ..., "variant"?: ..., "person": {...}, "home"?: {...}}``.

    Raises
    ------
    InputError
        Naming the field.
    """
    if not isinstance(data, dict):
        raise InputError("input", "wrong_type_object")
    rest = {key: value for key, value in data.items() if key not in ("task", "variant")}
    task, variant = data.get("task"), data.get("variant")
    if not isinstance(task, str):
        raise InputError("task", "missing" if task is None else "wrong_type_object")
    if variant is not None and not isinstance(variant, str):
        raise InputError("variant", "wrong_type_object")
    return Asked(task, variant, read_whole(rest))
