"""The course of the woman of this browser: her profile, her check and her journal as the engine takes them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.utils import timezone

from carrywell import AfterBirth, Interview, Pregnant
from carrywell.check.warning_signs import rank
from carrywell.person import Stage
from carrywell.track.course import Checked, Course, pain_began
from carrywell.track.entries import JournalEntry
from carrywell.track.escalation import Escalation, escalations
from carrywell.web import journal_open, journal_store, store
from carrywell.web.after_loss import Loss
from carrywell.web.answers_told import without_private
from carrywell.web.load_pages import Her, her_now
from carrywell.web.profile import DAYS_PER_WEEK
from carrywell.web.standing import ALARMING

#: No trend looks further back, and a page reads no more than it needs; rules that were open before are kept.
WINDOW = timedelta(weeks=26)


def born_on(her: Her) -> date | None:
    """The day of the birth, as far as it was told; None in pregnancy."""
    stage = her.profile.stage_on(her.today)
    known = isinstance(stage, AfterBirth) and (her.loss is None or her.loss.birth_known)
    return her.today - timedelta(days=stage.days) if isinstance(stage, AfterBirth) and known else None


def course_of(session: SessionBase) -> Course:
    """Her course of the last half year; what she told in private stays out of it."""
    her, key = her_now(session), journal_store.key_of(session)
    checked = _checked(session, her.saved)
    entries = tuple(kept.entry for kept in journal_store.entries(key, counts_from(session, her)))
    return Course(
        person=her.person,
        today=her.today,
        entries=entries,
        began=_began(her.saved, checked) or _noted_first(her.loss, entries),
        born=born_on(her),
        checked=checked,
        function=store.act_now(session),
        birth_known=her.loss is None or her.loss.birth_known,
    )


def counts_from(session: SessionBase, her: Her) -> datetime:
    """From when on entries count: what was noted before this pregnancy, or before a loss, is another course."""
    window, stage = _window(journal_store.key_of(session)), her.profile.stage_on(her.today)
    first = _course_began(session, stage, her.today)
    return window if first is None else max(window, datetime.combine(first, time(), settings.LOCAL_ZONE))


def _window(key: str) -> datetime:
    """From when on a page reads: nothing of the time since her pages were last shown is left out."""
    return min(timezone.now(), journal_open.walked(key)) - WINDOW


def _course_began(session: SessionBase, stage: Stage | None, today: date) -> date | None:
    if isinstance(stage, Pregnant):
        return today - timedelta(days=int(stage.weeks * DAYS_PER_WEEK))
    return store.lost_before(session)


def _began(saved: store.Saved | None, checked: Checked | None) -> date | None:
    """How long it has lasted she said on the day of her first answers; asked for signs anew, she is not asked again."""
    return pain_began(checked.answers, store.begun_on(saved)) if saved and checked else None


def _noted_first(loss: Loss | None, entries: Sequence[JournalEntry]) -> date | None:
    """After a loss no check tells when the pain began: at the latest with the first that she noted since."""
    if loss is None or loss.told is None:
        return None
    days = (entry.at.astimezone(settings.LOCAL_ZONE).date() for entry in entries if entry.pain)
    return next((day for day in days if day >= loss.told), None)


def open_rules(session: SessionBase, course: Course) -> tuple[Escalation, ...]:
    """What waits for her answer, the gravest first."""
    key = journal_store.key_of(session)
    kept, before = journal_open.standing(key), _window(key).date()
    began = _course_began(session, course.person.stage, course.today) or date.min
    found = escalations(course, kept.answered, [each for each in kept.remembered if began <= each.open.since <= before])
    journal_open.remember(key, found, before)
    return found


def presses(session: SessionBase) -> bool:
    """What waits in her journal asks for a clinician the same day or at once: there is no plan beside it."""
    if not journal_store.key_of(session):
        return False
    return any(rank(row.urgency) >= rank(ALARMING) for row in open_rules(session, course_of(session)))


def _checked(session: SessionBase, saved: store.Saved | None) -> Checked | None:
    """Her check as of the day since which it was asked whole: stored anew, it answers nothing noted in between."""
    if saved is None or saved.finished is None:
        return None
    interview = Interview(saved.person, without_private(saved.entries))
    found = interview.result()
    return Checked.from_result(store.answered_since(session, saved), found, interview.answers)
