"""What she told of herself, once for the check and the load: a stage on a day, which moves on with the days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from carrywell import AfterBirth, Baby, InputError, Person, Pregnant
from carrywell.person import Stage

#: From this week on we ask whether the baby has been born (term begins with 37 weeks) ...
ASKED_FROM_WEEK = 37
#: ... once a week has passed since she last told her stage.
ASKED_AFTER = timedelta(days=7)
DAYS_PER_WEEK = 7
#: Days of birth that differ by less are the same birth, told more exactly.
SAME_BIRTH = timedelta(days=30)


@dataclass(frozen=True)
class Profile:
    """Who she is; what is missing is unknown, and the engines take usual figures for it.

    Parameters
    ----------
    stage, stage_told
        Her stage as it was on the day `stage_told`; `stage_on` tells it for another day.
    age_years, height_m, mass_kg
        Her own figures.
    baby, weighed
        The baby she cares for, and the day on which its weight was told.
    child_told
        The day on which the age of a child told while pregnant was told.
    home
        Heights of her furniture [m] by place.
    times, minutes, ways
        By task: how many times a day it comes, how many minutes a day it takes in all, and in which way she does it.
    """

    stage: Stage | None = None
    stage_told: date | None = None
    age_years: float | None = None
    height_m: float | None = None
    mass_kg: float | None = None
    baby: Baby | None = None
    weighed: date | None = None
    child_told: date | None = None
    home: Mapping[str, float] = field(default_factory=dict)
    times: Mapping[str, float] = field(default_factory=dict)
    minutes: Mapping[str, float] = field(default_factory=dict)
    ways: Mapping[str, str] = field(default_factory=dict)

    @property
    def baby_mass_kg(self) -> float | None:
        """The baby's weight as she told it."""
        return self.baby.mass_kg if self.baby else None

    @property
    def is_complete(self) -> bool:
        """All that the check needs to begin is told."""
        return isinstance(self.stage, Pregnant) or (self.stage is not None and self.stage.neuraxial is not None)

    def stage_on(self, day: date) -> Stage | None:
        """Her stage on a day; None when it was never told or no stage lasts that long."""
        if self.stage is None or self.stage_told is None:
            return None
        days = max(0, (day - self.stage_told).days)
        try:
            if isinstance(self.stage, AfterBirth):
                return replace(self.stage, days=self.stage.days + days)
            return replace(self.stage, weeks=self.stage.weeks + days / DAYS_PER_WEEK) if days else self.stage
        except InputError:
            return None

    def person_on(self, day: date, stage: Stage | None = None) -> Person | None:
        """Who is asking on a day; `stage` stands in where hers is not known."""
        known = self.stage_on(day) or stage
        return None if known is None else Person(known, self.age_years, self.height_m, self.mass_kg, self.baby_on(day))

    def baby_on(self, day: date) -> Baby | None:
        """The baby on a day: an age that was told moves on."""
        if self.baby is None or self.baby.age_days is None or self.child_told is None:
            return self.baby
        days = self.baby.age_days + max(0, (day - self.child_told).days)
        try:
            return replace(self.baby, age_days=days)
        except InputError:
            return replace(self.baby, age_days=None)

    def asks_whether_born(self, day: date) -> bool:
        """Her baby may have been born since she told her week."""
        if not isinstance(self.stage, Pregnant) or self.stage_told is None:
            return False
        now = self.stage_on(day)
        late = now is None or (isinstance(now, Pregnant) and now.weeks >= ASKED_FROM_WEEK)
        return late and day - self.stage_told >= ASKED_AFTER

    def after_loss(self, day: date) -> Profile | None:
        """Of her birth what a check needs once her baby has died, and nothing of the baby; None without a birth."""
        stage = self.stage_on(day)
        if not isinstance(stage, AfterBirth):
            return None
        lost = replace(stage, baby_died=True, neuraxial=stage.neuraxial or "unsure")
        return Profile(lost, day, self.age_years, self.height_m, self.mass_kg)

    def is_of_another_birth(self, before: Profile) -> bool:
        """Told of another pregnancy or birth than before: what she was allowed or felt then no longer holds."""
        own, earlier = self.stage, before.stage
        if own is None or earlier is None:
            return False
        if not (isinstance(own, AfterBirth) and isinstance(earlier, AfterBirth)):
            return own.name != earlier.name
        if self.stage_told is None or before.stage_told is None:
            return False
        born, born_before = self.stage_told - timedelta(days=own.days), before.stage_told - timedelta(days=earlier.days)
        return abs(born - born_before) > SAME_BIRTH

    def is_outgrown(self, day: date) -> bool:
        """She told a stage that cannot last until this day."""
        return self.stage is not None and self.stage_on(day) is None

    def with_stage(self, stage: Stage, day: date) -> Profile:
        """The profile with a stage told on a day.

        A birth, or a new pregnancy, makes the baby another one:
        of the old one nothing is kept but how many were expected.
        """
        told = replace(self, stage=_with_a_baby(stage), stage_told=day)
        if self.stage is None or isinstance(self.stage, Pregnant) is isinstance(stage, Pregnant):
            return told
        count = self.stage.fetuses if isinstance(self.stage, Pregnant) else 1
        return replace(told, baby=Baby(count=count) if count > 1 else None, weighed=None, child_told=None)

    def with_baby(self, baby: Baby, day: date) -> Profile:
        """The profile with what was told of the baby on a day; a day stays with what did not change."""
        before = self.baby_on(day) or Baby()
        weighed = self.weighed if baby.mass_kg == before.mass_kg else day
        return replace(
            self,
            baby=None if baby == Baby() else baby,
            weighed=None if baby.mass_kg is None else weighed,
            child_told=None if baby.age_days is None else day,
        )

    def with_baby_mass(self, mass_kg: float | None, day: date) -> Profile:
        """The profile with another weight of the baby."""
        return self.with_baby(replace(self.baby_on(day) or Baby(), mass_kg=mass_kg), day)


def _with_a_baby(stage: Stage) -> Stage:
    """What is told step by step is another pregnancy or birth; a loss has pages of its own."""
    return replace(stage, baby_died=False) if isinstance(stage, AfterBirth) else stage
