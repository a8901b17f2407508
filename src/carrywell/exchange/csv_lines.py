"""Text as CSV: headings and lines, each line with its number in the file."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from carrywell.errors import InputError

Read = TypeVar("Read")


@dataclass(frozen=True)
class Line:
    """One line: what it says by heading, and its number in the file, the headings being line 1."""

    number: int
    told: Mapping[str, str]

    def read(self, reader: Callable[[Mapping[str, str]], Read]) -> Read:
        """What a reader makes of it.

        Raises
        ------
        InputError
            Naming the line and the field.
        """
        try:
            return reader(self.told)
        except InputError as error:
            raise InputError(f"line.{self.number}.{error.field}", error.code, **error.details) from error


def headings_of(text: str) -> list[str]:
    """The headings of a file.

    Raises
    ------
    InputError
        Naming line 1, when they cannot be read or one stands twice.
    """
    first = text.split("\n", 1)[0].strip("\r")
    try:
        headings = [
            heading.strip().lower() for heading in next(csv.reader([first], delimiter=_mark(text), strict=True))
        ]
    except (csv.Error, StopIteration) as error:
        raise InputError("line.1", "broken_csv") from error
    if len(set(headings)) != len(headings):
        raise InputError("line.1", "stands_twice")
    return headings


def _mark(text: str) -> str:
    """What stands between two fields: comma, semicolon or tab, whichever the headings use."""
    first = text.split("\n", 1)[0]
    return max(",;\t", key=first.count)


def lines_of(text: str) -> list[Line]:
    """Every line that is not blank; a field in quotes may go on over several.

    Raises
    ------
    InputError
        Naming the line, when it has more or fewer fields than there are headings or cannot be read.
    """
    headings, found, begins = headings_of(text), [], 2
    rest = io.StringIO(text.partition("\n")[2], newline="")
    reader = csv.reader(rest, delimiter=_mark(text), strict=True)
    try:
        for row in reader:
            if any(part.strip() for part in row):
                if len(row) != len(headings):
                    raise InputError(f"line.{begins}", "wrong_cells", given=len(row), count=len(headings))
                found.append(Line(begins, dict(zip(headings, row, strict=True))))
            begins = reader.line_num + 2
    except csv.Error as error:
        raise InputError(f"line.{begins}", "broken_csv") from error
    return found
