"""What her course was on every single day: facts as arrays, the last of them for today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import numpy as np
from numpy.typing import NDArray

from carrywell.check.answers import Answer
from carrywell.knowledge.escalation_reader import EscalationKnowledge
from carrywell.knowledge.instrument_reader import instruments
from carrywell.knowledge.reader import load
from carrywell.person import AfterBirth, Pregnant
from carrywell.track.course import Course
from carrywell.track.entries import LONGEST_COURSE
from carrywell.track.scores import least_score_of, score_of
from carrywell.track.trend import FEWEST_DAYS, WEEK, better_from, daily_values

Days = NDArray[np.float64]

#: The days before a rise that it is measured against.
BASELINE_DAYS = 14
#: Three noted days count as running within so many days.
RUNNING_DAYS = 5
#: A week is bad from this median, or from so many bothersome days.
BAD_MEDIAN, BAD_DAYS = 4, 5
#: How long a value that is asked once in a while holds.
FUNCTION_HOLDS_DAYS, SCORE_HOLDS_DAYS = 14, 35
DAYS_A_MONTH = 30.4
HORIZON_WEEKS = (2, 4, 6, 12)


@dataclass(frozen=True)
class Calendar:
    """The days of her course, and what was known on each."""

    first: date
    days: int
    facts: Mapping[str, Days]

    def index(self, day: date) -> int:
        """Place of a day; days before the first are the first."""
        return max(0, (day - self.first).days)

    def day(self, index: int) -> date:
        """The day at a place."""
        return self.first + timedelta(days=index)


def calendar_of(course: Course, rules: EscalationKnowledge) -> Calendar:
    """Every fact of the rules for every day, from her first entry or check to today."""
    known = [entry.at.date() for entry in course.entries[:1]] + ([course.checked.on] if course.checked else [])
    first = max(min([*known, course.today]), course.today - LONGEST_COURSE)
    grid = _Grid(course, first, (course.today - first).days + 1)
    facts = grid.of_pain() | grid.of_time() | grid.of_scores() | grid.of_causes(rules)
    return Calendar(first, grid.days, facts)


@dataclass(frozen=True)
class _Grid:
    course: Course
    first: date
    days: int

    # ---- pain

    def of_pain(self) -> dict[str, Days]:
        pain = self._daily("pain")
        checked = self.course.checked
        if checked is not None and (at := self._place(checked.on)) is not None and np.isnan(pain[at]):
            pain[at] = _number(checked.answers.get("pain_now"))
        week = _medians(pain, WEEK)
        since_change = self._latest("global_change", SCORE_HOLDS_DAYS)
        known = np.flatnonzero(~np.isnan(week))
        first_week = np.full(self.days, np.nan)
        if known.size:
            first_week[known[0] :] = week[known[0]]
        with np.errstate(divide="ignore", invalid="ignore"):
            left = np.where(first_week > 0, 100 * week / first_week, np.nan)
        better = {weeks: _better(week, weeks, since_change) for weeks in HORIZON_WEEKS}
        return {
            "pain_week": week,
            "worst_week": _medians(self._daily("worst"), WEEK),
            "pain_up_points": _rise(pain),
            "first_week": first_week,
            "left_percent": left,
            "bad_weeks": self._bad_weeks(week),
            "steadily_better": _for_a_week(better[4]),
            **{f"better_{weeks}_weeks": judged for weeks, judged in better.items()},
        }

    def _bad_weeks(self, week: Days) -> Days:
        bothersome = self._latest("bothersome_days", WEEK)
        bad = (week >= BAD_MEDIAN) | (bothersome >= BAD_DAYS)
        known = ~np.isnan(week) | ~np.isnan(bothersome)
        count = np.where(known, 0.0, np.nan)
        for at in np.flatnonzero(bad):
            before = count[at - WEEK] if at >= WEEK else 0.0
            count[at] = 1 + (0.0 if np.isnan(before) else before)
        return count

    # ---- time

    def of_time(self) -> dict[str, Days]:
        place, stage, checked = np.arange(self.days, dtype=float), self.course.person.stage, self.course.checked
        back = place - (self.days - 1)  # days before today, 0 today
        nothing = np.full(self.days, np.nan)
        birth = nothing
        if isinstance(stage, AfterBirth) and self.course.birth_known:
            birth = np.where(stage.days + back >= 0, stage.days + back, np.nan)
        answered = nothing
        if checked is not None and (hours := getattr(load().engine.stale, f"{checked.urgency}_hours", None)):
            age_days = back + (self.course.today - checked.on).days
            answered = np.where(age_days >= 0, (age_days * 24 > hours).astype(float), np.nan)
        return {
            "pain_days": self._since(back, self.course.began, "duration_days"),
            "care_days": place,
            "needle_days": self._since(birth, None, "days_since_neuraxial", otherwise=self._needle(birth)),
            "days_since_birth": birth,
            "gestation_weeks": stage.weeks + back / WEEK if isinstance(stage, Pregnant) else nothing,
            "check_overdue": answered,
        }

    def _needle(self, birth: Days) -> Days:
        stage = self.course.person.stage
        had = isinstance(stage, AfterBirth) and stage.neuraxial in ("epidural", "spinal", "both")
        return birth if had else np.full(self.days, np.nan)

    def _since(self, back: Days, day: date | None, question: str, otherwise: Days | None = None) -> Days:
        """Days since something, from its day or from what she said of it in her check."""
        today, checked = self.course.today, self.course.checked
        place = np.arange(self.days, dtype=float) - (self.days - 1)
        if day is not None:
            ago = float((today - day).days)
        elif checked is not None and not np.isnan(told := _number(checked.answers.get(question))):
            ago = told + (today - checked.on).days
        else:
            return np.full(self.days, np.nan) if otherwise is None else otherwise
        return np.where(ago + place >= 0, ago + place, np.nan)

    # ---- scores and causes

    def of_scores(self) -> dict[str, Days]:
        function = instruments()["function"]
        values = daily_values(self.course.compared("function"), self.course.today, function)
        return {
            "function_now": self._held([(day, value) for day, value in values], FUNCTION_HOLDS_DAYS),
            "phq2": self._mood(),
            "epds_total": self._latest("epds_total", SCORE_HOLDS_DAYS),
        }

    def _mood(self) -> Days:
        """The least that the two questions can add up to, from the journal and from the check."""
        found = [(entry.at.date(), least_score_of("phq2", entry.filled["phq2"])) for entry in self.course.entries
                 if "phq2" in entry.filled]  # fmt: skip
        checked = self.course.checked
        if checked is not None:
            points = load().findings["phq2_epds3"].points
            given = [points.get(str(checked.answers.get(name))) for name in ("phq2_interest", "phq2_mood")]
            if any(value is not None for value in given):
                found.append((checked.on, int(sum(value or 0 for value in given))))
        noted: list[tuple[date, float]] = sorted((day, float(score)) for day, score in found if score is not None)
        return self._held(noted, SCORE_HOLDS_DAYS)

    def of_causes(self, rules: EscalationKnowledge) -> dict[str, Days]:
        checked = self.course.checked
        return {
            fact.id: np.full(self.days, np.nan if checked is None else 100 * _sum(checked.causes, fact.causes))
            for fact in rules.facts.values()
            if fact.causes
        }

    # ---- from entries to days

    def _place(self, day: date) -> int | None:
        at = (day - self.first).days
        return at if 0 <= at < self.days else None

    def _daily(self, measure: str) -> Days:
        found = np.full(self.days, np.nan)
        for day, value in daily_values(self.course.entries, self.course.today, instruments()[measure]):
            if (at := self._place(day)) is not None:
                found[at] = value
        return found

    def _latest(self, name: str, holds_days: int) -> Days:
        scores = ((entry.at.date(), score_of(name, entry.filled[name])) for entry in self.course.entries
                  if name in entry.filled)  # fmt: skip
        return self._held([(day, float(score)) for day, score in scores if score is not None], holds_days)

    def _held(self, values: Sequence[tuple[date, float]], holds_days: int) -> Days:
        """Each value from its day on, until the next one or until it is too old."""
        found = np.full(self.days, np.nan)
        for day, value in values:
            start = (day - self.first).days
            if start < self.days:
                found[max(0, start) :] = np.nan
                found[max(0, start) : max(0, start + holds_days)] = value
        return found


def _number(answer: Answer | None) -> float:
    return float(answer) if isinstance(answer, int | float) and not isinstance(answer, bool) else np.nan


def _sum(shares: Mapping[str, float], names: tuple[str, ...]) -> float:
    return min(1.0, sum(shares.get(name, 0.0) for name in names))


def _medians(values: Days, window: int, fewest: int = FEWEST_DAYS) -> Days:
    """The median of the days up to each, where enough of them have a value."""
    padded = np.concatenate([np.full(window - 1, np.nan), values])
    ordered = np.sort(np.lib.stride_tricks.sliding_window_view(padded, window), axis=1)  # unknown values come last
    count = (~np.isnan(ordered)).sum(axis=1)
    rows = np.arange(len(values))
    middle = (ordered[rows, np.maximum(count - 1, 0) // 2] + ordered[rows, np.minimum(count // 2, window - 1)]) / 2
    return np.where(count >= fewest, middle, np.nan)


def _rise(pain: Days) -> Days:
    """The least of three noted days running, above the median of the days before them."""
    found, noted = np.full(len(pain), np.nan), np.flatnonzero(~np.isnan(pain))
    before = _medians(pain, BASELINE_DAYS)
    for first, last in zip(noted, noted[2:], strict=False):
        if last - first < RUNNING_DAYS and first > 0:
            found[last] = np.nanmin(pain[first : last + 1]) - before[first - 1]
    return found


def _better(week: Days, weeks: int, since_month: Days) -> Days:
    """Whether her week has fallen by what matters since the first week that lies half the horizon back or more."""
    places = np.arange(len(week))
    valid = np.where(np.isnan(week), len(week), places)
    following = np.minimum.accumulate(valid[::-1])[::-1]
    start = following[np.maximum(places - weeks * WEEK, 0)]
    there = start <= places - -(-weeks * WEEK // 2)
    before = np.where(there, week[np.minimum(start, len(week) - 1)], np.nan)
    enough = np.array([np.nan if np.isnan(value) else _asked_to_better(value) for value in before])
    judged = np.where(np.isnan(before - week), np.nan, (before - week >= enough).astype(float))
    if weeks * WEEK < DAYS_A_MONTH / 2:
        return judged
    told = np.where(np.isnan(since_month) | np.isnan(week), np.nan, (since_month >= 2).astype(float))
    return np.where(np.isnan(judged), told, judged)


def _for_a_week(truth: Days) -> Days:
    """True on each of the seven days up to one; a day on which it is not known leaves it open."""
    padded = np.concatenate([np.full(WEEK - 1, np.nan), truth])
    lasting = np.lib.stride_tricks.sliding_window_view(padded, WEEK)
    return np.where((lasting == 0).any(axis=1), 0.0, np.where(np.isnan(lasting).any(axis=1), np.nan, 1.0))


@cache
def _asked_to_better(start: float) -> float:
    return better_from(instruments()["pain"], start)
