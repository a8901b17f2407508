"""The form of the profile: her figures and the baby's, each of which may be left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _

from carrywell import Baby, Pregnant
from carrywell.person import Sex
from carrywell.web.forms import AGE
from carrywell.web.load_forms import BABY_KG, HEIGHT_CM, MASS_KG, Asked, NumbersForm, centimetres, metres
from carrywell.web.numbers import DAYS_PER, Limits, plain
from carrywell.web.profile import Profile

CHILD_MONTHS = Limits(0, 36)
MOST_BABIES = 4


class ProfileForm(NumbersForm):
    """Her figures; of the baby, what there is to tell at her stage."""

    def __init__(self, profile: Profile, today: date, data: Any = None, **options: Any) -> None:
        self.profile, self.today = profile, today
        self.expecting = isinstance(profile.stage, Pregnant)
        initial = _kept(asked := self._numbers()) | self._chosen()
        super().__init__(asked, data, **{"initial": initial, **options})
        self._offer("count", _count_label(expecting=self.expecting), [(str(n), _number_word(n)) for n in _counts()])
        if not self.expecting:
            names = {"girl": _("A girl"), "boy": _("A boy")}
            self._offer("sex", _("Girl or boy"), [*names.items(), ("", _("I would rather not say"))])
        order = ["height", "mass", "age", "count", "sex", "baby", "child"]
        self.order_fields(order)

    def _offer(self, name: str, label: str, choices: list[tuple[str, str]]) -> None:
        message = _("Please choose one.")
        self.fields[name] = forms.ChoiceField(
            label=label,
            choices=choices,
            required=False,
            widget=forms.RadioSelect,
            error_messages={"invalid_choice": message},
        )

    def _numbers(self) -> list[Asked]:
        kept = self.profile
        baby = kept.baby_on(self.today) or Baby()
        asked = [
            Asked("height", _("Your height"), HEIGHT_CM, centimetres(kept.height_m), None, _("cm")),
            Asked("mass", _("Your weight"), MASS_KG, kept.mass_kg, None, _("kg")),
            Asked("age", _("Your age"), AGE, kept.age_years, None, _("years")),
        ]
        if not self.expecting:
            return [*asked, Asked("baby", _("Your baby’s weight"), BABY_KG, baby.mass_kg, None, _("kg"))]
        months = None if baby.age_days is None else plain(round(baby.age_days / DAYS_PER["months"]))
        return [
            *asked,
            Asked("baby", _("Weight of a child you lift"), BABY_KG, baby.mass_kg, None, _("kg, if you have one")),
            Asked("child", _("Age of this child"), CHILD_MONTHS, months, None, _("months")),
        ]

    def _chosen(self) -> dict[str, str]:
        stage, baby = self.profile.stage, self.profile.baby or Baby()
        count = stage.fetuses if isinstance(stage, Pregnant) else baby.count
        return {"count": str(count), "sex": baby.sex or ""}

    def into(self) -> Profile:
        """The profile with what she told."""
        given = self.cleaned_data
        own = replace(self.profile, height_m=metres(given["height"]), mass_kg=given["mass"], age_years=given["age"])
        count = int(given["count"] or 1)
        if isinstance(own.stage, Pregnant):
            own = replace(own, stage=replace(own.stage, fetuses=count))
            return own.with_baby(Baby(mass_kg=self._baby_kg(), age_days=self._child_days()), self.today)
        sex = cast("Sex | None", given["sex"] or None)
        return own.with_baby(Baby(mass_kg=self._baby_kg(), sex=sex, count=count), self.today)

    def _baby_kg(self) -> float | None:
        """The weight of the baby; one that did not change is not rounded, and keeps its day."""
        return self.cleaned_data["baby"] if "baby" in self.changed_data else self.profile.baby_mass_kg

    def _child_days(self) -> int | None:
        """The age of the child in days; months that did not change keep the day that is known."""
        if "child" not in self.changed_data:
            known = self.profile.baby_on(self.today)
            return known.age_days if known else None
        months = self.cleaned_data["child"]
        return None if months is None else round(months * DAYS_PER["months"])


def _kept(asked: Sequence[Asked]) -> dict[str, str]:
    return {each.name: f"{round(each.kept, 1):g}" for each in asked if each.kept is not None}


def _counts() -> range:
    return range(1, MOST_BABIES + 1)


def _count_label(*, expecting: bool) -> str:
    return _("How many babies do you expect?") if expecting else _("How many babies were born?")


def _number_word(number: int) -> str:
    return (_("One"), _("Two"), _("Three"), _("Four"))[number - 1]
