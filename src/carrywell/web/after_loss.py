"""Who she is after a loss, for the pages that stay open to her: what is known of a birth, and nothing of a baby."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib.sessions.backends.base import SessionBase

from carrywell import AfterBirth, Pregnant
from carrywell.web import store
from carrywell.web.profile import Profile

#: No session lasts longer than a year.
MOST_DAYS = 365


@dataclass(frozen=True)
class Loss:
    """What she told of it.

    Attributes
    ----------
    baby_died
        Her baby has died; else her pregnancy has ended.
    told
        The day on which she told it.
    weeks
        How far she was on that day by what she had told before; None where she had told no week.
    profile
        Who she is since: by her birth, where it is known.
    birth_known
        False where the profile only stands in, so that words and rules are those after a loss.
    """

    baby_died: bool
    told: date | None
    weeks: float | None
    profile: Profile
    birth_known: bool

    @property
    def can_check(self) -> bool:
        """The check is made for her."""
        return self.baby_died


def loss_of(session: SessionBase) -> Loss | None:
    """What she told of a loss; None where there is none, or another pregnancy or birth has come since."""
    if not store.has_ended_early(session):
        return None
    told, died, own = store.ended_on(session), store.has_baby_died(session), store.load_profile(session)
    before = own if own.stage else store.profile_aside(session)
    stage = before.stage_on(told) if told else None
    weeks = stage.weeks if isinstance(stage, Pregnant) else None
    known = before.after_loss(store.today()) if died else None
    return Loss(died, told, weeks, known or _stand_in(told), known is not None)


def _stand_in(told: date | None) -> Profile:
    days = (store.today() - told).days if told else 0
    return Profile(AfterBirth(min(max(days, 0), MOST_DAYS), baby_died=True), store.today())
