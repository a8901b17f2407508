"""Answers from a file or a pipe: one case, or one per line."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import BinaryIO

import click

from carrywell.cli.language import marked
from carrywell.cli.problem import UnreadableError
from carrywell.cli.spoken import AnyFunction, Option
from carrywell.errors import InputError
from carrywell.person import Person
from carrywell.wire.read import read_case
from carrywell.wire.strict import MAX_BYTES, json_of

Case = tuple[Person, Mapping[str, object]]

_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def answers_option(function: AnyFunction) -> AnyFunction:
    """Add ``--answers``: the file with person and answers, the same for every command."""
    return click.option(
        "--answers",
        cls=Option,
        metavar="FILE|-",
        help=marked("Read person and answers from a JSON file, or from a pipe."),
    )(function)


def checked_on_option(function: AnyFunction) -> AnyFunction:
    """Add ``--checked-on``: the day of the answers, to be read by `checked_day`."""
    return click.option(
        "--checked-on",
        cls=Option,
        metavar="DATE",
        help=marked("The day on which these answers were given, such as 2026-03-29."),
    )(function)


@contextmanager
def opened(name: str, field: str = "answers") -> Iterator[BinaryIO]:
    """The file, or standard input for ``-``; what cannot be opened is a problem of ``field``."""
    if name == "-":
        yield sys.stdin.buffer
        return
    with _open(name, field) as file:
        yield file


def _open(name: str, field: str) -> BinaryIO:
    try:
        return Path(name).open("rb")
    except FileNotFoundError as error:
        raise UnreadableError(field, "file_missing", name=name) from error
    except (OSError, ValueError) as error:
        if isinstance(error, OSError) and Path(name).is_dir():
            raise UnreadableError(field, "file_is_folder", name=name) from error
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableError(field, "file_unreadable", name=name, reason=reason) from error


def shown(name: str) -> str:
    """The name of a file in a message."""
    return "stdin" if name == "-" else name


def text_of(data: bytes, name: str, field: str = "answers") -> str:
    """The text of a file; UTF-8, or UTF-16 with its mark as a Windows shell pipes it."""
    try:
        return data.decode("utf-16" if data.startswith(_WIDE) else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError(field, "not_utf8", name=shown(name)) from error


def read_one(name: str) -> Case:
    """The one case of a file or of standard input."""
    return read_case(read_value(name))


def read_value(name: str) -> object:
    """The one JSON value of a file or of standard input."""
    with opened(name) as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        return json_of(data)
    text = text_of(data, name)
    if not text.strip():
        raise UnreadableError("answers", "empty_input", name=shown(name))
    return json_of(text)


def checked_day(text: str | None, today: date) -> date | None:
    """The day on which answers were given; None where it was not told.

    Raises
    ------
    InputError
        Naming ``checked_on``.
    """
    if text is None:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise InputError("checked_on", "not_a_date") from error
    if day > today:
        raise InputError("checked_on", "in_the_future", now=today.isoformat())
    return day


def raw_lines(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Lines with their number, blank ones skipped; of a line beyond the limit only the beginning is kept."""
    number = 0
    while line := file.readline(MAX_BYTES + 2):
        number += 1
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = file.readline(MAX_BYTES)
        if line.strip():
            yield number, line


def read_line(number: int, line: bytes, name: str) -> Case:
    """The case of one line."""
    return read_case(line_value(number, line, name))


def line_value(number: int, line: bytes, name: str) -> object:
    """The JSON value of one line; broken JSON names that line."""
    data = line.rstrip(b"\r\n")
    if len(data) > MAX_BYTES:
        return json_of(data)
    try:
        return json_of(text_of(data, name))
    except InputError as error:
        if error.code != "broken_json":
            raise
        raise InputError(error.field, error.code, line=number) from error
