"""A whole journal as a table (CSV): for a spreadsheet, and read back without doubles.

A cell that a spreadsheet would take for a formula begins with an apostrophe, which is taken off again when it is read.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from uuid import UUID, uuid4

from carrywell.check.answers import Answer
from carrywell.errors import InputError
from carrywell.knowledge.reader import load
from carrywell.track.entries import JournalEntry
from carrywell.wire.journal import Json, read_entry

COLUMNS = (
    "id",
    "at",
    "pain",
    "worst",
    "bothersome",
    "function",
    "act",
    "did",
    "counts",
    "filled",
    "findings",
    "baby_mass_kg",
    "note",
    "stored",
)
#: Spreadsheets read UTF-8 only behind this mark.
MARK = "\ufeff"
#: What a spreadsheet takes for the beginning of a formula, also in the wide letters of Chinese keyboards.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
APOSTROPHE = "'"
LEFT_OUT = "-"
#: A note is the longest cell; quotes in it are doubled.
LONGEST_CELL = 100_000


def csv_lines(kept: Iterable[tuple[UUID, JournalEntry, datetime]]) -> Iterator[str]:
    """The table row by row, so that a long journal is never held twice. What was told in private is left out."""
    private = {name for name, question in load().questions.items() if question.private}
    yield MARK + _line(COLUMNS)
    for made, entry, stored in kept:
        yield _line(_cells(made, entry, stored, private))


def _line(cells: Iterable[str]) -> str:
    row = io.StringIO()
    csv.writer(row).writerow(cells)
    return row.getvalue()


def _cells(made: UUID, entry: JournalEntry, stored: datetime, private: set[str]) -> tuple[str, ...]:
    findings = {name: answer for name, answer in entry.findings.items() if name not in private}
    return (
        str(made),
        entry.at.isoformat(),
        _number(entry.pain),
        _number(entry.worst),
        "" if entry.bothersome is None else _truth(entry.bothersome),
        _number(entry.function),
        harmless(entry.act),
        " ".join(entry.did),
        _pairs({task: str(times) for task, times in entry.counts.items()}),
        _pairs({name: ",".join(_item(item) for item in items) for name, items in entry.filled.items()}),
        _pairs({name: _answer(answer) for name, answer in findings.items()}),
        _number(entry.baby_mass_kg),
        harmless(entry.note),
        stored.isoformat(timespec="milliseconds"),
    )


def harmless(text: str) -> str:
    """Text that no spreadsheet runs as a formula."""
    return APOSTROPHE + text if text.startswith((APOSTROPHE, *FORMULA)) else text


def _as_written(cell: str) -> str:
    return cell[1:] if cell.startswith(APOSTROPHE) and cell[1:].startswith((APOSTROPHE, *FORMULA)) else cell


def _number(value: float | None) -> str:
    return "" if value is None else str(value)


def _truth(value: bool) -> str:
    return "yes" if value else "no"


def _item(item: int | None) -> str:
    return LEFT_OUT if item is None else str(item)


def _answer(answer: Answer) -> str:
    if isinstance(answer, bool):
        return "true" if answer else "false"
    return "+".join(answer) if isinstance(answer, tuple) else str(answer)


def _pairs(told: Mapping[str, str]) -> str:
    return "; ".join(f"{name}={value}" for name, value in told.items())


# ---- read back


def entries_in_csv(text: str, now: datetime) -> list[tuple[UUID, JournalEntry]]:
    """The entries of a table with their ids; one without an id gets one.

    Raises
    ------
    InputError
        Naming ``line.<number>.<column>``; nothing is read then.
    """
    rows = _rows(text.removeprefix(MARK))
    _first, columns = next(rows, (1, []))
    for name in columns:
        if name not in COLUMNS:
            raise InputError(f"line.1.{name}", "unknown_field")
    if "at" not in columns:
        raise InputError("line.1.at", "missing")
    found: list[tuple[UUID, JournalEntry]] = []
    for number, cells in rows:
        try:
            found.append(_read(columns, cells, now))
        except InputError as error:
            raise InputError(f"line.{number}.{error.field}", error.code, **error.details) from error
    return found


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not blank, each with the number of its first line."""
    first = text.partition("\n")[0]
    between = max(",;\t", key=first.count)  # where the comma is in numbers, a spreadsheet saves a semicolon
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True)
    limit = csv.field_size_limit()
    number = 1
    try:
        csv.field_size_limit(LONGEST_CELL)
        for cells in reader:
            if any(cells):
                yield number, cells
            number = reader.line_num + 1
    except csv.Error as error:
        raise InputError(f"line.{number}", "broken_csv") from error
    finally:
        csv.field_size_limit(limit)


def _read(columns: list[str], cells: list[str], now: datetime) -> tuple[UUID, JournalEntry]:
    if len(cells) != len(columns):
        raise InputError("row", "wrong_cells", count=len(columns), given=len(cells))
    told = {name: cell for name, cell in zip(columns, cells, strict=True) if cell}
    entry = read_entry(_json(told), now.tzinfo)
    entry.require_time(now, None)
    try:
        return UUID(told["id"]) if "id" in told else uuid4(), entry
    except ValueError as error:
        raise InputError("id", "not_an_id") from error


def _json(told: Mapping[str, str]) -> Json:
    """A row as `read_entry` reads it."""
    row: Json = {name: told[name] for name in ("at",) if name in told}
    row |= {name: _whole(name, told[name]) for name in ("pain", "worst", "function") if name in told}
    if "bothersome" in told:
        row["bothersome"] = _yes_no(told["bothersome"])
    if "baby_mass_kg" in told:
        row["baby_mass_kg"] = _decimal("baby_mass_kg", told["baby_mass_kg"])
    row["did"] = told.get("did", "").split()
    row["counts"] = {task: _whole(f"counts.{task}", times) for task, times in _told_pairs("counts", told)}
    row["filled"] = {
        name: [None if item == LEFT_OUT else _whole(f"filled.{name}", item) for item in items.split(",")]
        for name, items in _told_pairs("filled", told)
    }
    row["findings"] = {name: _read_answer(name, value) for name, value in _told_pairs("findings", told)}
    row |= {name: _as_written(told.get(name, "")) for name in ("act", "note")}
    return row


def _told_pairs(column: str, told: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for part in told.get(column, "").split(";"):
        name, equals, value = (piece.strip() for piece in part.partition("="))
        if not part.strip():
            continue
        if not equals:
            raise InputError(column, "wrong_type_object")
        yield name, value


def _whole(field: str, text: str) -> int:
    try:
        return int(text)
    except ValueError as error:
        raise InputError(field, "not_whole" if _is_decimal(text) else "wrong_type_number") from error


def _is_decimal(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _decimal(field: str, text: str) -> float:
    if not _is_decimal(text):
        raise InputError(field, "wrong_type_number")
    return float(text)


def _yes_no(text: str) -> bool:
    if text.lower() in ("yes", "true", "1"):
        return True
    if text.lower() in ("no", "false", "0"):
        return False
    raise InputError("bothersome", "wrong_type_yes_no")


def _read_answer(name: str, text: str) -> object:
    """An answer as the question takes it; what does not fit is refused where all answers are."""
    question = load().questions.get(name)
    if question is not None and question.type == "multi":
        return text.split("+")
    if text in ("true", "false"):
        return text == "true"
    numeric = question is None or question.type in ("number", "rating")
    return float(text) if numeric and _is_decimal(text) else text
