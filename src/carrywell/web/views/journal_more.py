"""Beside the entries: answers to what is open, questions now and then, the whole journal out, away, or elsewhere."""

from __future__ import annotations

import json

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from carrywell import InputError
from carrywell.track.entries import JournalEntry
from carrywell.web import journal_store, store
from carrywell.web.after_loss import loss_of
from carrywell.web.forms import spoken_words
from carrywell.web.her_course import course_of, open_rules
from carrywell.web.journal_ask import ask_form
from carrywell.web.journal_cards import ASKED, open_cards, put_off
from carrywell.web.journal_marks import marks_of
from carrywell.web.journal_together import open_with
from carrywell.web.journal_whole import whole_json
from carrywell.web.load_pages import her_now
from carrywell.web.signs_again import ask_again
from carrywell.web.views.choices import switched, switching
from carrywell.wire.journal_csv import csv_lines

FORMS = {"json": "application/json", "csv": "text/csv; charset=utf-8"}
BACK = ("journal", "start")


@require_POST
def answer(request: HttpRequest) -> HttpResponse:
    """She has done what a card asks for, or has seen it."""
    cards = {card.told.id: card for card in open_cards(request.session, course_of(request.session))}
    name = request.POST.get("rule", "")
    if name in cards and request.POST.get("seen", cards[name].seen) == cards[name].seen:
        journal_store.answer(journal_store.own_key(request.session), name)
    back = request.POST.get("back", "")
    return redirect(back if back in BACK else "journal")


@require_POST
def signs(request: HttpRequest) -> HttpResponse:
    """Into the warning screens of the check, with what is new."""
    loss = loss_of(request.session)
    if loss is not None and not loss.can_check:
        return redirect("you_ended_early")
    if loss is not None and not loss.birth_known:
        return redirect("you_after_loss")
    rules = {row.id: row for row in open_rules(request.session, course_of(request.session))}
    rule = rules.get(request.POST.get("rule", ""))
    if loss is not None:
        store.keep_profile(request.session, her_now(request.session).profile)
    ask_again(request.session, rule.answers if rule else {})
    return redirect("check")


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, page: str) -> HttpResponse:
    """Questions of a week, of a month, on mood; kept as an entry."""
    if page not in ASKED:
        raise Http404
    person, w, language = her_now(request.session).person, spoken_words(), switching(request)
    given = request.POST if request.method == "POST" and not language else None
    form = ask_form(page, person, w.language, given, **({"initial": request.POST.dict()} if language else {}))
    if form.is_bound and form.is_valid():
        if form.filled:
            now = timezone.now().astimezone(settings.LOCAL_ZONE)
            journal_store.add(journal_store.own_key(request.session), JournalEntry(now, filled=form.filled))
            return redirect(f"{reverse('journal')}?kept")
        form.add_error(None, _("Nothing is chosen yet. You can also leave it for another day."))
    titles = {"week": _("How was your week?"), "month": _("How was your month?"), "mood": _("How are you yourself?")}
    left_out = page == "month" and all(each.id != "rmdq" for each in form.told)
    context = {"form": form, "title": titles[page], "left_out": left_out, "page": page}
    return switched(render(request, "web/journal_ask.html", context), language)


@require_POST
def later(request: HttpRequest) -> HttpResponse:
    """No questions for some days."""
    put_off(request.session, store.today())
    return redirect("journal")


@require_safe
def export(request: HttpRequest, form: str) -> HttpResponseBase:
    """Everything she noted, as a file."""
    if form not in FORMS:
        raise Http404
    return file_of(journal_store.key_of(request.session), form)


def file_of(key: str, form: str) -> HttpResponseBase:
    """A journal as a file."""
    headers = {"Content-Disposition": f'attachment; filename="journal-{store.today().isoformat()}.{form}"'}
    if form == "csv":
        lines = csv_lines((each.id, each.entry, each.stored) for each in journal_store.entries(key))
        return StreamingHttpResponse(lines, content_type=FORMS[form], headers=headers)
    told = whole_json(key)
    return HttpResponse(json.dumps(told, ensure_ascii=False, indent=1), content_type=FORMS[form], headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest) -> HttpResponse:
    """Delete the whole journal; asked once, and again where another one, or more, is there than the page told."""
    key = journal_store.key_of(request.session)
    if request.method == "POST":
        now = {"marks": " ".join(marks_of(request)), "total": str(journal_store.count(key))}
        if any(request.POST.get(name, told) != told for name, told in now.items()):
            return redirect("journal_delete")
        journal_store.forget(key)
        request.session.pop(journal_store.KEY, None)  # who opened it with a code does not come along to the next one
        return redirect(f"{reverse('journal')}?gone")
    return render(request, "web/journal_delete.html", {"total": journal_store.count(key)})


@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """The same journal in another browser: a code to show there, or one to type here."""
    context: dict[str, object] = {}
    if "show" in request.POST:
        context["code"] = journal_store.new_code(journal_store.own_key(request.session))
    elif "code" in request.POST:
        try:
            open_with(request.session, request.POST["code"])
            return redirect(f"{reverse('journal')}?opened")
        except InputError as error:
            reason = InputError(_("This code"), error.code, **error.details)
            context |= {"error": spoken_words().error(reason), "typed": request.POST["code"][:40]}
    return render(request, "web/journal_code.html", context)
