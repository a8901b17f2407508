"""What counts today after a check: the graver of its result and of the same answers for who she is by now.

A week that goes by, a birth, or a week told more exactly can make the same answers mean more, or less. They never come
to mean less here: what the check said stands until she checks again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.sessions.backends.base import SessionBase
from django.utils import timezone

from carrywell import Assessment, InputError, Interview, Person, check
from carrywell.check.answers import Answer
from carrywell.check.warning_signs import rank
from carrywell.knowledge.reader import load
from carrywell.knowledge.schema import Urgency
from carrywell.web import store
from carrywell.web.answers_told import without_private
from carrywell.web.load_pages import Her, her_now

ALARMING: Urgency = "same_day"


@dataclass(frozen=True)
class Standing:
    """What counts today.

    Attributes
    ----------
    person, found
        For whom it was worked out, and what came out.
    alarmed
        What she may be seen for stands: same day or more, leaving aside what she told in private.
    outdated
        The answers are old, or her stage is no longer theirs: a plan needs another check.
    renewed
        It is graver than the result of her check, as she is further by now.
    mark
        Of her answers and what they ask for; "I have been seen" is said to this and nothing else.
    """

    person: Person
    found: Assessment
    alarmed: bool
    outdated: bool
    renewed: bool
    mark: str


def standing_of(session: SessionBase, saved: store.Saved) -> Standing:
    """What counts today in a finished check."""
    her, kept = her_now(session), saved.interview().result()
    answers = saved.interview().answers
    now = _found_now(her, saved, answers)
    found = kept if now is None or rank(now.urgency) <= rank(kept.urgency) else now
    outdated = now is None or is_stale(saved, kept.urgency)
    asked = [kept.urgency, kept.action, *((now.urgency, now.action) if now else ())]
    return Standing(
        person=saved.person if found is kept else her.person,
        found=found,
        alarmed=_is_alarmed(saved, her if now else None),
        outdated=outdated,
        renewed=found is not kept,
        mark=hashlib.blake2b(repr((saved.mark, asked)).encode(), digest_size=12).hexdigest(),
    )


def is_stale(saved: store.Saved, urgency: Urgency) -> bool:
    """The oldest answer is older than a result of this urgency holds."""
    hours: float = getattr(load().engine.stale, f"{urgency}_hours")
    return (timezone.now() - saved.created).total_seconds() > hours * 3600


def _found_now(her: Her, saved: store.Saved, answers: Mapping[str, Answer]) -> Assessment | None:
    """What the same answers mean for who she is today; None where they are those of another stage."""
    stage = her.profile.stage_on(her.today)
    if stage is None or stage.name != saved.person.stage.name or her.profile.asks_whether_born(her.today):
        return None
    try:
        return check(her.person, answers)
    except InputError:
        return None


def _is_alarmed(saved: store.Saved, her: Her | None) -> bool:
    """Without her private answers, the check asks for a clinician the same day or at once, then or now."""
    answers = Interview(saved.person, without_private(saved.entries)).answers
    people = [saved.person, *([her.person] if her else [])]
    return any(rank(check(person, answers).urgency) >= rank(ALARMING) for person in people)
