"""Measures the spine engine beside MuJoCo and Pinocchio and writes the numbers into docs/load.md: accuracy and speed.

Run with `python -m benchmarks.load_engines`; needs the bench requirements (mujoco, pin). The two know nothing of
muscles: they give the net moment at L5/S1 only. Their tree, their joint positions and the inertia of the load are made
before the clock starts; ours starts from angles and from where the hands are.
"""

from __future__ import annotations

import os

os.environ["OMP_NUM_THREADS"] = "1"
os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.environ["MKL_NUM_THREADS"] = "1"

import platform
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version

import mujoco
import numpy as np
import pinocchio
from numpy.typing import NDArray

from benchmarks.page import write
from carrywell.spine.anatomy import Anatomy, Limb, Lump, anatomy
from carrywell.spine.body import Body
from carrywell.spine.load import spine_load
from carrywell.spine.moment import net_moment, weights_above
from carrywell.spine.posture import Posture
from carrywell.spine.skeleton import Skeleton, skeleton
from tests.spine.test_other_engines import (
    FLOOR_NM,
    GRAVITY,
    SIDES,
    Cases,
    Setting,
    apart,
    arm_joints,
    arm_turns,
    compare,
    our_moments,
    random_cases,
    setting,
    taken,
    tree,
    vector,
)

Array = NDArray[np.float64]
SEED = 20262
COMPARED, MANY, SINGLE = 1000, 200_000, 300
PEER_MANY = 20_000  # postures of the other two: their time is the same for each
REPEATS = 5
WOMAN = Body("female", 1.63, 75.0, pregnant_weeks=32.0)


# ---- Pinocchio


def _mass(mass: Array, forward: float, up: float = 0.0) -> pinocchio.Inertia:
    return pinocchio.Inertia(float(mass), np.array([forward, 0.0, up]), np.eye(3) * 0.01)


def _at(forward: float, left: float, up: float) -> pinocchio.SE3:
    return pinocchio.SE3(np.eye(3), np.array([forward, left, up]))


@dataclass(frozen=True)
class PinocchioTree:
    """One person from L5/S1 upwards: slide (its force is the weight), ball joint, twist, and two arms."""

    model: pinocchio.Model
    data: pinocchio.Data
    trunk: int
    twisted: int
    empty: pinocchio.Inertia  # of the untwisted trunk without a load


def pinocchio_tree(own: Anatomy) -> PinocchioTree:
    model, here = pinocchio.Model(), pinocchio.SE3.Identity()
    model.gravity.linear = np.array([0.0, 0.0, -GRAVITY])
    slide = model.addJoint(0, pinocchio.JointModelPZ(), here, "slide")
    trunk = model.addJoint(slide, pinocchio.JointModelSpherical(), here, "l5s1")
    twisted = model.addJoint(trunk, pinocchio.JointModelRZ(), here, "twist")
    lumps = [(trunk, lump) for lump in own.lumps[2:]] + [(twisted, lump) for lump in own.lumps[:2]]
    for joint, lump in lumps:
        model.appendBodyToJoint(joint, _lump(lump), here)
    for side, half in zip(SIDES, (float(own.shoulder_half), -float(own.shoulder_half)), strict=True):
        place = _at(0.0, half, float(own.shoulder_up))
        shoulder = model.addJoint(twisted, pinocchio.JointModelSpherical(), place, f"{side}_shoulder")
        model.appendBodyToJoint(shoulder, _limb(own.upper_arm), here)
        elbow = model.addJoint(
            shoulder, pinocchio.JointModelRZ(), _at(float(own.upper_arm.length), 0, 0), f"{side}_elbow"
        )
        model.appendBodyToJoint(elbow, _limb(own.forearm), here)
        model.appendBodyToJoint(elbow, _limb(own.hand), _at(float(own.forearm.length), 0, 0))
    return PinocchioTree(model, model.createData(), trunk, twisted, model.inertias[trunk].copy())


def _lump(lump: Lump) -> pinocchio.Inertia:
    return _mass(lump.mass, float(lump.forward), float(lump.up))


def _limb(limb: Limb) -> pinocchio.Inertia:
    return _mass(limb.mass, float(limb.com) * float(limb.length))


@dataclass(frozen=True)
class PinocchioSetting:
    """What puts the tree into a posture: joint positions, and the untwisted trunk with the load on it."""

    q: Array
    trunk: pinocchio.Inertia


def _turn(matrix: Array) -> Array:
    return np.asarray(pinocchio.Quaternion(matrix).coeffs())


def pinocchio_setting(own: PinocchioTree, cases: Cases, found: Skeleton, i: int) -> PinocchioSetting:
    """The posture with this number: the trunk by its angles, arms and load to where the skeleton has them."""
    posture = taken(cases.posture, i)
    bend, lean = np.radians(posture.trunk_flexion_deg), np.radians(posture.lateral_bend_deg)
    bent = pinocchio.utils.rotate("y", float(bend)) @ pinocchio.utils.rotate("x", -float(lean))
    q = pinocchio.neutral(own.model)
    q[:6] = [0.0, *_turn(bent), np.radians(posture.twist_deg)]
    pinocchio.forwardKinematics(own.model, own.data, q)
    turned = own.data.oMi[own.twisted].rotation
    for first, arm in ((6, found.left), (11, found.right)):
        shoulder, elbow = arm_turns(turned, arm_joints(arm, i))
        q[first : first + 5] = [*_turn(shoulder), elbow]
    place = own.data.oMi[own.trunk].rotation.T @ vector(found.load)[i]
    held = pinocchio.Inertia(float(cases.hands.mass_kg[i]), place, np.eye(3) * 0.01)
    return PinocchioSetting(q, own.empty + held)


# ---- accuracy


def pulled(holding: Array) -> Array:
    """Gravity's moment (flexion, lateral, axial) behind the generalized forces that hold a tree still."""
    about_forward, about_left, about_trunk = np.moveaxis(holding[..., 1:4], -1, 0)
    return -np.stack([about_left, -about_forward, about_trunk], axis=-1)


def accuracy() -> list[str]:
    cases = random_cases(COMPARED, SEED)
    by_mujoco = compare(cases)
    found = skeleton(anatomy(cases.body), cases.body, cases.posture, cases.hands)
    moments, weights = [], []
    for i in range(COMPARED):
        own = pinocchio_tree(anatomy(taken(cases.body, i)))
        holding = pinocchio_loop(own, [pinocchio_setting(own, cases, found, i)], minimal=False)[0]
        moments.append(pulled(holding))
        weights.append(holding[0])
    lines = [
        "| net moment vector at L5/S1 | mean | 95th percentile | largest | weight, largest |",
        "|---|---|---|---|---|",
    ]
    for name, theirs, weight in (
        (f"MuJoCo {version('mujoco')}, inverse dynamics", by_mujoco.moment_mujoco, by_mujoco.weight_mujoco),
        (f"Pinocchio {version('pin')}, RNEA", np.array(moments), np.array(weights)),
    ):
        off = apart(our_moments(cases), theirs)
        heavier = np.abs(by_mujoco.weight / weight - 1).max()
        cells = (np.mean(off), np.quantile(off, 0.95), np.max(off), heavier)
        lines.append(f"| {name} | " + " | ".join(f"{cell:.1e}" for cell in cells) + " |")
    furthest = np.linalg.norm(by_mujoco.points - by_mujoco.points_mujoco, axis=-1).max()
    return [
        *lines,
        "",
        f"Differences from ours as a share of the other engine's, over {COMPARED:,} random postures; a moment below "
        f"{FLOOR_NM:g} N m counts as {FLOOR_NM:g}. Joints of the trunk and the arms lie at most {furthest:.0e} m from "
        "those of MuJoCo's chain.",
        "",
    ]


# ---- speed


def _cpu(action: Callable[[], object], repeats: int = REPEATS) -> float:
    times = []
    for _ in range(repeats):
        begin = time.process_time()
        action()
        times.append(time.process_time() - begin)
    return min(times)


def full_model(cases: Cases) -> None:
    """Everything, from the checking of the fields to the disc pressure."""
    everything = slice(None)
    spine_load(
        taken(cases.body, everything), taken(cases.posture, everything), taken(cases.hands, everything), ranges=False
    )


def moment_only(cases: Cases) -> None:
    built = anatomy(cases.body)
    found = skeleton(built, cases.body, cases.posture, cases.hands)
    net_moment(weights_above(built, found, cases.hands, np.asarray(cases.hands.mass_kg)), found)


def mujoco_loop(model: mujoco.MjModel, settings: list[Setting], minimal: bool) -> Array:
    """Its inverse dynamics, or only the three steps of it that gravity needs."""
    data = mujoco.MjData(model)
    answers = np.empty((len(settings), model.nv))
    load = model.body("load").id
    place, masses, qpos = model.body_pos[load], model.body_mass, data.qpos
    for how, answer in zip(settings, answers, strict=True):
        qpos[:], place[:], masses[load] = how.qpos, how.load, how.load_kg
        if minimal:
            mujoco.mj_kinematics(model, data)
            mujoco.mj_comPos(model, data)
            mujoco.mj_rne(model, data, 0, answer)
        else:
            mujoco.mj_inverse(model, data)
            answer[:] = data.qfrc_inverse
    return answers


def pinocchio_loop(own: PinocchioTree, settings: list[PinocchioSetting], minimal: bool) -> Array:
    """Its recursive Newton-Euler, or the form of it that knows only gravity."""
    model, data, trunk, still = own.model, own.data, own.trunk, np.zeros(own.model.nv)
    inertias = model.inertias
    answers = np.empty((len(settings), model.nv))
    for how, answer in zip(settings, answers, strict=True):
        inertias[trunk] = how.trunk
        if minimal:
            answer[:] = pinocchio.computeGeneralizedGravity(model, data, how.q)
        else:
            answer[:] = pinocchio.rnea(model, data, how.q, still, still)
    return answers


@dataclass(frozen=True)
class Timed:
    """What ran, how many postures it answered, and how long that took [s]."""

    name: str
    postures: int
    seconds: float

    @property
    def rate(self) -> float:
        return self.postures / self.seconds


def peers() -> list[Timed]:
    """The other engines on the same woman, each in the form that its manual names and in the least it can do."""
    cases = random_cases(PEER_MANY, SEED + 1, WOMAN)
    own = anatomy(WOMAN)
    found = skeleton(own, cases.body, cases.posture, cases.hands)
    model, other = tree(own), pinocchio_tree(own)
    data = mujoco.MjData(model)
    settings = [setting(model, data, cases, found, i) for i in range(PEER_MANY)]
    others = [pinocchio_setting(other, cases, found, i) for i in range(PEER_MANY)]
    loops: dict[str, Callable[[], Array]] = {
        "MuJoCo, net moment only: mj_inverse": partial(mujoco_loop, model, settings, False),
        "MuJoCo, net moment only: mj_kinematics, mj_comPos, mj_rne": partial(mujoco_loop, model, settings, True),
        "Pinocchio, net moment only: rnea": partial(pinocchio_loop, other, others, False),
        "Pinocchio, net moment only: computeGeneralizedGravity": partial(pinocchio_loop, other, others, True),
    }
    ours = our_moments(cases)
    for name, loop in loops.items():
        assert apart(ours, pulled(loop())).max() < 1e-6, f"{name} answers something else"
    return [Timed(name, PEER_MANY, _cpu(loop)) for name, loop in loops.items()]


def python_share() -> str:
    """What the loops and calls of Python cost: the same two loops around a tree of one mass on a slide."""
    tiny = mujoco.MjModel.from_xml_string(
        "<mujoco><worldbody><body name='load'><joint type='slide'/>"
        "<inertial mass='1' pos='0 0 0' diaginertia='1 1 1'/></body></worldbody></mujoco>"
    )
    model = pinocchio.Model()
    slide = model.addJoint(0, pinocchio.JointModelPZ(), pinocchio.SE3.Identity(), "slide")
    mass = pinocchio.Inertia(1.0, np.zeros(3), np.eye(3))
    small = PinocchioTree(model, model.createData(), slide, slide, mass)
    settings = [Setting(np.zeros(1), np.zeros(3), 1.0)] * PEER_MANY
    others = [PinocchioSetting(np.zeros(1), mass)] * PEER_MANY
    by_mujoco = _cpu(partial(mujoco_loop, tiny, settings, True)) / PEER_MANY
    by_pinocchio = _cpu(partial(pinocchio_loop, small, others, True)) / PEER_MANY
    return (
        "Much of that is Python calling them: around a single mass the quicker loop takes "
        f"{1e6 * by_mujoco:.2f} µs with MuJoCo and {1e6 * by_pinocchio:.2f} µs with Pinocchio."
    )


def ours() -> list[Timed]:
    one, many = random_cases(MANY, SEED + 2, WOMAN), random_cases(MANY, SEED + 2)
    actions = {
        "**carrywell, full model without ranges**": partial(full_model, one),
        "carrywell, the same, each posture of another body": partial(full_model, many),
        "carrywell, net moment only": partial(moment_only, one),
    }
    return [Timed(name, MANY, _cpu(action)) for name, action in actions.items()]


def single() -> str:
    cases = random_cases(SINGLE, SEED + 3)
    milliseconds = []
    for i in range(SINGLE):
        whose, how, holding = (taken(part, i) for part in (cases.body, cases.posture, cases.hands))
        milliseconds.append(1000 * _cpu(partial(spine_load, whose, how, holding), 3))
    median, ninth = statistics.median(milliseconds), float(np.quantile(milliseconds, 0.95))
    return (
        f"One posture with its range: {median:.2f} ms (median), {ninth:.2f} ms (95th percentile of {SINGLE} postures)."
    )


def speed() -> list[str]:
    spine_load(WOMAN, Posture())
    rows = [*ours(), *peers()]
    lines = ["| what | postures per second | one posture | carrywell's full model is |", "|---|---|---|---|"]
    for row in rows:
        ratio = f"{rows[0].rate / row.rate:.2f} times as fast" if row is not rows[0] else ""
        lines.append(f"| {row.name} | {row.rate:,.0f} | {1e6 / row.rate:.2f} µs | {ratio} |")
    return [*lines, "", python_share(), "", single(), ""]


def on_one_core() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def main() -> None:
    """Measure, print, and write."""
    on_one_core()
    measured = (
        f"Measured with Python {platform.python_version()} and NumPy {np.__version__} on {platform.machine()}, CPU "
        f"time of one core, the best of {REPEATS}: ours {MANY:,} postures at once, the others {PEER_MANY:,} in a loop."
    )
    text = "\n".join([*accuracy(), measured, "", *speed()])
    print(text)
    write("load.md", "engines", "benchmarks/load_engines.py", text)


if __name__ == "__main__":
    main()
