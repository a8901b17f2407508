"""The shape of every knowledge file. Unknown keys are refused; each figure carries range, source and mark."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from carrywell.person import StageName

Urgency = Literal["emergency", "same_day", "within_days", "routine", "self_care"]
#: From the least to the most urgent.
URGENCIES: tuple[Urgency, ...] = ("self_care", "routine", "within_days", "same_day", "emergency")

Mark = Literal["read", "read_2", "memory", "derived", "estimate"]
Grade = Literal["guideline", "study", "convention"]
System = Literal[
    "nerve",
    "needle",
    "head",
    "womb",
    "pressure",
    "infection",
    "urinary",
    "bone",
    "chest",
    "clot",
    "injury",
    "spine",
    "mind",
    "home",
    "none",
]
Text = Annotated[str, Field(min_length=1)]


class Record(BaseModel):
    """A frozen table of a knowledge file."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Condition(Record):
    """A three-valued condition: one leaf on a finding, or ``all`` / ``any`` / ``not`` of conditions.

    A leaf asks whether the finding's answer is one of ``in``, lies within ``min`` and ``max`` (both ends included),
    or is ``unknown``. ``if_unknown`` says how a condition that stays unknown counts here, ``if_unsure`` how a leaf
    counts that she was asked and answered "not sure".
    """

    id: Text | None = None
    values: tuple[bool | str, ...] | None = Field(default=None, alias="in")
    min: float | None = None
    max: float | None = None
    unknown: bool = False
    all: tuple[Condition, ...] | None = None
    any: tuple[Condition, ...] | None = None
    none: Condition | None = Field(default=None, alias="not")
    at_least: int | None = None
    if_unknown: bool | None = None
    if_unsure: bool | None = None

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        if sum(part is not None for part in (self.id, self.all, self.any, self.none)) != 1:
            raise ValueError("needs exactly one of: id, all, any, not")
        leaf_parts = self.values is not None or self.min is not None or self.max is not None or self.unknown
        if (self.id is not None) != leaf_parts:
            raise ValueError("an id needs in, min, max or unknown, and only an id may have them")
        if self.at_least is not None and self.any is None:
            raise ValueError("at_least goes with any")
        return self

    def leaves(self) -> Iterator[str]:
        """The ids of all findings that the condition reads."""
        if self.id is not None:
            yield self.id
        for part in self.parts:
            yield from part.leaves()

    @property
    def parts(self) -> tuple[Condition, ...]:
        """The conditions directly below this one."""
        return self.all or self.any or ((self.none,) if self.none else ())


class AskedWhen(Record):
    """When a question can be asked; every part must hold."""

    stages: tuple[StageName, ...] | None = None
    min_weeks: int | None = None
    max_weeks: int | None = None
    max_days_since_birth: int | None = None
    needs: dict[str, tuple[bool | str, ...]] = {}


class Question(Record):
    """One question; its words are in ``text/*/questions.toml``.

    `unknown_is_ordinary`: not knowing says nothing of a symptom (a blood pressure nobody took), so "not sure" is never
    supposed to be a yes.
    """

    id: Text
    group: Literal["context", "warning_signs", "where", "behaviour", "time", "self_test"]
    type: Literal["yes_no", "one", "multi", "number", "rating"]
    use: tuple[Literal["R", "D", "E", "M", "C"], ...]
    asked_when: AskedWhen = AskedWhen()
    min: float | None = None
    max: float | None = None
    unit: Text | None = None
    person_field: Text | None = None
    private: bool = False
    unknown_is_ordinary: bool = False
    yes_options: tuple[str, ...] = ()
    no_options: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    option_stages: dict[str, tuple[StageName, ...]] = {}

    @model_validator(mode="after")
    def _parts_fit(self) -> Self:
        if (self.type in ("one", "multi")) != bool(self.options):
            raise ValueError("options belong to the types one and multi, and only there")
        if self.type in ("number", "rating") and (self.min is None or self.max is None):
            raise ValueError("a number needs min and max")
        for option in (*self.yes_options, *self.no_options, *self.option_stages):
            if option not in self.options:
                raise ValueError(f"{option} is not among the options")
        return self


class Finding(Record):
    """A finding derived from answers: a condition, or the sum of other answers.

    `told_whole`: told by its own name instead of by the answers behind it.
    """

    id: Text
    type: Literal["yes_no", "number"]
    when: Condition | None = None
    false_when: tuple[Condition, ...] = ()
    sum: bool = False
    summands: tuple[str, ...] = Field(default=(), alias="from")
    points: dict[str, float] = {}
    told_whole: bool = False

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        if self.sum == (self.when is not None) or self.sum != bool(self.summands):
            raise ValueError("needs either when, or sum with from")
        return self


class NamedCause(Record):
    """A cause that a fired warning sign must rule out, perhaps only under a condition."""

    cause: Text
    when: Condition | None = None


class Level(Record):
    """One level of a warning sign: if ``when`` holds, at least this urgency and this action."""

    urgency: Urgency
    action: Text
    when: Condition
    system: System | None = None


class WarningSign(Record):
    """A deterministic rule; its levels stand from the most to the least urgent.

    `leads_when`: muscles and joints do not explain this sign, so the causes it names stand before the likeliest.
    `own_script`: it is in the words for the clinician only where it sets the action itself.
    """

    id: Text
    system: System
    names: tuple[NamedCause, ...]
    sources: tuple[str, ...] = Field(min_length=1)
    grade: tuple[Grade, ...] = Field(min_length=1)
    basis: Text
    checked: Text
    level: tuple[Level, ...] = Field(min_length=1)
    if_unsure: Urgency | None = None
    leads_when: bool | Condition = False
    private: bool = False
    own_script: bool = False

    @model_validator(mode="after")
    def _levels_fall(self) -> Self:
        ranks = [URGENCIES.index(level.urgency) for level in self.level]
        if ranks != sorted(ranks, reverse=True):
            raise ValueError("levels must stand from the most to the least urgent")
        return self


class DefaultUrgency(Record):
    """The urgency of a cause when no warning sign fires, perhaps only under a condition."""

    urgency: Urgency
    action: Text
    when: Condition | None = None


class Cause(Record):
    """One condition of the differential."""

    id: Text
    kind: Literal["ranked", "rule_only", "modifier"]
    default: tuple[DefaultUrgency, ...] = Field(min_length=1)
    named_when: Condition | None = None


class Percent(Record):
    """A percentage with its range."""

    percent: float = Field(ge=0, le=100)
    low: float = Field(ge=0, le=100)
    high: float = Field(ge=0, le=100)

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if not self.low <= self.percent <= self.high:
            raise ValueError(f"range {self.low} to {self.high} does not hold {self.percent}")
        return self


class Value(Record):
    """A number with its range."""

    value: float
    low: float
    high: float

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if not self.low <= self.value <= self.high:
            raise ValueError(f"range {self.low} to {self.high} does not hold {self.value}")
        return self


class Cited(Record):
    """Where figures come from: source key, place in it, how it was read, whom it describes, when it was checked."""

    source: Text
    mark: Mark
    checked: Text = "2026-11"
    place: Text | None = None
    population: Text | None = None


class Together(Cited):
    """Two causes that occur together, with the share of their common prior."""

    id: Text
    causes: tuple[str, str]
    share: Percent


class NeedlePrior(Cited):
    """Share of a cause among the pain of women who had a needle, up to this many days after it."""

    cause: Text
    days: int
    share: Percent


class PriorShift(Record):
    """Before a week of pregnancy the share of one cause belongs to another."""

    before_weeks: int
    source_cause: Text = Field(alias="from")
    target_cause: Text = Field(alias="to")


class Priors(Cited):
    """Starting probabilities by stage."""

    prior: dict[str, dict[StageName, Percent]]
    needle_prior: tuple[NeedlePrior, ...]
    shift: tuple[PriorShift, ...] = ()


class Answered(Record):
    """One option of a question."""

    question: Text
    option: Text


class Weight(Record):
    """Percent of women with a cause who have a yes/no finding; causes not named take the background.

    `answered_by`: the finding is one option of a question that has several such rows; the question counts once.
    """

    finding: Text
    answered_by: Answered | None = None
    background: Percent
    only_when: Condition | None = None
    causes: dict[str, Percent]


class Choice(Record):
    """Percent of women with a cause who give each answer of a single choice."""

    finding: Text
    options: tuple[str, ...]
    same_as: dict[str, str] = {}
    causes: dict[str, dict[str, Percent]]


class WeightFile(Cited):
    """One file of working numbers."""

    weight: tuple[Weight, ...] = ()
    choice: tuple[Choice, ...] = ()


class LikelyCause(Cited):
    """When a probable cause raises urgency to its default."""

    threshold_percent: float
    urgent_threshold_percent: float
    urgent_must_rise_by: float


class HelpSeeking(Cited):
    """How much likelier the causes that send women to a check are among those who open one."""

    multiplier: Value
    causes: tuple[str, ...]


class CountOnce(Record):
    """Findings that are one statement: only the strongest for and the strongest against count."""

    id: Text
    findings: tuple[str, ...]


class Dependence(Cited):
    """How correlated answers are kept from counting as if independent."""

    exponent: Value
    ratio_floor: float
    ratio_ceiling: float
    once: tuple[CountOnce, ...]


class Guard(Cited):
    """Systems of which two same-day signs together make an emergency."""

    systems: tuple[System, ...]


class OpenQuestions(Cited):
    """The floor while a core warning sign is unanswered; some count only while a finding is true."""

    id: Text
    urgency: Urgency
    action: Text
    core: tuple[str, ...]
    core_only_if: dict[str, str] = {}


class Stale(Cited):
    """Hours after which a result asks for the warning signs again."""

    emergency_hours: int
    same_day_hours: int
    within_days_hours: int
    routine_hours: int
    self_care_hours: int


class EngineRules(Record):
    """The working rules of the engine (``engine.toml``)."""

    likely_cause: LikelyCause
    help_seeking: HelpSeeking
    dependence: Dependence
    guard: Guard
    open_questions: OpenQuestions
    stale: Stale
    action_order: tuple[str, ...]


class Note(Record):
    """Something told with a result where it applies; `ledger` names the claims that it answers."""

    id: Text
    ledger: tuple[str, ...]
    sources: tuple[str, ...] = Field(min_length=1)
    when: Condition | None = None
    if_likely: Text | None = None
    unless_likely: Text | None = None
    unless_fired: tuple[str, ...] = ()


class ScreenPlan(Record):
    """One screen of the interview's fixed part: one question, or statements to tick.

    `general`: a statement that takes in the others; left unticked beside one that is ticked it is unknown, not no.
    """

    id: Text
    questions: tuple[str, ...] = Field(min_length=1)
    general: Text | None = None


class InterviewPlan(Record):
    """The fixed screens in their order, the cap and the stop rule of the adaptive part."""

    screen: tuple[ScreenPlan, ...]
    adaptive_cap: int
    stop_gain_bits: float
    urgency_weight_bits: float
    sure_percent: float
    never_adaptive: tuple[str, ...]
    never_asked: tuple[str, ...]


class Source(Record):
    """A reference, and how it was read."""

    reference: Text
    mark: Mark
    checked: Text
    doi: Text | None = None
    pmid: int | None = None
    address: Text | None = None
    found_in: Text | None = None
    read_part: Text | None = None
    note: Text | None = None


class Figure(Cited):
    """One published figure."""

    id: Text
    about: Text
    statistic: Literal[
        "sensitivity",
        "specificity",
        "likelihood_ratio_positive",
        "likelihood_ratio_negative",
        "diagnostic_odds_ratio",
        "odds_ratio",
        "relative_risk",
        "area_under_curve",
        "percent",
        "incidence",
        "count",
        "difference",
        "agreement",
        "median",
        "other",
    ]
    finding: Text | None = None
    cause: Text | None = None
    value: float | None = None
    unit: Text | None = None
    low: float | None = None
    high: float | None = None
    interval: Text | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.value is None and self.low is None and self.high is None and self.statistic != "other":
            raise ValueError("a statistic needs its value or its range")
        if self.value is not None and self.low is not None and not self.low <= self.value:
            raise ValueError("low is above the value")
        if self.value is not None and self.high is not None and not self.value <= self.high:
            raise ValueError("high is below the value")
        return self


class HelpLine(Record):
    """Emergency and help numbers of one country."""

    name_en: Text
    name_zh_hans: Text
    emergency: Text
    emergency_other: Text | None = None
    police: Text | None = None
    countries: tuple[str, ...] = ()
    crisis: Text | None = None
    crisis_name: Text | None = None
    violence: Text | None = None
    violence_name: Text | None = None
    mark: Mark
    source_note: Text | None = None
    checked: Text
