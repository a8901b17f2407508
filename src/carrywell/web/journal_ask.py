"""Questions that come once in a while, as a form: of a week, of a month, on mood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _

from carrywell.knowledge.words import Language
from carrywell.person import Person
from carrywell.web.journal_cards import ASKED
from carrywell.wire.instruments_told import ToldInstrument, tell_instrument


@dataclass(frozen=True)
class Asked:
    """One instrument on the page: its words, and its fields."""

    told: ToldInstrument
    fields: list[forms.BoundField]
    ticks: bool


class AskForm(forms.Form):
    """All that is asked on one page; every question may be left out."""

    def __init__(self, told: Sequence[ToldInstrument], data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.told = told
        for each in told:
            for number, item in enumerate(each.items):
                self.fields[f"{each.id}_{number}"] = _field(each, item)

    @property
    def filled(self) -> dict[str, tuple[int | None, ...]]:
        """What she answered, by instrument; one of which she answered nothing is left out."""
        found = {}
        for each in self.told:
            items = tuple(_value(self.cleaned_data.get(f"{each.id}_{number}")) for number in range(len(each.items)))
            if _ticked(each):
                if not any(items):
                    continue
                items = tuple(item or 0 for item in items)
            if any(item is not None for item in items):
                found[each.id] = items
        return found

    @property
    def asked(self) -> list[Asked]:
        """The instruments with their fields."""
        return [
            Asked(each, [self[f"{each.id}_{number}"] for number in range(len(each.items))], _ticked(each))
            for each in self.told
        ]


def ask_form(page: str, person: Person, language: Language, data: Any = None, **options: Any) -> AskForm:
    """The form of a page; what does not ship in her language is left out."""
    told = [each for name in ASKED[page] if (each := tell_instrument(name, person, language)) is not None]
    return AskForm(told, data, **options)


def _ticked(told: ToldInstrument) -> bool:
    """A list of statements, each true or not."""
    return len(told.items) > 1 and (told.least, told.most) == (0, 1)


def _field(told: ToldInstrument, item: str) -> forms.Field:
    if _ticked(told):
        return forms.BooleanField(required=False, label=item)
    words = dict(told.answers)
    field = forms.ChoiceField(required=False, label=item, widget=forms.RadioSelect)
    field.choices = [(str(value), words.get(value, str(value))) for value in range(told.least, told.most + 1)]
    field.error_messages["invalid_choice"] = _("Please choose one.")
    return field


def _value(given: object) -> int | None:
    if isinstance(given, bool):
        return int(given)
    return int(cast("str", given)) if given not in (None, "") else None
