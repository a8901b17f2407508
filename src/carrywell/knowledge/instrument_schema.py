"""The shape of the scales and questionnaires of the journal: items, scoring, and how large a change matters."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from carrywell.knowledge.care_schema import Basis
from carrywell.knowledge.rows import Named
from carrywell.knowledge.schema import Mark, Record, Text

#: Where its value stands in an entry.
KeptIn = Literal["pain", "worst", "function", "filled"]
Asked = Literal["daily", "weekly", "four_weekly", "monthly", "when_known"]
#: ``own_words``: a question of ours on a common scale; ``free``: the owner lets anyone reproduce it; ``not_shipped``:
#: its items stay with their owner, only a total that someone else has worked out is kept.
Licence = Literal["own_words", "free", "not_shipped"]
TextLanguage = Literal["en", "zh_hans"]


class Step(Record):
    """From this value at the start on, a change of so many points is the smallest that people call a change."""

    start: float = Field(alias="from")
    points: float = Field(gt=0)


class Change(Record):
    """How large a change has to be.

    ``important``: the minimal important change, by the value at the start. ``detectable``: the smallest change that is
    more than the scatter of measuring (95 %). ``percent``: better only from this share of the start on. ``worse_most``:
    a change for the worse counts from so many points on at the latest. ``mark`` is that of the weakest of them.
    """

    important: tuple[Step, ...] = Field(min_length=1)
    detectable: float | None = None
    percent: float | None = None
    worse_most: float | None = None
    mark: Mark
    basis: tuple[Basis, ...] = Field(min_length=1)


class Instrument(Named):
    """One scale or questionnaire; its words are in ``text/*/instruments.toml``.

    ``min`` and ``max`` are of one item. ``missing``: what an item left out counts as: ``no_score``, the instrument has
    no score then; ``zero``, a statement not ticked is one that is not so. ``languages``: those in which its items ship.
    ``cut_off``: from this score on there is something to offer; never a diagnosis.
    """

    kept_in: KeptIn
    asked: Asked
    items: int = Field(ge=1)
    min: int
    max: int
    missing: Literal["no_score", "zero"] = "no_score"
    better: Literal["lower", "higher", "neither"]
    change: Change | None = None
    cut_off: float | None = None
    licence: Licence
    languages: tuple[TextLanguage, ...] = ()
    loinc: Text | None = None
    basis: tuple[Basis, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.kept_in != "filled" and self.items != 1:
            raise ValueError("a value of its own in the entry is one item")
        if (self.licence == "not_shipped") == bool(self.languages):
            raise ValueError("languages are for items that ship")
        if (self.better == "neither") != (self.change is None):
            raise ValueError("a change matters where one direction is better, and only there")
        return self

    @property
    def least(self) -> int:
        """The least score there is."""
        return self.items * self.min

    @property
    def most(self) -> int:
        """The largest score there is."""
        return self.items * self.max
