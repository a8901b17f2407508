"""How a woman of a story tells who she is in her first run: what she would tap, and the person that it makes."""

from __future__ import annotations

from dataclasses import dataclass

from carrywell import AfterBirth, Person, Pregnant

WEEK_DAYS = 7


@dataclass(frozen=True)
class FirstSteps:
    """What she tells, step by step; where no button says it, she types it or goes on by "It was different".

    `since` are the ways to tell the same time, the largest unit first.
    """

    stage: str
    week: str = ""
    since: tuple[tuple[str, str], ...] = ()
    birth: str = ""
    needle: str = ""
    age: str = ""

    @property
    def born(self) -> str:
        """The button that tells birth and needle; "not sure" where she tells neither."""
        return "-:unsure" if not self.birth and self.needle == "unsure" else f"{self.birth}:{self.needle}"


def first_steps(person: Person) -> FirstSteps:
    stage = person.stage
    age = "" if person.age_years is None else f"{person.age_years:g}"
    if isinstance(stage, Pregnant):
        return FirstSteps("pregnant", week=f"{stage.weeks:g}", age=age)
    weeks = ((str(stage.days // WEEK_DAYS), "weeks"),) if stage.days % WEEK_DAYS == 0 else ()
    since = (*weeks, (str(stage.days), "days"))
    return FirstSteps("gave_birth", "", since, stage.birth or "", stage.neuraxial or "unsure", age)


def as_told(person: Person) -> Person:
    """The person that the first run makes: a needle of which the story is silent is "not sure", as the page offers."""
    stage = person.stage
    if isinstance(stage, Pregnant):
        return person
    return Person(AfterBirth(stage.days, stage.birth, stage.neuraxial or "unsure"), person.age_years)
