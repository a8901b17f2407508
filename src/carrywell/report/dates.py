"""Days as they are written in a letter."""

from __future__ import annotations

from datetime import date

from carrywell.knowledge.words import Words


def short_date(w: Words, day: date) -> str:
    """Such as "22 Nov"."""
    return _filled(w, "short_date", day)


def long_date(w: Words, day: date) -> str:
    """Such as "22 November 2026"."""
    return _filled(w, "long_date", day)


def _filled(w: Words, form: str, day: date) -> str:
    return w.text(
        "letter",
        form,
        day=day.day,
        month=w.items("letter", "months")[day.month - 1],
        long_month=w.items("letter", "long_months")[day.month - 1],
        month_number=day.month,
        year=day.year,
    )


def dated_for(w: Words, day: date, today: date) -> str:
    """A day beside today: with its year where that is another one."""
    return short_date(w, day) if day.year == today.year else _filled(w, "medium_date", day)


def ago(w: Words, day: date, today: date) -> str:
    """How long ago, in days up to two weeks, then weeks, then months."""
    days = (today - day).days
    if days == 1:
        return w.text("letter", "line", "ago_day")
    if days < 14:
        return w.text("letter", "line", "ago_days", n=days)
    if days < 90:
        return w.text("letter", "line", "ago_weeks", n=days // 7)
    if days < 730:
        return w.text("letter", "line", "ago_months", n=round(days / 30.44))
    return w.text("letter", "line", "ago_years", n=round(days / 365.25))
