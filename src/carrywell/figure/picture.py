"""What a picture is made from: one posture of the engine, and what stands and lies around her."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from carrywell.spine.body import Body
from carrywell.spine.posture import Hands, Posture

FurnitureKind = Literal[
    "floor_mat",
    "cot",
    "changer",
    "sofa",
    "bed",
    "bath",
    "bath_stand",
    "counter",
    "chair",
    "stool",
    "step",
    "car",
    "pram",
    "desk",
    "sink",
]
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
Prop = Literal["pram", "bag", "box", "sock", "pump", "phone", "pillow", "none"]
NearLeg = Literal["floor", "stool", "back", "in_car"]
LyingOn = Literal["side", "back", "rolling", "shoulders_first", "rising"]
Theme = Literal["day", "night"]

FURNITURE_KINDS: tuple[FurnitureKind, ...] = get_args(FurnitureKind)
BABY_POSES: tuple[BabyPose, ...] = get_args(BabyPose)
PROPS: tuple[Prop, ...] = get_args(Prop)


@dataclass(frozen=True)
class Furniture:
    """One piece of furniture: how high she works or sits [m], and the top of a cot's rail or a bath's rim [m]."""

    kind: FurnitureKind
    height_m: float
    rail_m: float | None = None


@dataclass(frozen=True)
class Picture:
    """One posture with everything around it.

    Parameters
    ----------
    body, posture, hands
        One body, one posture, one load of the engine; the figure is drawn from their skeleton.
    baby, baby_length_m
        Where the baby is, and how long; None draws no baby.
    furniture
        What stands around her, in any order.
    prop
        What the hands hold when it is no baby.
    near_leg
        What the leg nearer to the viewer does when it does not stand, sit or kneel as the posture says.
    lying_on
        How she lies, when the posture is lying; ``rising`` also draws a seated posture that pushes up from the side.
    load_n
        Compression at L5/S1 [N]: the area of the halo; None draws no halo.
    skin
        0 to 4: skin and hair, from light to dark.
    theme
        ``day`` or ``night``.
    """

    body: Body
    posture: Posture
    hands: Hands
    baby: BabyPose | None = None
    baby_length_m: float = 0.62
    furniture: tuple[Furniture, ...] = ()
    prop: Prop = "none"
    near_leg: NearLeg = "floor"
    lying_on: LyingOn = "side"
    load_n: float | None = None
    skin: int = 2
    theme: Theme = "day"

    @property
    def lies(self) -> bool:
        """She is drawn on the bed: lying, or rising from it over her side."""
        return str(self.posture.support) == "lying" or self.lying_on == "rising"

    def piece(self, *kinds: FurnitureKind) -> Furniture | None:
        """The first piece of furniture of these kinds."""
        return next((piece for piece in self.furniture if piece.kind in kinds), None)
