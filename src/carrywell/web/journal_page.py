"""What stands on the pages of the journal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import uuid4

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.forms import BoundField
from django.utils import timezone

from carrywell.knowledge.task_schema import Task
from carrywell.knowledge.words import Words
from carrywell.track.acts import same_act
from carrywell.track.entries import MOST_COUNTED
from carrywell.track.note_words import is_private
from carrywell.web import journal_store, store
from carrywell.web.former_journals import former_keys
from carrywell.web.forms import spoken_words
from carrywell.web.her_course import born_on, course_of
from carrywell.web.journal_cards import asked_now, forecast_card, open_cards, trend_cards
from carrywell.web.journal_form import COUNT, EntryForm, Frame
from carrywell.web.journal_scale import SCALES, scale_of
from carrywell.web.journal_store import Kept
from carrywell.web.journal_told import day_by_day, formers, row_of, speaks_of_a_baby
from carrywell.web.load_pages import Her, her_now
from carrywell.web.plan_page import plan_page
from carrywell.web.screen_form import statement_of
from carrywell.web.signs_again import signs_of
from carrywell.web.standing import standing_of

PAGE = 30
#: So many tasks are offered to be counted at once, those that come most often; the others follow when asked for.
OFTEN = 8


@dataclass(frozen=True)
class Counted:
    """A task with a field for how often, and what one less and one more would be."""

    id: str
    field: BoundField
    less: int
    more: int


@dataclass(frozen=True)
class Deed:
    """Something of today's plan that she may have done."""

    id: str
    title: str
    pressed: bool


def journal_page(session: SessionBase, number: int) -> dict[str, object]:
    """The entry to make, and one page of the list."""
    key, her = journal_store.key_of(session), her_now(session)
    w, total = spoken_words(her.person), journal_store.count(key)
    cards = _cards(session) if number <= 1 else _pressing(session)
    pages = max(1, -(-total // PAGE))
    number = min(max(number, 1), pages)
    kept = journal_store.latest(key, PAGE, (number - 1) * PAGE)
    return cards | {
        "made": uuid4(),
        "scale": scale_of("pain", None),
        "days": day_by_day(kept, her.today, w, gentle=her.loss is not None),
        "total": total,
        "formers": len(former_keys(session)),
        "number": number,
        "pages": pages,
        "newer": number - 1,
        "older": number + 1 if number < pages else 0,
    }


def _pressing(session: SessionBase) -> dict[str, object]:
    """What cannot wait stands on every page of the list."""
    return {"open_cards": [card for card in open_cards(session, course_of(session)) if card.is_pressing]}


def _cards(session: SessionBase) -> dict[str, object]:
    """What follows from what she noted: first what to do, then how it goes, then what can be asked."""
    course, language = course_of(session), spoken_words().language
    known = bool(course.entries)
    return {
        "open_cards": open_cards(session, course),
        "trends": trend_cards(course, language) if known else [],
        "forecast": forecast_card(course) if known and not course.person.has_lost else None,
        "ask": asked_now(session, course, language),
    }


def frame_of(session: SessionBase) -> Frame:
    """What an entry of this browser is told within."""
    her = her_now(session)
    w = spoken_words(her.person)
    tasks = (
        sorted((task for task in her.tasks if task.judged), key=lambda task: -_times(her, task)) if her.cares else []
    )
    names = {task.id: w.text("tasks", task.id, "short") for task in tasks}
    now = timezone.now().astimezone(settings.LOCAL_ZONE)
    signs = signs_of(her.person) if her.loss is None or her.loss.birth_known else ()
    return Frame(now, born_on(her), tuple(tasks), names, store.act_now(session), signs)


def _times(her: Her, task: Task) -> float:
    """How often a task comes in her own day; without that, in a usual one."""
    usual = her.usual_day.get(task.id)
    return her.profile.times.get(task.id, usual.times if usual else 0.0)


def entry_page(session: SessionBase, form: EntryForm, kept: Kept | None) -> dict[str, object]:
    """Everything that can be told of one entry."""
    key, her, entry, act = journal_store.key_of(session), her_now(session), form.entry, form.frame.act
    w, gentle = spoken_words(her.person), her.loss is not None
    rated = entry.act or act
    if gentle and not same_act(rated, act):
        rated = ""  # what she chose before may be to lift her baby
    counts = [_counted(form, task.id) for task in form.frame.tasks]
    before = journal_store.before(key, kept.id) if kept else []
    return {
        "form": form,
        "help_near": is_private(entry.note),
        "at": entry.at.astimezone(settings.LOCAL_ZONE),
        "scales": {name: scale_of(name, getattr(entry, name), rated) for name in SCALES},
        "act": act,
        "watch": gentle and not form.frame.signs,
        "bothersome": entry.bothersome,
        "deeds": [deed for deed in _deeds(session, entry.did, w) if not (gentle and speaks_of_a_baby(deed.id))],
        "counts": counts[:OFTEN],
        "more_counts": counts[OFTEN:],
        "counts_open": _is_open(form, counts[:OFTEN]),
        "more_open": _is_open(form, counts[OFTEN:]),
        "has_baby": form.frame.has_baby,
        "signs": _signs(form, w),
        "open_cards": open_cards(session, course_of(session)) if kept else [],
        "row": row_of(kept, w, gentle=gentle) if kept else None,
        "formers": formers(before, kept.entry, w, gentle=gentle) if kept else [],
    }


def _is_open(form: EntryForm, counts: Sequence[Counted]) -> bool:
    return any(each.field.errors or each.id in form.entry.counts for each in counts)


def _deeds(session: SessionBase, did: Sequence[str], w: Words) -> list[Deed]:
    """What stands in today's plan, and what she said she did."""
    offered: dict[str, str] = {}
    saved = store.load(session)
    if saved is not None and saved.finished:
        told = plan_page(session, saved, standing_of(session, saved)).told
        offered = {change.id: change.title for change in told.changes} if told else {}
        offered |= {each.id: each.title for each in told.movement.today} if told and told.movement else {}
    for name in did:
        file = "exercises" if w.has("exercises", name) else "advice"
        offered.setdefault(name, w.text(file, name, "title"))
    return [Deed(name, title, name in did) for name, title in offered.items()]


def _signs(form: EntryForm, w: Words) -> list[Deed]:
    told = form.entry.findings
    return [Deed(name, statement_of(w, name), name in told) for name in form.frame.signs]


def _counted(form: EntryForm, task: str) -> Counted:
    field = form[f"{COUNT}{task}"]
    typed = str(field.value() or "0")
    times = int(typed) if typed.isdecimal() and len(typed) < 6 else 0
    return Counted(task, field, max(0, times - 1), min(MOST_COUNTED, times + 1))
