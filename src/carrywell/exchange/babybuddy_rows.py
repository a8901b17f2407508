"""What Baby Buddy tells of a child, row by row, as its API and its CSV export give it (version 2.10)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict, ValidationError

from carrywell.errors import InputError
from carrywell.wire.strict import input_error

#: Kinds of rows, as the API names their addresses.
Kind = Literal["feedings", "changes", "tummy-times", "weight"]
KINDS: tuple[Kind, ...] = get_args(Kind)
#: The field of each kind that says when it was.
TIME_FIELD: Mapping[Kind, str] = {"feedings": "start", "changes": "time", "tummy-times": "start", "weight": "date"}


@dataclass(frozen=True)
class Child:
    """A child by the name that stands in every export, with its day of birth where it is known."""

    name: str
    born: date | None
    id: int | None = None


@dataclass(frozen=True)
class Happened:
    """A feed, a change or tummy time; ``method`` is that of a feed."""

    kind: Kind
    id: int
    child: str
    at: datetime
    method: str = ""


@dataclass(frozen=True)
class Weighed:
    """A weight; the number has no unit."""

    id: int
    child: str
    on: date
    number: float


@dataclass(frozen=True)
class Rows:
    """All that was read; ``kinds`` are those that were asked for, also where nothing was found."""

    kinds: frozenset[Kind]
    children: tuple[Child, ...] = ()
    happened: tuple[Happened, ...] = ()
    weighed: tuple[Weighed, ...] = ()

    @property
    def all(self) -> tuple[Happened | Weighed, ...]:
        """Every row."""
        return (*self.happened, *self.weighed)

    def of(self, children: tuple[Child, ...]) -> Rows:
        """The rows of these children."""
        own = {child.name for child in children}
        return Rows(
            self.kinds,
            children,
            tuple(row for row in self.happened if row.child in own),
            tuple(row for row in self.weighed if row.child in own),
        )


class _Row(BaseModel):
    model_config = ConfigDict(extra="ignore", allow_inf_nan=False)

    id: int


class _Fed(_Row):
    start: datetime
    method: str


class _Changed(_Row):
    time: datetime


class _OnTummy(_Row):
    start: datetime


class _Weight(_Row):
    date: date
    weight: float


class _Child(BaseModel):
    model_config = ConfigDict(extra="ignore")

    id: int | None = None
    first_name: str
    last_name: str
    birth_date: date


_SHAPES: Mapping[Kind, type[_Row]] = {
    "feedings": _Fed,
    "changes": _Changed,
    "tummy-times": _OnTummy,
    "weight": _Weight,
}


def child_in(row: object) -> Child:
    """A child from its row.

    Raises
    ------
    InputError
        Naming the field.
    """
    try:
        told = _Child.model_validate(row)
    except ValidationError as error:
        raise _misfit(error) from error
    return Child(full_name(told.first_name, told.last_name), told.birth_date, told.id)


def full_name(first: object, last: object) -> str:
    """A child's name as one text."""
    return " ".join(str(part).strip() for part in (first, last) if part).strip()


def row_in(kind: Kind, row: object, child: str, zone: tzinfo | None) -> Happened | Weighed:
    """A row of a kind; a time without a zone is one of ``zone`` (None: this computer's).

    Raises
    ------
    InputError
        Naming the field.
    """
    try:
        told = _SHAPES[kind].model_validate(row)
    except ValidationError as error:
        raise _misfit(error) from error
    if isinstance(told, _Weight):
        return Weighed(told.id, child, told.date, told.weight)
    at: datetime = getattr(told, TIME_FIELD[kind])
    if at.tzinfo is None:
        at = at.replace(tzinfo=zone) if zone is not None else at.astimezone()
    return Happened(kind, told.id, child, at, told.method if isinstance(told, _Fed) else "")


def _misfit(error: ValidationError) -> InputError:
    kinds = {"datetime": "not_a_time", "date": "not_a_date", "int": "not_whole", "float": "wrong_type_number"}
    first = error.errors()[0]
    found = input_error(error)
    code = next((code for start, code in kinds.items() if first["type"].startswith(f"{start}_")), found.code)
    return InputError(found.field, code, **found.details)
