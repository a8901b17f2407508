"""The only place where rows become domain objects and domain objects become rows.

A browser is known by a random token in its session; the row carries the same token and nothing that names a person.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.utils import timezone

from carrywell import AfterBirth, Entry, InputError, Interview, Person
from carrywell.check.answers import Answer
from carrywell.knowledge.body_reader import body
from carrywell.knowledge.task_reader import tasks
from carrywell.web.models import Check
from carrywell.web.models import Figures as FiguresRow
from carrywell.wire.read import read_case, read_whole

TOKEN = "check"
#: In the session: a check set aside, of which nothing is shown.
ASIDE = "aside"
#: In the session: when she pressed "something is very wrong" before her stage was known.
VERY_WRONG_EARLY = "very_wrong"
#: In the session: she said that her pregnancy has ended.
ENDED_EARLY = "ended_early"
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


@dataclass(frozen=True)
class Figures:
    """What she told of her body, her baby, her furniture [m] and her day; what is missing is as usual."""

    height_m: float | None = None
    mass_kg: float | None = None
    baby_mass_kg: float | None = None
    home: Mapping[str, float] = field(default_factory=dict)
    times: Mapping[str, float] = field(default_factory=dict)


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
    token = _token(session)
    session.pop(ENDED_EARLY, None)
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


def load_figures(session: SessionBase) -> Figures:
    """The figures of this browser; empty when there are none that can be read."""
    row = FiguresRow.objects.filter(token=session.get(TOKEN, "")).first()
    if row is None:
        return Figures()
    home = {place: height for place, height in row.home.items() if place in body().places}
    day = {task: count for task, count in row.day.items() if task in tasks().tasks}
    try:
        case = read_whole({"person": row.person | {"stage": {"days_since_birth": 0}}, "home": home, "day": day})
    except InputError:
        return Figures()
    baby = case.person.baby
    return Figures(
        height_m=case.person.height_m,
        mass_kg=case.person.mass_kg,
        baby_mass_kg=baby.mass_kg if baby else None,
        home=case.home,
        times={task: doing.times for task, doing in case.day.items()},
    )


def keep_figures(session: SessionBase, figures: Figures) -> None:
    """Store the figures of this browser at once."""
    told = {"height_m": figures.height_m, "mass_kg": figures.mass_kg}
    baby = {} if figures.baby_mass_kg is None else {"baby": {"mass_kg": figures.baby_mass_kg}}
    values = {
        "person": {name: value for name, value in told.items() if value is not None} | baby,
        "home": dict(figures.home),
        "day": {task: {"times": times} for task, times in figures.times.items()},
        "updated": timezone.now(),
    }
    FiguresRow.objects.update_or_create(token=_token(session), defaults=values)


def _token(session: SessionBase) -> str:
    """The token of this browser's rows, made when it is first needed."""
    return str(session.setdefault(TOKEN, secrets.token_urlsafe(32)))


def _delete(tokens: Sequence[str]) -> None:
    Check.objects.filter(token__in=tokens).delete()
    FiguresRow.objects.filter(token__in=tokens).delete()


def forget(session: SessionBase) -> None:
    """Delete the check and the figures of this browser, also those set aside; the choice of country stays."""
    _delete([session.pop(name, "") for name in (TOKEN, ASIDE)])
    session.pop(VERY_WRONG_EARLY, None)


def set_aside(session: SessionBase) -> None:
    """Show nothing of what this browser told any more, but keep it; what was set aside before gives way."""
    session.pop(VERY_WRONG_EARLY, None)
    session[ENDED_EARLY] = True
    if TOKEN in session:
        _delete([session.get(ASIDE, "")])
        session[ASIDE] = session.pop(TOKEN)


def has_ended_early(session: SessionBase) -> bool:
    """She said that her pregnancy has ended, and has begun no check since."""
    return ENDED_EARLY in session


def is_aside(session: SessionBase) -> bool:
    """A check was set aside."""
    return ASIDE in session


def bring_back(session: SessionBase) -> None:
    """Show the check again that was set aside, unless another one has been begun."""
    session.pop(ENDED_EARLY, None)
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
    for rows in (Check.objects, FiguresRow.objects):
        rows.filter(updated__lt=now - timedelta(days=KEPT_DAYS)).delete()


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
