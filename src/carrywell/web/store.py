"""Where rows become domain objects and domain objects become rows; those of the journal in `journal_store`.

A browser is known by a random token in its session; the row carries the same token and nothing that names a person.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from carrywell import AfterBirth, Baby, Entry, InputError, Interview, Person
from carrywell.check.answers import Answer
from carrywell.knowledge.body_reader import body
from carrywell.knowledge.task_reader import tasks
from carrywell.person import Stage
from carrywell.web import former_journals, journal_store
from carrywell.web.her_life import HerLife, from_row, row_of
from carrywell.web.models import Check
from carrywell.web.models import Figures as FiguresRow
from carrywell.web.next_screen import next_screen
from carrywell.web.profile import Profile
from carrywell.web.sessions import held, renew
from carrywell.web.write_ahead import empty_log_once_stored
from carrywell.wire.read import read_case, read_whole

TOKEN = "check"
#: Every step asks for it twice; written out it costs a third of what Django needs to put it together.
CHECK_OF = f"SELECT * FROM {Check._meta.db_table} WHERE token = %s"
#: In the session: a check set aside, of which nothing is shown.
ASIDE = "aside"
#: In the session: when she pressed "something is very wrong" before her stage was known.
VERY_WRONG_EARLY = "very_wrong"
#: In the session: when she said that she is alone with her screen.
ALONE = "alone"
#: In the session: the page of who listens comes before the next step.
LISTENS = "listens"
#: In the session: the token of a check, and the day on which its warning screens began to be asked anew.
SIGNS_ASKED = "signs_asked"
#: In the session: she said that her pregnancy has ended, or that her baby has died.
ENDED_EARLY = "ended_early"
BABY_DIED = "baby_died"
#: In the session: the day on which she said so, and the act of her journal until then.
ENDED_ON = "ended_on"
ENDED_ACT = "ended_act"
#: In the session: the day of a loss, told on it, before the pregnancy or birth that she has told of since.
LOST_BEFORE = "lost_before"
#: In the session: the page of the first run that her last tap led to.
FIRST_RUN = "first_run"
FIRST_RUN_PAGES = ("you_pregnant", "you_since", "you_born", "you_baby")
EARLY_COUNTS = timedelta(hours=6)
ALONE_COUNTS = timedelta(minutes=1)
KEPT_DAYS = 365
MINUTES_A_DAY = 24 * 60
#: For a profile without a stage: the reader asks for one.
NO_STAGE = {"days_since_birth": 0}

Json = dict[str, object]


@dataclass(frozen=True)
class Saved:
    """A stored check: who was asking when it was made, what was given, and when."""

    person: Person
    entries: tuple[Entry, ...]
    created: datetime
    updated: datetime
    finished: datetime | None

    @property
    def mark(self) -> str:
        """Of these answers; any change of them makes another."""
        return self.updated.isoformat()

    def interview(self) -> Interview:
        """The interview, taken up where it stopped."""
        return Interview(self.person, self.entries)


def load(session: SessionBase) -> Saved | None:
    """The check of this browser; None when there is none that can be read."""
    row = next(iter(Check.objects.raw(CHECK_OF, [session.get(TOKEN, "")])), None)
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
    _end_loss(session, person.stage)
    over = next_screen(Interview(person, entries)) is None
    values = {
        "person": person_json(person),
        "entries": [entry_json(entry) for entry in entries],
        "updated": now,
        "finished": now if over else None,
    }
    if not Check.objects.filter(token=token).update(**values):
        Check.objects.create(token=token, created=now, **values)


def today() -> date:
    """The day on her calendar."""
    return timezone.now().astimezone(settings.LOCAL_ZONE).date()


def load_profile(session: SessionBase) -> Profile:
    """The profile of this browser; empty when there is none that can be read."""
    return _profile_of(session.get(TOKEN, ""))


def _profile_of(token: str) -> Profile:
    row = FiguresRow.objects.filter(token=token).first()
    if row is None:
        return Profile()
    person_told = _table(row.person)
    home = {place: height for place, height in _table(row.home).items() if place in body().places}
    day = {task: _table(told) for task, told in _table(row.day).items() if task in tasks().tasks}
    counts = {task: {"times": told["times"]} for task, told in day.items() if "times" in told}
    try:
        case = read_whole({"person": {"stage": NO_STAGE} | person_told, "home": home, "day": counts})
        told = {name: date.fromisoformat(str(on)) for name, on in _table(row.told).items()}
    except (InputError, ValueError):
        return Profile()
    person = case.person
    return Profile(
        stage=person.stage if "stage" in person_told else None,
        stage_told=told.get("stage"),
        age_years=person.age_years,
        height_m=person.height_m,
        mass_kg=person.mass_kg,
        baby=person.baby,
        weighed=told.get("weight"),
        child_told=told.get("child"),
        home=case.home,
        times={task: doing.times for task, doing in case.day.items()},
        minutes={task: float(told["minutes"]) for task, told in day.items() if _is_minutes(told.get("minutes"))},
        ways={task: told["way"] for task, told in day.items() if _is_way(task, told.get("way"))},
    )


def keep_profile(session: SessionBase, profile: Profile) -> None:
    """Store the profile of this browser at once; a stage told ends what "my pregnancy has ended" put away."""
    if profile.stage is not None:
        _end_loss(session, profile.stage)
    if profile.is_of_another_birth(load_profile(session)):
        keep_life(session, load_life(session).of_another_birth())
    told = {"stage": profile.stage_told, "weight": profile.weighed, "child": profile.child_told}
    values = {
        "person": _profile_json(profile),
        "home": dict(profile.home),
        "day": _day_json(profile),
        "told": {name: on.isoformat() for name, on in told.items() if on is not None},
        "updated": timezone.now(),
    }
    FiguresRow.objects.update_or_create(token=_token(session), defaults=values)


def load_life(session: SessionBase) -> HerLife:
    """What she told for her plan."""
    row = FiguresRow.objects.filter(token=session.get(TOKEN, "")).first()
    return HerLife() if row is None else from_row(_table(row.life))


def keep_life(session: SessionBase, told: HerLife) -> None:
    """Store what she told for her plan at once."""
    values = {"life": row_of(told), "updated": timezone.now()}
    FiguresRow.objects.update_or_create(token=_token(session), defaults=values)


def _token(session: SessionBase) -> str:
    """The token of this browser's rows, made when it is first needed."""
    renew(session)
    return str(session.setdefault(TOKEN, secrets.token_urlsafe(32)))


def _end_loss(session: SessionBase, stage: Stage) -> None:
    """A stage of another pregnancy or birth ends the loss; the journal of before is put away, as it is another's."""
    if isinstance(stage, AfterBirth) and stage.baby_died:
        return
    told = ended_on(session)
    if _forget_loss(session):
        former_journals.put_away(session)
        if told is not None:
            session[LOST_BEFORE] = told.isoformat()


def _forget_loss(session: SessionBase) -> bool:
    """Take the mark of a loss off; whether there was one."""
    for name in (ENDED_ON, ENDED_ACT):
        session.pop(name, None)
    return session.pop(ENDED_EARLY, None) is not None


def _delete(tokens: Sequence[str]) -> None:
    Check.objects.filter(token__in=tokens).delete()
    FiguresRow.objects.filter(token__in=tokens).delete()
    empty_log_once_stored()


def forget_check(session: SessionBase) -> None:
    """Delete the check of this browser; what she told of herself stays."""
    Check.objects.filter(token=session.get(TOKEN, "")).delete()
    session.pop(VERY_WRONG_EARLY, None)
    empty_log_once_stored()


def forget(session: SessionBase) -> None:
    """Delete the check and the profile of this browser, also those set aside; the choice of country stays."""
    _delete([session.pop(name, "") for name in (TOKEN, ASIDE)])
    session.pop(VERY_WRONG_EARLY, None)
    note_first_run(session, None)


def set_aside(session: SessionBase) -> None:
    """Show nothing of what this browser told any more, but keep it; what was set aside before gives way."""
    if ENDED_EARLY in session:
        return
    session.pop(VERY_WRONG_EARLY, None)
    note_first_run(session, None)
    session[ENDED_EARLY] = BABY_DIED if isinstance(load_profile(session).stage, AfterBirth) else True
    session[ENDED_ON] = today().isoformat()
    session[ENDED_ACT] = journal_store.function_of(journal_store.key_of(session))
    if TOKEN in session:
        _delete([session.get(ASIDE, "")])
        session[ASIDE] = session.pop(TOKEN)


def has_ended_early(session: SessionBase) -> bool:
    """She said that her pregnancy has ended, and has begun no check since."""
    return ENDED_EARLY in session


def has_baby_died(session: SessionBase) -> bool:
    """What has ended is the life of a baby after the birth."""
    return session.get(ENDED_EARLY) == BABY_DIED


def ended_on(session: SessionBase) -> date | None:
    """The day on which she said so; what has ended may have ended before it."""
    told = session.get(ENDED_ON)
    return date.fromisoformat(told) if isinstance(told, str) else None


def lost_before(session: SessionBase) -> date | None:
    """The day of a loss before the pregnancy or birth that she has told of since."""
    told = session.get(LOST_BEFORE)
    return date.fromisoformat(told) if isinstance(told, str) else None


def act_now(session: SessionBase) -> str:
    """The act she chose; what she chose before a loss may be to lift her baby, so nothing asks about it."""
    act = journal_store.function_of(journal_store.key_of(session))
    return "" if act == session.get(ENDED_ACT) else act


def choose_act(session: SessionBase, act: str) -> None:
    """Keep the act she chose.

    Raises
    ------
    InputError
        Naming ``function``, when it is too long.
    """
    journal_store.choose_function(journal_store.own_key(session), act)
    session.pop(ENDED_ACT, None)


def note_baby_died(session: SessionBase) -> None:
    """She says which of the two has ended."""
    if ENDED_EARLY in session:
        session[ENDED_EARLY] = BABY_DIED


def profile_aside(session: SessionBase) -> Profile:
    """What she told of herself before it was put away."""
    return _profile_of(session.get(ASIDE, ""))


def is_aside(session: SessionBase) -> bool:
    """A check was set aside."""
    return ASIDE in session


def bring_back(session: SessionBase) -> None:
    """Show the check again that was set aside, unless one of another pregnancy or birth has been begun."""
    was_on = _forget_loss(session)
    if ASIDE in session and (was_on or TOKEN not in session):
        _delete([session.get(TOKEN, "")])
        session[TOKEN] = session.pop(ASIDE)


def note_very_wrong(session: SessionBase) -> None:
    """She pressed "something is very wrong" before her stage was known."""
    session[VERY_WRONG_EARLY] = timezone.now().timestamp()


def take_very_wrong(session: SessionBase) -> bool:
    """Whether she pressed it within the last hours; told once."""
    return _taken_within(session, VERY_WRONG_EARLY, EARLY_COUNTS)


def note_alone(session: SessionBase) -> None:
    """She says that she is alone with her screen."""
    session[ALONE] = timezone.now().timestamp()


def take_alone(session: SessionBase) -> bool:
    """Whether she has just said that she is alone; told once, for one page."""
    return _taken_within(session, ALONE, ALONE_COUNTS)


def note_listens(session: SessionBase) -> None:
    """After her answer to the private question: who listens is shown before the next step."""
    session[LISTENS] = timezone.now().timestamp()


def take_listens(session: SessionBase) -> bool:
    """Whether it is to be shown now; told once, for one page."""
    return _taken_within(session, LISTENS, ALONE_COUNTS)


def note_signs_asked(session: SessionBase) -> None:
    """From today on every answer of her check that said no to a warning sign is a new one."""
    session[SIGNS_ASKED] = [_token(session), today().isoformat()]


def begun_on(saved: Saved) -> date:
    """The day of the first answers of a check."""
    return min(saved.created.astimezone(settings.LOCAL_ZONE).date(), today())


def answered_since(session: SessionBase, saved: Saved) -> date:
    """The day since which all answers of her check on warning signs are: changing one of its answers asks no other."""
    begun = begun_on(saved)
    token, day = session.get(SIGNS_ASKED) or ("", "")
    return max(begun, min(date.fromisoformat(day), today())) if day and token == session.get(TOKEN) else begun


def note_first_run(session: SessionBase, page: str | None) -> None:
    """The page of the first run that comes next, by the name of its address; None when it is over."""
    if page is not None:
        session[FIRST_RUN] = page
    elif FIRST_RUN in session:
        del session[FIRST_RUN]


def first_run_page(session: SessionBase) -> str | None:
    """The page of the first run on which she stopped."""
    page = session.get(FIRST_RUN)
    return page if page in FIRST_RUN_PAGES else None


def _taken_within(session: SessionBase, name: str, span: timedelta) -> bool:
    noted = session.pop(name, None)
    return isinstance(noted, int | float) and timezone.now().timestamp() - float(noted) < span.total_seconds()


def forget_everything(session: SessionBase) -> None:
    """Delete the check, the profile, the journal and the session itself, and what an upgrade had copied of them."""
    with transaction.atomic():
        forget(session)
        for key in (journal_store.key_of(session), *former_journals.former_keys(session)):
            journal_store.forget(key)
        session.flush()


def forget_abandoned() -> None:
    """Delete what no browser can come back to: sessions that ended, and what was long untouched and is in no other."""
    now = timezone.now()
    Session.objects.filter(expire_date__lt=now).delete()
    for rows in (Check.objects, FiguresRow.objects):
        old = rows.filter(updated__lt=now - timedelta(days=KEPT_DAYS))
        if old.exists():
            old.exclude(token__in=held([TOKEN, ASIDE])).delete()


# ---- JSON


def person_json(person: Person) -> Json:
    """A person as she is stored, in the shape that `carrywell.wire.read` reads."""
    stage = {"stage": _stage_json(person.stage)}
    return stage | _figures_json(person.age_years, person.height_m, person.mass_kg, person.baby)


def _profile_json(profile: Profile) -> Json:
    """As `person_json`, without a stage when none was told."""
    stage = {} if profile.stage is None else {"stage": _stage_json(profile.stage)}
    return stage | _figures_json(profile.age_years, profile.height_m, profile.mass_kg, profile.baby)


def _stage_json(stage: Stage) -> Json:
    if isinstance(stage, AfterBirth):
        birth: Json = {"days_since_birth": stage.days, "birth": stage.birth, "neuraxial": stage.neuraxial}
        return _known(birth | {"baby_died": stage.baby_died or None})
    return _known({"pregnant_weeks": float(stage.weeks), "fetuses": stage.fetuses if stage.fetuses > 1 else None})


def _figures_json(age_years: float | None, height_m: float | None, mass_kg: float | None, baby: Baby | None) -> Json:
    told: Json = {"age_years": age_years, "height_m": height_m, "mass_kg": mass_kg}
    if baby is not None:
        told["baby"] = _known(asdict(baby))
    return _known(told)


def _known(values: Json) -> Json:
    return {name: value for name, value in values.items() if value is not None}


def entry_json(entry: Entry) -> Json:
    """An entry as it is stored."""
    return {
        "screen": entry.screen,
        "given": {name: list(a) if isinstance(a, tuple) else a for name, a in entry.given.items()},
    }


def _day_json(profile: Profile) -> Json:
    """What she told of each task, as `_profile_of` reads it."""
    told = {"times": profile.times, "minutes": profile.minutes, "way": profile.ways}
    names = {task: None for known in told.values() for task in known}
    return {task: {name: known[task] for name, known in told.items() if task in known} for task in names}


def _is_number(stored: object) -> bool:
    return isinstance(stored, int | float) and not isinstance(stored, bool)


def _is_minutes(stored: object) -> bool:
    return _is_number(stored) and 0 < float(str(stored)) <= MINUTES_A_DAY


def _is_way(task: str, stored: object) -> bool:
    return isinstance(stored, str) and stored in {way.id for way in tasks().tasks[task].variant}


def _table(stored: object) -> dict[str, Any]:
    """What a row holds, as far as it is a table."""
    return stored if isinstance(stored, dict) else {}


def _read_entries(person: Person, rows: object) -> Iterator[Entry]:
    """The entries that can still be read; what a newer knowledge does not know is asked again, never taken for a no."""
    for row in rows if isinstance(rows, list) else []:
        table = _table(row)
        given: dict[str, Answer] = {
            name: tuple(answer) if isinstance(answer, list) else answer
            for name, answer in _table(table.get("given")).items()
        }
        if not given:
            continue
        entry = Entry(str(table.get("screen")), given)
        try:
            Interview(person, [entry])
        except InputError:
            continue
        yield entry
