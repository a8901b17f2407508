"""Her profile and her check go together: a check begins with who she is today, and keeps that once it is finished."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from carrywell import AfterBirth, Person
from carrywell.web import store
from carrywell.web.changing import still_valid
from carrywell.web.profile import Profile
from carrywell.web.views.help import with_very_wrong

View = Callable[..., HttpResponse]


def enter_check(session: SessionBase) -> None:
    """Begin the check as who she is today, or go on with it; what she gave stays as far as it can be asked now."""
    person = store.load_profile(session).person_on(store.today())
    if person is not None:
        _ask(session, person, store.load(session))


def follow_profile(session: SessionBase) -> None:
    """A check under way goes on with what the profile says now; a result keeps who it was made for."""
    saved = store.load(session)
    if saved is not None and not saved.finished:
        enter_check(session)


def _ask(session: SessionBase, person: Person, saved: store.Saved | None) -> None:
    entries = still_valid(person, saved.entries) if saved else ()
    if store.take_very_wrong(session):
        entries = with_very_wrong(person, entries)
    store.keep(session, person, entries)


def step_left(profile: Profile) -> str | None:
    """The address of the step that the check still needs; None when it can begin."""
    day = store.today()
    if profile.asks_whether_born(day):
        return reverse("profile_born") + "?then=first"
    if profile.stage_on(day) is None:
        return reverse("you")
    if isinstance(profile.stage, AfterBirth) and not profile.is_complete:
        return reverse("you_born")
    return None


#: With this in an address, a page before the check says that it begins here.
UNANSWERED = "unanswered"


def stopped_at(session: SessionBase) -> str | None:
    """The address of the page before the check on which she stopped; None when it lies behind her."""
    page = store.first_run_page(session)
    if page is not None:
        return f"{reverse(page)}?then=first"
    return None if store.load(session) else step_left(store.load_profile(session))


def of_a_stage_that_lasts(view: View) -> View:
    """A page that needs her stage of today: a pregnancy that cannot last until now is asked about first."""

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        outgrown = store.load_profile(request.session).is_outgrown(store.today())
        return redirect("profile_born") if outgrown else view(request, *args, **kwargs)

    return answer
