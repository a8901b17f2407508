"""Her as the plan sees her, for the pages under *My back*: her figures, her day, and what she told for her plan."""

from __future__ import annotations

from django.contrib.sessions.backends.base import SessionBase

from carrywell import InputError, Interview
from carrywell.knowledge.reader import load
from carrywell.plan import her as plan_her
from carrywell.web import store
from carrywell.web.answers_told import without_private
from carrywell.web.her_course import presses
from carrywell.web.load_pages import Her
from carrywell.web.standing import standing_of


def planned(session: SessionBase, her: Her) -> plan_her.Her:
    """She today; of her check what is not private, as far as it is finished and still that of her stage."""
    life = store.load_life(session).life(her.profile.home, her.counts, her.today, ways=her.ways)
    if her.saved is not None and her.saved.finished:
        answers = Interview(her.saved.person, without_private(her.saved.entries)).answers
        try:
            return plan_her.her_of(her.person, answers, life, load())
        except InputError:  # her stage is another by now, or its questions are
            pass
    return plan_her.her_of(her.person, {}, life, load())


def waits(session: SessionBase, her: Her, found: plan_her.Her) -> bool:
    """Her check or her journal asks for a clinician first, and she has not said that she was seen for it."""
    if presses(session):
        return True
    if her.saved is None or not her.saved.finished or not found.alarmed:
        return False
    return store.load_life(session).seen != standing_of(session, her.saved).mark
