"""The only place where rows become domain objects and domain objects become rows.

A browser is known by a random token in its session; the row carries the same token and nothing that names a person.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.utils import timezone

from carrywell import AfterBirth, Entry, InputError, Interview, Person
from carrywell.check.answers import Answer
from carrywell.web.models import Check
from carrywell.wire.read import read_case

TOKEN = "check"
#: In the session: a check set aside, of which nothing is shown.
ASIDE = "aside"
#: In the session: when she pressed "something is very wrong" before her stage was known.
VERY_WRONG_EARLY = "very_wrong"
EARLY_COUNTS = timedelta(hours=6)
KEPT_DAYS = 365

Json = dict[str, object]


@dataclass(frozen=True)
class Saved:
    """A stored check: who is asking, what was given, and when."""

    person: Person
    entries: tuple[Entry, ...]
    created: datetime
    updated: datetime
    finished: datetime | None

    def interview(self) -> Interview:
        """The interview, taken up where it stopped."""
        return Interview(self.person, self.entries)


def load(session: SessionBase) -> Saved | None:
    """The check of this browser; None when there is none that can be read."""
    row = Check.objects.filter(token=session.get(TOKEN, "")).first()
    if row is None:
        return None
    try:
        person, _ = read_case({"person": row.person})
    except InputError:
        return None
    entries = tuple(_read_entries(person, row.entries))
    return Saved(person, entries, row.created, row.updated, row.finished)


def keep(session: SessionBase, person: Person, entries: Sequence[Entry]) -> None:
    """Store the check of this browser at once."""
    now = timezone.now()
    token = session.setdefault(TOKEN, secrets.token_urlsafe(32))
    over = Interview(person, entries).screen() is None
    values = {
        "person": person_json(person),
        "entries": [entry_json(entry) for entry in entries],
        "updated": now,
        "finished": now if over else None,
    }
    Check.objects.update_or_create(
        token=token, defaults=values, create_defaults={**values, "token": token, "created": now}
    )


def forget(session: SessionBase) -> None:
    """Delete the check of this browser, also one set aside; the choice of country stays."""
    Check.objects.filter(token__in=[session.pop(name, "") for name in (TOKEN, ASIDE)]).delete()
    session.pop(VERY_WRONG_EARLY, None)


def set_aside(session: SessionBase) -> None:
    """Show nothing of the check of this browser any more, but keep it; one set aside before gives way."""
    session.pop(VERY_WRONG_EARLY, None)
    if TOKEN in session:
        Check.objects.filter(token=session.get(ASIDE, "")).delete()
        session[ASIDE] = session.pop(TOKEN)


def is_aside(session: SessionBase) -> bool:
    """A check was set aside."""
    return ASIDE in session


def bring_back(session: SessionBase) -> None:
    """Show the check again that was set aside, unless another one has been begun."""
    if ASIDE in session and TOKEN not in session:
        session[TOKEN] = session.pop(ASIDE)


def note_very_wrong(session: SessionBase) -> None:
    """She pressed "something is very wrong" before her stage was known."""
    session[VERY_WRONG_EARLY] = timezone.now().timestamp()


def take_very_wrong(session: SessionBase) -> bool:
    """Whether she pressed it within the last hours; told once."""
    pressed = session.pop(VERY_WRONG_EARLY, None)
    return pressed is not None and timezone.now().timestamp() - float(pressed) < EARLY_COUNTS.total_seconds()


def forget_everything(session: SessionBase) -> None:
    """Delete the check and the session itself."""
    forget(session)
    session.flush()


def forget_abandoned() -> None:
    """Delete what no browser can come back to: sessions that ended and checks untouched for longer than one lasts."""
    now = timezone.now()
    Session.objects.filter(expire_date__lt=now).delete()
    Check.objects.filter(updated__lt=now - timedelta(days=KEPT_DAYS)).delete()


# ---- JSON


def person_json(person: Person) -> Json:
    """A person as it is stored, in the shape that `carrywell.wire.read` reads."""
    stage = person.stage
    if isinstance(stage, AfterBirth):
        told: Json = {"days_since_birth": stage.days, "birth": stage.birth, "neuraxial": stage.neuraxial}
    else:
        told = {"pregnant_weeks": float(stage.weeks)}
    kept = {name: value for name, value in told.items() if value is not None}
    return {"stage": kept} | ({} if person.age_years is None else {"age_years": float(person.age_years)})


def entry_json(entry: Entry) -> Json:
    """An entry as it is stored."""
    return {
        "screen": entry.screen,
        "given": {name: list(a) if isinstance(a, tuple) else a for name, a in entry.given.items()},
    }


def _read_entries(person: Person, rows: object) -> Iterator[Entry]:
    """The entries that can still be read; what a newer knowledge does not know is asked again, never taken for a no."""
    for row in rows if isinstance(rows, list) else []:
        given: dict[str, Answer] = {
            name: tuple(answer) if isinstance(answer, list) else answer for name, answer in row["given"].items()
        }
        entry = Entry(row["screen"], given)
        try:
            Interview(person, [entry])
        except InputError:
            continue
        yield entry
