"""The shape of the tasks: acts of baby care, the ways of doing them, and how often they come in a day."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from carrywell.knowledge.body_schema import Sourced
from carrywell.knowledge.schema import Record, Text

Support = Literal["standing", "sitting", "kneeling", "lying"]
BabyPose = Literal[
    "lying",
    "held",
    "upright",
    "feeding",
    "feeding_lying",
    "pillow",
    "sling_front",
    "sling_back",
    "hip",
    "car_shell",
    "in_water",
    "seated",
    "standing",
]
LegHint = Literal["floor", "stool", "back", "in_car"]
LyingOn = Literal["side", "back", "rolling", "shoulders_first", "rising"]
Prop = Literal["none", "pram", "bag", "box", "sock", "pump", "phone", "pillow"]


class Phase(Record):
    """One part of an act: how long, in which posture, with what in the hands.

    Lengths hold for a woman of 1.63 m and are scaled with her stature; heights of furniture are not. Without
    ``trunk_deg`` she bends as far as her arms need to reach the hands' place with ``arms`` of their length.
    ``edge`` keeps a bump away from the table; ``worn`` ties the baby to the trunk, a place is then where the hands go.
    """

    seconds: float = Field(gt=0)
    support: Support = "standing"
    trunk_deg: float | None = None
    lumbar_deg: float | None = None
    lateral_deg: float = 0.0
    twist_deg: float = 0.0
    knee_deg: float | None = None
    one_knee: bool = False
    back_rest: float = Field(default=0.0, ge=0, le=1)
    forearms: float = Field(default=0.0, ge=0, le=1)
    seat: Text | None = None
    at: Text | None = None
    above_m: float = 0.0
    height_share: float | None = None
    forward_m: float | None = None
    sideways_m: float = 0.0
    arms: float = Field(default=0.95, gt=0.3, le=1)
    edge: bool = False
    one_hand: bool = False
    worn: bool = False
    baby: float = Field(default=0.0, ge=0, le=1)
    extra_kg: float = Field(default=0.0, ge=0)
    shared: float = Field(default=1.0, gt=0, le=1)
    push_n: float = 0.0
    speed: Literal["slow", "normal", "fast"] = "slow"

    @model_validator(mode="after")
    def _placed(self) -> Self:
        if (self.baby or self.extra_kg or self.push_n) and self.forward_m is None and not self.worn:
            raise ValueError("what the hands hold needs forward_m")
        if self.trunk_deg is None and self.support != "lying" and (self.forward_m is None or self.hand_free):
            raise ValueError("without trunk_deg the hands need a place: forward_m and at or height_share")
        return self

    @property
    def hand_free(self) -> bool:
        """The hands have no height of their own."""
        return self.at is None and self.height_share is None


class Scene(Record):
    """What the picture of the heaviest phase shows besides her."""

    baby: BabyPose | None = None
    furniture: tuple[Text, ...] = ()
    prop: Prop = "none"
    leg: LegHint = "floor"
    lying_on: LyingOn = "side"


class Variant(Record):
    """One way of doing a task; the first variant is the usual one. What is unsafe stands only to compare.

    A way that ``needs_words`` is never told in one line: its cautions (sleep beside a baby) go with it.
    """

    id: Text
    phase: tuple[Phase, ...] = Field(min_length=1)
    scene: Scene = Scene()
    baby_from_days: int = 0
    baby_to_days: int = 1096
    only_to_compare: bool = False
    needs_words: bool = False

    @property
    def seconds(self) -> float:
        """How long one time lasts [s]."""
        return sum(phase.seconds for phase in self.phase)


class Task(Sourced):
    """An act of her day and the ways of doing it.

    Not ``judged`` where the model sees only part of the act; ``overstated`` where it makes savings rather too large.
    """

    id: Text
    group: Literal["lifting", "carrying", "feeding", "nappy", "bathing", "car", "bed", "sitting", "standing", "play"]
    when: Literal["pregnant", "after_birth", "always"]
    furniture: Text | None = None
    baby_from_days: int = 0
    baby_to_days: int = 1096
    hand_over: bool = False
    per_baby: bool = True
    judged: bool = True
    overstated: bool = False
    claims: tuple[Text, ...] = ()
    variant: tuple[Variant, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        ids = [variant.id for variant in self.variant]
        if len(set(ids)) != len(ids):
            raise ValueError("a variant stands twice")
        return self


class Exposure(Sourced):
    """How often a task comes in a usual day, and how long one time lasts where that depends on the age."""

    task: Text
    from_days: int
    to_days: int
    times: float = Field(gt=0)
    low: float
    high: float
    seconds: float | None = None
