"""The shape of what is known of how the pain goes on: points of cohorts, fitted curves, groups of women, modifiers."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from carrywell.knowledge.rows import Named
from carrywell.knowledge.schema import Cited, Condition, Mark, Record, Text

Group = Literal["pelvic", "any", "three_joints", "symphysis", "lumbar", "combined"]
#: Why a point is not fitted: each reason is told in docs/track.md.
WhyNot = Literal[
    "first_time",
    "other_start",
    "severe",
    "time_unknown",
    "too_late",
    "no_week",
    "all_women",
    "new_pain",
    "no_count",
]


class CohortPoint(Named):
    """How many women of a study still had pain so many weeks after the birth.

    ``rounded_by`` is half the step in which the share was printed, where that is more than the rounding of a count.
    ``used``: fitted to the curve; gives a group its place beside the curve; only compared with it.
    """

    study: Text
    source: Text
    curve: Text
    week: float | None = Field(default=None, ge=0)
    still: int | None = Field(default=None, ge=0)
    of: int | None = Field(default=None, gt=0)
    rounded_by: float | None = Field(default=None, gt=0, lt=0.1)
    used: Literal["fit", "group", "beside"]
    why_not: WhyNot | None = None
    definition: Text
    population: Text
    place: Text
    mark: Mark
    note: str = ""

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if (self.still is None) != (self.of is None):
            raise ValueError("still and of go together")
        if self.still is not None and self.of is not None and self.still > self.of:
            raise ValueError("more women than there were")
        if self.used == "fit" and (self.still is None or self.week is None or self.why_not is not None):
            raise ValueError("a fitted point needs week, still and of, and no why_not")
        if self.used == "beside" and self.why_not is None:
            raise ValueError("a point that is not fitted needs why_not")
        return self

    @property
    def share(self) -> float | None:
        """The share that still had pain."""
        return None if self.still is None or self.of is None else self.still / self.of


class Curve(Cited, Named):
    """A curve with how sure it is.

    Still in pain after t weeks: S(t) = c + (1 - c) exp(-(t / lambda)^k), moved on the logit scale by an effect of the
    study with standard deviation tau. ``mean`` holds logit c, log lambda (weeks), log k and log tau; ``covariance``
    theirs. Of a fitted curve they sum up its draws; one that no study gives counts for is drawn from them.
    """

    mean: tuple[float, float, float, float]
    covariance: tuple[tuple[float, float, float, float], ...] = Field(min_length=4, max_length=4)


class Draw(Record):
    """One of many parameters, all as likely, that a fitted curve may have; their spread is all that is not known."""

    curve: Text
    logit_c: float
    log_lambda: float
    log_k: float
    log_tau: float


class GroupRow(Cited, Named):
    """A group of women: her curve, moved by ``offset`` on the logit scale, give or take ``sd``."""

    curve: Text
    of: Text
    offset: float
    sd: float = Field(ge=0)


class Modifier(Cited, Named):
    """What changes the odds that the pain stays; ``share`` of women have it, so that those without it are moved too."""

    odds_ratio: float = Field(gt=0)
    sd: float = Field(gt=0)
    share: float = Field(ge=0, lt=1)
    when: Condition


class DayRow(Cited, Named):
    """What her days tell: the share of days with pain while the course lasts and when it is over.

    ``pain_from`` on the scale of 0 to 10 makes a day with pain. Women differ: their shares are spread as a beta
    distribution with the mean ``while_it_lasts`` or ``when_over``, as sure as ``lasting_days`` or ``over_days`` days
    would make it. ``alike`` is how alike the days of a stretch are beyond that, ``again`` what a stretch counts, since
    the next one is of the same woman, ``good_day`` how many good days one that is noted stands for, where there were so
    many; ``sd`` how unsure all that is: a spread of the log of what her days tell.
    """

    pain_from: int = Field(ge=1, le=10)
    while_it_lasts: float = Field(gt=0, lt=1)
    when_over: float = Field(gt=0, lt=1)
    lasting_days: float = Field(gt=0)
    over_days: float = Field(gt=0)
    alike: float = Field(ge=0, le=1)
    again: float = Field(gt=0, le=1)
    good_day: float = Field(ge=1)
    sd: float = Field(ge=0)


class Limits(Cited):
    """When nothing is told, and from which probability her causes put her into a group.

    ``least_covered`` of the causes that the cohorts are of, or nothing is told; ``least_of_own_course`` of a cause that
    goes another way; ``least_likely`` for a group, ``least_of_both`` of each where two are there together.
    """

    least_covered: float
    least_of_own_course: float
    least_likely: float
    least_of_both: float
    latest_start_weeks: float
    latest_week: float
    oldest_check_weeks: float


class CurveFile(Record):
    """The file that the fit writes."""

    curve: tuple[Curve, ...]


class CourseFile(Record):
    """The file that is written by hand; ``curve`` holds those that no study gives counts for."""

    curve: tuple[Curve, ...]
    group: tuple[GroupRow, ...]
    modifier: tuple[Modifier, ...]
    day: tuple[DayRow, ...]
    limits: Limits
