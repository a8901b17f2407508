"""The shape of what she is told beside advice: reassurances, causes, theories, customs, medicines, and the ledger."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from carrywell.knowledge.care_schema import Basis, CareGrade, Compare, ForWhom
from carrywell.knowledge.rows import Named
from carrywell.knowledge.schema import Condition, Text
from carrywell.person import StageName


class Reassurance(ForWhom, Named):
    """One thing to stop worrying about; its words are in ``text/*/reassurances.toml``.

    ``advice`` is the one that says the same as a change; ``about_baby``: not for a woman who has lost hers.
    """

    grade: CareGrade
    basis: tuple[Basis, ...] = Field(min_length=1)
    advice: Text | None = None
    about_baby: bool = False
    first_when: Condition | None = None
    checked: Text


#: How well a theory of what makes the pain stands today.
Strength = Literal["well_supported", "likely", "mixed", "old_theory", "unknown", "not_supported"]


class Theory(Named):
    """One theory of what makes the pain, at its true strength."""

    strength: Strength
    basis: tuple[Basis, ...] = Field(min_length=1)


class Told(Named):
    """The page of one cause, by the id of the cause; what it is and what would change our mind are in ``causes.toml``.

    ``helps``: advice by what helps most; ``common`` and ``course``: sources of how common it is and how it goes on.
    """

    theories: tuple[Text, ...] = ()
    helps: tuple[Text, ...] = Field(min_length=1)
    common: tuple[Basis, ...] = Field(min_length=1)
    course: tuple[Basis, ...] = Field(min_length=1)


class Custom(Named):
    """A way of living that she may keep: what of the advice goes with it, and what it takes the place of.

    ``keeps``: what suits it best first. ``brings``: things at home that it brings with it. ``compare``: the way of a
    task that belongs to it, against the usual way; told only while the first of ``keeps`` is for her.
    """

    stages: tuple[StageName, ...] = Field(min_length=1)
    keeps: tuple[Text, ...] = Field(min_length=1)
    instead_of: tuple[Text, ...] = ()
    brings: tuple[Text, ...] = ()
    compare: Compare | None = None
    about_baby: bool = False
    grade: CareGrade
    basis: tuple[Basis, ...] = Field(min_length=1)


class Medicine(Named):
    """Why she asks before she takes a medicine; no drug is ever advised."""

    when: Condition
    basis: tuple[Basis, ...] = Field(min_length=1)


Verdict = Literal["agree", "partly", "contradicted", "unknown", "no_claim"]


class LedgerRow(Named):
    """One claim of the founding article: what it is, how it stands today, and where the product answers it.

    ``places`` are written ``kind:id``, such as ``advice:A36`` or ``warning_sign:R01``.
    """

    kind: Literal["cause", "differential", "time_course", "fact", "advice", "warning", "prognosis", "activity"]
    verdict: Verdict
    grade: Literal["high", "moderate_high", "moderate", "low", "very_low", "guideline", "expert", "mechanical", "none"]
    basis: tuple[Basis, ...] = ()
    places: tuple[Text, ...] = Field(min_length=1)
    restored: bool = False
