"""The shape of what fits her home to her, and of what comes as the baby grows."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from carrywell.knowledge.care_schema import Basis, CareGrade, Compare
from carrywell.knowledge.rows import Named
from carrywell.knowledge.schema import Record, Text


class WayAt(Record):
    """One way of one task."""

    task: Text
    way: Text


class Piece(Named):
    """A piece of furniture whose height she can tell, by the id of its place.

    ``ways`` are done at it; the best height is the one at which the spine engine finds them lightest within the band of
    the place. ``adjustable``: she may be able to set it. ``limit``: a safety limit that is told with any height.
    """

    adjustable: bool
    ways: tuple[WayAt, ...] = Field(min_length=1)
    limit: bool = False
    substitutes: tuple[Text, ...] = ()
    grade: CareGrade
    basis: tuple[Basis, ...] = Field(min_length=1)


class Substitute(Named):
    """Something that costs nothing and does the work of better furniture; the difference is computed for her.

    ``advice``, where there is one, says what speaks against it.
    """

    compare: Compare
    needs: tuple[Text, ...] = ()
    advice: Text | None = None


class Milestone(Named):
    """Something a child can do from some age on, and what changes in her day with it.

    ``from_days`` and ``to_days``: when the first and nearly the last of 100 children do it. ``ends``: advice that no
    longer holds, ``begins``: advice that now does. ``circumstance``: how she tells that it has come.
    """

    from_days: int
    to_days: int
    circumstance: Text | None = None
    ends: tuple[Text, ...] = ()
    begins: tuple[Text, ...] = ()
    told: Literal["safety", "load"]
    basis: tuple[Basis, ...] = Field(min_length=1)
