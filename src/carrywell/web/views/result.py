"""The result on the screen and on paper."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from carrywell import Assessment, Interview, check
from carrywell.knowledge.claim_reader import claims
from carrywell.web import store
from carrywell.web.answers_told import paper_lines, public_entries
from carrywell.web.ended import is_on
from carrywell.web.forms import spoken_words
from carrywell.web.standing import is_stale
from carrywell.web.views.offline import HEADER as COPY
from carrywell.web.views.offline import NO_COPY
from carrywell.wire.script import stage_sentence
from carrywell.wire.told import Told, tell

#: Results beside which nothing else is offered, and with which the number to call comes before the rest.
CALL_FIRST = ("emergency", "same_day")
#: The action whose words name nothing; what helps stands on the page of who listens.
SUPPORT = "support_line"


def counts_private(found: Assessment) -> bool:
    """A private answer counts in this result: no copy of it is kept."""
    return any(sign.private for sign in found.warning_signs)


@require_safe
def result(request: HttpRequest) -> HttpResponse:
    """What to do, why, what is likely, and what to watch for."""
    saved = store.load(request.session)
    if saved is None or saved.interview().screen() is not None:
        return redirect("check")
    interview = saved.interview()
    found = interview.result()
    told = tell(saved.person, interview.answers, found, spoken_words().language)
    context = {
        "told": told,
        "stale": is_stale(saved, told.urgency),
        "date": saved.created.astimezone(settings.LOCAL_ZONE),
        "estimates": any(r.mark == "estimate" for c in told.causes for r in (*c.supporting, *c.against)),
        "crisis": any(sign.id == "R36" for sign in told.signs),
        "talk_first": found.action == SUPPORT,
        "call_first": told.urgency in CALL_FIRST,
        "explained": _explained(request, told),
    }
    template = "web/emergency.html" if told.urgency == "emergency" else "web/result.html"
    response = render(request, template, context)
    if counts_private(found):
        response[COPY] = NO_COPY
    return response


def _explained(request: HttpRequest, told: Told) -> frozenset[str]:
    """Causes with a page of their own to go to; none beside what is urgent, nor after a loss."""
    if told.urgency in CALL_FIRST or is_on(request):
        return frozenset()
    return frozenset(claims().told)


@require_safe
def paper(request: HttpRequest) -> HttpResponse:
    """For the clinician, black on white; private answers are left out as if never asked."""
    saved = store.load(request.session)
    if saved is None or saved.interview().screen() is not None:
        return redirect("check")
    w = spoken_words(saved.person)
    entries = public_entries(saved.person, saved.entries)
    told = public_result(saved)
    said, unsure, denied = paper_lines(entries, w)
    context = {
        "told": told,
        "date": (saved.finished or saved.updated).astimezone(settings.LOCAL_ZONE),
        "stage": stage_sentence(saved.person, w),
        "age": saved.person.age_years,
        "said": said,
        "unsure": unsure,
        "denied": denied,
    }
    return render(request, "web/paper.html", context)


def public_result(saved: store.Saved) -> Told:
    """The result of the answers that may stand on paper."""
    entries = public_entries(saved.person, saved.entries)
    answers = Interview(saved.person, entries).answers
    return tell(saved.person, answers, check(saved.person, answers), spoken_words().language)
