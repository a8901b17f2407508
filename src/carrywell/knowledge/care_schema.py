"""The shape of what the plan knows: advice, what may keep her from it, conflicts of evidence, her circumstances."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from carrywell.knowledge.rows import Named
from carrywell.knowledge.schema import Condition, Mark, Record, Text
from carrywell.person import StageName

#: How sure the advice as worded is, never the mechanism behind it. ``mechanical``: a load argument only; ``expert``:
#: leaflets and habit, no trial; ``guideline``: a published recommendation; the rest: certainty for a clinical outcome.
CareGrade = Literal["high", "moderate", "low", "very_low", "guideline", "expert", "mechanical"]

#: What the grade is about: her pain, the load alone, the safety of her or her baby, or her health (leaks, mood, sleep).
#: A high grade for leaks says nothing of her back.
Outcome = Literal["pain", "load", "safety", "health"]

#: What an advice asks of her: ``once`` is arranged and then there; ``instead`` is the same act done otherwise;
#: ``extra`` takes time of its own.
Effort = Literal["once", "instead", "extra"]

#: ``ask_if``: with the named condition a clinician is asked first. ``clinician``: only after her clinician has said
#: yes; what is not known counts as not cleared.
Clearance = Literal["none", "ask_if", "clinician"]

GateName = Literal["G0", "G1", "G2", "G3", "G4", "pregnancy"]

Group = Literal[
    "lifting",
    "carrying",
    "feeding",
    "pumping",
    "nappy",
    "bathing",
    "sleep",
    "bed",
    "sitting",
    "standing",
    "footwear",
    "heat_cold",
    "support_belt",
    "massage",
    "activity",
    "help",
    "work",
    "car",
    "exercise",
]


class Basis(Record):
    """One source of a recommendation or a claim: its key, where in it, and how that part was read."""

    source: Text
    place: Text
    mark: Mark


class ForWhom(Record):
    """For whom something is meant.

    ``stages`` with ``from_days`` and ``to_days`` since the birth, both included, where a stage is too wide. ``causes``
    is ``any`` for every pain that the plan is made for. A finding in ``only_when`` and ``avoid_when`` is one of the
    check or a circumstance; ``only_when`` must be true, ``avoid_when`` must not be. Where ``avoid_when`` stays unknown
    the words carry the caution. While a sign of ``unless_fired`` is open it is not offered.
    """

    stages: tuple[StageName, ...] = Field(min_length=1)
    from_days: int | None = None
    to_days: int | None = None
    causes: Literal["any"] | tuple[Text, ...]
    not_causes: tuple[Text, ...] = ()
    only_when: Condition | None = None
    avoid_when: Condition | None = None
    unless_fired: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if not self.causes:
            raise ValueError("needs a cause, or any")
        if self.causes != "any" and set(self.causes) & set(self.not_causes):
            raise ValueError("a cause stands in causes and in not_causes")
        first, last = self.from_days or 0, self.to_days
        if last is not None and last < first:
            raise ValueError("to_days lies before from_days")
        return self


class Compare(Record):
    """Two ways of one task; what the second saves is computed for her body, baby and furniture."""

    task: Text
    from_way: Text
    to_way: Text


class Drawn(Record):
    """What a picture shows: a way of a task, or a drawing of its own."""

    task: Text | None = None
    way: Text | None = None
    drawing: Text | None = None

    @model_validator(mode="after")
    def _is_one(self) -> Self:
        if (self.task is None) != (self.way is None) or (self.task is None) == (self.drawing is None):
            raise ValueError("a picture shows a way of a task, or a drawing")
        return self


class Advice(ForWhom, Named):
    """One recommendation; its words are in ``text/*/advice.toml``.

    ``role``: a change of her day, or something to stop worrying about. ``first_when``: it comes before all others.
    ``suits_when``: she told of just what it is meant for, so it comes sooner. ``screened``: only while nothing on the
    exercise screen speaks against it. ``with_baby``: it is about a baby or child, and goes when there is none.
    ``needs``: what there has to be at home; ``swaps``: what takes its place, best first. ``not_shown``: what the
    evidence does not show, ``conflicts``: where sources disagree; both told with it. ``shows``: its picture, where it
    is not that of the way it compares.
    """

    group: Group
    role: Literal["change", "reassure"] = "change"
    effort: Effort
    first_when: Condition | None = None
    suits_when: Condition | None = None
    clearance: Clearance
    gate: GateName | None = None
    screened: bool = False
    with_baby: bool = False
    needs: tuple[Text, ...] = ()
    swaps: tuple[Text, ...] = ()
    compare: tuple[Compare, ...] = ()
    shows: Drawn | None = None
    grade: CareGrade
    outcome: Outcome = "pain"
    basis: tuple[Basis, ...] = Field(min_length=1)
    not_shown: tuple[Text, ...] = Field(min_length=1)
    conflicts: tuple[Text, ...] = ()
    caution_pregnant: bool = False
    checked: Text

    @model_validator(mode="after")
    def _parts_fit(self) -> Self:
        if self.grade == "mechanical" and not self.compare:
            raise ValueError("a mechanical advice needs two ways to compare")
        if self.grade == "mechanical" and self.outcome != "load":
            raise ValueError("a mechanical grade is about the load")
        if self.clearance == "clinician" and self.gate is None:
            raise ValueError("what a clinician has to clear needs its gate")
        if self.compare and "load_only" not in self.not_shown:
            raise ValueError("a computed load needs load_only: it is no promise of less pain")
        return self

    @property
    def cautioned(self) -> bool:
        """Its words must carry a caution; those of others may (safety of the baby), so show it wherever it is there."""
        return self.avoid_when is not None or self.clearance == "ask_if"


class Circumstance(Named):
    """Something of her life that the check does not ask and the plan has to know; three-valued like a finding.

    ``home``: what there is, so that she can say "can't at home"; supposed to be there until she says no, ``price`` is
    what it takes to get one. ``child``: what her child can do; not supposed until she says yes, and not asked before
    ``asked_from_days`` of its age. ``body``, ``illness``, ``pregnancy``: what may speak against an advice or exercise.
    """

    kind: Literal["home", "child", "body", "illness", "pregnancy"]
    price: Literal["none", "low", "high"] = "none"
    asked_from_days: int | None = None


class Conflict(Named):
    """A point on which sources disagree, or on which the evidence contradicts a common advice."""

    basis: tuple[Basis, ...] = Field(min_length=1)
