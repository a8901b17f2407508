"""Whose act it is: her body, the baby she carries, and the furniture of her home."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from carrywell.errors import InputError
from carrywell.knowledge.body_reader import body as knowledge
from carrywell.person import AfterBirth, Baby, Person
from carrywell.spine.body import Body, body_of
from carrywell.spine.fields import numbers
from carrywell.spine.growth import baby_length_m, baby_mass_kg

#: A baby of which nothing is known: the age at which most pictures make sense.
_USUAL_AGE_DAYS = 180
_LOWEST_M, _HIGHEST_M = 0.0, 1.6


@dataclass(frozen=True)
class Situation:
    """Everything that an act of baby care depends on.

    Parameters
    ----------
    body
        Her body, one value in each field.
    baby_mass_kg, baby_length_m, baby_age_days
        The baby that she handles.
    babies
        How many; twins are lifted one at a time, twice as often.
    home
        Heights of her own furniture [m] by place, such as ``{"cot_low": 0.40}``; what is missing is as usual.

    Raises
    ------
    InputError
        Naming ``home.<place>`` when there is no such place or no such height.
    """

    body: Body
    baby_mass_kg: float
    baby_length_m: float
    baby_age_days: int
    babies: int = 1
    home: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))

    def __post_init__(self) -> None:
        places = knowledge().places
        for place, height in self.home.items():
            if place not in places:
                raise InputError(f"home.{place}", "unknown_option", allowed=", ".join(sorted(places)))
            numbers(f"home.{place}", height, _LOWEST_M, _HIGHEST_M)

    def height_of(self, place: str) -> float:
        """Height of a place [m]: hers, or the usual one."""
        return self.home.get(place, knowledge().places[place].height_m)


def situation_of(person: Person, home: Mapping[str, float] | None = None) -> Situation:
    """The situation of who is asking; a baby's mass that is not known is the WHO median for age and sex."""
    baby = person.baby or Baby()
    age = baby.age_days
    if age is None:
        age = person.stage.days if isinstance(person.stage, AfterBirth) else _USUAL_AGE_DAYS
    mass = float(baby_mass_kg(age, baby.sex)) if baby.mass_kg is None else baby.mass_kg
    length = float(baby_length_m(age, baby.sex))
    return Situation(body_of(person), mass, length, age, baby.count, MappingProxyType(dict(home or {})))
