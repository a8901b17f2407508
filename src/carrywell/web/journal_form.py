"""One entry of the journal as a form: every part is read for itself, so that one mistake holds up nothing else."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Literal, cast

from django import forms
from django.conf import settings
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from carrywell import InputError
from carrywell.check.interview import cannot_tell
from carrywell.knowledge.reader import load
from carrywell.knowledge.task_schema import Task
from carrywell.track.entries import HEAVIEST_BABY_KG, LIGHTEST_BABY_KG, MOST_COUNTED, SCALE, JournalEntry
from carrywell.web.forms import TypedField, digits, told
from carrywell.web.journal_scale import SCALES, TAKE_BACK
from carrywell.web.numbers import Limits, read_number
from carrywell.wire.journal import read_time

COUNT = "count_"
MINUTES = "%Y-%m-%dT%H:%M"
GRAMS = 3
Unit = Literal["kg", "g", "lb", "jin"]
UNIT_KG: Mapping[Unit, float] = {"kg": 1.0, "g": 0.001, "lb": 0.45359237, "jin": 0.5}
UNIT_NAMES = {
    "kg": gettext_lazy("kg"),
    "g": gettext_lazy("grams"),
    "lb": gettext_lazy("pounds"),
    "jin": gettext_lazy("jin (half a kilogram)"),
}

Reading = Callable[[JournalEntry], JournalEntry]


@dataclass(frozen=True)
class Frame:
    """What an entry is told within.

    Parameters
    ----------
    now
        With its time zone.
    born
        Day of the birth, where it is known.
    tasks
        The tasks of baby care that she may count; without any there is no baby to speak of.
    names
        Of those tasks.
    act
        The one act she chose, in her own words.
    signs
        The warning signs that can be asked of her.
    """

    now: datetime
    born: date | None = None
    tasks: tuple[Task, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    act: str = ""
    signs: tuple[str, ...] = ()

    @property
    def has_baby(self) -> bool:
        """There is a baby whose care may be counted, and who may be weighed."""
        return bool(self.tasks)


class EntryForm(forms.Form):
    """What she tells of one moment; `entry` is what came of it, without the parts that could not be read."""

    at = TypedField(required=False)
    act = TypedField(required=False)
    note = TypedField(required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, frame: Frame, before: JournalEntry, data: Any = None, **options: Any) -> None:
        kept = {"at": _local(before.at).strftime(MINUTES), "note": before.note, "unit": "kg", "act": frame.act}
        if before.baby_mass_kg is not None:
            kept["baby"] = f"{before.baby_mass_kg:g}"
        counts = {f"{COUNT}{task}": str(times) for task, times in before.counts.items()}
        super().__init__(_with_step(data), **({"initial": kept | counts} | options))
        self.frame, self.before, self.entry = frame, before, before
        self._refused: list[str] = []
        self.fields["at"].label, self.fields["note"].label = _("When was it?"), _("In your own words")
        self.fields["at"].widget = forms.DateTimeInput(attrs={"type": "datetime-local"})
        self.fields["act"].label = _("Something you want to do again, in your own words")
        if frame.has_baby:
            self.fields |= self._of_the_baby()

    def _of_the_baby(self) -> dict[str, forms.Field]:
        units = [name for name in UNIT_KG if name != "jin" or (get_language() or "").startswith("zh")]
        unit = forms.ChoiceField(required=False, widget=forms.RadioSelect)
        unit.label, unit.choices = _("Unit"), [(name, UNIT_NAMES[name]) for name in units]
        baby = TypedField(required=False, label=_("Your baby’s weight"), widget=digits("decimal"))
        counts = {
            f"{COUNT}{task.id}": TypedField(required=False, label=self.frame.names[task.id], widget=digits())
            for task in self.frame.tasks
        }
        return {"baby": baby, "unit": unit, **counts}

    @property
    def told_anything(self) -> bool:
        """The entry says more than its time."""
        return not self.entry.is_empty

    @property
    def new_act(self) -> str | None:
        """Another act than the one she chose before; None when it stays."""
        act = self._typed("act")
        return act if "act" in self.data and act not in (self.frame.act, self._act_was) else None

    @property
    def _act_was(self) -> str:
        """The act as her page showed it: a page that was open for long, or sent late, asked about that one."""
        return str(self.data.get("act_was", self.frame.act)).strip()

    @property
    def refused_words(self) -> str:
        """What she typed where it could not be kept, a line for each."""
        typed = [name for name in dict.fromkeys(self._refused) if name in self.fields or name in SCALES]
        return "\n".join(filter(None, map(self._sent, typed)))

    def refuse_act(self, error: InputError) -> None:
        """Show why her words for the act cannot be kept."""
        self._refuse("act", error)

    def refuse_nothing(self) -> None:
        """Say that there is nothing to keep yet, where nothing else has been said."""
        if not self.errors:
            self.add_error(None, told(InputError(_("Your entry"), "nothing_noted")))

    # ---- reading

    def clean(self) -> dict[str, Any]:
        """Read every part into the entry; each that cannot be read says why, at its field."""
        entry = self.before
        for name, reading in self._parts():
            try:
                entry = reading(entry)
                entry.require_time(self.frame.now, self.frame.born)
            except InputError as error:
                entry = self._before_mistake(entry, name)
                self._refuse(name, error)
        self.entry = entry
        return self.cleaned_data

    def _before_mistake(self, entry: JournalEntry, name: str) -> JournalEntry:
        """The entry with the part that is refused as it was before."""
        if name.startswith(COUNT):
            task = name.removeprefix(COUNT)
            counts = {other: times for other, times in entry.counts.items() if other != task}
            known = {task: self.before.counts[task]} if task in self.before.counts else {}
            return replace(entry, counts=counts | known)
        if name == "function":
            return replace(entry, function=self.before.function, act=self.before.act)
        own = "baby_mass_kg" if name == "baby" else name
        return replace(entry, **{own: getattr(self.before, own)}) if own != "act" else entry

    def _refuse(self, name: str, error: InputError) -> None:
        self._refused.append(name)
        label = str(self.fields[name].label) if name in self.fields else self._label_of(name)
        details = dict(error.details)
        if error.code == "in_the_future":
            details["now"] = _local(self.frame.now).strftime("%H:%M")
        self.add_error(name if name in self.fields else None, told(InputError(label, error.code, **details)))

    @staticmethod
    def _label_of(name: str) -> str:
        return {
            "pain": _("The pain now"),
            "worst": _("The pain at its worst"),
            "function": _("How it goes"),
            "bothersome": _("Whether it bothered you"),
            "did": _("What you did"),
            "findings": _("What is new"),
        }[name]

    def _parts(self) -> Iterator[tuple[str, Reading]]:
        """What was sent, part by part; what was not sent stays as it is. The pain comes before its worst."""
        if self._typed("at"):
            yield "at", self._with_time
        for name in SCALES:
            if self._sent(name) and name != "function":
                yield name, lambda entry, name=name: replace(entry, **{name: self._point(name)})  # type: ignore[misc]
        if self._sent("function"):
            yield "function", self._with_function
        if self._sent("bothersome"):
            yield "bothersome", lambda entry: replace(entry, bothersome=self._bothersome())
        if self._sent("did") or self._sent("undo"):
            yield "did", self._with_did
        if self._sent("sign") or self._sent("unsign"):
            yield "findings", self._with_sign
        if "note" in self.data:
            yield "note", lambda entry: replace(entry, note=self._typed("note").replace("\r\n", "\n"))
        if self.frame.has_baby:
            yield from self._parts_of_the_baby()

    def _parts_of_the_baby(self) -> Iterator[tuple[str, Reading]]:
        if "baby" in self.data:
            yield "baby", lambda entry: replace(entry, baby_mass_kg=self._baby_mass_kg())
        for task in self.frame.tasks:
            if f"{COUNT}{task.id}" in self.data:
                yield f"{COUNT}{task.id}", lambda entry, task=task: self._with_count(entry, task.id)  # type: ignore[misc]

    def _sent(self, name: str) -> str:
        return str(self.data.get(name) or "").strip()

    def _typed(self, name: str) -> str:
        return str(self.cleaned_data.get(name) or "").strip()

    def _point(self, name: str) -> int | None:
        sent = self._sent(name)
        if sent == TAKE_BACK:
            return None
        return _whole(name, sent, SCALE)

    def _with_function(self, entry: JournalEntry) -> JournalEntry:
        """A score keeps the act that it was told for."""
        points = self._point("function")
        return replace(entry, function=points, act="" if points is None else entry.act or self._act_was)

    def _bothersome(self) -> bool | None:
        return {"yes": True, "no": False}.get(self._sent("bothersome"))

    def _with_time(self, entry: JournalEntry) -> JournalEntry:
        typed = unicodedata.normalize("NFKC", self._typed("at"))
        if typed[: len("2026-11-22T21:10")] == _local(self.before.at).strftime(MINUTES):
            return entry
        return replace(entry, at=read_time(typed, settings.LOCAL_ZONE))

    def _with_did(self, entry: JournalEntry) -> JournalEntry:
        kept = [name for name in entry.did if name != self._sent("undo")]
        done = [self._sent("did")] if self._sent("did") else []
        return replace(entry, did=tuple(dict.fromkeys([*kept, *done])))

    def _with_sign(self, entry: JournalEntry) -> JournalEntry:
        """A sign that has details is not sure until the check has asked for them: unknown, never no."""
        kept = {name: answer for name, answer in entry.findings.items() if name != self._sent("unsign")}
        name = self._sent("sign")
        if name and name not in self.frame.signs:
            raise InputError("findings", "unknown_field")
        question = load().questions.get(name)
        if question is None:
            return replace(entry, findings=kept)
        return replace(entry, findings=kept | {name: question.type == "yes_no" or cannot_tell(question)})

    def _baby_mass_kg(self) -> float | None:
        typed = self._typed("baby")
        if not typed:
            return None
        unit = self._sent("unit")
        factor = UNIT_KG[cast("Unit", unit)] if unit in UNIT_KG else 1.0
        before = self.before.baby_mass_kg
        if before is not None and factor == 1.0 and typed == f"{before:g}":
            return before
        limits = Limits(round(LIGHTEST_BABY_KG / factor, 1), round(HEAVIEST_BABY_KG / factor, 1))
        label = str(self.fields["baby"].label)
        return round(limits.check(label, read_number(label, typed)) * factor, GRAMS)

    def _with_count(self, entry: JournalEntry, task: str) -> JournalEntry:
        typed = self._typed(f"{COUNT}{task}")
        counts = {other: times for other, times in entry.counts.items() if other != task}
        return replace(entry, counts=counts | ({task: _whole(task, typed, MOST_COUNTED)} if typed else {}))


def _whole(name: str, typed: str, most: int) -> int:
    number = Limits(0, most).check(name, read_number(name, typed))
    if number != int(number):
        raise InputError(name, "not_whole")
    return int(number)


def _with_step(data: Any) -> Any:
    """What she sent; a button beside a count says how many it makes."""
    task, _colon, times = str(data.get("set") or "").partition(":") if data is not None else ("", "", "")
    if not task or f"{COUNT}{task}" not in data:
        return data
    given = data.copy()
    given[f"{COUNT}{task}"] = times
    return given


def _local(at: datetime) -> datetime:
    return at.astimezone(settings.LOCAL_ZONE)
