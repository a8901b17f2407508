"""Who is asking: her stage and its details. The forms keep what she typed and say what to do in her language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from carrywell import AfterBirth, InputError, Person, Pregnant
from carrywell.knowledge.words import Words, language_of, words, words_after_loss, words_for
from carrywell.person import BIRTHS, NEURAXIALS, Birth, Neuraxial, Stage
from carrywell.web.numbers import UNITS, Limits, Unit, read_days, read_number, read_weeks

STAGES = ("pregnant", "gave_birth", "ended_early", "neither")
AGE = Limits(12, 60)
WEEKS = Limits(3, 43)
MOST_DAYS = 1096

#: For a woman who does not know her week: a week in the middle of each third that she can tell.
THIRD_WEEKS = {"first": 10.0, "middle": 20.0, "last": 32.0}
THIRDS = {
    "first": gettext_lazy("The first third (month 1 to 3)"),
    "middle": gettext_lazy("The middle third (month 4 to 6)"),
    "last": gettext_lazy("The last third (month 7 to birth)"),
}

UNIT_NAMES = {"days": gettext_lazy("days"), "weeks": gettext_lazy("weeks"), "months": gettext_lazy("months")}


def spoken_words(person: Person | None = None) -> Words:
    """The words of the knowledge in the language of this request, and for this woman where she is known."""
    language = language_of(get_language() or "en")
    return words(language) if person is None else words_for(person, language)


def told(error: InputError) -> forms.ValidationError:
    """An input error as a form shows it."""
    return forms.ValidationError(spoken_words().error(error))


def digits(pad: str = "numeric") -> forms.TextInput:
    """A field for digits that brings up the number pad."""
    return forms.TextInput(attrs={"inputmode": pad, "autocomplete": "off", "class": "number"})


class TypedField(forms.CharField):
    """What she types, however long or odd; the reading of numbers says what is wrong with it, naming the field."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.validators = []


class StageForm(forms.Form):
    """Step one: pregnant, gave birth, ended early, neither."""

    stage = forms.ChoiceField(widget=forms.RadioSelect)

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        w = spoken_words()
        field = cast("forms.ChoiceField", self.fields["stage"])
        field.choices = [(name, w.option("stage", name)) for name in STAGES]
        field.label = w.ask("stage")
        message = _("Please choose the one that fits you.")
        field.error_messages |= {"required": message, "invalid_choice": message}

    def clean_stage(self) -> str:
        """One stage only, also when the form was made by hand."""
        given = self.data.getlist("stage") if hasattr(self.data, "getlist") else []
        if len(given) > 1:
            raise told(InputError(_("Your answer"), "stage_both"))
        return str(self.cleaned_data["stage"])


class DetailsForm(forms.Form):
    """What both stages may tell: her age."""

    age = TypedField(required=False)
    #: Fields of the other stage: a form that carries one contradicts itself.
    other_stage: tuple[str, ...] = ()
    #: Field to the question whose reason is shown with it.
    asked: Mapping[str, str] = {}

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        field = self.fields["age"]
        field.label = _("Your age in years (you may leave this out)")
        field.widget = digits()

    def clean_age(self) -> float | None:
        """Her age, or None."""
        typed = str(self.cleaned_data["age"])
        if not typed:
            return None
        try:
            return AGE.check(_("Your age"), read_number(_("Your age"), typed))
        except InputError as error:
            raise told(error) from error

    def clean(self) -> dict[str, Any]:
        """Both stages at once are refused."""
        if any(name in self.data for name in self.other_stage):
            raise told(InputError(_("Your answer"), "stage_both"))
        return super().clean() or self.cleaned_data


class PregnantForm(DetailsForm):
    """Step two when she is pregnant."""

    other_stage = ("since", "birth", "neuraxial")

    weeks = TypedField(required=False)
    third = forms.ChoiceField(widget=forms.RadioSelect, required=False)
    field_order = ("weeks", "third", "age")
    asked: Mapping[str, str] = {"weeks": "gestation_weeks"}

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        field = self.fields["weeks"]
        field.label = spoken_words().ask("gestation_weeks")
        field.help_text = _("For example 30, or 30+4 for 30 weeks and 4 days.")
        field.widget = digits("tel")  # the number pad that has a plus
        third = cast("forms.ChoiceField", self.fields["third"])
        third.label, third.choices = _("About how far along are you?"), list(THIRDS.items())
        third.error_messages["invalid_choice"] = _("Please choose one.")

    def clean_weeks(self) -> float | None:
        """Weeks within a pregnancy, or None."""
        typed = str(self.cleaned_data["weeks"])
        if not typed:
            return None
        try:
            return WEEKS.check(_("Your week"), read_weeks(_("Your week"), typed))
        except InputError as error:
            raise told(error) from error

    def clean(self) -> dict[str, Any]:
        """Her week counts; where she does not know it, the third of the pregnancy does."""
        cleaned = super().clean()
        if "weeks" in cleaned and "third" in cleaned and cleaned["weeks"] is None:
            if cleaned["third"]:
                cleaned["weeks"] = THIRD_WEEKS[cleaned["third"]]
            else:
                self.add_error("weeks", told(InputError(_("Your week"), "missing")))
        return cleaned

    def person(self) -> Person:
        """Who is asking, once the form is valid."""
        return Person(Pregnant(self.cleaned_data["weeks"]), self.cleaned_data["age"])


class OfferingForm(forms.Form):
    """A form that fills its choices with words of this request."""

    def offer(self, name: str, label: str, choices: list[tuple[str, Any]]) -> None:
        """Label and choices of a field, and what it says when none or another is given."""
        field = cast("forms.ChoiceField", self.fields[name])
        field.label, field.choices = label, choices
        message = _("Please choose one. “Not sure” is fine too.") if name == "neuraxial" else _("Please choose one.")
        field.error_messages |= {"required": message, "invalid_choice": message}


class SinceForm(OfferingForm):
    """How long ago the birth was."""

    since = TypedField()
    unit = forms.ChoiceField(widget=forms.RadioSelect, initial="days")
    asked: Mapping[str, str] = {"since": "days_since_birth"}

    @staticmethod
    def words() -> Words:
        """The words of the questions."""
        return spoken_words()

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        w = self.words()
        self.fields["since"].label = w.ask("days_since_birth")
        self.fields["since"].widget = digits()
        self.fields["since"].error_messages["required"] = w.error(InputError(_("The time since the birth"), "missing"))
        self.offer("unit", _("Days, weeks or months"), [(unit, UNIT_NAMES[unit]) for unit in UNITS])

    def clean(self) -> dict[str, Any]:
        """The time since birth needs its unit, so it is read when both are there."""
        cleaned = super().clean() or self.cleaned_data
        if "since" in cleaned and "unit" in cleaned:
            try:
                unit = cast("Unit", cleaned["unit"])
                cleaned["days"] = read_days(_("The time since the birth"), str(cleaned["since"]), unit, MOST_DAYS)
            except InputError as error:
                self.add_error("since", told(error))
        return cleaned


class AfterBirthForm(DetailsForm, SinceForm):
    """Everything about the birth on one page."""

    other_stage = ("weeks",)

    birth = forms.ChoiceField(widget=forms.RadioSelect, required=False)
    neuraxial = forms.ChoiceField(widget=forms.RadioSelect)
    field_order = ("since", "unit", "birth", "neuraxial", "age")
    asked: Mapping[str, str] = {"since": "days_since_birth", "birth": "birth_mode", "neuraxial": "neuraxial"}

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        w = self.words()
        births = [(name, w.option("birth_mode", name)) for name in BIRTHS]
        self.offer("birth", w.ask("birth_mode"), [*births, ("", _("I would rather not say"))])
        self.offer("neuraxial", w.ask("neuraxial"), [(name, w.option("neuraxial", name)) for name in NEURAXIALS])

    def person(self) -> Person:
        """Who is asking, once the form is valid."""
        given = self.cleaned_data
        birth = cast("Birth | None", given["birth"] or None)
        return Person(AfterBirth(given["days"], birth, cast("Neuraxial", given["neuraxial"])), given["age"])


class AfterLossForm(AfterBirthForm):
    """The same of a woman whose baby has died."""

    @staticmethod
    def words() -> Words:
        """Without a word about a baby."""
        return words_after_loss(spoken_words().language)


def typed_again(stage: Stage | None, age_years: float | None) -> dict[str, object]:
    """What she would type to say the same again, for a form that is opened a second time."""
    age: dict[str, object] = {} if age_years is None else {"age": f"{age_years:g}"}
    if isinstance(stage, AfterBirth):
        return age | {
            "since": str(stage.days),
            "unit": "days",
            "birth": stage.birth or "",
            "neuraxial": stage.neuraxial,
        }
    return age if stage is None else age | {"weeks": written_weeks(stage.weeks)}


def written_weeks(weeks: float) -> str:
    """Weeks of pregnancy as midwives write them: 30+4."""
    days = round(weeks * 7)
    return f"{days // 7}+{days % 7}" if days % 7 else f"{days // 7}"
