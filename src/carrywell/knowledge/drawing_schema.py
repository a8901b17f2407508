"""The shape of an exercise's drawing: joint angles as a physiotherapist says them, and what she is on."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from carrywell.knowledge.rows import Named
from carrywell.knowledge.schema import Record

#: How far a joint goes [deg]; nothing bends the wrong way.
HipDeg = Annotated[float, Field(ge=-30, le=130)]
KneeDeg = Annotated[float, Field(ge=0, le=155)]
AnkleDeg = Annotated[float, Field(ge=-30, le=60)]
ShoulderDeg = Annotated[float, Field(ge=-70, le=185)]
ElbowDeg = Annotated[float, Field(ge=0, le=150)]

HandOn = Literal["belly", "low_belly", "thigh", "far_thigh"]
On = Literal["floor", "mat", "bed", "chair", "armchair", "pool"]
Thing = Literal["wall", "band", "ball", "stool", "bag", "pillow"]
ArrowAt = Literal["belly", "low_belly", "low_back", "pelvic_floor", "near_knee", "near_foot", "seat"]
Place = tuple[float, float]


class LegPose(Record):
    """One leg: by its angles, or by where its ankle is.

    ``hip`` and ``knee`` are flexion, ``ankle`` is the toes pointing away. ``at`` is how far the ankle is ahead of the
    hip and how high above what she is on, as parts of the stature; ``toes`` is then how far the toes point down.
    """

    hip: HipDeg | None = None
    knee: KneeDeg | None = None
    ankle: AnkleDeg = 0.0
    at: Place | None = None
    toes: float = 0.0

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if (self.hip is None) != (self.knee is None) or (self.hip is None) == (self.at is None):
            raise ValueError("needs hip and knee, or at")
        return self


class ArmPose(Record):
    """One arm: by its angles (flexion), by where the hand rests on her, or by where the wrist is.

    ``at`` is how far the wrist is ahead of the shoulder and how high above what she is on, as parts of the stature;
    ``fingers`` is where the fingers then point [deg], 0 up and 90 ahead.
    """

    shoulder: ShoulderDeg | None = None
    elbow: ElbowDeg | None = None
    on: HandOn | None = None
    at: Place | None = None
    fingers: float | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        ways = (self.shoulder is not None, self.on is not None, self.at is not None)
        if sum(ways) != 1 or (self.shoulder is None) != (self.elbow is None):
            raise ValueError("needs shoulder and elbow, or on, or at")
        return self


class ProfilePose(Record):
    """Seen from the side. ``trunk`` is its inclination [deg]: 0 upright, 90 face down, -90 on the back.

    ``pelvis`` is the pelvis' own inclination where it is not the trunk's, ``rounded`` how far the low back is bent,
    ``head`` how far the head bends forward from the trunk; ``breath`` lifts the belly, as a part of the stature.
    Where she ``stands`` her feet are on the floor, also where the exercise starts on something higher.
    """

    trunk: Annotated[float, Field(ge=-125, le=125)]
    pelvis: float | None = None
    rounded: Annotated[float, Field(ge=-15, le=60)] = 0.0
    head: Annotated[float, Field(ge=-50, le=45)] = 0.0
    breath: Annotated[float, Field(ge=0, le=0.04)] = 0.0
    stands: bool = False
    near_leg: LegPose
    far_leg: LegPose
    near_arm: ArmPose
    far_arm: ArmPose


class SidePose(Record):
    """Lying on her side, facing the viewer, as seen from a little above.

    ``hips`` and ``knees`` are flexion of the lower leg, ``upper_hip`` and ``upper_knee`` of the other where they
    differ; ``opened`` turns the upper knee up about the line from hip to foot, ``lifted`` raises the whole upper leg;
    ``raised`` lifts trunk and thighs off the floor, on forearm and knees. All in degrees. ``pillow_between``: one lies
    between her knees and feet.
    """

    hips: HipDeg
    knees: KneeDeg
    upper_hip: HipDeg | None = None
    upper_knee: KneeDeg | None = None
    opened: Annotated[float, Field(ge=0, le=70)] = 0.0
    lifted: Annotated[float, Field(ge=0, le=45)] = 0.0
    raised: Annotated[float, Field(ge=0, le=35)] = 0.0
    pillow_between: bool = False


class Arrow(Record):
    """Where something moves that hardly shows: the place, and where to [deg], 0 up and 90 ahead."""

    at: ArrowAt
    to: float


class Drawing(Named):
    """A drawing: where it starts and, where it moves, where it ends; ``id`` is that of its exercise.

    One of no exercise shows what an advice is about.

    ``week`` is that of the woman in pregnancy whom it shows.
    """

    on: On = "mat"
    week: Annotated[float, Field(ge=4, le=40)] | None = None
    things: tuple[Thing, ...] = ()
    start: ProfilePose | None = None
    end: ProfilePose | None = None
    side_start: SidePose | None = None
    side_end: SidePose | None = None
    arrows: tuple[Arrow, ...] = ()

    @model_validator(mode="after")
    def _one_view(self) -> Self:
        if (self.start is None) == (self.side_start is None):
            raise ValueError("needs either start or side_start")
        if (self.start is None and self.end is not None) or (self.side_start is None and self.side_end is not None):
            raise ValueError("starts and ends in one view")
        return self
