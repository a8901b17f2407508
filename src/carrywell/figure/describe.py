"""The parts of a text alternative, made from the same posture as the picture; surfaces turn the keys into words."""

from __future__ import annotations

import numpy as np

from carrywell.figure.picture import BABY_POSES, FURNITURE_KINDS, PROPS, Picture
from carrywell.figure.scene import Stage, stage

Part = tuple[str | float, ...]

#: Inclination of the trunk [deg] up to which each word holds.
_BENT = ((-25.0, "reclined"), (-5.0, "leaning_back"), (12.0, "upright"), (35.0, "bent_a_little"), (65.0, "bent"))
_KNEES = ((15.0, None), (60.0, "knees_soft"), (180.0, "knees_deep"))
#: Distance from shoulder to hands, as a share of the arm, up to which each word holds.
_ARMS = ((0.62, "arms_close"), (0.88, "arms_half"))
_TURNED_DEG, _LEANING_DEG = 8.0, 5.0

#: Every key that `describe` can give; a surface needs words for each.
DESCRIPTION_KEYS: tuple[str, ...] = (
    "standing",
    "sitting",
    "kneeling",
    "kneeling_one_knee",
    "lying",
    "lying_side",
    "lying_back",
    "lying_rolling",
    "lying_shoulders_first",
    "lying_rising",
    "reclined",
    "leaning_back",
    "upright",
    "bent_a_little",
    "bent",
    "bent_far_forward",
    "back_rested",
    "forearms_rested",
    "knees_soft",
    "knees_deep",
    "leg_stool",
    "leg_back",
    "leg_in_car",
    "twisted",
    "leaning_sideways",
    "arms_close",
    "arms_half",
    "arms_long",
    "one_hand",
    "hands_free",
    *(f"baby_{pose}" for pose in BABY_POSES),
    *(f"at_{kind}" for kind in FURNITURE_KINDS),
    *(f"with_{prop}" for prop in PROPS if prop != "none"),
    "pregnant",
    "load",
)


def describe(picture: Picture) -> tuple[Part, ...]:
    """What the picture shows, as keys with their values, in the order in which they are said.

    Returns
    -------
    tuple
        Each part starts with a key of `DESCRIPTION_KEYS`; ``pregnant`` is followed by the week, ``load`` by the
        compression [N], ``at_*`` by the height [cm].
    """
    parts = [*_body_parts(picture)]
    if not picture.lies:
        made = stage(picture)
        parts += [*_back_parts(picture, made), *_hand_parts(picture, made)]
    if picture.baby is not None:
        parts.append((f"baby_{picture.baby}",))
    if picture.prop != "none":
        parts.append((f"with_{picture.prop}",))
    parts += [(f"at_{piece.kind}", round(100 * piece.height_m)) for piece in picture.furniture]
    week = float(picture.body.pregnant_weeks)
    if not np.isnan(week):
        parts.append(("pregnant", week))
    if picture.load_n is not None:
        parts.append(("load", round(picture.load_n)))
    return tuple(parts)


def _body_parts(picture: Picture) -> list[Part]:
    support = str(picture.posture.support)
    if picture.lies:
        return [(f"lying_{picture.lying_on}",)]
    if support == "kneeling" and bool(picture.posture.one_knee):
        return [("kneeling_one_knee",)]
    return [(support,)]


def _back_parts(picture: Picture, made: Stage) -> list[Part]:
    posture = picture.posture
    trunk = made.joints.trunk_deg
    parts: list[Part] = [(next((word for limit, word in _BENT if trunk <= limit), "bent_far_forward"),)]
    if float(posture.back_rest) > 0:
        parts.append(("back_rested",))
    if float(posture.forearms_supported) > 0:
        parts.append(("forearms_rested",))
    knee = float(posture.knee_flexion_deg)
    word = next((word for limit, word in _KNEES if knee <= limit), None)
    if str(posture.support) == "standing" and word is not None:
        parts.append((word,))
    if picture.near_leg != "floor":
        parts.append((f"leg_{picture.near_leg}",))
    if abs(float(posture.twist_deg)) >= _TURNED_DEG:
        parts.append(("twisted", abs(float(posture.twist_deg))))
    if abs(float(posture.lateral_bend_deg)) >= _LEANING_DEG:
        parts.append(("leaning_sideways", abs(float(posture.lateral_bend_deg))))
    return parts


def _hand_parts(picture: Picture, made: Stage) -> list[Part]:
    own = made.joints
    if not own.near_arm.holds and not own.far_arm.holds:
        return [("hands_free",)] if bool(picture.hands.worn) else []
    arm = own.near_arm if own.near_arm.holds else own.far_arm
    reach = arm.shoulder.distance(arm.grip) / (own.upper_arm + own.forearm + own.grip)
    parts: list[Part] = [(next((word for limit, word in _ARMS if reach <= limit), "arms_long"),)]
    if own.near_arm.holds != own.far_arm.holds:
        parts.append(("one_hand",))
    return parts
