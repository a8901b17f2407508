"""What the files of Baby Buddy leave open: which child, in which unit its weights are, where nappies are changed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _

from carrywell import InputError
from carrywell.exchange.babybuddy_rows import Rows
from carrywell.exchange.days import NappiesAt, TakenIn, Wish, chosen, taken_in
from carrywell.track.weighed import UNITS, InferredUnit, MassUnit, kilograms
from carrywell.web.bringing import why

UNIT_OPEN = ("unit_unclear", "unit_fits_none", "unit_needs_birth")


class RowsForm(forms.Form):
    """Only what matters for these rows is asked; `found` is what they make, once that is known."""

    child = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    weight_unit = forms.ChoiceField(required=False, widget=forms.RadioSelect)
    nappies_at = forms.ChoiceField(required=False, widget=forms.RadioSelect)

    def __init__(self, rows: Rows, wish: Wish, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.rows, self.wish = rows, wish
        self.found: TakenIn | None = None
        names = {child.name: child.name for child in rows.children}
        units = {"kg": _("kg"), "lb": _("pounds"), "g": _("grams"), "oz": _("ounces")}
        places = {"both": _("Half and half"), "table": _("On a changing table"), "low": _("Low down")}
        self._offer("child", _("Which child?"), names)
        self._offer("weight_unit", _("In which unit are the weights?"), {unit: units[unit] for unit in UNITS})
        self._offer("nappies_at", _("Where do you change nappies?"), places)
        self.initial = {"nappies_at": "both", **self.initial}
        if len(names) == 1:
            del self.fields["child"]
        if not rows.weighed:
            del self.fields["weight_unit"]
        if all(row.kind != "changes" for row in rows.happened):
            del self.fields["nappies_at"]
        if not self.is_bound and "child" not in self.fields:
            self._look_ahead()

    def _offer(self, name: str, label: str, choices: dict[str, str]) -> None:
        field = cast("forms.ChoiceField", self.fields[name])
        field.label, field.choices = label, list(choices.items())
        field.error_messages |= {"invalid_choice": _("Please choose one."), "invalid_list": _("Please choose one.")}

    def _look_ahead(self) -> None:
        """The unit that fits, already chosen and with its reason; or why it has to be told."""
        try:
            inferred = taken_in(self.rows, self.wish).inferred
        except InputError as error:
            if error.code in UNIT_OPEN:
                self.fields["weight_unit"].help_text = _unit_open(error)
            return
        if inferred is not None:
            self.fields["weight_unit"].help_text = _fits(inferred)
            self.initial = {"weight_unit": inferred.unit, **self.initial}

    def clean(self) -> dict[str, Any]:
        """Make entries of the rows, or say what is still open."""
        given = super().clean() or self.cleaned_data
        if "child" in self.fields and not given.get("child"):
            self.add_error("child", _("Please choose one; for twins, both."))
        if self.errors:
            return given
        wish = replace(
            self.wish,
            unit=cast("MassUnit | None", given.get("weight_unit") or None),
            nappies_at=cast("NappiesAt", given.get("nappies_at") or "both"),
        )
        try:
            self.found = taken_in(self.rows.of(chosen(self.rows.children, given.get("child", ()))), wish)
        except InputError as error:
            is_unit = error.code in UNIT_OPEN
            self.add_error("weight_unit" if is_unit else None, _unit_open(error) if is_unit else why(error))
        return given


def _unit_open(error: InputError) -> str:
    words = {
        "unit_unclear": _(
            "%(number)s at %(days)s days of age can be a weight in more than one unit. Please choose it."
        ),
        "unit_fits_none": _(
            "Weights such as %(number)s at %(days)s days of age fit that age in no unit. Please choose it; if one of "
            "them is a typing error, correct it in Baby Buddy first."
        ),
        "unit_needs_birth": _(
            "Baby Buddy writes %(number)s without a unit, and the files do not tell the day of birth. Please choose it."
        ),
    }
    return words[error.code] % error.details


def _fits(inferred: InferredUnit) -> str:
    words = _(
        "Baby Buddy keeps weights without a unit. This one fits: %(number)s at %(days)s days of age is then %(kg)s kg, "
        "nearly all babies of that age weigh %(low)s to %(high)s kg, and no other unit fits."
    )
    example = inferred.example
    return words % {
        "number": f"{example.number:g}",
        "days": example.age_days,
        "kg": f"{kilograms(example.number, inferred.unit):.2f}",
        "low": f"{inferred.low_kg:.1f}",
        "high": f"{inferred.high_kg:.1f}",
    }
