"""The net moment at L5/S1 against MuJoCo: the same segments, but its own rotations, tree and recursive Newton-Euler.

Ours adds up weights times distances. Here the body is a tree of MuJoCo on a joint at L5/S1, set with the angles of the
posture, and the answer is the torque with which gravity pulls at that joint. Nothing of `Frame`, `weights_above` or
`net_moment` is used for it; only the masses and lengths, the angles, and where elbow, grip and load are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import mujoco
import numpy as np
import pytest
from numpy.typing import NDArray

from carrywell.knowledge.body_reader import body as knowledge
from carrywell.spine.anatomy import Anatomy, Limb, Lump, anatomy
from carrywell.spine.body import Body
from carrywell.spine.load import spine_load
from carrywell.spine.moment import weights_above
from carrywell.spine.points import Point
from carrywell.spine.posture import Hands, Posture
from carrywell.spine.skeleton import Arm, Skeleton, distance_of_hands, skeleton

Array = NDArray[np.float64]
Part = TypeVar("Part", Body, Posture, Hands)

POSTURES, SEED = 300, 20261
ALLOWED = 0.001  # of the length of the moment vector, and of the weight
FLOOR_NM = 5.0  # a moment shorter than this counts as this long: near balance a share of it says nothing
SIDES = ("left", "right")
GRAVITY = 9.80665  # standard gravity [m/s2], CGPM 1901


# ---- random postures


@dataclass(frozen=True)
class Cases:
    """Postures as arrays of one length."""

    body: Body
    posture: Posture
    hands: Hands


def random_bodies(random: np.random.Generator, n: int) -> Body:
    """Women and men, thin to heavy; of the women a half pregnant and a quarter after birth."""
    man = random.random(n) < 0.3
    stage = np.where(man, 1.0, random.random(n))
    height = np.where(man, random.normal(1.76, 0.07, n), random.normal(1.63, 0.07, n)).clip(1.35, 2.05)
    weeks = np.where(stage < 0.5, random.uniform(3, 43, n), np.nan)
    return Body(
        sex=np.where(man, "male", "female"),
        height_m=height,
        mass_kg=random.uniform(22, 42, n) * height**2,
        pregnant_weeks=weeks,
        days_since_birth=np.where(~man & (stage >= 0.5) & (stage < 0.75), random.uniform(0, 1096, n), np.nan),
        gained_kg=np.where(~np.isnan(weeks) & (random.random(n) < 0.6), random.uniform(-5, 10, n), np.nan),
    )


def random_postures(random: np.random.Generator, n: int) -> Posture:
    """Standing, sitting and kneeling; leaning back to far bent, leant sideways and twisted; nothing to rest on."""
    return Posture(
        support=random.choice(["standing", "sitting", "kneeling"], n),
        trunk_flexion_deg=random.uniform(-45, 120, n),
        lateral_bend_deg=random.uniform(-50, 50, n),
        twist_deg=random.uniform(-70, 70, n),
        knee_flexion_deg=np.where(random.random(n) < 0.5, random.uniform(0, 150, n), np.nan),
        seat_height_m=np.where(random.random(n) < 0.5, random.uniform(0.1, 0.8, n), np.nan),
        one_knee=random.random(n) < 0.5,
    )


def random_hands(random: np.random.Generator, n: int) -> Hands:
    """Empty hands, a load in one or in both hands, or worn; with and without its height."""
    how = random.choice(["empty", "one", "both", "worn"], n, p=[0.1, 0.3, 0.4, 0.2])
    worn, empty = how == "worn", how == "empty"
    return Hands(
        mass_kg=np.where(empty, 0.0, random.uniform(0, 25, n)),
        forward_m=np.where(empty, np.nan, np.where(worn, random.uniform(0, 0.4, n), random.uniform(-0.2, 0.9, n))),
        sideways_m=np.where(worn, random.uniform(-0.1, 0.1, n), random.uniform(-0.6, 0.6, n)),
        height_m=np.where(random.random(n) < 0.7, random.uniform(0, 1.8, n), np.nan),
        both=how != "one",
        worn=worn,
    )


def random_cases(n: int, seed: int, body: Body | None = None) -> Cases:
    """The first ``n`` random postures in which the hands reach the load; of random bodies, or all of one."""
    random = np.random.default_rng(seed)
    tried = 4 * n
    cases = Cases(body or random_bodies(random, tried), random_postures(random, tried), random_hands(random, tried))
    built = anatomy(cases.body)
    found = skeleton(built, cases.body, cases.posture, cases.hands)
    upright = found.c7.z + found.l5s1_height > 0
    longest = built.reach + knowledge().value("beyond_grip_m")
    which = np.flatnonzero(upright & (distance_of_hands(cases.hands, found) <= longest))[:n]
    assert len(which) == n
    whose = cases.body if body else taken(cases.body, which)
    return Cases(whose, taken(cases.posture, which), taken(cases.hands, which))


def taken(part: Part, which: int | NDArray[np.int_]) -> Part:
    """The same record for one posture or some of them; a field that is one value stays as it is."""
    return type(part)(**{name: v[which] if np.ndim(v) else v for name, v in vars(part).items()})


# ---- the tree


def vector(point: Point) -> Array:
    return np.stack(np.broadcast_arrays(point.x, point.y, point.z), axis=-1)


def _inertial(mass: float, forward: float = 0.0, left: float = 0.0, up: float = 0.0) -> str:
    """A mass; its moments of inertia do not matter where nothing moves."""
    at = f"{forward:.17g} {left:.17g} {up:.17g}"
    return f'<inertial mass="{mass:.17g}" pos="{at}" diaginertia="0.01 0.01 0.01"/>'


def _lump(lump: Lump) -> str:
    return f"<body>{_inertial(float(lump.mass), float(lump.forward), 0.0, float(lump.up))}</body>"


def _limb(limb: Limb) -> str:
    """A limb's mass on the x axis of its body, which runs along the limb."""
    return _inertial(float(limb.mass), float(limb.com) * float(limb.length))


def _arm(own: Anatomy, side: str) -> str:
    half = float(own.shoulder_half) * (1 if side == "left" else -1)
    return f"""
      <body name="{side}_upper_arm" pos="0 {half:.17g} {float(own.shoulder_up):.17g}">
        <joint type="ball"/>{_limb(own.upper_arm)}
        <body name="{side}_forearm" pos="{float(own.upper_arm.length):.17g} 0 0">
          <joint type="hinge" axis="0 0 1"/>{_limb(own.forearm)}
          <body name="{side}_hand" pos="{float(own.forearm.length):.17g} 0 0">
            {_limb(own.hand)}<site name="{side}_grip" pos="{float(own.grip):.17g} 0 0"/>
          </body>
        </body>
      </body>"""


def tree(own: Anatomy) -> mujoco.MjModel:
    """One person from L5/S1 upwards.

    ``trunk`` is bent and leant, ``twisted`` is turned about it; what is held is a body fixed to the trunk, put in its
    place for each posture. The first joint is a vertical slide: its force is the weight.
    """
    return mujoco.MjModel.from_xml_string(f"""
      <mujoco>
        <option gravity="0 0 {-GRAVITY}"/>
        <worldbody><body name="trunk">
          <joint type="slide" axis="0 0 1"/><joint name="l5s1" type="ball"/>
          {"".join(_lump(lump) for lump in own.lumps[2:])}
          <body name="load">{_inertial(1.0)}</body>
          <body name="twisted">
            <joint type="hinge" axis="0 0 1"/>
            {"".join(_lump(lump) for lump in own.lumps[:2])}
            <site name="c7" pos="0 0 {float(own.c7_up):.17g}"/>
            {_arm(own, "left")}{_arm(own, "right")}
          </body>
        </body></worldbody>
      </mujoco>""")


def _turn(axis: tuple[float, float, float], degrees: float) -> Array:
    turn = np.empty(4)
    mujoco.mju_axisAngle2Quat(turn, np.array(axis), np.radians(degrees))
    return turn


def trunk_turns(posture: Posture) -> tuple[Array, float]:
    """Bent about the pelvis' lateral axis, then leant to her left, as a quaternion of MuJoCo; and the twist [rad]."""
    bent = np.empty(4)
    forwards, leftwards = (0.0, 1.0, 0.0), (-1.0, 0.0, 0.0)
    lean = _turn(leftwards, float(posture.lateral_bend_deg))
    mujoco.mju_mulQuat(bent, _turn(forwards, float(posture.trunk_flexion_deg)), lean)
    return bent, float(np.radians(posture.twist_deg))


def arm_turns(trunk: Array, joints: Array) -> tuple[Array, float]:
    """How to turn an arm in a trunk so that its x axis runs from shoulder to elbow, and bend it at the elbow [rad].

    ``trunk`` is the rotation matrix of the trunk, ``joints`` holds shoulder, elbow and grip.
    """
    upper, lower = joints[1] - joints[0], joints[2] - joints[1]
    along = upper / np.linalg.norm(upper)
    hinge = np.cross(along, lower)
    axis = hinge / np.linalg.norm(hinge)
    turn = np.column_stack([along, np.cross(axis, along), axis])
    return trunk.T @ turn, float(np.arctan2(np.linalg.norm(hinge), along @ lower))


@dataclass(frozen=True)
class Setting:
    """What puts the tree into a posture: joint positions, where in the trunk the load is [m], its mass [kg]."""

    qpos: Array
    load: Array
    load_kg: float


def arm_joints(arm: Arm, i: int) -> Array:
    return np.stack([vector(p)[i] for p in (arm.shoulder, arm.elbow, arm.grip)])


def setting(model: mujoco.MjModel, data: mujoco.MjData, cases: Cases, found: Skeleton, i: int) -> Setting:
    """The posture with this number: the trunk by its angles, arms and load to where the skeleton has them."""
    bent, twist = trunk_turns(taken(cases.posture, i))
    data.qpos[:6] = [0.0, *bent, twist]
    mujoco.mj_kinematics(model, data)
    turned = data.body("twisted").xmat.reshape(3, 3)
    qpos = [*data.qpos[:6]]
    for arm in (found.left, found.right):
        turn, elbow = arm_turns(turned, arm_joints(arm, i))
        shoulder = np.empty(4)
        mujoco.mju_mat2Quat(shoulder, turn.flatten())
        qpos += [*shoulder, elbow]
    load = data.body("trunk").xmat.reshape(3, 3).T @ vector(found.load)[i]
    return Setting(np.array(qpos), load, float(cases.hands.mass_kg[i]))


def put(model: mujoco.MjModel, data: mujoco.MjData, how: Setting) -> None:
    load = model.body("load").id
    data.qpos[:] = how.qpos
    model.body_pos[load] = how.load
    model.body_mass[load] = how.load_kg


def gravity(model: mujoco.MjModel, data: mujoco.MjData) -> tuple[Array, float]:
    """Gravity's moment at L5/S1 [N m] as (flexion, lateral, axial) in the axes of the trunk, and the weight [N].

    Inverse dynamics without motion gives what holds the tree still; gravity pulls the other way.
    """
    mujoco.mj_inverse(model, data)
    up, about_forward, about_left, about_trunk = data.qfrc_inverse[:4]
    return -np.array([about_left, -about_forward, about_trunk]), float(up)


# ---- ours and theirs


@dataclass(frozen=True)
class Compared:
    """Moments [N m], weights [N] and points [m] of the same postures: ours and those of MuJoCo."""

    moment: Array
    moment_mujoco: Array
    weight: Array
    weight_mujoco: Array
    points: Array
    points_mujoco: Array


POINTS = ("c7", *(f"{side}_{name}" for side in SIDES for name in ("shoulder", "elbow", "wrist", "grip")))


def our_moments(cases: Cases) -> Array:
    """Our moment vectors, as they leave the model [N m]."""
    ours = spine_load(cases.body, cases.posture, cases.hands, ranges=False).forces
    return np.stack([ours.sagittal_nm, ours.lateral_nm, ours.axial_nm], axis=-1)


def our_points(found: Skeleton) -> Array:
    arms = [getattr(arm, name) for arm in (found.left, found.right) for name in ("shoulder", "elbow", "wrist", "grip")]
    return np.stack([vector(point) for point in (found.c7, *arms)], axis=1)


def _points(data: mujoco.MjData) -> Array:
    """The points of a tree that stands as it was put, in the order of `POINTS`."""
    found = [data.site("c7").xpos]
    for side in SIDES:
        found += [data.body(f"{side}_{name}").xpos for name in ("upper_arm", "forearm", "hand")]
        found.append(data.site(f"{side}_grip").xpos)
    return np.array(found)


def compare(cases: Cases) -> Compared:
    built = anatomy(cases.body)
    found = skeleton(built, cases.body, cases.posture, cases.hands)
    moments, weights, points = [], [], []
    for i in range(len(cases.hands.mass_kg)):
        model = tree(anatomy(taken(cases.body, i)))
        data = mujoco.MjData(model)
        put(model, data, setting(model, data, cases, found, i))
        moment, weight = gravity(model, data)
        moments.append(moment)
        weights.append(weight)
        points.append(_points(data))
    return Compared(
        moment=our_moments(cases),
        moment_mujoco=np.array(moments),
        weight=weights_above(built, found, cases.hands, np.asarray(cases.hands.mass_kg)).force,
        weight_mujoco=np.array(weights),
        points=our_points(found),
        points_mujoco=np.array(points),
    )


def apart(ours: Array, theirs: Array) -> Array:
    """Length of the difference of two moment vectors as a share of the other engine's, which counts as `FLOOR_NM`
    where it is shorter.
    """
    return np.linalg.norm(ours - theirs, axis=-1) / np.maximum(np.linalg.norm(theirs, axis=-1), FLOOR_NM)


# ---- tests


@pytest.fixture(scope="module")
def cases() -> Cases:
    return random_cases(POSTURES, SEED)


@pytest.fixture(scope="module")
def compared(cases: Cases) -> Compared:
    return compare(cases)


def test_random_postures_cover_what_they_claim(cases: Cases) -> None:
    body, posture, hands = cases.body, cases.posture, cases.hands
    one = ~hands.both & (hands.mass_kg > 0)
    kinds = {
        "women": body.female,
        "men": ~body.female,
        "pregnant": ~np.isnan(body.pregnant_weeks),
        "after birth": ~np.isnan(body.days_since_birth),
        "one hand, left": one & (hands.sideways_m >= 0),
        "one hand, right": one & (hands.sideways_m < 0),
        "both hands": hands.both & ~hands.worn & (hands.mass_kg > 0),
        "worn": hands.worn,
        "empty": hands.mass_kg == 0,
        "leaning back": posture.trunk_flexion_deg < 0,
        **{support: posture.is_(support) for support in ("standing", "sitting", "kneeling")},
    }
    assert {name: int(where.sum()) for name, where in kinds.items() if where.sum() < 15} == {}


def test_moment_vector_is_that_of_mujoco(compared: Compared) -> None:
    assert apart(compared.moment, compared.moment_mujoco).max() <= ALLOWED


def test_weight_is_that_of_mujoco(compared: Compared) -> None:
    assert np.abs(compared.weight / compared.weight_mujoco - 1).max() <= ALLOWED


@pytest.mark.parametrize("name", POINTS)
def test_joint_lies_where_the_chain_of_mujoco_puts_it(compared: Compared, name: str) -> None:
    number = POINTS.index(name)
    distance = np.linalg.norm(compared.points[:, number] - compared.points_mujoco[:, number], axis=-1)
    assert distance.max() <= 1e-9


def test_load_lies_where_she_was_said_to_hold_it(cases: Cases) -> None:
    found = skeleton(anatomy(cases.body), cases.body, cases.posture, cases.hands)
    given = ~np.isnan(cases.hands.forward_m)
    at_height = given & ~np.isnan(cases.hands.height_m)
    np.testing.assert_array_equal(found.load.x[given], cases.hands.forward_m[given])
    np.testing.assert_array_equal(found.load.y[given], cases.hands.sideways_m[given])
    above_floor = (found.load.z + found.l5s1_height)[at_height]
    np.testing.assert_allclose(above_floor, cases.hands.height_m[at_height], atol=1e-12)


@pytest.mark.parametrize("side", SIDES)
def test_bones_keep_their_length(side: str) -> None:
    cases = random_cases(5000, SEED + 1)
    built = anatomy(cases.body)
    arm: Arm = getattr(skeleton(built, cases.body, cases.posture, cases.hands), side)
    bones = {
        "upper arm": (arm.elbow - arm.shoulder).length - built.upper_arm.length,
        "forearm": (arm.wrist - arm.elbow).length - built.forearm.length,
        "grip": (arm.grip - arm.wrist).length - built.grip,
    }
    assert {name: float(np.abs(off).max()) for name, off in bones.items() if np.abs(off).max() > 1e-9} == {}
