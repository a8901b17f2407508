"""From a named task to postures: each phase of a way of doing it, for her body, her baby and her furniture."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from carrywell.errors import InputError
from carrywell.knowledge.body_reader import body as knowledge
from carrywell.knowledge.task_reader import tasks
from carrywell.knowledge.task_schema import Phase, Task, Variant
from carrywell.spine.fields import NOT_GIVEN
from carrywell.spine.posture import Hands, Posture
from carrywell.spine.pregnancy import gained
from carrywell.spine.reach import Target, reaching
from carrywell.spine.situation import Situation

#: The tasks' lengths are written for this stature [m].
_WRITTEN_FOR_M = 1.63


@dataclass(frozen=True)
class Act:
    """One phase of a variant as the engine takes it."""

    seconds: float
    posture: Posture
    hands: Hands


def task_named(name: str) -> Task:
    """The task of that id.

    Raises
    ------
    InputError
        When there is none; the ids are listed.
    """
    found = tasks().tasks.get(name)
    if found is None:
        raise InputError("task", "unknown_option", allowed=", ".join(tasks().tasks))
    return found


def variant_named(task: Task, name: str) -> Variant:
    """The variant of that id.

    Raises
    ------
    InputError
        When the task has none of that id.
    """
    for variant in task.variant:
        if variant.id == name:
            return variant
    raise InputError("variant", "unknown_option", allowed=", ".join(variant.id for variant in task.variant))


def tasks_for(situation: Situation, *, cares: bool) -> tuple[Task, ...]:
    """The tasks that come up for her; ``cares`` is whether there is a baby to care for."""
    week = float(np.nan_to_num(situation.body.pregnant_weeks))
    pregnant = week >= knowledge().value("belly_depth_from_week")
    wanted = {"always"} | ({"pregnant"} if pregnant else set()) | ({"after_birth"} if cares else set())
    return tuple(
        task
        for task in tasks().tasks.values()
        if task.when in wanted
        and (task.when != "after_birth" or task.baby_from_days <= situation.baby_age_days <= task.baby_to_days)
    )


def ways_for(task: Task, situation: Situation) -> tuple[Variant, ...]:
    """The variants that fit the baby's age; the usual one stays, with it the others are compared."""
    return tuple(
        variant
        for number, variant in enumerate(task.variant)
        if number == 0 or variant.baby_from_days <= situation.baby_age_days <= variant.baby_to_days
    )


def acts(variant: Variant, situation: Situation) -> tuple[Act, ...]:
    """Every phase of a variant as posture and hands.

    Raises
    ------
    InputError
        When she cannot reach a place, naming it.
    """
    return tuple(_act(phase, situation) for phase in variant.phase)


def _act(phase: Phase, situation: Situation) -> Act:
    seat = NOT_GIVEN if phase.seat is None else situation.height_of(phase.seat)
    posture = Posture(
        support=phase.support,
        trunk_flexion_deg=phase.trunk_deg or 0.0,
        lumbar_flexion_deg=NOT_GIVEN if phase.lumbar_deg is None else phase.lumbar_deg,
        lateral_bend_deg=phase.lateral_deg,
        twist_deg=phase.twist_deg,
        knee_flexion_deg=NOT_GIVEN if phase.knee_deg is None else phase.knee_deg,
        back_rest=phase.back_rest,
        forearms_supported=phase.forearms,
        seat_height_m=seat,
        one_knee=phase.one_knee,
        speed=phase.speed,
    )
    mass = (phase.baby * situation.baby_mass_kg + phase.extra_kg) * phase.shared
    if phase.forward_m is None and not phase.worn:
        return Act(phase.seconds, posture, Hands())
    touch = _hands(phase, situation, mass)
    if phase.trunk_deg is None:
        target = Target(float(touch.forward_m), float(touch.height_m), phase.arms)
        posture = reaching(situation.body, posture, target, f"home.{phase.at}")
    return Act(phase.seconds, posture, _worn(phase, situation, posture, mass) if phase.worn else touch)


def _hands(phase: Phase, situation: Situation, mass_kg: float) -> Hands:
    """Where the hands are: scaled with her stature, on her furniture, in front of her bump."""
    scale = float(situation.body.height_m) / _WRITTEN_FOR_M
    bump = float(gained(situation.body).belly_depth_m)
    forward = (phase.forward_m or 0.0) * scale
    if phase.edge:
        forward += bump
    elif forward > 0 and phase.sideways_m == 0 and phase.support != "lying" and bump > 0:
        forward = max(forward, knowledge().value("belly_front_m") + bump)
    return Hands(
        mass_kg=mass_kg,
        forward_m=forward,
        sideways_m=phase.sideways_m * scale,
        height_m=_hand_height(phase, situation),
        both=not phase.one_hand,
        push_n=phase.push_n,
    )


def _hand_height(phase: Phase, situation: Situation) -> float:
    """Height of the hands [m]: above a place, or a share of her stature that moves with a seat of another height."""
    if phase.at is not None:
        return situation.height_of(phase.at) + phase.above_m
    if phase.height_share is None:
        return NOT_GIVEN
    higher = 0.0
    if phase.seat is not None:
        higher = situation.height_of(phase.seat) - knowledge().places[phase.seat].height_m
    return phase.height_share * float(situation.body.height_m) + higher


def _worn(phase: Phase, situation: Situation, posture: Posture, mass_kg: float) -> Hands:
    """A load tied to the trunk: it turns with it. Where the phase names a place, that is where the free hands go."""
    stature, known = float(situation.body.height_m), knowledge()
    own_place = phase.at is None and phase.forward_m is not None
    out = (phase.forward_m or 0.0) * stature / _WRITTEN_FOR_M if own_place else known.value("worn_forward") * stature
    out += float(gained(situation.body).belly_depth_m) * (out > 0)
    hip = known.value("hip_height") + known.value("l5s1_above_hip")
    up = known.value("worn_up") * stature if phase.height_share is None else (phase.height_share - hip) * stature
    bend = np.radians(float(posture.trunk_flexion_deg))
    return Hands(mass_kg=mass_kg, forward_m=float(out * np.cos(bend) + up * np.sin(bend)), worn=True)
