"""`carrywell journal import`: what was kept elsewhere, all of it or nothing."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from uuid import UUID

from carrywell.cli.answers import opened, shown, text_of
from carrywell.cli.problem import UnreadableError, complain
from carrywell.errors import InputError
from carrywell.exchange import babybuddy, babybuddy_csv
from carrywell.exchange.asking import Server
from carrywell.exchange.babybuddy_rows import Child, Rows
from carrywell.exchange.csv_lines import headings_of, lines_of
from carrywell.exchange.days import NappiesAt, TakenIn, Wish, chosen, taken_in
from carrywell.track.entries import JournalEntry
from carrywell.track.weighed import MassUnit, kilograms
from carrywell.wire.journal_csv import entries_in_csv
from carrywell.wire.journal_file import journal_in
from carrywell.wire.strict import json_of

#: 10,000 entries have 3 MB.
MOST_BYTES = 50_000_000
TOKEN_VARIABLE = "CARRYWELL_BABYBUDDY_TOKEN"
#: Progress is told from this many rows of a kind on.
LONG = 1000

Entries = list[tuple[UUID, JournalEntry]]


@dataclass(frozen=True)
class Asked:
    """What she asked to take in, as the options of the command."""

    files: tuple[str, ...]
    address: str | None = None
    token_file: str | None = None
    insecure: bool = False
    children: tuple[str, ...] = ()
    weight_unit: MassUnit | None = None
    nappies_at: NappiesAt = "both"


@dataclass(frozen=True)
class Told:
    """Entries of files that Carrywell wrote, those that Baby Buddy's rows make, and the act that a file names."""

    own: Entries
    others: Entries
    function: str = ""


def asked_for(asked: Asked, journal: str) -> Told:
    """What she asked to take in; what was left out is told.

    Raises
    ------
    InputError, UnreadableError
        With field and reason; nothing is taken in then.
    """
    from django.conf import settings

    now = datetime.now(settings.LOCAL_ZONE)
    wish = Wish(journal, now, unit=asked.weight_unit, nappies_at=asked.nappies_at)
    if (asked.address is None) is (not asked.files):
        raise InputError("FILE", "file_or_address")
    if asked.address is not None:
        server = Server(asked.address.removesuffix("/").removesuffix("/api"), _token(asked.token_file), asked.insecure)
        others = _of_server(server, asked.children, wish)
        _tell(others)
        return Told([], list(others.entries))
    files = _read_all(asked.files, now)
    found = _of_files(files, asked.children, wish)
    if found is None:
        return Told(files.entries, [], files.function)
    _tell(found)
    return Told(files.entries, list(found.entries), files.function)


@dataclass
class Files:
    """What the named files hold, sorted by what they are."""

    function: str = ""
    entries: Entries = field(default_factory=list)
    children: list[Child] = field(default_factory=list)
    rows: list[Rows] = field(default_factory=list)


def _token(name: str | None) -> str:
    """The token from the file, else from the environment; it is never given on the command line.

    Raises
    ------
    InputError, UnreadableError
        When there is none, or the file cannot be read.
    """
    if name is None:
        token = os.environ.get(TOKEN_VARIABLE, "").strip()
    else:
        with opened(name, "token") as file:
            token = text_of(file.read(4096), name, "token").strip()
    if not token:
        raise InputError("token", "token_missing", variable=TOKEN_VARIABLE)
    return token


def _of_server(server: Server, children: Sequence[str], wish: Wish) -> TakenIn:
    """What a Baby Buddy tells of the children she named."""
    known = chosen(babybuddy.children_of(server), children)
    return taken_in(babybuddy.rows_of(server, known, _tell_progress), wish)


def _tell_progress(kind: str, read: int, count: int) -> None:
    if count >= LONG:
        complain(_("{kind}: {read} of {count} read").format(kind=kind, read=read, count=count))


def _read_all(names: Sequence[str], now: datetime) -> Files:
    files = Files()
    for name in names:
        try:
            _read(name, files, now)
        except InputError as error:
            if len(names) == 1:
                raise
            raise InputError(f"{Path(name).name}: {error.field}", error.code, **error.details) from error
    return files


def _read(name: str, files: Files, now: datetime) -> None:
    with opened(name) as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise InputError("input", "too_big", limit=f"{MOST_BYTES // 1_000_000} MB")
    text = text_of(data, name)
    if not text.strip():
        raise UnreadableError("answers", "empty_input", name=shown(name))
    if text.lstrip()[0] in "{[" or name.lower().endswith(".json"):
        function, entries = journal_in(json_of(text, MOST_BYTES), now)
        files.entries += entries
        files.function = files.function or function
        return
    headings = headings_of(text)
    kind = babybuddy_csv.kind_of(headings)
    if kind is not None:
        files.rows.append(babybuddy_csv.rows_in(kind, lines_of(text), None))
    elif babybuddy_csv.holds_children(headings):
        files.children += babybuddy_csv.children_in(lines_of(text))
    elif "at" in headings:
        files.entries += entries_in_csv(text, now)
    else:
        raise InputError("line.1", "unknown_csv")


def _of_files(files: Files, wanted: Sequence[str], wish: Wish) -> TakenIn | None:
    """What Baby Buddy's files tell; children that no file lists are known by name alone."""
    rows = Rows(
        frozenset(kind for each in files.rows for kind in each.kinds),
        happened=tuple(row for each in files.rows for row in each.happened),
        weighed=tuple(row for each in files.rows for row in each.weighed),
    )
    names = dict.fromkeys(row.child for row in rows.all)
    if not names:
        return None
    listed = {child.name: child for child in files.children}
    return taken_in(rows.of(chosen([listed.get(name, Child(name, None)) for name in names], wanted)), wish)


def _tell(found: TakenIn) -> None:
    """What was left out or inferred, and why, on standard error."""
    unit = found.inferred
    if unit is not None:
        words = _(
            "Baby Buddy keeps weights without a unit. They are read as {unit}: {number} at {days} days of age is then "
            "{kg} kg, nearly all babies of that age weigh {low} to {high} kg, and no other unit fits. "
            "If that is wrong, use --weight-unit."
        )
        example = unit.example
        complain(
            words.format(
                unit=unit.unit,
                number=f"{example.number:g}",
                days=example.age_days,
                kg=f"{kilograms(example.number, unit.unit):.2f}",
                low=f"{unit.low_kg:.1f}",
                high=f"{unit.high_kg:.1f}",
            )
        )
    if any(entry.counts for _made, entry in found.entries):
        complain(_("Baby Buddy does not say who fed or changed your baby: everyone's times are counted."))
    for count, words in (
        (found.of_today, _left_today(found.of_today)),
        (found.too_old, _left_old(found.too_old)),
        (found.not_held, _left_not_held(found.not_held)),
    ):
        if count:
            complain(words.format(count=count))


def _left_today(count: int) -> str:
    return ngettext(
        "{count} row of today was left out: today is not over. It comes with the next import.",
        "{count} rows of today were left out: today is not over. They come with the next import.",
        count,
    )


def _left_old(count: int) -> str:
    return ngettext(
        "{count} row was left out: it is from before your pregnancy.",
        "{count} rows were left out: they are from before your pregnancy.",
        count,
    )


def _left_not_held(count: int) -> str:
    return ngettext(
        "{count} feed was not counted as holding your baby: with a spoon, or by itself.",
        "{count} feeds were not counted as holding your baby: with a spoon, or by itself.",
        count,
    )
