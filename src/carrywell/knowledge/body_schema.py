"""The shape of the knowledge files of the spine engine: body, pregnancy, growth, tasks, places, days."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from carrywell.knowledge.schema import Mark, Record, Text

BodySex = Literal["female", "male"]
SegmentName = Literal[
    "head", "upper_trunk", "middle_trunk", "lower_trunk", "upper_arm", "forearm", "hand", "thigh", "shank", "foot"
]


class Sourced(Record):
    """What every figure carries: how far it was checked, where it stands, when."""

    mark: Mark
    source: Text
    place: Text
    checked: Text


class Quantity(Sourced):
    """One figure of the engine with its documented band; ``sex`` only where women and men differ."""

    id: Text
    about: Text
    value: float
    low: float | None = None
    high: float | None = None
    unit: Text
    sex: BodySex | None = None

    @model_validator(mode="after")
    def _in_band(self) -> Self:
        if (self.low is None) != (self.high is None):
            raise ValueError("low and high go together")
        if self.low is not None and self.high is not None and not self.low <= self.value <= self.high:
            raise ValueError("the value lies outside its band")
        return self


class Segment(Sourced):
    """A body segment: its share of the body mass, its length as a share of stature, its mass centre along it."""

    sex: BodySex
    segment: SegmentName
    per_body: int
    mass_fraction: float = Field(gt=0, lt=1)
    com_fraction_from_proximal: float = Field(gt=0, lt=1)
    length_fraction_of_stature: float = Field(gt=0, lt=1)


class GestationRow(Sourced):
    """What has been gained by the end of a week, in kg; the fetus is part of the uterine contents."""

    week: float
    fetus_kg: float
    uterine_contents_kg: float
    breasts_kg: float
    diffuse_kg: float


class GainBand(Sourced):
    """Recommended gain by body mass index before pregnancy."""

    bmi_from: float
    bmi_below: float
    total_low_kg: float
    total_high_kg: float


class RhythmRow(Sourced):
    """Lumbar share of trunk flexion between two trunk angles, straight knees."""

    from_deg: float
    to_deg: float
    lumbar_share: float


class GrowthRow(Record):
    """L, M and S of a growth standard at one age; M in kg or in m."""

    sex: Literal["girl", "boy"]
    day: int
    power: float
    median: float
    variation: float


class GrowthTable(Sourced):
    """A growth standard of the WHO: percentiles are ``M (1 + L S z)^(1/L)``."""

    measure: Literal["weight_kg", "length_m"]
    row: tuple[GrowthRow, ...]


class Place(Sourced):
    """A piece of furniture or a surface: usual height above the floor and its band."""

    id: Text
    height_m: float
    low_m: float
    high_m: float


class Spread(Sourced):
    """How far one input of the model is uncertain: a standard deviation, as a share of the value or in its unit."""

    id: Text
    sd: float = Field(gt=0)
    kind: Literal["share", "absolute"]
    unit: Text
