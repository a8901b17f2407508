"""Lying: on her side facing the viewer, on her back, turning, and rising over the side; the bed from its long side."""

from __future__ import annotations

from carrywell.figure.baby import BabyPose, baby_marks, baby_shapes
from carrywell.figure.figure_marks import halo_marks
from carrywell.figure.front_view import front_head
from carrywell.figure.furniture import bed_with_head
from carrywell.figure.head import HEAD
from carrywell.figure.joints import joints
from carrywell.figure.lying_back import back_marks
from carrywell.figure.marks import Mark, Pen
from carrywell.figure.palette import Tones, tones
from carrywell.figure.picture import Picture
from carrywell.figure.shapes import Shape, box, capsule, chain, disc, oval, smooth, soften, stroke, unite
from carrywell.figure.spots import Frame, Spot

_DEFAULT_BED_CM = 55.0


def lying_marks(picture: Picture) -> list[Mark]:
    """All marks of a lying scene, from back to front."""
    colours = tones(picture.skin, picture.theme)
    stature = joints(picture).stature
    pen = Pen(colours.ink, 0.0033 * stature)
    bed = picture.piece("bed", "sofa", "floor_mat")
    top = 100 * bed.height_m if bed is not None else _DEFAULT_BED_CM
    lain_on = bed_with_head(top, stature, colours, pen)
    if picture.lying_on in ("back", "rolling", "shoulders_first"):
        return [*lain_on, *back_marks(picture, top, colours, pen)]
    if picture.lying_on == "rising":
        return [*lain_on, *_rising(picture, top, stature, colours, pen)]
    return [*lain_on, *_on_side(picture, top, stature, colours, pen)]


def _on_side(picture: Picture, top: float, stature: float, colours: Tones, pen: Pen) -> list[Mark]:
    """Head on the pillow to the left, facing the viewer, covered from the waist down."""
    at = Frame(Spot(0.0, top), 0.0, stature)
    middle = joints(picture).l5s1.z if picture.piece("bed") is not None else top + 18.0
    head = Frame(at.at(-0.345, 0.098), -84.0, HEAD * stature)
    pillow = smooth(
        at.all(((-0.47, 0.004), (-0.47, 0.055), (-0.36, 0.066), (-0.26, 0.052), (-0.245, 0.006), (-0.36, 0.0)))
    )
    neck = capsule(at.at(-0.30, 0.095), at.at(-0.235, 0.105), 0.036 * stature, 0.042 * stature)
    body = smooth(
        at.all(
            (
                (-0.262, 0.03),
                (-0.268, 0.12),
                (-0.25, 0.195),
                (-0.205, 0.222),
                (-0.15, 0.205),
                (-0.085, 0.163),
                (-0.03, 0.16),
                (0.03, 0.195),
                (0.08, 0.19),
                (0.1, 0.0),
                (-0.1, 0.0),
                (-0.24, 0.004),
            )
        )
    )
    marks = [pen.outlined(pillow, colours.cushion), pen.outlined(neck, colours.skin)]
    marks += [*_under_arm(at, colours, pen), *front_head(head, colours, pen), pen.outlined(body, colours.shirt)]
    bump = joints(picture).belly
    if bump > 1:
        belly = oval(at.at(-0.055, 0.07), 0.075 * stature, 0.045 * stature + 0.25 * bump)
        marks.append(pen.outlined(belly.intersection(box(-200, top, 200, top + 90)), colours.shirt))
    marks += _spine(at, middle, colours)
    marks += _blanket(at, colours, pen)
    if picture.baby is not None:
        marks += _baby_beside(picture, top, stature, colours, pen)
    marks += _over_arm(at, colours, pen)
    return [*marks, *halo_marks(Spot(0.0, middle), stature, picture.load_n, colours)]


def _under_arm(at: Frame, colours: Tones, pen: Pen) -> list[Mark]:
    """The lower arm, bent up beside the pillow."""
    unit = at.unit
    arm = chain(
        [(at.at(-0.20, 0.03), 0.025 * unit), (at.at(-0.275, 0.026), 0.019 * unit), (at.at(-0.335, 0.036), 0.018 * unit)]
    )
    return [pen.outlined(arm, colours.skin)]


def _over_arm(at: Frame, colours: Tones, pen: Pen) -> list[Mark]:
    """The upper arm, its hand before her chest."""
    unit = at.unit
    shoulder, elbow, hand = at.at(-0.212, 0.180), at.at(-0.085, 0.105), at.at(-0.165, 0.045)
    bare = chain([(shoulder, 0.027 * unit), (elbow, 0.0225 * unit), (hand, 0.0165 * unit)])
    fingers = chain([(hand, 0.018 * unit), (hand + Spot(-0.035 * unit, -0.010 * unit), 0.011 * unit)])
    sleeve = capsule(shoulder, shoulder.toward(elbow, 0.55), 0.034 * unit, 0.030 * unit)
    return [pen.outlined(soften(unite([bare, fingers]), 1.5, 0.2), colours.skin), pen.outlined(sleeve, colours.shirt)]


def _blanket(at: Frame, colours: Tones, pen: Pen) -> list[Mark]:
    """Over hip and bent legs, with its hem turned down."""
    cover = smooth(
        at.all(
            (
                (-0.035, -0.005),
                (-0.06, 0.08),
                (-0.045, 0.168),
                (0.02, 0.205),
                (0.075, 0.212),
                (0.135, 0.19),
                (0.24, 0.155),
                (0.33, 0.128),
                (0.42, 0.08),
                (0.5, 0.052),
                (0.545, 0.018),
                (0.53, -0.012),
                (0.3, -0.022),
                (0.1, -0.02),
            )
        )
    )
    hem = stroke(at.all(((-0.010, -0.008), (-0.032, 0.08), (-0.018, 0.176))))
    fold = stroke(at.all(((0.08, 0.150), (0.20, 0.105), (0.33, 0.085))))
    return [
        pen.outlined(cover, colours.carrier),
        Mark(hem, None, colours.carrier_dark, pen.width),
        Mark(fold, None, colours.carrier_dark, pen.width),
    ]


def _spine(at: Frame, middle: float, colours: Tones) -> list[Mark]:
    """Fourteen beads from L5/S1 toward the neck, sagging a little at the waist."""
    marks = []
    for index in range(14):
        share = (index + 0.75) / 14.2
        height = middle - 0.02 * at.unit * (4 * share * (1 - share)) + share * 0.01 * at.unit
        spot = Spot(-0.262 * share * at.unit, height)
        half = 0.0085 * at.unit
        bead = capsule(spot + Spot(0, -half), spot + Spot(0, half), 0.0038 * at.unit, 0.0038 * at.unit)
        marks.append(
            Mark(bead, colours.bead_lumbar if index < 5 else colours.bead, None, 0.0, 1.0 if index < 5 else 0.75)
        )
    return marks


def _baby_beside(picture: Picture, top: float, stature: float, colours: Tones, pen: Pen) -> list[Mark]:
    """The baby before her, turned to her: its back to the viewer."""
    length = 100 * picture.baby_length_m
    if picture.baby != "feeding_lying":
        pose = BabyPose(Spot(-0.02 * stature, top + 0.105 * length), -90.0, False, 60.0, 70.0, 50.0, 40.0)
        return baby_marks(pose, length, colours, pen)
    hips = Spot(-0.205 * stature + 0.47 * length, top + 0.09 * length)
    shapes = baby_shapes(BabyPose(hips, -88.0, True, 35.0, 55.0, 40.0, 40.0), length)
    whole = soften(unite([shapes.body, shapes.near_leg]), 0.03 * length, 0.3)
    skull = oval(shapes.head.origin, 0.128 * length, 0.122 * length)
    ear = oval(shapes.head.origin + Spot(0.02 * length, 0.095 * length), 0.026 * length, 0.018 * length)
    return [
        pen.outlined(skull, colours.baby_hair),
        pen.outlined(ear, colours.baby_skin),
        pen.outlined(whole, colours.baby),
    ]


def _rising(picture: Picture, top: float, stature: float, colours: Tones, pen: Pen) -> list[Mark]:
    """Over the side: she pushes up with her arms while the legs go down over the edge."""
    pelvis = Frame(Spot(0.0, top + 0.055 * stature), -48.0, stature)
    torso = smooth(
        pelvis.all(
            (
                (-0.098, -0.03),
                (-0.09, 0.05),
                (-0.074, 0.13),
                (-0.088, 0.2),
                (-0.112, 0.255),
                (-0.07, 0.292),
                (0.0, 0.3),
                (0.07, 0.292),
                (0.112, 0.255),
                (0.088, 0.2),
                (0.074, 0.13),
                (0.09, 0.05),
                (0.098, -0.03),
                (0.0, -0.06),
            )
        )
    )
    bump = joints(picture).belly
    neck = capsule(pelvis.at(0.0, 0.27), pelvis.at(0.012, 0.335), 0.030 * stature, 0.028 * stature)
    head = Frame(pelvis.at(0.016, 0.385), -24.0, HEAD * stature)
    marks = [
        *_prop_arm(pelvis, top, colours, pen),
        pen.outlined(neck, colours.skin),
        pen.outlined(torso, colours.shirt),
    ]
    if bump > 1:
        belly = oval(pelvis.at(0.0, 0.085), 0.070 * stature + 0.2 * bump, 0.068 * stature + 0.2 * bump, -48.0)
        marks.append(pen.outlined(belly, colours.shirt))
    marks += [
        *front_head(head, colours, pen),
        *_beads_along(pelvis, colours),
        *_hanging_legs(pelvis, top, colours, pen),
    ]
    marks += _pushing_arm(pelvis, top, colours, pen)
    marks += _baby_at_her_arm(picture, top, stature, colours, pen)
    return [*marks, *halo_marks(pelvis.at(0.0, 0.03), stature, picture.load_n, colours)]


def _beads_along(pelvis: Frame, colours: Tones) -> list[Mark]:
    marks = []
    for index in range(14):
        up = 0.03 + 0.245 * (index + 0.75) / 14.2
        bead = capsule(pelvis.at(-0.0085, up), pelvis.at(0.0085, up), 0.0038 * pelvis.unit, 0.0038 * pelvis.unit)
        marks.append(
            Mark(bead, colours.bead_lumbar if index < 5 else colours.bead, None, 0.0, 1.0 if index < 5 else 0.75)
        )
    return marks


def _hanging_legs(pelvis: Frame, top: float, colours: Tones, pen: Pen) -> list[Mark]:
    """Thighs toward the viewer, shanks over the edge of the bed, feet near the floor."""
    unit, marks = pelvis.unit, []
    length = min(0.285 * unit, top - 3.0)
    hips = oval(pelvis.at(0.0, -0.02), 0.105 * unit, 0.068 * unit, -30.0)
    legs: list[Shape] = [hips]
    for across in (0.125, 0.035):
        knee = Spot(across * unit, top - 0.01 * unit)
        ankle = Spot(knee.x + 0.02 * unit, top - length + 2.5)
        shoe = smooth(
            [
                ankle + Spot(-4.4, 2),
                ankle + Spot(-5, -5),
                ankle + Spot(0, -7.4),
                ankle + Spot(5, -5),
                ankle + Spot(4.4, 2),
            ]
        )
        marks.append(pen.outlined(shoe.intersection(box(-200, 0, 200, 200)), colours.shoe))
        legs.append(chain([(pelvis.at(0.02, -0.02), 0.055 * unit), (knee, 0.043 * unit), (ankle, 0.025 * unit)]))
    whole = soften(unite(legs), 1.5, 0.3)
    between = stroke([Spot(0.083 * unit, top - 0.02 * unit), Spot(0.088 * unit, top - 0.10 * unit)])
    return [*marks, pen.outlined(whole, colours.trousers), pen.line(between, 0.8)]


def _prop_arm(pelvis: Frame, top: float, colours: Tones, pen: Pen) -> list[Mark]:
    """The lower arm, on whose elbow she rises."""
    unit = pelvis.unit
    shoulder = pelvis.at(-0.098, 0.255)
    elbow = Spot(shoulder.x - 0.02 * unit, top + 0.024 * unit)
    hand = Spot(elbow.x + 0.15 * unit, top + 0.018 * unit)
    bare = chain([(shoulder, 0.026 * unit), (elbow, 0.023 * unit), (hand, 0.016 * unit)])
    sleeve = capsule(shoulder, shoulder.toward(elbow, 0.45), 0.033 * unit, 0.030 * unit)
    return [pen.outlined(soften(bare, 1.2, 0.2), colours.skin), pen.outlined(sleeve, colours.shirt_far)]


def _pushing_arm(pelvis: Frame, top: float, colours: Tones, pen: Pen) -> list[Mark]:
    """The upper arm, its hand flat on the mattress before her."""
    unit = pelvis.unit
    shoulder = pelvis.at(0.092, 0.262)
    elbow, hand = pelvis.at(0.118, 0.105), Spot(-0.115 * unit, top + 0.012 * unit)
    bare = chain([(shoulder, 0.026 * unit), (elbow, 0.0225 * unit), (hand, 0.016 * unit)])
    palm = capsule(hand + Spot(0.01 * unit, 0), hand + Spot(-0.04 * unit, -0.002 * unit), 0.015 * unit, 0.010 * unit)
    sleeve = unite(
        [disc(shoulder, 0.033 * unit), capsule(shoulder, shoulder.toward(elbow, 0.55), 0.033 * unit, 0.030 * unit)]
    )
    return [pen.outlined(soften(unite([bare, palm]), 1.2, 0.2), colours.skin), pen.outlined(sleeve, colours.shirt)]


def _baby_at_her_arm(picture: Picture, top: float, stature: float, colours: Tones, pen: Pen) -> list[Mark]:
    """The baby on the bed beyond the arm on which she props herself up."""
    if picture.baby is None:
        return []
    length = 100 * picture.baby_length_m
    pose = BabyPose(Spot(-0.285 * stature, top + 0.105 * length), -90.0, False, 60.0, 70.0, 50.0, 40.0)
    return baby_marks(pose, length, colours, pen)
