"""From one way of a task to its picture: the same posture and hands that its numbers come from."""

from __future__ import annotations

from carrywell.figure import Furniture, Picture
from carrywell.figure.picture import FurnitureKind, Theme
from carrywell.spine.compare import Way
from carrywell.spine.situation import Situation

_KINDS: dict[str, FurnitureKind] = {
    "floor": "floor_mat",
    "cot_low": "cot",
    "cot_high": "cot",
    "changer": "changer",
    "sofa": "sofa",
    "bed": "bed",
    "bath_rim": "bath",
    "baby_bath_stand": "bath_stand",
    "counter": "counter",
    "chair": "chair",
    "high_seat": "chair",
    "stool": "stool",
    "step": "step",
    "car_seat": "car",
    "desk": "desk",
    "sink": "sink",
}


def picture_of(way: Way, situation: Situation, *, theme: Theme = "day", skin: int = 2) -> Picture:
    """The picture of a way: the phase that its scene names, with baby and furniture."""
    scene, act = way.variant.scene, way.shown
    return Picture(
        body=situation.body,
        posture=act.posture,
        hands=act.hands,
        baby=scene.baby,
        baby_length_m=situation.baby_length_m,
        furniture=tuple(_piece(place, situation) for place in scene.furniture),
        prop=scene.prop,
        near_leg=scene.leg,
        lying_on=scene.lying_on,
        load_n=way.compression_n.value,
        skin=skin,
        theme=theme,
    )


def _piece(place: str, situation: Situation) -> Furniture:
    height = situation.height_of(place)
    if place in ("cot_low", "cot_high"):
        return Furniture("cot", height, situation.height_of("cot_rail"))
    if place == "bath_rim":
        return Furniture("bath", situation.height_of("bath_floor"), height)
    return Furniture(_KINDS[place], height)
