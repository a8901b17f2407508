"""The first run by tapping: what each step offers, and the forms that read a tap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from carrywell import AfterBirth, Baby, Pregnant
from carrywell.person import BIRTHS, Birth, Neuraxial, Sex
from carrywell.web.forms import OfferingForm, spoken_words
from carrywell.web.numbers import Unit
from carrywell.web.profile import Profile

WEEKS = ((4, 13), (14, 27), (28, 42))
SINCE: tuple[tuple[Unit, Sequence[int]], ...] = (
    ("days", range(14)),
    ("weeks", range(2, 13)),
    ("months", (*range(3, 13), 15, 18, 21, 24, 30, 36)),
)
#: The needles that come with each birth, so that one tap tells both; the rest is a tap further.
NEEDLES: dict[Birth, tuple[Neuraxial, ...]] = {
    "vaginal": ("none", "epidural"),
    "assisted": ("none", "epidural", "spinal"),
    "planned_caesarean": ("spinal", "epidural", "both"),
    "emergency_caesarean": ("spinal", "epidural", "both"),
}
NOT_SURE = "-:unsure"
COUNTS = {"one": 1, "twins": 2, "triplets": 3}
SEXES: tuple[Sex, ...] = ("girl", "boy")


@dataclass(frozen=True)
class Tap:
    """A button: what it sends, what it shows, and what it says in full."""

    value: str
    shown: str
    said: str


@dataclass(frozen=True)
class Taps:
    """Buttons that belong together."""

    name: str
    taps: tuple[Tap, ...]


def week_taps() -> list[Taps]:
    """Every week by thirds of the pregnancy."""
    return [
        Taps(
            _("Weeks %(first)s to %(last)s") % {"first": first, "last": last},
            tuple(Tap(str(week), str(week), _count("weeks", week)) for week in range(first, last + 1)),
        )
        for first, last in WEEKS
    ]


def since_taps() -> list[Taps]:
    """The time since the birth in days, weeks and months."""
    names = {"days": _("Days ago"), "weeks": _("Weeks ago"), "months": _("Months ago")}
    return [Taps(names[unit], tuple(_since(unit, number) for number in numbers)) for unit, numbers in SINCE]


def _since(unit: Unit, number: int) -> Tap:
    shown = str(number) if number else pgettext("day of the birth", "Today")
    return Tap(f"{number}:{unit}", shown, _count(unit, number) if number else shown)


def _count(unit: Unit, number: int) -> str:
    said = {
        "days": ngettext("%(number)s day", "%(number)s days", number),
        "weeks": ngettext("%(number)s week", "%(number)s weeks", number),
        "months": ngettext("%(number)s month", "%(number)s months", number),
    }
    return said[unit] % {"number": number}


def born_taps() -> list[Taps]:
    """Each way of birth with the needles that come with it."""
    w = spoken_words()
    names = {
        "none": pgettext("a needle in the back", "No needle"),
        "epidural": pgettext("a needle in the back", "Epidural"),
        "spinal": pgettext("a needle in the back", "Spinal"),
        "both": pgettext("a needle in the back", "Both"),
    }
    return [
        Taps(
            w.option("birth_mode", birth),
            tuple(Tap(f"{birth}:{needle}", names[needle], names[needle]) for needle in NEEDLES[birth]),
        )
        for birth in BIRTHS
    ]


def born_tapped(stage: AfterBirth) -> str:
    """The button that says what she told before."""
    return NOT_SURE if stage.neuraxial == "unsure" and not stage.birth else f"{stage.birth}:{stage.neuraxial}"


class BornForm(OfferingForm):
    """How the baby was born and whether there was a needle: one tap."""

    born = forms.ChoiceField(widget=forms.RadioSelect)

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        taps = [(tap.value, f"{group.name}: {tap.said}") for group in born_taps() for tap in group.taps]
        self.offer("born", _("How was your baby born?"), [*taps, (NOT_SURE, _("Not sure, or rather not say"))])

    def stage(self, before: AfterBirth) -> AfterBirth:
        """Her stage with what she told."""
        birth, needle = str(self.cleaned_data["born"]).split(":")
        told = None if birth == "-" else cast("Birth", birth)
        return replace(before, birth=told, neuraxial=cast("Neuraxial", needle))


class BabyForm(OfferingForm):
    """The baby: one or more, and whether it is a girl or a boy: one tap."""

    baby = forms.ChoiceField(widget=forms.RadioSelect)

    def __init__(self, expected: bool, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        more = [("twins", _("Twins")), ("triplets", _("Triplets"))]
        if expected:
            self.offer("baby", _("How many babies do you expect?"), [("one", _("One baby")), *more])
        else:
            one = [("girl", _("A girl")), ("boy", _("A boy")), ("one", _("One baby, I would rather not say more"))]
            self.offer("baby", _("Did you have a girl or a boy?"), [*one, *more])

    def into(self, profile: Profile) -> Profile:
        """The profile with what she told."""
        tapped = str(self.cleaned_data["baby"])
        count, sex = COUNTS.get(tapped, 1), next((sex for sex in SEXES if sex == tapped), None)
        if isinstance(profile.stage, Pregnant):
            return replace(profile, stage=replace(profile.stage, fetuses=count))
        baby = replace(profile.baby or Baby(), count=count, sex=sex)
        return replace(profile, baby=None if baby == Baby() else baby)


def baby_tapped(profile: Profile) -> str:
    """The button that says what she told before."""
    if isinstance(profile.stage, Pregnant):
        return _tapped(profile.stage.fetuses) if profile.stage.fetuses > 1 else ""
    if profile.baby is None:
        return ""
    return profile.baby.sex or _tapped(profile.baby.count)


def _tapped(count: int) -> str:
    return next((name for name, number in COUNTS.items() if number == count), "")
