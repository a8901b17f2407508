"""Reads a Baby Buddy over its API, page by page; the token is sent to the address that she named and to no other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import parse_qs, urlsplit

from carrywell.errors import InputError
from carrywell.exchange.asking import Server, UnansweredError, table_of
from carrywell.exchange.babybuddy_rows import (
    KINDS,
    TIME_FIELD,
    Child,
    Happened,
    Kind,
    Rows,
    Weighed,
    child_in,
    row_in,
)

#: Rows asked for at once.
PAGE = 500
#: More rows of one kind than a child brings in three years.
MOST_ROWS = 200_000
#: Called with the kind, how many rows have come, and how many there are.
Progress = Callable[[str, int, int], None]


def children_of(server: Server) -> tuple[Child, ...]:
    """The children that the token may see.

    Raises
    ------
    UnansweredError
        With the reason.
    """
    found = []
    for row in _rows(server, "children", "birth_date"):
        try:
            found.append(child_in(row))
        except InputError as error:
            raise _unknown_form("children", row, error) from error
    return tuple(found)


def rows_of(server: Server, children: tuple[Child, ...], progress: Progress) -> Rows:
    """Everything of these children.

    Raises
    ------
    UnansweredError
        With the reason; nothing is half read.
    """
    found = [
        _row(kind, row, child)
        for child in children
        for kind in KINDS
        for row in _rows(server, kind, TIME_FIELD[kind], progress, child=child.id)
    ]
    happened = tuple(row for row in found if isinstance(row, Happened))
    weighed = tuple(row for row in found if isinstance(row, Weighed))
    return Rows(frozenset(KINDS), children, happened, weighed)


def _row(kind: Kind, row: object, child: Child) -> Happened | Weighed:
    told = table_of(row)
    if told.get("child") != child.id:
        raise UnansweredError("babybuddy", "answers_another_child")
    try:
        return row_in(kind, told, child.name, None)
    except InputError as error:
        raise _unknown_form(kind, told, error) from error


def _unknown_form(kind: str, row: object, error: InputError) -> UnansweredError:
    made = row.get("id", "?") if isinstance(row, dict) else "?"
    return UnansweredError(f"babybuddy.{kind}.{made}.{error.field}", "unknown_form")


def _rows(
    server: Server, kind: str, order: str, progress: Progress | None = None, **wanted: object
) -> Iterator[object]:
    """Every row of a kind, in the order of time, so that what is added meanwhile comes last; none twice.

    Of the address of the next page only its place is taken: behind a proxy it may name another computer.
    """
    seen: set[object] = set()
    offset, total = 0, 0
    while True:
        page = table_of(server.ask(f"api/{kind}/", limit=PAGE, offset=offset, ordering=order, **wanted))
        rows, count, following = page.get("results"), page.get("count"), page.get("next")
        if not isinstance(rows, list) or not isinstance(count, int) or not isinstance(following, str | None):
            raise UnansweredError("babybuddy", "unknown_form")
        total = count
        if total > MOST_ROWS:
            raise UnansweredError("babybuddy", "answer_too_big", limit=f"{MOST_ROWS:,}")
        for row in rows:
            made = table_of(row).get("id")
            if isinstance(made, int) and made not in seen:
                seen.add(made)
                yield row
        if progress is not None:
            progress(kind, len(seen), total)
        if following is None:
            break
        offset = _further(following, offset)
    if len(seen) != total:
        raise UnansweredError("babybuddy", "pages_do_not_add_up", read=len(seen), count=total)


def _further(following: str, offset: int) -> int:
    """Where the next page begins; one that leads back or nowhere would be asked for again and again."""
    told = parse_qs(urlsplit(following).query).get("offset", [""])[0]
    if not told.isascii() or not told.isdigit() or not offset < int(told) <= MOST_ROWS:
        raise UnansweredError("babybuddy", "pages_in_a_circle")
    return int(told)
