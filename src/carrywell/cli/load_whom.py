"""For whom a load is worked out: an answers file, a few options, or a usual woman."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from gettext import gettext as _
from typing import Any, TypeVar

import click

from carrywell.cli.language import marked
from carrywell.cli.spoken import Option
from carrywell.errors import InputError
from carrywell.knowledge.task_schema import Task, Variant
from carrywell.person import AfterBirth, Baby, Person, Pregnant, Sex
from carrywell.plan.life import Life
from carrywell.spine.situation import Situation, situation_of
from carrywell.wire.read import Case, read_whole
from carrywell.wire.usual import usual_stage

AnyFunction = TypeVar("AnyFunction", bound=Callable[..., Any])

#: Fields of a person as the options are called.
_OPTIONS = {
    "person.stage.pregnant_weeks": "--weeks",
    "person.stage.days_since_birth": "--days-since-birth",
    "person.height_m": "--height",
    "person.mass_kg": "--mass",
    "person.baby.mass_kg": "--baby-mass-kg",
    "person.baby.age_days": "--baby-age-days",
}


@dataclass(frozen=True)
class Whom:
    """What the options say about her; None and empty is not said."""

    answers: str | None
    weeks: float | None
    days_since_birth: int | None
    height: float | None
    mass: float | None
    baby_mass_kg: float | None
    baby_age_days: int | None
    baby_sex: Sex | None
    home: tuple[str, ...]

    @property
    def options(self) -> tuple[object, ...]:
        """What was given besides the answers."""
        given = (self.weeks, self.days_since_birth, self.height, self.mass)
        baby = (self.baby_mass_kg, self.baby_age_days, self.baby_sex)
        return tuple(value for value in (*given, *baby, self.home or None) if value is not None)


@dataclass(frozen=True)
class Known:
    """For whom it is worked out, and what of it she told: nothing, or everything but her stage."""

    case: Case
    told: bool = True
    stage_told: bool = True

    @property
    def situation(self) -> Situation:
        """Her body, baby and home."""
        return situation_of(self.case.person, self.case.home)

    @property
    def cares(self) -> bool:
        """There is a baby to care for."""
        return self.case.person.cares


def known_of(whom: Whom, task: Task | None = None, variant: Variant | None = None) -> Known:
    """Her of the options; what is not said is as usual, with a stage at which the task comes up in this way."""
    if whom.weeks is not None and whom.days_since_birth is not None:
        raise InputError("--days-since-birth", "stage_both")
    baby = None
    if (whom.baby_mass_kg, whom.baby_age_days, whom.baby_sex) != (None, None, None):
        baby = Baby(whom.baby_mass_kg, whom.baby_age_days, whom.baby_sex)
    stage, told = usual_stage(task, variant), False
    if whom.weeks is not None:
        stage, told = Pregnant(whom.weeks), True
    elif whom.days_since_birth is not None or whom.baby_age_days is not None:
        days = whom.baby_age_days if whom.days_since_birth is None else whom.days_since_birth
        stage, told = AfterBirth(days or 0), True
    person = Person(stage, height_m=whom.height, mass_kg=whom.mass, baby=baby)
    return Known(Case(person, {}, Life(home=_home(whom.home))), told=bool(whom.options), stage_told=told)


def known_from(data: object) -> Known:
    """Her of an answers object."""
    return Known(read_whole(data))


def _home(given: tuple[str, ...]) -> Mapping[str, float]:
    home: dict[str, float] = {}
    for text in given:
        place, between, height = text.partition("=")
        if not between:
            words = _("Write it as PLACE=METRES, such as cot_low=0.40.")
            raise click.BadParameter(words, param_hint="'--home'")
        if place in home:
            raise InputError(f"--home {place}", "stands_twice")
        try:
            home[place] = float(height)
        except ValueError as error:
            raise InputError(f"--home {place}", "wrong_type_number") from error
    return home


@contextmanager
def named_as_options() -> Iterator[None]:
    """Errors name the option that she wrote, not the field that became of it."""
    try:
        yield
    except InputError as error:
        field = error.field
        if field.startswith("home."):
            field = "--home " + field.removeprefix("home.")
        raise InputError(_OPTIONS.get(field, field), error.code, **error.details) from error


def whom_options(function: AnyFunction) -> AnyFunction:
    """Add the options of `Whom`."""
    for option in reversed(_DECLARED):
        function = option(function)
    return function


_DECLARED = (
    click.option(
        "--answers", cls=Option, metavar="FILE|-", help=marked("Read who she is from a JSON file, or from a pipe.")
    ),
    click.option("--weeks", cls=Option, type=float, metavar="N", help=marked("Weeks of pregnancy.")),
    click.option("--days-since-birth", cls=Option, type=int, metavar="N", help=marked("Days since the birth.")),
    click.option("--height", cls=Option, type=float, metavar="METRES", help=marked("Her height, such as 1.63.")),
    click.option("--mass", cls=Option, type=float, metavar="KG", help=marked("Her weight now.")),
    click.option("--baby-mass-kg", cls=Option, type=float, metavar="KG", help=marked("Her baby's weight.")),
    click.option("--baby-age-days", cls=Option, type=int, metavar="N", help=marked("Her baby's age in days.")),
    click.option(
        "--baby-sex",
        cls=Option,
        type=click.Choice(("girl", "boy")),
        help=marked("For the growth tables, when the weight is not given."),
    ),
    click.option(
        "--home",
        cls=Option,
        multiple=True,
        metavar="PLACE=METRES",
        help=marked("A height in her home, such as cot_low=0.40. May be given several times."),
    ),
)
