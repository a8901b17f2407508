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
from carrywell.spine.growth import age_of_mass_days, baby_length_m, baby_mass_kg

#: A baby of which nothing is known: the age at which most tasks come up.
USUAL_AGE_DAYS = 180
#: A height of furniture is believed from half its usual band to half as much again.
_LOWEST, _HIGHEST = 0.5, 1.5


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
            band = places[place]
            numbers(f"home.{place}", height, _LOWEST * band.low_m, _HIGHEST * band.high_m)

    def height_of(self, place: str) -> float:
        """Height of a place [m]: hers, or the usual one."""
        return self.home.get(place, knowledge().places[place].height_m)


def situation_of(person: Person, home: Mapping[str, float] | None = None) -> Situation:
    """The situation of who is asking.

    A baby's mass that is not known is the WHO median for age and sex; an older child's age that is not known is the one
    at which its mass is the median.
    """
    baby = person.baby or Baby()
    age = baby.age_days
    if age is None:
        age = _age_of(person, baby)
    mass = float(baby_mass_kg(age, baby.sex)) if baby.mass_kg is None else baby.mass_kg
    length = float(baby_length_m(age, baby.sex))
    return Situation(body_of(person), mass, length, age, baby.count, MappingProxyType(dict(home or {})))


def _age_of(person: Person, baby: Baby) -> int:
    """After a birth the baby is as old as the birth is long ago; else what its mass says, else the usual age."""
    if isinstance(person.stage, AfterBirth):
        return person.stage.days
    return USUAL_AGE_DAYS if baby.mass_kg is None else age_of_mass_days(baby.mass_kg, baby.sex)
