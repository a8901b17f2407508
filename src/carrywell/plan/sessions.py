"""How far she is on the movement ladder, read from the sessions she noted: each a day, how it went, at which level."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal, get_args

from carrywell.errors import InputError
from carrywell.knowledge.exercise_reader import exercises
from carrywell.plan.life import Movement

#: How a session went: well, or she had to stop; or she starts again, after a break or when she has asked.
Went = Literal["good", "stopped", "again"]
WENT: tuple[Went, ...] = get_args(Went)
_DAYS = 7
_LEVELS = 3


@dataclass(frozen=True)
class Session:
    """One session as she noted it.

    Parameters
    ----------
    day
        When it was.
    went
        How it went.
    level
        The level she trained at, 0 to 3.
    stop
        The soft stop for which she stopped; only with ``stopped``.

    Raises
    ------
    InputError
        Naming the field.
    """

    day: date
    went: Went
    level: int
    stop: str | None = None

    def __post_init__(self) -> None:
        if self.went not in WENT:
            raise InputError("session.went", "unknown_option", allowed=", ".join(WENT))
        if isinstance(self.level, bool) or self.level not in range(_LEVELS + 1):
            raise InputError("session.level", "out_of_range", min="0", max=str(_LEVELS))
        if (self.stop is not None) != (self.went == "stopped") or (self.stop or "") not in {"", *soft_stops()}:
            raise InputError("session.stop", "unknown_option", allowed=", ".join(soft_stops()))


@dataclass(frozen=True)
class _So:
    """What holds so far: her level, soft stops without a calm week between, and the run of good days at one level."""

    level: int = 0
    stops: int = 0
    run: tuple[date, ...] = ()
    run_level: int = 0


def soft_stops() -> tuple[str, ...]:
    """Ids of the signs that only change the dose."""
    return tuple(stop.id for stop in exercises().stops.values() if stop.kind == "soft")


def movement_of(
    sessions: Iterable[Session], today: date, pain_at_rest: int | None = None, gap_fingers: float | None = None
) -> Movement:
    """How far she is on a day.

    Parameters
    ----------
    sessions
        What she noted, in any order; what lies after ``today`` is left aside. Of one day the order counts.
    today
        The day for which it is asked.
    pain_at_rest, gap_fingers
        As for `Movement`.

    Notes
    -----
    A run is the good days on one level; it begins anew with another level, after a stop, when she starts again, and
    after a longer break than ``break_days``. Its weeks are counted in sevens from its first day; one is calm when it
    is over and had ``sessions_a_week`` good days. A week with fewer is left out and breaks nothing. A soft stop holds
    until one calm week has followed; so many of them that she is to ask hold until she starts again.
    """
    so = _So()
    for session in sorted((one for one in sessions if one.day <= today), key=lambda one: one.day):
        so = _with(_settled(so, session.day), session)
    so = _settled(so, today)
    calm = 0 if so.stops else calm_weeks(so.run, today)
    return Movement(so.level, min(calm, 520), min(so.stops, 100), pain_at_rest, gap_fingers)


def calm_weeks(run: Sequence[date], today: date) -> int:
    """Whole weeks of a run with enough good days."""
    rule = exercises().rules.progression
    if not run or (today - run[-1]).days > rule.break_days:
        return 0
    weeks = (today - run[0]).days // _DAYS
    starts = [run[0] + timedelta(days=_DAYS * week) for week in range(weeks)]
    counts = [len({day for day in run if start <= day < start + timedelta(days=_DAYS)}) for start in starts]
    return sum(count >= rule.sessions_a_week for count in counts)


def _settled(so: _So, day: date) -> _So:
    """A soft stop is over once a calm week has followed, but not when she is to ask first."""
    asks = so.stops >= exercises().rules.progression.stops_in_a_row_to_ask
    if so.stops and not asks and calm_weeks(so.run, day) > 0:
        return replace(so, stops=0, level=so.run_level)
    return so


def _with(so: _So, session: Session) -> _So:
    if session.went == "again":
        return _So(level=session.level)
    if session.went == "stopped":
        return _So(level=session.level, stops=so.stops + 1)
    long_ago = bool(so.run) and (session.day - so.run[-1]).days > exercises().rules.progression.break_days
    goes_on = bool(so.run) and session.level == so.run_level and not long_ago
    run = (*so.run, session.day) if goes_on else (session.day,)
    return replace(so, run=run, run_level=session.level, level=so.level if so.stops else session.level)
