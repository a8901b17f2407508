"""The letter for a clinician, and the other files to hand over: what goes in, and the file itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from itertools import islice
from typing import Any, cast

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from carrywell import InputError
from carrywell.knowledge.words import Language
from carrywell.report.calendar_file import CalendarForm, calendar_file
from carrywell.report.fhir import fhir_bundle
from carrywell.report.fonts import FontMissingError
from carrywell.report.handover import MOST_NOTES, Chosen, Handover, Loss, handover_of, may_offer
from carrywell.report.letter import LANGUAGES_OF, PAPERS, LetterForm, LetterLanguage, Paper, letter_pdf
from carrywell.track.entries import JournalEntry
from carrywell.web import after_loss, journal_store, store
from carrywell.web.forms import TypedField, spoken_words, told
from carrywell.web.her_course import counts_from, course_of
from carrywell.web.journal_store import Kept
from carrywell.web.load_pages import her_now
from carrywell.web.views.choices import switched, switching

#: Ending and type of each file.
FILES = {"pdf": ("pdf", "application/pdf"), "fhir": ("json", "application/fhir+json"), "ics": ("ics", "text/calendar")}


class ReportForm(forms.Form):
    """What goes into the letter; ``offered`` are the notes of her journal that she can tick."""

    question = TypedField(required=False, widget=forms.Textarea(attrs={"rows": 3}))
    words = TypedField(required=False, widget=forms.Textarea(attrs={"rows": 3}))
    notes = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    language = forms.ChoiceField(widget=forms.RadioSelect)
    paper = forms.ChoiceField(widget=forms.RadioSelect)
    with_mood = forms.BooleanField(required=False)

    def __init__(self, offered: Sequence[Kept], data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.offered = {str(kept.id): kept.entry for kept in offered}
        self.fields["question"].label = _("Your question")
        self.fields["words"].label = _("How you would tell it yourself")
        notes = cast("forms.MultipleChoiceField", self.fields["notes"])
        notes.label = _("Notes from your journal to put in")
        notes.choices = [(name, _note(entry)) for name, entry in self.offered.items()]
        notes.error_messages |= {"invalid_choice": _("Please choose from this list.")}
        self.fields["with_mood"].label = _("Also my answers on mood and on thoughts of harm")
        languages = {"en": _("English"), "zh_hans": _("Chinese"), "both": _("Both")}
        self._offer("language", _("Language of the letter"), languages)
        self._offer("paper", _("Paper"), {"a4": "A4", "letter": _("US Letter")})

    def _offer(self, name: str, label: str, choices: dict[str, str]) -> None:
        field = cast("forms.ChoiceField", self.fields[name])
        field.label, field.choices = label, list(choices.items())
        field.error_messages |= {"required": _("Please choose one."), "invalid_choice": _("Please choose one.")}

    @property
    def chosen(self) -> Chosen:
        """What she says and chooses beside her course."""
        given = self.cleaned_data
        notes = tuple(self.offered[name] for name in given["notes"])
        return Chosen(given["words"], notes, given["question"], given["with_mood"])

    @property
    def letter(self) -> LetterForm:
        """How the letter is set."""
        given = self.cleaned_data
        return LetterForm(cast("LetterLanguage", given["language"]), cast("Paper", given["paper"]))

    @property
    def one_language(self) -> Language:
        """For what is in one language only."""
        return LANGUAGES_OF[self.letter.language][0]


def _note(entry: JournalEntry) -> str:
    """A note as it is offered: whole, with its day."""
    day = date_format(entry.at.astimezone(settings.LOCAL_ZONE))
    return _("%(day)s: %(text)s") % {"day": day, "text": entry.note.strip()}


def _offered(request: HttpRequest) -> list[Kept]:
    """The newest notes that can stand on this page; after a loss none of the days up to it, which speak of a baby."""
    her, key = her_now(request.session), journal_store.key_of(request.session)
    since = counts_from(request.session, her)
    if her.loss is not None and her.loss.told is not None:
        since = max(since, datetime.combine(her.loss.told + timedelta(days=1), time(), settings.LOCAL_ZONE))
    notes = journal_store.noted(key, since)
    return list(islice((kept for kept in notes if may_offer(kept.entry, her.person, her.today)), MOST_NOTES))


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """Her question and what goes with it; then the file."""
    language, her = switching(request), her_now(request.session)
    checked = her.saved is not None and her.saved.finished is not None
    noted = her.loss is not None and journal_store.count(journal_store.key_of(request.session)) > 0
    if not noted and (not checked or her.profile.stage_on(her.today) is None):
        return render(request, "web/report_none.html")
    offered, page = _offered(request), {"checked": checked, "baby_died": her.loss is not None and her.loss.baby_died}
    first = {"language": spoken_words().language, "paper": next(iter(PAPERS))}
    if language or request.method != "POST":
        typed = request.POST.dict() | {"notes": request.POST.getlist("notes")}
        form = ReportForm(offered, initial=first | typed)
        return switched(render(request, "web/report.html", {"form": form} | page), language)
    form = ReportForm(offered, request.POST)
    made = _file(request, form) if form.is_valid() else None
    return made or render(request, "web/report.html", {"form": form} | page)


def _file(request: HttpRequest, form: ReportForm) -> HttpResponse | None:
    """The file that she asked for; None where something cannot be, which the form then says."""
    kind, key = request.POST.get("file", "pdf"), journal_store.key_of(request.session)
    try:
        handover = handover_of(
            course_of(request.session),
            form.chosen,
            journal_store.answered(key),
            _loss(after_loss.loss_of(request.session)),
        )
        body = _made(kind, handover, form)
    except InputError as error:
        name = error.field if error.field in form.fields else None
        label = str(form.fields[name].label) if name else error.field
        form.add_error(name, told(InputError(label, error.code, **error.details)))
        return None
    except FontMissingError:
        form.add_error("language", _("This computer has no Chinese font, so the letter can only be set in English."))
        return None
    ending, content_type = FILES[kind if kind in FILES else "pdf"]
    name = f"back-{store.today().isoformat()}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(body, content_type=content_type, headers=headers)


def _loss(told: after_loss.Loss | None) -> Loss | None:
    """What the clinician is told of it."""
    if told is None:
        return None
    return Loss(told.baby_died, told.told, None if told.weeks is None else int(told.weeks))


def _made(kind: str, handover: Handover, form: ReportForm) -> bytes:
    if kind == "fhir":
        return fhir_bundle(handover, form.one_language).encode()
    if kind == "ics":
        return calendar_file(handover, CalendarForm(form.one_language))
    return letter_pdf(handover, form.letter)
