"""Entries from files into the journal: the files, what they leave open, and what came of it in numbers."""

from __future__ import annotations

from dataclasses import asdict

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from carrywell import InputError
from carrywell.exchange.days import TakenIn, Wish
from carrywell.exchange.files import Files
from carrywell.web import ended, journal_store
from carrywell.web.bringing import RefusedError, given_again, held, read, texts_of, told_result, told_rows, why
from carrywell.web.journal_whole import bring_in
from carrywell.web.load_pages import her_now
from carrywell.web.rows_form import RowsForm
from carrywell.web.views.choices import switched, switching

#: In the session: what the last files brought, in numbers.
BROUGHT = "brought"
MB = 1_000_000


class SeveralFiles(forms.FileInput):
    """A field for more than one file."""

    allow_multiple_selected = True


class FilesForm(forms.Form):
    """The files; they are read one by one, so that what is wrong names its file and line."""

    upload = forms.FileField(required=False, allow_empty_file=True, widget=SeveralFiles)


@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    """First the files; where Baby Buddy's leave something open, a second page that holds them."""
    language = switching(request)
    if request.method != "POST" or (language and "held" not in request.POST):
        return switched(_first(request), language)
    try:
        word = request.POST.get("held")
        given = texts_of(request.FILES.getlist("upload")) if word is None else given_again(word)
        now = timezone.now().astimezone(settings.LOCAL_ZONE)
        files = read(given, now)
        rows = files.all_rows
        if not rows.children:
            _require_entries(files)
            return _bring(request, files, None)
        if not her_now(request.session).cares:
            raise RefusedError(_not_hers(request))
        wish = Wish(journal_store.own_key(request.session), now, settings.LOCAL_ZONE)
        form = _rows_form(request, RowsForm(rows, wish), language)
        if form.is_bound and form.is_valid():
            return _bring(request, files, form.found)
        context = {"form": form, "held": held(given), "rows": told_rows(rows), "own": len(files.entries)}
        return switched(render(request, "web/journal_bring_more.html", context), language)
    except RefusedError as error:
        return switched(_first(request, str(error)), language)


def _not_hers(request: HttpRequest) -> str:
    """Why what is of a baby is not taken in; after a loss without a word about one."""
    if ended.is_on(request):
        return _("Only a journal that was saved here can be brought in. Nothing was brought in.")
    return _("These files are about a baby. Tell of yours under “About you” first.")


def _require_entries(files: Files) -> None:
    if not files.entries:
        raise RefusedError(_("There is no entry in it. Nothing was brought in."))


def _rows_form(request: HttpRequest, unsaid: RowsForm, language: str | None) -> RowsForm:
    """What she said of the rows, on the second page; on the first she has said nothing yet."""
    if "held" not in request.POST:
        return unsaid
    if language:
        said = {name: request.POST.getlist(name) for name in ("child",)} | {
            name: request.POST.get(name, "") for name in ("weight_unit", "nappies_at")
        }
        return RowsForm(unsaid.rows, unsaid.wish, initial=said)
    return RowsForm(unsaid.rows, unsaid.wish, request.POST)


def _bring(request: HttpRequest, files: Files, found: TakenIn | None) -> HttpResponse:
    """Store it, all or nothing, and tell what came of it on a page that can be loaded again."""
    key = journal_store.own_key(request.session)
    act = "" if ended.is_on(request) else files.function  # what she chose before a loss may be to lift her baby
    try:
        brought = bring_in(key, act, files.entries, found.entries if found else ())
    except InputError as error:
        raise RefusedError(why(error)) from error
    left_out = {name: getattr(found, name, 0) for name in ("of_today", "too_old", "not_held")}
    request.session[BROUGHT] = asdict(brought) | left_out
    return redirect(f"{reverse('journal_bring')}?brought")


def _first(request: HttpRequest, refused: str = "") -> HttpResponse:
    form = FilesForm(request.POST) if refused else FilesForm()
    form.fields["upload"].label = _("The files")
    if refused:
        form.add_error("upload", refused)
    told = request.session.get(BROUGHT)
    context = {
        "form": form,
        "result": told_result(told) if "brought" in request.GET and isinstance(told, dict) else [],
        "limit": settings.UPLOAD_BYTES // MB,
        "cares": her_now(request.session).cares,
    }
    return render(request, "web/journal_bring.html", context)
