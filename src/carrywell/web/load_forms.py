"""The two forms of the load pages: her figures, and how often things come in her day. All of it is optional."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from carrywell import InputError
from carrywell.knowledge.body_reader import body
from carrywell.knowledge.task_schema import Task
from carrywell.spine.day import Day
from carrywell.web.forms import TypedField, digits, spoken_words, told
from carrywell.web.load_names import PLACE_NAMES
from carrywell.web.load_pages import Her
from carrywell.web.numbers import Limits, plain, read_number
from carrywell.web.profile import Profile

CM_PER_M = 100
HEIGHT_CM, MASS_KG, BABY_KG = Limits(120, 220), Limits(30, 250), Limits(0.3, 30)
#: Furniture that is lower or higher than this share of what is usual is taken for a typing error.
LOWEST, HIGHEST, MOST_CM = 0.5, 1.5, 160
TIMES = Limits(0, 200)
PLACE, TIMES_OF = "home_", "times_"
HOME = "home."


@dataclass(frozen=True)
class Asked:
    """One number of a form, in the unit she types: what she told before, and the usual one."""

    name: str
    label: str
    limits: Limits
    kept: float | None
    usual: float | None
    hint: str = ""


class NumbersForm(forms.Form):
    """Numbers of which each may be left out; what she typed stays, and every error names its field."""

    def __init__(self, asked: Sequence[Asked], data: Any = None, **options: Any) -> None:
        kept = {each.name: str(_short(each.kept)) for each in asked if each.kept is not None}
        super().__init__(data, **{"initial": kept, **options})
        self.asked = tuple(asked)
        for each in asked:
            widget = digits("decimal")
            if each.usual is not None:
                widget.attrs["placeholder"] = str(_short(each.usual))
            self.fields[each.name] = TypedField(required=False, label=each.label, widget=widget, help_text=_hint(each))

    def clean(self) -> dict[str, Any]:
        """Every field as a number, or None where she left it empty."""
        cleaned = super().clean() or self.cleaned_data
        for each in self.asked:
            typed = str(cleaned.get(each.name, ""))
            try:
                cleaned[each.name] = each.limits.check(each.label, read_number(each.label, typed)) if typed else None
            except InputError as error:
                self.add_error(each.name, told(error))
        return cleaned

    def add_reason(self, error: InputError) -> None:
        """Show why the engine cannot use a figure, at its field when the form has it."""
        name = f"{PLACE}{error.field.removeprefix(HOME)}"
        self.add_error(name if name in self.fields else None, forms.ValidationError(reason_told(error)))


def reason_told(error: InputError) -> str:
    """Why she cannot do a task at all, in words."""
    w = spoken_words()
    label = PLACE_NAMES.get(error.field.removeprefix(HOME))
    if label is None:
        return w.text("load", "compare", "unreachable")
    return w.error(InputError(str(label), error.code, **error.details))


def _short(number: float) -> float | int:
    return plain(round(number, 1))


def _hint(each: Asked) -> str:
    if each.usual is None:
        return each.hint
    usual = _("usually %(number)s") % {"number": _short(each.usual)}
    return _("%(unit)s, %(usual)s") % {"unit": each.hint, "usual": usual} if each.hint else usual


def figures_form(task: Task, her: Her, data: Any = None, **options: Any) -> NumbersForm:
    """Her height and mass, the baby's mass, and the heights of the furniture of one task."""
    kept = her.profile
    told = replace(kept, height_m=None, mass_kg=None, home={}).with_baby_mass(None, her.today)
    usual = replace(her, profile=told).situation
    asked = [
        Asked(
            "height",
            _("Your height"),
            HEIGHT_CM,
            centimetres(kept.height_m),
            centimetres(float(usual.body.height_m)),
            _("cm"),
        ),
        Asked("mass", _("Your weight"), MASS_KG, kept.mass_kg, float(usual.body.mass_kg), _("kg")),
        Asked("baby", _("Your baby’s weight"), BABY_KG, kept.baby_mass_kg, usual.baby_mass_kg, _("kg")),
        *(
            Asked(
                f"{PLACE}{place}",
                str(PLACE_NAMES[place]),
                _limits_of(place),
                centimetres(kept.home.get(place)),
                centimetres(usual.height_of(place)),
                _("cm above the floor"),
            )
            for place in places_of(task)
        ),
    ]
    return NumbersForm(asked, data, **options)


def _limits_of(place: str) -> Limits:
    usual = body().places[place]
    return Limits(round(usual.low_m * LOWEST * CM_PER_M), min(MOST_CM, round(usual.high_m * HIGHEST * CM_PER_M)))


def centimetres(height_m: float | None) -> float | None:
    """Metres as centimetres."""
    return None if height_m is None else height_m * CM_PER_M


def places_of(task: Task) -> list[str]:
    """The furniture of a task whose height she can tell, that of the usual way first."""
    phases = [phase for variant in task.variant for phase in variant.phase]
    named = [task.furniture, *(place for phase in phases for place in (phase.at, phase.seat))]
    return [place for place in dict.fromkeys(named) if place in PLACE_NAMES]


def heights_form(her: Her, places: Sequence[str], data: Any = None, **options: Any) -> NumbersForm:
    """The heights of some furniture of hers."""
    asked = [
        Asked(
            f"{PLACE}{place}",
            str(PLACE_NAMES[place]),
            _limits_of(place),
            centimetres(her.profile.home.get(place)),
            centimetres(body().places[place].height_m),
            _("cm above the floor"),
        )
        for place in places
    ]
    return NumbersForm(asked, data, **options)


def with_heights(kept: Profile, given: Mapping[str, float | None]) -> Profile:
    """What she told, with the heights of a form in their places; an emptied field is as usual again."""
    told = {name.removeprefix(PLACE): height for name, height in given.items() if name.startswith(PLACE)}
    others = {place: height for place, height in kept.home.items() if place not in told}
    heights = {place: height / CM_PER_M for place, height in told.items() if height is not None}
    return replace(kept, home=others | heights)


def with_figures(kept: Profile, given: Mapping[str, float | None], today: date) -> Profile:
    """What she told, with the figures of a form in their places; an emptied field is as usual again."""
    told = replace(with_heights(kept, given), height_m=metres(given["height"]), mass_kg=given["mass"])
    return told.with_baby_mass(given["baby"], today)


def metres(centimetres: float | None) -> float | None:
    """Centimetres as metres."""
    return None if centimetres is None else centimetres / CM_PER_M


def counts_form(her: Her, found: Day | None, data: Any = None, **options: Any) -> NumbersForm:
    """How many times a day each task comes."""
    w, own = spoken_words(), her.profile.times
    usual = {row.task.id: row.times for row in found.tasks if not row.own_count} if found else {}
    asked = [
        Asked(
            f"{TIMES_OF}{task.id}",
            w.text("tasks", task.id, "short"),
            TIMES,
            own.get(task.id),
            usual.get(task.id),
            noted_hint(her, task.id),
        )
        for task in her.tasks
        if task.judged
    ]
    return NumbersForm(asked, data, **options)


def noted_hint(her: Her, task: str) -> str:
    """How often a task came by her journal; empty where it says nothing or she told it herself."""
    noted = her.noted.counts.get(task)
    if noted is None:
        return ""
    words = ngettext(
        "%(times)s in your journal, on %(days)s day", "%(times)s in your journal, on %(days)s days", noted.days
    )
    return words % {"times": _short(noted.times), "days": noted.days}


def with_counts(kept: Profile, given: Mapping[str, float | None]) -> Profile:
    """What she told, with the counts of a form in their places."""
    settled = {name.removeprefix(TIMES_OF): times for name, times in given.items()}
    others = {task: times for task, times in kept.times.items() if task not in settled}
    return replace(kept, times=others | {task: times for task, times in settled.items() if times is not None})


def typed(request: HttpRequest, language: str | None) -> dict[str, Any]:
    """What a form starts with: nothing, what she sent, or what she typed before she changed the language."""
    if request.method != "POST":
        return {}
    return {"initial": request.POST.dict()} if language else {"data": request.POST}
