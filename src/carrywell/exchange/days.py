"""From the rows of Baby Buddy to entries of the journal: one for each whole day, one for each weight."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from typing import Literal
from uuid import NAMESPACE_URL, UUID, uuid5

from carrywell.errors import InputError
from carrywell.exchange.babybuddy_rows import TIME_FIELD, Child, Happened, Kind, Rows, Weighed
from carrywell.track.entries import CLOCKS_DIFFER, LONGEST_COURSE, JournalEntry
from carrywell.track.weighed import OLDEST_DAYS, InferredUnit, MassUnit, Weight, kilograms, unit_of

#: Where nappies are changed, which Baby Buddy does not know; ``both``: half of them, as in a usual day.
NappiesAt = Literal["table", "low", "both"]
#: Feeds for which she holds her baby; from a spoon in a high chair, or by itself, her baby is not held.
HELD = ("bottle", "left breast", "right breast", "both breasts")
#: At the end of its day, so that it stands after what she noted herself.
DAY_AT = time(23, 59)
_SPACE = uuid5(NAMESPACE_URL, "https://github.com/babybuddy/babybuddy")


@dataclass(frozen=True)
class Wish:
    """For which journal, when, and what she said about the rows.

    Parameters
    ----------
    journal
        Its key: the same row in two journals is two entries.
    now
        With its time zone.
    zone
        Where a day begins and ends; None is the zone of this computer, summer time and all.
    unit
        Of the weights; None: the one in which they are weights of a baby of that age.
    """

    journal: str
    now: datetime
    zone: tzinfo | None = None
    unit: MassUnit | None = None
    nappies_at: NappiesAt = "both"

    @property
    def today(self) -> date:
        """The day that is not over."""
        return self.now.astimezone(self.zone).date()


@dataclass(frozen=True)
class TakenIn:
    """Entries with their ids, the unit where it was inferred, and what was left out."""

    entries: tuple[tuple[UUID, JournalEntry], ...]
    inferred: InferredUnit | None
    of_today: int
    too_old: int
    not_held: int


def taken_in(rows: Rows, wish: Wish) -> TakenIn:
    """The entries that rows make.

    Today is left out, as it is not over; so is what was before the course can have begun.

    Raises
    ------
    InputError
        Naming the row and the field; ``weight_unit`` when the unit has to be told.
    """
    born = {child.name: child.born for child in rows.children}
    for row in rows.all:
        _require_possible(row, born.get(row.child), wish)
    earliest = (wish.now - LONGEST_COURSE).astimezone(wish.zone).date()
    days = {row: row.at.astimezone(wish.zone).date() for row in rows.happened}
    happened = {row: day for row, day in days.items() if earliest < day < wish.today}
    weighed = [row for row in rows.weighed if earliest < row.on]
    inferred = _inferred(weighed, born) if wish.unit is None else None
    unit = wish.unit or (inferred.unit if inferred else "kg")
    entries = [*_days(rows.kinds, happened, wish), *(_weight(row, unit, wish) for row in weighed)]
    return TakenIn(
        entries=tuple(entries),
        inferred=inferred,
        of_today=sum(day >= wish.today for day in days.values()),
        too_old=sum(day <= earliest for day in days.values()) + len(rows.weighed) - len(weighed),
        not_held=sum(row.kind == "feedings" and row.method not in HELD for row in happened),
    )


def _require_possible(row: Happened | Weighed, born: date | None, wish: Wish) -> None:
    kind: Kind = row.kind if isinstance(row, Happened) else "weight"
    field = f"{kind}.{row.id}.{TIME_FIELD[kind]}"
    day = row.at.astimezone(wish.zone).date() if isinstance(row, Happened) else row.on
    if day > wish.today or (isinstance(row, Happened) and row.at > wish.now.astimezone(UTC) + CLOCKS_DIFFER):
        raise InputError(field, "in_the_future", now=wish.now.isoformat(timespec="minutes"))
    if born is not None and day < born:
        raise InputError(field, "before_birth", born=born.isoformat())


# ---- days


def _days(kinds: frozenset[Kind], happened: Mapping[Happened, date], wish: Wish) -> list[tuple[UUID, JournalEntry]]:
    """An entry for each day on which anything was written down.

    A kind that was written down before and after a day, but not on it, did not come on it: 0, not unknown.
    """
    by_day: dict[date, Counter[Kind]] = defaultdict(Counter)
    for row, day in happened.items():
        held = row.kind != "feedings" or row.method in HELD
        by_day[day][row.kind] += int(held)
    in_use = {kind: [day for day, found in by_day.items() if kind in found] for kind in kinds}
    who = "+".join(sorted({row.child for row in happened}))
    entries = []
    for day, found in sorted(by_day.items()):
        counted = {kind: found[kind] for kind, on in in_use.items() if on and min(on) <= day <= max(on)}
        made = uuid5(_SPACE, "/".join((wish.journal, ",".join(sorted(kinds - {"weight"})), who, day.isoformat())))
        entries.append((made, _day(day, counted, wish)))
    return entries


def _day(day: date, counted: Mapping[Kind, int], wish: Wish) -> JournalEntry:
    counts: dict[str, int] = {}
    if "feedings" in counted:
        counts["feed_sit"] = counted["feedings"]
    if "changes" in counted:
        counts |= _nappies(counted["changes"], wish.nappies_at)
    if "tummy-times" in counted:
        counts["floor_play"] = counted["tummy-times"]
    try:
        return JournalEntry(at=_moment(day, DAY_AT, wish.zone), counts=counts)
    except InputError as error:
        raise InputError(f"{day.isoformat()}.{error.field}", error.code, **error.details) from error


def _nappies(changes: int, nappies_at: NappiesAt) -> dict[str, int]:
    low = {"low": changes, "table": 0, "both": changes // 2}[nappies_at]
    return {"nappy_low": low, "nappy_table": changes - low}


def _moment(day: date, at: time, zone: tzinfo | None) -> datetime:
    here = datetime.combine(day, at)
    return here.astimezone() if zone is None else here.replace(tzinfo=zone)


# ---- weights


def _inferred(weighed: Sequence[Weighed], born: Mapping[str, date | None]) -> InferredUnit | None:
    """The unit that fits every weight whose age is known; None when nothing was weighed."""
    if not weighed:
        return None
    ages = [(row, _age_days(row, born.get(row.child))) for row in weighed]
    known = [Weight(row.number, age) for row, age in ages if age is not None and age <= OLDEST_DAYS]
    if not known:
        raise InputError("weight_unit", "unit_needs_birth", number=f"{weighed[0].number:g}")
    return unit_of(known)


def _age_days(row: Weighed, born: date | None) -> int | None:
    return None if born is None else (row.on - born).days


def _weight(row: Weighed, unit: MassUnit, wish: Wish) -> tuple[UUID, JournalEntry]:
    """An entry at the beginning of the day, as no time was told."""
    made = uuid5(_SPACE, "/".join((wish.journal, "weight", row.child, str(row.id))))
    try:
        return made, JournalEntry(at=_moment(row.on, time(), wish.zone), baby_mass_kg=kilograms(row.number, unit))
    except InputError as error:
        raise InputError(f"weight.{row.id}.weight", error.code, **error.details) from error


def chosen(children: Sequence[Child], wanted: Sequence[str]) -> tuple[Child, ...]:
    """The children that she named, by id, first name or full name; without a name the only one there is.

    Raises
    ------
    InputError
        Naming ``child``, with the children there are.
    """
    names = ", ".join(child.name for child in children)
    if not children:
        raise InputError("child", "no_child")
    if not wanted:
        if len(children) > 1:
            raise InputError("child", "child_unclear", allowed=names)
        return tuple(children)
    return tuple(dict.fromkeys(_one(children, text, names) for text in wanted))


def _one(children: Sequence[Child], text: str, names: str) -> Child:
    asked = text.strip().casefold()
    whole = [child for child in children if asked in (child.name.casefold(), str(child.id))]
    found = whole or [child for child in children if child.name.casefold().split(" ")[0] == asked]
    if len(found) != 1:
        raise InputError("child", "child_unclear" if found else "unknown_option", allowed=names)
    return found[0]
