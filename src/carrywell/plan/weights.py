"""What counts how much when things are weighed beside each other: our order, never a measure of effect."""

from __future__ import annotations

from collections.abc import Mapping

from carrywell.knowledge.care_schema import CareGrade, Effort, Group
from carrywell.plan.her import Fit, Her

#: How sure an advice is.
EVIDENCE: Mapping[CareGrade, float] = {
    "high": 0.5,
    "moderate": 0.4,
    "guideline": 0.35,
    "low": 0.25,
    "expert": 0.2,
    "mechanical": 0.1,
    "very_low": 0.1,
}
#: What was shown for something else than a sore back counts for a quarter.
_AIMED_ELSEWHERE = frozenset({"leaks_not_back", "sleep_not_back", "walk_not_back", "mood_not_cause", "safety_not_pain"})
_ELSEWHERE = 0.25
#: What makes no lighter load for her, though it was put to the load engine, counts half.
NEUTRAL = 0.5
#: What is for any pain fits as well as this; what is for her causes from a little less up to one.
_ANY, _LEAST = 0.7, 0.6
#: A load on the lower spine counts as far as her pain is likely to come from there, and never for less than this.
_LUMBAR = ("pregnancy_related_low_back_pain", "lumbar_muscle_strain", "lumbar_disc_herniation_radiculopathy")
_LEAST_LUMBAR = 0.3
#: How easily it is done on a tired day: in place of what she does anyway, arranged once, or in time of its own ...
EASE: Mapping[Effort, float] = {"instead": 1.0, "once": 0.9, "extra": 0.8}
#: ... with a dear thing that she has not said is there, or where it is not known whether something speaks against it.
DEAR, CAREFUL = 0.8, 0.8
#: The same for ways that never go without words of care (sleep beside a baby).
WATCHFUL = 0.6
#: What goes with how she lives comes easier.
KEPT = 1.5
#: What is meant for just the movement that she told of comes sooner.
SUITED = 1.3

#: Advice of one area is much the same change.
AREAS: Mapping[Group, str] = {
    "feeding": "seat", "pumping": "seat", "sitting": "seat", "work": "seat",
    "lifting": "lift", "help": "lift", "carrying": "carry", "car": "car",
    "nappy": "care", "bathing": "care", "sleep": "bed", "bed": "bed",
    "activity": "move", "exercise": "move", "standing": "stand", "footwear": "stand",
    "heat_cold": "ease", "massage": "ease", "support_belt": "ease",
}  # fmt: skip


def evidence(grade: CareGrade, not_shown: tuple[str, ...]) -> float:
    """What the evidence of something counts."""
    return EVIDENCE[grade] * (_ELSEWHERE if _AIMED_ELSEWHERE.intersection(not_shown) else 1.0)


def fitting(fit: Fit) -> float:
    """How well something fits: what is for her likely causes better than what is for any pain."""
    return _LEAST + (1 - _LEAST) * fit.probability if fit.causes else _ANY


def lumbar(her: Her) -> float:
    """How much a load on the lower spine counts for her pain."""
    return max(_LEAST_LUMBAR, min(1.0, sum(her.probabilities.get(cause, 0.0) for cause in _LUMBAR)))
