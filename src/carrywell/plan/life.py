"""What the plan has to know beside her answers: her home, her day, what she has said to advice, what is allowed."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, get_args

from carrywell.errors import InputError
from carrywell.knowledge.advice_reader import advice
from carrywell.knowledge.claim_reader import claims
from carrywell.person import Person, Pregnant
from carrywell.spine.doings import Doing

#: What she has said to an advice: she does it, it is not for her, or it cannot be done at her home.
Said = Literal["done", "not_for_me", "cannot"]


@dataclass(frozen=True)
class Movement:
    """How far she is on the movement ladder.

    Parameters
    ----------
    level
        The level she is on, 0 to 3.
    calm_weeks
        Whole weeks on that level without a soft stop, 0 to 520.
    soft_stops
        Soft stops in a row, 0 to 100.
    pain_at_rest
        Her pain at rest now, 0 to 10; None is not known.
    gap_fingers
        The gap between her tummy muscles in fingers, 0 to 10; None is not checked.

    Raises
    ------
    InputError
        Naming the field.
    """

    level: int = 0
    calm_weeks: int = 0
    soft_stops: int = 0
    pain_at_rest: int | None = None
    gap_fingers: float | None = None

    def __post_init__(self) -> None:
        limits = {"level": 3, "calm_weeks": 520, "soft_stops": 100, "pain_at_rest": 10, "gap_fingers": 10}
        for name, most in limits.items():
            _require_count(f"movement.{name}", getattr(self, name), most, whole=name != "gap_fingers")


@dataclass(frozen=True)
class Life:
    """Everything that the plan takes beside the person and her answers.

    Parameters
    ----------
    home
        Heights of her furniture [m] by place.
    day
        What she counted herself, by task.
    ways
        Ways in which she does tasks that she has not counted, by task.
    circumstances
        True or False by circumstance; what is missing is unknown.
    advice
        What she has said to advice, by its id.
    clearance
        Whether her midwife or doctor has said yes to exercise; None is not known and counts as no.
    seen
        She has been seen by a clinician for an emergency or same-day result.
    reassured
        Reassurances that she has read and need not see again.
    loss
        Her pregnancy or baby is lost: nothing of a baby is said.
    movement
        How far she is on the movement ladder.
    customs
        Ways of living that she keeps.

    Raises
    ------
    InputError
        Naming the field with its id, when there is none of that id.
    """

    home: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    day: Mapping[str, Doing] = field(default_factory=lambda: MappingProxyType({}))
    ways: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    circumstances: Mapping[str, bool] = field(default_factory=lambda: MappingProxyType({}))
    advice: Mapping[str, Said] = field(default_factory=lambda: MappingProxyType({}))
    clearance: bool | None = None
    seen: bool = False
    reassured: tuple[str, ...] = ()
    loss: bool = False
    movement: Movement = field(default_factory=Movement)
    customs: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _require_ids("circumstances", self.circumstances, lambda: advice().circumstances)
        _require_ids("advice", self.advice, lambda: advice().advice)
        _require_ids("reassured", self.reassured, lambda: claims().reassurances)
        _require_ids("customs", self.customs, lambda: claims().customs)
        for name, said in self.advice.items():
            if said not in get_args(Said):
                raise InputError(f"advice.{name}", "unknown_option", allowed=", ".join(get_args(Said)))

    def require_stage(self, person: Person) -> None:
        """Refuse a loss together with a pregnancy that goes on.

        Raises
        ------
        InputError
            Naming ``loss``.
        """
        if self.loss and isinstance(person.stage, Pregnant):
            raise InputError("loss", "not_asked_at_stage")


def _require_ids(field_name: str, given: Collection[str], known: Callable[[], Collection[str]]) -> None:
    for name in given:
        if name not in known():
            raise InputError(f"{field_name}.{name}", "unknown_field")


def _require_count(name: str, value: object, most: int, *, whole: bool) -> None:
    if value is None:
        return
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise InputError(name, "wrong_type_number")
    if whole and value != int(value):
        raise InputError(name, "not_whole")
    if not 0 <= value <= most:
        raise InputError(name, "too_small" if value < 0 else "too_large", min=0, max=most)
