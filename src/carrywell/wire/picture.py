"""From one way of a task to its picture: the same posture and hands that its numbers come from."""

from __future__ import annotations

from dataclasses import replace

from carrywell.figure import Furniture, Picture
from carrywell.figure.picture import FurnitureKind, Theme
from carrywell.knowledge.task_schema import Variant
from carrywell.spine.compare import Way
from carrywell.spine.forces import forces
from carrywell.spine.situation import Situation
from carrywell.spine.tasks import Act, acts

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


def picture_of(
    way: Way, situation: Situation, *, with_load: bool = True, theme: Theme = "day", skin: int = 2
) -> Picture:
    """The picture of a way: the phase that its scene names, with baby and furniture."""
    load_n = way.compression_n.value if with_load else None
    picture = picture_of_act(way.variant, way.shown, situation, load_n=load_n)
    return replace(picture, theme=theme, skin=skin)


def picture_of_act(variant: Variant, act: Act, situation: Situation, *, load_n: float | None = None) -> Picture:
    """The picture of one phase of a way; without a load there is no halo."""
    scene = variant.scene
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
        load_n=load_n,
    )


def heaviest_picture(variant: Variant, situation: Situation) -> Picture:
    """The picture of a way's heaviest phase by the best estimates alone, without its range."""
    loads = [
        (float(forces(situation.body, act.posture, act.hands).compression_n), act) for act in acts(variant, situation)
    ]
    load_n, act = max(loads, key=lambda found: found[0])
    return picture_of_act(variant, act, situation, load_n=load_n)


def _piece(place: str, situation: Situation) -> Furniture:
    height = situation.height_of(place)
    if place in ("cot_low", "cot_high"):
        return Furniture("cot", height, situation.height_of("cot_rail"))
    if place == "bath_rim":
        return Furniture("bath", situation.height_of("bath_floor"), height)
    return Furniture(_KINDS[place], height)
