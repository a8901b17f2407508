"""One screen of the interview as a form: reads what she gave, keeps it on errors, and makes the entry of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from carrywell import Entry, InputError, Interview, Screen
from carrywell.check.answers import all_answers, is_unsure
from carrywell.check.findings import Findings
from carrywell.check.interview import TICKED
from carrywell.knowledge.schema import Question
from carrywell.knowledge.words import Words
from carrywell.web.forms import UNIT_NAMES, TypedField, digits, spoken_words, told
from carrywell.web.numbers import UNITS, Limits, Unit, plain, read_days, read_number

#: A span of days longer than this is easier to tell in weeks or months.
LONG_SPAN_DAYS = 90
UNSURE = "unsure"


@dataclass(frozen=True)
class TickRow:
    """One statement of a tick screen."""

    name: str
    statement: str
    yes: bool
    unsure: bool


class ScreenForm(forms.Form):
    """What she gives on one screen; `entry` is what the interview keeps of it.

    It is opened with what was posted (`data`), with an earlier entry (`given`), or with what she has just entered and
    not sent yet (`typed`).
    """

    def __init__(
        self,
        interview: Interview,
        screen: Screen,
        data: QueryDict | None = None,
        given: Entry | None = None,
        typed: QueryDict | None = None,
    ) -> None:
        self.interview, self.screen, self.words = interview, screen, spoken_words(interview.person)
        self.knowledge = interview.knowledge
        super().__init__(data, initial=self._initial(given) if given else self._typed(typed) if typed else None)
        if screen.ticks:
            self.fields |= tick_fields(screen)
        else:
            self.fields |= self._answer_fields()

    @property
    def question(self) -> Question:
        """The question of a screen with only one."""
        return self.knowledge.questions[self.screen.questions[0]]

    @property
    def kind(self) -> str:
        """Which template part shows it."""
        if self.screen.ticks:
            return "ticks"
        return "one" if self.question.type == "yes_no" else self.question.type

    @property
    def timed(self) -> bool:
        """A span of time, told in days, weeks or months."""
        return self.question.unit == "days" and (self.question.max or 0) > LONG_SPAN_DAYS

    # ---- fields

    def _answer_fields(self) -> dict[str, forms.Field]:
        question, w = self.question, self.words
        if question.type == "number":
            number = TypedField(label=w.ask(question.id), widget=digits())
            number.error_messages["required"] = _("Please write a number, or choose “Skip, not sure”.")
            return {"answer": number} | (unit_field() if self.timed else {})
        if question.type == "multi":
            return {"answer": multi_field(w.ask(question.id), self._options())}
        return {"answer": radio_field(w.ask(question.id), self._options())}

    def _options(self) -> list[tuple[str, str]]:
        question, w = self.question, self.words
        if question.type == "yes_no":
            return [("yes", _("Yes")), ("no", _("No")), (UNSURE, _("Not sure"))]
        if question.type == "rating":
            return [(str(n), str(n)) for n in range(int(question.min or 0), int(question.max or 0) + 1)]
        interview = self.interview
        answers = all_answers(self.knowledge, interview.person, interview.answers)
        shown = Findings(self.knowledge, interview.person, answers).options(question)
        return [(option, w.option(question.id, option)) for option in shown]

    def tick_rows(self) -> list[TickRow]:
        """The statements with what is ticked, whether it was posted or stored."""
        yes, unsure = (self[name].value() or [] for name in ("yes", "unsure"))
        return [
            TickRow(name, statement_of(self.words, name), name in yes, name in unsure) for name in self.screen.questions
        ]

    # ---- what was given before

    def _initial(self, entry: Entry) -> dict[str, object]:
        given = entry.given
        if self.screen.ticks:
            yes = [name for name, answer in given.items() if answer is True or answer == TICKED]
            unsure = [name for name, answer in given.items() if is_unsure(answer)]
            return {"yes": yes, "unsure": unsure, "none": not yes and not unsure}
        answer = given[self.screen.questions[0]]
        if isinstance(answer, bool):
            return {"answer": "yes" if answer else "no"}
        if isinstance(answer, tuple):
            return {"answer": list(answer)}
        if isinstance(answer, str):
            return {} if self.question.type in ("number", "rating") else {"answer": answer}
        return {"answer": str(plain(answer)), "unit": "days"}

    def _typed(self, typed: QueryDict) -> dict[str, object]:
        if self.screen.ticks:
            return {"yes": typed.getlist("yes"), "unsure": typed.getlist("unsure"), "none": "none" in typed}
        several = self.question.type == "multi"
        answer = typed.getlist("answer") if several else typed.get("answer")
        return {"answer": answer, "unit": typed.get("unit", "days")}

    # ---- the entry

    def entry(self) -> Entry | None:
        """What the interview keeps; None, with errors on the form, when it cannot be used."""
        if not self.is_valid():
            return None
        scratch = Interview(self.interview.person)
        try:
            if self.screen.ticks:
                self._tick(scratch)
            else:
                scratch.answer(self.screen, self._answer())
        except InputError as error:
            self.add_error("yes" if self.screen.ticks else "answer", self._told(error))
            return None
        return scratch.entries[0]

    def skipped(self) -> Entry:
        """Everything on the screen is "not sure"."""
        scratch = Interview(self.interview.person)
        scratch.skip(self.screen)
        return scratch.entries[0]

    def _tick(self, scratch: Interview) -> None:
        given = self.cleaned_data
        unsure = [name for name in given["unsure"] if name not in given["yes"]]
        scratch.tick(self.screen, given["yes"], unsure, given["none"])

    def _answer(self) -> object:
        question, given = self.question, self.cleaned_data["answer"]
        if question.type == "yes_no":
            return {"yes": True, "no": False}.get(given, UNSURE)
        if question.type == "rating":
            return int(given)
        if question.type != "number":
            return given
        label = _("Your answer")
        if self.timed:
            return read_days(label, given, cast("Unit", self.cleaned_data["unit"]), question.max or 0)
        return Limits(question.min or 0, question.max or 0).check(label, read_number(label, given))

    def _told(self, error: InputError) -> forms.ValidationError:
        if error.code == "empty_choice":
            return forms.ValidationError(_("Please tick what is true for you. If nothing is, choose “None of these”."))
        if error.code == "none_with_others":
            return forms.ValidationError(
                _("You chose “None of these” and something else too. Please keep only one of the two.")
            )
        return told(error)


def statement_of(w: Words, question: str) -> str:
    """The statement of a question; where there is none, the question itself."""
    return w.tick(question) if w.has("ticks", question) else w.ask(question)


def tick_fields(screen: Screen) -> dict[str, forms.Field]:
    """Ticked, not sure, none of these."""
    names = [(name, name) for name in screen.questions]
    fields: dict[str, forms.Field] = {
        "yes": forms.MultipleChoiceField(choices=names, required=False, widget=forms.CheckboxSelectMultiple),
        "unsure": forms.MultipleChoiceField(choices=names, required=False, widget=forms.CheckboxSelectMultiple),
        "none": forms.BooleanField(required=False),
    }
    for name in ("yes", "unsure"):
        fields[name].error_messages["invalid_choice"] = _("One of the answers was not on this page. Please tick again.")
    return fields


def radio_field(label: str, options: list[tuple[str, str]]) -> forms.Field:
    """One answer out of several."""
    field = forms.ChoiceField(label=label, choices=options, widget=forms.RadioSelect)
    field.error_messages |= {
        "required": _("Please choose one answer, or “Skip, not sure”."),
        "invalid_choice": _("That answer is not on this page. Please choose one of these."),
    }
    return field


def multi_field(label: str, options: list[tuple[str, str]]) -> forms.Field:
    """Several answers."""
    field = forms.MultipleChoiceField(label=label, choices=options, widget=forms.CheckboxSelectMultiple)
    field.error_messages |= {
        "required": _("Please tick what is true for you. If nothing is, choose “None of these”."),
        "invalid_choice": _("One of the answers was not on this page. Please tick again."),
    }
    return field


def unit_field() -> dict[str, forms.Field]:
    """Days, weeks or months."""
    choices = [(unit, UNIT_NAMES[unit]) for unit in UNITS]
    field = forms.ChoiceField(
        label=_("Days, weeks or months"), choices=choices, widget=forms.RadioSelect, initial="days"
    )
    field.error_messages |= {"required": _("Please choose one."), "invalid_choice": _("Please choose one.")}
    return {"unit": field}
