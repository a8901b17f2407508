"""What she tells of one task in her own day: in which way she does it, how often, and for how many minutes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from carrywell.knowledge.task_schema import Task
from carrywell.spine.doings import Counted
from carrywell.web.forms import spoken_words
from carrywell.web.load_forms import TIMES, Asked, NumbersForm, noted_hint
from carrywell.web.load_pages import Her
from carrywell.web.numbers import Limits
from carrywell.web.profile import Profile

#: In the form that is sent, so that its page knows it from the form of her figures.
MARK = "in_day"
#: Minutes are asked where one time lasts at least this long [s].
LASTING = 60
MINUTES = Limits(1, 480)
SECONDS_PER_MINUTE = 60


class OwnDayForm(NumbersForm):
    """One task in her day; everything may be left as it usually is."""

    way = forms.ChoiceField(required=False, widget=forms.RadioSelect)

    def __init__(self, task: Task, her: Her, data: Any = None, **options: Any) -> None:
        kept, usual = her.profile, her.usual_day.get(task.id)
        self.task = task
        noted = noted_hint(her, task.id)
        often = None if noted or usual is None else usual.times
        asked = [Asked("times", _("Times a day"), TIMES, kept.times.get(task.id), often, noted)]
        if task.variant[0].seconds >= LASTING:
            asked.append(
                Asked("minutes", _("Minutes a day, all together"), MINUTES, kept.minutes.get(task.id), _minutes(usual))
            )
        usual_way = task.variant[0].id
        numbers = {each.name: f"{each.kept:g}" for each in asked if each.kept is not None}
        initial = numbers | {"way": kept.ways.get(task.id, usual_way)}
        super().__init__(asked, data, prefix="own", **{"initial": initial, **options})
        w = spoken_words()
        field = cast("forms.ChoiceField", self.fields["way"])
        field.label = _("How do you do it?")
        field.choices = [(way.id, w.text("tasks", task.id, "variants", way.id, "name")) for way in task.variant]
        field.error_messages["invalid_choice"] = _("Please choose one.")

    @property
    def numbers(self) -> list[BoundField]:
        """The fields for numbers."""
        return [self[each.name] for each in self.asked]

    def into(self, kept: Profile) -> Profile:
        """The profile with what she told; an emptied field is as usual again."""
        given, task = self.cleaned_data, self.task
        way = given["way"] if given["way"] != task.variant[0].id else None
        return replace(
            kept,
            times=_set(kept.times, task.id, given["times"]),
            minutes=_set(kept.minutes, task.id, given.get("minutes")),
            ways=_set(kept.ways, task.id, way or None),
        )


def _minutes(usual: Counted | None) -> float | None:
    return None if usual is None else round(usual.times * usual.seconds / SECONDS_PER_MINUTE)


def _set(known: Mapping[str, Any], task: str, told: Any) -> dict[str, Any]:
    others = {name: value for name, value in known.items() if name != task}
    return others if told is None else others | {task: told}
