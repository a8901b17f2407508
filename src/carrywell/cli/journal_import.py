"""`carrywell journal import`: what was kept elsewhere, all of it or nothing."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from uuid import UUID

from carrywell.cli.answers import opened, shown, text_of
from carrywell.cli.problem import UnreadableError, complain
from carrywell.errors import InputError
from carrywell.exchange import babybuddy
from carrywell.exchange.asking import Server
from carrywell.exchange.days import NappiesAt, TakenIn, Wish, chosen, taken_in
from carrywell.exchange.files import Files
from carrywell.track.entries import JournalEntry
from carrywell.track.weighed import MassUnit, kilograms
from carrywell.wire.journal_file import Filed

#: 10,000 entries have 3 MB.
MOST_BYTES = 50_000_000
TOKEN_VARIABLE = "CARRYWELL_BABYBUDDY_TOKEN"
#: Progress is told from this many rows of a kind on.
LONG = 1000


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

    own: Sequence[Filed]
    others: Sequence[tuple[UUID, JournalEntry]]
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
    wish = Wish(journal, now, settings.LOCAL_ZONE, asked.weight_unit, asked.nappies_at)
    if (asked.address is None) is (not asked.files):
        raise InputError("FILE", "file_or_address")
    if asked.address is not None:
        server = Server(asked.address.removesuffix("/").removesuffix("/api"), _token(asked.token_file), asked.insecure)
        others = _of_server(server, asked.children, wish)
        _tell(others)
        return Told([], others.entries)
    files = _read_all(asked.files, now)
    rows = files.all_rows
    if not rows.children:
        return Told(files.entries, [], files.function)
    found = taken_in(rows.of(chosen(rows.children, asked.children)), wish)
    _tell(found)
    return Told(files.entries, found.entries, files.function)


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
    files.add(text, now, is_json=name.lower().endswith(".json"))


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
