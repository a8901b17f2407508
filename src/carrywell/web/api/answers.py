"""What the API answers, as types: the writers of `carrywell.wire` fill them, the tests hold every answer to them."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel

from carrywell.knowledge.schema import AskedWhen, Urgency
from carrywell.person import StageName
from carrywell.spine.compare import Verdict


class Out(BaseModel):
    """An object that is sent; it has every field, and no other."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Words(Out):
    """The same words in every language."""

    en: str
    zh_hans: str


class Misfit(Out):
    """What is wrong: the path of the field as it was written, a stable code, and what to do."""

    field: str
    code: str
    message: Words


class Problem(Out):
    """The one shape of every error."""

    error: Misfit


# ---- the check


class WarningSign(Out):
    """A warning sign that fired, with the findings behind it."""

    id: str
    urgency: Urgency
    because: list[str]
    unsure: bool = Field(description="It fired only because “not sure” is not read as no.")
    action: str
    names: list[str] = Field(description="Causes that it asks to rule out.")


class Reason(Out):
    """An answer that counted for or against a cause."""

    finding: str
    answer: str
    weight: float = Field(description="Natural logarithm by which the answer moved the odds.")
    source: str
    mark: str


class Cause(Out):
    """A cause with its probability and 90 % range; null where it is only to be ruled out."""

    id: str
    probability: float | None
    low: float | None
    high: float | None
    must_rule_out: bool
    for_: list[Reason] = Field(alias="for")
    against: list[Reason]


class UrgencyReason(Out):
    """What asked for the urgency."""

    kind: str
    id: str
    urgency: Urgency


class Said(Out):
    """Urgency and action in words."""

    urgency: str
    action: str


class SaidInEvery(Out):
    """Urgency and action in the words of every language."""

    en: Said
    zh_hans: Said


class Assessment(Out):
    """The result of a check."""

    urgency: Urgency
    warning_signs: list[WarningSign]
    causes: list[Cause] = Field(description="Ranked.")
    together: dict[str, float] = Field(description="Probability of two causes at once.")
    notes: list[str]
    unanswered: list[str] = Field(description="Questions worth asking next.")
    action: str
    reasons: list[UrgencyReason]
    complete: bool = Field(description="No question is open that could raise the urgency to within_days or more.")
    words: SaidInEvery


class Option(Out):
    """One option of a question; stages is null where it is offered at every stage."""

    id: str
    words: Words
    stages: list[StageName] | None


class Question(Out):
    """A question with its words and when it is asked."""

    id: str
    group: Literal["context", "warning_signs", "where", "behaviour", "time", "self_test"]
    type: Literal["yes_no", "one", "multi", "number", "rating"]
    use: list[Literal["R", "D", "E", "M", "C"]]
    asked_when: AskedWhen
    min: float | None
    max: float | None
    unit: str | None
    person_field: str | None
    private: bool
    ask: Words
    why: Words
    options: list[Option]


class Questions(RootModel[list[Question]]):
    """Every question."""


# ---- the load


class Figure(Out):
    """A number with its 90 % range."""

    value: float
    low: float
    high: float


class Load(Out):
    """What a posture puts on the lower spine (L5/S1)."""

    moment_nm: Figure
    compression_n: Figure
    shear_n: Figure
    disc_pressure_mpa: Figure


class Loads(Out):
    """The loads of many postures in their order; a posture that cannot be used has its error in its place."""

    loads: list[Load | Problem]


class For(Out):
    """Whom a load was worked out for; supposed names what was taken from usual figures."""

    pregnant_weeks: float | None
    days_since_birth: int | None
    height_m: float
    mass_kg: float
    baby_mass_kg: float
    supposed: list[Literal["stage", "height_m", "mass_kg", "baby_mass_kg"]]


class Against(Out):
    """A way against the usual one: the share of load that it saves (negative is more), and how surely."""

    verdict: Verdict
    saving: Figure | None
    lower_in: float | None
    shear_saving: Figure | None


class ShownPosture(Out):
    """The posture of the heaviest moment."""

    trunk_flexion_deg: float
    support: Literal["standing", "sitting", "kneeling", "lying"]


class Way(Out):
    """One way of a task: the four figures of its heaviest moment, its dose, and how it stands against the usual way.

    Of a task that is not judged, because the model sees only part of it, every figure is null.
    """

    task: str
    variant: str
    judged: bool
    moment_nm: Figure | None
    compression_n: Figure | None
    shear_n: Figure | None
    disc_pressure_mpa: Figure | None
    seconds: float
    dose_nms: Figure | None
    against_usual: Against | None
    posture: ShownPosture
    words: Words


class OneWay(Way):
    """One way of a task, and whom it was worked out for."""

    for_: For = Field(alias="for")


class LeftOutWay(Out):
    """A way that she cannot do: the place that is out of reach."""

    variant: str
    field: str


class Comparison(Out):
    """All ways of a task, the lightest, and whom they were worked out for."""

    task: str
    ways: list[Way]
    lightest: str | None
    unreachable: list[LeftOutWay]
    words: Words
    for_: For = Field(alias="for")


class Variant(Out):
    """A way of a task: its name and how it is done."""

    variant: str
    words: Words
    how: Words


class Task(Out):
    """A task with its ways."""

    task: str
    group: str
    when: Literal["pregnant", "after_birth", "always"]
    words: Words
    about: Words
    variants: list[Variant]


class Tasks(RootModel[list[Task]]):
    """Every task."""


class TaskDose(Out):
    """One task of a day: how often, how long one time lasts, its dose and its share of the day's."""

    task: str
    variant: str
    times: float
    seconds: float
    own_count: bool
    dose_nms: Figure
    share: Figure
    compression_n: Figure


class Change(Out):
    """A lighter way of one task, and the share of the day's dose that it saves."""

    task: str
    now: str
    instead: str
    saving: Figure
    lower_in: float


class LeftOutTask(Out):
    """A task that is not in the day: the place that is out of reach, or the count of a task without figures."""

    task: str
    field: str


class Day(Out):
    """The load of a day. Dose is load times time; it is no risk and no pain."""

    dose_nms: Figure
    dortmund_nh: float
    fatigue: float
    tasks: list[TaskDose]
    heaviest: list[str]
    changes: list[Change]
    hand_over: list[str]
    unreachable: list[LeftOutTask]
    for_: For = Field(alias="for")
