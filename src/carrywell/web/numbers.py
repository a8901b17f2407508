"""Numbers as she types them: full-width digits, a comma, weeks and days; and times turned into days."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from carrywell.errors import InputError

Unit = Literal["days", "weeks", "months"]
UNITS: tuple[Unit, ...] = ("days", "weeks", "months")
DAYS_PER: dict[Unit, float] = {"days": 1, "weeks": 7, "months": 365.25 / 12}

_NUMBER = re.compile(r"-?[0-9]+([.,][0-9]+)?")
_WEEKS_AND_DAYS = re.compile(r"([0-9]{1,2})\+([0-6])")


@dataclass(frozen=True)
class Limits:
    """The least and the largest number that a field takes."""

    low: float
    high: float

    def check(self, label: str, number: float) -> float:
        """The number itself, if it lies within."""
        if number < self.low:
            raise InputError(label, "too_small", min=plain(self.low), max=plain(self.high))
        if number > self.high:
            raise InputError(label, "too_large", min=plain(self.low), max=plain(self.high))
        return number


def plain(number: float) -> float | int:
    """A whole number without its point."""
    return int(number) if number == int(number) else number


def read_number(label: str, typed: str) -> float:
    """A number in digits of any width; `label` names the field in errors."""
    text = _tidy(typed)
    if not text:
        raise InputError(label, "missing")
    if not _NUMBER.fullmatch(text):
        raise InputError(label, "wrong_type_number")
    return float(text.replace(",", "."))


def read_weeks(label: str, typed: str) -> float:
    """Weeks of pregnancy, also as midwives write them: 30+4 is 30 weeks and 4 days."""
    parts = _WEEKS_AND_DAYS.fullmatch(_tidy(typed))
    return int(parts[1]) + int(parts[2]) / 7 if parts else read_number(label, typed)


def read_days(label: str, typed: str, unit: Unit, most_days: float) -> int:
    """A time in days, weeks or months as whole days."""
    number = read_number(label, typed)
    Limits(0, most_days // DAYS_PER[unit]).check(label, number)
    if unit == "days" and number != int(number):
        raise InputError(label, "not_whole")
    return round(number * DAYS_PER[unit])


def _tidy(typed: str) -> str:
    return unicodedata.normalize("NFKC", typed).strip().replace("\N{MINUS SIGN}", "-").replace(" ", "")
