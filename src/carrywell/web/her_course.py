"""The course of the woman of this browser: her profile, her check and her journal as the engine takes them."""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.utils import timezone

from carrywell import AfterBirth, Interview
from carrywell.check.warning_signs import rank
from carrywell.track.course import Checked, Course, pain_began
from carrywell.track.escalation import Escalation, escalations
from carrywell.web import journal_store, store
from carrywell.web.answers_told import without_private
from carrywell.web.load_pages import her_now
from carrywell.web.profile import Profile
from carrywell.web.standing import ALARMING

#: No rule and no trend looks further back; a page reads no more than it needs.
WINDOW = timedelta(weeks=26)


def born_on(profile: Profile, today: date) -> date | None:
    """The day of the birth, as far as it was told; None in pregnancy."""
    stage = profile.stage_on(today)
    return today - timedelta(days=stage.days) if isinstance(stage, AfterBirth) else None


def course_of(session: SessionBase) -> Course:
    """Her course of the last half year; what she told in private stays out of it."""
    her, key = her_now(session), journal_store.key_of(session)
    checked = _checked(her.saved)
    return Course(
        person=her.person,
        today=her.today,
        entries=tuple(kept.entry for kept in journal_store.entries(key, timezone.now() - WINDOW)),
        began=pain_began(checked.answers, checked.on) if checked else None,
        born=born_on(her.profile, her.today),
        checked=checked,
        function=journal_store.function_of(key),
    )


def open_rules(session: SessionBase, course: Course) -> tuple[Escalation, ...]:
    """What waits for her answer, the gravest first."""
    return escalations(course, journal_store.answered(journal_store.key_of(session)))


def presses(session: SessionBase) -> bool:
    """What waits in her journal asks for a clinician the same day or at once: there is no plan beside it."""
    if not journal_store.key_of(session):
        return False
    return any(rank(row.urgency) >= rank(ALARMING) for row in open_rules(session, course_of(session)))


def _checked(saved: store.Saved | None) -> Checked | None:
    if saved is None or saved.finished is None:
        return None
    interview = Interview(saved.person, without_private(saved.entries))
    found = interview.result()
    on = min(saved.finished.astimezone(settings.LOCAL_ZONE).date(), store.today())
    return Checked.from_result(on, found, interview.answers)
