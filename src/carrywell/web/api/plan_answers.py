"""What the API answers with a plan, as types; `carrywell.wire.plan_write` fills them."""

from __future__ import annotations

from pydantic import Field

from carrywell.knowledge.care_schema import CareGrade, Clearance, GateName, Group
from carrywell.knowledge.schema import Mark, Urgency
from carrywell.plan.choose import WhyKind
from carrywell.plan.gates import Closed
from carrywell.plan.her import NotFor
from carrywell.plan.ladder import LevelState, Step
from carrywell.plan.savings import Size
from carrywell.plan.today import Status
from carrywell.web.api.answers import Against, Figure, Out


class PlanBasis(Out):
    """A source, where in it, and how that part was read."""

    source: str
    place: str
    mark: Mark


class PlanWhy(Out):
    """One reason of a choice: what kind, of which id, with which number."""

    kind: WhyKind
    id: str | None
    number: float | None


class PlanSaving(Out):
    """What one way saves against another: of the act and, where it is counted there, of her day; a load, never pain."""

    task: str
    now: str
    instead: str
    act: Figure
    lower_in: float
    day: Figure | None
    times: float | None
    own_count: bool
    size: Size = Field(description="uncertain: lighter for sure, but the model is too weak there to tell how much.")


class AdviceSaid(Out):
    """An advice in words; the caution is empty where it has none."""

    title: str
    how: str
    caution: str


class AdviceSaidInEvery(Out):
    """An advice in the words of every language."""

    en: AdviceSaid
    zh_hans: AdviceSaid


class ShortSaid(Out):
    """A title and a text."""

    title: str
    text: str


class ShortSaidInEvery(Out):
    """A title and a text in every language."""

    en: ShortSaid
    zh_hans: ShortSaid


class PlanChange(Out):
    """One change of today."""

    advice: str
    group: Group
    grade: CareGrade
    clearance: Clearance
    careful: bool = Field(description="Its caution is to be told: it is not known whether it holds for her.")
    saving: PlanSaving | None
    why: list[PlanWhy]
    swaps: list[str] = Field(description="What could take its place, best first.")
    sources: list[PlanBasis]
    not_shown: list[str]
    conflicts: list[str]
    words: AdviceSaidInEvery


class PlanComfort(Out):
    """One thing to stop worrying about."""

    reassurance: str
    grade: CareGrade
    why: list[PlanWhy]
    sources: list[PlanBasis]
    words: ShortSaidInEvery


class PlanRung(Out):
    """One exercise; refused says why it is not offered."""

    exercise: str
    level: int
    refused: NotFor | None
    careful: bool


class PlanGate(Out):
    """One gate of the movement ladder; closed says why it is not open."""

    id: GateName
    open: bool
    closed: list[Closed]
    from_day: int | None


class PlanScreen(Out):
    """What speaks against exercise."""

    stop: list[str]
    ask: list[str]


class PlanLevel(Out):
    """One level of the ladder: the gate before it, how she stands to it, its exercises."""

    level: int
    gate: GateName
    state: LevelState
    exercises: list[str]


class ExerciseSaid(Out):
    """One exercise of today in words."""

    id: str
    title: str
    dose: str
    how: str
    caution: str


class LevelSaid(Out):
    """One level in words, with what keeps it closed or brings it."""

    title: str
    state: str
    why: list[str]


class MovementSaid(Out):
    """The ladder in the words of one language."""

    step: str
    today: list[ExerciseSaid]
    levels: list[LevelSaid]
    hard_stops: list[str]
    soft_stops: list[str]


class MovementSaidInEvery(Out):
    """The ladder in every language."""

    en: MovementSaid
    zh_hans: MovementSaid


class PlanMovement(Out):
    """The movement ladder for her."""

    step: Step
    level: int
    today: list[str]
    levels: list[PlanLevel]
    rungs: list[PlanRung]
    gates: list[PlanGate]
    screen: PlanScreen
    hard_stops: list[str]
    soft_stops: list[str]
    words: MovementSaidInEvery
    tell_gap: bool
    asks: list[str]
    target_minutes_a_week: int | None


class CustomLoad(Out):
    """How the way of a custom stands against the usual way of its task."""

    task: str
    way: str
    usual: str
    against_usual: Against


class PlanCustom(Out):
    """A way of living that she keeps."""

    custom: str
    grade: CareGrade
    load: CustomLoad | None
    sources: list[PlanBasis]
    words: ShortSaidInEvery


class Plan(Out):
    """Today's plan. With the status see_first nothing stands in it but what to do first."""

    status: Status
    urgency: Urgency
    action: str
    complete: bool
    loss: bool
    changes: list[PlanChange] = Field(max_length=3)
    comfort: PlanComfort | None
    movement: PlanMovement | None
    asks: list[str] = Field(description="What is not known and could change the plan.")
    medicines: list[str] = Field(description="Why she asks before she takes a medicine; none is ever advised.")
    customs: list[PlanCustom]
