"""Each mechanical advice of the article, put to the engine for three women: less, more, or no difference."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from carrywell import AfterBirth, Baby, Person, Pregnant
from carrywell.spine.compare import Against, against
from carrywell.spine.situation import Situation, situation_of
from carrywell.spine.tasks import task_named, variant_named
from carrywell.spine.together import Ways


@dataclass(frozen=True)
class Advice:
    """One advice: what it says, a task, and the ways it goes from and to; the task names the rows of the ledger."""

    says: str
    task: str
    start: str
    goal: str


ADVICE = (
    Advice("squat instead of bending over, baby in front of the knees", "lift_floor", "stoop_far", "squat_far"),
    Advice("squat with baby between the feet", "lift_floor", "stoop_far", "squat_between_feet"),
    Advice("come close, still bent over", "lift_floor", "stoop_far", "stoop_close"),
    Advice("one knee down", "lift_floor", "stoop_far", "half_kneel"),
    Advice("squat for a light thing", "pick_light", "stoop", "squat"),
    Advice("one leg back and a hand on support for a light thing", "pick_light", "stoop", "golfer"),
    Advice("squat for a thing of 2 kg in pregnancy", "own_pick_floor", "waist_bend", "squat_wide"),
    Advice("one knee down for a thing of 2 kg in pregnancy", "own_pick_floor", "waist_bend", "half_kneel"),
    Advice("let somebody take half of a heavy thing", "lift_heavy", "alone_far", "shared"),
    Advice("hold a heavy thing close, knees bent", "lift_heavy", "alone_far", "alone_close"),
    Advice("bend the knees at the low cot, baby far away", "lift_cot_low", "over_the_rail", "knees_bent_far"),
    Advice("bring baby to the near edge of the low cot", "lift_cot_low", "over_the_rail", "near_edge"),
    Advice("raise the base of the cot", "lift_cot_low", "over_the_rail", "base_raised"),
    Advice("step round instead of twisting", "lift_turn", "twist", "step_round"),
    Advice("change nappies at waist height", "nappy_low", "bent_standing", "at_waist_height"),
    Advice("kneel at the sofa to change nappies", "nappy_low", "bent_standing", "kneel"),
    Advice("stand close to the changing table and face it", "nappy_table", "side_on_twisted", "facing_close"),
    Advice("kneel at the bath", "bath", "bent_over_rim", "kneel"),
    Advice("kneel at the bath, forearms on the rim", "bath", "bent_over_rim", "kneel_forearms"),
    Advice("bath on a stand", "bath", "bent_over_rim", "bath_on_stand"),
    Advice("lean back and use a pillow to feed", "feed_sit", "leaning_forward", "rest_and_pillow"),
    Advice("feed lying on the side", "feed_sit", "leaning_forward", "side_lying"),
    Advice("a pillow under the arm that holds a sleeping baby", "hold_sleeping", "arm_carries", "pillow_carries"),
    Advice("sit down to hold baby, back supported", "carry_arms", "low_and_away", "seated_back_rest"),
    Advice("hold baby high and close", "carry_arms", "low_and_away", "high_and_close"),
    Advice("do not push one hip out", "carry_hip", "hip_out", "upright"),
    Advice("a snug carrier instead of arms", "carrier_front", "in_arms", "snug_and_high"),
    Advice("a carrier on the back instead of in front", "carrier_back", "in_front", "on_back"),
    Advice("car seat in front with two hands", "car_seat_carry", "one_hand_side", "two_hands_front"),
    Advice("leave the car seat in the car", "car_seat_carry", "one_hand_side", "shell_stays"),
    Advice("a foot inside the car, close", "car_load", "from_outside", "foot_inside"),
    Advice("lift the pram with a helper", "pram_lift", "alone_far", "with_helper"),
    Advice("a chair that holds the low back", "sit_chair", "slumped_forward", "back_supported"),
    Advice("one foot on a stool when standing", "stand_long", "neutral", "foot_on_stool"),
    Advice("one foot on a stool at the sink", "own_stand", "bent_over_sink", "foot_on_stool"),
    Advice("raise the bowl and stand close at the sink", "own_stand", "bent_over_sink", "close_and_raised"),
    Advice("stand upright instead of swayed back", "stand_long", "swayback", "neutral"),
    Advice("roll to the side to get up", "bed_rise", "sit_up", "log_roll"),
    Advice("pram handle at elbow height", "pram_push", "low_handle", "elbow_height"),
    Advice("lean back to pump", "pump_sit", "bent_forward", "leaning_back"),
)

WOMEN: dict[str, Person] = {
    "week 30": Person(Pregnant(30), 31, 1.63, 72),
    "3 weeks after a caesarean, newborn": Person(
        AfterBirth(21, "planned_caesarean"), 31, 1.63, 70, Baby(3.9, 21, "girl")
    ),
    "12 months, boy of 10 kg": Person(AfterBirth(365, "vaginal"), 31, 1.63, 65, Baby(10.0, 365, "boy")),
}


def effect(advice: Advice, person: Person) -> Against | None:
    """The way of the advice against the way it replaces; None where it does not come up for her."""
    situation = situation_of(person)
    task = task_named(advice.task)
    cares = isinstance(person.stage, AfterBirth)
    if (task.when == "after_birth" and not cares) or (task.when == "pregnant" and cares):
        return None
    if cares and task.when == "after_birth" and not task.baby_from_days <= situation.baby_age_days <= task.baby_to_days:
        return None
    ways = [variant_named(task, name) for name in (advice.start, advice.goal)]
    if cares and not all(way.baby_from_days <= situation.baby_age_days <= way.baby_to_days for way in ways):
        return None
    return _against(situation, advice)


def _against(situation: Situation, advice: Advice) -> Against | None:
    task = task_named(advice.task)
    start, goal = (variant_named(task, name) for name in (advice.start, advice.goal))
    ways = Ways.of([start, goal], situation)
    if ways.problem(0) or ways.problem(1):
        return None
    usual, other = ways.drawn([0, 1])
    return against(other, usual, judged=task.judged)


def cell(found: Against | None) -> str:
    """The effect on compression in words and numbers."""
    if found is None:
        return "does not come up"
    value, low, high = (100 * part for part in (found.saving.value, found.saving.low, found.saving.high))
    if found.verdict == "no_difference":
        return f"**no difference** ({-value:+.0f} %, {-high:+.0f} to {-low:+.0f})"
    sure = found.lower_in if value > 0 else 1 - found.lower_in
    word = {"lighter": "less", "heavier": "**more**", "unsure": "**unsure**"}[found.verdict]
    return f"{word} {-value:+.0f} % ({-high:+.0f} to {-low:+.0f}), {np.floor(100 * sure):.0f} of 100"


def advice_table() -> str:
    head = ["ledger", "advice", *WOMEN]
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    for advice in ADVICE:
        cells = [cell(effect(advice, person)) for person in WOMEN.values()]
        lines.append(f"| {' '.join(task_named(advice.task).claims)} | {advice.says} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(advice_table())
