"""The course of the woman of this browser: her profile, her check and her journal as the engine takes them."""

from __future__ import annotations

from datetime import date, timedelta

from carrywell import AfterBirth
from carrywell.web.profile import Profile


def born_on(profile: Profile, today: date) -> date | None:
    """The day of the birth, as far as it was told; None in pregnancy."""
    stage = profile.stage_on(today)
    return today - timedelta(days=stage.days) if isinstance(stage, AfterBirth) else None
