"""Tasks become postures that she can reach, on her own furniture, around her bump."""

from __future__ import annotations

import numpy as np
import pytest

from carrywell import AfterBirth, Baby, InputError, Person, Pregnant
from carrywell.knowledge.task_reader import tasks
from carrywell.spine.anatomy import anatomy
from carrywell.spine.compare import compare
from carrywell.spine.situation import Situation, situation_of
from carrywell.spine.skeleton import skeleton
from carrywell.spine.tasks import acts, task_named, tasks_for, variant_named, ways_for

WOMEN = {
    "small": Person(AfterBirth(200), height_m=1.48, mass_kg=48, baby=Baby(7.5, 200, "boy")),
    "usual": Person(AfterBirth(200), height_m=1.63, mass_kg=65, baby=Baby(7.5, 200, "girl")),
    "tall": Person(AfterBirth(200), height_m=1.83, mass_kg=85, baby=Baby(7.5, 200, "girl")),
    "pregnant": Person(Pregnant(38), height_m=1.63, mass_kg=78, baby=Baby(11, 500, "boy")),
}
CLAIMS = {"S12", "S17", "S25", *(f"S{n}" for n in range(27, 37)), "S53", "S54"}


def situation(who: str = "usual", home: dict[str, float] | None = None) -> Situation:
    return situation_of(WOMEN[who], home)


@pytest.mark.parametrize("who", WOMEN)
def test_every_way_of_every_task_can_be_reached(who: str) -> None:
    for task in tasks().tasks.values():
        for variant in task.variant:
            for act in acts(variant, situation(who)):
                assert -90 <= float(act.posture.trunk_flexion_deg) <= 105


@pytest.mark.parametrize("who", WOMEN)
def test_hands_of_a_reach_get_to_their_place(who: str) -> None:
    """Where the trunk follows from the reach, the load lies within the arms' length of the shoulders."""
    here = situation(who)
    built = anatomy(here.body)
    for task in tasks().tasks.values():
        for variant in task.variant:
            for phase, act in zip(variant.phase, acts(variant, here), strict=True):
                if phase.trunk_deg is not None or phase.forward_m is None:
                    continue
                found = skeleton(built, here.body, act.posture, act.hands)
                flat = np.hypot(
                    found.load.x - built.shoulder_up * np.sin(np.radians(act.posture.trunk_flexion_deg)),
                    found.load.z - built.shoulder_up * np.cos(np.radians(act.posture.trunk_flexion_deg)),
                )
                assert float(flat) <= float(built.reach) * phase.arms + 0.01


def test_hands_that_touch_something_get_there() -> None:
    """Also when the load itself is worn: the baby in a carrier, the hand on the floor."""
    here = situation()
    built = anatomy(here.body)
    for variant in task_named("pickup_wearing").variant:
        act, phase = acts(variant, here)[0], variant.phase[0]
        found = skeleton(built, here.body, act.posture, act.hands)
        bend = np.radians(float(act.posture.trunk_flexion_deg))
        shoulder = np.array([np.sin(bend), np.cos(bend)]) * float(built.shoulder_up)
        hand = np.array([phase.forward_m or 0.0, here.height_of("floor") + phase.above_m - float(found.l5s1_height)])
        assert np.linalg.norm(hand - shoulder) <= float(built.reach) + 0.01


def test_ways_of_one_task_are_compared_at_one_speed() -> None:
    for task in tasks().tasks.values():
        assert len({phase.speed for variant in task.variant for phase in variant.phase}) == 1, task.id


def test_every_mechanical_claim_of_the_article_is_put_to_the_engine() -> None:
    asked = {claim for task in tasks().tasks.values() for claim in task.claims}
    assert asked >= CLAIMS


def test_the_tasks_of_the_evidence_and_those_asked_for_are_there() -> None:
    wanted = """
        lift_floor lift_cot_low lift_cot_high nappy_low nappy_table bath feed_sit feed_side carry_arms carry_hip
        carrier_front carrier_back car_seat_carry car_load pickup_wearing pram_lift own_pick_floor own_stand
        bed_rise bed_turn chair_rise pram_push pump_sit
    """
    assert set(wanted.split()) <= set(tasks().tasks)


def test_a_higher_cot_makes_her_bend_less() -> None:
    task = task_named("lift_cot_low")
    bends = [
        float(acts(variant_named(task, "near_edge"), situation(home={"cot_low": h}))[0].posture.trunk_flexion_deg)
        for h in (0.25, 0.40, 0.60)
    ]
    assert bends == sorted(bends, reverse=True)
    assert bends[0] > bends[2] + 20


def test_her_own_height_of_furniture_changes_the_load() -> None:
    low, high = (
        compare(task_named("nappy_table"), situation(home={"changer": h})).ways[-2].compression_n.value
        for h in (0.75, 0.95)
    )
    assert low > high


def test_a_bump_keeps_her_from_the_sink() -> None:
    task = task_named("own_stand")
    early, late = (
        acts(variant_named(task, "bent_over_sink"), situation_of(Person(Pregnant(week), height_m=1.63, mass_kg=70)))[0]
        for week in (12, 40)
    )
    assert float(late.hands.forward_m) == pytest.approx(float(early.hands.forward_m) + 0.13, abs=1e-9)
    assert float(late.posture.trunk_flexion_deg) > float(early.posture.trunk_flexion_deg)


def test_a_heavier_baby_is_a_heavier_load() -> None:
    task = task_named("lift_floor")
    light, heavy = (
        compare(task, situation_of(Person(AfterBirth(200), height_m=1.63, mass_kg=65, baby=Baby(mass, 200))))
        for mass in (5, 9)
    )
    for way, heavier in zip(light.ways, heavy.ways, strict=True):
        assert heavier.compression_n.value > way.compression_n.value


def test_a_place_she_cannot_reach_is_refused_by_name() -> None:
    with pytest.raises(InputError) as caught:
        acts(variant_named(task_named("pram_push"), "elbow_height"), situation("small", {"pram_handle": 1.62}))
    assert (caught.value.field, caught.value.code) == ("home.pram_handle", "out_of_reach_place")


@pytest.mark.parametrize(
    ("place", "height", "code"),
    [("loft", 1.0, "unknown_option"), ("sofa", 0.1, "too_small"), ("floor", 0.9, "too_large")],
)
def test_an_impossible_home_is_refused(place: str, height: float, code: str) -> None:
    with pytest.raises(InputError) as caught:
        situation(home={place: height})
    assert (caught.value.field, caught.value.code) == (f"home.{place}", code)


def test_an_unknown_task_or_way_is_refused_with_the_list() -> None:
    with pytest.raises(InputError) as caught:
        task_named("juggle")
    assert "lift_floor" in str(caught.value.details["allowed"])
    with pytest.raises(InputError):
        variant_named(task_named("lift_floor"), "fly")


def test_tasks_come_up_by_stage_and_age() -> None:
    def names(person: Person, cares: bool) -> set[str]:
        return {task.id for task in tasks_for(situation_of(person), cares=cares)}

    pregnant = names(Person(Pregnant(30)), cares=False)
    newborn = names(Person(AfterBirth(10)), cares=True)
    toddler = names(Person(AfterBirth(500)), cares=True)
    assert "own_pick_floor" in pregnant
    assert "lift_floor" not in pregnant
    assert "carry_hip" not in newborn
    assert "carry_hip" in toddler
    assert "lift_cot_high" not in toddler


def test_a_cot_base_is_not_raised_for_a_baby_that_sits() -> None:
    ways = ways_for(task_named("lift_cot_low"), situation("usual"))
    assert "base_raised" not in [way.id for way in ways]


def test_a_baby_without_a_weight_is_the_median_of_its_age() -> None:
    """WHO: girl at 12 months 8.946 kg."""
    here = situation_of(Person(AfterBirth(365), baby=Baby(age_days=365, sex="girl")))
    assert here.baby_mass_kg == pytest.approx(8.946, abs=0.01)
