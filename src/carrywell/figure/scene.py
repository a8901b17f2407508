"""One scene: her, the baby, the furniture, from back to front."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from carrywell.figure.baby import BabyPose, baby_marks
from carrywell.figure.baby_placed import baby_pose
from carrywell.figure.carriers import car_shell, carrier, feeding_pillow
from carrywell.figure.figure_marks import figure_layers
from carrywell.figure.free_hands import on_thigh, resting, supporting, under_bump
from carrywell.figure.furniture import Pieces, Site, depth_of, furniture
from carrywell.figure.head import looking
from carrywell.figure.joints import Joints, joints
from carrywell.figure.legs_placed import STOOL_CM, placed_legs
from carrywell.figure.limbs import leg
from carrywell.figure.marks import Mark, Pen
from carrywell.figure.palette import Tones, tones
from carrywell.figure.picture import Furniture, FurnitureKind, Picture
from carrywell.figure.prams import BEHIND_HUB_CM, USUAL_RIM_CM, Pram, front_wheel, pram_pieces
from carrywell.figure.props import prop_marks
from carrywell.figure.seats import foot_stool, knee_pad, seat
from carrywell.figure.shapes import Shape, front_at, unite
from carrywell.figure.spine_curve import SpineCurve, spine_curve
from carrywell.figure.spots import Spot
from carrywell.figure.trunk import Trunk, trunk
from carrywell.spine.pregnancy import gained

#: From this inclination of the trunk [deg] a free hand does not simply rest.
_BENT_DEG = 25.0

_SEATS: tuple[FurnitureKind, ...] = ("chair", "stool", "sofa", "bed", "floor_mat")
_SURFACES = ("cot", "changer", "sofa", "bed", "bath_stand", "counter", "desk", "sink", "car", "pram", "floor_mat")
_FULL_BREASTS_KG = 1.2
_NOT_BEFORE_HER = ("floor_mat", "step", "pram")
#: These babies lie on her forearm; only her fingers are in front of them.
_IN_HER_ARM = ("feeding", "pillow")


@dataclass(frozen=True)
class Stage:
    """What a scene is put together from."""

    picture: Picture
    joints: Joints
    curve: SpineCurve
    trunk: Trunk
    body: Shape
    tones: Tones
    pen: Pen

    @property
    def sat_on(self) -> Furniture | None:
        """The piece under her."""
        return self.picture.piece(*_SEATS) if self.joints.support == "sitting" else None


def stage(picture: Picture) -> Stage:
    """The skeleton of a picture with its legs placed, and her trunk around the spine."""
    own = joints(picture)
    near, far = placed_legs(own, picture.near_leg)
    own = replace(own, near_leg=near, far_leg=far)
    curve = spine_curve(own.l5s1, own.c7, own.pelvis_deg, own.lumbar_deg, own.stature)
    breasts = min(float(gained(picture.body).breasts_kg) / _FULL_BREASTS_KG, 1.0)
    shape = trunk(own, curve, breasts)
    body = unite([shape.shirt, shape.hips])
    colours = tones(picture.skin, picture.theme)
    return Stage(picture, own, curve, shape, body, colours, Pen(colours.ink, 0.0033 * own.stature))


def scene_marks(picture: Picture) -> list[Mark]:
    """All marks of a scene that is not lying, from back to front, without the floor."""
    made = stage(picture)
    edge = _edge(made)
    pose = _pose(made, edge)
    made = replace(made, joints=_rested(made, edge, pose))
    looked_at = _looked_at(made, pose)
    head = looking(made.joints.c7, made.joints.trunk_deg, looked_at, made.joints.stature)
    layers = figure_layers(made.joints, made.curve, made.trunk, head, made.picture.load_n, (made.tones, made.pen))
    behind, front = _furniture(made, edge)
    under, baby = _baby(made, pose)
    parts = [*behind, *layers.far, *layers.body, *under, *layers.head, *layers.spine]
    if picture.baby in _IN_HER_ARM and pose is not None:
        fingers = layers.near_fingers if _holds_the_body(made, pose) else []
        return [*parts, *layers.near_arm, *baby, *front, *fingers, *layers.halo]
    return [*parts, *_props(made), *baby, *front, *layers.near_arm, *layers.halo]


def _holds_the_body(made: Stage, pose: BabyPose) -> bool:
    """Whether the hand lies on the baby's body; a hand at the head is behind it."""
    length = 100 * made.picture.baby_length_m
    return made.joints.near_arm.grip.distance(pose.hips.step(pose.lean_deg, 0.43 * length)) > 0.24 * length


def _edge(made: Stage) -> float:
    """Where the furniture before her begins: clear of legs and belly, but within reach of the hands."""
    working = _working(made)
    if not working:
        return made.joints.load.x - 20
    piece = working[0]
    top = 100 * max(piece.height_m, piece.rail_m or 0.0)
    own = made.joints
    body = unite([made.body, leg(own.near_leg, own.stature), leg(own.far_leg, own.stature)])
    clear = front_at(body, 12, max(top - 2, 14)) + 1.5
    if own.support == "standing":
        clear = max(clear, own.far_leg.ankle.x + 0.02 * own.stature)
    if piece.kind in ("desk", "car", "sink", "counter"):
        clear = own.l5s1.x + 0.075 * own.stature if piece.kind != "car" else own.near_leg.hip.x + 0.16 * own.stature
        clear = max(clear, front_at(made.body, top - 12, top + 2) + 1.0)
    if made.picture.near_leg == "back":
        return max(own.hold.x, own.near_arm.shoulder.x) + 0.09 * own.stature
    return max(min(clear, own.hold.x - 8), own.hold.x - 0.62 * depth_of(piece.kind))


def _surface(made: Stage) -> float:
    """Height of what the baby lies on."""
    piece = next((p for p in made.picture.furniture if p is not made.sat_on and p.kind in (*_SURFACES, "bath")), None)
    if piece is None:
        return 0.0
    if piece.kind == "bath":
        return 13.0
    if piece.kind == "bath_stand":
        return 100 * piece.height_m - 22
    return 100 * piece.height_m


def _pose(made: Stage, edge: float) -> BabyPose | None:
    """The baby's pose; one that lies near the edge is not left to hang over it."""
    word, length = made.picture.baby, 100 * made.picture.baby_length_m
    if word is None or word == "car_shell":
        return None
    pose = baby_pose(word, made.joints, made.curve, made.body, length, _surface(made))
    if word == "lying" and _working(made):
        over = edge + 0.13 * length - pose.hips.x
        return replace(pose, hips=pose.hips + Spot(min(max(over, 0.0), 0.17 * length), 0.0))
    return pose


def _working(made: Stage) -> list[Furniture]:
    """What stands before her."""
    aside = _NOT_BEFORE_HER + (("stool",) if made.picture.near_leg == "stool" else ())
    return [piece for piece in made.picture.furniture if piece is not made.sat_on and piece.kind not in aside]


def _rested(made: Stage, edge: float, pose: BabyPose | None) -> Joints:
    """The skeleton with its free hands at rest."""
    own = made.joints
    near, far = _targets(made, edge, pose)
    return replace(own, near_arm=resting(own, own.near_arm, near), far_arm=resting(own, own.far_arm, far))


def _targets(made: Stage, edge: float, pose: BabyPose | None) -> tuple[Spot | None, Spot | None]:
    own, picture = made.joints, made.picture
    if pose is not None and picture.baby == "sling_front":
        low = pose.hips + Spot(-0.02, -0.05).times(100 * picture.baby_length_m)
        if own.trunk_deg > _BENT_DEG and picture.prop != "none":
            return None, on_thigh(own, own.far_leg, 0.8)
        return low, low
    if picture.baby == "sling_back":
        strap = made.curve.frame(0.12).at(0.030, 0.0)
        return strap, strap
    if float(np.max(picture.posture.forearms_supported)) > 0 and (top := _support_top(made)) is not None:
        hand = supporting(own, edge, top)
        return hand, hand
    if own.support == "sitting":
        return on_thigh(own, own.near_leg), on_thigh(own, own.far_leg)
    if own.support == "kneeling" and bool(picture.posture.one_knee):
        return None, on_thigh(own, own.far_leg, 0.9)
    if own.trunk_deg > _BENT_DEG:
        return on_thigh(own, own.near_leg, 0.8), on_thigh(own, own.far_leg, 0.8)
    if own.belly > 0.012 * own.stature and picture.prop == "none" and not own.far_arm.holds:
        return under_bump(own, made.trunk.bump_front), None
    return None, None


def _support_top(made: Stage) -> float | None:
    piece = next(iter(_working(made)), None)
    if piece is None:
        return None
    return 100 * (piece.rail_m if piece.rail_m is not None else piece.height_m)


def _looked_at(made: Stage, pose: BabyPose | None) -> Spot | None:
    own, picture = made.joints, made.picture
    if pose is not None and picture.baby not in ("sling_back", "sling_front"):
        return pose.hips.step(pose.lean_deg, 40 * picture.baby_length_m)
    if own.near_arm.holds and picture.prop not in ("pram", "bag") and picture.baby != "car_shell":
        return own.hold
    return None


def _furniture(made: Stage, edge: float) -> tuple[list[Mark], list[Mark]]:
    """What stands behind her and the baby, and what stands before the baby."""
    own, picture = made.joints, made.picture
    behind: list[Mark] = []
    front: list[Mark] = []
    if own.support == "sitting":
        below = made.sat_on
        height = 100 * below.height_m if below is not None else own.near_leg.hip.z - 8
        kind = below.kind if below is not None else ("floor_mat" if height < 8 else "chair")
        behind += seat(kind, height, own, made.curve, (made.tones, made.pen)).back
    elif own.support == "kneeling" and not bool(picture.posture.one_knee):
        behind.append(knee_pad(own.near_leg.knee.x, made.tones, made.pen))
    for piece in picture.furniture:
        if piece is made.sat_on or (piece.kind == "stool" and picture.near_leg == "stool") or piece.kind == "pram":
            continue
        begin = front_wheel(_pram(made)).x - 7 if piece.kind == "step" else edge
        site = Site(begin, own.hold, made.tones, made.pen)
        pieces: Pieces = furniture(piece, site)
        behind += pieces.back
        front += pieces.front
    if picture.near_leg == "stool":
        behind += foot_stool(own.near_leg.ankle, STOOL_CM, made.tones, made.pen)
    if picture.prop == "pram" or picture.piece("pram") is not None:
        pieces = pram_pieces(_pram(made), made.tones, made.pen)
        return behind + pieces.back, front + pieces.front
    return behind, front


def _pram(made: Stage) -> Pram:
    """Pushed by its handle, or standing before her with the baby beneath her hands."""
    own, step, piece = made.joints, made.picture.piece("step"), made.picture.piece("pram")
    rim = 100 * piece.height_m + 13 if piece is not None else USUAL_RIM_CM
    under = 100 * step.height_m if step is not None else 0.0
    if made.picture.prop == "pram":
        return Pram(own.hold.x + BEHIND_HUB_CM, rim, under, own.hold)
    return Pram(own.hold.x - 30, rim, under)


def _baby(made: Stage, pose: BabyPose | None) -> tuple[list[Mark], list[Mark]]:
    """What lies over her shirt beneath the head, and the baby itself."""
    picture, length = made.picture, 100 * made.picture.baby_length_m
    if picture.baby == "car_shell":
        own = made.joints
        both = own.near_arm.holds and own.far_arm.holds
        return [], car_shell(own.hold, length, made.tones, made.pen, ahead=both)
    if pose is None:
        return [], []
    if picture.baby in ("sling_front", "sling_back"):
        return carrier(pose, length, made.curve, made.body, made.tones, made.pen)
    marks = baby_marks(pose, length, made.tones, made.pen)
    if picture.baby == "pillow" or (picture.baby == "feeding" and picture.prop == "pillow"):
        lap = made.joints.near_leg.hip.z + 0.05 * made.joints.stature
        return [], [feeding_pillow(pose, length, lap, made.tones, made.pen), *marks]
    return [], marks


def _props(made: Stage) -> list[Mark]:
    if made.picture.prop in ("none", "pram") or (made.picture.prop == "pillow" and made.picture.baby is not None):
        return []
    own = made.joints
    at = own.hold if own.near_arm.holds or own.far_arm.holds else own.near_arm.grip
    return prop_marks(made.picture.prop, at, own, made.trunk.breast, made.tones, made.pen)
