"""The CSV files that Baby Buddy exports, known by their headings; a broken line is named by its number."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import tzinfo

from carrywell.errors import InputError
from carrywell.exchange.babybuddy_rows import Child, Happened, Kind, Rows, Weighed, child_in, full_name, row_in
from carrywell.exchange.csv_lines import Line

#: Headings by which a file is known.
_HEADINGS: Mapping[Kind, frozenset[str]] = {
    "feedings": frozenset({"id", "child_first_name", "child_last_name", "start", "method"}),
    "changes": frozenset({"id", "child_first_name", "child_last_name", "time", "wet", "solid"}),
    "tummy-times": frozenset({"id", "child_first_name", "child_last_name", "start", "milestone"}),
    "weight": frozenset({"id", "child_first_name", "child_last_name", "date", "weight"}),
}
_CHILD_HEADINGS = frozenset({"first_name", "last_name", "birth_date"})


def kind_of(headings: list[str]) -> Kind | None:
    """What a file with these headings holds; None when it is none of Baby Buddy's that are taken in."""
    return next((kind for kind, needed in _HEADINGS.items() if needed <= set(headings)), None)


def holds_children(headings: list[str]) -> bool:
    """The file lists children."""
    return set(headings) >= _CHILD_HEADINGS


def children_in(lines: list[Line]) -> tuple[Child, ...]:
    """The children of a file.

    Raises
    ------
    InputError
        Naming the line and the field.
    """
    return tuple(line.read(child_in) for line in lines)


def rows_in(kind: Kind, lines: list[Line], zone: tzinfo | None) -> Rows:
    """The rows of a file; its times are those of ``zone``, as Baby Buddy writes none.

    Raises
    ------
    InputError
        Naming the line and the field.
    """
    found = [line.read(lambda told: row_in(kind, told, _child(told), zone)) for line in lines]
    happened = tuple(row for row in found if isinstance(row, Happened))
    return Rows(frozenset({kind}), (), happened, tuple(row for row in found if isinstance(row, Weighed)))


def _child(told: Mapping[str, str]) -> str:
    name = full_name(told["child_first_name"], told["child_last_name"])
    if not name:
        raise InputError("child_first_name", "missing")
    return name
