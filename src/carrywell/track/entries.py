"""One entry of her journal: what she noted at one moment, each value checked when it is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from types import MappingProxyType

from carrywell.check.answers import Answer, read_answers
from carrywell.errors import InputError
from carrywell.knowledge.advice_reader import advice
from carrywell.knowledge.exercise_reader import exercises
from carrywell.knowledge.reader import load
from carrywell.knowledge.task_reader import tasks
from carrywell.track.scores import require_filled

#: The numeric pain rating scale and the patient-specific functional scale both go from 0 to 10.
SCALE = 10
MOST_COUNTED = 200
#: A line of a phone or two; her act stands in lists and pictures.
ACT_CHARACTERS = 200
#: Longer than any note that is typed with a thumb; a page of the letter holds fewer.
NOTE_CHARACTERS = 2000
LIGHTEST_BABY_KG, HEAVIEST_BABY_KG = 0.3, 30.0
#: From the first weeks of a pregnancy to three years after the birth.
LONGEST_COURSE = timedelta(days=43 * 7 + 1096)
#: Clocks of two devices differ; more than this ahead is a typing error.
CLOCKS_DIFFER = timedelta(minutes=10)


@dataclass(frozen=True)
class JournalEntry:
    """What she noted at one moment; everything but the time may be missing.

    Parameters
    ----------
    at
        When it holds, with its time zone.
    pain, worst
        Pain now, and at its worst since yesterday: numeric pain rating scale, 0 none to 10.
    bothersome
        Her back bothered her today.
    function
        How well she can do the one act she chose: patient-specific functional scale, 0 cannot to 10 as before.
    did
        Ids of advice and exercises that she did.
    counts
        How often she did a task of baby care that day, by task, 0 to 200.
    filled
        Answers to a questionnaire in the order of its items, by instrument; None where she left one out.
    findings
        Signs she ticked, as answers to the questions of the check.
    baby_mass_kg
        The baby was weighed, 0.3 to 30 kg.
    note
        In her own words, up to 2,000 characters.
    act
        The act that ``function`` is of, in her own words; empty where it had no name yet.

    Raises
    ------
    InputError
        Naming the field.
    """

    at: datetime
    pain: int | None = None
    worst: int | None = None
    bothersome: bool | None = None
    function: int | None = None
    did: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    filled: Mapping[str, tuple[int | None, ...]] = field(default_factory=lambda: MappingProxyType({}))
    findings: Mapping[str, Answer] = field(default_factory=lambda: MappingProxyType({}))
    baby_mass_kg: float | None = None
    note: str = ""
    act: str = ""

    def __post_init__(self) -> None:
        offset = self.at.utcoffset()
        if offset is None:
            raise InputError("at", "zone_missing")
        if not isinstance(
            self.at.tzinfo, timezone
        ):  # times of one zone compare as a clock shows them: 01:30 comes twice
            object.__setattr__(self, "at", self.at.replace(tzinfo=timezone(offset), fold=0))
        for name in ("pain", "worst", "function"):
            _require_count(name, getattr(self, name), SCALE)
        if self.pain is not None and self.worst is not None and self.worst < self.pain:
            raise InputError("worst", "too_small", min=self.pain, max=SCALE)
        for task, times in self.counts.items():
            if task not in tasks().tasks:
                raise InputError(f"counts.{task}", "unknown_field")
            _require_count(f"counts.{task}", times, MOST_COUNTED)
        for name in self.did:
            if name not in advice().advice and name not in exercises().exercises:
                raise InputError(f"did.{name}", "unknown_field")
        require_filled(self.filled)
        read_answers(load(), self.findings)
        _require_mass(self.baby_mass_kg)
        if len(self.note) > NOTE_CHARACTERS:
            raise InputError("note", "too_long", limit=NOTE_CHARACTERS)
        require_text("note", self.note)
        if self.act and self.function is None:
            raise InputError("function", "missing")
        require_act("act", self.act)

    @property
    def is_empty(self) -> bool:
        """Nothing was noted but the time."""
        return self == JournalEntry(self.at)

    def require_time(self, now: datetime, born: date | None) -> None:
        """Refuse a time that cannot be: in the future, before the course began, baby care before the birth.

        Parameters
        ----------
        now
            With its time zone; days are those of that zone.
        born
            Day of the baby's birth, where it is known.

        Raises
        ------
        InputError
            Naming ``at``.
        """
        moment = now.astimezone(UTC)
        if self.at > moment + CLOCKS_DIFFER:
            raise InputError("at", "in_the_future", now=now.isoformat(timespec="minutes"))
        if self.at < moment - LONGEST_COURSE:
            raise InputError("at", "too_long_ago", earliest=(now - LONGEST_COURSE).date().isoformat())
        is_of_baby = bool(self.counts) or self.baby_mass_kg is not None
        if is_of_baby and born is not None and self.at.astimezone(now.tzinfo).date() < born:
            raise InputError("at", "before_birth", born=born.isoformat())


def require_act(name: str, words: str) -> None:
    """Refuse words for her act that are too long, or that no file can hold.

    Raises
    ------
    InputError
        Naming the field.
    """
    if len(words) > ACT_CHARACTERS:
        raise InputError(name, "too_long", limit=ACT_CHARACTERS)
    require_text(name, words)


def require_text(name: str, text: str) -> None:
    """Refuse what no file and no database can hold: a zero byte, half a surrogate pair.

    Raises
    ------
    InputError
        Naming the field.
    """
    if any(sign == "\0" or "\ud800" <= sign <= "\udfff" for sign in text):
        raise InputError(name, "not_text")


def _require_count(name: str, value: object, most: int) -> None:
    if value is None:
        return
    if isinstance(value, bool) or not isinstance(value, int):
        raise InputError(name, "not_whole" if isinstance(value, float) else "wrong_type_number")
    if not 0 <= value <= most:
        raise InputError(name, "too_small" if value < 0 else "too_large", min=0, max=most)


def _require_mass(value: float | None) -> None:
    if value is None:
        return
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InputError("baby_mass_kg", "wrong_type_number")
    if not LIGHTEST_BABY_KG <= value <= HEAVIEST_BABY_KG:
        code = "too_small" if value < LIGHTEST_BABY_KG else "too_large"
        raise InputError("baby_mass_kg", code, min=LIGHTEST_BABY_KG, max=HEAVIEST_BABY_KG)
