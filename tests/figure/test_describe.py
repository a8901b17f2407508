from dataclasses import replace
from typing import get_args

import pytest

from carrywell.figure import BABY_POSES, DESCRIPTION_KEYS, FURNITURE_KINDS, PROPS, Furniture, describe
from carrywell.figure.picture import LyingOn
from carrywell.spine.body import Body
from carrywell.spine.posture import Hands, Posture
from tests.figure.pictures import HALF_KNEEL, STOOP, UPRIGHT


def test_stoop_is_described_from_its_posture() -> None:
    assert describe(STOOP) == (
        ("standing",),
        ("bent_far_forward",),
        ("knees_soft",),
        ("arms_long",),
        ("baby_lying",),
        ("at_floor_mat", 2),
        ("load", 3100),
    )


def test_half_kneel_is_on_one_knee() -> None:
    assert describe(HALF_KNEEL)[:2] == (("kneeling_one_knee",), ("bent",))


@pytest.mark.parametrize(
    ("trunk_deg", "word"),
    [(-40, "reclined"), (-10, "leaning_back"), (0, "upright"), (25, "bent_a_little"), (60, "bent")],
)
def test_trunk_has_its_word(trunk_deg: float, word: str) -> None:
    assert (word,) in describe(replace(UPRIGHT, posture=Posture(trunk_flexion_deg=trunk_deg)))


def test_week_is_told() -> None:
    assert ("pregnant", 30.0) in describe(replace(UPRIGHT, body=Body(pregnant_weeks=30)))


def test_every_part_has_a_listed_key() -> None:
    furniture = tuple(Furniture(kind, 0.5) for kind in FURNITURE_KINDS)
    pictures = [replace(STOOP, baby=pose, furniture=furniture) for pose in BABY_POSES]
    pictures += [replace(UPRIGHT, prop=prop) for prop in PROPS]
    pictures.append(replace(UPRIGHT, posture=Posture(twist_deg=30, lateral_bend_deg=10, back_rest=True)))
    pictures.append(replace(UPRIGHT, hands=Hands(6.0, 0.16, worn=True)))
    pictures += [replace(UPRIGHT, posture=Posture("lying"), lying_on=lying_on) for lying_on in get_args(LyingOn)]

    assert {part[0] for picture in pictures for part in describe(picture)} <= set(DESCRIPTION_KEYS)
    assert len(set(DESCRIPTION_KEYS)) == len(DESCRIPTION_KEYS)
